#include "document/shapes.h"

#include <string.h>

#include "base/utf8.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* "> > text": quotations in quotations. */
static void take_quote(struct str source, struct shape *shape) {
    size_t at = shape->start;
    shape->quote_start = shape->quote_end = at;
    while (at < shape->end && (source.ptr[at] == '>' || is_blank(source.ptr[at]))) {
        if (source.ptr[at++] == '>') {
            shape->depth++;
            shape->quote_end = at;
        }
    }
    if (shape->depth)
        shape->start = skip_space(source, shape->quote_end, shape->end);
}

/* Three or more of one of - * _ =, with or without spaces between (= without). */
static bool take_rule(struct str source, struct shape *shape) {
    char mark = source.ptr[shape->start];
    if (!strchr("-*_=", mark))
        return false;
    size_t count = 0, blanks = 0;
    for (size_t at = shape->start; at < shape->end; at++) {
        if (source.ptr[at] == mark)
            count++;
        else if (is_blank(source.ptr[at]))
            blanks++;
        else
            return false;
    }
    if (count < 3 || (mark == '=' && blanks))
        return false;
    shape->mark = mark;
    shape->solid = blanks == 0;
    return true;
}

/* "## Heading", perhaps with a closing " ##". */
static bool take_heading(struct str source, struct shape *shape) {
    size_t at = shape->start;
    while (at < shape->end && source.ptr[at] == '#')
        at++;
    size_t level = at - shape->start;
    if (level < 1 || level > 6 || at == shape->end || !is_blank(source.ptr[at]))
        return false;
    shape->level = (int)level;
    shape->mark_start = shape->start;
    shape->mark_end = at;
    shape->start = skip_space(source, at, shape->end);
    return true;
}

/* How many bytes of a bullet or number there are at the beginning of a list item; the
 * bullet of a word processor counts too. */
static size_t item_mark(struct str text, char *mark) {
    if (str_starts_with(text, STR("•"))) {
        *mark = '-';
        return STR("•").len;
    }
    if (text.len && strchr("-*+", text.ptr[0])) {
        *mark = text.ptr[0];
        return 1;
    }
    size_t digits = 0;
    while (digits < text.len && is_digit(text.ptr[digits]))
        digits++;
    /* "1962. " is a year at the end of a sentence. */
    if (digits < 1 || digits > 3 || digits == text.len || !strchr(".)", text.ptr[digits]))
        return 0;
    *mark = '1';
    return digits + 1;
}

static bool take_item(struct str source, struct shape *shape) {
    char mark = 0;
    size_t length = item_mark(str_slice(source, shape->start, shape->end), &mark);
    size_t after = shape->start + length;
    if (!length || after >= shape->end || !is_blank(source.ptr[after]))
        return false;
    shape->mark = mark;
    shape->mark_start = shape->mark_end = shape->start;
    /* A bullet is not read; a number is part of what was written. */
    if (mark != '1') {
        shape->mark_end = after;
        shape->start = skip_space(source, after, shape->end);
    }
    return true;
}

static struct str strip_dashes(struct str text) {
    static const char *const dashes[] = {"-", "–", "—"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        struct str dash = str_from_c(dashes[i]);
        if (text.len > 2 * dash.len && str_starts_with(text, dash) && str_ends_with(text, dash))
            return str_trim(str_slice(text, dash.len, text.len - dash.len));
    }
    return text;
}

/* "12"; or, as nothing else is written so, "- 12 -" and "Page 12". */
static bool is_page_number(struct str text, bool *certain) {
    struct str number = strip_dashes(text);
    if (number.len > 5 && str_equal_nocase(str_slice(number, 0, 5), STR("page ")))
        number = str_slice(number, 5, number.len);
    *certain = number.len < text.len;
    for (size_t i = 0; i < number.len; i++)
        if (!is_digit(number.ptr[i]))
            return false;
    return number.len >= 1 && number.len <= 4;
}

struct shape line_shape(struct str source, const struct line *line) {
    struct shape shape = {.start = line->start, .end = line->end};
    take_quote(source, &shape);
    if (shape.start == shape.end)
        return shape;
    if (take_rule(source, &shape))
        shape.kind = SHAPE_RULE;
    else if (is_page_number(str_slice(source, shape.start, shape.end), &shape.certain))
        shape.kind = SHAPE_PAGE_NUMBER;
    else if (take_heading(source, &shape))
        shape.kind = SHAPE_HEADING;
    else if (take_item(source, &shape))
        shape.kind = SHAPE_ITEM;
    return shape;
}
