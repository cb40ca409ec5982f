/* Studio: records the utterances of a script as takes in the cache, in parallel. */
#ifndef LECTERN_STUDIO_STUDIO_H
#define LECTERN_STUDIO_STUDIO_H

#include "studio/take.h"

/* Called in the parent when a take is there: for progress. */
struct studio_report {
    size_t n_done, n_total; /* utterances */
    size_t n_recorded, n_reused;
    uint64_t words_done, words_total;
};
typedef void studio_progress_fn(void *context, const struct studio_report *report);

struct studio {
    const struct engine *engine; /* opened with `voice` */
    const struct voice *voice;
    const struct profile *profile;
    struct mp3_format format;
    struct mp3_encoder *encoder; /* for the children to spend */
    struct str engine_identity;
    const struct cache *cache;
    bool keep_samples;            /* of each take, too: see studio/samples.h */
    unsigned n_jobs;              /* children at a time; at least 1 */
    unsigned time_limit_ms;       /* of a child, besides a part in proportion to its text */
    studio_progress_fn *progress; /* may be NULL */
    void *progress_context;
};

/* Opens the engine for the voice and fills the studio with one job and no progress. */
bool studio_open(struct arena *arena, const struct voice *voice, const struct profile *profile,
                 const struct cache *cache, struct studio *studio, struct error *error);

void studio_close(struct studio *studio);

/* The key of an utterance's take. */
struct hash studio_key(const struct studio *studio, const struct utterance *utterance);

/* A take that could not be recorded, after two attempts. */
struct studio_failure {
    size_t utterance;
    char reason[256]; /* "the engine crashed (Aborted)", "no answer within 30 s", … */
};

/* Records utterances [first, first + count) that are not in the cache, or whose samples are
 * to be kept and are not there (an utterance without words needs none); adds to `report`.
 * Utterances that fail are collected (in the arena, in script order) while the others go on;
 * returns false, with the error set for the first, when there were any. An
 * interrupting signal ends the children, and so does a cache that takes no more. */
bool studio_record(struct arena *arena, const struct studio *studio, const struct script *script,
                   size_t first, size_t count, struct studio_report *report,
                   struct studio_failure **failures, size_t *n_failures, struct error *error);

/* One utterance to samples, in a child, mastered but not encoded: for `lectern say`. */
bool studio_say(struct arena *arena, const struct studio *studio, const struct utterance *utterance,
                struct recording *recording, struct error *error);

/* Phonemes of an utterance, asked for in a child: for `lectern normalize --ipa`. */
bool studio_phonemes(struct arena *arena, const struct studio *studio,
                     const struct utterance *utterance, struct str *ipa, struct error *error);

/* Which of n languages (BCP 47 tags) the engine has voices for, asked for in a child. */
bool studio_speaks(struct arena *arena, const struct studio *studio, const struct str *languages,
                   size_t n, bool *spoken, struct error *error);

/* How the engine says a word by itself. */
struct pronunciation {
    bool known;     /* it is in the engine's dictionary; at others the engine guesses */
    struct str ipa; /* empty: the engine has no sound for it */
};

/* The pronunciations of n words, asked for in one child for thousands of them. */
bool studio_pronounce(struct arena *arena, const struct studio *studio, const struct str *words,
                      size_t n, struct pronunciation **pronunciations, struct error *error);

#endif
