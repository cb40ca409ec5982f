/* Levels of a stream in one pass, by the millisecond, and around its chapters' starts.
 *
 * Silence is what stays below LEVELS_SILENCE_DBFS over 10 ms: the loudest floor that ACX
 * and NNELS take for a quiet room, so that what is louder is meant to be heard.
 *
 * The noise floor is the quietest half second: the room tone of a recording, between or
 * around the sentences. Digital silence has none, -HUGE_VAL. */
#ifndef LECTERN_CHECK_LEVELS_H
#define LECTERN_CHECK_LEVELS_H

#include "check/check.h"

enum { LEVELS_SILENCE_DBFS = -60, LEVELS_AROUND_MS = 100 };

struct levels;

/* One or two channels. The chapters have to be sorted by start; their levels are filled in as they
 * pass. */
struct levels *levels_open(struct arena *arena, int channels, int sample_rate_hz,
                           struct check_chapter *chapters, size_t n_chapters);

/* Takes interleaved samples, full scale being 1. */
void levels_add(struct levels *levels, const float *samples, size_t n_frames);

struct levels_sum {
    uint64_t n_samples; /* of a channel */
    double rms_dbfs;    /* of all samples of all channels */
    double floor_dbfs;
    uint64_t head_ms, tail_ms; /* silence; both the whole length when there is no voice */
    uint64_t n_clipped;        /* runs of three samples or more at full scale */
};

/* What was heard, the begun millisecond included. */
struct levels_sum levels_close(struct levels *levels);

#endif
