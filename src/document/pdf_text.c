/* An untagged PDF: its lines become a text as a page has it, and go through the passes that
 * any text goes through. */
#include "base/search.h"
#include "document/pdf_flow.h"

enum { BOOKMARKS_MIN = 2 };

/* ---- the source ---- */

static void begin_page(struct paper_source *source, int number) {
    struct paper *paper = source->paper;
    paper_source_page(source, number);
    if (number)
        paper_source_add(source, STR("\f"));
    paper->pages.items[number].start = source->text.count;
    *arena_push(paper->arena, &paper->document->pages) =
        (struct page){paper->pages.items[number].label, source->text.count};
}

static void place_runs(struct paper_source *source, struct paper_line *line) {
    struct paper_run *runs = &source->paper->pages.items[line->page].runs.items[line->first_run];
    for (size_t i = 0; i < line->n_runs; i++) {
        if (i && runs[i].joint == PAPER_SPACED)
            paper_source_add(source, STR(" "));
        runs[i].start = paper_source_add(source, runs[i].text);
        runs[i].is_placed = true;
    }
    line->start = runs[0].start;
}

static void add_line(struct paper_source *source, struct paper_line *line) {
    static const struct str between[] = {
        [PAPER_GOES_ON] = {"", 0},
        [PAPER_NEW_PARAGRAPH] = {"\n", 1},
        [PAPER_NEW_COLUMN] = {"\n", 1},
        [PAPER_NEW_PAGE] = {"", 0},
    };
    paper_source_add(source, between[line->before]);
    place_runs(source, line);
    paper_source_add(source, STR("\n"));
}

/* As lines that are left out as running heads are. */
static void add_asides(struct paper_source *source, struct paper_page *page) {
    for (size_t i = 0; i < page->asides.count; i++) {
        page->asides.items[i].start = paper_source_add(source, page->asides.items[i].text);
        paper_source_add(source, STR("\n"));
    }
}

static void make_source(struct paper *paper, struct paper_lines *lines) {
    struct paper_source source = {.paper = paper, .text = {.arena = paper->arena}, .line = 1};
    size_t at = 0;
    for (int number = 0; number < (int)paper->pages.count; number++) {
        begin_page(&source, number);
        for (; at < lines->count && lines->items[at].page == number; at++)
            add_line(&source, &lines->items[at]);
        add_asides(&source, &paper->pages.items[number]);
    }
    paper_source_end(&source);
    paper_tell_faults(paper);
}

/* ---- headings ---- */

/* What seemed the last entry of a table of contents may be the book's first heading, and "1.
 * Introduction" an item. */
static bool may_be_heading(const struct part *part) {
    return part->block.kind == BLOCK_PARAGRAPH ||
           (part->block.kind == BLOCK_LIST_ITEM && (!part->mark || part->mark == '1'));
}

/* Parts whose first line is a heading's are headings. */
static void mark_headings(struct text_reading *reading, const struct paper_lines *lines) {
    size_t at = 0;
    for (size_t i = 0; i < reading->parts.count; i++) {
        struct part *part = &reading->parts.items[i];
        if (!part->block.spans.count)
            continue;
        while (at < lines->count && lines->items[at].start < part_start(part))
            at++;
        if (at < lines->count && lines->items[at].start == part_start(part) &&
            lines->items[at].heading && may_be_heading(part)) {
            part->block.kind = BLOCK_HEADING;
            part->mark = '\0';
            part->block.level = lines->items[at].heading;
        }
    }
}

static struct paper_line *line_at(const struct paper_lines *lines, size_t start) {
    size_t low = search_first(lines->count, i, lines->items[i].start < start);
    return low < lines->count ? &lines->items[low] : NULL;
}

static void add_head(struct text_reading *reading, size_t start, const char *reason) {
    *arena_push(reading->scratch, &reading->heads) = (struct head){start, -1, reason};
}

/* What looks like a running head by its words is none in the middle of a page. */
static void find_heads(const struct paper *paper, struct text_reading *reading,
                       const struct paper_lines *lines) {
    heads_find(reading, 0);
    for (size_t i = 0; i < reading->heads.count; i++) {
        struct paper_line *line = line_at(lines, reading->heads.items[i].start);
        if (line && line->is_at_edge)
            line->is_head = true;
    }
    reading->heads.count = 0;
    size_t at = 0;
    for (size_t p = 0; p < paper->pages.count; p++) {
        for (; at < lines->count && lines->items[at].page == (int)p; at++)
            if (lines->items[at].is_head)
                add_head(reading, lines->items[at].start,
                         lines->items[at].is_number ? "page number" : "running head");
        for (size_t i = 0; i < paper->pages.items[p].asides.count; i++)
            add_head(reading, paper->pages.items[p].asides.items[i].start,
                     paper->pages.items[p].asides.items[i].reason);
    }
}

static bool read_parts(struct paper *paper, struct text_reading *reading,
                       const struct paper_lines *lines, struct error *error) {
    reading->end = reading->document->source.len;
    find_heads(paper, reading, lines);
    if (!blocks_read(reading, 0, error))
        return false;
    brackets_find(reading);
    references_find(reading);
    contents_find(reading);
    mark_headings(reading, lines);
    paper_marks_find(paper, reading, lines);
    letter_find(reading);
    notes_find(reading);
    verse_find(reading);
    pages_repair(reading);
    /* What the outline does not have is no heading for standing in capitals. */
    if (lines->n_bookmarks >= BOOKMARKS_MIN) {
        titles_settle(reading);
    } else {
        chapter_titles_join(reading);
        headings_find(reading);
    }
    words_repair(reading);
    characters_repair(reading);
    return true;
}

bool paper_text_read(struct paper *paper, struct error *error) {
    struct paper_lines lines = {0};
    paper_flow_find(paper, &lines);
    make_source(paper, &lines);
    struct text_reading reading = {
        .arena = paper->arena,
        .scratch = arena_open(),
        .options = paper->options,
        .document = paper->document,
    };
    bool done = read_parts(paper, &reading, &lines, error);
    if (done)
        text_finish(&reading);
    arena_close(reading.scratch);
    return done;
}
