#include "document/text.h"

#include <stdlib.h>

/* Text is what every other format's reader leaves. */
static bool recognises_text(struct str content, const char *path) {
    (void)content;
    (void)path;
    return true;
}

static int by_start(const void *a, const void *b) {
    const struct unspoken *one = a, *other = b;
    return (one->source.start > other->source.start) - (one->source.start < other->source.start);
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

static bool read_parts(struct text_reading *reading, struct error *error) {
    size_t from = 0;
    if (str_starts_with(reading->document->source, BYTE_ORDER_MARK))
        from = BYTE_ORDER_MARK.len;
    leave_out(reading, 0, from, "byte order mark");
    from = front_matter_read(reading, from);
    if (!blocks_read(reading, from, error))
        return false;
    letter_find(reading);
    notes_find(reading);
    verse_find(reading);
    pages_repair(reading);
    headings_find(reading);
    words_repair(reading);
    return true;
}

static bool read_text(struct arena *arena, const struct reader_options *options,
                      struct document *document, struct error *error) {
    struct text_reading reading = {
        .arena = arena,
        .scratch = arena_open(),
        .options = options,
        .document = document,
    };
    bool done = read_parts(&reading, error);
    if (done) {
        keep_blocks(&reading);
        list_in_order(document);
    }
    arena_close(reading.scratch);
    return done;
}

const struct reader reader_text = {
    .name = "text",
    .recognises = recognises_text,
    .read = read_text,
};
