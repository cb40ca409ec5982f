/* Metadata at the beginning of a text: lines of `key: value` between two lines of ---,
 * or a first paragraph of nothing but "Title: …", "Author: …" lines. */
#include "document/lines.h"
#include "document/text.h"

enum { FRONT_MATTER_MAX_LINES = 64 };

static const struct {
    const char *key;
    size_t offset; /* of the member of struct metadata */
} keys[] = {
    {"title", offsetof(struct metadata, title)},
    {"author", offsetof(struct metadata, author)},
    {"language", offsetof(struct metadata, language)},
    {"lang", offsetof(struct metadata, language)},
    {"date", offsetof(struct metadata, date)},
};

/* The member that the line sets, and its value; NULL: none. */
static struct str *find_member(struct metadata *metadata, struct str line, struct str *value) {
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct str key = str_from_c(keys[i].key);
        if (line.len <= key.len || line.ptr[key.len] != ':' ||
            !str_equal_nocase(str_slice(line, 0, key.len), key))
            continue;
        *value = str_trim(str_slice(line, key.len + 1, line.len));
        bool quoted = value->len >= 2 && (value->ptr[0] == '"' || value->ptr[0] == '\'') &&
                      value->ptr[value->len - 1] == value->ptr[0];
        if (quoted)
            *value = str_slice(*value, 1, value->len - 1);
        return (struct str *)((char *)metadata + keys[i].offset);
    }
    return NULL;
}

static struct str line_text(struct str source, const struct line *line) {
    return str_slice(source, line->start, line->end);
}

/* `key: value`, an indented line that goes on with one, a list's item, a comment. */
static bool is_front_line(struct str text, const struct line *line) {
    if (!text.len || line->indent || text.ptr[0] == '-' || text.ptr[0] == '#')
        return true;
    size_t at = 0;
    while (at < text.len && text.ptr[at] != ':' && text.ptr[at] != ' ')
        at++;
    return at > 0 && at < text.len && text.ptr[at] == ':';
}

static bool is_fence(struct str text, bool closing) {
    return str_equal(text, STR("---")) || (closing && str_equal(text, STR("...")));
}

/* Where the fenced lines end; `from` when there are none. */
static size_t find_fenced(struct str source, size_t from) {
    struct line_cursor cursor = {.source = source, .at = from};
    struct line line;
    if (!line_next(&cursor, &line) || !is_fence(line_text(source, &line), false))
        return from;
    for (int i = 0; i < FRONT_MATTER_MAX_LINES && line_next(&cursor, &line); i++) {
        struct str text = line_text(source, &line);
        if (is_fence(text, true))
            return i > 0 ? cursor.at : from;
        if (!is_front_line(text, &line))
            return from;
    }
    return from;
}

/* Where a first paragraph of known keys ends; it has a title or an author. */
static size_t find_unfenced(struct str source, size_t from) {
    struct line_cursor cursor = {.source = source, .at = from};
    struct metadata metadata = {0};
    size_t lines = 0, end = from;
    for (struct line line; line_next(&cursor, &line) && lines < FRONT_MATTER_MAX_LINES;) {
        struct str value, *member = find_member(&metadata, line_text(source, &line), &value);
        if (line.start == line.end)
            break;
        if (!member)
            return from;
        *member = value;
        lines++;
        end = cursor.at;
    }
    return lines > 1 && (metadata.title.len || metadata.author.len) ? end : from;
}

size_t front_matter_read(struct text_reading *reading, size_t from) {
    struct document *document = reading->document;
    struct line_cursor cursor = {.source = document->source, .at = from};
    size_t end = find_fenced(document->source, from);
    if (end == from)
        end = find_unfenced(document->source, from);
    if (end > document->source.len)
        end = document->source.len;
    for (struct line line; cursor.at < end && line_next(&cursor, &line);) {
        struct str value,
            *member = find_member(&document->metadata, line_text(document->source, &line), &value);
        if (member && !member->len)
            *member = value;
        leave_out(reading, line.start, line.end, "front matter");
    }
    return end;
}
