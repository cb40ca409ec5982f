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

/* How many bytes of a bullet there are at the text's beginning, as word processors draw them;
 * 0: none. */
size_t bullet_length(struct str text);

/* How much of the text a mark of a page takes that it begins with: "[Pg 12]", "[Page xii]";
 * 0: it begins with none. Sets its number. */
size_t page_mark_length(struct str text, struct str *number);

/* The number of a page that a whole line is: "12", "- 12 -", "Page xii", "[p. 12]"; empty: it is
 * none. Certain: nothing else is written so. */
struct str page_number_of(struct str line, bool *certain);

struct shape line_shape(struct str source, const struct line *line);

#endif
