/* Running heads and page numbers of an untagged PDF that are certain by where they stand: the
 * topmost or the lowest line of a page, apart from the text, with the page's own number in it.
 * Others are found by their words (running_heads.c). */
#include <math.h>
#include <stdlib.h>

#include "document/pdf_flow.h"
#include "document/phrases.h"

enum {
    NUMBER_MAX = 9999,
    PAGES_MIN = 3, /* that agree on which number the first page has */
    HEAD_MAX_BYTES = 120,
};

static const float APART_MIN = 1.6F; /* in sizes: further than lines of a paragraph are */

/* Of the body's size: a heading may have a number too, or, large, be one. */
static const float LARGEST = 1.05F;
static const float LARGEST_NUMBER = 1.3F;

struct candidate {
    struct paper_line *line;
    bool is_number; /* and nothing else */
    int offset;     /* from the page's place in the file to the number */
    bool is_label;  /* it is the page's label */
};

struct candidates {
    struct candidate *items;
    size_t count, capacity;
};

/* ---- what may be one ---- */

/* The number that a word is; -1: it is none. */
static int number_of(struct str word) {
    int number = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] < '0' || word.ptr[i] > '9' || number > NUMBER_MAX)
            return -1;
        number = number * 10 + word.ptr[i] - '0';
    }
    return word.len ? number : -1;
}

static void look_at(struct paper *paper, struct paper_line *line, float body, struct arena *scratch,
                    struct candidates *candidates) {
    struct str label = paper->pages.items[line->page].label;
    struct str rest = paper_line_text(paper, scratch, line), word = {0}, ends[2] = {{0}};
    if (rest.len > HEAD_MAX_BYTES)
        return;
    size_t n_words = 0;
    for (bool first = true; next_word(&rest, &word); first = false, n_words++) {
        word = strip_marks(word);
        ends[0] = first ? word : ends[0];
        ends[1] = word.len ? word : ends[1];
    }
    for (int i = 0; i < 2; i++) {
        int number = number_of(ends[i]);
        bool is_label = ends[i].len && str_equal_nocase(ends[i], label);
        if (line->size > (n_words == 1 ? LARGEST_NUMBER : LARGEST) * body)
            continue;
        if (number < 0 && !is_label)
            continue;
        *arena_push(scratch, candidates) =
            (struct candidate){line, n_words == 1, number < 0 ? 0 : number - line->page, is_label};
        return;
    }
}

/* Whether no other line of the page is near. */
static bool is_apart(const struct paper_line *line, const struct paper_line *lines, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float away = fabsf(lines[i].baseline - line->baseline);
        if (&lines[i] != line && away < APART_MIN * fmaxf(line->size, lines[i].size))
            return false;
    }
    return true;
}

/* The two topmost and the two lowest. */
static void mark_edges(struct paper_line *lines, size_t count, const struct paper_line *top,
                       const struct paper_line *bottom) {
    const struct paper_line *second = bottom, *before = top;
    for (size_t i = 0; i < count; i++) {
        if (&lines[i] != top && lines[i].baseline < second->baseline)
            second = &lines[i];
        if (&lines[i] != bottom && lines[i].baseline > before->baseline)
            before = &lines[i];
    }
    for (size_t i = 0; i < count; i++)
        lines[i].is_at_edge =
            lines[i].baseline <= second->baseline || lines[i].baseline >= before->baseline;
}

static void look_at_page(struct paper *paper, struct paper_line *lines, size_t count, float body,
                         struct arena *scratch, struct candidates *candidates) {
    struct paper_line *top = lines, *bottom = lines;
    for (size_t i = 0; i < count; i++) {
        top = lines[i].baseline < top->baseline ? &lines[i] : top;
        bottom = lines[i].baseline > bottom->baseline ? &lines[i] : bottom;
    }
    mark_edges(lines, count, top, bottom);
    if (is_apart(top, lines, count))
        look_at(paper, top, body, scratch, candidates);
    if (bottom != top && is_apart(bottom, lines, count))
        look_at(paper, bottom, body, scratch, candidates);
}

/* ---- which are ---- */

static int by_offset(const void *a, const void *b) {
    const struct candidate *one = a, *other = b;
    return (one->offset > other->offset) - (one->offset < other->offset);
}

static void decide(struct candidates *candidates) {
    if (candidates->count)
        qsort(candidates->items, candidates->count, sizeof *candidates->items, by_offset);
    for (size_t i = 0, to; i < candidates->count; i = to) {
        for (to = i;
             to < candidates->count && candidates->items[to].offset == candidates->items[i].offset;)
            to++;
        for (size_t j = i; j < to; j++) {
            const struct candidate *candidate = &candidates->items[j];
            candidate->line->is_head =
                (candidate->is_label && candidate->is_number) || to - i >= PAGES_MIN;
            candidate->line->is_number = candidate->is_number;
        }
    }
}

void paper_heads_find(struct paper *paper, struct paper_lines *lines, float body) {
    struct arena *scratch = arena_open();
    struct candidates candidates = {0};
    for (size_t from = 0, to; from < lines->count; from = to) {
        for (to = from; to < lines->count && lines->items[to].page == lines->items[from].page;)
            to++;
        look_at_page(paper, &lines->items[from], to - from, body, scratch, &candidates);
    }
    decide(&candidates);
    arena_close(scratch);
}
