/* Where the text of a Markdown tree lies in its source. cmark tells the line and column of
 * every text; what a backslash or an entity wrote has to be found between them. */
#ifndef LECTERN_DOCUMENT_MARKDOWN_PLACES_H
#define LECTERN_DOCUMENT_MARKDOWN_PLACES_H

#include <cmark-gfm.h>

#include "document/builder.h"
#include "document/tree.h"

struct markdown_places {
    struct str source;
    size_t from; /* where the text that was parsed begins */
    struct {
        size_t *items; /* where each of its lines begins */
        size_t count, capacity;
    } lines;
    size_t last_end; /* of what has been placed */
};

void markdown_places_make(struct arena *arena, struct str source, size_t from,
                          struct markdown_places *places);

/* The byte of the source where a node begins. */
size_t markdown_start(const struct markdown_places *places, cmark_node *node);

/* The bytes between a node's ends, as far as they come after what was placed before. */
void markdown_range(const struct markdown_places *places, cmark_node *node, size_t *start,
                    size_t *end);

/* Adds a text node's, or a code node's, text to `parent`, as texts that know their bytes:
 * the source's own, or what an entity stands for. What cannot be followed stands for its
 * range as a whole. */
void markdown_put(struct markdown_places *places, struct arena *arena, struct node *parent,
                  cmark_node *node);

/* Finds what a node has of the source, byte for byte: a tag. */
void markdown_find(struct markdown_places *places, cmark_node *node, struct str text, size_t *start,
                   size_t *end);

/* Places a line's end within a paragraph. */
void markdown_line_end(struct markdown_places *places, struct node *node);

/* The lines of a code block. */
void markdown_put_code(struct markdown_places *places, struct builder *builder, cmark_node *node);

#endif
