/* Notes of a tagged PDF: those that the tree calls so, and what a number in the text, or a
 * sign, is a link to that begins with the same. */
#include <stdlib.h>

#include "base/search.h"
#include "document/pdf_tree.h"

enum {
    LABEL_MAX_BYTES = 8,
    TARGETS_MAX = 12,
    AHEAD_MAX = 50, /* notes that nothing refers to, between two that are referred to */
};

struct note {
    struct paper_node *node;
};

struct target {
    const struct paper_run *run;
    struct paper_node *node;
};

struct targets {
    struct target *items; /* by page, and from top to bottom */
    size_t count, capacity;
};

struct searching {
    const struct paper_tree *tree;
    struct arena *arena, *scratch;
    struct targets targets;
    struct {
        struct note *items;
        size_t count, capacity;
    } notes;
    size_t next_note;
    int n_notes;
};

/* ---- labels ---- */

/* "[1]", "1." and "1" are alike. */
static struct str bare_label(struct str text) {
    while (text.len && str_find_char(STR("[(. "), text.ptr[0]))
        text = str_slice(text, 1, text.len);
    while (text.len && str_find_char(STR("]). "), text.ptr[text.len - 1]))
        text = str_slice(text, 0, text.len - 1);
    return text;
}

static bool is_label(struct str text) {
    bool digits = text.len > 0 && text.len <= 3;
    for (size_t i = 0; i < text.len; i++)
        digits = digits && text.ptr[i] >= '0' && text.ptr[i] <= '9';
    return digits || str_equal(text, STR("*")) || str_equal(text, STR("†")) ||
           str_equal(text, STR("‡")) || str_equal(text, STR("§"));
}

static struct str find_label(const struct searching *searching, const struct paper_node *node) {
    const struct paper_node *label = paper_find(node, PAPER_LABEL);
    const struct paper_run *first, *last;
    node = label ? label : node;
    if (!paper_ends(searching->tree, node, &first, &last) ||
        last->start - first->start > LABEL_MAX_BYTES || last->text.len > LABEL_MAX_BYTES)
        return (struct str){0};
    return bare_label(paper_node_text(searching->tree, searching->arena, node));
}

/* What is said under a node, as far as a label may go. Many links may lead to a long part, so
 * it is looked for once. */
static struct str label_of(const struct searching *searching, struct paper_node *node) {
    if (!node->is_labelled)
        node->label = find_label(searching, node);
    node->is_labelled = true;
    return node->label;
}

/* ---- notes that the tree has ---- */

static void name_note(struct searching *searching, struct paper_node *node) {
    node->note = str_format(searching->arena, "note-%d", ++searching->n_notes);
}

static void list_notes(struct searching *searching) {
    struct paper_node *root = searching->tree->root;
    for (struct paper_node *node = root; node; node = paper_next(root, node))
        if (node->role && node->role->kind == PAPER_NOTE) {
            name_note(searching, node);
            *arena_push(searching->scratch, &searching->notes) = (struct note){node};
        }
}

/* They are referred to in their order, if not always. */
static void refer(struct searching *searching, struct paper_node *reference) {
    struct str label = label_of(searching, reference);
    size_t end = searching->next_note + AHEAD_MAX;
    for (size_t i = searching->next_note; label.len && i < searching->notes.count && i < end; i++)
        if (str_equal(label_of(searching, searching->notes.items[i].node), label)) {
            searching->next_note = i + 1;
            reference->refers = searching->notes.items[i].node->note;
            return;
        }
}

/* ---- links ---- */

static int by_place(const void *a, const void *b) {
    const struct paper_run *one = ((const struct target *)a)->run;
    const struct paper_run *other = ((const struct target *)b)->run;
    if (one->page != other->page)
        return one->page < other->page ? -1 : 1;
    if (one->baseline != other->baseline)
        return one->baseline < other->baseline ? -1 : 1;
    return (one->start > other->start) - (one->start < other->start);
}

static void list_targets(struct searching *searching) {
    const struct paper_tree *tree = searching->tree;
    for (struct paper_node *node = tree->root; node; node = paper_next(tree->root, node))
        for (size_t i = node->first; !node->role && i < node->last; i++)
            *arena_push(searching->scratch, &searching->targets) =
                (struct target){paper_run_at(tree, node, i), node};
    if (searching->targets.count)
        qsort(searching->targets.items, searching->targets.count, sizeof(struct target), by_place);
}

static bool is_before(const struct paper_run *run, const struct paper_place *place) {
    return run->page != place->page ? run->page < place->page : run->baseline < place->top;
}

/* The first text at that place or below it. */
static size_t find_target(const struct searching *searching, const struct paper_place *place) {
    return search_first(searching->targets.count, i,
                        is_before(searching->targets.items[i].run, place));
}

/* The largest part that the text begins, of those that may be a note. */
static struct paper_node *part_of(struct paper_node *node) {
    while (node->parent && node->parent->role->kind != PAPER_LIST &&
           node->parent->role->kind != PAPER_GROUP)
        node = node->parent;
    return node;
}

/* The part below the place that has the label; links lead to somewhat above what is meant. */
static struct paper_node *find_part(const struct searching *searching,
                                    const struct paper_place *place, struct str label,
                                    size_t after) {
    size_t at = find_target(searching, place);
    for (size_t end = at + TARGETS_MAX; at < end && at < searching->targets.count; at++) {
        const struct target *target = &searching->targets.items[at];
        struct paper_node *part = part_of(target->node);
        if (target->run->start > after && part->role && str_equal(label_of(searching, part), label))
            return part;
    }
    return NULL;
}

static void follow(struct searching *searching, struct paper_node *link) {
    const struct paper_run *first, *last;
    struct str label = label_of(searching, link);
    if (!is_label(label) || !paper_ends(searching->tree, link, &first, &last))
        return;
    struct paper_node *part = find_part(searching, &link->leads, label, last->start);
    if (!part)
        return;
    if (!part->note.len)
        name_note(searching, part);
    link->refers = part->note;
}

void paper_notes_find(const struct paper_tree *tree) {
    struct searching searching = {
        .tree = tree, .arena = tree->paper->arena, .scratch = arena_open()};
    list_notes(&searching);
    list_targets(&searching);
    for (struct paper_node *node = tree->root; node; node = paper_next(tree->root, node))
        if (node->is_link)
            follow(&searching, node);
        else if (node->role && node->role->kind == PAPER_REFERENCE)
            refer(&searching, node);
    arena_close(searching.scratch);
}
