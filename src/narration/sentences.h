/* Sentences: where ICU's break iterator (UAX #29) has a sentence begin. */
#ifndef LECTERN_NARRATION_SENTENCES_H
#define LECTERN_NARRATION_SENTENCES_H

#include "base/str.h"

/* Marks the bytes of `text` (valid UTF-8) at which a sentence begins, and text.len, in
 * an array of text.len + 1 in the arena. The iterator knows no abbreviations: a mark
 * only says that a sentence may begin there. */
bool *sentence_starts(struct arena *arena, struct str text);

/* Whether a capitalised word is one that begins sentences more often than it names
 * something ("The", "You", "However"): English. */
bool sentence_starter(struct str word);

/* Whether a question that begins with these words asks for more than yes or no, so that
 * its tune falls: English. */
bool sentence_asks_what(const struct str *words, size_t n);

#endif
