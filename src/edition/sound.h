/* Sound: the edition as samples, from which the forms are made that are not MP3. They are
 * the samples that the takes were encoded from, so that nothing is encoded twice, and they
 * lie where the MP3 has them: sample n is heard when sample n of the MP3 is. */
#ifndef LECTERN_EDITION_SOUND_H
#define LECTERN_EDITION_SOUND_H

#include <stdio.h>

#include "edition/edition.h"

/* Takes the next samples; false ends it. */
typedef bool sound_put_fn(void *context, const int16_t *samples, size_t count, struct error *error);

/* Gives all timeline->n_samples to `put`, in order, a take or less of them at a time. */
bool sound_each(const struct edition *edition, sound_put_fn *put, void *context,
                struct error *error);

/* The same, but so many at a time, and the rest at the end. */
bool sound_blocks(const struct edition *edition, size_t block, sound_put_fn *put, void *context,
                  struct error *error);

/* Makes the file of what `write` writes, by rename. An error that names no place is one of
 * the file. */
typedef bool sound_write_fn(const struct edition *edition, FILE *out, struct error *error);
bool sound_write(const struct edition *edition, const char *path, sound_write_fn *write,
                 struct error *error);

#endif
