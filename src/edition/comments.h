/* Comments: what Vorbis comments tell of an edition, in Opus and FLAC: NAME=value, with the
 * names that players know, and the chapters (Xiph's chapter extension). */
#ifndef LECTERN_EDITION_COMMENTS_H
#define LECTERN_EDITION_COMMENTS_H

#include "edition/edition.h"

struct comment {
    const char *name, *value; /* UTF-8 */
};

struct comments {
    struct comment *items;
    size_t count, capacity;
};

enum { COMMENTS_CHAPTERS_MAX = 999 }; /* their numbers have three figures */

/* Of the levels at which there are `max_chapters` at most; numbered from 1. */
void comments_make(struct arena *arena, const struct edition *edition, size_t max_chapters,
                   struct comments *comments);

#endif
