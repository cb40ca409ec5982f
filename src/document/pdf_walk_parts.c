/* Tables, row by row, and what is said by a text alternative. */
#include "document/pdf_walk.h"

/* ---- tables ---- */

static void begin_table(struct paper_walk *walk) {
    paper_end_part(walk);
    rows_open(walk->rows, walk->flow.note);
    walk->in_table = true;
    walk->has_data = false;
    for (int i = 0; i <= ROWS_COLUMNS_MAX; i++)
        walk->down[i] = 0;
}

void paper_read_table(struct paper_walk *walk, const struct paper_node *node) {
    if (walk->in_row) {
        paper_read_inside(walk, node);
        return;
    }
    begin_table(walk);
    paper_walk_kids(walk, node);
    walk->in_table = false;
    paper_end_part(walk);
}

static bool is_cell(const struct paper_node *node) {
    return node->role && (node->role->kind == PAPER_CELL || node->role->kind == PAPER_HEAD_CELL);
}

static bool is_head_row(const struct paper_walk *walk, const struct paper_node *row) {
    for (const struct paper_node *at = row->parent; at && at->role->kind != PAPER_TABLE;
         at = at->parent)
        if (at->role->kind == PAPER_HEAD_ROWS)
            return true;
    bool heads = row->first_child && !walk->has_data;
    for (const struct paper_node *cell = row->first_child; cell; cell = cell->next)
        heads = heads && (!is_cell(cell) || cell->role->kind == PAPER_HEAD_CELL);
    return heads;
}

/* Cells from above come between, where they reach. */
static int next_column(struct paper_walk *walk, int column) {
    while (column <= ROWS_COLUMNS_MAX && walk->down[column] > 0) {
        walk->down[column]--;
        rows_covered(walk->rows, column);
        column++;
    }
    return column;
}

static int read_cell(struct paper_walk *walk, const struct paper_node *cell, int column) {
    int next = column + cell->columns;
    rows_cell(walk->rows, (struct rows_place){column, next - 1, cell->rows > 1});
    for (int i = column; i < next && i <= ROWS_COLUMNS_MAX; i++)
        walk->down[i] = cell->rows - 1;
    walk->last = NULL;
    paper_walk_kids(walk, cell);
    return next;
}

void paper_read_row(struct paper_walk *walk, const struct paper_node *row) {
    if (walk->in_row) {
        paper_read_inside(walk, row);
        return;
    }
    /* A row that no table is around is one of a table all the same. */
    if (!walk->in_table)
        begin_table(walk);
    bool head = is_head_row(walk, row);
    paper_end_part(walk);
    rows_begin(walk->rows, head);
    walk->has_data = walk->has_data || !head;
    walk->in_row = true;
    int column = 1;
    for (const struct paper_node *cell = row->first_child; cell; cell = cell->next)
        if (is_cell(cell))
            column = read_cell(walk, cell, next_column(walk, column));
        else
            paper_walk_kids(walk, cell);
    next_column(walk, column);
    rows_end(walk->rows);
    walk->in_row = false;
    paper_end_part(walk);
}

/* ---- pictures ---- */

static void read_under_picture(struct paper_walk *walk, const struct paper_node *node,
                               bool described) {
    for (const struct paper_node *kid = node->first_child; kid; kid = kid->next) {
        bool caption = kid->role && kid->role->kind == PAPER_CAPTION;
        if (described && !caption)
            paper_leave_out(walk, kid, "text in an image");
        else
            paper_walk_node(walk, kid);
    }
}

void paper_read_figure(struct paper_walk *walk, const struct paper_node *node) {
    struct paper_flow around = walk->flow;
    const struct block *block = builder_block(walk->builder);
    bool in_line = walk->in_row || (block && block->spans.count);
    if (!in_line && !walk->flow.note.len) {
        paper_end_part(walk);
        walk->flow = (struct paper_flow){.kind = BLOCK_FIGURE};
    }
    paper_say_space(walk);
    builder_picture(walk->builder, true);
    if (node->alternative.len)
        paper_say_instead(walk, node, node->alternative);
    builder_picture(walk->builder, false);
    read_under_picture(walk, node, node->alternative.len > 0);
    paper_say_space(walk);
    if (!in_line)
        paper_end_part(walk);
    walk->flow = around;
}

void paper_read_formula(struct paper_walk *walk, const struct paper_node *node) {
    if (!node->alternative.len) {
        paper_walk_kids(walk, node);
        return;
    }
    paper_say_space(walk);
    paper_say_instead(walk, node, node->alternative);
    paper_say_space(walk);
    paper_leave_out(walk, node, "mathematics, said by its text alternative");
}
