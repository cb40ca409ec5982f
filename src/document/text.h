/* The text reader's own header: plain text, with the Markdown marks that plain letters
 * carry, becomes a document in passes over a list of parts:
 *
 *   gutenberg.c     Project Gutenberg's header, licence and credits
 *   running_heads.c running heads and page numbers
 *   blocks.c        lines → parts: paragraphs, headings, quotations, list items, rules
 *   inline.c        a part's lines → spans; emphasis, code, links, escapes
 *   marked_blocks.c tables between pipes, and pictures
 *   brackets.c      [Illustration: …], [Footnote 1: …]
 *   references.c    [1] in the text, where there is such a note
 *   letter.c        salutation, closing, signature
 *   notes.c         source and notes, at the end
 *   verse.c         lines of verse
 *   repair.c        sentences that a page's end has broken
 *   page_numbers.c  the pages that the numbers left out are of
 *   contents.c      a table of contents in front
 *   chapter_titles.c  "CHAPTER I", and the title that comes after it
 *   headings.c      title and headings that no mark announces
 *   hyphens.c       words that a line's end has broken
 *   characters.c    ligatures, long s, drop capitals, figures for letters
 *
 * A part is a block that may still change its kind, be split or be joined. */
#ifndef LECTERN_DOCUMENT_TEXT_H
#define LECTERN_DOCUMENT_TEXT_H

#include "document/numbering.h"
#include "document/reader.h"

extern const struct reader reader_text;

#define BYTE_ORDER_MARK STR("\xEF\xBB\xBF")

/* A paragraph longer than this is no paragraph but a file that lost its line ends. */
enum { PARAGRAPH_MAX_BYTES = 1 << 20 };

/* Ten times the lines of all of Shakespeare. */
enum { PARTS_MAX = 1 << 20 };

struct part {
    struct block block;
    size_t n_lines;   /* of the source */
    bool page_before; /* a page ended between the part before it and this one */
    bool at_end;      /* it comes after all others, wherever it lies */
    bool strong;      /* all its text is between ** or __ */
    bool listed;      /* its line stands in the table of contents */
    bool titled;      /* a chapter's number and title that were joined */
    size_t indent;    /* columns before every line of it */
    char mark;        /* of a list item: its bullet, or '1' for any number */
};

struct parts {
    struct part *items;
    size_t count, capacity;
};

/* A line that is not read, by where its text begins. */
struct head {
    size_t start;
    int number; /* of the page; less than 0: it has none */
    const char *reason;
};

/* The number of a page, which is not read. */
struct page_number {
    size_t start, end;
    struct str label;
    bool begins; /* its page begins here for certain; else it may end here */
};

struct text_reading {
    struct arena *arena;   /* the document's */
    struct arena *scratch; /* holds the parts */
    const struct reader_options *options;
    struct document *document;
    struct parts parts;
    size_t end;     /* of the text in the source */
    bool gutenberg; /* it is one of Project Gutenberg's */
    struct {
        struct head *items; /* in source order */
        size_t count, capacity;
    } heads;
    struct {
        struct page_number *items; /* in any order */
        size_t count, capacity;
    } page_numbers;
};

/* What is left of a line when the marks at its beginning are taken off. */
struct text_line {
    size_t before;     /* where the line break before it ends */
    size_t start, end; /* bytes of the source */
};

/* front_matter.c: takes `---`, `key: value` lines and `---` off the beginning; returns
 * where the text goes on. */
size_t front_matter_read(struct text_reading *reading, size_t from);

/* gutenberg.c: takes Project Gutenberg's header and licence off; returns where the text
 * begins and sets where it ends. Later: the lines that say who made the file. */
size_t gutenberg_frame(struct text_reading *reading, size_t from);
void gutenberg_credits(struct text_reading *reading);

/* brackets.c and references.c: what transcribers set in brackets, and notes' marks. */
void brackets_find(struct text_reading *reading);
void references_find(struct text_reading *reading);

/* marked_blocks.c: tables between pipes, and pictures. */
void marked_blocks_find(struct text_reading *reading);

/* bullets.c: paragraphs and lines behind bullets that were typed, in what markup parts;
 * before the parts know their lines of the source. */
void bullets_find(struct text_reading *reading);

/* running_heads.c: finds the lines that are running heads and page numbers. */
void heads_find(struct text_reading *reading, size_t from);

bool blocks_read(struct text_reading *reading, size_t from, struct error *error);
void inline_read(struct text_reading *reading, const struct text_line *lines, size_t n_lines,
                 struct part *part);
void letter_find(struct text_reading *reading);
void notes_find(struct text_reading *reading);
void verse_find(struct text_reading *reading);
void pages_repair(struct text_reading *reading);

/* page_numbers.c: source[start, end), which is left out, is the number of a page; then the
 * document gets its pages, of a text that begins at `from`. */
void page_number_note(struct text_reading *reading, size_t start, size_t end, struct str label,
                      bool begins);
void page_numbers_settle(struct text_reading *reading, size_t from);
void contents_find(struct text_reading *reading);
void chapter_titles_join(struct text_reading *reading);
void headings_find(struct text_reading *reading);
void words_repair(struct text_reading *reading);
void characters_repair(struct text_reading *reading);

/* headings.c: of parts whose headings are marked as such, makes the first a title, when it
 * is the document's and not a chapter's, and counts levels from 1. */
void titles_settle(struct text_reading *reading);

/* Also headings.c: a short part in capitals; a short line that stands alone before a
 * paragraph and is no sentence; what kind of chapter's number a part is, and whether a
 * title comes with it. */
bool part_is_capitals(const struct part *part);
bool part_is_plain_title(const struct part *part, const struct part *next);
enum numbering_kind part_numbering(const struct part *part, bool *titled);

/* finish.c: gives the document its blocks, and puts its lists in order. */
void text_finish(struct text_reading *reading);

/* parts.c */

/* Begins an empty list of parts. The old one stays where it is until the arena that is
 * returned is closed. */
struct arena *parts_renew(struct text_reading *reading);

/* Lists source[start, end) as left out. Line numbers are filled in at the end. */
void leave_out(struct text_reading *reading, size_t start, size_t end, const char *reason);

/* Lists source[start, end) as mended. */
void list_repair(struct text_reading *reading, size_t start, size_t end, const char *what);

/* The text's length in bytes, its source range, and its first bytes, copied to `room`. */
size_t part_length(const struct part *part);
size_t part_start(const struct part *part);
size_t part_end(const struct part *part);
enum { PART_PEEK = 128 };
struct str part_peek(const struct part *part, char room[PART_PEEK]);

/* Its text when that is at most PART_PEEK - 1 bytes, else empty. */
struct str part_short_text(const struct part *part, char room[PART_PEEK]);

/* The lines of a part: a piece of its spans each. */
struct part_line {
    size_t first_span, n_spans;
};
struct part_line part_line_at(const struct part *part, size_t first_span);
struct str part_line_text(const struct part *part, struct part_line line, char room[PART_PEEK]);

/* Cuts a part's first bytes of text off into `head`; what remains stays, without the
 * white space at the cut. Neither may be left empty. */
void part_split(struct text_reading *reading, struct part *part, size_t at, struct part *head);

/* The part's line as a part of its own, of the given kind. */
struct part part_of_line(const struct text_reading *reading, const struct part *part,
                         struct part_line line, enum block_kind kind);

#endif
