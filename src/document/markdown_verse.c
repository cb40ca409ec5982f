#include "document/markdown_verse.h"

/* A bar, and white space or nothing behind it. */
static bool begins_line(struct str text) {
    return str_starts_with(text, STR("|")) && !str_trim(str_slice(text, 1, 2)).len;
}

/* What is on a line behind its indent and the marks of quotations. */
static struct str line_at(const struct markdown_places *places, size_t line, size_t *column) {
    struct str source = places->source;
    size_t start = places->lines.items[line], at = start, end;
    while (at < source.len && str_find_char(STR(" \t>"), source.ptr[at]))
        at++;
    for (end = at; end < source.len && source.ptr[end] != '\n' && source.ptr[end] != '\r';)
        end++;
    *column = at - start;
    return str_trim(str_slice(source, at, end));
}

bool markdown_is_verse(const struct markdown_places *places, cmark_node *paragraph) {
    size_t start = markdown_start(places, paragraph);
    size_t first = (size_t)cmark_node_get_start_line(paragraph) - 1;
    size_t last = (size_t)cmark_node_get_end_line(paragraph);
    if (first >= places->lines.count || !begins_line(str_slice(places->source, start, start + 2)))
        return false;
    size_t margin = start - places->lines.items[first], column;
    bool closed = true;
    for (size_t line = first; line < last && line < places->lines.count; line++) {
        struct str text = line_at(places, line, &column);
        if (line > first && !begins_line(text) && column <= margin)
            return false;
        closed = closed && text.len > 1 && str_ends_with(text, STR("|"));
    }
    return !closed;
}

/* ---- the tree ---- */

struct verse {
    struct builder *builder;
    struct node *line_end; /* the last, while no text has come behind it */
    bool at_start;         /* of a line */
    bool has_words;        /* the line has */
    bool has_lines;        /* with words, before this one */
};

static void take_bar(struct verse *verse, struct node *node) {
    bool linear = node->end - node->start == node->text.len;
    size_t at = 1;
    if (linear)
        builder_unspoken(verse->builder, STR("|"), node->start, node->start + 1, "mark of a line");
    while (at < node->text.len && str_find_char(STR(" \t"), node->text.ptr[at]))
        at++;
    node->text = str_slice(node->text, at, node->text.len);
    node->start += linear ? at : 0;
}

static void take_text(struct verse *verse, struct node *node) {
    if (verse->at_start && begins_line(node->text))
        take_bar(verse, node);
    else if (verse->line_end)
        *verse->line_end = (struct node){.text = STR(" "),
                                         .start = verse->line_end->start,
                                         .end = verse->line_end->end,
                                         .parent = verse->line_end->parent,
                                         .next = verse->line_end->next};
    verse->at_start = false;
    verse->line_end = NULL;
    verse->has_words = verse->has_words || str_trim(node->text).len;
}

static void end_line(struct verse *verse, struct node *node) {
    if (!verse->has_words && verse->has_lines)
        node->name = STR("hr");
    verse->has_lines = verse->has_lines || verse->has_words;
    verse->line_end = node;
    verse->at_start = true;
    verse->has_words = false;
}

void markdown_make_verse(struct builder *builder, struct node *root) {
    struct verse verse = {.builder = builder, .at_start = true};
    for (struct node *node = node_next(root, root); node; node = node_next(root, node)) {
        if (node->text.len)
            take_text(&verse, node);
        else if (node_is(node, "br"))
            end_line(&verse, node);
    }
    root->name = STR("div");
    root->attributes = arena_alloc(builder->reading.scratch, sizeof *root->attributes);
    root->attributes[0] = (struct attribute){.name = STR("class"), .value = STR("verse")};
    root->n_attributes = 1;
}
