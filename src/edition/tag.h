/* What the tag of an edition's MP3 says. */
#ifndef LECTERN_EDITION_TAG_H
#define LECTERN_EDITION_TAG_H

#include <stdio.h>

#include "edition/edition.h"

/* Writes the tag to the stream: title, author, album, voice (TCOM), language, year,
 * genre, programs, length, chapters (when there are two or more), a comment, the text
 * and the cover, in this order, so that a player that reads the first kilobytes has the
 * chapters.
 *
 * The text (USLT) is the document's own, as it was written and not as it is spoken:
 * what a listener would want to read along, look up or copy. A blank line parts its
 * blocks; lines of verse, list items and table rows stand on lines of their own. */
bool tag_write(struct arena *arena, const struct edition *edition, FILE *stream,
               struct error *error);

/* The three letters of ISO 639-2 for a BCP 47 tag; "XXX", as ID3 has it, for one that is
 * not known. */
const char *tag_language(struct arena *arena, struct str tag);

#endif
