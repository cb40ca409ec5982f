/* Takes: utterances recorded. A take is a pure function of the spoken words, the
 * voice, the engine and the mastering and encoding settings; its key is the hash of
 * these, and its file in the cache is named by the key. */
#ifndef LECTERN_STUDIO_TAKE_H
#define LECTERN_STUDIO_TAKE_H

#include "base/hash.h"
#include "speech/engine.h"
#include "studio/mp3.h"
#include "studio/profile.h"

struct take {
    uint32_t n_frames;  /* MP3 frames; the take lasts n_frames * frame samples */
    uint32_t n_samples; /* of voice and pauses: where the last word has ended */
    uint32_t n_words;
    struct word_time *word_times; /* samples from the take's first */
    float peak_dbtp;              /* true peak of what a player decodes */
    uint32_t n_blocks;
    float *block_lufs; /* momentary loudness every 100 ms (BS.1770-4's gating blocks) */
    struct str frames; /* the MP3 frames, n_frames of them */
};

/* A folder of takes. Files are written by rename and checked when they are read. */
struct cache {
    char *folder;   /* has a sub-folder for each first byte of the key */
    bool temporary; /* made for one build (--no-cache): removed by cache_close() */
};

/* Opens `folder`, or $XDG_CACHE_HOME/lectern (~/.cache/lectern) when it is NULL; or,
 * for a build that keeps nothing, a temporary folder. Made when it is not there. */
bool cache_open(struct arena *arena, const char *folder, bool keep, struct cache *cache,
                struct error *error);
void cache_close(struct cache *cache);

/* Where something derived is kept: FOLDER/ab/cdef… + extension, in the arena. */
char *cache_path(struct arena *arena, const struct cache *cache, const struct hash *key,
                 const char *extension);

/* Writes the parts, one after another, to cache_path() by rename. */
bool cache_store(const struct cache *cache, const struct hash *key, const char *extension,
                 const struct str *parts, size_t n_parts, struct error *error);

/* Whether take_load() would give it: it is there and whole. */
bool take_usable(const struct cache *cache, const struct hash *key);

/* Reads and checks a take. False with the error unset: there is none, or it is
 * damaged (then its file is removed). */
bool take_load(struct arena *arena, const struct cache *cache, const struct hash *key,
               struct take *take, struct error *error);

bool take_store(const struct cache *cache, const struct hash *key, const struct take *take,
                struct error *error);

#endif
