#include "document/document.h"

#include "base/search.h"

static const char *const kind_names[BLOCK_KINDS] = {
    [BLOCK_TITLE] = "title",
    [BLOCK_HEADING] = "heading",
    [BLOCK_SALUTATION] = "salutation",
    [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_QUOTATION] = "quotation",
    [BLOCK_LIST_ITEM] = "list-item",
    [BLOCK_VERSE] = "verse",
    [BLOCK_TABLE_ROW] = "table-row",
    [BLOCK_NOTE] = "note",
    [BLOCK_CLOSING] = "closing",
    [BLOCK_SIGNATURE] = "signature",
    [BLOCK_SOURCE] = "source",
    [BLOCK_SEPARATOR] = "separator",
    [BLOCK_FIGURE] = "figure",
    [BLOCK_CODE] = "code",
};

const char *block_kind_name(enum block_kind kind) {
    return kind_names[kind];
}

const struct block *block_of_document(const struct block *block) {
    return block->changed_from ? block->changed_from : block;
}

struct str block_text(struct arena *arena, const struct block *block) {
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < block->spans.count; i++)
        strbuf_add(&text, block->spans.items[i].text);
    return strbuf_str(&text);
}

struct str block_name(struct arena *arena, const struct block *block) {
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < block->spans.count; i++)
        if (block->spans.items[i].kind != SPAN_NOTE_REFERENCE)
            strbuf_add(&text, block->spans.items[i].text);
    return str_trim(strbuf_str(&text));
}

/* Where byte `at` of the span's text lies in the source; `end` asks for the place
 * after the byte before it. */
static size_t span_source(const struct span *span, size_t at) {
    bool linear = span_is_linear(span);
    if (linear)
        return span->start + at;
    return at == 0 ? span->start : span->end;
}

unsigned long source_count_lines(struct str source, size_t from, size_t to) {
    unsigned long lines = 0;
    for (size_t i = from; i < to; i++)
        if (source.ptr[i] == '\n' ||
            (source.ptr[i] == '\r' && (i + 1 == source.len || source.ptr[i + 1] != '\n')))
            lines++;
    return lines;
}

struct source_range block_source(const struct document *document, const struct block *block,
                                 size_t from, size_t to) {
    struct source_range range = {.line = block->line};
    bool found = false;
    size_t span_from = 0;
    for (size_t i = 0; i < block->spans.count; i++) {
        const struct span *span = &block->spans.items[i];
        size_t span_to = span_from + span->text.len;
        if (from < span_to && !found) {
            bool linear = span_is_linear(span);
            range.start = range.end = linear ? span_source(span, from - span_from) : span->start;
            found = true;
        }
        if (found && to > span_from)
            range.end = span_source(span, (to < span_to ? to : span_to) - span_from);
        if (to <= span_to)
            break;
        span_from = span_to;
    }
    if (found)
        range.line = block->line +
                     source_count_lines(document->source, block->spans.items[0].start, range.start);
    return range;
}

unsigned long document_line(const struct document *document, size_t offset) {
    return 1 + source_count_lines(document->source, 0, offset);
}

const struct member *document_member(const struct document *document, size_t offset) {
    size_t low =
        search_first(document->members.count, i, document->members.items[i].start <= offset);
    return low ? &document->members.items[low - 1] : NULL;
}

struct source_range document_place(const struct document *document, struct source_range range) {
    const struct member *member = document_member(document, range.start);
    if (!member)
        return range;
    return (struct source_range){
        range.start - member->start,
        range.end > member->start ? range.end - member->start : 0,
        range.line >= member->line ? range.line - member->line + 1 : 0,
    };
}

const char *document_part_path(struct arena *arena, const struct document *document,
                               size_t offset) {
    const struct member *member = document_member(document, offset);
    if (!member)
        return document->path;
    return str_to_c(arena, str_format(arena, "%s:%.*s", document->path, STR_ARG(member->name)));
}
