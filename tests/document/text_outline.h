/* Documents with their outline beside them: tests/documents/NAME.outline is what NAME.txt
 * is to become. */
#ifndef LECTERN_TESTS_DOCUMENT_TEXT_OUTLINE_H
#define LECTERN_TESTS_DOCUMENT_TEXT_OUTLINE_H

#include "base/file.h"
#include "reading.h"

static inline struct document read_document(const char *path) {
    struct document document;
    struct error error = {0};
    ck_assert_msg(document_read(arena, path, &mending, &document, &error), "%s", error.message);
    return document;
}

/* Metadata; a line for each block, for each thing left out and for each that was mended. */
static inline struct str outline_of(const struct document *document) {
    struct strbuf outline = {.arena = arena};
    const struct metadata *metadata = &document->metadata;
    strbuf_format(&outline, "title: %.*s\nauthor: %.*s\nlanguage: %.*s\ndate: %.*s\n\n",
                  STR_ARG(metadata->title), STR_ARG(metadata->author), STR_ARG(metadata->language),
                  STR_ARG(metadata->date));
    for (size_t i = 0; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.items[i];
        strbuf_format(&outline, "%lu %s", block->line, block_kind_name(block->kind));
        if (block->level)
            strbuf_format(&outline, " %d", block->level);
        strbuf_format(&outline, ": %.*s\n", STR_ARG(block_text(arena, block)));
    }
    strbuf_add(&outline, STR("\nunspoken\n"));
    for (size_t i = 0; i < document->unspoken.count; i++)
        strbuf_format(&outline, "%lu %.*s\n", document->unspoken.items[i].source.line,
                      STR_ARG(document->unspoken.items[i].reason));
    strbuf_add(&outline, STR("\nrepairs\n"));
    for (size_t i = 0; i < document->repairs.count; i++)
        strbuf_format(&outline, "%lu %.*s\n", document->repairs.items[i].source.line,
                      STR_ARG(document->repairs.items[i].what));
    return strbuf_str(&outline);
}

static inline void check_outline(const char *name) {
    struct str path = str_format(arena, TESTS_DIR "/documents/%s.txt", name), expected;
    struct str beside = str_format(arena, TESTS_DIR "/documents/%s.outline", name);
    struct error error = {0};
    struct document document = read_document(str_to_c(arena, path));
    struct str found = outline_of(&document);
    ck_assert(file_read(arena, str_to_c(arena, beside), 1 << 20, &expected, &error));
    size_t same = 0;
    while (same < found.len && same < expected.len && found.ptr[same] == expected.ptr[same])
        same++;
    ck_assert_msg(str_equal(found, expected), "from line %lu on it is: %.*s",
                  1 + source_count_lines(found, 0, same),
                  STR_ARG(str_slice(found, same, same + 400)));
}

#endif
