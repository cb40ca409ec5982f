/* What is left out, and under which reason it is listed. */
#include "document/docx.h"

const char *docx_reason(const struct docx_walk *walk) {
    const char *field = docx_field_reason(walk);
    return walk->reason ? walk->reason : field ? field : walk->hidden;
}

void docx_left_end(struct docx_walk *walk) {
    struct str text = str_trim(strbuf_str(&walk->left.text));
    if (walk->left.reason && text.len)
        builder_unspoken(walk->builder, text, walk->offset + walk->left.start,
                         walk->offset + walk->left.end, walk->left.reason);
    walk->left.reason = NULL;
    walk->left.text.count = 0;
}

void docx_left_add(struct docx_walk *walk, struct str text, size_t start, size_t end,
                   const char *reason) {
    if (walk->left.reason != reason)
        docx_left_end(walk);
    if (!walk->left.reason) {
        walk->left.text.arena = walk->arena;
        walk->left.start = start;
        walk->left.end = end;
        walk->left.reason = reason;
    }
    text_add_collapsed(&walk->left.text, text);
    walk->left.end = end > walk->left.end ? end : walk->left.end;
}

static bool is_text(const struct node *node) {
    const struct node *parent = node->parent;
    return node->text.len && parent && (node_is(parent, "t") || node_is(parent, "delText"));
}

/* Elements that part words. */
static bool parts_words(const struct node *node) {
    return node_is(node, "p") || node_is(node, "tab") || node_is(node, "br") ||
           node_is(node, "cr") || node_is(node, "tc");
}

void docx_leave_out(struct docx_walk *walk, const struct node *root, const char *reason) {
    docx_left_end(walk);
    for (const struct node *node = root; node; node = node_next(root, node)) {
        if (is_text(node))
            docx_left_add(walk, node->text, node->start, node->end, reason);
        else if (walk->left.reason && parts_words(node))
            docx_left_add(walk, STR(" "), walk->left.end, walk->left.end, reason);
    }
    docx_left_end(walk);
}

void docx_leave_out_thing(struct docx_walk *walk, const struct node *node, struct str name,
                          const char *reason) {
    size_t end = node->end > node->start ? node->end : node->start;
    builder_unspoken(walk->builder, str_trim(name), walk->offset + node->start, walk->offset + end,
                     reason);
}

const struct node *docx_alternative(struct docx_walk *walk, const struct node *alternatives) {
    const struct node *chosen = docx_child(alternatives, "Choice");
    chosen = chosen ? chosen : docx_child(alternatives, "Fallback");
    for (const struct node *child = alternatives->first_child; child; child = child->next)
        if (child != chosen)
            docx_leave_out(walk, child, "the same for older programs");
    return chosen;
}
