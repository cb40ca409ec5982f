/* What a document is to become, in a file beside it: NAME.outline. */
#ifndef LECTERN_TESTS_DOCUMENT_OUTLINE_H
#define LECTERN_TESTS_DOCUMENT_OUTLINE_H

#include <stdio.h>

#include "base/file.h"
#include "document/reading.h"

/* "OEBPS/a.xhtml:12", or the line alone. */
static inline struct str outline_place(const struct document *document, size_t offset) {
    const struct member *member = document_member(document, offset);
    size_t start = member ? member->start : 0;
    unsigned long line = 1 + source_count_lines(document->source, start, offset);
    if (!member)
        return str_format(arena, "%lu", line);
    return str_format(arena, "%.*s:%lu", STR_ARG(member->name), line);
}

/* What the document's pictures show, a span a line. */
static inline struct str pictured_of(const struct document *document) {
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.items[i];
        for (size_t j = 0; j < block->spans.count; j++)
            if (block->spans.items[j].pictured)
                strbuf_format(&text, "%.*s\n", STR_ARG(block->spans.items[j].text));
    }
    return strbuf_str(&text);
}

static inline void outline_metadata(struct strbuf *outline, const struct metadata *metadata) {
    const struct {
        const char *name;
        struct str value;
    } all[] = {
        {"title", metadata->title},
        {"subtitle", metadata->subtitle},
        {"author", metadata->author},
        {"language", metadata->language},
        {"date", metadata->date},
        {"publisher", metadata->publisher},
        {"identifier", metadata->identifier},
        {"rights", metadata->rights},
        {"subject", metadata->subject},
        {"description", metadata->description},
        {"series", metadata->series},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].value.len)
            strbuf_format(outline, "%s: %.*s\n", all[i].name, STR_ARG(all[i].value));
    if (metadata->cover.len)
        strbuf_format(outline, "cover: %zu bytes\n", metadata->cover.len);
}

static inline void outline_blocks(struct strbuf *outline, const struct document *document) {
    for (size_t i = 0; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.items[i];
        if (!block->spans.count) {
            strbuf_format(outline, "%s\n", block_kind_name(block->kind));
            continue;
        }
        strbuf_format(outline, "%.*s %s %d",
                      STR_ARG(outline_place(document, block->spans.items[0].start)),
                      block_kind_name(block->kind), block->level);
        if (block->id.len)
            strbuf_format(outline, " (%.*s)", STR_ARG(block->id));
        strbuf_format(outline, ": %.*s\n", STR_ARG(block_text(arena, block)));
        for (size_t s = 0; s < block->spans.count; s++)
            if (block->spans.items[s].kind == SPAN_NOTE_REFERENCE)
                strbuf_format(outline, "    %.*s → %.*s\n", STR_ARG(block->spans.items[s].text),
                              STR_ARG(block->spans.items[s].target));
            else if (block->spans.items[s].kind == SPAN_LANGUAGE)
                strbuf_format(outline, "    %.*s: %.*s\n", STR_ARG(block->spans.items[s].language),
                              STR_ARG(block->spans.items[s].text));
    }
}

static inline void outline_lists(struct strbuf *outline, const struct document *document) {
    for (size_t i = 0; i < document->contents.count; i++)
        strbuf_format(outline, "%.*s contents %d: %.*s\n",
                      STR_ARG(outline_place(document, document->contents.items[i].start)),
                      document->contents.items[i].level,
                      STR_ARG(document->contents.items[i].title));
    for (size_t i = 0; i < document->pages.count; i++)
        strbuf_format(outline, "%.*s page: %.*s\n",
                      STR_ARG(outline_place(document, document->pages.items[i].start)),
                      STR_ARG(document->pages.items[i].label));
    for (size_t i = 0; i < document->unspoken.count; i++)
        strbuf_format(outline, "%.*s unspoken, %.*s: %.*s\n",
                      STR_ARG(outline_place(document, document->unspoken.items[i].source.start)),
                      STR_ARG(document->unspoken.items[i].reason),
                      STR_ARG(document->unspoken.items[i].text));
    for (size_t i = 0; i < document->repairs.count; i++)
        strbuf_format(outline, "%.*s repaired: %.*s\n",
                      STR_ARG(outline_place(document, document->repairs.items[i].source.start)),
                      STR_ARG(document->repairs.items[i].what));
}

static inline struct str outline_of(const struct document *document) {
    struct strbuf outline = {.arena = arena};
    outline_metadata(&outline, &document->metadata);
    strbuf_add_char(&outline, '\n');
    outline_blocks(&outline, document);
    strbuf_add_char(&outline, '\n');
    outline_lists(&outline, document);
    return strbuf_str(&outline);
}

/* Asserts that the document has the outline in tests/documents/. */
static inline void check_outline(const struct document *document, const char *name) {
    char path[512];
    struct str expected, outline = outline_of(document);
    struct error error = {0};
    snprintf(path, sizeof path, "%s/documents/%s", TESTS_DIR, name);
    bool done = file_read(arena, path, 1 << 20, &expected, &error);
    ck_assert_msg(done, "%s: %s\n%.*s", error.place, error.message, STR_ARG(outline));
    ck_assert_msg(str_equal(outline, expected), "%s should be as in %s:\n%.*s", document->path,
                  name, STR_ARG(outline));
}

/* Asserts what document.h promises of spans. */
static inline void check_spans(const struct document *document) {
    for (size_t i = 0; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.items[i];
        size_t at = 0;
        for (size_t s = 0; s < block->spans.count; s++) {
            const struct span *span = &block->spans.items[s];
            ck_assert_msg(span->start >= at && span->end >= span->start &&
                              span->end <= document->source.len,
                          "“%.*s” is out of order", STR_ARG(span->text));
            at = span->end;
            bool same = str_equal(span->text, str_slice(document->source, span->start, span->end));
            ck_assert_msg(same || span->mended, "“%.*s” is not what it says it stands for",
                          STR_ARG(span->text));
        }
    }
}

#endif
