#include "document/rows.h"

enum {
    HEADING_MAX_BYTES = 60, /* a longer one is not said before each cell of its column */
    REPEATED_MAX = 3,       /* columns of cells that cover rows, said again in each */
};

struct column {
    struct str heading;
    struct str covering;  /* the text of the cell that reaches down into this column */
    struct strbuf text;   /* of this row's cell, as far as it may be a heading */
    struct rows_place at; /* of this row's cell; column 0: there is none */
};

struct rows {
    struct arena *arena;
    struct builder *builder;
    int number; /* of the table, from 1 */
    struct str note;
    bool in_head, said;
    struct column columns[ROWS_COLUMNS_MAX + 1];
};

struct rows *rows_make(struct arena *arena, struct builder *builder) {
    struct rows *rows = arena_alloc(arena, sizeof *rows);
    rows->arena = arena;
    rows->builder = builder;
    return rows;
}

void rows_open(struct rows *rows, struct str note) {
    builder_end(rows->builder);
    rows->number++;
    rows->note = note;
    for (int i = 0; i <= ROWS_COLUMNS_MAX; i++)
        rows->columns[i].heading = rows->columns[i].covering = (struct str){0};
}

void rows_begin(struct rows *rows, bool head) {
    builder_begin(rows->builder, rows->note.len ? BLOCK_NOTE : BLOCK_TABLE_ROW, 0);
    struct block *block = builder_block(rows->builder);
    block->table = rows->number;
    block->table_head = head;
    block->id = rows->note;
    rows->in_head = head;
    rows->said = false;
}

static bool is_column(int column) {
    return column >= 1 && column <= ROWS_COLUMNS_MAX;
}

void rows_cell(struct rows *rows, struct rows_place place) {
    if (!is_column(place.column))
        return;
    struct column *column = &rows->columns[place.column];
    struct str heading = rows->in_head ? (struct str){0} : column->heading;
    const char *apart = rows->said ? "; " : "";
    builder_cell(rows->builder, place.column);
    if (heading.len)
        builder_label(rows->builder, str_format(rows->arena, "%s%.*s: ", apart, STR_ARG(heading)));
    else if (rows->said)
        builder_label(rows->builder, STR("; "));
    rows->said = true;
    column->at = place;
    column->text.arena = rows->arena;
    column->text.count = 0;
}

void rows_covered(struct rows *rows, int column) {
    if (rows->said || column > REPEATED_MAX || !is_column(column))
        return;
    struct str text = rows->columns[column].covering;
    if (text.len)
        builder_label(rows->builder, str_format(rows->arena, "%.*s; ", STR_ARG(text)));
}

/* ---- what a row leaves for those below ---- */

static void gather_texts(struct rows *rows) {
    const struct block *block = builder_block(rows->builder);
    for (size_t i = 0; block && i < block->spans.count; i++) {
        const struct span *span = &block->spans.items[i];
        struct strbuf *text = &rows->columns[is_column(span->column) ? span->column : 0].text;
        if (is_column(span->column) && span->kind != SPAN_LABEL &&
            span->kind != SPAN_NOTE_REFERENCE && text->count <= HEADING_MAX_BYTES)
            strbuf_add(text, span->text);
    }
}

/* Without the colon that some have at their end; empty where it is too long. */
static struct str short_text(const struct strbuf *buf) {
    struct str text = str_trim(strbuf_str(buf));
    while (str_ends_with(text, STR(":")))
        text = str_trim(str_slice(text, 0, text.len - 1));
    return text.len <= HEADING_MAX_BYTES ? text : (struct str){0};
}

static void add_heading(struct rows *rows, struct column *column, struct str text) {
    struct str both = column->heading.len ? str_format(rows->arena, "%.*s, %.*s",
                                                       STR_ARG(column->heading), STR_ARG(text))
                                          : text;
    if (text.len && both.len <= HEADING_MAX_BYTES)
        column->heading = both;
}

static void leave(struct rows *rows, const struct column *cell) {
    struct str text = str_copy(rows->arena, short_text(&cell->text));
    for (int i = cell->at.column; i <= cell->at.last_column && is_column(i); i++) {
        if (rows->in_head)
            add_heading(rows, &rows->columns[i], text);
        rows->columns[i].covering =
            cell->at.goes_down && i == cell->at.column ? text : (struct str){0};
    }
}

void rows_end(struct rows *rows) {
    gather_texts(rows);
    for (int i = 1; i <= ROWS_COLUMNS_MAX; i++)
        if (rows->columns[i].at.column) {
            leave(rows, &rows->columns[i]);
            rows->columns[i].at.column = 0;
        }
    builder_end(rows->builder);
}
