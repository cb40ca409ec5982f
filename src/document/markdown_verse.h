/* Pandoc's line blocks: "| A line of verse", each behind a bar, and long ones going on in a
 * line that is indented. A bar alone parts stanzas. */
#ifndef LECTERN_DOCUMENT_MARKDOWN_VERSE_H
#define LECTERN_DOCUMENT_MARKDOWN_VERSE_H

#include "document/markdown_places.h"
#include "document/tree.h"

/* Whether a paragraph of cmark's is such a block, and no table that lacks its heading. */
bool markdown_is_verse(const struct markdown_places *places, cmark_node *paragraph);

/* Makes the tree of its inlines what HTML has for verse; bars are listed as left out. */
void markdown_make_verse(struct builder *builder, struct node *root);

#endif
