/* Writing one MP3 of an edition, or of a part of one. */
#ifndef LECTERN_EDITION_MP3_H
#define LECTERN_EDITION_MP3_H

#include <stdio.h>

#include "edition/edition.h"

/* Writes tag, Info frame and takes to a stream that can seek, from where it stands. Where
 * `measured` is not NULL its loudness and peak are set, from the takes; `n_bytes`, where it
 * is not NULL, to how many bytes it was. */
bool mp3_put(const struct edition *edition, FILE *out, struct timeline *measured, uint64_t *n_bytes,
             struct error *error);

/* The same, a file. */
bool mp3_write(const struct edition *edition, const char *path, struct timeline *measured,
               uint64_t *n_bytes, struct error *error);

#endif
