/* The tree of a tagged PDF: what each text is, and in which order the parts are read. */
#ifndef LECTERN_DOCUMENT_PDF_TREE_H
#define LECTERN_DOCUMENT_PDF_TREE_H

#include "document/pdf.h"

enum paper_role_kind {
    PAPER_LINE,  /* what it holds is said where it stands */
    PAPER_GROUP, /* parts around it end with it */
    PAPER_PARAGRAPH,
    PAPER_HEADING,
    PAPER_TITLE,
    PAPER_QUOTATION,
    PAPER_CAPTION,
    PAPER_CODE,
    PAPER_LIST,
    PAPER_ITEM,
    PAPER_LABEL,
    PAPER_TABLE,
    PAPER_HEAD_ROWS,
    PAPER_ROW,
    PAPER_CELL,
    PAPER_HEAD_CELL,
    PAPER_FIGURE,
    PAPER_FORMULA,
    PAPER_NOTE,
    PAPER_REFERENCE,
    PAPER_EMPHASIS,
    PAPER_LEFT_OUT,
};

struct paper_role {
    const char *name; /* "H1" */
    enum paper_role_kind kind;
    int level;          /* of a heading; 0: that of the section it is in */
    const char *reason; /* why it is left out */
};

/* The role of this name; what is unknown is PAPER_LINE. */
const struct paper_role *paper_role_called(const char *name);

struct paper_node {
    const struct paper_role *role; /* NULL: it is text of a page */
    struct paper_node *parent, *first_child, *last_child, *next;
    struct str language, alternative, actual, expansion;
    int columns, rows; /* that a cell covers */
    int page;          /* of text: where it is … */
    int stream, id;    /* … and what marks it there */
    bool is_link;      /* to a place in the file: … */
    struct paper_place leads;
    struct str label;   /* what it begins with, if that may be the number of a note */
    bool is_labelled;   /* it was looked for */
    struct str note;    /* id, of what is a note … */
    struct str refers;  /* … and of what refers to one */
    size_t first, last; /* of text: its runs, in the page's index; equal: none */
};

/* What leads from marked content to its runs: runs of a page by stream and id. */
struct paper_index {
    size_t *runs; /* by their number on the page */
    size_t count;
};

struct paper_tree {
    struct paper *paper;
    struct paper_node *root; /* NULL: it has none */
    struct paper_index *pages;
    size_t n_nodes;
};

/* Reads the tree, within paper_try(). */
void paper_tree_read(struct paper_tree *tree);

/* The next node after `node` in reading order that is not under it, or is; NULL: none. */
struct paper_node *paper_next(const struct paper_node *root, const struct paper_node *node);
struct paper_node *paper_next_after(const struct paper_node *root, const struct paper_node *node);

/* The runs of a text. */
struct paper_run *paper_run_at(const struct paper_tree *tree, const struct paper_node *node,
                               size_t i);

/* pdf_notes.c: finds the notes, and what refers to them, when all runs have their place. */
void paper_notes_find(const struct paper_tree *tree);

/* The first node under `root` with that role; NULL: none. */
const struct paper_node *paper_find(const struct paper_node *root, enum paper_role_kind kind);

/* The first and the last run under it; false: there is none. */
bool paper_ends(const struct paper_tree *tree, const struct paper_node *root,
                const struct paper_run **first, const struct paper_run **last);

/* All that is said under a node, with spaces between lines, in the arena. */
struct str paper_node_text(const struct paper_tree *tree, struct arena *arena,
                           const struct paper_node *root);

#endif
