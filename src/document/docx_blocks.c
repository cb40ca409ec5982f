/* Paragraphs, and what is around them. */
#include <string.h>

#include "document/docx.h"

enum { BODY_TEXT = 9 };

struct paragraph {
    const struct node *node, *properties;
    const struct docx_style *style; /* NULL: none */
    enum office_role role;
    int outline; /* heading level from 0; -1: none */
    struct str list;
    int list_level; /* -1: the style's */
};

/* ---- what a paragraph is ---- */

static const struct docx_style *style_of(const struct docx *docx, const struct node *properties) {
    const struct docx_style *named =
        docx_style_find(&docx->styles, docx_value(properties, "pStyle"));
    return named ? named : docx->styles.paragraph;
}

static void find_list(struct paragraph *paragraph) {
    const struct docx_style *style = paragraph->style;
    const struct node *own = docx_child(paragraph->properties, "numPr");
    struct str id = docx_value(own, "numId");
    paragraph->list = id.len ? id : style ? style->list : (struct str){0};
    paragraph->list_level = (int)number_within(docx_value(own, "ilvl"), 0, 8,
                                               style && !id.len ? style->list_level
                                               : id.len         ? 0
                                                                : -1);
}

static struct paragraph paragraph_of(const struct docx_walk *walk, const struct node *node) {
    const struct node *properties = docx_child(node, "pPr");
    const struct docx_style *style = style_of(walk->docx, properties);
    struct paragraph paragraph = {
        .node = node,
        .properties = properties,
        .style = style,
        .role = style ? style->role : OFFICE_PLAIN,
    };
    long outline = number_within(docx_value(properties, "outlineLvl"), 0, BODY_TEXT,
                                 style ? style->outline : -1);
    paragraph.outline = outline == BODY_TEXT ? -1 : (int)outline;
    find_list(&paragraph);
    return paragraph;
}

/* A second title is a chapter's, unless it is the first one's next line. */
static enum block_kind kind_of(const struct docx_walk *walk, const struct paragraph *paragraph,
                               int *level) {
    const struct docx *docx = walk->docx;
    *level = 0;
    if (walk->kind == BLOCK_NOTE)
        return BLOCK_NOTE;
    if (paragraph->outline >= 0) {
        *level = paragraph->outline + 1;
        return BLOCK_HEADING;
    }
    if (paragraph->role == OFFICE_TITLE && docx->has_title && !docx->after_title) {
        *level = 1;
        return BLOCK_HEADING;
    }
    if (docx_numbering_has(docx->numbering, paragraph->list) && paragraph->role != OFFICE_TITLE) {
        *level = (paragraph->list_level < 0 ? 0 : paragraph->list_level) + 1;
        return BLOCK_LIST_ITEM;
    }
    *level = paragraph->role == OFFICE_QUOTATION || paragraph->role == OFFICE_CAPTION;
    return office_kind(paragraph->role);
}

static bool has_text(const struct node *paragraph) {
    for (const struct node *node = paragraph; node;) {
        bool apart = node_is(node, "txbxContent") || node_is(node, "Fallback");
        if (node->text.len && str_trim(node->text).len && node_is(node->parent, "t"))
            return true;
        node = apart ? node_next_after(paragraph, node) : node_next(paragraph, node);
    }
    return false;
}

/* ---- scene breaks ---- */

static bool has_rule(const struct paragraph *paragraph) {
    const struct node *borders = docx_child(paragraph->properties, "pBdr");
    if (docx_child(borders, "bottom") || docx_child(borders, "top"))
        return true;
    const struct node *rule = node_find(paragraph->node, "rect");
    struct str is_rule = rule ? node_attribute(rule, "o:hr") : (struct str){0};
    return str_equal(is_rule, STR("t")) || str_equal(is_rule, STR("true"));
}

/* Whether the paragraph is nothing but a scene break, which then waits for the next one. */
static bool read_separator(struct docx_walk *walk, const struct paragraph *paragraph) {
    if (walk->joined || docx_reason(walk) || walk->kind == BLOCK_NOTE || paragraph->outline >= 0)
        return false;
    if (!walk->has_text) {
        walk->flow.separator = walk->flow.separator || has_rule(paragraph);
        return false;
    }
    if (!office_is_separator(walk->arena, paragraph->node))
        return false;
    docx_leave_out(walk, paragraph->node, "rule");
    return walk->flow.separator = true;
}

/* ---- paragraphs ---- */

static void begin(struct docx_walk *walk, const struct paragraph *paragraph) {
    int level;
    enum block_kind kind = kind_of(walk, paragraph, &level);
    if (!office_begin(&walk->flow, walk->builder, kind, level,
                      walk->offset + paragraph->node->start, walk->has_text))
        return;
    builder_block(walk->builder)->id = walk->note;
    if (walk->has_text) {
        walk->docx->has_title = walk->docx->has_title || kind == BLOCK_TITLE;
        walk->docx->after_title = kind == BLOCK_TITLE;
    }
}

static void say_label(struct docx_walk *walk, const struct paragraph *paragraph) {
    struct str style = paragraph->style ? paragraph->style->id : (struct str){0};
    struct str label = docx_numbering_next(walk->docx->numbering, walk->arena, paragraph->list,
                                           paragraph->list_level, style);
    if (docx_reason(walk) || !walk->has_text)
        return;
    if (label.len)
        builder_label(walk->builder, label);
}

static void keep_titles(struct docx_walk *walk, const struct paragraph *paragraph) {
    struct metadata *metadata = &walk->docx->document->metadata;
    const struct block *block = builder_block(walk->builder);
    if (!block || walk->joined)
        return;
    if (paragraph->role == OFFICE_SUBTITLE && !metadata->subtitle.len)
        metadata->subtitle = block_name(walk->arena, block);
    /* What the page says is surer than what a template left in the properties. */
    if (block->kind == BLOCK_TITLE && !walk->docx->named && block->spans.count) {
        metadata->title = block_name(walk->arena, block);
        walk->docx->named = true;
    }
}

/* The mark of this paragraph's end was deleted, or it is a letter that hangs before the
 * next one. */
static bool goes_on(const struct paragraph *paragraph) {
    const struct node *mark = docx_child(paragraph->properties, "rPr");
    const struct node *frame = docx_child(paragraph->properties, "framePr");
    return docx_child(mark, "del") || (frame && node_attribute(frame, "w:dropCap").len &&
                                       !str_equal(node_attribute(frame, "w:dropCap"), STR("none")));
}

static void set_look(struct docx_walk *walk, const struct paragraph *paragraph) {
    walk->look = walk->docx->styles.look;
    if (paragraph->style)
        docx_look_lay(&walk->look, &paragraph->style->look);
    walk->heading = paragraph->outline >= 0 || paragraph->role == OFFICE_TITLE;
}

static void read_line(struct docx_walk *walk, const struct paragraph *paragraph) {
    size_t at = walk->offset + paragraph->node->start;
    bool begun = walk->goes_on && builder_is_open(walk->builder);
    if (walk->joined && !walk->cell_begins)
        builder_text(walk->builder, STR(" "), at, at);
    walk->cell_begins = walk->cell_begins && !walk->has_text;
    if (!walk->joined && !begun)
        begin(walk, paragraph);
    if (!begun)
        say_label(walk, paragraph);
    docx_inline(walk, paragraph->node);
    docx_left_end(walk);
    keep_titles(walk, paragraph);
    walk->goes_on = !walk->joined && goes_on(paragraph);
    if (!walk->joined && !walk->goes_on && !walk->flow.code)
        builder_end(walk->builder);
}

/* Programs write an image's caption and its text alternative with one stroke. */
static bool repeats_figure(struct docx_walk *walk, const struct node *node) {
    struct str figure = walk->figure;
    if (walk->has_text)
        walk->figure.len = 0;
    return walk->has_text && figure.len && str_equal(node_text(walk->arena, node), figure);
}

/* ---- what is set apart ---- */

static void say_box(struct docx_walk *walk, const struct node *box) {
    int joined = walk->joined;
    walk->joined = 0;
    builder_return(walk->builder, walk->offset + box->start);
    docx_blocks(walk, box);
    builder_end(walk->builder);
    walk->joined = joined;
}

/* Says what was set apart in the paragraph that has ended. A box may hold boxes: what is set
 * apart in it comes after it. */
static void say_apart(struct docx_walk *walk) {
    if (!walk->apart.count || walk->goes_on)
        return;
    const struct docx_apart *items = walk->apart.items;
    size_t count = walk->apart.count;
    memset(&walk->apart, 0, sizeof walk->apart);
    for (size_t i = 0; i < count; i++)
        if (node_is(items[i].node, "txbxContent"))
            say_box(walk, items[i].node);
        else
            docx_figure(walk, items[i].node);
}

/* ---- blocks ---- */

static void read_paragraph(struct docx_walk *walk, const struct node *node) {
    struct paragraph paragraph = paragraph_of(walk, node);
    const char *around = walk->reason;
    walk->has_text = has_text(node);
    if (paragraph.role == OFFICE_CONTENTS && !around)
        walk->reason = "table of contents";
    if (walk->figure.len && !around && repeats_figure(walk, node))
        walk->reason = "repeats the image's text alternative";
    if (paragraph.outline >= 0)
        walk->n_fields = 0; /* a field that has no end would swallow the book */
    set_look(walk, &paragraph);
    if (!read_separator(walk, &paragraph))
        read_line(walk, &paragraph);
    walk->reason = around;
    say_apart(walk);
}

static bool is_contents(const struct node *control) {
    const struct node *gallery = node_find(control, "docPartGallery");
    return gallery && str_equal(node_attribute(gallery, "w:val"), STR("Table of Contents"));
}

static void read_control(struct docx_walk *walk, const struct node *control) {
    const struct node *properties = docx_child(control, "sdtPr");
    const struct node *content = docx_child(control, "sdtContent");
    const char *around = walk->reason;
    if (!content)
        return;
    if (!around && properties && is_contents(properties))
        walk->reason = "table of contents";
    else if (!around && docx_child(properties, "showingPlcHdr"))
        walk->reason = "placeholder";
    docx_blocks(walk, content);
    walk->reason = around;
}

static void read_alternatives(struct docx_walk *walk, const struct node *alternatives) {
    const struct node *chosen = docx_alternative(walk, alternatives);
    if (chosen)
        docx_blocks(walk, chosen);
}

static void read_deleted(struct docx_walk *walk, const struct node *node) {
    docx_leave_out(walk, node, "deleted");
}

static void read_foreign_part(struct docx_walk *walk, const struct node *node) {
    docx_leave_out_thing(walk, node, (struct str){0}, "an embedded file");
}

static void pass_over(struct docx_walk *walk, const struct node *node) {
    (void)walk, (void)node;
}

static const struct {
    const char *name;
    void (*read)(struct docx_walk *walk, const struct node *node);
} elements[] = {
    {"p", read_paragraph},
    {"tbl", docx_table},
    {"sdt", read_control},
    {"AlternateContent", read_alternatives},
    {"del", read_deleted},
    {"moveFrom", read_deleted},
    {"altChunk", read_foreign_part},
    {"sectPr", pass_over},
    {"tcPr", pass_over},
    {"oMathPara", docx_formula},
};

void docx_blocks(struct docx_walk *walk, const struct node *parent) {
    for (const struct node *node = parent->first_child; node; node = node->next) {
        void (*read)(struct docx_walk *, const struct node *) = docx_blocks;
        for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
            if (node_is(node, elements[i].name)) {
                read = elements[i].read;
                break;
            }
        if (node->name.len)
            read(walk, node);
    }
}
