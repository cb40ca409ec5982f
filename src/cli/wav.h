/* WAV files, by libsndfile. */
#ifndef LECTERN_CLI_WAV_H
#define LECTERN_CLI_WAV_H

#include "base/error.h"
#include "base/str.h"

/* Mono samples as a WAV file's bytes, in the arena. */
bool wav_encode(struct arena *arena, const int16_t *samples, size_t n_samples, int sample_rate_hz,
                struct str *file, struct error *error);

#endif
