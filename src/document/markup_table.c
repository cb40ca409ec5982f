/* Tables, row by row. A row is a block; each of its cells is said after the heading of its
 * column, which is a label, and "; " parts it from the one before. A table that only lays
 * things out is the blocks in it. */
#include <string.h>

#include "base/utf8.h"
#include "document/markup_walk.h"

enum {
    COLUMNS_MAX = 256,
    ROWS_SPANNED_MAX = 65534, /* HTML's own limit */
    HEADING_MAX_BYTES = 60,   /* a longer one is not said before each cell of its column */
    REPEATED_MAX = 3,         /* columns of cells that span rows, said again in each */
};

struct column {
    struct str heading;
    struct str spanning; /* the text of the cell that spans rows into this one … */
    long rows_left;      /* … and how many more */
};

struct table {
    struct walk *walk;
    int number;
    struct column *columns;
};

static bool is_cell(const struct node *node) {
    return node_is(node, "td") || node_is(node, "th");
}

static bool is_group(const struct node *node) {
    return node_is(node, "tbody") || node_is(node, "thead") || node_is(node, "tfoot");
}

/* ---- what kind of table ---- */

static void measure_row(const struct node *row, int *columns, bool *headings, bool *tables) {
    int count = 0;
    for (const struct node *cell = row->first_child; cell; cell = cell->next) {
        if (!is_cell(cell))
            continue;
        count++;
        *headings = *headings || node_is(cell, "th");
        *tables = *tables || node_find(cell, "table");
    }
    if (count > *columns)
        *columns = count;
}

static bool is_layout(const struct node *table) {
    int columns = 0;
    bool headings = false, tables = false;
    if (has_role(table, "presentation") || has_role(table, "none"))
        return true;
    for (const struct node *child = table->first_child; child; child = child->next) {
        headings = headings || node_is(child, "caption") || node_is(child, "thead");
        if (node_is(child, "tr"))
            measure_row(child, &columns, &headings, &tables);
        for (const struct node *row = is_group(child) ? child->first_child : NULL; row;
             row = row->next)
            measure_row(row, &columns, &headings, &tables);
    }
    return !headings && (columns < 2 || tables);
}

/* ---- rows ---- */

static long span_of(const struct node *cell, const char *name, long max) {
    struct str text = str_trim(node_attribute(cell, name));
    long span = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9' && span < max; i++)
        span = span * 10 + (text.ptr[i] - '0');
    return span < 1 ? 1 : span < max ? span : max;
}

/* A row that names the columns: more than one cell, and each of them a heading. */
static bool is_head(const struct node *row) {
    int cells = 0;
    bool in_thead = row->parent && node_is(row->parent, "thead");
    for (const struct node *cell = row->first_child; cell; cell = cell->next) {
        if (!is_cell(cell))
            continue;
        if (!in_thead &&
            (node_is(cell, "td") || str_equal(node_attribute(cell, "scope"), STR("row"))))
            return false;
        cells++;
    }
    return in_thead || cells > 1;
}

static struct str cell_text(struct table *table, const struct node *cell) {
    struct str text = node_text(table->walk->arena, cell);
    while (text.len && (text.ptr[text.len - 1] == ':' || text.ptr[text.len - 1] == ' '))
        text.len--;
    return text.len <= HEADING_MAX_BYTES ? text : (struct str){0};
}

/* A heading over several columns goes before the headings under it. */
static void set_heading(struct table *table, int column, int span, struct str text) {
    struct arena *arena = table->walk->arena;
    for (int i = column; i < column + span && i < COLUMNS_MAX; i++) {
        struct str *heading = &table->columns[i].heading;
        struct str both = heading->len && text.len
                              ? str_format(arena, "%.*s, %.*s", STR_ARG(*heading), STR_ARG(text))
                              : text;
        if (text.len && both.len <= HEADING_MAX_BYTES)
            *heading = both;
    }
}

static void set_spanning(struct table *table, int column, int span, long rows, struct str text) {
    for (int i = column; i < column + span && i < COLUMNS_MAX; i++) {
        table->columns[i].rows_left = rows - 1;
        table->columns[i].spanning = i == column ? text : (struct str){0};
    }
}

/* Passes over the columns that cells from rows above reach into. */
static int free_column(struct table *table, int column) {
    while (column < COLUMNS_MAX - 1 && table->columns[column].rows_left > 0) {
        table->columns[column].rows_left--;
        column++;
    }
    return column;
}

/* What is said before the cell, should it say anything. */
static struct str label_before(struct table *table, int column, bool with_heading) {
    struct walk *walk = table->walk;
    struct str heading = table->columns[column].heading;
    const char *apart = builder_is_open(walk->builder) ? "; " : "";
    if (!with_heading || !heading.len)
        return str_from_c(apart);
    return str_format(walk->arena, "%s%.*s: ", apart, STR_ARG(heading));
}

/* Cells at a row's beginning that span it are said again, for they are what it is about. */
static void repeat_spanning(struct table *table) {
    struct strbuf text = {.arena = table->walk->arena};
    for (int i = 0; i < REPEATED_MAX && table->columns[i].rows_left > 0; i++)
        if (table->columns[i].spanning.len)
            strbuf_format(&text, "%.*s; ", STR_ARG(table->columns[i].spanning));
    table->walk->label = strbuf_str(&text);
}

static void read_cell(struct table *table, const struct node *cell, int column, bool head) {
    struct walk *walk = table->walk;
    bool repeats = walk->label.len > 0;
    struct str label = label_before(table, column, !head && node_is(cell, "td"));
    walk->label =
        repeats ? str_format(walk->arena, "%.*s%.*s", STR_ARG(walk->label), STR_ARG(label)) : label;
    walk->joined++;
    builder_cell(walk->builder, column + 1);
    walk_node(walk, cell);
    walk->joined--;
    walk->label.len = 0;
}

static void read_row(struct table *table, const struct node *row) {
    struct walk *walk = table->walk;
    struct flow around = walk->flow;
    bool head = is_head(row);
    int column = 0;
    walk_part(walk, row);
    walk->flow = (struct flow){.kind = BLOCK_TABLE_ROW, .table = table->number, .table_head = head};
    repeat_spanning(table);
    for (const struct node *cell = row->first_child; cell; cell = cell->next) {
        if (!is_cell(cell)) {
            walk_node(walk, cell);
            continue;
        }
        column = free_column(table, column);
        int span = (int)span_of(cell, "colspan", COLUMNS_MAX - column);
        long rows = span_of(cell, "rowspan", ROWS_SPANNED_MAX);
        struct str text = head || rows > 1 ? cell_text(table, cell) : (struct str){0};
        read_cell(table, cell, column, head);
        if (head)
            set_heading(table, column, span, text);
        set_spanning(table, column, span, rows, text);
        column += column + span < COLUMNS_MAX ? span : 0;
    }
    free_column(table, column);
    walk->label.len = 0;
    builder_end(walk->builder);
    builder_cell(walk->builder, 0); /* of a row in which nothing is */
    walk->flow = around;
}

static void read_rows(struct table *table, const struct node *parent) {
    for (const struct node *child = parent->first_child; child; child = child->next) {
        if (node_is(child, "tr"))
            read_row(table, child);
        else if (is_group(child))
            read_rows(table, child);
        else
            walk_node(table->walk, child);
    }
}

void read_table(struct walk *walk, const struct node *node) {
    walk_part(walk, node);
    if (walk->joined || is_layout(node)) {
        walk_children(walk, node);
    } else {
        if (!walk->columns)
            walk->columns = arena_alloc_array(walk->arena, COLUMNS_MAX, sizeof(struct column));
        memset(walk->columns, 0, COLUMNS_MAX * sizeof(struct column));
        struct table table = {.walk = walk, .number = ++walk->n_tables, .columns = walk->columns};
        read_rows(&table, node);
    }
    walk_part(walk, node);
}
