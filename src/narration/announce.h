/* Spoken front and end matter: what UKAAF and the DAISY guidelines ask a recording to
 * say of itself. In the languages of the table in announce.c; in others it is not said. */
#ifndef LECTERN_NARRATION_ANNOUNCE_H
#define LECTERN_NARRATION_ANNOUNCE_H

#include "narration/narrate.h"

bool announce_knows(struct str language);

/* Title and author, each unless it is empty: the text says it itself. */
struct str announce_title(struct arena *arena, struct str language, struct str title,
                          struct str author);

/* How long the recording lasts, and that a synthetic voice reads. */
struct str announce_reading(struct arena *arena, struct str language, struct str narrator,
                            uint64_t duration_ms);

struct str announce_end(struct arena *arena, const struct script *script);

#endif
