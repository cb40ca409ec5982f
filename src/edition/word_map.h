/* Word map: where the words of a synchronised stretch of text are and when each is heard,
 * as one short attribute, so that a page can show the word that is heard without an
 * element for each of a book's 400,000.
 *
 * Four whole numbers for each word, all separated by spaces, in the order of the text:
 *   - characters between the end of the word before (or the stretch's start) and this one,
 *   - characters of it,
 *   - milliseconds from the end of the word before (or the stretch's start) until it begins;
 *     less than 0 where words are read in another order than they are written,
 *   - milliseconds that it lasts.
 * Characters are UTF-16 code units, as scripts count them. */
#ifndef LECTERN_EDITION_WORD_MAP_H
#define LECTERN_EDITION_WORD_MAP_H

#include <stdio.h>

#include "edition/written.h"

/* Writes those of pieces [first, first + n), whose stretch begins to be heard at `start`
 * (samples), as ` data-words="…"`. */
void word_map_put(FILE *out, const struct edition *edition, const struct written *written,
                  size_t first, size_t n, uint64_t start);

#endif
