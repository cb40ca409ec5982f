/* Document: what was written.
 *
 * A reader turns a file into metadata and a list of blocks; each block is made of
 * spans that know the bytes of the source they came from. Nothing here says how
 * anything sounds.
 *
 * Invariants:
 * - Offsets are bytes of `source`: the file as it lies on disk (a BOM counts), in UTF-8
 *   (a file in another encoding: as it was decoded, which the first of the repairs tells);
 *   of an archive, the members that were read, one after the other (see `members`).
 * - A span's text either is the source's bytes [start, end) (text.len == end -
 *   start, offset by offset), or stands for them as a whole (a space for a line
 *   break, nothing for a mended hyphen, "fi" for a ligature): then the lengths differ, or it is
 * marked `mended`.
 * - Spans within a block are in source order and do not overlap; concatenated
 *   they are the block's text, with single spaces for line breaks and no space at
 *   either end. Blocks are in the order of their beginnings, but for notes that a
 *   format writes inside the text and that come at its end; a block may lie inside the
 *   one that it comes after.
 * - What the reader saw and left out (emphasis marks, a page number) is in
 *   `unspoken`; what it mended (a page break in a sentence) is in `repairs`. */
#ifndef LECTERN_DOCUMENT_DOCUMENT_H
#define LECTERN_DOCUMENT_DOCUMENT_H

#include "base/error.h"
#include "base/str.h"

enum block_kind {
    BLOCK_TITLE,
    BLOCK_HEADING, /* level 1.. */
    BLOCK_SALUTATION,
    BLOCK_PARAGRAPH,
    BLOCK_QUOTATION,
    BLOCK_LIST_ITEM,
    BLOCK_VERSE, /* one line of it */
    BLOCK_TABLE_ROW,
    BLOCK_NOTE,
    BLOCK_CLOSING,
    BLOCK_SIGNATURE,
    BLOCK_SOURCE,
    BLOCK_SEPARATOR, /* no spans: a scene break, heard as silence */
    BLOCK_FIGURE,
    BLOCK_CODE,
    BLOCK_KINDS
};

/* The name used in reports: "title", "list-item", … */
const char *block_kind_name(enum block_kind kind);

enum span_kind {
    SPAN_PLAIN,
    SPAN_EMPHASIS,
    SPAN_LANGUAGE,
    SPAN_NOTE_REFERENCE,
    SPAN_LABEL, /* what the structure says and no text: "1. " of a list, a table's column
                   heading before a cell; mended, and start == end */
};

struct span {
    enum span_kind kind;
    struct str text;
    size_t start, end;   /* bytes of the source */
    bool mended;         /* text stands for the range as a whole */
    bool pictured;       /* what a picture shows, and not what is written around it */
    bool line_break;     /* a space that was a line's end in the source */
    int column;          /* of the table cell it is in, from 1; 0: in no table */
    struct str language; /* BCP 47, of SPAN_LANGUAGE */
    struct str target;   /* the note's id, of SPAN_NOTE_REFERENCE; empty where unknown */
};

/* Whether its text is the source's bytes, offset by offset. */
static inline bool span_is_linear(const struct span *span) {
    return !span->mended && span->text.len == span->end - span->start;
}

struct block {
    enum block_kind kind;
    int level;          /* of a heading, list item or quotation; 1 is outermost. Of a figure:
                           1 where it tells more of it than what it shows, such as a caption */
    int table;          /* of a table row: which table, from 1 */
    bool table_head;    /* of a table row: it holds the columns' headings */
    unsigned long line; /* of its first character in the source, from 1 */
    struct str id;      /* of a note: the target of the references to it */
    struct {
        struct span *items;
        size_t count, capacity;
    } spans;
    const struct block *changed_from; /* of the document, that it is read in the stead of;
                                         NULL: it is the document's itself */
};

struct source_range {
    size_t start, end; /* bytes */
    unsigned long line;
};

/* Something the reader left out, and why ("emphasis mark", "page number"). */
struct unspoken {
    struct source_range source;
    struct str text;
    struct str reason;
};

/* Something the reader mended ("joined a sentence broken by a page"). */
struct repair {
    struct source_range source;
    struct str what;
};

/* Empty where the source has none. */
struct metadata {
    struct str title, subtitle;
    struct str author; /* several: see document/authors.h */
    struct str language, date;
    struct str publisher, identifier, rights, subject, description, series;
    struct str cover; /* a JPEG or PNG file's bytes */
};

/* Where a page of the printed book begins. */
struct page {
    struct str label; /* "xii", "42" */
    size_t start;     /* byte of the source */
};

/* A line of the table of contents that the document has of its own. */
struct contents_entry {
    struct str title;
    int level;    /* 1 is outermost */
    size_t start; /* byte of the source that it leads to */
};

/* A file of the archive that the document came in. */
struct member {
    struct str name;    /* "OEBPS/chapter1.xhtml" */
    size_t start;       /* its first byte in the source */
    unsigned long line; /* that this is on, of the source's */
};

struct document {
    const char *path;   /* as given, for messages */
    const char *format; /* the reader's name */
    struct str source;
    struct str file_bytes; /* as they lie on disk: what hashes are made of */
    struct metadata metadata;
    struct {
        struct block *items;
        size_t count, capacity;
    } blocks;
    struct {
        struct unspoken *items;
        size_t count, capacity;
    } unspoken;
    struct {
        struct repair *items;
        size_t count, capacity;
    } repairs;
    struct {
        struct page *items; /* in source order */
        size_t count, capacity;
    } pages;
    struct {
        struct contents_entry *items; /* in source order */
        size_t count, capacity;
    } contents;
    struct {
        struct member *items; /* in source order; none unless it is an archive */
        size_t count, capacity;
    } members;
};

/* The member that a byte of the source lies in; NULL where the document is no archive. */
const struct member *document_member(const struct document *document, size_t offset);

/* A range as a reader of the source knows it: of an archive, bytes and line count from
 * the start of the member that it begins in. */
struct source_range document_place(const struct document *document, struct source_range range);

/* What messages call the file that a byte of the source came from: the document's path, and
 * the member behind a colon; in the arena. */
const char *document_part_path(struct arena *arena, const struct document *document, size_t offset);

/* The document's own block of which this is one, or a copy changed for reading. */
const struct block *block_of_document(const struct block *block);

/* The block's text, spans concatenated, in the arena. */
struct str block_text(struct arena *arena, const struct block *block);

/* The same without the marks of references to notes: what a heading is called. */
struct str block_name(struct arena *arena, const struct block *block);

/* The source range that the bytes [from, to) of block_text() came from. */
struct source_range block_source(const struct document *document, const struct block *block,
                                 size_t from, size_t to);

/* How many lines end in source[from, to): at a line feed, at a carriage return, or at
 * the two together. Ranges that meet add up. */
unsigned long source_count_lines(struct str source, size_t from, size_t to);

/* Line number, from 1, of a byte of the source. Linear; for messages and blocks,
 * not for words. */
unsigned long document_line(const struct document *document, size_t offset);

#endif
