/* HTML in Markdown, and the marks of both. */
#ifndef LECTERN_DOCUMENT_MARKDOWN_HTML_H
#define LECTERN_DOCUMENT_MARKDOWN_HTML_H

#include "document/markdown_places.h"

/* The source of the blocks of HTML from `node` to `last`, byte for byte, with blanks in place
 * of what is Markdown's before their lines: the marks of a quotation. */
struct str markdown_html(struct arena *arena, const struct markdown_places *places,
                         cmark_node *node, cmark_node *last);

/* Where a block of HTML ends: cmark does not say. */
size_t markdown_html_end(const struct markdown_places *places, cmark_node *node);

/* markdown_marks.c: lists every word of the source from `from` on that is in no span and not
 * listed yet: addresses of links, tags, languages of code. `html` tells of each byte whether
 * it is in a block of HTML. */
void markdown_list_marks(struct builder *builder, size_t from, const char *html);

#endif
