/* ODT's own header: a text document of OpenDocument (ISO/IEC 26300), in its archive or
 * flat, becomes a document.
 *
 *   odt.c         the package: its parts, its properties
 *   odt_styles.c  what a style says a paragraph is, and how its letters look
 *   odt_lists.c   the numbers of lists and headings, as they are shown
 *   odt_blocks.c  paragraphs, lists, sections, indexes
 *   odt_tables.c  tables, row by row
 *   odt_lines.c   what stands in a line: text, fields, references
 *   odt_frames.c  images, text boxes, notes: what is set apart from inside a paragraph
 *
 * Each text of the file ends either in a span or in the document's list of what is left
 * unspoken. */
#ifndef LECTERN_DOCUMENT_ODT_H
#define LECTERN_DOCUMENT_ODT_H

#include "document/archive.h"
#include "document/builder.h"
#include "document/numerals.h"
#include "document/office.h"
#include "document/rows.h"
#include "document/tree.h"
#include "document/xml.h"

extern const struct reader reader_odt, reader_fodt;

/* ---- styles ---- */

/* How letters look, and in which language they are. -1: not said here. */
struct odt_look {
    signed char bold, italic, hidden;
    struct str language;
};

struct odt_style {
    enum odt_family { ODT_PARAGRAPH, ODT_TEXT, ODT_GRAPHIC, ODT_SECTION, ODT_FAMILIES } family;
    struct str name, parent;
    struct odt_style *below; /* while it is being settled: the one based on it */
    struct odt_look look;
    enum office_role role;
    bool has_role, formula;
    int heading; /* level from 1 of a paragraph in it; 0: none */
    bool says_list;
    struct str list;
    enum { ODT_STYLE_NEW, ODT_STYLE_BUSY, ODT_STYLE_SETTLED } state;
};

struct odt_styles {
    struct {
        struct odt_style *items; /* by family and name */
        size_t count, capacity;
    } list;
    struct odt_look look; /* of paragraphs, where no style says otherwise */
};

/* Adds what is in <office:styles> and <office:automatic-styles> under `root`; then, once,
 * settles what is based on what. */
void odt_styles_add(struct arena *arena, const struct node *root, struct odt_styles *styles);
void odt_styles_settle(struct odt_styles *styles);

/* NULL: there is none. */
const struct odt_style *odt_style_find(const struct odt_styles *styles, enum odt_family family,
                                       struct str name);

/* What `over` says, laid over `look`. */
void odt_look_lay(struct odt_look *look, const struct odt_look *over);

/* ---- lists ---- */

enum { ODT_LEVELS = 10 };

struct odt_list_styles;
struct odt_list_style;

struct odt_list_styles *odt_list_styles_open(struct arena *arena);
void odt_list_styles_add(struct odt_list_styles *styles, const struct node *root);
void odt_list_styles_settle(struct odt_list_styles *styles);
const struct odt_list_style *odt_list_style_find(const struct odt_list_styles *styles,
                                                 struct str name);

/* The style of numbered headings; NULL: the file has none. */
const struct odt_list_style *odt_outline_style(const struct odt_list_styles *styles);

/* Counters by level. */
struct odt_counts {
    long numbers[ODT_LEVELS];
    bool begun[ODT_LEVELS];
};

/* Counts one in on a level, from 0; `start` is its own number, or -1. */
void odt_count(const struct odt_list_style *style, struct odt_counts *counts, int level,
               long start);

/* "2.1 " as it is shown, in the arena; empty of a bullet. */
struct str odt_label(struct arena *arena, const struct odt_list_style *style,
                     const struct odt_counts *counts, int level);

/* ---- the walk ---- */

struct odt {
    struct arena *arena;
    struct builder *builder;
    struct document *document;
    struct odt_styles styles;
    struct odt_list_styles *list_styles;
    struct rows *rows;
    struct odt_counts headings;
    bool has_title, after_title; /* one has been said; and nothing since */
    bool named;                  /* the document, by its title */
};

/* A list that has ended, for those that go on with it. */
struct odt_ended {
    struct str id;
    const struct odt_list_style *style;
    struct odt_counts counts;
};

/* What is set apart from inside a paragraph: a note and its body, a shape and its text, an
 * image and its text alternative. */
struct odt_apart {
    enum { ODT_NOTE, ODT_BOX, ODT_IMAGE } kind;
    const struct node *node, *content;
};

struct odt_walk {
    struct odt *odt;
    struct builder *builder;
    struct arena *arena;
    size_t offset; /* of the part's text in the source */

    struct str note;    /* inside a note: its id */
    struct str label;   /* of the list item, until it is said */
    const char *reason; /* why all here is left out; NULL: it is said */
    int joined;         /* inside a cell, where paragraphs are but spaces … */
    bool cell_begins;   /* … but before the first */
    struct office_flow flow;

    /* The list. */
    const struct odt_list_style *list;
    struct odt_counts counts;
    int level; /* of the list that is open, from 1; 0: none */
    struct {
        struct odt_ended *items;
        size_t count, capacity;
    } ended;

    /* The paragraph. */
    struct odt_look look;
    bool heading;  /* where bold says nothing */
    bool has_text; /* besides what is set apart */
    struct {
        struct odt_apart *items; /* notes, images and text boxes, until it has ended */
        size_t count, capacity;
    } apart;

    /* The span. */
    struct odt_look span;
    struct str figure; /* the text alternative that was said last */
};

/* odt_blocks.c: all that is under a node, block by block. */
void odt_blocks(struct odt_walk *walk, const struct node *parent);

/* odt_tables.c */
void odt_table(struct odt_walk *walk, const struct node *node);

/* odt_lines.c: all that is under a node, in the line. */
void odt_inline(struct odt_walk *walk, const struct node *parent);
bool odt_has_text(const struct node *root);

/* Says, or leaves out, what stands for these bytes of the part. */
void odt_say(struct odt_walk *walk, struct str text, size_t start, size_t end);

/* Lists all the text under a node as left out; nothing, when it has none. */
void odt_leave_out(struct odt_walk *walk, const struct node *root, const char *reason);
void odt_leave_out_thing(struct odt_walk *walk, const struct node *node, struct str name,
                         const char *reason);

/* odt_frames.c */
void odt_note(struct odt_walk *walk, const struct node *note);
void odt_shape(struct odt_walk *walk, const struct node *shape);
bool odt_is_shape(const struct node *node);

/* Says what was set apart in the paragraph that has ended. */
void odt_say_apart(struct odt_walk *walk);

/* The child of that name; NULL: none. */
const struct node *odt_child(const struct node *parent, const char *name);

#endif
