/* Columns that were drawn line by line, across both: some programs put all that stands on one
 * height together. Lines that the same gap parts, again and again, with text on both sides that
 * fills its column, are two columns; the cells of a table fill nothing. */
#include <math.h>

#include "document/pdf_flow.h"

enum {
    LINES_MIN = 5,  /* that the gap parts */
    BYTES_MIN = 12, /* of text on either side, on average */
};

/* In sizes of the text. */
static const float GUTTER_MIN = 0.7F;
static const float FILLS_WITHIN = 4; /* of its column's edge */

struct gutter {
    float left, right;
};

static struct paper_run *runs_of(const struct paper *paper, const struct paper_line *line) {
    return &paper->pages.items[line->page].runs.items[line->first_run];
}

/* Which of the line's runs stands behind its only wide gap; 0: it has none, or several. */
static size_t gap_of(const struct paper *paper, const struct paper_line *line) {
    const struct paper_run *runs = runs_of(paper, line);
    size_t gap = 0;
    for (size_t i = 1; line->has_cells && i < line->n_runs; i++)
        if (runs[i].left - runs[i - 1].right >= PAPER_CELL_MIN * runs[i].size) {
            if (gap)
                return 0;
            gap = i;
        }
    return gap;
}

/* Whether the line leaves the gutter free, once it is narrowed to what the line leaves. */
static bool leaves_free(const struct paper *paper, const struct paper_line *line,
                        struct gutter *gutter) {
    const struct paper_run *runs = runs_of(paper, line);
    size_t gap = gap_of(paper, line);
    struct gutter narrow = *gutter;
    if (gap) {
        narrow.left = fmaxf(narrow.left, runs[gap - 1].right);
        narrow.right = fminf(narrow.right, runs[gap].left);
    } else if (line->has_cells) {
        return false;
    } else if (line->right < gutter->right) {
        narrow.left = fmaxf(narrow.left, line->right);
    } else {
        narrow.right = fminf(narrow.right, line->left);
    }
    if (narrow.right - narrow.left < GUTTER_MIN * line->size)
        return false;
    *gutter = narrow;
    return true;
}

/* Where the lines end, from `from` on, that one gutter parts. */
static size_t group_end(const struct paper *paper, const struct paper_line *lines, size_t from,
                        size_t count, struct gutter *gutter) {
    *gutter = (struct gutter){-INFINITY, INFINITY};
    size_t to = from;
    while (to < count && !lines[to].is_across &&
           (to == from || lines[to].baseline > lines[to - 1].baseline - lines[to].size) &&
           leaves_free(paper, &lines[to], gutter))
        to++;
    /* Its last lines may be what comes after both columns. */
    while (to > from && !gap_of(paper, &lines[to - 1]))
        to--;
    return to;
}

static size_t bytes_of(const struct paper_run *runs, size_t from, size_t to) {
    size_t bytes = 0;
    for (size_t i = from; i < to; i++)
        bytes += runs[i].text.len;
    return bytes;
}

/* Whether most lines reach the edges of both columns. */
static bool is_prose(const struct paper *paper, const struct paper_line *lines, size_t from,
                     size_t to, const struct gutter *gutter) {
    size_t parted = 0, full = 0, left = 0, right = 0;
    float edge = 0;
    for (size_t i = from; i < to; i++)
        edge = fmaxf(edge, lines[i].right);
    for (size_t i = from; i < to; i++) {
        const struct paper_run *runs = runs_of(paper, &lines[i]);
        size_t gap = gap_of(paper, &lines[i]);
        float within = FILLS_WITHIN * lines[i].size;
        if (!gap)
            continue;
        parted++;
        left += bytes_of(runs, 0, gap);
        right += bytes_of(runs, gap, lines[i].n_runs);
        full += gutter->left - runs[gap - 1].right <= within && edge - lines[i].right <= within;
    }
    return parted >= LINES_MIN && full * 2 >= parted && left >= BYTES_MIN * parted &&
           right >= BYTES_MIN * parted;
}

/* The left column, and then the right one. */
static void part_lines(struct paper *paper, const struct paper_line *lines, size_t from, size_t to,
                       const struct gutter *gutter, struct paper_lines *parted) {
    for (int side = 0; side < 2; side++)
        for (size_t i = from; i < to; i++) {
            size_t gap = gap_of(paper, &lines[i]), n = lines[i].n_runs;
            bool is_right = !gap && lines[i].left >= gutter->right;
            size_t first = side ? gap : 0, end = gap && !side ? gap : n;
            if (gap || is_right == (side == 1))
                *arena_push(paper->arena, parted) =
                    paper_line_of(paper, lines[i].page, lines[i].first_run + first, end - first);
        }
}

void paper_columns_find(struct paper *paper, const struct paper_line *lines, size_t count,
                        struct paper_lines *parted) {
    for (size_t i = 0; i < count;) {
        struct gutter gutter;
        size_t to = gap_of(paper, &lines[i]) ? group_end(paper, lines, i, count, &gutter) : i;
        if (to > i && is_prose(paper, lines, i, to, &gutter)) {
            part_lines(paper, lines, i, to, &gutter, parted);
            i = to;
        } else {
            /* Lines of a group that is none are not looked at again: the next has fewer. */
            do
                *arena_push(paper->arena, parted) = lines[i++];
            while (i < to);
        }
    }
}
