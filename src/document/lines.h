/* Lines of a source: cut at LF, CR, CR LF, Unicode's own line ends (U+0085, U+2028; U+2029 ends
 * a paragraph, so a blank line comes behind it) or a form feed (which also ends a page). */
#ifndef LECTERN_DOCUMENT_LINES_H
#define LECTERN_DOCUMENT_LINES_H

#include "base/str.h"

struct line {
    size_t first;      /* byte where it begins, indent and all */
    size_t start, end; /* its text, without white space at either end; equal: blank */
    size_t indent;     /* columns before the text; a tab counts as four */
    bool after_page;   /* a form feed lies before it */
};

struct line_cursor {
    struct str source;
    size_t at;
    bool after_page;
    bool after_paragraph; /* a blank line comes next, which has no bytes */
};

/* The line at the cursor, which moves past it; false at the end. */
bool line_next(struct line_cursor *cursor, struct line *line);

/* A copy of the cursor looks ahead: whether the next line is blank or there is none. */
bool line_blank_follows(struct line_cursor cursor);

/* The range without white space (Unicode's, so also no-break spaces) at its ends. */
size_t skip_space(struct str source, size_t from, size_t to);
size_t skip_space_back(struct str source, size_t from, size_t to);

/* The code point before or after a place in the range; a space at the range's ends. */
uint32_t code_point_before(struct str source, size_t from, size_t at);
uint32_t code_point_after(struct str source, size_t at, size_t to);

#endif
