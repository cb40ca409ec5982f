#include "document/shapes.h"

#include <string.h>

#include "base/utf8.h"

enum {
    NUMBER_MAX_DIGITS = 4,
    ROMAN_MAX_LETTERS = 8,    /* "lxxxviii" */
    PAGE_MARK_MAX_BYTES = 20, /* "[Page lxxxviii]" */
};

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
    size_t bullet = bullet_length(text);
    if (bullet) {
        *mark = '-';
        return bullet;
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

static bool is_number(struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (!is_digit(text.ptr[i]))
            return false;
    return text.len >= 1 && text.len <= NUMBER_MAX_DIGITS;
}

/* "xii": small letters, as front matter is numbered. */
static bool is_roman_number(struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (!strchr("ivxlc", text.ptr[i]))
            return false;
    return text.len >= 1 && text.len <= ROMAN_MAX_LETTERS;
}

/* Cuts "page ", "Pg. ", "p. " off; false: there is none. */
static bool cut_page_word(struct str *text) {
    static const char *const words[] = {"page ", "pg ", "pg. ", "p. "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_from_c(words[i]);
        if (text->len > word.len && str_equal_nocase(str_slice(*text, 0, word.len), word)) {
            *text = str_trim(str_slice(*text, word.len, text->len));
            return true;
        }
    }
    return false;
}

size_t page_mark_length(struct str text, struct str *number) {
    if (!text.len || text.ptr[0] != '[')
        return 0;
    text = str_slice(text, 0, text.len < PAGE_MARK_MAX_BYTES ? text.len : PAGE_MARK_MAX_BYTES);
    const char *close = str_find_char(text, ']');
    if (!close)
        return 0;
    *number = str_slice(text, 1, (size_t)(close - text.ptr));
    bool is_mark = cut_page_word(number) && (is_number(*number) || is_roman_number(*number));
    return is_mark ? (size_t)(close - text.ptr) + 1 : 0;
}

struct str page_number_of(struct str line, bool *certain) {
    struct str number = {0};
    *certain = page_mark_length(line, &number) == line.len;
    if (*certain)
        return number;
    number = strip_dashes(line);
    bool named = cut_page_word(&number);
    *certain = named || number.len < line.len;
    return is_number(number) || (*certain && is_roman_number(number)) ? number : (struct str){0};
}

struct shape line_shape(struct str source, const struct line *line) {
    struct shape shape = {.start = line->start, .end = line->end};
    take_quote(source, &shape);
    if (shape.start == shape.end)
        return shape;
    if (take_rule(source, &shape))
        shape.kind = SHAPE_RULE;
    else if (page_number_of(str_slice(source, shape.start, shape.end), &shape.certain).len)
        shape.kind = SHAPE_PAGE_NUMBER;
    else if (take_heading(source, &shape))
        shape.kind = SHAPE_HEADING;
    else if (take_item(source, &shape))
        shape.kind = SHAPE_ITEM;
    return shape;
}
