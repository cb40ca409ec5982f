/* Spoken front and end matter: what UKAAF and the DAISY guidelines ask a recording to
 * say of itself. In English; other languages have none yet. */
#ifndef LECTERN_NARRATION_ANNOUNCE_H
#define LECTERN_NARRATION_ANNOUNCE_H

#include "narration/narrate.h"

/* Title and author, each unless it is empty: the text says it itself. */
struct str announce_title(struct arena *arena, struct str title, struct str author);

/* How long the recording lasts, and that a synthetic voice reads. */
struct str announce_reading(struct arena *arena, const struct narration_options *options,
                            uint64_t duration_ms);

struct str announce_end(struct arena *arena, const struct script *script);

#endif
