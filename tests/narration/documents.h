/* Documents made by hand, so that narration is tested without a reader: each block is a
 * line of the source, blocks lie apart by a blank line. */
#ifndef LECTERN_TESTS_NARRATION_DOCUMENTS_H
#define LECTERN_TESTS_NARRATION_DOCUMENTS_H

#include <string.h>

#include "narration/narrate.h"
#include "support.h"

struct given {
    enum block_kind kind;
    const char *text; /* NULL ends a list of them */
};

static inline void make_document(struct arena *arena, const struct given *given,
                                 struct document *document) {
    struct strbuf source = {.arena = arena};
    *document = (struct document){.path = "made.txt"};
    unsigned long line = 1;
    for (; given->text; given++) {
        struct block *block = arena_push(arena, &document->blocks);
        *block = (struct block){.kind = given->kind, .level = 1, .line = line};
        struct str rest = str_from_c(given->text);
        while (rest.len) {
            const char *end = memchr(rest.ptr, '\n', rest.len);
            size_t len = end ? (size_t)(end - rest.ptr) : rest.len;
            struct span *span = arena_push(arena, &block->spans);
            *span = (struct span){.text = str_slice(rest, 0, len), .start = source.count};
            strbuf_add(&source, span->text);
            span->end = source.count;
            if (end) {
                span = arena_push(arena, &block->spans);
                *span = (struct span){.text = STR(" "),
                                      .start = source.count,
                                      .end = source.count + 1,
                                      .line_break = true};
                strbuf_add_char(&source, '\n');
                line++;
            }
            rest = str_slice(rest, len + 1, rest.len);
        }
        strbuf_add(&source, STR("\n\n"));
        line += 2;
        if (given->kind == BLOCK_TITLE && !document->metadata.title.len)
            document->metadata.title = str_from_c(given->text);
    }
    document->source = strbuf_str(&source);
}

static inline const struct narration_options *plain_options(void) {
    static const struct narration_options options = {.language = {"en-US", 5},
                                                     .pauses = &pauses_default};
    return &options;
}

#endif
