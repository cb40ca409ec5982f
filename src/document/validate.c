/* What document.h promises, checked. */
#include <string.h>

#include "base/utf8.h"
#include "document/wire.h"

enum { LEVEL_MAX = 1000, COLUMN_MAX = 1 << 20 };

static bool is_text(struct str text) {
    return utf8_validate(text) == text.len;
}

static bool is_within(const struct document *document, size_t start, size_t end) {
    return start <= end && end <= document->source.len;
}

static const char *fault_of_span(const struct document *document, const struct span *span,
                                 size_t from) {
    if (span->kind > SPAN_LABEL || span->column < 0 || span->column > COLUMN_MAX)
        return "a span of no kind";
    if (!is_within(document, span->start, span->end) || span->start < from)
        return "spans out of order";
    if (!is_text(span->text) || !is_text(span->language) || !is_text(span->target))
        return "a span that is not UTF-8";
    bool linear = span_is_linear(span);
    if (linear && span->text.len && !span->line_break &&
        memcmp(span->text.ptr, document->source.ptr + span->start, span->text.len) != 0)
        return "a span that is not its source";
    return NULL;
}

static const char *fault_of_block(const struct document *document, const struct block *block) {
    size_t from = 0;
    if (block->kind >= BLOCK_KINDS || block->level < 0 || block->level > LEVEL_MAX ||
        block->table < 0 || !is_text(block->id))
        return "a block of no kind";
    for (size_t i = 0; i < block->spans.count; i++) {
        const char *fault = fault_of_span(document, &block->spans.items[i], from);
        if (fault)
            return fault;
        from = block->spans.items[i].end;
    }
    return NULL;
}

static const char *fault_of_blocks(const struct document *document) {
    for (size_t i = 0; i < document->blocks.count; i++) {
        const char *fault = fault_of_block(document, &document->blocks.items[i]);
        if (fault)
            return fault;
    }
    return NULL;
}

static const char *fault_of_reports(const struct document *document) {
    for (size_t i = 0; i < document->unspoken.count; i++) {
        const struct unspoken *unspoken = &document->unspoken.items[i];
        if (!is_within(document, unspoken->source.start, unspoken->source.end) ||
            !is_text(unspoken->text) || !is_text(unspoken->reason))
            return "an unspoken passage out of place";
    }
    for (size_t i = 0; i < document->repairs.count; i++) {
        const struct repair *repair = &document->repairs.items[i];
        if (!is_within(document, repair->source.start, repair->source.end) ||
            !is_text(repair->what))
            return "a repair out of place";
    }
    return NULL;
}

static const char *fault_of_places(const struct document *document) {
    size_t from = 0;
    for (size_t i = 0; i < document->pages.count; i++) {
        const struct page *page = &document->pages.items[i];
        if (page->start < from || page->start > document->source.len || !is_text(page->label))
            return "a page out of place";
        from = page->start;
    }
    from = 0;
    for (size_t i = 0; i < document->contents.count; i++) {
        const struct contents_entry *entry = &document->contents.items[i];
        if (entry->start < from || entry->start > document->source.len || entry->level < 1 ||
            entry->level > LEVEL_MAX || !is_text(entry->title))
            return "a line of the contents out of place";
        from = entry->start;
    }
    from = 0;
    for (size_t i = 0; i < document->members.count; i++) {
        const struct member *member = &document->members.items[i];
        if (member->start < from || member->start > document->source.len || !is_text(member->name))
            return "a member out of place";
        from = member->start;
    }
    return NULL;
}

static const char *fault_of_metadata(const struct metadata *metadata) {
    const struct str texts[] = {metadata->title,       metadata->subtitle, metadata->author,
                                metadata->language,    metadata->date,     metadata->publisher,
                                metadata->identifier,  metadata->rights,   metadata->subject,
                                metadata->description, metadata->series};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!is_text(texts[i]))
            return "metadata that is not UTF-8";
    return NULL;
}

bool document_validate(const struct document *document, struct error *error) {
    const char *fault = is_text(document->source) ? NULL : "a source that is not UTF-8";
    fault = fault ? fault : fault_of_metadata(&document->metadata);
    fault = fault ? fault : fault_of_blocks(document);
    fault = fault ? fault : fault_of_reports(document);
    fault = fault ? fault : fault_of_places(document);
    return !fault || error_set(error, document->path, "its reader handed over %s", fault);
}
