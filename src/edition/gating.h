/* Integrated loudness of many takes (ITU-R BS.1770-4, annex 1, with its two gates),
 * from the gating blocks that were measured when each was recorded. The memory is the
 * same for a sentence and for a book. */
#ifndef LECTERN_EDITION_GATING_H
#define LECTERN_EDITION_GATING_H

#include <stddef.h>
#include <stdint.h>

enum {
    GATING_FLOOR_LUFS = -70, /* the absolute gate */
    GATING_TOP_LUFS = 10,    /* full scale is near 0 */
    GATING_BINS_A_LU = 100,
    GATING_BINS = (GATING_TOP_LUFS - GATING_FLOOR_LUFS) * GATING_BINS_A_LU,
};

/* Blocks above the absolute gate, by their loudness in hundredths of a LU. Energies are
 * summed, so only the relative gate's edge is rounded. Zero is an empty one. */
struct gating {
    struct {
        uint64_t n_blocks;
        double energy;
    } bins[GATING_BINS];
};

/* Adds blocks; those at or below the absolute gate, and what is no number, do not count. */
void gating_add(struct gating *gating, const float *block_lufs, size_t n_blocks);

/* LUFS; -HUGE_VAL when no block counts. */
double gating_integrated(const struct gating *gating);

#endif
