/* The end of every reading: parts become the document's blocks, and what was left out or
 * mended is put in the source's order. */
#include <stdlib.h>

#include "document/text.h"

/* Of two that begin together, the longer first. */
static int by_start(const void *a, const void *b) {
    const struct source_range *one = &((const struct unspoken *)a)->source;
    const struct source_range *other = &((const struct unspoken *)b)->source;
    if (one->start != other->start)
        return one->start > other->start ? 1 : -1;
    return (one->end < other->end) - (one->end > other->end);
}

/* A mark within a passage that is left out as a whole is no entry of its own. */
static void drop_inner(struct document *document) {
    size_t kept = 0, end = 0;
    for (size_t i = 0; i < document->unspoken.count; i++) {
        struct unspoken unspoken = document->unspoken.items[i];
        if (kept && unspoken.source.end <= end)
            continue;
        end = unspoken.source.end;
        document->unspoken.items[kept++] = unspoken;
    }
    document->unspoken.count = kept;
}

static int by_repaired(const void *a, const void *b) {
    const struct repair *one = a, *other = b;
    return (one->source.start > other->source.start) - (one->source.start < other->source.start);
}

/* Line numbers are given at the end, in one go through the source. */
static void number_range(struct str source, struct source_range *range, size_t *at,
                         unsigned long *line) {
    *line += source_count_lines(source, *at, range->start);
    *at = range->start;
    range->line = *line;
}

static void list_in_order(struct document *document) {
    if (document->unspoken.count)
        qsort(document->unspoken.items, document->unspoken.count, sizeof *document->unspoken.items,
              by_start);
    drop_inner(document);
    if (document->repairs.count)
        qsort(document->repairs.items, document->repairs.count, sizeof *document->repairs.items,
              by_repaired);
    size_t at = 0;
    unsigned long line = 1;
    for (size_t i = 0; i < document->unspoken.count; i++)
        number_range(document->source, &document->unspoken.items[i].source, &at, &line);
    at = 0;
    line = 1;
    for (size_t i = 0; i < document->repairs.count; i++)
        number_range(document->source, &document->repairs.items[i].source, &at, &line);
}

static void keep_blocks(struct text_reading *reading) {
    struct document *document = reading->document;
    size_t count = reading->parts.count;
    document->blocks.items = arena_alloc_array(reading->arena, count, sizeof(struct block));
    document->blocks.count = document->blocks.capacity = count;
    for (size_t i = 0; i < count; i++)
        document->blocks.items[i] = reading->parts.items[i].block;
}

/* What nothing else says: the title that is read. */
static void name_document(struct text_reading *reading) {
    struct str *title = &reading->document->metadata.title;
    for (size_t i = 0; !title->len && i < reading->parts.count; i++)
        if (reading->parts.items[i].block.kind == BLOCK_TITLE)
            *title = block_name(reading->arena, &reading->parts.items[i].block);
}

void text_finish(struct text_reading *reading) {
    name_document(reading);
    keep_blocks(reading);
    list_in_order(reading->document);
}
