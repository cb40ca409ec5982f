/* The walk's own header: what pdf_walk.c and pdf_walk_parts.c share. */
#ifndef LECTERN_DOCUMENT_PDF_WALK_H
#define LECTERN_DOCUMENT_PDF_WALK_H

#include "document/pdf_tagged.h"
#include "document/rows.h"

/* What text is in. */
struct paper_flow {
    int list, quotation, section; /* how many, one inside the other */
    struct str note;              /* id */
    enum block_kind kind;         /* of paragraphs that are in none of these */
};

struct paper_waiting {
    const struct paper_node *note;
};

struct paper_walk {
    const struct paper_tree *tree;
    struct paper *paper;
    struct builder *builder;
    struct rows *rows;
    struct paper_flow flow;
    bool is_fresh;                  /* a list item has begun and says nothing yet but its label */
    bool in_row;                    /* of a table: blocks are only spaces */
    int down[ROWS_COLUMNS_MAX + 1]; /* rows that the cell above reaches into */
    bool in_table;
    bool has_data;                /* the table had a row that is no head */
    const struct paper_run *last; /* said in the block that is open */
    struct {
        struct paper_waiting *items; /* notes inside a block come after it */
        size_t count, capacity;
    } waiting;
};

/* ---- pdf_walk.c ---- */

/* Goes on with a node, or with those under it. */
void paper_walk_node(struct paper_walk *walk, const struct paper_node *node);
void paper_walk_kids(struct paper_walk *walk, const struct paper_node *node);

/* Ends the block that is open, and says the notes that were in it. */
void paper_end_part(struct paper_walk *walk);

/* What is under the node, between spaces, in the block that is open. */
void paper_read_inside(struct paper_walk *walk, const struct paper_node *node);

void paper_say_space(struct paper_walk *walk);

/* Says this in the stead of what is under the node. */
void paper_say_instead(struct paper_walk *walk, const struct paper_node *node, struct str text);

/* Lists what is under the node as left out. */
void paper_leave_out(struct paper_walk *walk, const struct paper_node *node, const char *reason);

/* ---- pdf_walk_parts.c: tables, pictures, formulas ---- */

void paper_read_table(struct paper_walk *walk, const struct paper_node *node);
void paper_read_row(struct paper_walk *walk, const struct paper_node *row);
void paper_read_figure(struct paper_walk *walk, const struct paper_node *node);
void paper_read_formula(struct paper_walk *walk, const struct paper_node *node);

#endif
