/* Timeline: when each take, word and chapter is heard, in samples of the finished
 * stream. Computed from frame counts, never from rounded durations, so nothing
 * drifts.
 *
 * A take starts at a frame, so the silence before it, reckoned from where the voice
 * before it ends, is its pause rounded to the nearest frame (26 ms or less); it never
 * is less than what the encoder's last frames take (at most 76 ms). The first
 * take comes after the head's silence, the tail's is exact. An utterance without words
 * has no take: its pauses count among those around it, and it lies where the voice
 * before it ends. */
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
    uint32_t n_frames;    /* 0: there is no take */
    /* One for each word of the utterance, in samples from `start`, so that only the
     * binder that writes sound needs the take itself. */
    const struct word_time *word_times;
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
    double loudness_lufs;  /* integrated, from the takes' gating blocks; -HUGE_VAL: silence */
    double true_peak_dbtp; /* of what a player decodes; -HUGE_VAL: silence */
};

/* How far before the voice a chapter begins, in the silence; half of the silence where
 * it is shorter than twice as much. */
enum { CHAPTER_LEAD_MS = 150 };

/* Sums up a recorded script. `keys` has one key for each utterance. Every take is
 * loaded once, one at a time. A missing take is an error that names its line. */
bool timeline_make(struct arena *arena, const struct script *script, const struct hash *keys,
                   const struct cache *cache, const struct mp3_format *format,
                   const struct pauses *pauses, struct timeline *timeline, struct error *error);

/* The silence before the first voice of a part, to the nearest frame, and after its last:
 * samples. */
struct timeline_ends {
    uint64_t head, tail;
};

/* The timeline of a part of the script by itself: its utterances are those of the whole
 * from `first` on, with such silences around them. Nothing is loaded, so loudness and peak
 * are not known (-HUGE_VAL). Word times are shared. */
void timeline_cut(struct arena *arena, const struct timeline *whole, size_t first,
                  const struct script *part, struct timeline_ends ends, struct timeline *timeline);

/* Where the whole is cut before utterance `first`, when its parts are heard one after
 * another and none of its silence twice: at a frame in the silence before the voice, where
 * a chapter begins. 0 before the first voice, and the whole's length after the last. */
uint64_t timeline_joint(const struct timeline *whole, size_t first);

/* The take of an utterance, which must be there: take_load() with an error that names
 * the utterance's line. */
bool timeline_load(struct arena *arena, const struct utterance *utterance, const struct hash *key,
                   const struct cache *cache, struct take *take, struct error *error);

/* Where a page of the printed book is heard to begin: samples. */
uint64_t timeline_page(const struct timeline *timeline, const struct script *script,
                       const struct script_page *page);

/* Milliseconds, rounded to the nearest. */
uint64_t timeline_ms(const struct timeline *timeline, uint64_t samples);

#endif
