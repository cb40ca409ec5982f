#include "document/markdown_inlines.h"

#include <cmark-gfm.h>
#include <string.h>

#include "document/html_parser.h"

enum { TAGS_OPEN_MAX = MARKDOWN_NESTING_MAX / 2 };

struct inlines {
    struct arena *arena;
    struct markdown_places *places;
    int depth; /* of elements that are open */
    bool too_deep;
};

static void convert_children(struct inlines *inlines, cmark_node *container, struct node *parent);

static struct node *add_element(struct inlines *inlines, struct node *parent, cmark_node *from,
                                struct str name) {
    struct node *node = node_add(inlines->arena, parent, name);
    markdown_range(inlines->places, from, &node->start, &node->end);
    return node;
}

static void add_attribute(struct inlines *inlines, struct node *node, struct attribute attribute) {
    enum { ROOM = 4 };
    if (!node->attributes)
        node->attributes = arena_alloc_array(inlines->arena, ROOM, sizeof *node->attributes);
    if (node->n_attributes < ROOM)
        node->attributes[node->n_attributes++] = attribute;
}

/* ---- images, references ---- */

/* What an image says is its text alternative, without the marks in it. */
static void convert_image(struct inlines *inlines, cmark_node *from, struct node *parent) {
    struct node *image = add_element(inlines, parent, from, STR("img"));
    size_t end = image->end;
    convert_children(inlines, from, image);
    struct attribute alternative = {.name = STR("alt"), .value = node_text(inlines->arena, image)};
    for (const struct node *node = image; node; node = node_next(image, node)) {
        if (!node->text.len)
            continue;
        if (!alternative.end)
            alternative.start = node->start;
        alternative.end = node->end;
    }
    image->first_child = image->last_child = NULL;
    if (alternative.value.len)
        add_attribute(inlines, image, alternative);
    add_attribute(
        inlines, image,
        (struct attribute){.name = STR("src"), .value = str_from_c(cmark_node_get_url(from))});
    struct str title = str_from_c(cmark_node_get_title(from));
    if (title.len)
        add_attribute(inlines, image, (struct attribute){.name = STR("title"), .value = title});
    if (end > inlines->places->last_end)
        inlines->places->last_end = end;
}

static void convert_link(struct inlines *inlines, cmark_node *from, struct node *parent) {
    struct node *link = add_element(inlines, parent, from, STR("a"));
    add_attribute(
        inlines, link,
        (struct attribute){.name = STR("href"), .value = str_from_c(cmark_node_get_url(from))});
    convert_children(inlines, from, link);
}

static void convert_reference(struct inlines *inlines, cmark_node *from, struct node *parent) {
    struct str mark = str_from_c(cmark_node_get_literal(from));
    struct node *link = add_element(inlines, parent, from, STR("a"));
    add_attribute(inlines, link,
                  (struct attribute){.name = STR("role"), .value = STR("doc-noteref")});
    add_attribute(
        inlines, link,
        (struct attribute){.name = STR("href"),
                           .value = str_format(inlines->arena, "note:%.*s", STR_ARG(mark))});
    struct node *text = node_add(inlines->arena, link, (struct str){0});
    text->text = mark;
    text->start = link->start;
    text->end = link->end;
    inlines->places->last_end = link->end;
}

/* ---- HTML ---- */

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/* The name in "<b>" or "</b>"; empty: it is a comment or the like. */
static struct str tag_name(struct arena *arena, struct str tag) {
    size_t from = str_starts_with(tag, STR("</")) ? 2 : 1, to = from;
    while (to < tag.len && is_name_char(tag.ptr[to]))
        to++;
    return str_lower(arena, str_slice(tag, from, to));
}

static bool is_void(struct str name) {
    static const char *const names[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                        "input", "link", "meta", "param", "source", "track", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(name, str_from_c(names[i])))
            return true;
    return false;
}

/* A tag by itself is a document to the parser of HTML, which knows how attributes are read. */
static void take_attributes(struct inlines *inlines, struct str tag, struct node *node) {
    struct node *root;
    struct error error = {0};
    if (!html_parse(inlines->arena, "", tag, &root, &error))
        return;
    const struct node *found = node_find(root, str_to_c(inlines->arena, node->name));
    if (!found)
        return;
    node->attributes = found->attributes;
    node->n_attributes = found->n_attributes;
    for (size_t i = 0; i < node->n_attributes; i++)
        if (node->attributes[i].end) {
            node->attributes[i].start += node->start;
            node->attributes[i].end += node->start;
        }
}

/* Ends the element of that name, and those in it; nothing, when none is open in `parent`. */
static struct node *close_tag(struct inlines *inlines, struct node *parent, struct node *at,
                              struct str name, size_t end) {
    int closed = 1;
    for (struct node *open = at; open != parent; open = open->parent, closed++)
        if (str_equal(open->name, name)) {
            open->end = end;
            inlines->depth -= closed;
            return open->parent;
        }
    return at;
}

/* A tag within a line; returns what the next inline is in. */
static struct node *convert_tag(struct inlines *inlines, cmark_node *from, struct node *parent,
                                struct node *at) {
    struct str tag = str_from_c(cmark_node_get_literal(from));
    struct str name = tag_name(inlines->arena, tag);
    size_t start, end;
    markdown_find(inlines->places, from, tag, &start, &end);
    if (!name.len)
        return at;
    if (str_starts_with(tag, STR("</")))
        return close_tag(inlines, parent, at, name, end);
    struct node *element = node_add(inlines->arena, at, name);
    element->start = start;
    element->end = end;
    if (str_find_char(tag, '=') || str_contains(tag, STR("hidden")))
        take_attributes(inlines, tag, element);
    bool empty = is_void(name) || str_ends_with(tag, STR("/>"));
    if (empty || inlines->depth >= TAGS_OPEN_MAX)
        return at;
    inlines->depth++;
    return element;
}

/* ---- the tree ---- */

static struct str element_for(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_EMPH)
        return STR("em");
    if (type == CMARK_NODE_STRONG)
        return STR("strong");
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        return STR("br");
    return strcmp(cmark_node_get_type_string(node), "strikethrough") == 0 ? STR("del")
                                                                          : STR("span");
}

static void convert(struct inlines *inlines, cmark_node *node, struct node *parent) {
    cmark_node_type type = cmark_node_get_type(node);
    struct str name = element_for(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        markdown_put(inlines->places, inlines->arena, parent, node);
    else if (type == CMARK_NODE_LINK)
        convert_link(inlines, node, parent);
    else if (type == CMARK_NODE_IMAGE)
        convert_image(inlines, node, parent);
    else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
        convert_reference(inlines, node, parent);
    else if (str_equal(name, STR("br")))
        markdown_line_end(inlines->places, node_add(inlines->arena, parent, name));
    else
        convert_children(inlines, node, add_element(inlines, parent, node, name));
}

static void convert_children(struct inlines *inlines, cmark_node *container, struct node *parent) {
    struct node *at = parent;
    int around = inlines->depth;
    inlines->too_deep = inlines->too_deep || around > MARKDOWN_NESTING_MAX;
    if (inlines->too_deep)
        return;
    inlines->depth++;
    for (cmark_node *child = cmark_node_first_child(container); child;
         child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) == CMARK_NODE_HTML_INLINE)
            at = convert_tag(inlines, child, parent, at);
        else
            convert(inlines, child, at);
    }
    inlines->depth = around;
}

struct node *markdown_inlines(struct arena *arena, struct markdown_places *places,
                              cmark_node *block) {
    struct inlines inlines = {.arena = arena, .places = places};
    struct node *root = node_add(arena, NULL, STR("span"));
    markdown_range(places, block, &root->start, &root->end);
    convert_children(&inlines, block, root);
    if (inlines.too_deep)
        return NULL;
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->first_child)
            markdown_passages(arena, node, places->source);
    return root;
}
