/* Images, drawings and mathematics: said by their text alternative, or listed as left out
 * where they have none. */
#include <string.h>

#include "base/utf8.h"
#include "document/markup_walk.h"
#include "document/tex.h"

/* ---- whether an image stands in a line of text ---- */

enum { LOOK_AHEAD_NODES = 32 };

/* The node after this one in the same line: what holds it may end, a block may not. */
static const struct node *next_in_line(const struct node *node, bool descend) {
    if (descend && node->first_child)
        return node->first_child;
    while (!node->next) {
        node = node->parent;
        if (!node || is_block_element(node))
            return NULL;
    }
    return is_block_element(node->next) || node_is(node->next, "br") ? NULL : node->next;
}

/* The text that comes next in the line; empty: none does. */
static struct str text_behind(const struct node *image) {
    const struct node *node = next_in_line(image, false);
    for (int i = 0; node && i < LOOK_AHEAD_NODES; i++) {
        if (!is_blank_text(node->text))
            return node->text;
        node = next_in_line(node, !markup_is_no_text(node));
    }
    return (struct str){0};
}

static bool is_in_line(const struct walk *walk, const struct node *node) {
    return walk->joined || builder_is_open(walk->builder) || text_behind(node).len;
}

/* A text alternative of several letters is no part of the words around it, but a mark may
 * stand behind it. */
static void say_apart(struct walk *walk, const struct node *node, const char *attribute) {
    struct str text = str_trim(node_attribute(node, attribute)), behind = text_behind(node);
    bool apart = utf8_length(text) > 1;
    bool marked = behind.len && str_find_char(STR(",.;:!?)]"), behind.ptr[0]);
    if (apart)
        walk_space(walk, node->start);
    walk_say_attribute(walk, node, attribute);
    if (apart && !marked)
        walk_space(walk, node->start);
}

/* ---- images ---- */

/* Programs that export pages fill in the file's name. */
static bool is_file_name(struct str text) {
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif",
                                          ".svg", ".webp", ".bmp", NULL};
    for (size_t i = 0; endings[i]; i++) {
        size_t length = strlen(endings[i]);
        if (text.len > length && !str_find_char(text, ' ') &&
            str_equal_nocase(str_slice(text, text.len - length, text.len), str_from_c(endings[i])))
            return true;
    }
    return false;
}

/* The attribute that holds the alternative; NULL: none does. */
static const char *alternative_of(const struct node *node) {
    static const char *const names[] = {"alt", "aria-label", "title", NULL};
    for (size_t i = 0; names[i]; i++) {
        struct str text = str_trim(node_attribute(node, names[i]));
        if (text.len && !is_file_name(text))
            return names[i];
    }
    return NULL;
}

static bool is_decorative(const struct node *node) {
    bool empty = node_has_attribute(node, "alt") && is_blank_text(node_attribute(node, "alt"));
    return empty || has_role(node, "presentation") || has_role(node, "none");
}

static struct str image_name(const struct node *node) {
    static const char *const names[] = {"src", "data-src", "xlink:href", "href", NULL};
    for (size_t i = 0; names[i]; i++) {
        struct str name = node_attribute(node, names[i]);
        if (name.len)
            return name;
    }
    return (struct str){0};
}

static void say_figure(struct walk *walk, const struct node *node, const char *attribute) {
    struct flow around = walk->flow;
    bool in_line = is_in_line(walk, node);
    if (!in_line && around.kind != BLOCK_NOTE)
        walk->flow = (struct flow){.kind = BLOCK_FIGURE};
    builder_picture(walk->builder, true);
    say_apart(walk, node, attribute);
    builder_picture(walk->builder, false);
    if (!in_line)
        walk_part(walk, node);
    walk->flow = around;
}

static struct str without_stop(struct arena *arena, struct str text) {
    struct strbuf words = {.arena = arena};
    text_add_collapsed(&words, text);
    while (words.count && str_find_char(STR(" .:"), words.items[words.count - 1]))
        words.count--;
    return strbuf_str(&words);
}

static bool says_the_same(struct arena *arena, struct str alternative, struct str caption) {
    return str_equal_nocase(without_stop(arena, alternative), without_stop(arena, caption));
}

void read_image(struct walk *walk, const struct node *node) {
    const char *attribute = alternative_of(node);
    if (!attribute || (is_decorative(node) && strcmp(attribute, "alt") != 0))
        walk_leave_out_thing(walk, node, image_name(node),
                             is_decorative(node) ? "decorative image"
                                                 : "image without a text alternative");
    else if (walk->caption.len &&
             says_the_same(walk->arena, node_attribute(node, attribute), walk->caption))
        walk_leave_out_thing(walk, node, walk->caption, "image described by its caption");
    else
        say_figure(walk, node, attribute);
}

static bool holds_image(const struct node *figure) {
    static const char *const names[] = {"img", "svg", "picture", "object", "canvas", "video", NULL};
    for (size_t i = 0; names[i]; i++)
        if (node_find(figure, names[i]))
            return true;
    return false;
}

bool is_figure(const struct node *node) {
    static const char *const classes[] = {"figure",   "figcenter",  "figleft",
                                          "figright", "wp-caption", NULL};
    return node_is(node, "div") && has_class(node, classes) && node_find(node, "img");
}

void read_figure(struct walk *walk, const struct node *node) {
    struct str around = walk->caption;
    bool pictured = walk->pictured;
    const struct node *caption = node_find(node, "figcaption");
    /* Some hide a caption that says what the text alternative says already. */
    bool said = caption && !markup_is_hidden(caption);
    walk->caption = said ? node_text(walk->arena, caption) : (struct str){0};
    walk->pictured = holds_image(node);
    walk_within(walk, node, (struct flow){.kind = BLOCK_FIGURE, .level = 1});
    walk->caption = around;
    walk->pictured = pictured;
}

/* ---- drawings ---- */

static bool is_description(const struct node *node) {
    return node_is(node, "title") || node_is(node, "desc");
}

/* Title and description of a drawing are text; what is written in it is not. */
static void read_parts(struct walk *walk, const struct node *node, bool described) {
    struct flow around = walk->flow;
    bool in_line = is_in_line(walk, node);
    if (!in_line && around.kind != BLOCK_NOTE)
        walk->flow = (struct flow){.kind = BLOCK_FIGURE};
    for (const struct node *child = node->first_child; child; child = child->next) {
        if (described || !is_description(child)) {
            walk_leave_out(walk, child, "text in an image");
            continue;
        }
        walk_space(walk, child->start);
        builder_picture(walk->builder, true);
        walk_children(walk, child);
        builder_picture(walk->builder, false);
        walk_space(walk, child->end);
    }
    if (!in_line)
        walk_part(walk, node);
    walk->flow = around;
}

void read_drawing(struct walk *walk, const struct node *node) {
    const struct node *title = node_find(node, "title"), *image = node_find(node, "image");
    const char *attribute = alternative_of(node);
    bool described = (title && title->parent == node) || node_find(node, "desc");
    if (attribute)
        say_figure(walk, node, attribute);
    else if (!described)
        walk_leave_out_thing(walk, node, image ? image_name(image) : (struct str){0},
                             is_decorative(node) ? "decorative image"
                                                 : "image without a text alternative");
    read_parts(walk, node, attribute != NULL);
}

/* ---- mathematics ---- */

/* A row of letters, numbers and operators can be said as it stands. */
static bool is_plain_row(const struct node *root) {
    static const char *const names[] = {"math",  "mrow",   "mi",     "mn",      "mo",
                                        "mtext", "mstyle", "mspace", "mpadded", NULL};
    for (const struct node *node = root; node; node = node_next(root, node)) {
        bool known = !node->name.len;
        for (size_t i = 0; names[i] && !known; i++)
            known = node_is(node, names[i]);
        if (!known)
            return false;
    }
    return true;
}

static void say_row(struct walk *walk, const struct node *root) {
    for (const struct node *node = root; node; node = node_next(root, node)) {
        if (node_is(node, "mo"))
            walk_space(walk, node->start);
        walk_say(walk, node->text, node->start, node->end);
        if (node->parent && node_is(node->parent, "mo"))
            walk_space(walk, node->end);
    }
}

/* An annotation in TeX is one text, and is said as such. */
static void say_formula(struct walk *walk, const struct node *annotation) {
    struct str line = tex_line(walk->arena, node_text(walk->arena, annotation));
    const struct node *first = annotation->first_child, *last = annotation->last_child;
    if (line.len && first)
        walk_say(walk, line, first->start, last->end);
    else
        walk_children(walk, annotation);
}

/* Says the annotation, and lists what is before and after it. */
static void say_annotation(struct walk *walk, const struct node *root,
                           const struct node *annotation) {
    for (const struct node *node = root; node;) {
        if (node == annotation) {
            say_formula(walk, node);
            node = node_next_after(root, node);
            continue;
        }
        if (node->text.len)
            walk_leave_out(walk, node, "mathematics, said by its annotation");
        node = node_next(root, node);
    }
}

void read_mathematics(struct walk *walk, const struct node *node) {
    static const char *const alternatives[] = {"alttext", "aria-label", NULL};
    for (size_t i = 0; alternatives[i]; i++) {
        if (is_blank_text(node_attribute(node, alternatives[i])))
            continue;
        walk_say_attribute(walk, node, alternatives[i]);
        walk_leave_out(walk, node, "mathematics, said by its text alternative");
        return;
    }
    const struct node *annotation = node_find(node, "annotation");
    if (node->first_child && is_plain_row(node))
        say_row(walk, node);
    else if (annotation)
        say_annotation(walk, node, annotation);
    else
        walk_leave_out(walk, node, "mathematics without a text alternative");
}
