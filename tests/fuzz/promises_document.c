/* What document.h promises. */
#include "document/wire.h"
#include "fuzz.h"

/* Lines counted forward, for document_line() is linear. */
struct line_counter {
    struct str source;
    size_t at;
    unsigned long line;
};

static unsigned long line_at(struct line_counter *counter, size_t offset) {
    if (offset < counter->at)
        *counter = (struct line_counter){counter->source, 0, 1};
    counter->line += source_count_lines(counter->source, counter->at, offset);
    counter->at = offset;
    return counter->line;
}

static void promise_span(const struct document *document, const struct span *span, size_t *from) {
    PROMISE(*from <= span->start && span->start <= span->end, "[%zu, %zu) after byte %zu",
            span->start, span->end, *from);
    PROMISE(span->end <= document->source.len, "[%zu, %zu) of %zu bytes", span->start, span->end,
            document->source.len);
    promise_utf8(span->text, "span");
    struct str source = str_slice(document->source, span->start, span->end);
    if (span->kind == SPAN_LABEL)
        PROMISE(span->mended && source.len == 0, "a label, “%.*s”", STR_ARG(span->text));
    if (!span->mended && span->text.len == source.len)
        PROMISE(str_equal(span->text, source), "“%.*s” at byte %zu", STR_ARG(span->text),
                span->start);
    if (span->line_break)
        PROMISE(str_equal(span->text, STR(" ")), "a line break, “%.*s”", STR_ARG(span->text));
    PROMISE(span->kind != SPAN_LANGUAGE || span->language.len, "a span of no language");
    promise_utf8(span->language, "language");
    promise_utf8(span->target, "target");
    *from = span->end;
}

static void promise_block(struct arena *arena, const struct document *document,
                          const struct block *block, struct line_counter *lines) {
    PROMISE(block->kind < BLOCK_KINDS, "kind %d", (int)block->kind);
    if (block->kind == BLOCK_SEPARATOR) {
        PROMISE(block->spans.count == 0, "%zu spans", block->spans.count);
        return;
    }
    const char *kind = block_kind_name(block->kind);
    PROMISE(block->spans.count > 0, "a %s of nothing", kind);
    size_t from = 0; /* a note may come behind the text that it was written in */
    for (size_t i = 0; i < block->spans.count; i++)
        promise_span(document, &block->spans.items[i], &from);
    struct str text = block_text(arena, block);
    PROMISE(text.len > 0, "a %s without text", kind);
    PROMISE(text.ptr[0] != ' ' && text.ptr[text.len - 1] != ' ', "“%.*s”", STR_ARG(text));
    PROMISE(block->kind != BLOCK_HEADING || block->level >= 1, "level %d", block->level);
    PROMISE(block->kind != BLOCK_TABLE_ROW || block->table >= 1, "table %d", block->table);
    unsigned long line = line_at(lines, block->spans.items[0].start);
    PROMISE(block->line == line, "a %s said to be in line %lu is in %lu", kind, block->line, line);
    struct source_range whole = block_source(document, block, 0, text.len);
    PROMISE(whole.start >= block->spans.items[0].start &&
                whole.end <= block->spans.items[block->spans.count - 1].end,
            "[%zu, %zu)", whole.start, whole.end);
}

static void promise_range(const struct document *document, struct source_range range,
                          struct line_counter *lines, const char *what) {
    PROMISE(range.start <= range.end && range.end <= document->source.len, "%s: [%zu, %zu)", what,
            range.start, range.end);
    unsigned long line = line_at(lines, range.start);
    PROMISE(range.line == line, "%s said to be in line %lu is in %lu", what, range.line, line);
}

static void promise_lists(const struct document *document) {
    struct line_counter lines = {document->source, 0, 1};
    size_t from = 0;
    for (size_t i = 0; i < document->unspoken.count; i++) {
        const struct unspoken *unspoken = &document->unspoken.items[i];
        promise_range(document, unspoken->source, &lines, "what is unspoken");
        PROMISE(unspoken->source.start >= from, "unspoken: byte %zu after %zu",
                unspoken->source.start, from);
        PROMISE(unspoken->reason.len > 0, "“%.*s”", STR_ARG(unspoken->text));
        promise_utf8(unspoken->text, "unspoken text");
        from = unspoken->source.start;
    }
    from = 0;
    for (size_t i = 0; i < document->repairs.count; i++) {
        const struct repair *repair = &document->repairs.items[i];
        promise_range(document, repair->source, &lines, "a repair");
        PROMISE(repair->source.start >= from, "repairs: byte %zu after %zu", repair->source.start,
                from);
        PROMISE(repair->what.len > 0, "at byte %zu", repair->source.start);
        from = repair->source.start;
    }
}

static void promise_places(const struct document *document) {
    size_t from = 0, n_bytes = document->source.len;
    for (size_t i = 0; i < document->pages.count; i++) {
        const struct page *page = &document->pages.items[i];
        PROMISE(from <= page->start && page->start <= n_bytes, "a page at byte %zu", page->start);
        promise_utf8(page->label, "page's label");
        from = page->start;
    }
    from = 0;
    for (size_t i = 0; i < document->contents.count; i++) {
        const struct contents_entry *entry = &document->contents.items[i];
        PROMISE(from <= entry->start && entry->start <= n_bytes, "contents: byte %zu",
                entry->start);
        PROMISE(entry->level >= 1 && entry->title.len > 0, "“%.*s” of level %d",
                STR_ARG(entry->title), entry->level);
        promise_utf8(entry->title, "title in the contents");
        from = entry->start;
    }
    from = 0;
    for (size_t i = 0; i < document->members.count; i++) {
        const struct member *member = &document->members.items[i];
        PROMISE(from <= member->start && member->start <= n_bytes, "a member at byte %zu",
                member->start);
        promise_utf8(member->name, "member's name");
        from = member->start;
    }
}

static void promise_metadata(const struct metadata *metadata) {
    const struct {
        struct str text;
        const char *name;
    } texts[] = {
        {metadata->title, "title"},
        {metadata->subtitle, "subtitle"},
        {metadata->author, "author"},
        {metadata->language, "language"},
        {metadata->date, "date"},
        {metadata->publisher, "publisher"},
        {metadata->identifier, "identifier"},
        {metadata->rights, "rights"},
        {metadata->subject, "subject"},
        {metadata->description, "description"},
        {metadata->series, "series"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        promise_utf8(texts[i].text, texts[i].name);
}

void promise_document(const struct document *document) {
    struct arena *arena = arena_open();
    struct line_counter lines = {document->source, 0, 1};
    PROMISE(document->path && document->format, "no path or format");
    promise_utf8(document->source, "source");
    for (size_t i = 0; i < document->blocks.count; i++) {
        promise_block(arena, document, &document->blocks.items[i], &lines);
        arena_reset(arena);
    }
    promise_lists(document);
    promise_places(document);
    promise_metadata(&document->metadata);
    struct error error = {0};
    PROMISE(document_validate(document, &error), "%s", error.message);
    arena_close(arena);
}
