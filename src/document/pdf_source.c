/* The text that stands for the file: what is asked of "line 12" is line 12 of a page. */
#include "document/pdf.h"

void paper_source_page(struct paper_source *source, int number) {
    struct paper *paper = source->paper;
    struct paper_page *page = &paper->pages.items[number];
    struct document *document = paper->document;
    struct str name = str_format(paper->arena, "page %.*s", STR_ARG(page->label));
    if (source->text.count)
        paper_source_add(source, STR("\n"));
    *arena_push(paper->arena, &document->members) =
        (struct member){.name = name, .start = source->text.count, .line = source->line};
}

size_t paper_source_add(struct paper_source *source, struct str text) {
    size_t start = source->text.count;
    strbuf_add(&source->text, text);
    source->line += source_count_lines(text, 0, text.len);
    return start;
}

void paper_source_end(struct paper_source *source) {
    source->paper->document->source = strbuf_str(&source->text);
}
