/* Sound as a listener's player decodes it: libmpg123, which leaves out what the Info
 * frame says is the encoder's. */
#ifndef LECTERN_CHECK_DECODE_H
#define LECTERN_CHECK_DECODE_H

#include "check/levels.h"
#include "check/stream.h"

struct sound {
    struct levels_sum levels;
    double loudness_lufs, true_peak_dbtp;
    struct str problem; /* what the decoder stopped at; empty when all was heard */
};

/* Decodes the stream once, in flat memory, and measures it. False when decoding cannot
 * even start. The chapters are sorted; their levels are filled in. */
bool decode_sound(struct arena *arena, const struct input *input, const char *path,
                  const struct stream *stream, struct check_chapter *chapters, size_t n_chapters,
                  struct sound *sound, struct error *error);

#endif
