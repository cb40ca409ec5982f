/* Passages in other languages, as Pandoc marks them: "[guten Tag]{lang=de}". cmark knows
 * nothing of them, so they are found in the texts that it made, from the last bracket that
 * opens to the one that closes; what is between may have marks and lines of its own. */
#include <string.h>

#include "document/markdown_inlines.h"

enum { LANGUAGE_TAG_MAX = 35 };

static const struct str middle = {"]{lang=", 7};

struct spot {
    const struct node *node;
    size_t at; /* byte of its text */
};

struct passage {
    struct spot open, close; /* of "[" and of "]" */
    size_t end;              /* after "}" in the node of `close` */
    struct str language;
};

struct search {
    struct arena *arena;
    struct str source;
    struct {
        struct spot *items;
        size_t count, capacity;
    } open; /* brackets that wait for their other half */
    struct {
        struct passage *items;
        size_t count, capacity;
    } found;
};

static struct str without_quotes(struct str tag) {
    bool quoted = tag.len >= 2 && (tag.ptr[0] == '"' || tag.ptr[0] == '\'');
    return quoted ? str_slice(tag, 1, tag.len - 1) : tag;
}

/* The language of a mark that stands here; empty: none does. */
static struct str language_at(struct str text, size_t at, size_t *end) {
    struct str rest = str_slice(text, at, text.len);
    if (!str_starts_with(rest, middle))
        return (struct str){0};
    size_t close = middle.len;
    while (close < rest.len && close - middle.len <= LANGUAGE_TAG_MAX && rest.ptr[close] != '}')
        close++;
    if (close == rest.len || rest.ptr[close] != '}')
        return (struct str){0};
    *end = at + close + 1;
    return without_quotes(str_slice(rest, middle.len, close));
}

static bool is_linear(const struct node *node) {
    return node->end - node->start == node->text.len;
}

static bool is_escaped(const struct search *search, const struct node *node, size_t at) {
    return is_linear(node) && node->start + at > 0 &&
           search->source.ptr[node->start + at - 1] == '\\';
}

/* A bracket closes: the passage, when a language follows, or only itself. */
static void close_bracket(struct search *search, struct spot close) {
    if (!search->open.count)
        return;
    struct passage passage = {.open = search->open.items[--search->open.count], .close = close};
    passage.language = language_at(close.node->text, close.at, &passage.end);
    if (!passage.language.len)
        return;
    *arena_push(search->arena, &search->found) = passage;
    search->open.count = 0; /* passages do not nest */
}

static void search_text(struct search *search, const struct node *node) {
    for (size_t at = 0; at < node->text.len; at++) {
        char c = node->text.ptr[at];
        if ((c != '[' && c != ']') || is_escaped(search, node, at))
            continue;
        if (c == '[')
            *arena_push(search->arena, &search->open) = (struct spot){node, at};
        else
            close_bracket(search, (struct spot){node, at});
    }
}

/* ---- elements are made of them ---- */

static void append(struct node *parent, struct node *node) {
    node->parent = parent;
    node->next = NULL;
    if (parent->last_child)
        parent->last_child->next = node;
    else
        parent->first_child = node;
    parent->last_child = node;
}

/* Part of a text as a text of its own. */
static void append_part(struct arena *arena, struct node *parent, const struct node *text,
                        size_t from, size_t to) {
    if (from >= to)
        return;
    struct node *part = node_add(arena, parent, (struct str){0});
    part->text = str_slice(text->text, from, to);
    part->start = is_linear(text) ? text->start + from : text->start;
    part->end = is_linear(text) ? text->start + to : text->end;
}

static struct node *open_element(struct arena *arena, struct node *parent,
                                 const struct passage *passage) {
    struct node *element = node_add(arena, parent, STR("span"));
    element->attributes = arena_alloc(arena, sizeof *element->attributes);
    element->n_attributes = 1;
    element->attributes[0] = (struct attribute){.name = STR("lang"), .value = passage->language};
    element->start = passage->open.node->start;
    element->end = passage->close.node->end;
    return element;
}

static void rebuild(struct search *search, struct node *parent) {
    struct node *holder = parent, *next = parent->first_child;
    size_t n = 0;
    parent->first_child = parent->last_child = NULL;
    while (next) {
        struct node *node = next;
        next = node->next;
        size_t from = 0;
        bool cut = false;
        for (; n < search->found.count; cut = true) {
            const struct passage *passage = &search->found.items[n];
            if (holder == parent && passage->open.node == node) {
                append_part(search->arena, parent, node, from, passage->open.at);
                from = passage->open.at + 1;
                holder = open_element(search->arena, parent, passage);
            } else if (holder != parent && passage->close.node == node) {
                append_part(search->arena, holder, node, from, passage->close.at);
                from = passage->end;
                holder = parent;
                n++;
            } else {
                break;
            }
        }
        if (cut)
            append_part(search->arena, holder, node, from, node->text.len);
        else
            append(holder, node);
    }
}

void markdown_passages(struct arena *arena, struct node *parent, struct str source) {
    struct search search = {.arena = arena, .source = source};
    for (const struct node *child = parent->first_child; child; child = child->next)
        search_text(&search, child);
    if (search.found.count)
        rebuild(&search, parent);
}
