#include "cli/table.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include "base/utf8.h"

enum {
    GAP = 2,
    NARROWEST = 12, /* a column of words that can still be read */
    INDENT = 2
};

void table_add(struct table *table, const struct str *cells) {
    memcpy(arena_push(table->arena, &table->rows)->cells, cells, table->n_columns * sizeof *cells);
}

int table_terminal_width(FILE *out) {
    const char *columns = getenv("COLUMNS");
    int width = columns ? (int)strtol(columns, NULL, 10) : 0;
    struct winsize size;
    if (width <= 0 && isatty(fileno(out)) && ioctl(fileno(out), TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    return width > 0 ? width : 0;
}

static bool is_control(uint32_t c) {
    return c == UTF8_INVALID || u_charType((UChar32)c) == U_CONTROL_CHAR ||
           u_charType((UChar32)c) == U_LINE_SEPARATOR ||
           u_charType((UChar32)c) == U_PARAGRAPH_SEPARATOR;
}

static size_t character_width(uint32_t c) {
    if (is_control(c))
        return 1;
    if (U_GET_GC_MASK((UChar32)c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK))
        return 0;
    int wide = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

size_t table_text_width(struct str text) {
    size_t width = 0;
    for (size_t at = 0; at < text.len;)
        width += character_width(utf8_next(text, &at));
    return width;
}

/* Takes from *rest the words that fit, or as much of a longer one; at least a character. */
static struct str take_line(struct str *rest, size_t width) {
    size_t used = 0, end = 0, space = 0, at = 0;
    while (at < rest->len) {
        size_t start = at;
        uint32_t c = utf8_next(*rest, &at);
        if (c == ' ')
            space = start;
        used += character_width(c);
        if (used > width && start > 0 && c != ' ')
            break;
        end = at;
    }
    bool all = end == rest->len && used <= width;
    if (!all && space > 0)
        end = space;
    struct str line = str_slice(*rest, 0, end);
    *rest = str_trim(str_slice(*rest, end, rest->len));
    return line;
}

static void print_text(struct str text, FILE *out) {
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        if (is_control(utf8_next(text, &at)))
            fputs("\xEF\xBF\xBD", out);
        else
            fwrite(text.ptr + start, 1, at - start, out);
    }
}

static void print_spaces(size_t n, FILE *out) {
    for (; n > 0; n--)
        putc(' ', out);
}

struct widths {
    size_t columns[TABLE_MAX_COLUMNS], total;
};

static struct widths natural_widths(const struct table *table) {
    struct widths widths = {.total = GAP * (table->n_columns - 1)};
    for (size_t column = 0; column < table->n_columns; column++) {
        for (size_t row = 0; row < table->rows.count; row++) {
            size_t width = table_text_width(table->rows.items[row].cells[column]);
            if (width > widths.columns[column])
                widths.columns[column] = width;
        }
        widths.total += widths.columns[column];
    }
    return widths;
}

/* Takes from the widest column until all fit. False: that would leave one too narrow. */
static bool fit(const struct table *table, struct widths *widths, size_t width) {
    while (widths->total > width) {
        size_t widest = 0;
        for (size_t column = 1; column < table->n_columns; column++)
            if (widths->columns[column] > widths->columns[widest])
                widest = column;
        if (widths->columns[widest] <= NARROWEST)
            return false;
        widths->columns[widest]--;
        widths->total--;
    }
    return true;
}

static bool any_left(const struct table *table, const struct str *rest) {
    for (size_t column = 0; column < table->n_columns; column++)
        if (rest[column].len)
            return true;
    return false;
}

static void print_row(const struct table *table, const struct table_row *row,
                      const struct widths *widths, FILE *out) {
    struct table_row rest = *row;
    do {
        size_t owed = 0; /* spaces, printed only before something */
        for (size_t column = 0; column < table->n_columns; column++) {
            struct str line = take_line(&rest.cells[column], widths->columns[column]);
            size_t used = table_text_width(line);
            size_t fill = widths->columns[column] > used ? widths->columns[column] - used : 0;
            owed += table->right[column] ? fill : 0;
            if (line.len) {
                print_spaces(owed, out);
                print_text(line, out);
                owed = 0;
            }
            owed += GAP + (table->right[column] ? 0 : fill);
        }
        putc('\n', out);
    } while (any_left(table, rest.cells));
}

static void print_wrapped(struct str text, size_t indent, size_t width, FILE *out) {
    while (text.len) {
        print_spaces(indent, out);
        print_text(take_line(&text, width > indent ? width - indent : 1), out);
        putc('\n', out);
    }
}

/* The first cell, and below it the others, each under its heading. */
static void print_stacked(const struct table *table, size_t width, FILE *out) {
    const struct table_row *headings = table->rows.items;
    for (size_t row = 1; row < table->rows.count; row++) {
        const struct str *cells = table->rows.items[row].cells;
        print_wrapped(cells[0], 0, width, out);
        for (size_t column = 1; column < table->n_columns; column++)
            if (cells[column].len)
                print_wrapped(str_format(table->arena, "%.*s: %.*s",
                                         STR_ARG(headings->cells[column]), STR_ARG(cells[column])),
                              INDENT, width, out);
    }
}

void table_print(const struct table *table, int width, FILE *out) {
    struct widths widths = natural_widths(table);
    if (width > 0 && !fit(table, &widths, (size_t)width)) {
        print_stacked(table, (size_t)width, out);
        return;
    }
    for (size_t row = 0; row < table->rows.count; row++)
        print_row(table, &table->rows.items[row], &widths, out);
}
