#include "document/markup.h"

#include <stdlib.h>

#include "document/markup_walk.h"

/* ---- the elements ---- */

enum layout { LINE, BLOCK, NO_TEXT };

/* In the order of their names. What is not here stands within a line, and is what it holds. */
static const struct element {
    const char *name;
    enum layout layout;
    element_fn *read; /* NULL: what it holds */
} elements[] = {
    {"a", LINE, read_link},
    {"address", BLOCK, read_block},
    {"article", BLOCK, read_block},
    {"aside", BLOCK, read_block},
    {"audio", LINE, read_audio},
    {"b", LINE, read_emphasis},
    {"blockquote", BLOCK, read_blockquote},
    {"body", BLOCK, read_block},
    {"br", LINE, read_break},
    {"button", LINE, read_control},
    {"canvas", LINE, read_embedded},
    {"caption", BLOCK, read_block},
    {"center", BLOCK, read_block},
    {"cite", LINE, read_emphasis},
    {"datalist", NO_TEXT, NULL},
    {"dd", BLOCK, read_definition},
    {"del", LINE, read_deleted},
    {"details", BLOCK, read_block},
    {"dfn", LINE, read_emphasis},
    {"dialog", BLOCK, read_block},
    {"dir", BLOCK, read_list},
    {"div", BLOCK, read_block},
    {"dl", BLOCK, read_list},
    {"dt", BLOCK, read_definition},
    {"em", LINE, read_emphasis},
    {"embed", LINE, read_embedded},
    {"fieldset", BLOCK, read_block},
    {"figcaption", BLOCK, read_block},
    {"figure", BLOCK, read_figure},
    {"footer", BLOCK, read_block},
    {"form", BLOCK, read_block},
    {"h1", BLOCK, read_h},
    {"h2", BLOCK, read_h},
    {"h3", BLOCK, read_h},
    {"h4", BLOCK, read_h},
    {"h5", BLOCK, read_h},
    {"h6", BLOCK, read_h},
    {"head", NO_TEXT, NULL},
    {"header", BLOCK, read_block},
    {"hgroup", BLOCK, read_hgroup},
    {"hr", BLOCK, read_rule},
    {"html", BLOCK, read_block},
    {"i", LINE, read_emphasis},
    {"iframe", LINE, read_embedded},
    {"image", LINE, read_image},
    {"img", LINE, read_image},
    {"input", LINE, read_control},
    {"label", LINE, read_control},
    {"legend", BLOCK, read_block},
    {"li", BLOCK, read_item},
    {"listing", BLOCK, read_preformatted},
    {"main", BLOCK, read_block},
    {"math", LINE, read_mathematics},
    {"menu", BLOCK, read_list},
    {"meter", LINE, read_control},
    {"nav", BLOCK, read_navigation},
    {"noembed", NO_TEXT, NULL},
    {"noframes", NO_TEXT, NULL},
    {"noscript", NO_TEXT, NULL},
    {"object", LINE, read_embedded},
    {"ol", BLOCK, read_list},
    {"optgroup", BLOCK, read_control},
    {"option", BLOCK, read_control},
    {"output", LINE, read_control},
    {"p", BLOCK, read_paragraph},
    {"plaintext", BLOCK, read_preformatted},
    {"pre", BLOCK, read_preformatted},
    {"progress", LINE, read_control},
    {"q", LINE, read_quotation_marks},
    {"rp", LINE, read_ruby_text},
    {"rt", LINE, read_ruby_text},
    {"rtc", LINE, read_ruby_text},
    {"s", LINE, read_deleted},
    {"script", NO_TEXT, NULL},
    {"search", BLOCK, read_block},
    {"section", BLOCK, read_block},
    {"select", LINE, read_control},
    {"span", LINE, read_span},
    {"strike", LINE, read_deleted},
    {"strong", LINE, read_emphasis},
    {"style", NO_TEXT, NULL},
    {"sub", LINE, read_subscript},
    {"summary", BLOCK, read_block},
    {"sup", LINE, read_superscript},
    {"svg", LINE, read_drawing},
    {"table", BLOCK, read_table},
    {"tbody", BLOCK, read_block},
    {"td", BLOCK, read_block},
    {"template", NO_TEXT, NULL},
    {"textarea", LINE, read_control},
    {"tfoot", BLOCK, read_block},
    {"th", BLOCK, read_block},
    {"thead", BLOCK, read_block},
    {"title", NO_TEXT, NULL},
    {"tr", BLOCK, read_block},
    {"ul", BLOCK, read_list},
    {"video", LINE, read_video},
    {"xmp", BLOCK, read_preformatted},
};

static int by_name(const void *name, const void *element) {
    return str_compare(*(const struct str *)name,
                       str_from_c(((const struct element *)element)->name));
}

static const struct element *find_element(const struct node *node) {
    return bsearch(&node->name, elements, sizeof elements / sizeof *elements, sizeof *elements,
                   by_name);
}

bool is_block_element(const struct node *node) {
    const struct element *element = node->name.len ? find_element(node) : NULL;
    return element && element->layout == BLOCK;
}

bool markup_is_no_text(const struct node *node) {
    const struct element *element = node->name.len ? find_element(node) : NULL;
    if (!element || element->layout != NO_TEXT)
        return false;
    /* A drawing, and what it is made of, has titles too, which are text. */
    const struct node *around = node_is(node, "title") ? node->parent : NULL;
    return !around || node_is(around, "head") || (find_element(around) && !node_is(around, "svg"));
}

/* ---- the walk ---- */

static void read_list_of_notes(struct walk *walk, const struct node *node, element_fn *read) {
    bool around = walk->in_notes;
    walk->in_notes = true;
    read(walk, node);
    walk->in_notes = around;
}

/* What attributes say goes before what the name says. */
static void read_element(struct walk *walk, const struct node *node) {
    const struct element *element = find_element(node);
    element_fn *read = element && element->read ? element->read : walk_children;
    bool block = element && element->layout == BLOCK;
    const char *reason = word_is_comment(node) ? "comment" : reason_beside(walk, node);
    if (reason && !is_note(walk, node) && !is_list_of_notes(node))
        walk_leave_out(walk, node, reason);
    else if (is_page_break(node))
        read_page_break(walk, node);
    else if (is_note(walk, node))
        read_note(walk, node);
    else if (has_role(node, "separator"))
        read_rule(walk, node);
    else if (has_role(node, "heading"))
        read_role_heading(walk, node);
    else if (has_role(node, "img") && !node_is(node, "img") && !node_is(node, "svg"))
        read_drawing(walk, node);
    else if (block && is_figure(node) && !walk->joined && walk->flow.kind == BLOCK_PARAGRAPH)
        read_figure(walk, node);
    else if (block && is_list_of_notes(node) && !walk->in_notes)
        read_list_of_notes(walk, node, read);
    else if (block && is_verse(node) && walk->flow.kind != BLOCK_VERSE)
        read_verse(walk, node, read);
    else
        read(walk, node);
}

void walk_node(struct walk *walk, const struct node *node) {
    if (!node->name.len) {
        read_text(walk, node);
        return;
    }
    if (markup_is_no_text(node))
        return;
    if (markup_is_hidden(node)) {
        walk_leave_out(walk, node, "hidden");
        return;
    }
    struct str language = str_trim(node_attribute(node, "lang"));
    if (str_ends_with(language, STR("fonipa"))) {
        walk_leave_out(walk, node, "phonetic transcription");
        return;
    }
    if (language.len)
        builder_language_begin(walk->builder, language);
    read_element(walk, node);
    if (language.len)
        builder_language_end(walk->builder);
}

static struct walk walk_open_on(const struct markup *markup) {
    return (struct walk){
        .markup = markup,
        .builder = markup->builder,
        .arena = markup->builder->reading.arena,
        .flow = {.kind = BLOCK_PARAGRAPH},
    };
}

void markup_read_at(const struct markup *markup, const struct node *root,
                    const struct markup_place *place) {
    struct walk walk = walk_open_on(markup);
    walk.flow = (struct flow){.kind = place->kind, .level = place->level};
    walk.note = place->id;
    walk.label = place->label;
    builder_end(markup->builder);
    walk.has_blocks = markup->builder->reading.parts.count > 0;
    walk.n_tables = markup->builder->n_tables;
    walk_node(&walk, root);
    builder_end(markup->builder);
}

void markup_read(const struct markup *markup, const struct node *root) {
    static const struct markup_place outermost = {.kind = BLOCK_PARAGRAPH};
    markup_read_at(markup, root, &outermost);
}

void markup_read_line(const struct markup *markup, const struct node *root) {
    struct walk walk = walk_open_on(markup);
    const struct block *block = builder_block(markup->builder);
    walk.flow.kind = block ? block->kind : BLOCK_PARAGRAPH;
    walk.joined = 1;
    walk_node(&walk, root);
}

void markup_leave_out(const struct markup *markup, const struct node *root, const char *reason) {
    struct walk walk = walk_open_on(markup);
    walk_leave_out(&walk, root, reason);
}
