#include "document/tagged.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

struct flow {
    enum block_kind kind;
    int level;
    struct str note; /* inside a note: its id */
};

struct tagged_list {
    bool numbered;
    int number;
};

enum { COLUMNS_MAX = 64 };

struct walk {
    const struct tagged_format *format;
    struct builder *builder;
    struct arena *arena;
    size_t offset;
    struct flow flow;
    int sections, quotations, lists, tables, in_table, column;
    struct str heads[COLUMNS_MAX]; /* of the table's columns */
    bool in_head;                  /* row */
    struct str label;              /* of the item that begins */
    bool cell_said;                /* one of the row, so far */
    int joined;                    /* inside a heading or a cell, where paragraphs are but lines */
    bool space_wanted;             /* a scene break, when a paragraph follows */
    bool after_paragraph, after_verse;
    struct tagged_list *list; /* that is open */
    struct {
        struct str *items; /* sorted */
        size_t count, capacity;
    } notes; /* their ids */
    struct {
        struct waiting_note {
            const struct node *node;
        } * items;
        size_t count, capacity;
    } waiting; /* notes inside the block that is open */
};

/* ---- what elements are ---- */

static int compare_tag(const void *name, const void *tag) {
    return str_compare(*(const struct str *)name, str_from_c(((const struct tag *)tag)->name));
}

static const struct tag *tag_of(const struct walk *walk, const struct node *node) {
    static const struct tag unknown = {.role = TAG_INLINE};
    const struct tagged_format *format = walk->format;
    const struct tag *tag = format->special ? format->special(node) : NULL;
    if (!tag)
        tag = bsearch(&node->name, format->tags, format->n_tags, sizeof *tag, compare_tag);
    return tag ? tag : &unknown;
}

static void collect_notes(struct walk *walk, const struct node *root) {
    for (const struct node *node = root; node; node = node_next(root, node)) {
        struct str id = node_attribute(node, "id");
        if (node->name.len && id.len && tag_of(walk, node)->role == TAG_NOTE)
            *arena_push(walk->arena, &walk->notes) = id;
    }
    if (walk->notes.count)
        qsort(walk->notes.items, walk->notes.count, sizeof *walk->notes.items, str_by_bytes);
}

static bool is_note(const struct walk *walk, struct str id) {
    return walk->notes.count && bsearch(&id, walk->notes.items, walk->notes.count,
                                        sizeof *walk->notes.items, str_by_bytes);
}

static bool has_words(struct str text) {
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if (utf8_is_letter(c) || utf8_is_digit(c))
            return true;
    }
    return false;
}

/* ---- blocks ---- */

static void walk_node(struct walk *walk, const struct node *node);

static void walk_children(struct walk *walk, const struct node *node) {
    for (const struct node *child = node->first_child; child; child = child->next)
        walk_node(walk, child);
}

static void begin_block(struct walk *walk, struct flow flow) {
    bool heading = flow.kind == BLOCK_HEADING || flow.kind == BLOCK_TITLE;
    if (walk->space_wanted && walk->after_paragraph && !heading)
        builder_separator(walk->builder);
    walk->space_wanted = false;
    walk->after_paragraph = !heading;
    walk->after_verse = flow.kind == BLOCK_VERSE;
    builder_begin(walk->builder, flow.kind, flow.level);
    builder_block(walk->builder)->id = flow.note;
    builder_block(walk->builder)->table = flow.kind == BLOCK_TABLE_ROW ? walk->tables : 0;
    if (walk->label.len)
        builder_label(walk->builder, walk->label);
    walk->label.len = 0;
}

static void end_block(struct walk *walk);

static void read_note(struct walk *walk, const struct node *node, struct str id) {
    struct flow around = walk->flow;
    walk->flow = (struct flow){.kind = BLOCK_NOTE, .note = id};
    begin_block(walk, walk->flow);
    walk_children(walk, node);
    builder_end(walk->builder);
    walk->flow = around;
}

/* A note without an id is known by its place. */
static struct str note_id(const struct walk *walk, const struct node *node) {
    struct str id = node_attribute(node, "id");
    return id.len ? str_copy(walk->arena, id)
                  : str_format(walk->arena, "byte-%zu", walk->offset + node->start);
}

/* Ends the open block, and says the notes that were in it. Notes in notes come after. */
static void end_block(struct walk *walk) {
    builder_end(walk->builder);
    if (walk->flow.note.len)
        return;
    int joined = walk->joined;
    walk->joined = 0;
    for (size_t i = 0; i < walk->waiting.count; i++) {
        const struct node *node = walk->waiting.items[i].node;
        builder_return(walk->builder, walk->offset + node->start);
        read_note(walk, node, note_id(walk, node));
    }
    walk->waiting.count = 0;
    walk->joined = joined;
}

/* What is before and what is after are not one block. */
static void part(struct walk *walk, size_t at) {
    if (!walk->joined)
        end_block(walk);
    else if (builder_is_open(walk->builder))
        builder_break(walk->builder, walk->offset + at, walk->offset + at);
}

static void read_within(struct walk *walk, const struct node *node, struct flow flow) {
    struct flow around = walk->flow;
    part(walk, node->start);
    if (!around.note.len)
        walk->flow = flow;
    walk_children(walk, node);
    part(walk, node->end);
    walk->flow = around;
}

static void say(struct walk *walk, struct str text, size_t start, size_t end) {
    if (!builder_is_open(walk->builder)) {
        if (!str_trim(text).len)
            return;
        begin_block(walk, walk->flow);
    }
    builder_text(walk->builder, text, walk->offset + start, walk->offset + end);
}

static void leave_unread(struct walk *walk, const struct node *node, const char *reason) {
    struct arena *scratch = arena_open();
    struct str text = node_text(scratch, node);
    if (text.len)
        builder_unspoken(walk->builder, text, walk->offset + node->start, walk->offset + node->end,
                         reason);
    arena_close(scratch);
}

/* ---- the roles ---- */

typedef void role_fn(struct walk *walk, const struct node *node, const struct tag *tag);

static void read_inline(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    walk_children(walk, node);
}

static void read_section(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    part(walk, node->start);
    walk->sections++;
    walk_children(walk, node);
    walk->sections--;
    part(walk, node->end);
}

static void read_block(struct walk *walk, const struct node *node, const struct tag *tag) {
    struct flow flow = walk->flow;
    if (tag->kind != BLOCK_PARAGRAPH)
        flow = (struct flow){.kind = tag->kind};
    read_within(walk, node, flow);
}

static void read_around(struct walk *walk, const struct node *node, const struct tag *tag) {
    int level = tag->kind == BLOCK_QUOTATION ? ++walk->quotations : tag->kind == BLOCK_FIGURE;
    read_within(walk, node, (struct flow){.kind = tag->kind, .level = level});
    walk->quotations -= tag->kind == BLOCK_QUOTATION;
}

/* A heading above all sections is the document's title, when nothing is before it. */
static struct flow heading_flow(const struct walk *walk, const struct tag *tag) {
    if (!walk->sections && !tag->level && !walk->builder->reading.parts.count)
        return (struct flow){.kind = BLOCK_TITLE};
    int level = walk->sections + tag->level;
    return (struct flow){.kind = BLOCK_HEADING, .level = level > 0 ? level : 1};
}

static void read_heading(struct walk *walk, const struct node *node, const struct tag *tag) {
    struct arena *scratch = arena_open();
    bool says_something = has_words(node_text(scratch, node));
    arena_close(scratch);
    if (walk->flow.note.len) {
        leave_unread(walk, node, "note mark");
        return;
    }
    if (!says_something) {
        leave_unread(walk, node, "scene break");
        part(walk, node->start);
        walk->space_wanted = true;
        return;
    }
    struct flow around = walk->flow;
    part(walk, node->start);
    walk->flow = heading_flow(walk, tag);
    walk->joined++;
    walk_children(walk, node);
    walk->joined--;
    part(walk, node->end);
    walk->flow = around;
}

static void read_emphasis(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    builder_emphasis_begin(walk->builder);
    walk_children(walk, node);
    builder_emphasis_end(walk->builder);
}

/* The mark that a note has in print ("n"), where the text refers to it. */
static void say_mark(struct walk *walk, const struct node *node, struct str id) {
    for (size_t i = 0; i < node->n_attributes; i++) {
        const struct attribute *mark = &node->attributes[i];
        if (!str_equal(mark->name, STR("n")) || !mark->end)
            continue;
        builder_reference_begin(walk->builder, id);
        say(walk, mark->value, mark->start, mark->end);
        builder_reference_end(walk->builder);
    }
}

static void read_note_here(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    if (!builder_is_open(walk->builder) && !walk->joined && !walk->flow.note.len) {
        read_note(walk, node, note_id(walk, node));
        return;
    }
    /* One that says where it belongs has its mark there. */
    if (!node_has_attribute(node, "target"))
        say_mark(walk, node, note_id(walk, node));
    *arena_push(walk->arena, &walk->waiting) = (struct waiting_note){node};
}

static void read_reference(struct walk *walk, const struct node *node, const struct tag *tag) {
    struct str target = node_attribute(node, walk->format->target);
    (void)tag;
    bool leads_to_note =
        str_starts_with(target, STR("#")) && is_note(walk, str_slice(target, 1, target.len));
    if (leads_to_note)
        builder_reference_begin(walk->builder, str_slice(target, 1, target.len));
    walk_children(walk, node);
    if (leads_to_note)
        builder_reference_end(walk->builder);
}

static void read_page(struct walk *walk, const struct node *node, const struct tag *tag) {
    struct str label = str_trim(node_attribute(node, "n"));
    (void)tag;
    if (label.len)
        builder_page(walk->builder, label, walk->offset + node->start);
}

/* "break" is "no" within a word. */
static void read_break(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    if (!str_equal(node_attribute(node, "break"), STR("no")))
        builder_break(walk->builder, walk->offset + node->start, walk->offset + node->end);
}

static void read_space(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    part(walk, node->start);
    walk->space_wanted = !walk->joined;
}

/* Between stanzas, but not before the first. */
static void read_stanza(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    part(walk, node->start);
    walk->space_wanted = walk->space_wanted || (walk->after_verse && !walk->joined);
    walk_children(walk, node);
    part(walk, node->end);
    walk->space_wanted = false;
}

static void read_list(struct walk *walk, const struct node *node, const struct tag *tag) {
    struct str type = node_attribute(node, "type"), style = node_attribute(node, "rend");
    struct tagged_list list = {.numbered = str_equal(type, STR("ordered")) ||
                                           words_have(style, "numbered")};
    struct tagged_list *around = walk->list;
    (void)tag;
    walk->list = &list;
    walk->lists++;
    part(walk, node->start);
    walk_children(walk, node);
    part(walk, node->end);
    walk->lists--;
    walk->list = around;
}

static void read_item(struct walk *walk, const struct node *node, const struct tag *tag) {
    struct flow around = walk->flow,
                flow = {.kind = BLOCK_LIST_ITEM, .level = walk->lists > 0 ? walk->lists : 1};
    (void)tag;
    part(walk, node->start);
    if (!around.note.len)
        walk->flow = flow;
    if (walk->list && walk->list->numbered && !walk->joined)
        walk->label = str_format(walk->arena, "%d. ", ++walk->list->number);
    walk_children(walk, node);
    walk->label.len = 0;
    part(walk, node->end);
    walk->flow = around;
}

static void begin_table(struct walk *walk) {
    walk->tables++;
    memset(walk->heads, 0, sizeof walk->heads);
}

static void read_table(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    begin_table(walk);
    walk->in_table++;
    read_within(walk, node, walk->flow);
    walk->in_table--;
}

static bool is_head(const struct node *row) {
    const struct node *cell = row->first_child;
    while (cell && !cell->name.len)
        cell = cell->next;
    return str_equal(node_attribute(row, "role"), STR("label")) || (cell && node_is(cell, "th"));
}

static void read_row(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    struct flow around = walk->flow;
    part(walk, node->start);
    if (!walk->in_table)
        begin_table(walk); /* of one row, that is astray */
    walk->flow = (struct flow){.kind = BLOCK_TABLE_ROW, .note = around.note};
    walk->column = 0;
    walk->cell_said = false;
    walk->joined++;
    begin_block(walk, walk->flow);
    walk->in_head = is_head(node);
    builder_block(walk->builder)->table_head = walk->in_head;
    walk_children(walk, node);
    walk->joined--;
    walk->flow = around;
    part(walk, node->end);
}

static void read_cell(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)tag;
    struct str text = node_text(walk->arena, node);
    bool known = ++walk->column <= COLUMNS_MAX && text.len;
    if (!text.len)
        return;
    builder_cell(walk->builder, walk->column);
    if (builder_is_open(walk->builder) && walk->cell_said)
        builder_label(walk->builder, STR("; "));
    walk->cell_said = true;
    if (known && walk->in_head)
        walk->heads[walk->column - 1] = text;
    else if (known && walk->heads[walk->column - 1].len)
        builder_label(walk->builder,
                      str_format(walk->arena, "%.*s: ", STR_ARG(walk->heads[walk->column - 1])));
    walk_children(walk, node);
}

static const struct attribute *find_attribute(const struct node *node, const char *name) {
    for (size_t i = 0; i < node->n_attributes; i++)
        if (str_equal(node->attributes[i].name, str_from_c(name)))
            return &node->attributes[i];
    return NULL;
}

/* A picture by itself is a figure; one in a line is a word of it. */
static void read_picture(struct walk *walk, const struct node *node, const struct tag *tag) {
    const struct attribute *text = find_attribute(node, tag->detail);
    if (!text || !str_trim(text->value).len)
        return;
    size_t start = text->end ? text->start : node->start;
    size_t end = text->end ? text->end : node->start;
    bool in_line = builder_is_open(walk->builder) || walk->joined;
    struct flow around = walk->flow;
    if (!in_line && !around.note.len)
        walk->flow = (struct flow){.kind = BLOCK_FIGURE};
    say(walk, STR(" "), node->start, node->start);
    builder_picture(walk->builder, true);
    say(walk, text->value, start, end);
    builder_picture(walk->builder, false);
    say(walk, STR(" "), node->end, node->end);
    if (!in_line)
        part(walk, node->end);
    walk->flow = around;
}

static const struct node *child_called(const struct node *node, struct str name) {
    for (node = node->first_child; node; node = node->next)
        if (str_equal(node->name, name))
            return node;
    return NULL;
}

/* By the order of the names. */
static const struct node *chosen_child(const struct node *node, const char *names) {
    for (struct str rest = str_from_c(names), name; (name = str_cut_word(&rest)).len;) {
        const struct node *child = child_called(node, name);
        if (child)
            return child;
    }
    const struct node *child = node->first_child;
    while (child && !child->name.len)
        child = child->next;
    return child;
}

static void read_choice(struct walk *walk, const struct node *node, const struct tag *tag) {
    const struct node *chosen = chosen_child(node, tag->detail);
    for (const struct node *child = node->first_child; child; child = child->next)
        if (child == chosen)
            walk_node(walk, child);
        else if (child->name.len)
            leave_unread(walk, child, "another reading of what is read");
}

static void read_left_out(struct walk *walk, const struct node *node, const struct tag *tag) {
    leave_unread(walk, node, tag->detail);
}

static void read_nothing(struct walk *walk, const struct node *node, const struct tag *tag) {
    (void)walk, (void)node, (void)tag;
}

static role_fn *const roles[] = {
    [TAG_INLINE] = read_inline,   [TAG_SECTION] = read_section,     [TAG_BLOCK] = read_block,
    [TAG_AROUND] = read_around,   [TAG_HEADING] = read_heading,     [TAG_EMPHASIS] = read_emphasis,
    [TAG_NOTE] = read_note_here,  [TAG_REFERENCE] = read_reference, [TAG_PAGE] = read_page,
    [TAG_BREAK] = read_break,     [TAG_SPACE] = read_space,         [TAG_STANZA] = read_stanza,
    [TAG_LIST] = read_list,       [TAG_ITEM] = read_item,           [TAG_TABLE] = read_table,
    [TAG_ROW] = read_row,         [TAG_CELL] = read_cell,           [TAG_CHOICE] = read_choice,
    [TAG_PICTURE] = read_picture, [TAG_LEFT_OUT] = read_left_out,   [TAG_NOTHING] = read_nothing,
};

static void walk_node(struct walk *walk, const struct node *node) {
    if (!node->name.len) {
        say(walk, node->text, node->start, node->end);
        return;
    }
    const struct tag *tag = tag_of(walk, node);
    struct str language = str_trim(node_attribute(node, "lang"));
    if (language.len)
        builder_language_begin(walk->builder, language);
    roles[tag->role](walk, node, tag);
    if (language.len)
        builder_language_end(walk->builder);
}

void tagged_read(const struct tagged_format *format, struct builder *builder, size_t offset,
                 const struct node *root) {
    struct walk walk = {
        .format = format,
        .builder = builder,
        .arena = builder->reading.arena,
        .offset = offset,
        .flow = {.kind = BLOCK_PARAGRAPH},
    };
    collect_notes(&walk, root);
    walk_node(&walk, root);
    end_block(&walk);
}

/* ---- looking for one ---- */

const struct node *tagged_find(const struct node *root, const char *path) {
    for (struct str rest = str_from_c(path); root && rest.len;) {
        struct str name = str_cut(&rest, '/');
        root = child_called(root, name);
    }
    return root;
}

struct str tagged_text(struct arena *arena, const struct node *root, const char *path) {
    const struct node *node = tagged_find(root, path);
    return node ? node_text(arena, node) : (struct str){0};
}
