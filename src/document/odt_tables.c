/* Tables, row by row; one that has a single column is but a frame around its blocks. */
#include "document/odt.h"

struct table {
    struct odt_walk *walk;
    struct rows *rows;
};

static bool is_group(const struct node *node) {
    return node_is(node, "table-header-rows") || node_is(node, "table-rows") ||
           node_is(node, "table-row-group");
}

/* The next row, groups opened. */
static const struct node *next_row(const struct node *table, const struct node *after) {
    const struct node *node = after ? node_next_after(table, after) : table->first_child;
    while (node && !node_is(node, "table-row"))
        node = is_group(node) ? node_next(table, node) : node_next_after(table, node);
    return node;
}

static bool is_cell(const struct node *node) {
    return node_is(node, "table-cell") || node_is(node, "covered-table-cell");
}

static int cells_in(const struct node *row) {
    int count = 0;
    for (const struct node *cell = row->first_child; cell; cell = cell->next)
        count += is_cell(cell);
    return count;
}

static bool has_single_column(const struct node *table) {
    for (const struct node *row = NULL; (row = next_row(table, row));)
        if (cells_in(row) > 1)
            return false;
    return true;
}

/* Whether anything of the cell is said. */
static bool says_anything(const struct node *cell) {
    for (const struct node *node = cell; node;) {
        bool left_out = node_is(node, "annotation") || node_is(node, "note-body");
        if (!left_out && str_trim(node->text).len)
            return true;
        node = left_out ? node_next_after(cell, node) : node_next(cell, node);
    }
    return false;
}

static int attribute_within(const struct node *node, const char *name) {
    return (int)number_within(node_attribute(node, name), 1, ROWS_COLUMNS_MAX, 1);
}

static void read_cell(struct table *table, const struct node *cell, int column) {
    bool says = says_anything(cell);
    struct rows_place place = {
        .column = column,
        .last_column = column + attribute_within(cell, "table:number-columns-spanned") - 1,
        .goes_down = attribute_within(cell, "table:number-rows-spanned") > 1,
    };
    if (node_is(cell, "covered-table-cell") && !says)
        rows_covered(table->rows, column);
    else if (says && !table->walk->reason)
        rows_cell(table->rows, place);
    table->walk->cell_begins = true;
    odt_blocks(table->walk, cell);
}

static void read_row(struct table *table, const struct node *row) {
    int column = 1;
    rows_begin(table->rows, node_is(row->parent, "table-header-rows"));
    table->walk->joined++;
    for (const struct node *cell = row->first_child; cell; cell = cell->next) {
        if (!is_cell(cell))
            continue;
        read_cell(table, cell, column);
        column += attribute_within(cell, "table:number-columns-repeated");
        column = column < ROWS_COLUMNS_MAX ? column : ROWS_COLUMNS_MAX;
    }
    table->walk->joined--;
    rows_end(table->rows);
}

static void read_frame(struct odt_walk *walk, const struct node *table) {
    for (const struct node *row = NULL; (row = next_row(table, row));)
        for (const struct node *cell = row->first_child; cell; cell = cell->next)
            if (is_cell(cell))
                odt_blocks(walk, cell);
}

static void leave_out_others(struct odt_walk *walk, const struct node *table) {
    static const char *const names[] = {"title", "desc"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (odt_child(table, names[i]))
            odt_leave_out(walk, odt_child(table, names[i]), "title of a table");
}

void odt_table(struct odt_walk *walk, const struct node *node) {
    leave_out_others(walk, node);
    if (walk->joined || has_single_column(node)) {
        read_frame(walk, node);
        return;
    }
    office_separate(&walk->flow, walk->builder);
    rows_open(walk->odt->rows, walk->note);
    struct table table = {walk, walk->odt->rows};
    for (const struct node *row = NULL; (row = next_row(node, row));)
        read_row(&table, row);
    odt_say_apart(walk);
}
