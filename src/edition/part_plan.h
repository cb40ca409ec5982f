/* Where the parts of an edition begin: a plan for parts_make(). */
#ifndef LECTERN_EDITION_PART_PLAN_H
#define LECTERN_EDITION_PART_PLAN_H

#include "edition/part.h"

struct cuts {
    struct cut {
        size_t first;    /* the utterance it begins with */
        size_t n_titles; /* of its first chapters, that make its title: headings in a row */
    } * items;           /* ascending; the first is at 0 */
    size_t count, capacity;
};

/* Plans the split in time that grows as the script does. */
bool cuts_make(struct arena *arena, const struct edition *edition, const struct split *split,
               struct cuts *cuts, struct error *error);

#endif
