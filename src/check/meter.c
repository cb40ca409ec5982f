#include "check/meter.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

struct meter {
    ebur128_state *state;
};

struct meter *meter_open(int channels, int sample_rate_hz) {
    struct meter *meter = calloc(1, sizeof *meter);
    if (!meter)
        return NULL;
    /* The histogram keeps memory flat: without it every 100 ms is kept. */
    meter->state = ebur128_init((unsigned)channels, (unsigned long)sample_rate_hz,
                                EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK | EBUR128_MODE_HISTOGRAM);
    if (meter->state)
        return meter;
    free(meter);
    return NULL;
}

void meter_close(struct meter *meter) {
    if (meter)
        ebur128_destroy(&meter->state);
    free(meter);
}

bool meter_add(struct meter *meter, const float *samples, size_t n_frames) {
    return ebur128_add_frames_float(meter->state, samples, n_frames) == EBUR128_SUCCESS;
}

double meter_loudness(const struct meter *meter) {
    double lufs;
    return ebur128_loudness_global(meter->state, &lufs) == EBUR128_SUCCESS ? lufs : -HUGE_VAL;
}

double meter_true_peak(const struct meter *meter) {
    double largest = 0, peak;
    for (unsigned channel = 0; channel < meter->state->channels; channel++)
        if (ebur128_true_peak(meter->state, channel, &peak) == EBUR128_SUCCESS && peak > largest)
            largest = peak;
    return largest > 0 ? 20 * log10(largest) : -HUGE_VAL;
}
