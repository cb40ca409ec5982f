#include "edition/gating.h"

#include <math.h>

/* The relative gate lies so far below the loudness of what passes the absolute one. */
static const double RELATIVE_GATE_LU = -10;

/* Loudness is 10 log10 of the energy and a constant, which cancels out here. */
static double to_energy(double lufs) {
    return pow(10, lufs / 10);
}

static size_t bin_of(double lufs) {
    double bin = floor((lufs - GATING_FLOOR_LUFS) * GATING_BINS_A_LU);
    return bin < 0 ? 0 : bin >= GATING_BINS ? GATING_BINS - 1 : (size_t)bin;
}

void gating_add(struct gating *gating, const float *block_lufs, size_t n_blocks) {
    for (size_t i = 0; i < n_blocks; i++) {
        double lufs = (double)block_lufs[i];
        if (!(lufs > GATING_FLOOR_LUFS))
            continue;
        size_t bin = bin_of(lufs);
        gating->bins[bin].n_blocks++;
        gating->bins[bin].energy += to_energy(lufs);
    }
}

/* The mean loudness of the blocks from a bin on. */
static double mean_from(const struct gating *gating, size_t first) {
    double energy = 0;
    uint64_t n_blocks = 0;
    for (size_t i = first; i < GATING_BINS; i++) {
        energy += gating->bins[i].energy;
        n_blocks += gating->bins[i].n_blocks;
    }
    return n_blocks ? 10 * log10(energy / (double)n_blocks) : -HUGE_VAL;
}

double gating_integrated(const struct gating *gating) {
    double ungated = mean_from(gating, 0);
    return isinf(ungated) ? ungated : mean_from(gating, bin_of(ungated + RELATIVE_GATE_LU));
}
