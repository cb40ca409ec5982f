#include "document/tree.h"

struct node *node_add(struct arena *arena, struct node *parent, struct str name) {
    struct node *node = arena_alloc(arena, sizeof *node);
    node->name = name;
    node->parent = parent;
    if (!parent)
        return node;
    if (parent->last_child)
        parent->last_child->next = node;
    else
        parent->first_child = node;
    parent->last_child = node;
    return node;
}

static const struct attribute *find_attribute(const struct node *node, const char *name) {
    for (size_t i = 0; i < node->n_attributes; i++)
        if (str_equal(node->attributes[i].name, str_from_c(name)))
            return &node->attributes[i];
    return NULL;
}

struct str node_attribute(const struct node *node, const char *name) {
    const struct attribute *attribute = find_attribute(node, name);
    return attribute ? attribute->value : (struct str){0};
}

bool node_has_attribute(const struct node *node, const char *name) {
    return find_attribute(node, name) != NULL;
}

bool node_is(const struct node *node, const char *name) {
    return str_equal(node->name, str_from_c(name));
}

struct node *node_next_after(const struct node *root, const struct node *node) {
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

struct node *node_next(const struct node *root, const struct node *node) {
    return node->first_child ? node->first_child : node_next_after(root, node);
}

struct node *node_find(const struct node *root, const char *name) {
    for (struct node *node = node_next(root, root); node; node = node_next(root, node))
        if (node_is(node, name))
            return node;
    return NULL;
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void text_add_collapsed(struct strbuf *buf, struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (!is_blank(text.ptr[i]))
            strbuf_add_char(buf, text.ptr[i]);
        else if (buf->count && buf->items[buf->count - 1] != ' ')
            strbuf_add_char(buf, ' ');
}

struct str node_text(struct arena *arena, const struct node *root) {
    struct strbuf text = {.arena = arena};
    for (const struct node *node = root; node; node = node_next(root, node))
        text_add_collapsed(&text, node->text);
    if (text.count && text.items[text.count - 1] == ' ')
        text.count--;
    return strbuf_str(&text);
}

bool words_have(struct str words, const char *word) {
    for (struct str rest = str_trim(words), next; rest.len;) {
        next = str_cut_word(&rest);
        if (str_equal_nocase(next, str_from_c(word)))
            return true;
    }
    return false;
}
