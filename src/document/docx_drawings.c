/* Images, text boxes, formulas. */
#include "document/docx.h"

/* ---- text alternatives ---- */

/* Where a drawing says what it is: <wp:docPr descr>, or of older programs <v:shape alt>. */
static const struct attribute *alternative_of(const struct node *drawing) {
    static const struct {
        const char *element, *attribute;
    } places[] = {{"docPr", "descr"}, {"shape", "alt"},   {"rect", "alt"},
                  {"group", "alt"},   {"docPr", "title"}, {"imagedata", "o:title"}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const struct node *node = node_find(drawing, places[i].element);
        for (size_t n = 0; node && n < node->n_attributes; n++)
            if (str_equal(node->attributes[n].name, str_from_c(places[i].attribute)) &&
                str_trim(node->attributes[n].value).len)
                return &node->attributes[n];
    }
    return NULL;
}

static bool is_decorative(const struct node *drawing) {
    const struct node *mark = node_find(drawing, "decorative");
    return mark && (str_equal(node_attribute(mark, "val"), STR("1")) ||
                    str_equal(node_attribute(mark, "val"), STR("true")));
}

static bool is_rule(const struct node *drawing) {
    const struct node *rect = node_find(drawing, "rect");
    return rect && node_has_attribute(rect, "o:hr");
}

static struct str name_of(const struct node *drawing) {
    const struct node *properties = node_find(drawing, "docPr");
    return properties ? node_attribute(properties, "name") : (struct str){0};
}

static void say_alternative(struct docx_walk *walk, const struct node *drawing,
                            const struct attribute *alternative) {
    size_t start = alternative->end ? alternative->start : drawing->start;
    builder_picture(walk->builder, true);
    docx_say(walk, alternative->value, start, alternative->end ? alternative->end : start);
    builder_picture(walk->builder, false);
}

void docx_figure(struct docx_walk *walk, const struct node *drawing) {
    const struct attribute *alternative = alternative_of(drawing);
    size_t start = alternative->end ? alternative->start : drawing->start;
    walk->flow.code = false;
    walk->emphasis = false;
    walk->language = (struct str){0};
    builder_return(walk->builder, walk->offset + start);
    office_separate(&walk->flow, walk->builder);
    builder_begin(walk->builder, walk->kind == BLOCK_NOTE ? BLOCK_NOTE : BLOCK_FIGURE, 0);
    builder_block(walk->builder)->id = walk->note;
    say_alternative(walk, drawing, alternative);
    walk->figure = str_trim(alternative->value);
    docx_left_end(walk);
    builder_end(walk->builder);
}

/* ---- drawings ---- */

static void set_apart(struct docx_walk *walk, const struct node *node) {
    *arena_push(walk->arena, &walk->apart) = (struct docx_apart){node};
}

/* A box within a box is said with it. */
static const struct node *next_box(const struct node *drawing, const struct node *after) {
    const struct node *node = after ? node_next_after(drawing, after) : node_next(drawing, drawing);
    while (node && !node_is(node, "txbxContent") && !node_is(node, "Fallback"))
        node = node_next(drawing, node);
    return node;
}

static bool read_boxes(struct docx_walk *walk, const struct node *drawing) {
    bool any = false;
    for (const struct node *box = NULL; (box = next_box(drawing, box)); any = true)
        if (node_is(box, "Fallback"))
            docx_leave_out(walk, box, "the same for older programs");
        else if (docx_reason(walk))
            docx_leave_out(walk, box, docx_reason(walk));
        else if (walk->joined)
            docx_blocks(walk, box);
        else
            set_apart(walk, box);
    return any;
}

/* In a line that has other words a picture may be one of them; elsewhere it is on its own. */
static void read_image(struct docx_walk *walk, const struct node *drawing,
                       const struct attribute *alternative) {
    bool in_line = walk->has_text && node_find(drawing, "inline");
    if (walk->joined || in_line || docx_reason(walk)) {
        docx_say(walk, STR(" "), drawing->start, drawing->start);
        say_alternative(walk, drawing, alternative);
        size_t end = drawing->end > drawing->start ? drawing->end : drawing->start;
        docx_say(walk, STR(" "), end, end);
    } else {
        set_apart(walk, drawing);
    }
}

void docx_drawing(struct docx_walk *walk, const struct node *drawing) {
    const struct attribute *alternative = alternative_of(drawing);
    if (read_boxes(walk, drawing) || is_rule(drawing))
        return;
    if (is_decorative(drawing))
        docx_leave_out_thing(walk, drawing, name_of(drawing), "decorative image");
    else if (alternative)
        read_image(walk, drawing, alternative);
    else
        docx_leave_out_thing(walk, drawing, name_of(drawing), "image without a text alternative");
}

/* ---- formulas ---- */

static bool is_plain(const struct node *formula) {
    static const char *const structures[] = {"f",    "sSup", "sSub",   "sSubSup", "sPre", "rad",
                                             "nary", "d",    "m",      "eqArr",   "func", "limLow",
                                             "acc",  "bar",  "limUpp", "groupChr"};
    for (const struct node *node = formula; node; node = node_next(formula, node))
        for (size_t i = 0; i < sizeof structures / sizeof *structures; i++)
            if (node_is(node, structures[i]))
                return false;
    return true;
}

void docx_formula(struct docx_walk *walk, const struct node *formula) {
    if (is_plain(formula))
        docx_inline(walk, formula);
    else
        docx_leave_out(walk, formula, "formula");
}
