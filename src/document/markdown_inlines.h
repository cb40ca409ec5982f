/* The inlines of Markdown as a tree of HTML's elements, which markup_read_line() reads: so
 * what is written in HTML within a line, and what Markdown has a mark for, mean the same.
 *
 *   markdown_inlines.c   cmark's inlines become nodes; tags within a line
 *   markdown_passages.c  passages in other languages: "[guten Tag]{lang=de}"
 */
#ifndef LECTERN_DOCUMENT_MARKDOWN_INLINES_H
#define LECTERN_DOCUMENT_MARKDOWN_INLINES_H

#include "document/markdown_places.h"
#include "document/tree.h"

enum { MARKDOWN_NESTING_MAX = 100 };

/* The tree of what is in a block of cmark's; the nodes know their bytes, and its texts are
 * cmark's. NULL: it nests more than MARKDOWN_NESTING_MAX deep. A reference to the
 * note N leads to "note:N". */
struct node *markdown_inlines(struct arena *arena, struct markdown_places *places,
                              cmark_node *block);

/* Makes every passage that is marked with a language in the texts directly under `parent`
 * an element with that language. */
void markdown_passages(struct arena *arena, struct node *parent, struct str source);

#endif
