#include "document/markdown_dialect.h"

#include <string.h>

#include "document/lines.h"

enum {
    TAG_MAX_BYTES = 512,  /* of a template's tag, or of attributes in braces */
    TERM_MAX_BYTES = 120, /* a longer line has no definition */
    SUBSCRIPT_MAX_BYTES = 6,
};

struct dialect {
    struct str text; /* as written */
    char *bytes;     /* as it will be parsed */
    char fence;      /* of the code that is open; 0: none, 1: a template's */
    size_t fence_length;
    bool after_term; /* the line before, or the one before a blank line, may be a term */
    bool after_blank;
};

static struct str text_of(const struct dialect *dialect, const struct line *line) {
    return str_slice(dialect->text, line->start, line->end);
}

static void blank(struct dialect *dialect, size_t from, size_t to) {
    memset(dialect->bytes + from, ' ', to - from);
}

/* ---- code ---- */

/* A line that opens or closes a fence, or lies between. */
static bool take_fence(struct dialect *dialect, const struct line *line) {
    struct str text = text_of(dialect, line);
    char mark = text.len ? text.ptr[0] : '\0';
    size_t length = 0;
    while (length < text.len && text.ptr[length] == mark)
        length++;
    bool is_fence = (mark == '`' || mark == '~') && length >= 3;
    bool inside = dialect->fence != '\0';
    if (inside && mark == dialect->fence && length >= dialect->fence_length && length == text.len)
        dialect->fence = '\0';
    else if (!inside && is_fence &&
             !(mark == '`' && str_find_char(str_slice(text, length, text.len), '`'))) {
        dialect->fence = mark;
        dialect->fence_length = length;
        return true;
    }
    return inside;
}

/* Jekyll's "{% highlight c %}" and "{% endhighlight %}" are fences. */
static bool take_highlight(struct dialect *dialect, const struct line *line) {
    struct str text = text_of(dialect, line);
    if (!str_starts_with(text, STR("{%")) || !str_ends_with(text, STR("%}")))
        return false;
    struct str inner = str_trim(str_slice(text, 2, text.len - 2));
    bool begins = str_starts_with(inner, STR("highlight")) && !dialect->fence;
    bool ends = str_equal(inner, STR("endhighlight")) && dialect->fence == '\1';
    if (!begins && !ends)
        return false;
    dialect->fence = dialect->fence ? '\0' : '\1';
    blank(dialect, line->start, line->end);
    memcpy(dialect->bytes + line->start, "```", 3);
    return true;
}

/* ---- whole lines ---- */

static bool is_no_text(struct str text) {
    static const char *const lines[] = {
        "\\newpage", "\\pagebreak", "\\clearpage", "\\tableofcontents", "\\maketitle", "\\bigskip",
        "\\medskip", "\\noindent",  "[TOC]",       "[[TOC]]",           "[[_TOC_]]",   NULL};
    for (size_t i = 0; lines[i]; i++)
        if (str_equal_nocase(text, str_from_c(lines[i])))
            return true;
    /* Pandoc's ::: around divisions, kramdown's {: .class} and {:toc} */
    return str_starts_with(text, STR(":::")) ||
           (str_starts_with(text, STR("{:")) && str_ends_with(text, STR("}")));
}

/* "> [!NOTE]" leaves "> NOTE". */
static void take_alert(struct dialect *dialect, const struct line *line) {
    struct str text = text_of(dialect, line);
    const char *open = text.len && text.ptr[0] == '>' ? str_find(text, STR("[!")) : NULL;
    if (!open || !str_ends_with(text, STR("]")))
        return;
    size_t at = line->start + (size_t)(open - text.ptr);
    for (size_t i = at + 2; i + 1 < line->end; i++)
        if (dialect->text.ptr[i] < 'A' || dialect->text.ptr[i] > 'Z')
            return;
    blank(dialect, at, at + 2);
    blank(dialect, line->end - 1, line->end);
}

/* ": a definition" behind a term is an item of a list. */
static void take_definition(struct dialect *dialect, const struct line *line) {
    struct str text = text_of(dialect, line);
    if (dialect->after_term && text.len > 2 && text.ptr[0] == ':' &&
        (text.ptr[1] == ' ' || text.ptr[1] == '\t') && line->indent < 4)
        dialect->bytes[line->start] = '-';
}

static bool may_be_term(const struct dialect *dialect, const struct line *line) {
    struct str text = text_of(dialect, line);
    bool definition = text.len > 2 && text.ptr[0] == ':' && dialect->after_term;
    return definition || (text.len && text.len <= TERM_MAX_BYTES && !line->indent &&
                          !str_find_char(STR("#>-*+|:`~"), text.ptr[0]));
}

/* ---- within lines ---- */

/* Where what opens at `at` closes in the line; 0: it does not. */
static size_t end_of(const struct dialect *dialect, size_t at, size_t end, struct str close) {
    size_t limit = end - at > TAG_MAX_BYTES ? at + TAG_MAX_BYTES : end;
    struct str rest = str_slice(dialect->text, at, limit);
    const char *found = str_find(rest, close);
    return found ? at + (size_t)(found - rest.ptr) + close.len : 0;
}

/* "{% include x %}" and "{{ page.title }}". */
static size_t take_template(struct dialect *dialect, size_t at, size_t end) {
    struct str rest = str_slice(dialect->text, at, end);
    size_t close = str_starts_with(rest, STR("{%"))   ? end_of(dialect, at, end, STR("%}"))
                   : str_starts_with(rest, STR("{{")) ? end_of(dialect, at, end, STR("}}"))
                                                      : 0;
    if (close)
        blank(dialect, at, close);
    return close;
}

/* "{#id .class}", "{-}" and "{width=50%}": of a heading, a link, a picture or a span. */
static bool is_attributes(struct str inner) {
    if (!inner.len)
        return false;
    if (str_equal(inner, STR("-")) || str_starts_with(inner, STR(":")))
        return true;
    if (str_starts_with(inner, STR("lang=")))
        return false; /* which the reader knows */
    bool begins = inner.ptr[0] == '#' || inner.ptr[0] == '.';
    return (begins && inner.len > 1 && inner.ptr[1] != ' ') || str_find_char(inner, '=');
}

static size_t take_attributes(struct dialect *dialect, const struct line *line, size_t at) {
    size_t close = end_of(dialect, at, line->end, STR("}"));
    char before = at > line->start ? dialect->text.ptr[at - 1] : ' ';
    bool heading = dialect->text.ptr[line->start] == '#' && close == line->end && before == ' ';
    if (!close || (!heading && before != ')' && before != ']') ||
        !is_attributes(str_trim(str_slice(dialect->text, at + 1, close - 1))))
        return 0;
    blank(dialect, at, close);
    /* "(address){.class}" is "(address         )", so that no space comes behind. */
    if (before == ')') {
        dialect->bytes[at - 1] = ' ';
        dialect->bytes[close - 1] = ')';
    }
    return close;
}

/* "H~2~O": what is below the line is said all the same. */
static size_t take_subscript(struct dialect *dialect, size_t at, size_t end) {
    size_t close = at + 1;
    while (close < end && close - at <= SUBSCRIPT_MAX_BYTES && dialect->text.ptr[close] != '~' &&
           dialect->text.ptr[close] != ' ')
        close++;
    if (close == at + 1 || close >= end || dialect->text.ptr[close] != '~')
        return 0;
    blank(dialect, at, at + 1);
    blank(dialect, close, close + 1);
    return close + 1;
}

static void take_inlines(struct dialect *dialect, const struct line *line) {
    bool in_code = false;
    for (size_t at = line->start, next; at < line->end; at = next) {
        char c = dialect->text.ptr[at];
        size_t taken = 0;
        in_code = in_code != (c == '`');
        if (c == '{' && !in_code)
            taken = take_template(dialect, at, line->end);
        if (c == '{' && !in_code && !taken)
            taken = take_attributes(dialect, line, at);
        if (c == '~' && !in_code && at > line->start && dialect->text.ptr[at - 1] != '~')
            taken = take_subscript(dialect, at, line->end);
        next = taken ? taken : at + 1;
    }
}

/* ---- the whole ---- */

static void take_line(struct dialect *dialect, const struct line *line) {
    struct str text = text_of(dialect, line);
    bool highlight = take_highlight(dialect, line);
    if (highlight || take_fence(dialect, line)) {
        dialect->after_term = false;
        return;
    }
    if (is_no_text(text)) {
        blank(dialect, line->start, line->end);
        return;
    }
    take_alert(dialect, line);
    take_definition(dialect, line);
    take_inlines(dialect, line);
}

struct str markdown_dialect(struct arena *arena, struct str text) {
    struct dialect dialect = {.text = text, .bytes = arena_alloc(arena, text.len + 1)};
    struct line_cursor cursor = {.source = text};
    if (text.len)
        memcpy(dialect.bytes, text.ptr, text.len);
    for (struct line line; line_next(&cursor, &line);) {
        bool is_blank = line.start == line.end;
        if (!is_blank) {
            take_line(&dialect, &line);
            dialect.after_term = may_be_term(&dialect, &line);
        } else if (dialect.after_blank) {
            dialect.after_term = false;
        }
        dialect.after_blank = is_blank;
    }
    return (struct str){dialect.bytes, text.len};
}
