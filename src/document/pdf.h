/* The PDF reader's own header. MuPDF draws each page on a device of ours that keeps the text
 * alone, as runs of glyphs of one line; what follows depends on what the file tells:
 *
 *   pdf.c            opens the file, and goes through its pages
 *   pdf_page.c       a page → runs of text, with what marked content says of them
 *   pdf_device.c     the device that it is drawn on
 *   pdf_metadata.c   title, author, language …; page labels
 *   pdf_outline.c    bookmarks → the table of contents
 *   pdf_memory.c     what MuPDF allocates, and how much it may
 *   pdf_fonts.c      fonts that are not in the file
 *   pdf_source.c     the text that stands for the file: a member for each page
 *
 *   of a tagged PDF, which has a tree of what its text is:
 *   pdf_tree.c       the tree, as far as it is read
 *   pdf_tagged.c     its order, and what is outside of it
 *   pdf_notes.c      notes, and the links to them
 *   pdf_walk.c       the tree → blocks, by the builder
 *   pdf_walk_parts.c tables, pictures, formulas
 *
 *   of any other:
 *   pdf_flow.c       runs → lines and paragraphs, by where they stand on the page
 *   pdf_columns.c    columns that were drawn across
 *   pdf_heads.c      running heads and page numbers, by the page's number in them
 *   pdf_marks.c      notes at the foot of pages, and the marks of them in the text
 *   pdf_text.c       those → blocks, by the passes of the text reader (document/text.h)
 *
 * MuPDF tells errors by long jumps. They are caught in paper_try(), within which nothing of
 * ours may be left open. */
#ifndef LECTERN_DOCUMENT_PDF_H
#define LECTERN_DOCUMENT_PDF_H

#include <mupdf/fitz.h>
#include <mupdf/pdf.h>

#include "document/builder.h"

extern const struct reader reader_pdf;

/* How a run lies to the one before it on its page. */
enum paper_joint {
    PAPER_JOINED,   /* goes on with its word */
    PAPER_SPACED,   /* on the same line */
    PAPER_NEW_LINE, /* on another */
};

/* What the page's marked content says of text, that around it included; of no text, 0. */
struct paper_mark {
    int id;            /* in the tree (MCID); -1: none */
    int stream;        /* object number of the form that the id counts in; 0: the page */
    bool is_artifact;  /* a running head, a page number, a rule: no part of the text */
    bool is_replaced;  /* by `actual`, as a whole */
    struct str actual; /* what the glyphs stand for */
    struct str expansion, language;
};

/* Text of one line of a page, of one mark. The page's upper left is 0, 0; a point is 1. */
struct paper_run {
    struct str text; /* valid UTF-8, without control characters */
    size_t start;    /* byte of the source, once it has its place there */
    int page;        /* from 0 */
    int mark;        /* index in its page's marks */
    float left, right, baseline, size;
    enum paper_joint joint;
    bool is_bold, is_raised;   /* a note's mark, above the line */
    bool is_across;            /* not from left to right as the page stands */
    bool is_wanted, is_placed; /* the tree has it; it is in the source */
};

/* Text that lies on the page and is no part of it: of a comment, or a form's field. */
struct paper_aside {
    struct str text;
    const char *reason;
    size_t start; /* byte of the source */
};

struct paper_page {
    struct str label;  /* "xii", "42" */
    size_t start;      /* byte of the source */
    fz_matrix to_page; /* from the file's coordinates */
    struct {
        struct paper_run *items; /* in the order of drawing */
        size_t count, capacity;
    } runs;
    struct {
        struct paper_mark *items; /* the first says nothing */
        size_t count, capacity;
    } marks;
    struct {
        struct paper_aside *items;
        size_t count, capacity;
    } asides;
    int n_bookmarks; /* that lead here */
    int n_faults;    /* of its drawing: passed over */
    size_t n_pictures;
    size_t n_unknown; /* glyphs of which no letter is known */
};

/* Where a link leads. */
struct paper_place {
    int page;  /* from 0 */
    float top; /* 0: it does not say */
};

/* A line of the outline. */
struct paper_bookmark {
    struct str title;
    int level; /* from 1 */
    struct paper_place place;
};

struct paper {
    struct arena *arena;
    const struct reader_options *options;
    struct document *document;
    fz_context *mupdf;
    pdf_document *file;
    struct {
        struct paper_page *items;
        size_t count, capacity;
    } pages;
    struct {
        struct paper_bookmark *items;
        size_t count, capacity;
    } bookmarks;
    int n_items; /* of the outline, that were looked at */
    size_t text_bytes;
    size_t memory_used;   /* by MuPDF, in bytes */
    struct error failure; /* a limit that was passed, told inside MuPDF */
};

enum {
    PAPER_PAGES_MAX = 20000,
    PAPER_TEXT_MAX_BYTES = 16 << 20, /* as of any text */
};

/* Calls work(paper, context), which may call MuPDF. False: MuPDF gave up, or work() did by
 * pdf_fail(); `error` says what `what` is of it: "page 12", "the outline". */
bool paper_try(struct paper *paper, void (*work)(struct paper *paper, void *context), void *context,
               const char *what, struct error *error);

/* A text string of the file, in the arena, in valid UTF-8 without control characters. */
struct str paper_text_of(struct paper *paper, pdf_obj *object);
struct str paper_clean(struct arena *arena, struct str text);

/* pdf_memory.c: what a context allocates with; its user is `memory_used`. */
extern const fz_alloc_context paper_memory;

/* Lists something as mended, at this byte of the source. */
void paper_tell(struct paper *paper, size_t start, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Lists what is damaged in the file and on its pages, which have their places. */
void paper_tell_faults(struct paper *paper);

/* pdf_page.c: fills the page's runs. Within paper_try(). */
void paper_page_read(struct paper *paper, int number, struct paper_page *page);

/* pdf_metadata.c, within paper_try(). */
void paper_metadata_read(struct paper *paper);
void paper_labels_read(struct paper *paper);

/* pdf_outline.c: reads the bookmarks, within paper_try(); tells them as the document's table of
 * contents, when all runs have their place in the source. */
void paper_outline_read(struct paper *paper);
void paper_outline_tell(struct paper *paper);

/* The number of a page that the file refers to; -1: it has none such. */
int paper_page_number(struct paper *paper, pdf_obj *page);

/* Where an annotation or a bookmark leads to in this file; within paper_try(). */
bool paper_destination(struct paper *paper, pdf_obj *from, struct paper_place *place);

/* A page that more of them lead to is looked at for none. */
enum { PAPER_BOOKMARKS_MAX = 200 };

/* Whether the text begins with the title, spaces, signs and case apart. */
bool paper_says(struct str text, struct str title);

/* pdf_source.c: the source is made page by page. */
struct paper_source {
    struct paper *paper;
    struct strbuf text;
    unsigned long line; /* at its end */
};
void paper_source_page(struct paper_source *source, int number);
size_t paper_source_add(struct paper_source *source, struct str text);
void paper_source_end(struct paper_source *source);

/* pdf_text.c */
bool paper_text_read(struct paper *paper, struct error *error);

const struct paper_mark *paper_mark_of(const struct paper *paper, const struct paper_run *run);

#endif
