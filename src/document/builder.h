/* Builder: what readers of marked-up formats make a document with.
 *
 * The reader walks its tree and says what begins, what text there is and what ends; the
 * builder makes blocks and spans of it that keep the document's invariants: white space
 * of the markup is collapsed, blocks without text are dropped, what stands between two
 * blocks belongs to neither. When all is said, builder_finish() looks for what no markup
 * announces (the parts of a letter), mends words, and puts the lists in order.
 *
 *     struct builder builder;
 *     builder_open(&builder, arena, options, document);
 *     builder_begin(&builder, BLOCK_PARAGRAPH, 0);
 *     builder_text(&builder, text, start, end);
 *     builder_end(&builder);
 *     return builder_finish(&builder, error);
 *
 * Text must come in source order, within a block and but for builder_return():
 * `document->source` is set first (of an archive, it may grow by builder_add_member() as
 * members are read). Strings are kept, not copied, but
 * for those that come from a tree that closes earlier, which builder_text() copies. */
#ifndef LECTERN_DOCUMENT_BUILDER_H
#define LECTERN_DOCUMENT_BUILDER_H

#include "document/text.h"

enum { BUILDER_DEPTH_MAX = 64 };

/* What text is in. */
struct builder_style {
    enum span_kind kind;
    struct str language, target;
};

struct builder {
    struct text_reading reading;
    struct strbuf source; /* of an archive: its members so far */
    struct part part;     /* being built; open when `is_open` */
    bool is_open, preformatted;
    bool space_pending; /* white space, not yet a span */
    size_t space_start, space_end;
    struct builder_style space_style; /* of where it began */
    bool line_pending;                /* it is a line's end */
    int emphasis;                     /* how many are open */
    int column;
    bool pictured;     /* see builder_picture() */
    int n_tables;      /* in the blocks so far */
    bool at_end;       /* see builder_at_end() */
    size_t last_end;   /* of the source, so far */
    struct str target; /* inside a reference to a note: its id … */
    bool in_reference;
    struct str languages[BUILDER_DEPTH_MAX]; /* open ones, each inside the one before */
    int n_languages;
    struct error failure; /* a limit that was passed: the rest is ignored */
};

/* Begins to build `document`, of which path, source and metadata may be set. */
void builder_open(struct builder *builder, struct arena *arena,
                  const struct reader_options *options, struct document *document);

/* Makes a member's bytes, which must be valid UTF-8, the next of the source; returns the
 * offset of its first byte. */
size_t builder_add_member(struct builder *builder, struct str name, struct str content);

/* Begins a block, after ending the one that is open. `level` as in struct block. */
void builder_begin(struct builder *builder, enum block_kind kind, int level);
void builder_end(struct builder *builder);
bool builder_is_open(const struct builder *builder);

/* The block that is open, to set its id or table; NULL when none is. */
struct block *builder_block(struct builder *builder);

/* A scene break. */
void builder_separator(struct builder *builder);

/* Adds text to the open block (to a new paragraph, when none is open and the text is not
 * blank). It stands for source[start, end): byte for byte, where the bytes are the same,
 * else as a whole. */
void builder_text(struct builder *builder, struct str text, size_t start, size_t end);

/* Adds what the structure says and no text: "1. ", "Image: ". Spaces in it are kept. */
void builder_label(struct builder *builder, struct str text);

/* Ends a line within the block. */
void builder_break(struct builder *builder, size_t start, size_t end);

/* White space counts as it stands until the block ends: code. */
void builder_preformat(struct builder *builder);

/* What follows is in a cell of this column (from 1) of the row that is open. */
void builder_cell(struct builder *builder, int column);

/* Around text; they nest. An empty language is the one around it. */
void builder_emphasis_begin(struct builder *builder);
void builder_emphasis_end(struct builder *builder);
void builder_language_begin(struct builder *builder, struct str tag);
void builder_language_end(struct builder *builder);

/* What follows is, or is no longer, what a picture shows. */
void builder_picture(struct builder *builder, bool pictured);

/* Around the mark of a reference to the note with this id. */
void builder_reference_begin(struct builder *builder, struct str target);
void builder_reference_end(struct builder *builder);

/* The next block lies at this byte of the source, before what was said last: a note or a
 * text box that was inside the block before it. Ends the open block. */
void builder_return(struct builder *builder, size_t start);

/* From here on, or no longer, blocks come after all others wherever they lie: notes that
 * are written inside the text and belong at its end. */
void builder_at_end(struct builder *builder, bool at_end);

/* A page of the printed book begins at this byte of the source. */
void builder_page(struct builder *builder, struct str label, size_t start);

/* A line of the document's own table of contents. */
void builder_contents(struct builder *builder, struct str title, int level, size_t start);

/* Lists what is left out, and what is mended. `text` is shown to people. */
void builder_unspoken(struct builder *builder, struct str text, size_t start, size_t end,
                      const char *reason);
void builder_repair(struct builder *builder, size_t start, size_t end, const char *what);

/* Ends the document. Errors: a limit that was passed (a paragraph over
 * PARAGRAPH_MAX_BYTES, more than PARTS_MAX blocks). */
bool builder_finish(struct builder *builder, struct error *error);

#endif
