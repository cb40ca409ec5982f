/* Whether a tag's tables of contents (CTOC) list its chapters. */
#ifndef LECTERN_CHECK_CONTENTS_H
#define LECTERN_CHECK_CONTENTS_H

#include "check/check.h"
#include "check/tag.h"

/* What is wrong with them, or the empty span: one is top-level, all are ordered, and,
 * read with those nested in it, it names every chapter once, in time order. In linear
 * time but for sorting, whatever names whatever. */
struct str contents_problem(struct arena *arena, const struct tag *tag,
                            const struct check_chapter *chapters, size_t n_chapters);

#endif
