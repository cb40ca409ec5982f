/* Notes that nothing calls so: a mark in the text leads to a place, and the same mark, or an
 * arrow, leads from there back to the text. Books made by converters and by hand, and pages of
 * before HTML5, have no others.
 *
 * A tree is looked through before it is read. Marks are remembered from one tree to the next,
 * so that the notes of a whole book may be in a file of their own. */
#ifndef LECTERN_DOCUMENT_MARKUP_LINKS_H
#define LECTERN_DOCUMENT_MARKUP_LINKS_H

#include "document/markup.h"

/* Opens what is remembered, in the arena: one for a document. */
struct markup_links *markup_links_open(struct arena *arena);

/* Looks through a tree, which the three questions are about from then on. */
void markup_links_find(const struct markup *markup, const struct node *root);

/* Whether the element is a note, and by which id it is referred to (empty: by none); a link is the
 * mark that refers to one; or leads back. Not so where `links` is NULL. */
bool markup_links_note(const struct markup_links *links, const struct node *node);
struct str markup_links_id(const struct markup_links *links, const struct node *node);
bool markup_links_reference(const struct markup_links *links, const struct node *node);
bool markup_links_back(const struct markup_links *links, const struct node *node);

#endif
