/* Phrases: what the engine is given in one call, cut at the stops and, where a stretch
 * is longer than the engine takes, or than a listener follows, at a comma, before a
 * conjunction, or where the limit falls. */
#ifndef LECTERN_NARRATION_PHRASES_H
#define LECTERN_NARRATION_PHRASES_H

#include "narration/pauses.h"
#include "narration/wording.h"

/* Cuts words into phrases, in the arena. A last phrase without a tune gets `mark`, and
 * no pause after it. */
struct phrase *phrases_make(struct arena *arena, const struct worded *words, size_t n_words,
                            const struct pauses *pauses, bool english, char mark,
                            size_t *n_phrases);

#endif
