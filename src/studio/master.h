/* Mastering: one fixed gain for a voice, so that every utterance keeps its place
 * beside the others, and a look-ahead limiter that holds the true peak. */
#ifndef LECTERN_STUDIO_MASTER_H
#define LECTERN_STUDIO_MASTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct master {
    double gain_db;
    double ceiling_dbtp; /* true peak of the result, at most */
    int sample_rate_hz;
};

/* Masters in place, in linear time; its buffers, of a fixed size, are the arena's. */
void master_apply(struct arena *arena, const struct master *master, int16_t *samples,
                  size_t n_samples);

/* True peak in dBTP (ITU-R BS.1770-4, annex 2: four times oversampling by the
 * polyphase filter printed there); -HUGE_VAL for silence. */
double master_true_peak(const int16_t *samples, size_t n_samples);

#endif
