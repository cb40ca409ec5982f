/* What the tag of an edition's MP3 says. */
#ifndef LECTERN_EDITION_TAG_H
#define LECTERN_EDITION_TAG_H

#include <stdio.h>

#include "edition/edition.h"

/* Writes the tag to the stream: title, author, album, voice (TCOM), language, year,
 * genre, programs, length, chapters (when there are two or more), a comment, the text,
 * the cover and the captions, in this order, so that a player that reads the first kilobytes has
 * the chapters.
 *
 * The text (USLT) is the document's own, as it was written and not as it is spoken:
 * what a listener would want to read along, look up or copy. A blank line parts its
 * blocks; lines of verse, list items and table rows stand on lines of their own.
 *
 * The captions (SYLT) are the same text as it is written, sentence by sentence with its time,
 * and announcements besides: what WebVTT has.
 *
 * A part's album is the whole's title, and it has its track number. A private frame before
 * all others marks it as ours. */
bool tag_write(struct arena *arena, const struct edition *edition, FILE *stream,
               struct error *error);

/* Whether a file begins with the tag of a part of an edition, as tag_write() gives it. Only
 * such a file may be removed when an edition no longer has it. */
bool tag_is_of_part(const char *path);

/* The three letters of ISO 639-2 for a BCP 47 tag; "XXX", as ID3 has it, for one that is
 * not known. */
const char *tag_language(struct arena *arena, struct str tag);

#endif
