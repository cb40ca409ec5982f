#include <stdlib.h>

#include "document/docx.h"

enum { LEVELS = 9 };

/* ---- attributes ---- */

const struct node *docx_child(const struct node *parent, const char *name) {
    for (const struct node *child = parent ? parent->first_child : NULL; child; child = child->next)
        if (node_is(child, name))
            return child;
    return NULL;
}

struct str docx_value(const struct node *parent, const char *name) {
    const struct node *child = docx_child(parent, name);
    return child ? node_attribute(child, "w:val") : (struct str){0};
}

static bool is_off(struct str value) {
    return str_equal(value, STR("0")) || str_equal(value, STR("false")) ||
           str_equal(value, STR("off"));
}

signed char docx_toggle(const struct node *properties, const char *name) {
    const struct node *child = docx_child(properties, name);
    return child ? !is_off(node_attribute(child, "w:val")) : -1;
}

/* ---- how letters look ---- */

void docx_look_lay(struct docx_look *look, const struct docx_look *over) {
    look->bold = over->bold >= 0 ? over->bold : look->bold;
    look->italic = over->italic >= 0 ? over->italic : look->italic;
    look->hidden = over->hidden >= 0 ? over->hidden : look->hidden;
    look->language = over->language.len ? over->language : look->language;
}

void docx_look_read(const struct node *properties, struct docx_look *look) {
    struct str language = docx_value(properties, "lang");
    /* What is written from right to left has a language of its own. */
    if (docx_toggle(properties, "rtl") == 1) {
        const struct node *child = docx_child(properties, "lang");
        language = child ? node_attribute(child, "w:bidi") : language;
    }
    struct docx_look own = {
        .bold = docx_toggle(properties, "b"),
        .italic = docx_toggle(properties, "i"),
        .hidden = docx_toggle(properties, "vanish"),
        .language = office_is_language(language) ? language : (struct str){0},
    };
    docx_look_lay(look, &own);
}

/* ---- what names mean ---- */

static void find_role(struct docx_style *style) {
    int level = 0;
    style->has_role = office_role_find(style->name, &style->role, &level);
    if (!style->has_role && (level = office_heading_level(style->id))) {
        style->role = OFFICE_HEADING;
        style->has_role = true;
    }
    if (level && style->outline < 0)
        style->outline = level - 1;
}

/* ---- styles ---- */

static int by_id(const void *a, const void *b) {
    const struct docx_style *one = a, *other = b;
    return str_compare(one->id, other->id);
}

static struct docx_style *find(const struct docx_styles *styles, struct str id) {
    struct docx_style wanted = {.id = id};
    return id.len && styles->list.count
               ? bsearch(&wanted, styles->list.items, styles->list.count, sizeof wanted, by_id)
               : NULL;
}

static int outline_of(const struct node *properties) {
    return (int)number_within(docx_value(properties, "outlineLvl"), 0, LEVELS, -1);
}

static void add_style(struct arena *arena, const struct node *node, struct docx_styles *styles) {
    struct docx_style *style = arena_push(arena, &styles->list);
    const struct node *paragraph = docx_child(node, "pPr"), *list = docx_child(paragraph, "numPr");
    struct str type = node_attribute(node, "w:type");
    *style = (struct docx_style){
        .id = node_attribute(node, "w:styleId"),
        .name = docx_value(node, "name"),
        .based_on = docx_value(node, "basedOn"),
        .look = DOCX_LOOK_UNSAID,
        .outline = outline_of(paragraph),
        .list = docx_value(list, "numId"),
        .list_level = (int)number_within(docx_value(list, "ilvl"), 0, LEVELS - 1, -1),
        .is_default = str_equal(node_attribute(node, "w:default"), STR("1")) ||
                      str_equal(node_attribute(node, "w:default"), STR("true")),
        .is_paragraph = !type.len || str_equal(type, STR("paragraph")),
    };
    docx_look_read(docx_child(node, "rPr"), &style->look);
    if (style->is_paragraph)
        find_role(style);
}

/* Takes over what it does not say itself. */
static void inherit(struct docx_style *style, const struct docx_style *parent) {
    struct docx_look look = parent->look;
    docx_look_lay(&look, &style->look);
    style->look = look;
    if (!style->has_role) {
        style->role = parent->role;
        style->has_role = parent->has_role;
    }
    if (style->outline < 0)
        style->outline = parent->outline;
    if (!style->list.len) {
        style->list = parent->list;
        style->list_level = style->list_level < 0 ? parent->list_level : style->list_level;
    }
}

/* Up the chain to a style that is settled or based on none, or in a ring on one that is
 * busy, and down again. */
static void settle(struct docx_styles *styles, struct docx_style *style) {
    struct docx_style *above = NULL;
    while (style->state == DOCX_STYLE_NEW) {
        struct docx_style *parent = find(styles, style->based_on);
        style->state = DOCX_STYLE_BUSY;
        style->below = above;
        above = style;
        if (!parent)
            break;
        style = parent;
    }
    for (struct docx_style *parent = style->state == DOCX_STYLE_SETTLED ? style : NULL; above;
         parent = above, above = above->below) {
        if (parent)
            inherit(above, parent);
        above->state = DOCX_STYLE_SETTLED;
    }
}

void docx_styles_read(struct arena *arena, const struct node *root, struct docx_styles *styles) {
    *styles = (struct docx_styles){.look = DOCX_LOOK_UNSAID};
    const struct node *defaults = docx_child(docx_child(root, "docDefaults"), "rPrDefault");
    docx_look_read(docx_child(defaults, "rPr"), &styles->look);
    for (const struct node *child = root ? root->first_child : NULL; child; child = child->next)
        if (node_is(child, "style"))
            add_style(arena, child, styles);
    if (styles->list.count)
        qsort(styles->list.items, styles->list.count, sizeof *styles->list.items, by_id);
    for (size_t i = 0; i < styles->list.count; i++) {
        struct docx_style *style = &styles->list.items[i];
        settle(styles, style);
        if (style->is_default && style->is_paragraph && !styles->paragraph)
            styles->paragraph = style;
    }
}

const struct docx_style *docx_style_find(const struct docx_styles *styles, struct str id) {
    return find(styles, id);
}
