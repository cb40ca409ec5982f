/* Headings, quotations, code, rules, lines and verse. */
#include "base/utf8.h"
#include "document/lines.h"
#include "document/markup_walk.h"

void read_block(struct walk *walk, const struct node *node) {
    walk_part(walk, node);
    begin_stanza(walk, node);
    walk_children(walk, node);
    walk_part(walk, node);
}

void read_paragraph(struct walk *walk, const struct node *node) {
    struct flow flow;
    if (walk->flow.kind == BLOCK_PARAGRAPH && word_paragraph(node, &flow))
        walk_within(walk, node, flow);
    else
        read_block(walk, node);
}

static void read_heading(struct walk *walk, const struct node *node, int level) {
    walk_part(walk, node);
    walk->joined++;
    struct flow around = walk->flow;
    if (around.kind != BLOCK_NOTE)
        walk->flow = (struct flow){.kind = BLOCK_HEADING, .level = level};
    walk_children(walk, node);
    walk->flow = around;
    walk->joined--;
    walk_part(walk, node);
}

void read_h(struct walk *walk, const struct node *node) {
    read_heading(walk, node, node->name.ptr[1] - '0');
}

static bool is_h(const struct node *node) {
    return node->name.len == 2 && node->name.ptr[0] == 'h' && node->name.ptr[1] >= '1' &&
           node->name.ptr[1] <= '6';
}

/* The rank of a group of headings is its first's; 0: there is none in it. */
static int level_of_group(const struct node *group) {
    for (const struct node *node = group->first_child; node; node = node->next)
        if (is_h(node))
            return node->name.ptr[1] - '0';
    return 0;
}

/* A stop, when the line before has none of its own. */
static struct str gap_behind(const struct block *block) {
    struct str text = {0};
    if (block->spans.count)
        text = block->spans.items[block->spans.count - 1].text;
    uint32_t c = code_point_before(text, 0, text.len);
    return utf8_is_letter(c) || utf8_is_digit(c) ? STR(". ") : STR(" ");
}

/* A chapter's number and its title, or a title and what is above or below it, are one heading
 * of several lines. */
void read_hgroup(struct walk *walk, const struct node *node) {
    int level = level_of_group(node);
    if (!level) {
        read_block(walk, node);
        return;
    }
    walk_part(walk, node);
    walk->joined++;
    struct flow around = walk->flow;
    if (around.kind != BLOCK_NOTE)
        walk->flow = (struct flow){.kind = BLOCK_HEADING, .level = level};
    for (const struct node *child = node->first_child; child; child = child->next) {
        if (child->name.len && builder_is_open(walk->builder))
            walk->label = gap_behind(builder_block(walk->builder));
        is_h(child) ? walk_children(walk, child) : walk_node(walk, child);
    }
    walk->label.len = 0;
    walk->flow = around;
    walk->joined--;
    walk_part(walk, node);
}

void read_role_heading(struct walk *walk, const struct node *node) {
    long level = number_in(node_attribute(node, "aria-level"), 2);
    read_heading(walk, node, level < 1 ? 1 : level > 6 ? 6 : (int)level);
}

void read_blockquote(struct walk *walk, const struct node *node) {
    struct flow flow = {.kind = BLOCK_QUOTATION, .level = ++walk->quote_depth};
    walk_within(walk, node, walk->flow.kind == BLOCK_VERSE ? walk->flow : flow);
    walk->quote_depth--;
}

void read_preformatted(struct walk *walk, const struct node *node) {
    bool verse = walk->flow.kind == BLOCK_VERSE;
    walk->preformatted = !walk->joined;
    walk_within(walk, node, verse ? walk->flow : (struct flow){.kind = BLOCK_CODE});
    walk->preformatted = false;
}

void read_rule(struct walk *walk, const struct node *node) {
    walk_part(walk, node);
    walk->separator = walk->separator || !(walk->joined || walk->in_notes);
}

void read_break(struct walk *walk, const struct node *node) {
    const struct node *next = node->next;
    while (next && !next->name.len && is_blank_text(next->text))
        next = next->next;
    /* Two in a row part paragraphs. */
    if (!walk->joined && (walk->flow.kind == BLOCK_VERSE || (next && node_is(next, "br")))) {
        builder_end(walk->builder);
        return;
    }
    builder_break(walk->builder, walk_place(walk, node->start), walk_place(walk, node->end));
}

/* ---- verse ---- */

/* Lines of verse that are set as they stand. */
static void say_lines(struct walk *walk, const struct node *node) {
    bool linear = node->end - node->start == node->text.len;
    for (size_t at = 0, from = 0; from < node->text.len; from = at + 1) {
        for (at = from; at < node->text.len && node->text.ptr[at] != '\n';)
            at++;
        walk_say(walk, str_slice(node->text, from, at), linear ? node->start + from : node->start,
                 linear ? node->start + at : node->end);
        if (at < node->text.len)
            builder_end(walk->builder);
    }
}

/* What is left of a text from there on. */
static void say_from(struct walk *walk, const struct node *node, size_t at) {
    bool linear = node->end - node->start == node->text.len;
    walk_say(walk, str_slice(node->text, at, node->text.len),
             linear ? node->start + at : node->start, node->end);
}

void read_text(struct walk *walk, const struct node *node) {
    if (walk->after_mark)
        say_from(walk, node, skip_behind_mark(walk, node));
    else if (is_before_mark(walk, node))
        walk_leave_out(walk, node, "link back");
    else if (walk->preformatted && walk->flow.kind == BLOCK_VERSE)
        say_lines(walk, node);
    else
        walk_say(walk, node->text, node->start, node->end);
}

bool is_verse(const struct node *node) {
    static const char *const classes[] = {"verse", "poem",      "poetry",           "stanza",
                                          "lg",    "linegroup", "poetry-container", "line-block",
                                          NULL};
    static const char *const types[] = {"z3998:poem",   "z3998:verse", "z3998:song", "z3998:hymn",
                                        "z3998:lyrics", "poem",        NULL};
    if (has_class(node, classes))
        return true;
    for (size_t i = 0; types[i]; i++)
        if (has_type(node, types[i]))
            return true;
    return false;
}

static bool follows_verse(const struct walk *walk) {
    const struct parts *parts = &walk->builder->reading.parts;
    return parts->count && parts->items[parts->count - 1].block.kind == BLOCK_VERSE;
}

/* Stanzas are paragraphs with their lines in them, or elements that say so. */
void begin_stanza(struct walk *walk, const struct node *node) {
    static const char *const classes[] = {"stanza", "lg", "linegroup", NULL};
    if (walk->flow.kind != BLOCK_VERSE || walk->joined || !follows_verse(walk))
        return;
    if (has_class(node, classes) || (node_is(node, "p") && node_find(node, "br")))
        walk->separator = true;
}

void read_verse(struct walk *walk, const struct node *node, element_fn *read) {
    struct flow around = walk->flow;
    walk_part(walk, node);
    if (around.kind != BLOCK_NOTE)
        walk->flow = (struct flow){.kind = BLOCK_VERSE};
    begin_stanza(walk, node);
    read(walk, node);
    walk->flow = around;
}
