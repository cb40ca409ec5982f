/* Writing one MP3 of an edition, or of a part of one. */
#ifndef LECTERN_EDITION_MP3_H
#define LECTERN_EDITION_MP3_H

#include "edition/edition.h"

/* Writes tag, Info frame and takes. Where `measured` is not NULL its loudness and peak are
 * set, from the takes; `n_bytes`, where it is not NULL, to the file's size. */
bool mp3_write(const struct edition *edition, const char *path, struct timeline *measured,
               uint64_t *n_bytes, struct error *error);

#endif
