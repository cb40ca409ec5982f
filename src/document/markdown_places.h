/* Where the text of a Markdown tree lies in its source. cmark tells the line and column of
 * every text; what a backslash or an entity wrote has to be found between them. */
#ifndef LECTERN_DOCUMENT_MARKDOWN_PLACES_H
#define LECTERN_DOCUMENT_MARKDOWN_PLACES_H

#include <cmark-gfm.h>

#include "document/builder.h"

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

/* The byte of the source at a line and column, both from 1, clipped to what there is. */
size_t markdown_place(const struct markdown_places *places, int line, int column);

/* The bytes between a node's ends, as far as they come after what was placed before. */
void markdown_range(const struct markdown_places *places, cmark_node *node, size_t *start,
                    size_t *end);

/* Gives the builder text whose source is [start, end), or the first of it: the same bytes,
 * but for escapes and entities. What cannot be followed stands for its range as a whole.
 * Returns where the text's source ends. */
size_t markdown_put_aligned(struct builder *builder, struct str text, struct str source,
                            size_t start, size_t end);

/* Gives the builder a text node's, or a code node's, text with its places. */
void markdown_put(struct markdown_places *places, struct builder *builder, cmark_node *node);

/* The lines of a code block. */
void markdown_put_code(struct markdown_places *places, struct builder *builder, cmark_node *node);

/* A line's end within a paragraph. */
void markdown_put_break(struct markdown_places *places, struct builder *builder);

#endif
