#include "document/markdown_places.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/utf8.h"

enum {
    ENTITY_MAX_BYTES = 40,
    INDENT_MAX_BYTES = 256,
};

void markdown_places_make(struct arena *arena, struct str source, size_t from,
                          struct markdown_places *places) {
    *places = (struct markdown_places){.source = source, .from = from, .last_end = from};
    *(size_t *)arena_push(arena, &places->lines) = from;
    for (size_t at = from; at < source.len; at++) {
        bool crlf = source.ptr[at] == '\r' && at + 1 < source.len && source.ptr[at + 1] == '\n';
        if ((source.ptr[at] == '\n' || source.ptr[at] == '\r') && !crlf)
            *(size_t *)arena_push(arena, &places->lines) = at + 1;
    }
}

static bool is_within_letter(struct str text, size_t at) {
    return at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80;
}

/* The byte at a line and column, both from 1, clipped to what there is. cmark's columns are
 * not always right; a letter is never cut for that. */
static size_t byte_at(const struct markdown_places *places, int line, int column) {
    if (line < 1 || (size_t)line > places->lines.count)
        return places->source.len;
    size_t at = places->lines.items[line - 1] + (column > 0 ? (size_t)column - 1 : 0);
    while (is_within_letter(places->source, at))
        at--;
    return at < places->source.len ? at : places->source.len;
}

/* ---- texts ---- */

/* The code point of "&#233;" or "&#xE9;"; UTF8_INVALID: it is none. */
static uint32_t numeric_entity(struct str name) {
    bool hex = name.len > 1 && (name.ptr[1] == 'x' || name.ptr[1] == 'X');
    uint32_t code = 0;
    for (size_t i = hex ? 2 : 1; i < name.len && code < 0x110000; i++) {
        char c = name.ptr[i];
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                : 99;
        if (digit >= (hex ? 16 : 10))
            return UTF8_INVALID;
        code = code * (hex ? 16 : 10) + digit;
    }
    return code;
}

/* The length of an entity that the source has here; 0: none. */
static size_t entity_length(struct str source, size_t at, size_t end) {
    if (source.ptr[at] != '&')
        return 0;
    for (size_t i = at + 1; i < end && i - at < ENTITY_MAX_BYTES; i++) {
        if (source.ptr[i] == ';')
            return i + 1 - at;
        if (source.ptr[i] == ' ' || source.ptr[i] == '&')
            return 0;
    }
    return 0;
}

/* How many bytes of the text an entity stands for; 0: it does not stand there. The names
 * of HTML 4 are looked up; of the longer list each stands for one code point. */
static size_t entity_stands_for(struct str entity, struct str text) {
    char name[ENTITY_MAX_BYTES];
    struct str inner = str_slice(entity, 1, entity.len - 1);
    size_t len = 0;
    uint32_t code = text.len ? utf8_next(text, &len) : 0;
    if (!text.len || !inner.len)
        return 0;
    if (inner.ptr[0] == '#')
        return numeric_entity(inner) == code ? len : 0;
    memcpy(name, inner.ptr, inner.len);
    name[inner.len] = '\0';
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
    bool certain = known && known->value == code;
    return certain || (!known && code != '&') ? len : 0;
}

struct run {
    struct arena *arena;
    struct node *parent;
    struct str text;
    size_t text_from, from; /* of the bytes that are the same so far */
};

static void add_text(struct run *run, size_t text_from, size_t text_to, size_t start, size_t end) {
    if (text_to == text_from)
        return;
    struct node *node = node_add(run->arena, run->parent, (struct str){0});
    node->text = str_slice(run->text, text_from, text_to);
    node->start = start;
    node->end = end;
}

/* The bytes that are the same so far. */
static void put_run(struct run *run, size_t text_to, size_t to) {
    add_text(run, run->text_from, text_to, run->from, to);
    run->text_from = text_to;
    run->from = to;
}

/* The same bytes, but for escapes and entities. */
static size_t put_aligned(struct run *run, struct str source, size_t end) {
    struct str text = run->text;
    size_t at = run->from, t = 0;
    /* cmark may tell an end too early, where it took a backslash out by itself. */
    while (t < text.len && at < source.len && (at < end || source.ptr[at] == text.ptr[t])) {
        size_t entity = entity_length(source, at, end), stands = 0;
        if (entity)
            stands =
                entity_stands_for(str_slice(source, at, at + entity), str_slice(text, t, text.len));
        if (stands) {
            put_run(run, t, at);
            add_text(run, t, t + stands, at, at + entity);
            t += stands;
            at += entity;
            run->text_from = t;
            run->from = at;
        } else if (source.ptr[at] == text.ptr[t]) {
            at++;
            t++;
        } else if (source.ptr[at] == '\\') {
            put_run(run, t, at);
            run->from = ++at;
        } else {
            break;
        }
    }
    for (; t > run->text_from && is_within_letter(text, t); t--)
        at--;
    put_run(run, t, at);
    end = end > at ? end : at;
    add_text(run, t, text.len, at, end);
    return end;
}

static bool is_inline(cmark_node *node) {
    return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
}

/* How far the lines of a paragraph behind its first are from where cmark counts, which has
 * them begin in the column of the first, whatever is before their text. */
static int column_shift(const struct markdown_places *places, cmark_node *node, int line) {
    cmark_node *block = node;
    while (is_inline(block) && cmark_node_parent(block))
        block = cmark_node_parent(block);
    if (block == node || line <= cmark_node_get_start_line(block) ||
        (size_t)line > places->lines.count)
        return 0;
    size_t start = places->lines.items[line - 1];
    struct str indent = str_slice(places->source, start, start + INDENT_MAX_BYTES);
    int width = 0;
    while ((size_t)width < indent.len &&
           (indent.ptr[width] == ' ' || indent.ptr[width] == '\t' || indent.ptr[width] == '>'))
        width++;
    return width + 1 - cmark_node_get_start_column(block);
}

static size_t place_in(const struct markdown_places *places, cmark_node *node, int line,
                       int column) {
    return byte_at(places, line, column + column_shift(places, node, line));
}

size_t markdown_start(const struct markdown_places *places, cmark_node *node) {
    return place_in(places, node, cmark_node_get_start_line(node),
                    cmark_node_get_start_column(node));
}

static size_t end_of(const struct markdown_places *places, cmark_node *node) {
    size_t start = markdown_start(places, node);
    size_t end =
        place_in(places, node, cmark_node_get_end_line(node), cmark_node_get_end_column(node) + 1);
    return end > start ? end : start;
}

void markdown_range(const struct markdown_places *places, cmark_node *node, size_t *start,
                    size_t *end) {
    *start = markdown_start(places, node);
    *end = end_of(places, node);
    if (*start < places->last_end)
        *start = places->last_end;
    if (*end < *start)
        *end = *start;
}

static bool is_at(struct str source, struct str text, size_t at) {
    return text.len && at <= source.len && text.len <= source.len - at &&
           memcmp(source.ptr + at, text.ptr, text.len) == 0;
}

/* Where the text is, next after what has been placed: cmark's columns go astray behind a
 * line's end, an unclosed mark and the like. The place it gives, where none is near. */
static size_t find_near(const struct markdown_places *places, struct str text, size_t given) {
    enum { NEAR = 256 };
    if (is_at(places->source, text, given))
        return given;
    struct str rest = str_slice(places->source, places->last_end, places->source.len);
    rest = str_slice(rest, 0, NEAR + text.len);
    const char *found = str_find(rest, text);
    return found ? places->last_end + (size_t)(found - rest.ptr) : given;
}

void markdown_find(struct markdown_places *places, cmark_node *node, struct str text, size_t *start,
                   size_t *end) {
    markdown_range(places, node, start, end);
    *start = find_near(places, text, *start);
    if (is_at(places->source, text, *start))
        *end = *start + text.len;
    places->last_end = *end;
}

void markdown_put(struct markdown_places *places, struct arena *arena, struct node *parent,
                  cmark_node *node) {
    struct run run = {.arena = arena, .parent = parent};
    run.text = str_from_c(cmark_node_get_literal(node));
    run.text.len = utf8_validate(run.text); /* cmark-gfm may cut the mark of a note in a letter */
    size_t end;
    markdown_find(places, node, run.text, &run.from, &end);
    if (run.from < end)
        places->last_end = put_aligned(&run, places->source, end);
    else
        add_text(&run, 0, run.text.len, run.from, run.from);
}

/* The line's end next after what has been placed. */
static void find_line_end(const struct markdown_places *places, size_t *start, size_t *end) {
    struct str source = places->source;
    size_t at = places->last_end;
    while (at < source.len && source.ptr[at] != '\n' && source.ptr[at] != '\r')
        at++;
    *start = at;
    *end = at < source.len ? at + 1 : at;
    if (*end < source.len && source.ptr[at] == '\r' && source.ptr[*end] == '\n')
        ++*end;
}

void markdown_line_end(struct markdown_places *places, struct node *node) {
    find_line_end(places, &node->start, &node->end);
    places->last_end = node->end;
}

/* ---- code ---- */

/* A line of code lies in the next line of the source that has it, after its marks. */
static void put_code_line(struct markdown_places *places, struct builder *builder,
                          struct str text) {
    struct str source = places->source;
    size_t line_end = places->last_end;
    while (line_end < source.len && source.ptr[line_end] != '\n')
        line_end++;
    for (size_t at = places->last_end; at + text.len <= line_end; at++)
        if (is_at(source, text, at)) {
            builder_text(builder, text, at, at + text.len);
            places->last_end = at + text.len;
            return;
        }
    builder_text(builder, text, places->last_end, line_end);
    places->last_end = line_end;
}

void markdown_put_code(struct markdown_places *places, struct builder *builder, cmark_node *node) {
    struct str rest = str_from_c(cmark_node_get_literal(node));
    size_t start, end;
    markdown_range(places, node, &start, &end);
    places->last_end = start;
    if (is_at(places->source, STR("```"), start) || is_at(places->source, STR("~~~"), start))
        find_line_end(places, &start, &places->last_end);
    builder_preformat(builder);
    while (rest.len) {
        size_t len = 0;
        while (len < rest.len && rest.ptr[len] != '\n')
            len++;
        put_code_line(places, builder, str_slice(rest, 0, len));
        if (len < rest.len) {
            find_line_end(places, &start, &places->last_end);
            builder_break(builder, start, places->last_end);
        }
        rest = str_slice(rest, len + 1, rest.len);
    }
}
