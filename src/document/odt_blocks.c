/* Paragraphs, lists, sections, indexes. */
#include "document/odt.h"

enum { LISTS_REMEMBERED = 1000 };

struct paragraph {
    const struct node *node;
    const struct odt_style *style; /* NULL: none */
    enum office_role role;
    int heading; /* level from 1; 0: none */
};

/* ---- what a paragraph is ---- */

static struct paragraph paragraph_of(const struct odt_walk *walk, const struct node *node) {
    const struct odt_style *style =
        odt_style_find(&walk->odt->styles, ODT_PARAGRAPH, node_attribute(node, "text:style-name"));
    struct paragraph paragraph = {
        .node = node,
        .style = style,
        .role = style ? style->role : OFFICE_PLAIN,
        .heading = style ? style->heading : 0,
    };
    /* A style that no file describes may still have a name that means something. */
    int level = 0;
    if (!style &&
        office_role_find(node_attribute(node, "text:style-name"), &paragraph.role, &level))
        paragraph.heading = level;
    if (node_is(node, "h"))
        paragraph.heading =
            (int)number_within(node_attribute(node, "text:outline-level"), 1, ODT_LEVELS, 1);
    return paragraph;
}

/* A second title is a chapter's, unless it is the first one's next line. */
static enum block_kind kind_of(const struct odt_walk *walk, const struct paragraph *paragraph,
                               int *level) {
    const struct odt *odt = walk->odt;
    *level = 0;
    if (walk->note.len)
        return BLOCK_NOTE;
    if (paragraph->heading)
        return *level = paragraph->heading, BLOCK_HEADING;
    if (paragraph->role == OFFICE_TITLE)
        return odt->has_title && !odt->after_title ? (*level = 1, BLOCK_HEADING) : BLOCK_TITLE;
    if (walk->level)
        return *level = walk->level, BLOCK_LIST_ITEM;
    *level = paragraph->role == OFFICE_QUOTATION || paragraph->role == OFFICE_CAPTION;
    return office_kind(paragraph->role);
}

/* ---- scene breaks ---- */

/* Whether the paragraph is nothing but a scene break, which then waits for the next one. */
static bool read_separator(struct odt_walk *walk, const struct paragraph *paragraph) {
    if (walk->joined || walk->reason || walk->note.len || walk->level || paragraph->heading)
        return false;
    if (!walk->has_text) {
        walk->flow.separator = walk->flow.separator || paragraph->role == OFFICE_RULE;
        return false;
    }
    if (!office_is_separator(walk->arena, paragraph->node))
        return false;
    odt_leave_out(walk, paragraph->node, "rule");
    return walk->flow.separator = true;
}

/* ---- paragraphs ---- */

static void begin(struct odt_walk *walk, const struct paragraph *paragraph) {
    int level;
    enum block_kind kind = kind_of(walk, paragraph, &level);
    if (!office_begin(&walk->flow, walk->builder, kind, level,
                      walk->offset + paragraph->node->start, walk->has_text))
        return;
    builder_block(walk->builder)->id = walk->note;
    if (walk->has_text) {
        walk->odt->has_title = walk->odt->has_title || kind == BLOCK_TITLE;
        walk->odt->after_title = kind == BLOCK_TITLE;
    }
}

/* Headings are counted through the whole document, wherever they stand. */
static struct str heading_label(struct odt_walk *walk, const struct paragraph *paragraph) {
    const struct odt_list_style *outline = odt_outline_style(walk->odt->list_styles);
    const struct odt_style *style = paragraph->style;
    bool unnumbered =
        str_equal(node_attribute(paragraph->node, "text:is-list-header"), STR("true"));
    if (!node_is(paragraph->node, "h") || !outline || unnumbered ||
        (style && style->says_list && !style->list.len))
        return (struct str){0};
    int level = paragraph->heading - 1;
    long start = -1;
    if (str_equal(node_attribute(paragraph->node, "text:restart-numbering"), STR("true")))
        start = number_within(node_attribute(paragraph->node, "text:start-value"), 0, 1000000, 1);
    odt_count(outline, &walk->odt->headings, level, start);
    return odt_label(walk->arena, outline, &walk->odt->headings, level);
}

static void say_label(struct odt_walk *walk, const struct paragraph *paragraph) {
    struct str label = walk->label.len ? walk->label : heading_label(walk, paragraph);
    if (!walk->has_text || walk->reason)
        return;
    if (label.len)
        builder_label(walk->builder, label);
    walk->label.len = 0;
}

static void keep_titles(struct odt_walk *walk, const struct paragraph *paragraph) {
    struct metadata *metadata = &walk->odt->document->metadata;
    const struct block *block = builder_block(walk->builder);
    if (!block || walk->joined || !block->spans.count)
        return;
    if (paragraph->role == OFFICE_SUBTITLE && !metadata->subtitle.len)
        metadata->subtitle = block_name(walk->arena, block);
    /* What the page says is surer than what a template left in the properties. */
    if (block->kind == BLOCK_TITLE && !walk->odt->named) {
        metadata->title = block_name(walk->arena, block);
        walk->odt->named = true;
    }
}

static void read_line(struct odt_walk *walk, const struct paragraph *paragraph) {
    size_t at = walk->offset + paragraph->node->start;
    if (walk->joined && !walk->cell_begins)
        builder_text(walk->builder, STR(" "), at, at);
    walk->cell_begins = walk->cell_begins && !walk->has_text;
    if (!walk->joined)
        begin(walk, paragraph);
    say_label(walk, paragraph);
    odt_inline(walk, paragraph->node);
    keep_titles(walk, paragraph);
    if (!walk->joined && !walk->flow.code)
        builder_end(walk->builder);
}

static void set_look(struct odt_walk *walk, const struct paragraph *paragraph) {
    walk->look = walk->odt->styles.look;
    if (paragraph->style)
        odt_look_lay(&walk->look, &paragraph->style->look);
    walk->span = walk->look;
    walk->heading = paragraph->heading || paragraph->role == OFFICE_TITLE;
}

/* Programs write an image's caption and its text alternative with one stroke. */
static bool repeats_figure(struct odt_walk *walk, const struct node *node) {
    struct str figure = walk->figure;
    if (walk->has_text)
        walk->figure.len = 0;
    return walk->has_text && figure.len && str_equal(node_text(walk->arena, node), figure);
}

static const char *reason_of(struct odt_walk *walk, const struct paragraph *paragraph) {
    if (paragraph->role == OFFICE_CONTENTS)
        return "table of contents";
    if (walk->figure.len && repeats_figure(walk, paragraph->node))
        return "repeats the image's text alternative";
    return NULL;
}

static void read_paragraph(struct odt_walk *walk, const struct node *node) {
    struct paragraph paragraph = paragraph_of(walk, node);
    const char *around = walk->reason;
    walk->has_text = odt_has_text(node);
    walk->reason = around ? around : reason_of(walk, &paragraph);
    set_look(walk, &paragraph);
    if (walk->reason)
        odt_leave_out(walk, node, walk->reason);
    else if (!read_separator(walk, &paragraph))
        read_line(walk, &paragraph);
    walk->reason = around;
    odt_say_apart(walk);
}

/* ---- lists ---- */

/* A list may go on with one that ended before. */
static const struct odt_ended *continued(const struct odt_walk *walk, const struct node *list) {
    struct str id = node_attribute(list, "text:continue-list");
    bool last = str_equal(node_attribute(list, "text:continue-numbering"), STR("true"));
    for (size_t i = walk->ended.count; i > 0 && walk->ended.count - i < LISTS_REMEMBERED; i--) {
        const struct odt_ended *ended = &walk->ended.items[i - 1];
        if (id.len ? str_equal(ended->id, id) : last && ended->style == walk->list)
            return ended;
    }
    return NULL;
}

static void remember(struct odt_walk *walk, const struct node *list) {
    struct str id = node_attribute(list, "id");
    id = id.len ? id : node_attribute(list, "text:id");
    *arena_push(walk->arena, &walk->ended) =
        (struct odt_ended){.id = id, .style = walk->list, .counts = walk->counts};
}

/* What begins with another list has no number of its own. */
static bool is_numbered(const struct node *item) {
    const struct node *first = item->first_child;
    while (first &&
           (!first->name.len || node_is(first, "number") || node_is(first, "soft-page-break")))
        first = first->next;
    return first && (node_is(first, "p") || node_is(first, "h"));
}

/* The number may be written as well, which tells it where no style does. */
static void set_label(struct odt_walk *walk, const struct node *item) {
    const struct node *written = odt_child(item, "number");
    if (is_numbered(item)) {
        long start = number_within(node_attribute(item, "text:start-value"), 0, 1000000, -1);
        odt_count(walk->list, &walk->counts, walk->level - 1, start);
        walk->label = odt_label(walk->arena, walk->list, &walk->counts, walk->level - 1);
    }
    if (!written)
        return;
    struct str text = node_text(walk->arena, written);
    if (!walk->list && text.len)
        walk->label = str_format(walk->arena, "%.*s ", STR_ARG(text));
    odt_leave_out(walk, written, "number of a list item");
}

static void read_item(struct odt_walk *walk, const struct node *item) {
    walk->label.len = 0;
    if (node_is(item, "list-item") || node_is(item, "numbered-paragraph"))
        set_label(walk, item);
    odt_blocks(walk, item);
    walk->label.len = 0;
}

static void enter(struct odt_walk *walk, const struct node *list) {
    const struct odt_list_style *own =
        odt_list_style_find(walk->odt->list_styles, node_attribute(list, "text:style-name"));
    walk->list = own ? own : walk->list;
    const struct odt_ended *before = continued(walk, list);
    walk->level = walk->level < ODT_LEVELS ? walk->level + 1 : ODT_LEVELS;
    if (before)
        walk->counts = before->counts;
    else if (walk->level == 1)
        walk->counts = (struct odt_counts){0};
    else
        walk->counts.begun[walk->level - 1] = false;
}

static void read_list(struct odt_walk *walk, const struct node *list) {
    const struct odt_list_style *style = walk->list;
    struct str label = walk->label;
    int level = walk->level;
    if (!level)
        walk->list = NULL;
    enter(walk, list);
    for (const struct node *child = list->first_child; child; child = child->next)
        if (child->name.len)
            read_item(walk, child);
    remember(walk, list);
    walk->list = style;
    walk->level = level;
    walk->label = label;
}

/* ---- what is around blocks ---- */

static void read_section(struct odt_walk *walk, const struct node *section) {
    const struct odt_style *style =
        odt_style_find(&walk->odt->styles, ODT_SECTION, node_attribute(section, "text:style-name"));
    struct str display = node_attribute(section, "text:display");
    const char *around = walk->reason;
    bool hidden = str_equal(display, STR("none")) || (style && style->look.hidden > 0) ||
                  str_equal(node_attribute(section, "text:is-hidden"), STR("true"));
    if (!around && hidden)
        walk->reason = "hidden";
    odt_blocks(walk, section);
    walk->reason = around;
}

static void leave_out_body(struct odt_walk *walk, const struct node *index, const char *reason) {
    const struct node *body = odt_child(index, "index-body");
    if (body)
        odt_leave_out(walk, body, walk->reason ? walk->reason : reason);
}

static void read_contents(struct odt_walk *walk, const struct node *index) {
    leave_out_body(walk, index, "table of contents");
}

static void read_index(struct odt_walk *walk, const struct node *index) {
    leave_out_body(walk, index, "index");
}

static void read_bibliography(struct odt_walk *walk, const struct node *index) {
    const struct node *body = odt_child(index, "index-body");
    if (body)
        odt_blocks(walk, body);
}

static void read_changes(struct odt_walk *walk, const struct node *changes) {
    for (const struct node *region = changes->first_child; region; region = region->next) {
        const struct node *deletion = odt_child(region, "deletion");
        if (deletion)
            odt_leave_out(walk, deletion, "deleted");
    }
}

static void read_comment(struct odt_walk *walk, const struct node *comment) {
    odt_leave_out(walk, comment, "comment");
}

static void read_shape(struct odt_walk *walk, const struct node *shape) {
    walk->has_text = false;
    odt_shape(walk, shape);
    odt_say_apart(walk);
}

static void pass_over(struct odt_walk *walk, const struct node *node) {
    (void)walk, (void)node;
}

static const struct {
    const char *name;
    void (*read)(struct odt_walk *walk, const struct node *node);
} elements[] = {
    {"p", read_paragraph},
    {"h", read_paragraph},
    {"list", read_list},
    {"numbered-paragraph", read_item},
    {"number", pass_over},
    {"table", odt_table},
    {"section", read_section},
    {"table-of-content", read_contents},
    {"illustration-index", read_contents},
    {"table-index", read_contents},
    {"object-index", read_contents},
    {"alphabetical-index", read_index},
    {"user-index", read_index},
    {"bibliography", read_bibliography},
    {"tracked-changes", read_changes},
    {"annotation", read_comment},
    {"forms", pass_over},
};

static void read_element(struct odt_walk *walk, const struct node *node) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (node_is(node, elements[i].name)) {
            elements[i].read(walk, node);
            return;
        }
    if (odt_is_shape(node))
        read_shape(walk, node);
    else
        odt_blocks(walk, node);
}

void odt_blocks(struct odt_walk *walk, const struct node *parent) {
    for (const struct node *node = parent->first_child; node; node = node->next)
        if (node->name.len)
            read_element(walk, node);
}
