/* Rows: a table said row by row, each cell after its column's heading.
 *
 * A head row is said as it is, "Name; Age", and its cells are the headings of the rows
 * below: "Name: Anna; Age: 40". Headings under headings add to them. What a cell at a row's
 * beginning says that covers several rows is said again in each. */
#ifndef LECTERN_DOCUMENT_ROWS_H
#define LECTERN_DOCUMENT_ROWS_H

#include "document/builder.h"

enum { ROWS_COLUMNS_MAX = 256 };

/* Where a cell is; columns count from 1. */
struct rows_place {
    int column, last_column;
    bool goes_down; /* it covers cells of the next row */
};

struct rows;

/* Once for all tables of a document. */
struct rows *rows_make(struct arena *arena, struct builder *builder);

/* Begins a table. `note` is the id of the note that it is in; empty: in none. */
void rows_open(struct rows *rows, struct str note);

/* Begins a row, after ending the one that is open. */
void rows_begin(struct rows *rows, bool head);

/* What follows is in this cell. Cells without text need not be told. */
void rows_cell(struct rows *rows, struct rows_place place);

/* A cell that one of the row above reaches into. */
void rows_covered(struct rows *rows, int column);

void rows_end(struct rows *rows);

#endif
