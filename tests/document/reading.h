/* What the tests of reading share: a text in, a document out, and its blocks as one
 * string that a claim can be compared with. */
#ifndef LECTERN_TESTS_DOCUMENT_READING_H
#define LECTERN_TESTS_DOCUMENT_READING_H

#include "document/reader.h"
#include "support.h"

static const struct reader_options mending = {.repair = true};
static const struct reader_options leaving = {.repair = false};

static struct arena *arena;

static inline void open_arena(void) {
    arena = arena_open();
}

static inline void close_arena(void) {
    arena_close(arena);
}

static inline struct document read_str(struct str content, const struct reader_options *options) {
    struct document document;
    struct error error = {0};
    bool done = document_read_content(arena, "a.txt", content, options, &document, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    return document;
}

static inline struct document read_text(const char *text) {
    return read_str(str_from_c(text), &mending);
}

/* "paragraph: Hello.\n" for each block. */
static inline struct str blocks_of(const struct document *document) {
    struct strbuf list = {.arena = arena};
    for (size_t i = 0; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.items[i];
        strbuf_format(&list, "%s: %.*s\n", block_kind_name(block->kind),
                      STR_ARG(block_text(arena, block)));
    }
    return strbuf_str(&list);
}

/* "emphasis mark: *\n" for each. */
static inline struct str unspoken_of(const struct document *document) {
    struct strbuf list = {.arena = arena};
    for (size_t i = 0; i < document->unspoken.count; i++)
        strbuf_format(&list, "%.*s: %.*s\n", STR_ARG(document->unspoken.items[i].reason),
                      STR_ARG(document->unspoken.items[i].text));
    return strbuf_str(&list);
}

#define ck_assert_reads(text, expected)                                                            \
    do {                                                                                           \
        struct document document_ = read_text(text);                                               \
        ck_assert_span_eq(blocks_of(&document_), expected);                                        \
    } while (0)

#endif
