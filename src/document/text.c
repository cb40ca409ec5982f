#include "document/text.h"

/* Text is what every other format's reader leaves. */
static bool recognises_text(struct str content, const char *path) {
    (void)content;
    (void)path;
    return true;
}

static bool read_parts(struct text_reading *reading, struct error *error) {
    size_t from = 0;
    if (str_starts_with(reading->document->source, BYTE_ORDER_MARK))
        from = BYTE_ORDER_MARK.len;
    leave_out(reading, 0, from, "byte order mark");
    reading->end = reading->document->source.len;
    from = front_matter_read(reading, gutenberg_frame(reading, from));
    heads_find(reading, from);
    if (!blocks_read(reading, from, error))
        return false;
    gutenberg_credits(reading);
    marked_blocks_find(reading);
    brackets_find(reading);
    references_find(reading);
    contents_find(reading);
    letter_find(reading);
    notes_find(reading);
    verse_find(reading);
    pages_repair(reading);
    chapter_titles_join(reading);
    headings_find(reading);
    words_repair(reading);
    characters_repair(reading);
    page_numbers_settle(reading, from);
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
    if (done)
        text_finish(&reading);
    arena_close(reading.scratch);
    return done;
}

const struct reader reader_text = {
    .name = "text",
    .recognises = recognises_text,
    .read = read_text,
};
