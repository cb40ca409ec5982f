/* Gumbo decodes a text and says where it came from as a whole. Here the two go side by
 * side: where bytes are the same they are a run, an entity is a node of its own, and tags
 * and comments that left no trace in the text are passed over. */
#include <string.h>

#include "base/utf8.h"
#include "document/html_parser.h"

enum {
    ENTITY_MAX_BYTES = 34, /* the longest name is 32 */
    LOOK_AHEAD_BYTES = 8,
};

struct alignment {
    struct arena *arena;
    struct node *parent;
    struct str text, source;
    size_t at;         /* of the text */
    size_t place, end; /* of the source */
};

static bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void add_node(struct alignment *a, struct str text, size_t start, size_t end) {
    if (!text.len)
        return;
    struct node *node = node_add(a->arena, a->parent, (struct str){0});
    node->text = text;
    node->start = start;
    node->end = end;
}

/* ---- entities ---- */

/* Whether text and source go on alike: as far as the next mark, or as one looks. */
static bool goes_on(const struct alignment *a, size_t at, size_t place) {
    for (int i = 0; i < LOOK_AHEAD_BYTES; i++, at++, place++) {
        if (place >= a->end || at >= a->text.len)
            return place >= a->end && at >= a->text.len;
        char c = a->source.ptr[place];
        if (c == '&' || c == '<' || c == '\r')
            return true;
        if (c != a->text.ptr[at])
            return false;
    }
    return true;
}

static size_t code_points(struct str text, size_t at, int count) {
    size_t end = at;
    for (int i = 0; i < count && end < text.len; i++)
        utf8_next(text, &end);
    return end - at;
}

/* How long an entity is in the source, and what it became in the text. */
struct entity {
    size_t length, decoded;
};

static struct entity number_entity(const struct alignment *a) {
    size_t at = a->place + 2;
    bool hexadecimal = at < a->end && (a->source.ptr[at] | 0x20) == 'x';
    size_t digits = at += hexadecimal;
    while (at < a->end &&
           strchr(hexadecimal ? "0123456789abcdefABCDEF" : "0123456789", a->source.ptr[at]))
        at++;
    if (at == digits)
        return (struct entity){0};
    at += at < a->end && a->source.ptr[at] == ';';
    return (struct entity){at - a->place, code_points(a->text, a->at, 1)};
}

/* "&copy;", "&copy" without its semicolon, "&notit" which is "¬it"; a few are two
 * characters. What fits is what the text goes on with. */
static struct entity named_entity(const struct alignment *a) {
    size_t name = a->place + 1, at = name;
    while (at < a->end && at - name < ENTITY_MAX_BYTES && is_alphanumeric(a->source.ptr[at]))
        at++;
    bool semicolon = at < a->end && a->source.ptr[at] == ';';
    for (size_t end = at + semicolon; end > name + 1; end--)
        for (int count = 1; count <= 2; count++) {
            size_t decoded = code_points(a->text, a->at, count);
            if (goes_on(a, a->at + decoded, end))
                return (struct entity){end - a->place, decoded};
        }
    return (struct entity){0};
}

static struct entity find_entity(const struct alignment *a) {
    struct str rest = str_slice(a->source, a->place, a->end);
    bool same = a->text.ptr[a->at] == '&';
    if (rest.len > 1 && rest.ptr[1] == '#')
        return number_entity(a);
    bool ampersand = str_starts_with(rest, STR("&amp")) || str_starts_with(rest, STR("&AMP"));
    if (same && !ampersand)
        return (struct entity){0};
    if (same)
        return (struct entity){rest.len > 4 && rest.ptr[4] == ';' ? 5 : 4, 1};
    return named_entity(a);
}

/* ---- what left no trace ---- */

static size_t skip_markup(const struct alignment *a) {
    struct str rest = str_slice(a->source, a->place, a->end);
    bool comment = str_starts_with(rest, STR("<!--"));
    bool section = str_starts_with(rest, STR("<![CDATA["));
    const char *end = comment ? "-->" : ">";
    if (section)
        return a->place + STR("<![CDATA[").len;
    const char *at = str_find(rest, str_from_c(end));
    return at ? a->place + (size_t)(at - rest.ptr) + strlen(end) : a->end;
}

/* ---- side by side ---- */

static bool same_byte(const struct alignment *a) {
    return a->source.ptr[a->place] == a->text.ptr[a->at];
}

/* A line's end is a line feed to gumbo, whatever it is in the source. */
static size_t line_end(const struct alignment *a) {
    if (a->text.ptr[a->at] != '\n' || a->source.ptr[a->place] != '\r')
        return 0;
    return a->place + 1 < a->end && a->source.ptr[a->place + 1] == '\n' ? 2 : 1;
}

/* Characters often differ in their last byte only. */
static void back_to_character(struct alignment *a, size_t start) {
    while (a->place > start && a->place < a->end &&
           ((unsigned char)a->source.ptr[a->place] & 0xC0) == 0x80) {
        a->place--;
        a->at--;
    }
}

/* The longest run of characters that are the same. */
static void add_run(struct alignment *a) {
    size_t start = a->place;
    while (a->at < a->text.len && a->place < a->end && a->source.ptr[a->place] != '&') {
        size_t length = same_byte(a) ? 1 : line_end(a);
        if (!length)
            break;
        a->place += length;
        a->at++;
    }
    back_to_character(a, start);
    add_node(a, str_slice(a->source, start, a->place), start, a->place);
}

/* What HTML does not allow, U+FFFF and controls, is U+FFFD to gumbo. */
static bool add_replaced(struct alignment *a) {
    if (!str_starts_with(str_slice(a->text, a->at, a->text.len), STR("\uFFFD")))
        return false;
    size_t start = a->place;
    utf8_next(a->source, &a->place);
    add_node(a, STR("\uFFFD"), start, a->place);
    a->at += STR("\uFFFD").len;
    return true;
}

static void add_entity(struct alignment *a) {
    struct entity entity = find_entity(a);
    bool literal = !entity.length && same_byte(a);
    if (literal)
        entity = (struct entity){1, 1};
    if (!entity.length)
        entity = (struct entity){a->end - a->place, a->text.len - a->at};
    add_node(a, str_slice(a->text, a->at, a->at + entity.decoded), a->place,
             a->place + entity.length);
    a->at += entity.decoded;
    a->place += entity.length;
}

void html_align(struct arena *arena, struct node *parent, struct str decoded, struct str source,
                size_t start, size_t end) {
    struct alignment a = {.arena = arena,
                          .parent = parent,
                          .text = str_copy(arena, decoded),
                          .source = source,
                          .place = start,
                          .end = end};
    while (a.at < a.text.len && a.place < a.end) {
        size_t before = a.place;
        add_run(&a);
        if (a.at == a.text.len || a.place >= a.end)
            break;
        if (a.source.ptr[a.place] == '&')
            add_entity(&a);
        else if (a.source.ptr[a.place] == '<')
            a.place = skip_markup(&a);
        else if (!add_replaced(&a) && a.place == before)
            break;
    }
    add_node(&a, str_slice(a.text, a.at, a.text.len), a.place, a.end);
}
