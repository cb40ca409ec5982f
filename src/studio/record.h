/* Recording one utterance, in the child that was forked for it. */
#ifndef LECTERN_STUDIO_RECORD_H
#define LECTERN_STUDIO_RECORD_H

#include "studio/studio.h"

/* How long the child may take: the studio's limit, and a part in proportion to the text. */
enum { RECORD_TIME_LIMIT_MS = 20000 };
unsigned record_time_limit_ms(const struct studio *studio, size_t n_bytes);

/* Speaks the phrases, with their pauses between them as samples, and masters. */
bool record_samples(struct arena *arena, const struct studio *studio,
                    const struct utterance *utterance, struct recording *recording,
                    struct error *error);

/* The same, measured and encoded: a take, and the samples that it is of. */
bool record_take(struct arena *arena, const struct studio *studio,
                 const struct utterance *utterance, struct take *take, struct recording *recording,
                 struct error *error);

#endif
