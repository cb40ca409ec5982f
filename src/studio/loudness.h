/* Loudness of a take, by libebur128. Without base/error.h on purpose: the library's
 * header has an `enum error`. */
#ifndef LECTERN_STUDIO_LOUDNESS_H
#define LECTERN_STUDIO_LOUDNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Number of blocks that n_samples make. */
size_t loudness_count(size_t n_samples, int sample_rate_hz);

/* Momentary loudness in LUFS (ITU-R BS.1770-4: the last 400 ms, K-weighted) at every
 * 100 ms of mono samples: the gating blocks of integrated loudness. -HUGE_VALF for
 * silence. False when the library fails. */
bool loudness_blocks(const int16_t *samples, size_t n_samples, int sample_rate_hz, float *lufs);

#endif
