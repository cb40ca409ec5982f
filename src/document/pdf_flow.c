#include "document/pdf_flow.h"

#include <math.h>
#include <stdlib.h>

#include "base/search.h"
#include "document/lines.h"
#include "document/phrases.h"

/* In sizes of the text. */
static const float LEADING_MAX = 1.35F; /* of what is usual between lines */
static const float INDENT_MIN = 0.7F;
static const float INDENT_MAX = 6;
static const float SIZE_DIFFERS = 0.07F; /* of headings from text, and notes from text */
static const float HEADING_SIZE = 1.12F; /* of the body's */

enum {
    SIZE_STEPS = 200, /* half points */
    HEADING_MAX_LINES = 4,
    HEADING_MAX_BYTES = 240,
    HEADING_LEVELS = 4,
};

/* ---- lines ---- */

static void extend_line(struct paper_line *line, const struct paper_run *run) {
    line->n_runs++;
    line->has_cells = line->has_cells || run->left - line->right >= PAPER_CELL_MIN * run->size;
    line->right = fmaxf(line->right, run->right);
    line->is_bold = line->is_bold && run->is_bold;
    /* The size is that of most of it. */
    if (run->size > line->size && run->text.len > 1) {
        line->size = run->size;
        line->baseline = run->baseline;
    }
}

struct paper_line paper_line_of(const struct paper *paper, int page, size_t first, size_t n_runs) {
    const struct paper_run *runs = &paper->pages.items[page].runs.items[first];
    struct paper_line line = {
        .first_run = first,
        .n_runs = 1,
        .page = page,
        .left = runs->left,
        .right = runs->right,
        .baseline = runs->baseline,
        .size = runs->size,
        .is_bold = runs->is_bold,
        .is_across = runs->is_across,
    };
    for (size_t i = 1; i < n_runs; i++)
        extend_line(&line, &runs[i]);
    return line;
}

static void find_lines(struct paper *paper, int number, struct paper_lines *lines) {
    const struct paper_page *page = &paper->pages.items[number];
    struct paper_lines drawn = {0};
    struct arena *scratch = arena_open();
    for (size_t i = 0, to; i < page->runs.count; i = to) {
        for (to = i + 1; to < page->runs.count && page->runs.items[to].joint != PAPER_NEW_LINE;)
            to++;
        *arena_push(scratch, &drawn) = paper_line_of(paper, number, i, to - i);
    }
    paper_columns_find(paper, drawn.items, drawn.count, lines);
    arena_close(scratch);
}

struct str paper_line_text(const struct paper *paper, struct arena *arena,
                           const struct paper_line *line) {
    const struct paper_run *runs = &paper->pages.items[line->page].runs.items[line->first_run];
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < line->n_runs; i++) {
        if (i && runs[i].joint == PAPER_SPACED)
            strbuf_add_char(&text, ' ');
        strbuf_add(&text, runs[i].text);
    }
    return strbuf_str(&text);
}

/* ---- breaks ---- */

struct flow {
    struct paper *paper;
    struct paper_lines *lines;
    float body;    /* size of most of the text */
    float leading; /* between most lines, in sizes */
};

static bool is_size_other(const struct paper_line *a, const struct paper_line *b) {
    return fabsf(a->size - b->size) > SIZE_DIFFERS * fmaxf(a->size, b->size);
}

static const struct paper_run *runs_of(const struct flow *flow, const struct paper_line *line) {
    return &flow->paper->pages.items[line->page].runs.items[line->first_run];
}

/* How wide the line's first word is, its letters taken as equal. */
static float first_word_width(const struct flow *flow, const struct paper_line *line) {
    const struct paper_run *run = runs_of(flow, line);
    const char *space = str_find_char(run->text, ' ');
    size_t length = space ? (size_t)(space - run->text.ptr) : run->text.len;
    return (run->right - run->left) * (float)length / (float)run->text.len;
}

static struct str last_text(const struct flow *flow, const struct paper_line *line) {
    return runs_of(flow, line)[line->n_runs - 1].text;
}

/* The right margin of the column that the line is in: as far as its neighbours go. */
static float right_margin(const struct flow *flow, size_t at) {
    enum { NEIGHBOURS = 12 };
    const struct paper_line *items = flow->lines->items, *line = &items[at];
    float right = line->right;
    size_t from = at > NEIGHBOURS ? at - NEIGHBOURS : 0, to = at + NEIGHBOURS;
    for (size_t i = from; i < to && i < flow->lines->count; i++)
        if (items[i].page == line->page && items[i].left < line->right &&
            fabsf(items[i].left - line->left) < INDENT_MAX * line->size)
            right = fmaxf(right, items[i].right);
    return right;
}

/* Whether the line ended although the next one's first word would have fitted. */
static bool is_short(const struct flow *flow, size_t at) {
    const struct paper_line *line = &flow->lines->items[at];
    float room = right_margin(flow, at) - line->right;
    return room > first_word_width(flow, line + 1) + line->size;
}

static bool is_last_of_paragraph(const struct flow *flow, size_t at) {
    const struct paper_line *line = &flow->lines->items[at];
    if (!is_short(flow, at))
        return false;
    bool stops = ends_sentence(last_text(flow, line));
    bool more = line->before == PAPER_GOES_ON && at > 0;
    return stops && (!more || !is_short(flow, at - 1)) &&
           !begins_lower(runs_of(flow, line + 1)->text);
}

static bool is_indented(const struct flow *flow, size_t at) {
    const struct paper_line *line = &flow->lines->items[at], *next = line + 1;
    float indent = next->left - line->left;
    if (indent < INDENT_MIN * line->size || indent > INDENT_MAX * line->size ||
        line->before != PAPER_GOES_ON)
        return false;
    return (is_short(flow, at) || ends_sentence(last_text(flow, line))) &&
           !begins_lower(runs_of(flow, next)->text);
}

/* Whether a paragraph goes on at the top of the next column. */
static bool goes_on_there(const struct flow *flow, size_t at) {
    const struct paper_lines *lines = flow->lines;
    const struct paper_line *line = &lines->items[at], *next = line + 1;
    bool indented = at + 2 < lines->count && next[1].page == next->page &&
                    next->left - next[1].left >= INDENT_MIN * next->size;
    return line->before == PAPER_GOES_ON && !is_size_other(line, next) &&
           line->is_bold == next->is_bold && !ends_sentence(last_text(flow, line)) && !indented;
}

/* Notes have their numbers before them. */
static bool begins_note(const struct flow *flow, const struct paper_line *line) {
    struct str text = runs_of(flow, line)->text;
    return line->size < (1 - SIZE_DIFFERS) * flow->body && text.ptr[0] >= '0' && text.ptr[0] <= '9';
}

static enum paper_break break_between(const struct flow *flow, size_t at) {
    const struct paper_line *line = &flow->lines->items[at], *next = line + 1;
    if (next->page != line->page)
        return PAPER_NEW_PAGE;
    float down = next->baseline - line->baseline;
    if (line->is_head || next->is_head)
        return PAPER_NEW_PARAGRAPH;
    if (down < -line->size)
        return goes_on_there(flow, at) ? PAPER_GOES_ON : PAPER_NEW_COLUMN;
    bool other = is_size_other(line, next) || line->is_bold != next->is_bold ||
                 line->is_across != next->is_across;
    if (other || down > LEADING_MAX * flow->leading * fmaxf(line->size, next->size) ||
        down < 0.3F * line->size)
        return PAPER_NEW_PARAGRAPH;
    return is_last_of_paragraph(flow, at) || is_indented(flow, at) || begins_note(flow, next) ||
                   line->has_cells || next->has_cells
               ? PAPER_NEW_PARAGRAPH
               : PAPER_GOES_ON;
}

static void find_breaks(struct flow *flow) {
    struct paper_lines *lines = flow->lines;
    if (lines->count)
        lines->items[0].before = PAPER_NEW_PAGE;
    for (size_t i = 0; i + 1 < lines->count; i++)
        lines->items[i + 1].before = break_between(flow, i);
}

/* ---- what is usual ---- */

static size_t bytes_of(const struct flow *flow, const struct paper_line *line) {
    size_t bytes = 0;
    for (size_t i = 0; i < line->n_runs; i++)
        bytes += runs_of(flow, line)[i].text.len;
    return bytes;
}

static size_t step_of(float value, float step) {
    float steps = value / step;
    return steps > 0 && steps < SIZE_STEPS - 1 ? (size_t)(steps + 0.5F) : SIZE_STEPS - 1;
}

static size_t largest(const size_t *counts) {
    size_t most = 0;
    for (size_t i = 1; i < SIZE_STEPS; i++)
        if (counts[i] > counts[most])
            most = i;
    return most;
}

static void find_usual(struct flow *flow) {
    size_t sizes[SIZE_STEPS] = {0}, leadings[SIZE_STEPS] = {0};
    const struct paper_line *items = flow->lines->items;
    for (size_t i = 0; i < flow->lines->count; i++)
        sizes[step_of(items[i].size, 0.5F)] += bytes_of(flow, &items[i]);
    flow->body = (float)largest(sizes) * 0.5F;
    for (size_t i = 0; i + 1 < flow->lines->count; i++) {
        float down = (items[i + 1].baseline - items[i].baseline) / items[i].size;
        if (items[i].page == items[i + 1].page && down > 0.8F && down < 3 &&
            fabsf(items[i].size - flow->body) < 0.5F)
            leadings[step_of(down, 0.05F)] += bytes_of(flow, &items[i]);
    }
    size_t most = largest(leadings);
    flow->leading = leadings[most] ? (float)most * 0.05F : 1.2F;
}

/* ---- headings ---- */

/* Where the paragraph that begins at a line ends. */
static size_t paragraph_end(const struct flow *flow, size_t from) {
    size_t to = from + 1;
    while (to < flow->lines->count && flow->lines->items[to].before == PAPER_GOES_ON)
        to++;
    return to;
}

/* Large, short, and with a letter to say. */
static bool is_heading(const struct flow *flow, size_t from, size_t to) {
    const struct paper_line *line = &flow->lines->items[from];
    size_t bytes = 0;
    bool letters = false;
    for (size_t i = from; i < to; i++) {
        bytes += bytes_of(flow, &flow->lines->items[i]);
        letters = letters || runs_of(flow, &flow->lines->items[i])->text.len > 1;
    }
    return line->size >= HEADING_SIZE * flow->body && to - from <= HEADING_MAX_LINES &&
           bytes <= HEADING_MAX_BYTES && letters && !line->has_cells && !line->is_across &&
           !line->is_head;
}

/* Levels by size; 0: no heading is of that size, or only such as the outline has. */
struct sizes {
    int levels[SIZE_STEPS];
};

/* The larger, the higher; those of the outline are what it says. */
static void rank_sizes(const struct flow *flow, struct sizes *sizes) {
    const struct paper_lines *lines = flow->lines;
    bool is_used[SIZE_STEPS] = {false};
    int level = 0;
    for (size_t i = 0, to; i < lines->count; i = to) {
        to = paragraph_end(flow, i);
        if (is_heading(flow, i, to))
            is_used[step_of(lines->items[i].size, 0.5F)] = true;
    }
    for (size_t i = SIZE_STEPS; i-- > 0;) {
        if ((float)i * 0.5F < HEADING_SIZE * flow->body)
            sizes->levels[i] = 0;
        else if (sizes->levels[i])
            level = sizes->levels[i];
        else if (is_used[i])
            sizes->levels[i] = level < HEADING_LEVELS ? ++level : level;
    }
}

static void mark(struct flow *flow, size_t from, size_t to, int level) {
    for (size_t i = from; i < to; i++)
        flow->lines->items[i].heading = level;
}

static void find_large(struct flow *flow, const struct sizes *sizes) {
    struct paper_lines *lines = flow->lines;
    for (size_t i = 0, to; i < lines->count; i = to) {
        to = paragraph_end(flow, i);
        int level = sizes->levels[step_of(lines->items[i].size, 0.5F)];
        if (level && !lines->items[i].heading && is_heading(flow, i, to))
            mark(flow, i, to, level);
    }
}

/* ---- headings that the outline has ---- */

static bool begins_with_number(struct str text) {
    return text.len && ((text.ptr[0] >= '0' && text.ptr[0] <= '9') ||
                        (text.len > 1 && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' &&
                         (text.ptr[1] == '.' || text.ptr[1] == ' ')));
}

/* Also "Introduction" of "1 Introduction", and the first line of two. */
static bool is_called(const struct flow *flow, size_t from, size_t to, struct str title) {
    struct arena *scratch = arena_open();
    struct strbuf text = {.arena = scratch};
    for (size_t i = from; i < to; i++) {
        strbuf_add(&text, paper_line_text(flow->paper, scratch, &flow->lines->items[i]));
        strbuf_add_char(&text, ' ');
    }
    struct str rest = str_trim(strbuf_str(&text));
    bool called = paper_says(rest, title) && paper_says(title, rest);
    const char *space = str_find_char(rest, ' ');
    if (!called && space && begins_with_number(rest)) {
        rest = str_slice(rest, (size_t)(space - rest.ptr), rest.len);
        called = paper_says(rest, title) && paper_says(title, rest);
    }
    arena_close(scratch);
    return called;
}

static size_t first_line_of(const struct paper_lines *lines, int page) {
    return search_first(lines->count, i, lines->items[i].page < page);
}

static bool find_bookmark(struct flow *flow, const struct paper_bookmark *bookmark,
                          struct sizes *sizes) {
    const struct paper_lines *lines = flow->lines;
    int page = bookmark->place.page;
    if (flow->paper->pages.items[page].n_bookmarks > PAPER_BOOKMARKS_MAX)
        return false;
    for (size_t i = first_line_of(lines, page), to;
         i < lines->count && lines->items[i].page == page; i = to) {
        to = paragraph_end(flow, i);
        if (lines->items[i].baseline < bookmark->place.top || lines->items[i].heading ||
            to - i > HEADING_MAX_LINES || !is_called(flow, i, to, bookmark->title))
            continue;
        size_t size = step_of(lines->items[i].size, 0.5F);
        if (!sizes->levels[size] || bookmark->level < sizes->levels[size])
            sizes->levels[size] = bookmark->level;
        mark(flow, i, to, bookmark->level);
        return true;
    }
    return false;
}

static void find_headings(struct flow *flow) {
    struct sizes sizes = {0};
    const struct paper *paper = flow->paper;
    for (size_t i = 0; i < paper->bookmarks.count; i++)
        flow->lines->n_bookmarks += find_bookmark(flow, &paper->bookmarks.items[i], &sizes);
    rank_sizes(flow, &sizes);
    find_large(flow, &sizes);
}

void paper_flow_find(struct paper *paper, struct paper_lines *lines) {
    struct flow flow = {.paper = paper, .lines = lines};
    for (size_t i = 0; i < paper->pages.count; i++)
        find_lines(paper, (int)i, lines);
    find_usual(&flow);
    lines->body = flow.body;
    paper_heads_find(paper, lines, flow.body);
    find_breaks(&flow);
    find_headings(&flow);
}
