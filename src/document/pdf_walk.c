/* The walk through the tree of a tagged PDF. */
#include "base/utf8.h"
#include "document/pdf_tagged.h"
#include "document/rows.h"

/* What text is in. */
struct flow {
    int list, quotation, section; /* how many, one inside the other */
    struct str note;              /* id */
    enum block_kind kind;         /* of paragraphs that are in none of these */
};

struct waiting {
    const struct paper_node *note;
};

struct walk {
    const struct paper_tree *tree;
    struct paper *paper;
    struct builder *builder;
    struct rows *rows;
    struct flow flow;
    bool is_fresh;                  /* a list item has begun and says nothing yet but its label */
    bool in_row;                    /* of a table: blocks are only spaces */
    int down[ROWS_COLUMNS_MAX + 1]; /* rows that the cell above reaches into */
    bool in_table;
    bool has_data;                /* the table had a row that is no head */
    const struct paper_run *last; /* said in the block that is open */
    struct {
        struct waiting *items; /* notes inside a block come after it */
        size_t count, capacity;
    } waiting;
};

static void walk_node(struct walk *walk, const struct paper_node *node);
static void walk_kids(struct walk *walk, const struct paper_node *node);

/* ---- text ---- */

static void end_block(struct walk *walk) {
    builder_end(walk->builder);
    walk->last = NULL;
    walk->is_fresh = false;
}

static void begin_block(struct walk *walk, enum block_kind kind, int level) {
    end_block(walk);
    builder_begin(walk->builder, kind, level);
    builder_block(walk->builder)->id = walk->flow.note;
}

static void begin_flow(struct walk *walk) {
    const struct flow *flow = &walk->flow;
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
static void say_between(struct walk *walk, const struct paper_run *run) {
    if (!walk->last)
        return;
    size_t from = end_of(walk->last), to = run->start > from ? run->start : from;
    bool adjacent = run == walk->last + 1;
    if (!adjacent || run->joint == PAPER_NEW_LINE)
        builder_break(walk->builder, from, to);
    else if (run->joint == PAPER_SPACED)
        builder_text(walk->builder, STR(" "), from, to);
}

static void say_run(struct walk *walk, const struct paper_run *run) {
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

static void say_text(struct walk *walk, const struct paper_node *node) {
    for (size_t i = node->first; i < node->last; i++)
        say_run(walk, paper_run_at(walk->tree, node, i));
}

static void say_space(struct walk *walk) {
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

static void leave_node_out(struct walk *walk, const struct paper_node *node, const char *reason) {
    const struct paper_run *first, *last;
    if (!paper_ends(walk->tree, node, &first, &last))
        return;
    struct str text = paper_node_text(walk->tree, walk->paper->arena, node);
    size_t end = end_of(last) > first->start ? end_of(last) : first->start;
    builder_unspoken(walk->builder, text, first->start, end, reason);
}

/* Says this in the stead of what is under the node. */
static void say_instead(struct walk *walk, const struct paper_node *node, struct str text) {
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

static void read_note_now(struct walk *walk, const struct paper_node *node) {
    const struct paper_run *first, *last;
    struct flow around = walk->flow;
    if (!paper_ends(walk->tree, node, &first, &last))
        return;
    end_block(walk);
    builder_return(walk->builder, first->start);
    walk->flow = (struct flow){.note = node->note};
    walk_kids(walk, node);
    end_block(walk);
    walk->flow = around;
}

/* Notes that were found in the block that has ended. */
static void read_waiting(struct walk *walk) {
    for (size_t i = 0; i < walk->waiting.count; i++) {
        const struct paper_node *note = walk->waiting.items[i].note;
        read_note_now(walk, note);
    }
    walk->waiting.count = 0;
}

static void read_note(struct walk *walk, const struct paper_node *node) {
    if (walk->flow.note.len)
        walk_kids(walk, node);
    else if (builder_is_open(walk->builder))
        *arena_push(walk->paper->arena, &walk->waiting) = (struct waiting){node};
    else
        read_note_now(walk, node);
}

/* ---- parts ---- */

static void end_part(struct walk *walk) {
    end_block(walk);
    if (walk->waiting.count && !walk->flow.note.len)
        read_waiting(walk);
}

/* Inside a row, or where a list item begins, it is no block of its own. */
static bool is_inside(const struct walk *walk) {
    return walk->in_row || (walk->is_fresh && builder_is_open(walk->builder));
}

static void read_inside(struct walk *walk, const struct paper_node *node) {
    say_space(walk);
    walk_kids(walk, node);
    say_space(walk);
}

static void read_paragraph(struct walk *walk, const struct paper_node *node) {
    if (walk->in_row) {
        read_inside(walk, node);
        return;
    }
    if (!is_inside(walk))
        begin_flow(walk);
    walk->is_fresh = false;
    walk_kids(walk, node);
    end_part(walk);
}

static void read_group(struct walk *walk, const struct paper_node *node) {
    if (is_inside(walk)) {
        read_inside(walk, node);
        return;
    }
    bool section = str_equal(str_from_c(node->role->name), STR("Sect"));
    end_part(walk);
    walk->flow.section += section;
    walk_kids(walk, node);
    walk->flow.section -= section;
    end_part(walk);
}

static void read_heading(struct walk *walk, const struct paper_node *node) {
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
    walk_kids(walk, node);
    end_part(walk);
}

static void read_quotation(struct walk *walk, const struct paper_node *node) {
    if (!walk->in_row)
        end_part(walk);
    walk->flow.quotation++;
    walk_kids(walk, node);
    walk->flow.quotation--;
    if (!walk->in_row)
        end_part(walk);
}

static void read_code(struct walk *walk, const struct paper_node *node) {
    if (builder_is_open(walk->builder)) {
        walk_kids(walk, node);
        return;
    }
    begin_block(walk, BLOCK_CODE, 0);
    builder_preformat(walk->builder);
    walk_kids(walk, node);
    end_part(walk);
}

/* ---- lists ---- */

static void read_list(struct walk *walk, const struct paper_node *node) {
    if (walk->in_row) {
        read_inside(walk, node);
        return;
    }
    end_part(walk);
    walk->flow.list++;
    walk_kids(walk, node);
    walk->flow.list--;
    end_part(walk);
}

static void read_item(struct walk *walk, const struct paper_node *node) {
    if (walk->in_row) {
        read_inside(walk, node);
        return;
    }
    end_part(walk);
    begin_flow(walk);
    walk->is_fresh = true;
    walk_kids(walk, node);
    end_part(walk);
}

/* "1.", "(a)", and not "•", nor the "o" that Word draws a circle with. */
static bool is_said(struct str label) {
    return has_words(label) && !str_equal(label, STR("o"));
}

static void read_label(struct walk *walk, const struct paper_node *node) {
    struct str label = str_trim(paper_node_text(walk->tree, walk->paper->arena, node));
    if (walk->flow.note.len)
        leave_node_out(walk, node, "note mark");
    else if (walk->flow.list && !is_said(label))
        leave_node_out(walk, node, "list mark");
    else {
        walk_kids(walk, node);
        say_space(walk);
    }
}

/* ---- tables ---- */

static void begin_table(struct walk *walk) {
    end_part(walk);
    rows_open(walk->rows, walk->flow.note);
    walk->in_table = true;
    walk->has_data = false;
    for (int i = 0; i <= ROWS_COLUMNS_MAX; i++)
        walk->down[i] = 0;
}

static void read_table(struct walk *walk, const struct paper_node *node) {
    if (walk->in_row) {
        read_inside(walk, node);
        return;
    }
    begin_table(walk);
    walk_kids(walk, node);
    walk->in_table = false;
    end_part(walk);
}

static bool is_cell(const struct paper_node *node) {
    return node->role && (node->role->kind == PAPER_CELL || node->role->kind == PAPER_HEAD_CELL);
}

static bool is_head_row(const struct walk *walk, const struct paper_node *row) {
    for (const struct paper_node *at = row->parent; at && at->role->kind != PAPER_TABLE;
         at = at->parent)
        if (at->role->kind == PAPER_HEAD_ROWS)
            return true;
    bool heads = row->first_child && !walk->has_data;
    for (const struct paper_node *cell = row->first_child; cell; cell = cell->next)
        heads = heads && (!is_cell(cell) || cell->role->kind == PAPER_HEAD_CELL);
    return heads;
}

/* Cells from above come between, where they reach. */
static int next_column(struct walk *walk, int column) {
    while (column <= ROWS_COLUMNS_MAX && walk->down[column] > 0) {
        walk->down[column]--;
        rows_covered(walk->rows, column);
        column++;
    }
    return column;
}

static int read_cell(struct walk *walk, const struct paper_node *cell, int column) {
    int next = column + cell->columns;
    rows_cell(walk->rows, (struct rows_place){column, next - 1, cell->rows > 1});
    for (int i = column; i < next && i <= ROWS_COLUMNS_MAX; i++)
        walk->down[i] = cell->rows - 1;
    walk->last = NULL;
    walk_kids(walk, cell);
    return next;
}

static void read_row(struct walk *walk, const struct paper_node *row) {
    if (walk->in_row) {
        read_inside(walk, row);
        return;
    }
    /* A row that no table is around is one of a table all the same. */
    if (!walk->in_table)
        begin_table(walk);
    bool head = is_head_row(walk, row);
    end_part(walk);
    rows_begin(walk->rows, head);
    walk->has_data = walk->has_data || !head;
    walk->in_row = true;
    int column = 1;
    for (const struct paper_node *cell = row->first_child; cell; cell = cell->next)
        if (is_cell(cell))
            column = read_cell(walk, cell, next_column(walk, column));
        else
            walk_kids(walk, cell);
    next_column(walk, column);
    rows_end(walk->rows);
    walk->in_row = false;
    end_part(walk);
}

/* ---- pictures ---- */

static void read_under_picture(struct walk *walk, const struct paper_node *node, bool described) {
    for (const struct paper_node *kid = node->first_child; kid; kid = kid->next) {
        bool caption = kid->role && kid->role->kind == PAPER_CAPTION;
        if (described && !caption)
            leave_node_out(walk, kid, "text in an image");
        else
            walk_node(walk, kid);
    }
}

static void read_figure(struct walk *walk, const struct paper_node *node) {
    struct flow around = walk->flow;
    const struct block *block = builder_block(walk->builder);
    bool in_line = walk->in_row || (block && block->spans.count);
    if (!in_line && !walk->flow.note.len) {
        end_part(walk);
        walk->flow = (struct flow){.kind = BLOCK_FIGURE};
    }
    say_space(walk);
    if (node->alternative.len)
        say_instead(walk, node, node->alternative);
    read_under_picture(walk, node, node->alternative.len > 0);
    say_space(walk);
    if (!in_line)
        end_part(walk);
    walk->flow = around;
}

static void read_formula(struct walk *walk, const struct paper_node *node) {
    if (!node->alternative.len) {
        walk_kids(walk, node);
        return;
    }
    say_space(walk);
    say_instead(walk, node, node->alternative);
    say_space(walk);
    leave_node_out(walk, node, "mathematics, said by its text alternative");
}

/* ---- nodes ---- */

static void read_emphasis(struct walk *walk, const struct paper_node *node) {
    builder_emphasis_begin(walk->builder);
    walk_kids(walk, node);
    builder_emphasis_end(walk->builder);
}

static void read_left_out(struct walk *walk, const struct paper_node *node) {
    leave_node_out(walk, node, node->role->reason);
}

static void (*const readers[])(struct walk *walk, const struct paper_node *node) = {
    [PAPER_LINE] = walk_kids,           [PAPER_GROUP] = read_group,
    [PAPER_PARAGRAPH] = read_paragraph, [PAPER_HEADING] = read_heading,
    [PAPER_TITLE] = read_heading,       [PAPER_QUOTATION] = read_quotation,
    [PAPER_CAPTION] = read_paragraph,   [PAPER_CODE] = read_code,
    [PAPER_LIST] = read_list,           [PAPER_ITEM] = read_item,
    [PAPER_LABEL] = read_label,         [PAPER_TABLE] = read_table,
    [PAPER_HEAD_ROWS] = walk_kids,      [PAPER_ROW] = read_row,
    [PAPER_CELL] = read_paragraph,      [PAPER_HEAD_CELL] = read_paragraph,
    [PAPER_FIGURE] = read_figure,       [PAPER_FORMULA] = read_formula,
    [PAPER_NOTE] = read_note,           [PAPER_REFERENCE] = walk_kids,
    [PAPER_EMPHASIS] = read_emphasis,   [PAPER_LEFT_OUT] = read_left_out,
};

/* "↩" */
static bool is_link_back(const struct walk *walk, const struct paper_node *node) {
    return node->is_link && walk->flow.note.len &&
           !has_words(paper_node_text(walk->tree, walk->paper->arena, node));
}

static void read_element(struct walk *walk, const struct paper_node *node) {
    if (node->actual.len)
        say_instead(walk, node, node->actual);
    else if (node->expansion.len)
        say_instead(walk, node, node->expansion);
    else if (is_link_back(walk, node))
        leave_node_out(walk, node, "link back");
    else if (node->note.len)
        read_note(walk, node);
    else
        readers[node->role->kind](walk, node);
}

/* What parts it from the text before is no part of it. */
static void begin_apart(struct walk *walk, const struct paper_node *node) {
    const struct paper_run *first, *last;
    if (!walk->last || !paper_ends(walk->tree, node, &first, &last))
        return;
    say_between(walk, first);
    walk->last = NULL;
}

static void walk_node(struct walk *walk, const struct paper_node *node) {
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

static void walk_kids(struct walk *walk, const struct paper_node *node) {
    for (const struct paper_node *kid = node->first_child; kid; kid = kid->next)
        walk_node(walk, kid);
}

void paper_walk(const struct paper_tree *tree, struct builder *builder) {
    struct walk walk = {
        .tree = tree,
        .paper = tree->paper,
        .builder = builder,
        .rows = rows_make(tree->paper->arena, builder),
        .flow = {.kind = BLOCK_PARAGRAPH},
    };
    paper_notes_find(tree);
    walk_kids(&walk, tree->root);
    end_part(&walk);
}
