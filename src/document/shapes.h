/* The shape of a line of text: what the marks at its beginning make of it. */
#ifndef LECTERN_DOCUMENT_SHAPES_H
#define LECTERN_DOCUMENT_SHAPES_H

#include "document/lines.h"

enum shape_kind { SHAPE_PLAIN, SHAPE_RULE, SHAPE_HEADING, SHAPE_ITEM, SHAPE_PAGE_NUMBER };

struct shape {
    enum shape_kind kind;
    int depth;                     /* how many > it begins with */
    size_t quote_start, quote_end; /* where they are */
    int level;                     /* of a heading */
    char mark;                     /* of a rule or a list item; '1': any number */
    bool solid;                    /* a rule without spaces, which may underline a heading */
    bool certain;                  /* a page number that is nothing else: "- 12 -", "Page 12" */
    size_t mark_start, mark_end;   /* what is not read: "##", "-" */
    size_t start, end;             /* the text after all that; the whole of a rule */
};

struct shape line_shape(struct str source, const struct line *line);

#endif
