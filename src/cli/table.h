/* Tables for people: columns as wide as the terminal lets them be. Cells that do not fit
 * are broken between words; where columns would be too narrow to read, each row becomes a
 * few lines of its own. Widths are those of a terminal: wide and combining characters
 * count as what they take, and control characters are shown as �. */
#ifndef LECTERN_CLI_TABLE_H
#define LECTERN_CLI_TABLE_H

#include <stdio.h>

#include "base/str.h"

enum { TABLE_MAX_COLUMNS = 8 };

struct table {
    struct arena *arena;
    size_t n_columns;
    bool right[TABLE_MAX_COLUMNS]; /* which columns hold figures */
    struct {
        struct table_row {
            struct str cells[TABLE_MAX_COLUMNS];
        } * items;
        size_t count, capacity;
    } rows; /* the first holds the headings */
};

/* Adds a row of n_columns cells. */
void table_add(struct table *table, const struct str *cells);

/* Prints into so many terminal columns; 0: as many as it takes. */
void table_print(const struct table *table, int width, FILE *out);

/* The terminal's columns, from COLUMNS or from itself; 0 when `out` is none. */
int table_terminal_width(FILE *out);

/* Terminal columns that a text takes. */
size_t table_text_width(struct str text);

#endif
