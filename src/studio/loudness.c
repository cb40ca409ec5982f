#include "studio/loudness.h"

#include <ebur128.h>

enum { BLOCKS_A_SECOND = 10 };

size_t loudness_count(size_t n_samples, int sample_rate_hz) {
    return n_samples / ((size_t)sample_rate_hz / BLOCKS_A_SECOND);
}

bool loudness_blocks(const int16_t *samples, size_t n_samples, int sample_rate_hz, float *lufs) {
    ebur128_state *meter = ebur128_init(1, (unsigned long)sample_rate_hz, EBUR128_MODE_M);
    if (!meter)
        return false;
    size_t step = (size_t)sample_rate_hz / BLOCKS_A_SECOND;
    bool done = true;
    for (size_t i = 0; done && i < loudness_count(n_samples, sample_rate_hz); i++) {
        double momentary = 0;
        done = ebur128_add_frames_short(meter, samples + i * step, step) == 0 &&
               ebur128_loudness_momentary(meter, &momentary) == 0;
        lufs[i] = (float)momentary;
    }
    ebur128_destroy(&meter);
    return done;
}
