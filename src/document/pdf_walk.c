/* The walk through the tree of a tagged PDF. */
#include "document/pdf_walk.h"
#include "base/utf8.h"

/* ---- text ---- */

static void end_block(struct paper_walk *walk) {
    builder_end(walk->builder);
    walk->last = NULL;
    walk->is_fresh = false;
}

static void begin_block(struct paper_walk *walk, enum block_kind kind, int level) {
    end_block(walk);
    builder_begin(walk->builder, kind, level);
    builder_block(walk->builder)->id = walk->flow.note;
}

static void begin_flow(struct paper_walk *walk) {
    const struct paper_flow *flow = &walk->flow;
    if (flow->note.len)
        begin_block(walk, BLOCK_NOTE, 0);
    else if (flow->list)
        begin_block(walk, BLOCK_LIST_ITEM, flow->list);
    else if (flow->quotation)
        begin_block(walk, BLOCK_QUOTATION, flow->quotation);
    else
        begin_block(walk, flow->kind, 0);
}

static size_t end_of(const struct paper_run *run) {
    return run->start + run->text.len;
}

/* What lies between two texts of a block. */
static void say_between(struct paper_walk *walk, const struct paper_run *run) {
    if (!walk->last)
        return;
    size_t from = end_of(walk->last), to = run->start > from ? run->start : from;
    bool adjacent = run == walk->last + 1;
    if (!adjacent || run->joint == PAPER_NEW_LINE)
        builder_break(walk->builder, from, to);
    else if (run->joint == PAPER_SPACED)
        builder_text(walk->builder, STR(" "), from, to);
}

static void say_run(struct paper_walk *walk, const struct paper_run *run) {
    const struct paper_mark *mark = paper_mark_of(walk->paper, run);
    if (!builder_is_open(walk->builder))
        begin_flow(walk);
    say_between(walk, run);
    if (mark->language.len)
        builder_language_begin(walk->builder, mark->language);
    builder_text(walk->builder, mark->expansion.len ? mark->expansion : run->text, run->start,
                 end_of(run));
    if (mark->language.len)
        builder_language_end(walk->builder);
    walk->last = run;
}

static void say_text(struct paper_walk *walk, const struct paper_node *node) {
    for (size_t i = node->first; i < node->last; i++)
        say_run(walk, paper_run_at(walk->tree, node, i));
}

void paper_say_space(struct paper_walk *walk) {
    size_t at = walk->last ? end_of(walk->last) : walk->builder->last_end;
    if (builder_is_open(walk->builder))
        builder_text(walk->builder, STR(" "), at, at);
}

static bool has_words(struct str text) {
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        if (utf8_is_letter(code) || utf8_is_digit(code))
            return true;
    }
    return false;
}

/* ---- what is under a node as a whole ---- */

void paper_leave_out(struct paper_walk *walk, const struct paper_node *node, const char *reason) {
    const struct paper_run *first, *last;
    if (!paper_ends(walk->tree, node, &first, &last))
        return;
    struct str text = paper_node_text(walk->tree, walk->paper->arena, node);
    size_t end = end_of(last) > first->start ? end_of(last) : first->start;
    builder_unspoken(walk->builder, text, first->start, end, reason);
}

/* Says this in the stead of what is under the node. */
void paper_say_instead(struct paper_walk *walk, const struct paper_node *node, struct str text) {
    const struct paper_run *first, *last;
    size_t at = walk->last ? end_of(walk->last) : walk->builder->last_end;
    if (!builder_is_open(walk->builder))
        begin_flow(walk);
    if (!paper_ends(walk->tree, node, &first, &last)) {
        builder_text(walk->builder, text, at, at);
        return;
    }
    say_between(walk, first);
    builder_text(walk->builder, text, first->start, end_of(last));
    walk->last = last;
}

/* ---- notes ---- */

static void read_note_now(struct paper_walk *walk, const struct paper_node *node) {
    const struct paper_run *first, *last;
    struct paper_flow around = walk->flow;
    if (!paper_ends(walk->tree, node, &first, &last))
        return;
    end_block(walk);
    builder_return(walk->builder, first->start);
    walk->flow = (struct paper_flow){.note = node->note};
    paper_walk_kids(walk, node);
    end_block(walk);
    walk->flow = around;
}

/* Notes that were found in the block that has ended. */
static void read_waiting(struct paper_walk *walk) {
    for (size_t i = 0; i < walk->waiting.count; i++) {
        const struct paper_node *note = walk->waiting.items[i].note;
        read_note_now(walk, note);
    }
    walk->waiting.count = 0;
}

static void read_note(struct paper_walk *walk, const struct paper_node *node) {
    if (walk->flow.note.len)
        paper_walk_kids(walk, node);
    else if (builder_is_open(walk->builder))
        *arena_push(walk->paper->arena, &walk->waiting) = (struct paper_waiting){node};
    else
        read_note_now(walk, node);
}

/* ---- parts ---- */

void paper_end_part(struct paper_walk *walk) {
    end_block(walk);
    if (walk->waiting.count && !walk->flow.note.len)
        read_waiting(walk);
}

/* Inside a row, or where a list item begins, it is no block of its own. */
static bool is_inside(const struct paper_walk *walk) {
    return walk->in_row || (walk->is_fresh && builder_is_open(walk->builder));
}

void paper_read_inside(struct paper_walk *walk, const struct paper_node *node) {
    paper_say_space(walk);
    paper_walk_kids(walk, node);
    paper_say_space(walk);
}

static void read_paragraph(struct paper_walk *walk, const struct paper_node *node) {
    if (walk->in_row) {
        paper_read_inside(walk, node);
        return;
    }
    if (!is_inside(walk))
        begin_flow(walk);
    walk->is_fresh = false;
    paper_walk_kids(walk, node);
    paper_end_part(walk);
}

static void read_group(struct paper_walk *walk, const struct paper_node *node) {
    if (is_inside(walk)) {
        paper_read_inside(walk, node);
        return;
    }
    bool section = str_equal(str_from_c(node->role->name), STR("Sect"));
    paper_end_part(walk);
    walk->flow.section += section;
    paper_walk_kids(walk, node);
    walk->flow.section -= section;
    paper_end_part(walk);
}

static void read_heading(struct paper_walk *walk, const struct paper_node *node) {
    int level = node->role->level;
    if (walk->in_row || walk->flow.note.len) {
        read_paragraph(walk, node);
        return;
    }
    if (!level)
        level = walk->flow.section ? walk->flow.section : 1;
    if (node->role->kind == PAPER_TITLE)
        begin_block(walk, BLOCK_TITLE, 0);
    else
        begin_block(walk, BLOCK_HEADING, level);
    paper_walk_kids(walk, node);
    paper_end_part(walk);
}

static void read_quotation(struct paper_walk *walk, const struct paper_node *node) {
    if (!walk->in_row)
        paper_end_part(walk);
    walk->flow.quotation++;
    paper_walk_kids(walk, node);
    walk->flow.quotation--;
    if (!walk->in_row)
        paper_end_part(walk);
}

static void read_code(struct paper_walk *walk, const struct paper_node *node) {
    if (builder_is_open(walk->builder)) {
        paper_walk_kids(walk, node);
        return;
    }
    begin_block(walk, BLOCK_CODE, 0);
    builder_preformat(walk->builder);
    paper_walk_kids(walk, node);
    paper_end_part(walk);
}

/* ---- lists ---- */

static void read_list(struct paper_walk *walk, const struct paper_node *node) {
    if (walk->in_row) {
        paper_read_inside(walk, node);
        return;
    }
    paper_end_part(walk);
    walk->flow.list++;
    paper_walk_kids(walk, node);
    walk->flow.list--;
    paper_end_part(walk);
}

static void read_item(struct paper_walk *walk, const struct paper_node *node) {
    if (walk->in_row) {
        paper_read_inside(walk, node);
        return;
    }
    paper_end_part(walk);
    begin_flow(walk);
    walk->is_fresh = true;
    paper_walk_kids(walk, node);
    paper_end_part(walk);
}

/* "1.", "(a)", and not "•", nor the "o" that Word draws a circle with. */
static bool is_said(struct str label) {
    return has_words(label) && !str_equal(label, STR("o"));
}

static void read_label(struct paper_walk *walk, const struct paper_node *node) {
    struct str label = str_trim(paper_node_text(walk->tree, walk->paper->arena, node));
    if (walk->flow.note.len)
        paper_leave_out(walk, node, "note mark");
    else if (walk->flow.list && !is_said(label))
        paper_leave_out(walk, node, "list mark");
    else {
        paper_walk_kids(walk, node);
        paper_say_space(walk);
    }
}

/* ---- nodes ---- */

static void read_emphasis(struct paper_walk *walk, const struct paper_node *node) {
    builder_emphasis_begin(walk->builder);
    paper_walk_kids(walk, node);
    builder_emphasis_end(walk->builder);
}

static void read_left_out(struct paper_walk *walk, const struct paper_node *node) {
    paper_leave_out(walk, node, node->role->reason);
}

static void (*const readers[])(struct paper_walk *walk, const struct paper_node *node) = {
    [PAPER_LINE] = paper_walk_kids,
    [PAPER_GROUP] = read_group,
    [PAPER_PARAGRAPH] = read_paragraph,
    [PAPER_HEADING] = read_heading,
    [PAPER_TITLE] = read_heading,
    [PAPER_QUOTATION] = read_quotation,
    [PAPER_CAPTION] = read_paragraph,
    [PAPER_CODE] = read_code,
    [PAPER_LIST] = read_list,
    [PAPER_ITEM] = read_item,
    [PAPER_LABEL] = read_label,
    [PAPER_TABLE] = paper_read_table,
    [PAPER_HEAD_ROWS] = paper_walk_kids,
    [PAPER_ROW] = paper_read_row,
    [PAPER_CELL] = read_paragraph,
    [PAPER_HEAD_CELL] = read_paragraph,
    [PAPER_FIGURE] = paper_read_figure,
    [PAPER_FORMULA] = paper_read_formula,
    [PAPER_NOTE] = read_note,
    [PAPER_REFERENCE] = paper_walk_kids,
    [PAPER_EMPHASIS] = read_emphasis,
    [PAPER_LEFT_OUT] = read_left_out,
};

/* "↩" */
static bool is_link_back(const struct paper_walk *walk, const struct paper_node *node) {
    return node->is_link && walk->flow.note.len &&
           !has_words(paper_node_text(walk->tree, walk->paper->arena, node));
}

static void read_element(struct paper_walk *walk, const struct paper_node *node) {
    if (node->actual.len)
        paper_say_instead(walk, node, node->actual);
    else if (node->expansion.len)
        paper_say_instead(walk, node, node->expansion);
    else if (is_link_back(walk, node))
        paper_leave_out(walk, node, "link back");
    else if (node->note.len)
        read_note(walk, node);
    else
        readers[node->role->kind](walk, node);
}

/* What parts it from the text before is no part of it. */
static void begin_apart(struct paper_walk *walk, const struct paper_node *node) {
    const struct paper_run *first, *last;
    if (!walk->last || !paper_ends(walk->tree, node, &first, &last))
        return;
    say_between(walk, first);
    walk->last = NULL;
}

void paper_walk_node(struct paper_walk *walk, const struct paper_node *node) {
    if (!node->role) {
        say_text(walk, node);
        return;
    }
    if (node->language.len || node->refers.len)
        begin_apart(walk, node);
    if (node->language.len)
        builder_language_begin(walk->builder, node->language);
    if (node->refers.len)
        builder_reference_begin(walk->builder, node->refers);
    read_element(walk, node);
    if (node->refers.len)
        builder_reference_end(walk->builder);
    if (node->language.len)
        builder_language_end(walk->builder);
}

void paper_walk_kids(struct paper_walk *walk, const struct paper_node *node) {
    for (const struct paper_node *kid = node->first_child; kid; kid = kid->next)
        paper_walk_node(walk, kid);
}

void paper_walk(const struct paper_tree *tree, struct builder *builder) {
    struct paper_walk walk = {
        .tree = tree,
        .paper = tree->paper,
        .builder = builder,
        .rows = rows_make(tree->paper->arena, builder),
        .flow = {.kind = BLOCK_PARAGRAPH},
    };
    paper_notes_find(tree);
    paper_walk_kids(&walk, tree->root);
    paper_end_part(&walk);
}
