#include <stdlib.h>

#include "document/odt.h"

const struct node *odt_child(const struct node *parent, const char *name) {
    for (const struct node *child = parent ? parent->first_child : NULL; child; child = child->next)
        if (node_is(child, name))
            return child;
    return NULL;
}

/* ---- how letters look ---- */

void odt_look_lay(struct odt_look *look, const struct odt_look *over) {
    look->bold = over->bold >= 0 ? over->bold : look->bold;
    look->italic = over->italic >= 0 ? over->italic : look->italic;
    look->hidden = over->hidden >= 0 ? over->hidden : look->hidden;
    look->language = over->language.len ? over->language : look->language;
}

static signed char is_bold(struct str weight) {
    enum { BOLD_FROM = 600 };
    if (!weight.len)
        return -1;
    return str_equal(weight, STR("bold")) || number_within(weight, 1, 1000, 0) >= BOLD_FROM;
}

static struct str language_of(struct arena *arena, const struct node *properties) {
    struct str tag = node_attribute(properties, "style:rfc-language-tag");
    struct str language = node_attribute(properties, "fo:language");
    struct str country = node_attribute(properties, "fo:country");
    if (!office_is_language(language))
        return (struct str){0};
    if (office_is_language(tag))
        return tag;
    return office_is_language(country)
               ? str_format(arena, "%.*s-%.*s", STR_ARG(language), STR_ARG(country))
               : language;
}

static struct odt_look look_of(struct arena *arena, const struct node *style) {
    const struct node *properties = odt_child(style, "text-properties");
    struct odt_look look = {.bold = -1, .italic = -1, .hidden = -1};
    if (!properties)
        return look;
    struct str slant = node_attribute(properties, "fo:font-style");
    struct str display = node_attribute(properties, "text:display");
    look.bold = is_bold(node_attribute(properties, "fo:font-weight"));
    look.italic = slant.len ? !str_equal(slant, STR("normal")) : -1;
    look.hidden = display.len ? str_equal(display, STR("none")) : -1;
    look.language = language_of(arena, properties);
    return look;
}

/* ---- styles ---- */

static const char *const families[ODT_FAMILIES] = {"paragraph", "text", "graphic", "section"};

static enum odt_family family_of(const struct node *node) {
    struct str name = node_attribute(node, "style:family");
    for (int i = 0; i < ODT_FAMILIES; i++)
        if (str_equal(name, str_from_c(families[i])))
            return (enum odt_family)i;
    return ODT_FAMILIES;
}

static void find_role(const struct node *node, struct odt_style *style) {
    struct str shown = node_attribute(node, "style:display-name");
    int level = 0;
    style->has_role = (shown.len && office_role_find(shown, &style->role, &level)) ||
                      office_role_find(style->name, &style->role, &level);
    style->heading = (int)number_within(node_attribute(node, "style:default-outline-level"), 1,
                                        ODT_LEVELS, level);
}

static void add_style(struct arena *arena, const struct node *node, struct odt_styles *styles) {
    enum odt_family family = family_of(node);
    if (family == ODT_FAMILIES)
        return;
    struct odt_style *style = arena_push(arena, &styles->list);
    *style = (struct odt_style){
        .family = family,
        .name = node_attribute(node, "style:name"),
        .parent = node_attribute(node, "style:parent-style-name"),
        .look = look_of(arena, node),
        .says_list = node_has_attribute(node, "style:list-style-name"),
        .list = node_attribute(node, "style:list-style-name"),
    };
    const struct node *section = odt_child(node, "section-properties");
    if (section && str_equal(node_attribute(section, "text:display"), STR("none")))
        style->look.hidden = 1;
    style->formula = family == ODT_GRAPHIC && (str_equal(style->name, STR("Formula")) ||
                                               str_equal(style->parent, STR("Formula")));
    if (family == ODT_PARAGRAPH)
        find_role(node, style);
}

void odt_styles_add(struct arena *arena, const struct node *root, struct odt_styles *styles) {
    static const char *const groups[] = {"styles", "automatic-styles"};
    if (!styles->list.capacity)
        styles->look = (struct odt_look){.bold = -1, .italic = -1, .hidden = -1};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        const struct node *group = odt_child(root, groups[i]);
        for (const struct node *node = group ? group->first_child : NULL; node; node = node->next)
            if (node_is(node, "style")) {
                add_style(arena, node, styles);
            } else if (node_is(node, "default-style") && family_of(node) == ODT_PARAGRAPH) {
                struct odt_look look = look_of(arena, node);
                odt_look_lay(&styles->look, &look);
            }
    }
}

static int by_name(const void *a, const void *b) {
    const struct odt_style *one = a, *other = b;
    return one->family != other->family ? (int)one->family - (int)other->family
                                        : str_compare(one->name, other->name);
}

static struct odt_style *find(const struct odt_styles *styles, enum odt_family family,
                              struct str name) {
    struct odt_style wanted = {.family = family, .name = name};
    return name.len && styles->list.count
               ? bsearch(&wanted, styles->list.items, styles->list.count, sizeof wanted, by_name)
               : NULL;
}

static void inherit(struct odt_style *style, const struct odt_style *parent) {
    struct odt_look look = parent->look;
    odt_look_lay(&look, &style->look);
    style->look = look;
    if (!style->has_role) {
        style->role = parent->role;
        style->has_role = parent->has_role;
    }
    if (!style->heading)
        style->heading = parent->heading;
    if (!style->says_list) {
        style->list = parent->list;
        style->says_list = parent->says_list;
    }
    style->formula = style->formula || parent->formula;
}

/* Up the chain to a style that is settled or based on none, or in a ring on one that is
 * busy, and down again. */
static void settle(struct odt_styles *styles, struct odt_style *style) {
    struct odt_style *above = NULL;
    while (style && style->state == ODT_STYLE_NEW) {
        style->state = ODT_STYLE_BUSY;
        style->below = above;
        above = style;
        style = find(styles, style->family, style->parent);
    }
    struct odt_style *parent = style && style->state == ODT_STYLE_SETTLED ? style : NULL;
    for (; above; parent = above, above = above->below) {
        if (parent)
            inherit(above, parent);
        above->state = ODT_STYLE_SETTLED;
    }
}

void odt_styles_settle(struct odt_styles *styles) {
    if (styles->list.count)
        qsort(styles->list.items, styles->list.count, sizeof *styles->list.items, by_name);
    for (size_t i = 0; i < styles->list.count; i++)
        settle(styles, &styles->list.items[i]);
}

const struct odt_style *odt_style_find(const struct odt_styles *styles, enum odt_family family,
                                       struct str name) {
    return find(styles, family, name);
}
