/* Document: what was written.
 *
 * A reader turns a file into metadata and a list of blocks; each block is made of
 * spans that know the bytes of the source they came from. Nothing here says how
 * anything sounds.
 *
 * Invariants:
 * - Offsets are bytes of the source file as it lies on disk (a BOM counts).
 * - A span's text either is the source's bytes [start, end) (text.len == end -
 *   start, offset by offset), or stands for them as a whole (a space for a line
 *   break, nothing for a mended hyphen): then the lengths differ, or it is marked
 *   `mended`.
 * - Spans within a document are in source order and do not overlap; concatenated
 *   they are the block's text, with single spaces for line breaks and no space at
 *   either end.
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

enum span_kind { SPAN_PLAIN, SPAN_EMPHASIS, SPAN_LANGUAGE, SPAN_NOTE_REFERENCE };

struct span {
    enum span_kind kind;
    struct str text;
    size_t start, end;   /* bytes of the source */
    bool mended;         /* text stands for the range as a whole */
    bool line_break;     /* a space that was a line's end in the source */
    struct str language; /* BCP 47, of SPAN_LANGUAGE */
};

struct block {
    enum block_kind kind;
    int level;          /* of a heading, list item or quotation; 1 is outermost */
    unsigned long line; /* of its first character in the source, from 1 */
    struct {
        struct span *items;
        size_t count, capacity;
    } spans;
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

struct metadata {
    struct str title, author, language, date; /* empty where the source has none */
};

struct document {
    const char *path;  /* as given, for messages */
    struct str source; /* the file's bytes */
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
};

/* The block's text, spans concatenated, in the arena. */
struct str block_text(struct arena *arena, const struct block *block);

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
