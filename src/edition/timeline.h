/* Timeline: when each take, word and chapter is heard, in samples of the finished
 * stream. Computed from frame counts, never from rounded durations, so nothing
 * drifts. */
#ifndef LECTERN_EDITION_TIMELINE_H
#define LECTERN_EDITION_TIMELINE_H

#include "narration/pauses.h"
#include "narration/script.h"
#include "studio/take.h"

struct timeline_take {
    struct hash key;
    uint64_t start;       /* samples, a multiple of the frame: its first frame's place */
    uint64_t voice_end;   /* samples: where its last word ends */
    uint64_t first_frame; /* of the stream */
    uint32_t n_frames;
};

struct timeline_chapter {
    uint64_t start, end; /* samples; the first starts at 0, each ends where the next starts */
};

struct timeline {
    struct mp3_format format;
    uint64_t n_samples;          /* what a decoder plays */
    uint64_t n_frames;           /* audio frames of the stream, Info frame not counted */
    struct timeline_take *takes; /* one for each utterance */
    size_t n_takes;
    struct timeline_chapter *chapters; /* one for each of the script's */
    size_t n_chapters;
    double loudness_lufs;  /* integrated, from the takes' gating blocks */
    double true_peak_dbtp; /* before encoding */
};

/* How far before the voice a chapter begins, in the silence. */
enum { CHAPTER_LEAD_MS = 150 };

/* Sums up a recorded script. `keys` has one key for each utterance. Every take is
 * loaded once, one at a time. A missing take is an error that names its line. */
bool timeline_make(struct arena *arena, const struct script *script, const struct hash *keys,
                   const struct cache *cache, const struct mp3_format *format,
                   const struct pauses *pauses, struct timeline *timeline, struct error *error);

/* Milliseconds, rounded to the nearest. */
uint64_t timeline_ms(const struct timeline *timeline, uint64_t samples);

#endif
