/* Markup: what the elements of HTML and of EPUB's XHTML mean.
 *
 * The walk goes through a tree in source order and tells a builder what begins, what is
 * said and what ends. Each text of the tree ends either in a span or in the document's
 * list of what is left unspoken, with its reason; only what is no text to anyone is
 * neither (<script>, <style>, <template>, <noscript>, <head>).
 *
 *   markup.c         the table of elements, and the walk
 *   markup_node.c    what can be asked of a node
 *   markup_say.c     blocks that open, are filled, and end
 *   markup_block.c   headings, quotations, code, rules, lines and verse
 *   markup_list.c    lists
 *   markup_table.c   tables, row by row
 *   markup_line.c    emphasis, quotation marks, sub- and superscript
 *   markup_notes.c   references, notes, links back, pages of the printed book
 *   markup_links.c   notes that are such by the links that lead there and back
 *   markup_media.c   images, drawings, mathematics
 *   markup_silent.c  what is left out, and why
 *   markup_word.c    what Word means in the pages that it saves
 */
#ifndef LECTERN_DOCUMENT_MARKUP_H
#define LECTERN_DOCUMENT_MARKUP_H

#include "document/builder.h"
#include "document/tree.h"

/* The name in the whole document of what `reference` ("#fn1", "notes.xhtml#fn1") leads to,
 * in the arena; empty when it leads out of the document. An id of the tree is asked for as
 * "#" and the id, so that both are named alike. `refers`: the text refers to a note there. */
typedef struct str markup_target_fn(void *context, struct arena *arena, struct str reference,
                                    bool refers);

struct markup {
    struct builder *builder;
    size_t offset; /* of the tree's source in the document's: of a member, its first byte */
    markup_target_fn *target; /* NULL: "#fn1" is "fn1", and all else leads out */
    void *context;
    struct markup_links *links; /* markup_links.h; NULL: a note has to say that it is one */
    bool is_page; /* of the web, where asides, footers and headers without a heading are no
                     part of the text */
};

/* Reads all that is under `root` (of a whole file, its <body>) into the builder. Blocks
 * that are open before or after end. */
void markup_read(const struct markup *markup, const struct node *root);

/* What markup stands in that another syntax has around it. */
struct markup_place {
    enum block_kind kind; /* of its paragraphs */
    int level;
    struct str id;    /* of the note that begins */
    struct str label; /* of the list item that begins */
};
void markup_read_at(const struct markup *markup, const struct node *root,
                    const struct markup_place *place);

/* Reads what is under `root` into the block that is open. Blocks within are but spaces. */
void markup_read_line(const struct markup *markup, const struct node *root);

/* Lists all the text under `root` as left out for this reason. */
void markup_leave_out(const struct markup *markup, const struct node *root, const char *reason);

/* Whether the element is text to nobody: a script, a style, the head. */
bool markup_is_no_text(const struct node *node);

/* Whether it is there, but for nobody to see, or for nobody to hear. */
bool markup_is_hidden(const struct node *node);

/* Nothing but white space of every kind, and marks that leave no trace. */
bool is_blank_text(struct str text);

/* The element's first text alternative: aria-label, title; empty: none. */
struct str markup_label(const struct node *node);

#endif
