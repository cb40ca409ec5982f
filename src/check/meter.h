/* Loudness and peaks, by libebur128. Without base/error.h on purpose: the library's
 * header has an `enum error`. */
#ifndef LECTERN_CHECK_METER_H
#define LECTERN_CHECK_METER_H

#include <stdbool.h>
#include <stddef.h>

struct meter; /* of a flat size, whatever the length */

/* NULL when the library refuses. */
struct meter *meter_open(int channels, int sample_rate_hz);
void meter_close(struct meter *meter); /* NULL is allowed */

/* Takes interleaved samples, full scale being 1. */
bool meter_add(struct meter *meter, const float *samples, size_t n_frames);

/* Integrated loudness in LUFS (ITU-R BS.1770-4: gated; to 0.1 LU, by a histogram), and
 * the true peak in dBTP (annex 2: oversampled four times); -HUGE_VAL for silence. */
double meter_loudness(const struct meter *meter);
double meter_true_peak(const struct meter *meter);

#endif
