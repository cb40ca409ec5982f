/* What gumbo cannot bear of untrusted markup is taken from it before it sees it.
 *
 * It looks through all open elements at nearly every tag, and through all attributes of
 * a tag at each of them: fine for what people write, quadratic for what they do not. So a
 * look through the tags before it sees them blanks out the excess.
 *
 * The count of open elements is rough, for it knows nothing of which tag may end which. It
 * leaves out those that end one another without an end tag (<p>, <li>, <td>).
 *
 * And it counts in an int: a reference to a character of too great a number would be any
 * other, or none. */
#include <string.h>

#include "document/html_parser.h"

enum {
    NAMES = 1024, /* a hash of a name; two names that meet are counted together */
    NAME_MAX_BYTES = 32,
    UNICODE_MAX = 0x10FFFF,
};

struct limits {
    struct arena *arena;
    struct str text;
    char *copy;                       /* of the text, once something is blanked out */
    unsigned open[NAMES], cut[NAMES]; /* elements by name: open, and without their tags */
    unsigned n_open, n_styled;        /* of all kinds; of those that only style text */
};

struct tag {
    size_t start, end; /* end: past the ">" */
    size_t excess;     /* where the attributes begin that are too many; 0: none are */
    struct str name;
    bool closes, empty; /* </x>, <x/> */
};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* ---- tags ---- */

static size_t skip_value(struct str text, size_t at) {
    if (at < text.len && (text.ptr[at] == '"' || text.ptr[at] == '\'')) {
        size_t end = str_index(text, at + 1, str_slice(text, at, at + 1));
        return end < text.len ? end + 1 : end;
    }
    while (at < text.len && !is_blank(text.ptr[at]) && text.ptr[at] != '>')
        at++;
    return at;
}

static size_t skip_blank(struct str text, size_t at) {
    while (at < text.len && is_blank(text.ptr[at]))
        at++;
    return at;
}

static size_t skip_attribute(struct str text, size_t at) {
    for (at++; at < text.len && !is_blank(text.ptr[at]) && !strchr("/>=", text.ptr[at]);)
        at++;
    size_t equals = skip_blank(text, at);
    if (equals < text.len && text.ptr[equals] == '=')
        return skip_value(text, skip_blank(text, equals + 1));
    return at;
}

/* Reads the tag that begins at `start`; its end is the text's where it has none. */
static struct tag read_tag(struct str text, size_t start) {
    struct tag tag = {.start = start, .closes = text.ptr[start + 1] == '/'};
    size_t at = start + 1 + tag.closes, name = at;
    while (at < text.len && !is_blank(text.ptr[at]) && text.ptr[at] != '/' && text.ptr[at] != '>')
        at++;
    tag.name = str_slice(text, name, at < name + NAME_MAX_BYTES ? at : name + NAME_MAX_BYTES);
    for (int attributes = 0; at < text.len && text.ptr[at] != '>';) {
        tag.empty = text.ptr[at] == '/';
        if (tag.empty || is_blank(text.ptr[at])) {
            at++;
            continue;
        }
        if (++attributes == HTML_ATTRIBUTES_MAX + 1)
            tag.excess = at;
        at = skip_attribute(text, at);
    }
    tag.end = at < text.len ? at + 1 : at;
    return tag;
}

/* ---- names ---- */

static bool is_one_of(struct str name, const char *const *names) {
    for (; *names; names++)
        if (str_equal_nocase(name, str_from_c(*names)))
            return true;
    return false;
}

/* Never open for long, or ended by the next of their kind. */
static bool is_counted(struct str name) {
    static const char *const names[] = {
        "p",       "li",       "td",       "th",     "tr",   "dd",      "dt",       "a",
        "br",      "img",      "input",    "hr",     "meta", "link",    "wbr",      "area",
        "base",    "col",      "html",     "head",   "body", "tbody",   "thead",    "tfoot",
        "option",  "nobr",     "embed",    "rp",     "rt",   "rb",      "colgroup", "param",
        "track",   "source",   "button",   "keygen", "rtc",  "caption", "image",    "frame",
        "bgsound", "basefont", "optgroup", NULL};
    return !is_one_of(name, names);
}

/* Ends when a block does not: nothing is lost with its tag but how it looks. */
static bool is_inline(struct str name) {
    static const char *const names[] = {
        "span", "b",   "i",     "u",    "em",   "strong", "font", "big",  "small",  "tt",  "code",
        "s",    "sup", "sub",   "abbr", "cite", "q",      "del",  "ins",  "strike", "kbd", "samp",
        "var",  "dfn", "label", "ruby", "mark", "bdi",    "bdo",  "time", NULL};
    return is_one_of(name, names);
}

/* The text of these is no markup. */
static bool is_raw(struct str name) {
    static const char *const names[] = {"script", "style",   "textarea", "title", "xmp",
                                        "iframe", "noembed", "noframes", NULL};
    return is_one_of(name, names);
}

static unsigned slot_of(struct str name) {
    unsigned hash = 2166136261;
    for (size_t i = 0; i < name.len; i++)
        hash = (hash ^ (unsigned char)(name.ptr[i] | 0x20)) * 16777619;
    return hash % NAMES;
}

/* ---- blanking out ---- */

static char *writable(struct limits *limits) {
    if (!limits->copy) {
        limits->copy = arena_alloc(limits->arena, limits->text.len);
        memcpy(limits->copy, limits->text.ptr, limits->text.len);
    }
    return limits->copy;
}

/* Gumbo ignores a NUL in a text, so that no space comes to stand there. A block's tag still
 * parts what is before it from what is behind it. */
static void blank_out(struct limits *limits, const struct tag *tag) {
    char *copy = writable(limits);
    memset(copy + tag->start, '\0', tag->end - tag->start);
    struct str part = STR("<p>");
    if (!is_inline(tag->name) && tag->end - tag->start >= part.len)
        memcpy(copy + tag->start, part.ptr, part.len);
}

static bool has_room(const struct limits *limits, bool styles) {
    return limits->n_open < HTML_OPEN_MAX && (!styles || limits->n_styled < HTML_STYLED_MAX);
}

static void count_tag(struct limits *limits, const struct tag *tag) {
    unsigned slot = slot_of(tag->name);
    bool styles = is_inline(tag->name);
    if (tag->closes && limits->cut[slot]) {
        limits->cut[slot]--;
        blank_out(limits, tag);
    } else if (tag->closes && limits->open[slot]) {
        limits->open[slot]--;
        limits->n_open--;
        limits->n_styled -= styles && limits->n_styled > 0;
    } else if (!tag->closes && has_room(limits, styles)) {
        limits->open[slot]++;
        limits->n_open++;
        limits->n_styled += styles;
    } else if (!tag->closes) {
        limits->cut[slot]++;
        blank_out(limits, tag);
    }
}

/* Where the raw text that begins at `from` ends. */
static size_t skip_raw(struct str text, size_t from, struct str name) {
    for (size_t at = from; at < text.len; at += 2) {
        at = str_index(text, at, STR("</"));
        if (str_equal_nocase(str_slice(text, at + 2, at + 2 + name.len), name))
            return at;
    }
    return text.len;
}

static size_t limit_tag(struct limits *limits, size_t at) {
    struct tag tag = read_tag(limits->text, at);
    if (tag.excess && tag.end > tag.excess)
        memset(writable(limits) + tag.excess, ' ', tag.end - 1 - tag.excess);
    if (is_raw(tag.name))
        return tag.closes ? tag.end : skip_raw(limits->text, tag.end, tag.name);
    if (is_counted(tag.name) && !tag.empty)
        count_tag(limits, &tag);
    return tag.end;
}

/* ---- numbers ---- */

static unsigned digit_value(char c) {
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (unsigned)((c | 0x20) - 'a') + 10 : 16;
}

/* The number that is referred to at `at`, behind "&#", becomes 0 when no character has it:
 * that is U+FFFD, as it would have to be. */
static size_t limit_number(struct limits *limits, size_t at) {
    struct str text = limits->text;
    unsigned base = 10;
    if (at < text.len && (text.ptr[at] | 0x20) == 'x') {
        base = 16;
        at++;
    }
    size_t digits = at;
    uint32_t number = 0;
    for (; at < text.len && digit_value(text.ptr[at]) < base; at++)
        if (number <= UNICODE_MAX)
            number = number * base + digit_value(text.ptr[at]);
    if (number > UNICODE_MAX)
        memset(writable(limits) + digits, '0', at - digits);
    return at;
}

static void limit_numbers(struct limits *limits) {
    struct str text = limits->text, mark = STR("&#");
    for (size_t at = str_index(text, 0, mark); at < text.len; at = str_index(text, at, mark))
        at = limit_number(limits, at + mark.len);
}

struct str html_limit(struct arena *arena, struct str text) {
    struct limits *limits = arena_alloc(arena, sizeof *limits);
    limits->arena = arena;
    limits->text = text;
    for (size_t at = str_index(text, 0, STR("<")); at + 1 < text.len;
         at = str_index(text, at, STR("<"))) {
        char next = text.ptr[at + 1];
        bool closes = next == '/' && at + 2 < text.len && is_letter(text.ptr[at + 2]);
        if (str_starts_with(str_slice(text, at, text.len), STR("<!--")))
            at = str_index(text, at + 4, STR("-->"));
        else if (is_letter(next) || closes)
            at = limit_tag(limits, at);
        else
            at++;
    }
    limit_numbers(limits);
    return limits->copy ? (struct str){limits->copy, text.len} : text;
}
