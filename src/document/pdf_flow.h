/* Flow: the lines of an untagged PDF in the order that they are read in, and what begins a
 * paragraph, as far as places and sizes on the page tell. */
#ifndef LECTERN_DOCUMENT_PDF_FLOW_H
#define LECTERN_DOCUMENT_PDF_FLOW_H

#include "document/pdf.h"

/* A gap in a line, in sizes of the text, that is none between words. */
#define PAPER_CELL_MIN 1.5F

enum paper_break {
    PAPER_GOES_ON, /* the paragraph of the line before */
    PAPER_NEW_PARAGRAPH,
    PAPER_NEW_COLUMN, /* further up on the page */
    PAPER_NEW_PAGE,
};

struct paper_line {
    size_t first_run, n_runs; /* of its page */
    int page;
    float left, right, baseline, size;
    bool is_bold, is_across;
    bool has_cells;          /* wide gaps part it, as a table's */
    bool is_head, is_number; /* a running head, a page number */
    bool is_at_edge;         /* among the first or last of its page */
    enum paper_break before;
    int heading;  /* its level; 0: none. All lines of a heading have it */
    size_t start; /* byte of the source */
};

struct paper_lines {
    struct paper_line *items;
    size_t count, capacity;
    float body;         /* size of most of the text */
    size_t n_bookmarks; /* that have their headings among the lines */
};

/* Finds lines and their breaks in the runs of all pages. */
void paper_flow_find(struct paper *paper, struct paper_lines *lines);

/* The line that these runs of a page are. */
struct paper_line paper_line_of(const struct paper *paper, int page, size_t first, size_t n_runs);

/* pdf_columns.c: adds the lines of a page, parted where they go across two columns. */
void paper_columns_find(struct paper *paper, const struct paper_line *lines, size_t count,
                        struct paper_lines *parted);

/* pdf_heads.c: finds the lines that are no part of the text, which is of this size. */
void paper_heads_find(struct paper *paper, struct paper_lines *lines, float body);

/* pdf_marks.c: finds notes at the foot of pages, and the numbers that refer to them. */
void paper_marks_find(struct paper *paper, struct text_reading *reading,
                      const struct paper_lines *lines);

/* The line's text, in the arena. */
struct str paper_line_text(const struct paper *paper, struct arena *arena,
                           const struct paper_line *line);

#endif
