/* Tables, row by row; one that has a single column is but a frame around its blocks. */
#include <string.h>

#include "document/docx.h"
#include "document/rows.h"

struct table {
    struct docx_walk *walk;
    struct rows *rows;
    bool first_is_head; /* the table's look says so */
    int n_rows;
    bool body; /* a row that is no head has been said */
};

/* ---- what there is in it ---- */

/* Content controls and the like are around rows and cells. */
static bool is_wrapper(const struct node *node) {
    return node_is(node, "sdt") || node_is(node, "sdtContent") || node_is(node, "customXml") ||
           node_is(node, "ins") || node_is(node, "moveTo");
}

/* The next one of that name among the children of `parent`, wrappers opened. */
static const struct node *next_one(const struct node *parent, const struct node *after,
                                   const char *name) {
    const struct node *node = after ? node_next_after(parent, after) : parent->first_child;
    while (node && !node_is(node, name))
        node = is_wrapper(node) ? node_next(parent, node) : node_next_after(parent, node);
    return node;
}

static bool has_single_column(const struct node *table) {
    for (const struct node *row = NULL; (row = next_one(table, row, "tr"));) {
        const struct node *first = next_one(row, NULL, "tc");
        if (first && next_one(row, first, "tc"))
            return false;
    }
    return true;
}

static bool says_anything(const struct node *cell) {
    for (const struct node *node = cell; node;) {
        bool left_out = node_is(node, "del") || node_is(node, "moveFrom");
        if (node->text.len && str_trim(node->text).len && node_is(node->parent, "t"))
            return true;
        if (node_is(node, "docPr") && node_attribute(node, "descr").len)
            return true;
        if (node_is(node, "sym") || node_is(node, "footnoteReference"))
            return true;
        node = left_out ? node_next_after(cell, node) : node_next(cell, node);
    }
    return false;
}

/* ---- saying it ---- */

static bool is_head(const struct table *table, const struct node *row) {
    return !table->body && (docx_toggle(docx_child(row, "trPr"), "tblHeader") == 1 ||
                            (table->first_is_head && table->n_rows == 0));
}

static struct rows_place place_of(const struct node *cell, int column) {
    const struct node *properties = docx_child(cell, "tcPr");
    const struct node *merge = docx_child(properties, "vMerge");
    long span = number_within(docx_value(properties, "gridSpan"), 1, ROWS_COLUMNS_MAX, 1);
    return (struct rows_place){
        .column = column,
        .last_column = column + (int)span - 1,
        .goes_down = merge && str_equal(node_attribute(merge, "w:val"), STR("restart")),
    };
}

static bool is_covered(const struct node *cell) {
    const struct node *merge = docx_child(docx_child(cell, "tcPr"), "vMerge");
    return merge && !str_equal(node_attribute(merge, "w:val"), STR("restart"));
}

static int columns_before(const struct node *row) {
    return (int)number_within(docx_value(docx_child(row, "trPr"), "gridBefore"), 0,
                              ROWS_COLUMNS_MAX, 0);
}

static void read_cells(struct table *table, const struct node *row) {
    struct docx_walk *walk = table->walk;
    int column = 1 + columns_before(row);
    for (const struct node *cell = NULL; (cell = next_one(row, cell, "tc"));) {
        struct rows_place place = place_of(cell, column);
        bool says = says_anything(cell);
        if (is_covered(cell) && !says)
            rows_covered(table->rows, column);
        else if (says && !docx_reason(walk))
            rows_cell(table->rows, place);
        walk->cell_begins = true;
        docx_blocks(walk, cell);
        column = place.last_column < ROWS_COLUMNS_MAX ? place.last_column + 1 : ROWS_COLUMNS_MAX;
    }
}

static void read_row(struct table *table, const struct node *row) {
    struct docx_walk *walk = table->walk;
    bool head = is_head(table, row);
    if (docx_child(docx_child(row, "trPr"), "del")) {
        docx_leave_out(walk, row, "deleted");
        return;
    }
    rows_begin(table->rows, head);
    walk->joined++;
    read_cells(table, row);
    walk->joined--;
    docx_left_end(walk);
    rows_end(table->rows);
    table->body = table->body || !head;
    table->n_rows++;
}

/* Before 2010 the look was a number alone, in which 0x20 stands for the first row. */
static bool first_row_is_head(const struct node *table) {
    const struct node *look = docx_child(docx_child(table, "tblPr"), "tblLook");
    if (!look)
        return false;
    struct str first = node_attribute(look, "w:firstRow"), value = node_attribute(look, "w:val");
    if (first.len)
        return str_equal(first, STR("1")) || str_equal(first, STR("true"));
    char digit = value.len < 2 ? '0' : value.ptr[value.len - 2];
    return digit && strchr("2367ABEFabef", digit);
}

static bool any_row_is_marked(const struct node *table) {
    for (const struct node *row = NULL; (row = next_one(table, row, "tr"));)
        if (docx_toggle(docx_child(row, "trPr"), "tblHeader") == 1)
            return true;
    return false;
}

void docx_table(struct docx_walk *walk, const struct node *node) {
    if (walk->joined || has_single_column(node)) {
        for (const struct node *row = NULL; (row = next_one(node, row, "tr"));)
            for (const struct node *cell = NULL; (cell = next_one(row, cell, "tc"));)
                docx_blocks(walk, cell);
        return;
    }
    office_separate(&walk->flow, walk->builder);
    rows_open(walk->docx->rows, walk->note);
    struct table table = {
        .walk = walk,
        .rows = walk->docx->rows,
        .first_is_head = !any_row_is_marked(node) && first_row_is_head(node),
    };
    for (const struct node *row = NULL; (row = next_one(node, row, "tr"));)
        read_row(&table, row);
}
