/* DOCX's own header: a word-processor file (ECMA-376, Transitional or Strict) becomes a
 * document.
 *
 *   docx.c            the package: its parts, their order, its properties
 *   docx_styles.c     what a style says a paragraph is, and how its letters look
 *   docx_numbering.c  the labels of lists and numbered headings, as Word shows them
 *   docx_blocks.c     paragraphs, content controls
 *   docx_tables.c     tables, row by row
 *   docx_runs.c       what stands in a line: text, breaks, references
 *   docx_fields.c     fields: what is their result and what is not text
 *   docx_drawings.c   images, text boxes, formulas
 *   docx_notes.c      notes, comments, headers and footers
 *   docx_left.c       what is left out
 *
 * Each text of the file ends either in a span or in the document's list of what is left
 * unspoken. */
#ifndef LECTERN_DOCUMENT_DOCX_H
#define LECTERN_DOCUMENT_DOCX_H

#include "document/archive.h"
#include "document/builder.h"
#include "document/numerals.h"
#include "document/office.h"
#include "document/rows.h"
#include "document/tree.h"
#include "document/xml.h"

extern const struct reader reader_docx;

/* ---- styles ---- */

/* How letters look, and in which language they are. -1: not said here. */
struct docx_look {
    signed char bold, italic, hidden;
    struct str language;
};

#define DOCX_LOOK_UNSAID ((struct docx_look){.bold = -1, .italic = -1, .hidden = -1})

struct docx_style {
    struct str id, name, based_on;
    struct docx_style *below; /* while it is being settled: the one based on it */
    struct docx_look look;
    enum office_role role;
    bool has_role;
    int outline; /* level from 0; 9: body text; -1: not said */
    struct str list;
    int list_level; /* -1: not said */
    bool is_default, is_paragraph;
    enum { DOCX_STYLE_NEW, DOCX_STYLE_BUSY, DOCX_STYLE_SETTLED } state;
};

struct docx_styles {
    struct {
        struct docx_style *items; /* by id */
        size_t count, capacity;
    } list;
    struct docx_look look;        /* where no style says otherwise */
    struct docx_style *paragraph; /* the style of a paragraph that names none */
};

/* `root` may be NULL: a file without styles. */
void docx_styles_read(struct arena *arena, const struct node *root, struct docx_styles *styles);

/* The style with all that it is based on; NULL: there is none. */
const struct docx_style *docx_style_find(const struct docx_styles *styles, struct str id);

/* What a <w:rPr> says, over what `look` says already. */
void docx_look_read(const struct node *properties, struct docx_look *look);

/* What `over` says, laid over `look`. */
void docx_look_lay(struct docx_look *look, const struct docx_look *over);

/* ---- numbering ---- */

struct docx_numbering;

/* `root` may be NULL. */
struct docx_numbering *docx_numbering_read(struct arena *arena, const struct node *root);

bool docx_numbering_has(const struct docx_numbering *numbering, struct str list);

/* Counts a paragraph in and gives its label with a space behind it ("2.1 "), in the arena;
 * empty of a bullet, or of a list that there is none of. `level` counts from 0; -1: the one that
 * belongs to the style. */
struct str docx_numbering_next(struct docx_numbering *numbering, struct arena *arena, struct str id,
                               int level, struct str style);

/* The way of writing that a <w:numFmt> names. */
enum numeral docx_numeral(struct str name);

/* ---- the walk ---- */

struct docx_relation {
    struct str type, id, target; /* the target's name in the archive */
};

enum docx_note_kind { DOCX_FOOTNOTE, DOCX_ENDNOTE, DOCX_NOTE_KINDS };

struct docx {
    struct arena *arena;
    struct builder *builder;
    struct archive *archive;
    struct document *document;
    struct docx_styles styles;
    struct docx_numbering *numbering;
    struct {
        struct docx_relation *items;
        size_t count, capacity;
    } relations; /* of the main part */
    long n_notes[DOCX_NOTE_KINDS];
    enum numeral note_numerals[DOCX_NOTE_KINDS];
    bool has_title, after_title; /* one has been said; and nothing since */
    bool named;                  /* the document, by its title */
    struct rows *rows;
};

/* A field that is open. */
struct docx_field {
    bool in_result;
    struct strbuf instruction; /* its beginning */
    const char *reason;        /* why its result is left out; NULL: it is said */
};

enum { DOCX_FIELDS_MAX = 32 };

/* What is set apart from inside a paragraph. */
struct docx_apart {
    const struct node *node;
};

struct docx_walk {
    struct docx *docx;
    struct builder *builder;
    struct arena *arena;
    size_t offset; /* of the part's text in the source */

    enum block_kind kind; /* of paragraphs that their style makes nothing else */
    struct str note;      /* inside a note: its id */
    const char *reason;   /* why all here is left out; NULL: it is said */
    int joined;           /* inside a cell, where paragraphs are but spaces … */
    bool cell_begins;     /* … but before the first */
    bool goes_on;         /* into the next paragraph: this one's end was deleted, … */
    struct office_flow flow;

    /* The paragraph. */
    struct docx_look look;
    bool heading;  /* where bold says nothing */
    bool has_text; /* besides what is set apart */
    struct {
        struct docx_apart *items; /* images and text boxes, until it has ended */
        size_t count, capacity;
    } apart;

    /* The run. */
    bool emphasis;
    const char *hidden; /* as `reason` */
    struct str language;
    struct str mark_of; /* its next text is the mark of this note */

    struct docx_field fields[DOCX_FIELDS_MAX];
    int n_fields;
    struct {
        struct strbuf text;
        size_t start, end;
        const char *reason;
    } left;            /* the passage that is being left out */
    struct str figure; /* the text alternative that was said last */
};

/* docx_blocks.c: all that is under a node, block by block. */
void docx_blocks(struct docx_walk *walk, const struct node *parent);

/* docx_tables.c */
void docx_table(struct docx_walk *walk, const struct node *node);

/* docx_runs.c: all that is under a node, in the line. */
void docx_inline(struct docx_walk *walk, const struct node *parent);

/* Says, or leaves out, what stands for these bytes of the part. */
void docx_say(struct docx_walk *walk, struct str text, size_t start, size_t end);

/* The same with the bytes of an element. */
void docx_say_for(struct docx_walk *walk, struct str text, const struct node *node);

/* docx_left.c: why what is said here is left out; NULL: it is not. */
const char *docx_reason(const struct docx_walk *walk);

/* Adds to the passage that is being left out, and ends it. */
void docx_left_add(struct docx_walk *walk, struct str text, size_t start, size_t end,
                   const char *reason);
void docx_left_end(struct docx_walk *walk);

/* Lists all the text under a node as left out; nothing, when it has none. */
void docx_leave_out(struct docx_walk *walk, const struct node *root, const char *reason);

/* Lists a thing that has no text, under a name to find it by. */
void docx_leave_out_thing(struct docx_walk *walk, const struct node *node, struct str name,
                          const char *reason);

/* The child of <mc:AlternateContent> that is read, the other one being listed. */
const struct node *docx_alternative(struct docx_walk *walk, const struct node *alternatives);

/* docx_fields.c */
void docx_field_mark(struct docx_walk *walk, const struct node *mark);
void docx_field_instruction(struct docx_walk *walk, const struct node *node);
void docx_field_simple(struct docx_walk *walk, const struct node *field);

/* Why the result of a field that is open is left out; NULL: it is not. */
const char *docx_field_reason(const struct docx_walk *walk);

/* docx_drawings.c: said in the line, or set apart until the paragraph has ended. */
void docx_drawing(struct docx_walk *walk, const struct node *drawing);
void docx_figure(struct docx_walk *walk, const struct node *drawing);
void docx_formula(struct docx_walk *walk, const struct node *formula);

/* docx_notes.c */
void docx_note_reference(struct docx_walk *walk, const struct node *reference,
                         enum docx_note_kind kind);
bool docx_notes_read(struct docx *docx, struct error *error);

/* docx.c: parses a part and makes it the next of the source; *root is NULL where there is
 * none. */
bool docx_part(struct docx *docx, struct str name, struct node **root, size_t *offset,
               struct error *error);

/* The part that the main one is related to so ("footnotes"); empty: none. */
struct str docx_related(const struct docx *docx, const char *type);
bool docx_relation_is(const struct docx_relation *relation, const char *type);

/* ---- attributes ---- */

/* <w:NAME w:val="…"/> under `parent`; empty: none. */
struct str docx_value(const struct node *parent, const char *name);

/* The child of that name; NULL: none. */
const struct node *docx_child(const struct node *parent, const char *name);

/* An on/off property: -1 where it is not said. */
signed char docx_toggle(const struct node *properties, const char *name);

#endif
