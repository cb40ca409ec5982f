#include "document/lines.h"

#include "base/utf8.h"

enum { TAB_COLUMNS = 4 };

size_t skip_space(struct str source, size_t from, size_t to) {
    while (from < to) {
        size_t next = from;
        if (!utf8_is_space(utf8_next(source, &next)))
            break;
        from = next;
    }
    return from < to ? from : to;
}

/* Where the code point that ends at `at` begins. */
static size_t step_back(struct str source, size_t from, size_t at) {
    do
        at--;
    while (at > from && ((unsigned char)source.ptr[at] & 0xC0) == 0x80);
    return at;
}

size_t skip_space_back(struct str source, size_t from, size_t to) {
    while (to > from) {
        size_t start = step_back(source, from, to), at = start;
        if (!utf8_is_space(utf8_next(source, &at)))
            break;
        to = start;
    }
    return to;
}

uint32_t code_point_before(struct str source, size_t from, size_t at) {
    if (at <= from)
        return ' ';
    at = step_back(source, from, at);
    return utf8_next(source, &at);
}

uint32_t code_point_after(struct str source, size_t at, size_t to) {
    return at < to ? utf8_next(source, &at) : ' ';
}

static size_t count_columns(struct str indent) {
    size_t columns = 0;
    for (size_t at = 0; at < indent.len;)
        columns += utf8_next(indent, &at) == '\t' ? TAB_COLUMNS : 1;
    return columns;
}

#define PARAGRAPH_END STR("\xE2\x80\xA9")

/* How many bytes end a line here; 0: it goes on. */
static size_t line_end_length(struct str source, size_t at) {
    switch (source.ptr[at]) {
    case '\r':
        return at + 1 < source.len && source.ptr[at + 1] == '\n' ? 2 : 1;
    case '\n':
    case '\f':
        return 1;
    case '\xC2':
        return str_starts_with(str_slice(source, at, source.len), STR("\xC2\x85")) ? 2 : 0;
    case '\xE2': {
        struct str rest = str_slice(source, at, source.len);
        bool ends =
            str_starts_with(rest, STR("\xE2\x80\xA8")) || str_starts_with(rest, PARAGRAPH_END);
        return ends ? 3 : 0;
    }
    default:
        return 0;
    }
}

static bool blank_line_next(struct line_cursor *cursor, struct line *line) {
    size_t at = cursor->at;
    *line = (struct line){.first = at, .start = at, .end = at, .after_page = cursor->after_page};
    cursor->after_paragraph = false;
    return true;
}

bool line_next(struct line_cursor *cursor, struct line *line) {
    struct str source = cursor->source;
    if (cursor->at >= source.len)
        return false;
    if (cursor->after_paragraph)
        return blank_line_next(cursor, line);
    size_t end = cursor->at, length = 0;
    while (end < source.len && !(length = line_end_length(source, end)))
        end++;
    size_t start = skip_space(source, cursor->at, end);
    *line = (struct line){
        .first = cursor->at,
        .start = start,
        .end = skip_space_back(source, start, end),
        .indent = count_columns(str_slice(source, cursor->at, start)),
        .after_page = cursor->after_page,
    };
    cursor->after_page = (line->after_page && line->start == line->end) ||
                         (end < source.len && source.ptr[end] == '\f');
    cursor->after_paragraph = length == PARAGRAPH_END.len &&
                              str_ends_with(str_slice(source, end, end + length), PARAGRAPH_END);
    cursor->at = end + (length ? length : 1);
    return true;
}

bool line_blank_follows(struct line_cursor cursor) {
    struct line line;
    return !line_next(&cursor, &line) || line.start == line.end;
}
