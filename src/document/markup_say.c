/* What the walk says: blocks that open with the first word in them, and end where elements
 * part them. */
#include "document/markup_walk.h"
#include "document/tex.h"

static void begin_block(struct walk *walk, size_t at) {
    if (walk->separator && walk->has_blocks)
        builder_separator(walk->builder);
    walk->separator = false;
    walk->has_blocks = true;
    builder_begin(walk->builder, walk->flow.kind, walk->flow.level);
    /* A label that comes first is where the block is. */
    walk->builder->last_end = walk_place(walk, at);
    struct block *block = builder_block(walk->builder);
    block->id = walk->note;
    walk->note.len = 0;
    block->table = walk->flow.table;
    block->table_head = walk->flow.table_head;
    if (walk->preformatted)
        builder_preformat(walk->builder);
    /* The first that is said of an image is what it shows. */
    if (walk->flow.kind == BLOCK_FIGURE && walk->flow.level && walk->pictured)
        block->level = 0;
    walk->pictured = walk->pictured && walk->flow.kind != BLOCK_FIGURE;
    /* What else is in an item are paragraphs. */
    if (walk->flow.kind == BLOCK_LIST_ITEM)
        walk->flow = (struct flow){.kind = BLOCK_PARAGRAPH};
}

void walk_open(struct walk *walk, size_t at) {
    if (!builder_is_open(walk->builder))
        begin_block(walk, at);
    if (walk->label.len)
        builder_label(walk->builder, walk->label);
    walk->label.len = 0;
}

/* Spans lie in order, also where a tree's nodes do not, which have no place then but the
 * end of the one before. */
size_t walk_place(const struct walk *walk, size_t at) {
    const struct builder *builder = walk->builder;
    size_t last = builder->last_end;
    if (builder->space_pending && builder->space_end > last)
        last = builder->space_end;
    return walk->markup->offset + at > last ? walk->markup->offset + at : last;
}

void walk_space(struct walk *walk, size_t at) {
    if (builder_is_open(walk->builder))
        builder_text(walk->builder, STR(" "), walk_place(walk, at), walk_place(walk, at));
}

void walk_part(struct walk *walk, const struct node *node) {
    if (walk->joined)
        walk_space(walk, node->start);
    else
        builder_end(walk->builder);
}

void walk_say(struct walk *walk, struct str text, size_t start, size_t end) {
    bool blank = is_blank_text(text);
    if (!text.len || (blank && !builder_is_open(walk->builder)))
        return;
    if (blank && !walk->preformatted && is_space(text))
        text = STR(" ");
    else if (!blank)
        walk_open(walk, start);
    builder_text(walk->builder, text, walk_place(walk, start), walk_place(walk, end));
}

void walk_say_attribute(struct walk *walk, const struct node *node, const char *name) {
    for (size_t i = 0; i < node->n_attributes; i++) {
        const struct attribute *attribute = &node->attributes[i];
        if (!str_equal(attribute->name, str_from_c(name)))
            continue;
        struct str formula = tex_line(walk->arena, attribute->value);
        struct str text = formula.len ? formula : attribute->value;
        walk_say(walk, text, attribute->end ? attribute->start : node->start,
                 attribute->end ? attribute->end : node->start);
        return;
    }
}

void walk_children(struct walk *walk, const struct node *node) {
    for (const struct node *child = node->first_child; child; child = child->next)
        walk_node(walk, child);
}

void walk_within(struct walk *walk, const struct node *node, struct flow flow) {
    struct flow around = walk->flow;
    walk_part(walk, node);
    /* All that is in a note is the note. */
    if (around.kind != BLOCK_NOTE)
        walk->flow = flow;
    walk_children(walk, node);
    walk_part(walk, node);
    walk->flow = around;
}
