/* Samples: what a take was encoded from, for forms that are not MP3. Kept in the cache
 * beside the take, under its key, only when they are asked for: they take seven times the
 * room. They are mastered, as long as the take's n_samples, and checked when they are
 * read. */
#ifndef LECTERN_STUDIO_SAMPLES_H
#define LECTERN_STUDIO_SAMPLES_H

#include "studio/take.h"

struct samples {
    const int16_t *items; /* mono */
    size_t count;
};

bool samples_store(const struct cache *cache, const struct hash *key, struct samples samples,
                   struct error *error);

/* False with the error unset: there are none, or they are damaged (then their file is
 * removed). */
bool samples_load(struct arena *arena, const struct cache *cache, const struct hash *key,
                  struct samples *samples, struct error *error);

/* Whether samples_load() would give them. */
bool samples_usable(const struct cache *cache, const struct hash *key);

#endif
