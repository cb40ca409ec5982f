/* Metadata at the beginning of a text: lines of `key: value` between two lines of --- (YAML)
 * or of `key = value` between two of +++ (TOML); a first paragraph of nothing but "Title: …",
 * "Author: …" lines; or up to three lines that begin with % (Pandoc): title, authors, date.
 *
 * Of YAML what people write there: values with or without quotes, lists in brackets or an
 * item a line, `name:` of a list of people, texts of several lines behind | and >. */
#include "document/authors.h"
#include "document/lines.h"
#include "document/text.h"

enum { FRONT_MATTER_MAX_LINES = 512 };

static const struct {
    const char *key;
    size_t offset; /* of the member of struct metadata */
} keys[] = {
    {"title", offsetof(struct metadata, title)},
    {"subtitle", offsetof(struct metadata, subtitle)},
    {"author", offsetof(struct metadata, author)},
    {"authors", offsetof(struct metadata, author)},
    {"creator", offsetof(struct metadata, author)},
    {"language", offsetof(struct metadata, language)},
    {"lang", offsetof(struct metadata, language)},
    {"date", offsetof(struct metadata, date)},
    {"publisher", offsetof(struct metadata, publisher)},
    {"rights", offsetof(struct metadata, rights)},
    {"identifier", offsetof(struct metadata, identifier)},
    {"subject", offsetof(struct metadata, subject)},
    {"description", offsetof(struct metadata, description)},
    {"series", offsetof(struct metadata, series)},
};

enum { UNFENCED_KEYS = 8 }; /* the first of them; the others are words that texts begin with */

/* ---- values ---- */

static bool is_quoted(struct str text) {
    return text.len >= 2 && (text.ptr[0] == '"' || text.ptr[0] == '\'') &&
           text.ptr[text.len - 1] == text.ptr[0];
}

/* Without quotes and their escapes. */
static struct str unquote(struct arena *arena, struct str text) {
    struct strbuf plain = {.arena = arena};
    text = str_trim(text);
    const char *comment = str_find(text, STR(" # "));
    if (!is_quoted(text))
        return comment ? str_slice(text, 0, (size_t)(comment - text.ptr)) : text;
    char quote = text.ptr[0];
    for (size_t i = 1; i + 1 < text.len; i++) {
        bool escaped =
            i + 2 < text.len &&
            ((quote == '"' && text.ptr[i] == '\\') || (quote == '\'' && text.ptr[i] == '\'')) &&
            str_find_char(STR("\"'\\"), text.ptr[i + 1]);
        i += escaped;
        strbuf_add_char(&plain, text.ptr[i]);
    }
    return strbuf_str(&plain);
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* Without the marks of emphasis and code, which a title may have as all text may. */
static struct str without_marks(struct arena *arena, struct str text) {
    struct strbuf plain = {.arena = arena};
    for (size_t i = 0; i < text.len; i++) {
        bool inside =
            i > 0 && i + 1 < text.len && is_word(text.ptr[i - 1]) && is_word(text.ptr[i + 1]);
        bool mark = text.ptr[i] == '*' || text.ptr[i] == '`' || (text.ptr[i] == '_' && !inside);
        if (!mark)
            strbuf_add_char(&plain, text.ptr[i]);
    }
    return strbuf_str(&plain);
}

/* Lines of front matter are gathered into members. */
struct filling {
    struct arena *arena;
    struct str *member; /* that the lines at hand belong to; NULL: none */
    struct metadata *metadata;
    struct strbuf value;
    struct strbuf list; /* in brackets, that has not ended */
    bool folded;        /* it is a text of several lines, and no list */
};

static void add(struct filling *filling, struct str text, struct str between) {
    text = without_marks(filling->arena, unquote(filling->arena, text));
    if (!text.len)
        return;
    if (filling->value.count)
        strbuf_add(&filling->value, between);
    strbuf_add(&filling->value, text);
}

static void add_item(struct filling *filling, struct str text) {
    bool names = filling->member == &filling->metadata->author;
    add(filling, text, names ? STR("; ") : STR(", ")); /* as authors_add() has it */
}

/* What comes first of two is the document's. */
static void settle(struct filling *filling) {
    if (filling->member && !filling->member->len)
        *filling->member = strbuf_str(&filling->value);
    filling->member = NULL;
    filling->value = filling->list = (struct strbuf){.arena = filling->arena};
    filling->folded = false;
}

/* "[Ann Lee, \"Bo, the Berg\"]" */
static void add_flow_list(struct filling *filling, struct str list) {
    char quote = '\0';
    size_t from = 1;
    for (size_t at = 1; at < list.len; at++) {
        char c = list.ptr[at];
        if (c == quote)
            quote = '\0';
        else if (!quote && (c == '"' || (c == '\'' && at == from)))
            quote = c;
        if (quote || (c != ',' && at + 1 < list.len))
            continue;
        add_item(filling, str_slice(list, from, at));
        for (from = at + 1; from < list.len && list.ptr[from] == ' ';)
            from++;
    }
}

/* The value behind "key:"; false: the line is of no key. */
static bool cut_key(struct str line, char mark, struct str *key, struct str *value) {
    size_t at = 0;
    while (at < line.len && (is_word(line.ptr[at]) || line.ptr[at] == '-' || line.ptr[at] == '_'))
        at++;
    *key = str_slice(line, 0, at);
    while (mark == '=' && at < line.len && line.ptr[at] == ' ')
        at++;
    bool parted = at + 1 >= line.len || line.ptr[at + 1] == ' ' || line.ptr[at + 1] == '\t';
    if (!key->len || at >= line.len || line.ptr[at] != mark || !parted)
        return false;
    *value = str_trim(str_slice(line, at + 1, line.len));
    return true;
}

static struct str *member_of(struct metadata *metadata, struct str key, size_t n_keys) {
    for (size_t i = 0; i < n_keys; i++)
        if (str_equal_nocase(key, str_from_c(keys[i].key)))
            return (struct str *)((char *)metadata + keys[i].offset);
    return NULL;
}

/* A list in brackets may go on over lines. */
static void go_on_with_list(struct filling *filling, struct str line) {
    strbuf_add(&filling->list, line);
    if (!str_ends_with(line, STR("]")))
        return;
    add_flow_list(filling, strbuf_str(&filling->list));
    filling->list.count = 0;
}

static void begin_value(struct filling *filling, struct str value) {
    filling->folded = value.len && str_find_char(STR("|>"), value.ptr[0]);
    if (filling->folded)
        return;
    if (value.len && value.ptr[0] == '[')
        go_on_with_list(filling, value);
    else
        add_item(filling, value);
}

/* A line that goes on with a value: an item, a person's name, or text. */
static void go_on(struct filling *filling, struct str line) {
    struct str key, value;
    bool item = !filling->folded && line.len && line.ptr[0] == '-';
    if (!filling->member)
        return;
    if (item)
        line = str_trim(str_slice(line, 1, line.len));
    if (filling->folded || !cut_key(line, ':', &key, &value))
        item ? add_item(filling, line) : add(filling, line, STR(" "));
    else if (str_equal_nocase(key, STR("name")))
        add_item(filling, value);
}

static void take_line(struct filling *filling, const struct line *line, struct str text,
                      char mark) {
    struct str key, value;
    if (filling->list.count) {
        go_on_with_list(filling, text);
        return;
    }
    if (line->indent || (text.len && text.ptr[0] == '-' && mark == ':')) {
        go_on(filling, text);
        return;
    }
    settle(filling);
    if (!cut_key(text, mark, &key, &value))
        return;
    filling->member = member_of(filling->metadata, key, sizeof keys / sizeof *keys);
    begin_value(filling, value);
}

/* ---- where it is ---- */

static struct str line_text(struct str source, const struct line *line) {
    return str_slice(source, line->start, line->end);
}

/* `key: value`, an indented line that goes on with one, a list's item, a comment. */
static bool is_front_line(struct str text, const struct line *line) {
    if (!text.len || line->indent || str_find_char(STR("-#]"), text.ptr[0]))
        return true;
    size_t at = 0;
    while (at < text.len && text.ptr[at] != ':' && text.ptr[at] != ' ')
        at++;
    return at > 0 && at < text.len && text.ptr[at] == ':';
}

static bool is_fence(struct str text, char mark, bool closing) {
    return str_equal(text, mark == ':' ? STR("---") : STR("+++")) ||
           (closing && mark == ':' && str_equal(text, STR("...")));
}

/* Where the fenced lines end; `from` when there are none. */
static size_t find_fenced(struct str source, size_t from, char mark) {
    struct line_cursor cursor = {.source = source, .at = from};
    struct line line;
    if (!line_next(&cursor, &line) || !is_fence(line_text(source, &line), mark, false))
        return from;
    for (int i = 0; i < FRONT_MATTER_MAX_LINES && line_next(&cursor, &line); i++) {
        struct str text = line_text(source, &line);
        if (is_fence(text, mark, true))
            return i > 0 ? cursor.at : from;
        if (mark == ':' && !is_front_line(text, &line))
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
        struct str key, value, *member;
        if (line.start == line.end)
            break;
        if (!cut_key(line_text(source, &line), ':', &key, &value) ||
            !(member = member_of(&metadata, key, UNFENCED_KEYS)))
            return from;
        *member = value;
        lines++;
        end = cursor.at;
    }
    return lines > 1 && (metadata.title.len || metadata.author.len) ? end : from;
}

static struct filling open_filling(struct text_reading *reading) {
    struct strbuf empty = {.arena = reading->arena};
    return (struct filling){.arena = reading->arena,
                            .metadata = &reading->document->metadata,
                            .value = empty,
                            .list = empty};
}

static void leave_line_out(struct text_reading *reading, const struct line *line) {
    leave_out(reading, line->start, line->end, "front matter");
}

/* "% Title", "% Ann Lee; Bo Berg", "% 2024": in this order, and any may be empty. What is
 * indented goes on with the line before; a line of its own is an author of its own. */
static size_t read_percent_lines(struct text_reading *reading, size_t from) {
    struct document *document = reading->document;
    struct metadata *metadata = &document->metadata;
    enum { N_MEMBERS = 3 };
    struct str *members[N_MEMBERS] = {&metadata->title, &metadata->author, &metadata->date};
    struct filling filling = open_filling(reading);
    struct line_cursor cursor = {.source = document->source, .at = from};
    size_t end = from, n = 0;
    for (struct line line; line_next(&cursor, &line); end = cursor.at) {
        struct str text = line_text(document->source, &line), name;
        bool begins =
            !line.indent && (str_starts_with(text, STR("% ")) || str_equal(text, STR("%")));
        bool goes_on = n && line.indent && text.len;
        if (!goes_on && (!begins || n == N_MEMBERS))
            break;
        if (begins) {
            settle(&filling);
            filling.member = members[n++];
            text = str_slice(text, 1, text.len);
        }
        if (filling.member != &metadata->author)
            add(&filling, text, STR(" "));
        else
            while (authors_next(&text, &name))
                add_item(&filling, name);
        leave_line_out(reading, &line);
    }
    settle(&filling);
    return end;
}

/* "2024-01-02T10:00:00Z", "2024-01-02 10:00:00 +0100": of a day's text. */
static void drop_time_of_day(struct str *date) {
    static const size_t day = 10; /* "2024-01-02" */
    if (date->len > day && date->ptr[4] == '-' && str_find_char(STR("T "), date->ptr[day]))
        *date = str_slice(*date, 0, day);
}

/* Lines of keys; `fenced` tells whether there is a fence around them. */
static size_t read_keys(struct text_reading *reading, size_t from, bool *fenced) {
    struct document *document = reading->document;
    struct line_cursor cursor = {.source = document->source, .at = from};
    struct filling filling = open_filling(reading);
    char mark = ':';
    size_t end = find_fenced(document->source, from, mark);
    if (end == from && (end = find_fenced(document->source, from, '=')) > from)
        mark = '=';
    *fenced = end > from;
    if (!*fenced)
        end = find_unfenced(document->source, from);
    if (end > document->source.len)
        end = document->source.len;
    for (struct line line; cursor.at < end && line_next(&cursor, &line);) {
        struct str text = line_text(document->source, &line);
        if (!is_fence(text, mark, true))
            take_line(&filling, &line, text, mark);
        leave_line_out(reading, &line);
    }
    settle(&filling);
    return end;
}

static size_t after_blank_lines(struct str source, size_t from) {
    struct line_cursor cursor = {.source = source, .at = from};
    for (struct line line; line_next(&cursor, &line) && line.start == line.end;)
        from = cursor.at;
    return from;
}

/* Lines of keys may have a fence behind Pandoc's lines, or before them. */
size_t front_matter_read(struct text_reading *reading, size_t from) {
    struct document *document = reading->document;
    bool fenced = false;
    size_t end = read_percent_lines(reading, from), next = after_blank_lines(document->source, end);
    if (end == from)
        end = read_keys(reading, from, &fenced);
    else if (find_fenced(document->source, next, ':') > next)
        end = read_keys(reading, next, &fenced);
    if (fenced) {
        next = after_blank_lines(document->source, end);
        size_t behind = read_percent_lines(reading, next);
        end = behind > next ? behind : end;
    }
    drop_time_of_day(&document->metadata.date);
    return end;
}
