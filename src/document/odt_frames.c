/* What is set apart from inside a paragraph: notes, images, text boxes. */
#include <string.h>

#include "document/odt.h"

static void set_apart(struct odt_walk *walk, struct odt_apart apart) {
    *arena_push(walk->arena, &walk->apart) = apart;
}

/* A walk through what is set apart, which knows nothing of the paragraph that it is in. */
static struct odt_walk walk_inside(const struct odt_walk *walk) {
    struct odt_walk inside = *walk;
    inside.label = (struct str){0};
    inside.list = NULL;
    inside.level = inside.joined = 0;
    inside.flow.separator = inside.flow.code = false;
    inside.span = inside.look = walk->odt->styles.look;
    memset(&inside.counts, 0, sizeof inside.counts);
    memset(&inside.ended, 0, sizeof inside.ended);
    memset(&inside.apart, 0, sizeof inside.apart);
    return inside;
}

/* ---- notes ---- */

static struct str note_id(struct odt_walk *walk, const struct node *note) {
    struct str id = node_attribute(note, "text:id");
    id = id.len ? id : node_attribute(note, "id");
    return id.len ? id : str_format(walk->arena, "note-%zu", note->start);
}

void odt_note(struct odt_walk *walk, const struct node *note) {
    const struct node *mark = odt_child(note, "note-citation");
    if (walk->reason) {
        odt_leave_out(walk, note, walk->reason);
        return;
    }
    builder_reference_begin(walk->builder, note_id(walk, note));
    if (mark)
        odt_inline(walk, mark);
    builder_reference_end(walk->builder);
    const struct node *body = odt_child(note, "note-body");
    if (body)
        set_apart(walk, (struct odt_apart){ODT_NOTE, note, body});
}

static void say_note(struct odt_walk *walk, const struct odt_apart *apart) {
    struct odt_walk inside = walk_inside(walk);
    inside.note = note_id(walk, apart->node);
    builder_at_end(walk->builder, true);
    builder_return(walk->builder, walk->offset + apart->node->start);
    odt_blocks(&inside, apart->content);
    builder_at_end(walk->builder, false);
}

/* ---- shapes ---- */

bool odt_is_shape(const struct node *node) {
    static const char *const names[] = {
        "frame", "g",       "custom-shape",    "rect",   "line",      "polyline", "polygon",
        "path",  "ellipse", "regular-polygon", "circle", "connector", "caption",  "control"};
    for (size_t i = 0; node->name.len && i < sizeof names / sizeof *names; i++)
        if (node_is(node, names[i]))
            return true;
    return false;
}

/* A frame's text alternative: its description, or else its title. */
static const struct node *alternative_of(const struct node *frame) {
    const struct node *description = odt_child(frame, "desc"), *title = odt_child(frame, "title");
    if (description && description->first_child && str_trim(description->first_child->text).len)
        return description;
    return title && title->first_child && str_trim(title->first_child->text).len ? title : NULL;
}

static const struct node *box_of(const struct node *shape) {
    if (node_is(shape, "frame"))
        return odt_child(shape, "text-box");
    return odt_child(shape, "p") || odt_child(shape, "list") || odt_child(shape, "h") ? shape
                                                                                      : NULL;
}

static bool is_decorative(const struct node *frame) {
    return str_equal(node_attribute(frame, "loext:decorative"), STR("true")) ||
           str_equal(node_attribute(frame, "draw:decorative"), STR("true"));
}

static bool is_formula(const struct odt_walk *walk, const struct node *frame) {
    const struct odt_style *style =
        odt_style_find(&walk->odt->styles, ODT_GRAPHIC, node_attribute(frame, "draw:style-name"));
    return (style && style->formula) || node_find(frame, "math");
}

/* Whatever else it says of itself. */
static void leave_out_others(struct odt_walk *walk, const struct node *shape,
                             const struct node *said) {
    for (const struct node *child = shape->first_child; child; child = child->next)
        if (child != said && (node_is(child, "title") || node_is(child, "desc")))
            odt_leave_out(walk, child, "title of an image");
}

static void say_in_line(struct odt_walk *walk, const struct node *frame,
                        const struct node *alternative) {
    odt_say(walk, STR(" "), alternative->start, alternative->start);
    builder_picture(walk->builder, true);
    odt_inline(walk, alternative);
    builder_picture(walk->builder, false);
    odt_say(walk, STR(" "), alternative->end, alternative->end);
    leave_out_others(walk, frame, alternative);
}

static void read_frame(struct odt_walk *walk, const struct node *frame) {
    const struct node *alternative = alternative_of(frame);
    struct str name = node_attribute(frame, "draw:name");
    bool in_line =
        walk->has_text && str_equal(node_attribute(frame, "text:anchor-type"), STR("as-char"));
    if (is_decorative(frame))
        odt_leave_out_thing(walk, frame, name, "decorative image");
    else if (!alternative && is_formula(walk, frame))
        odt_leave_out_thing(walk, frame, node_text(walk->arena, frame), "formula");
    else if (!alternative)
        odt_leave_out_thing(walk, frame, name, "image without a text alternative");
    else if (walk->joined || in_line)
        say_in_line(walk, frame, alternative);
    else
        set_apart(walk, (struct odt_apart){ODT_IMAGE, frame, alternative});
}

void odt_shape(struct odt_walk *walk, const struct node *shape) {
    const struct node *box = box_of(shape);
    if (walk->reason) {
        odt_leave_out(walk, shape, walk->reason);
    } else if (node_is(shape, "g")) {
        for (const struct node *child = shape->first_child; child; child = child->next)
            if (odt_is_shape(child))
                odt_shape(walk, child);
        leave_out_others(walk, shape, NULL);
    } else if (box && walk->joined) {
        odt_blocks(walk, box);
        leave_out_others(walk, shape, NULL);
    } else if (box) {
        set_apart(walk, (struct odt_apart){ODT_BOX, shape, box});
    } else if (!node_is(shape, "control")) {
        read_frame(walk, shape);
    }
}

static void say_box(struct odt_walk *walk, const struct odt_apart *apart) {
    struct odt_walk inside = walk_inside(walk);
    builder_return(walk->builder, walk->offset + apart->node->start);
    odt_blocks(&inside, apart->content);
    builder_end(walk->builder);
    leave_out_others(walk, apart->node, NULL);
}

static void say_image(struct odt_walk *walk, const struct odt_apart *apart) {
    struct odt_walk inside = walk_inside(walk);
    builder_return(walk->builder, walk->offset + apart->content->start);
    office_separate(&walk->flow, walk->builder);
    builder_begin(walk->builder, walk->note.len ? BLOCK_NOTE : BLOCK_FIGURE, 0);
    builder_block(walk->builder)->id = walk->note;
    odt_inline(&inside, apart->content);
    builder_end(walk->builder);
    leave_out_others(walk, apart->node, apart->content);
    walk->figure = node_text(walk->arena, apart->content);
}

void odt_say_apart(struct odt_walk *walk) {
    static void (*const say[])(struct odt_walk * walk, const struct odt_apart *apart) = {
        [ODT_NOTE] = say_note, [ODT_BOX] = say_box, [ODT_IMAGE] = say_image};
    const struct odt_apart *items = walk->apart.items;
    size_t count = walk->apart.count;
    if (!count || walk->joined)
        return;
    memset(&walk->apart, 0, sizeof walk->apart);
    walk->flow.code = false;
    for (size_t i = 0; i < count; i++)
        say[items[i].kind](walk, &items[i]);
}
