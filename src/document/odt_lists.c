#include <stdlib.h>

#include "base/utf8.h"
#include "document/odt.h"

enum { NUMBER_MAX = 1000000, MARK_MAX_BYTES = 60 };

struct level {
    bool numbered;
    enum numeral numeral;
    struct str prefix, suffix;
    long start;
    int shown; /* how many levels, its own and those above */
};

struct odt_list_style {
    struct str name;
    struct level levels[ODT_LEVELS];
};

struct odt_list_styles {
    struct arena *arena;
    struct {
        struct odt_list_style *items; /* by name */
        size_t count, capacity;
    } list;
    struct odt_list_style *outline;
};

/* ---- reading ---- */

static enum numeral numeral_of(const struct node *node) {
    struct str format = node_attribute(node, "style:num-format");
    bool doubled = str_equal(node_attribute(node, "style:num-letter-sync"), STR("true"));
    if (format.len != 1)
        return format.len ? NUMERAL_DECIMAL : NUMERAL_NONE;
    switch (format.ptr[0]) {
    case 'a':
        return doubled ? NUMERAL_LOWER_LETTER_DOUBLED : NUMERAL_LOWER_LETTER;
    case 'A':
        return doubled ? NUMERAL_UPPER_LETTER_DOUBLED : NUMERAL_UPPER_LETTER;
    case 'i':
        return NUMERAL_LOWER_ROMAN;
    case 'I':
        return NUMERAL_UPPER_ROMAN;
    default:
        return NUMERAL_DECIMAL;
    }
}

static void read_level(const struct node *node, struct level *level, int number) {
    *level = (struct level){
        .numbered =
            node_is(node, "list-level-style-number") || node_is(node, "outline-level-style"),
        .numeral = numeral_of(node),
        .prefix = utf8_clip(node_attribute(node, "style:num-prefix"), MARK_MAX_BYTES),
        .suffix = utf8_clip(node_attribute(node, "style:num-suffix"), MARK_MAX_BYTES),
        .start = number_within(node_attribute(node, "text:start-value"), 0, NUMBER_MAX, 1),
        .shown = (int)number_within(node_attribute(node, "text:display-levels"), 1, number, 1),
    };
}

static void read_levels(const struct node *node, struct odt_list_style *style) {
    style->name = node_attribute(node, "style:name");
    for (const struct node *child = node->first_child; child; child = child->next) {
        int level = (int)number_within(node_attribute(child, "text:level"), 1, ODT_LEVELS, 0);
        if (level)
            read_level(child, &style->levels[level - 1], level);
    }
}

struct odt_list_styles *odt_list_styles_open(struct arena *arena) {
    struct odt_list_styles *styles = arena_alloc(arena, sizeof *styles);
    styles->arena = arena;
    return styles;
}

void odt_list_styles_add(struct odt_list_styles *styles, const struct node *root) {
    static const char *const groups[] = {"styles", "automatic-styles"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        const struct node *group = odt_child(root, groups[i]);
        for (const struct node *node = group ? group->first_child : NULL; node; node = node->next)
            if (node_is(node, "list-style")) {
                read_levels(node, arena_push(styles->arena, &styles->list));
            } else if (node_is(node, "outline-style")) {
                styles->outline = arena_alloc(styles->arena, sizeof *styles->outline);
                read_levels(node, styles->outline);
            }
    }
}

static int by_name(const void *a, const void *b) {
    const struct odt_list_style *one = a, *other = b;
    return str_compare(one->name, other->name);
}

void odt_list_styles_settle(struct odt_list_styles *styles) {
    if (styles->list.count)
        qsort(styles->list.items, styles->list.count, sizeof *styles->list.items, by_name);
}

const struct odt_list_style *odt_list_style_find(const struct odt_list_styles *styles,
                                                 struct str name) {
    struct odt_list_style wanted = {.name = name};
    return name.len && styles->list.count
               ? bsearch(&wanted, styles->list.items, styles->list.count, sizeof wanted, by_name)
               : NULL;
}

const struct odt_list_style *odt_outline_style(const struct odt_list_styles *styles) {
    return styles->outline;
}

/* ---- counting ---- */

void odt_count(const struct odt_list_style *style, struct odt_counts *counts, int level,
               long start) {
    long first = style ? style->levels[level].start : 1;
    counts->numbers[level] = start >= 0             ? start
                             : counts->begun[level] ? counts->numbers[level] + 1
                                                    : first;
    counts->begun[level] = true;
    for (int below = level + 1; below < ODT_LEVELS; below++)
        counts->begun[below] = false;
}

struct str odt_label(struct arena *arena, const struct odt_list_style *style,
                     const struct odt_counts *counts, int level) {
    const struct level *own = style ? &style->levels[level] : NULL;
    struct strbuf label = {.arena = arena};
    if (!own || !own->numbered || own->numeral == NUMERAL_NONE)
        return (struct str){0};
    strbuf_add(&label, own->prefix);
    for (int i = level + 1 - own->shown; i <= level; i++) {
        const struct level *shown = &style->levels[i];
        long number = counts->begun[i] ? counts->numbers[i] : shown->start;
        struct str text = numeral_text(arena, shown->numeral, number);
        strbuf_add(&label, text);
        if (i < level && text.len)
            strbuf_add_char(&label, '.');
    }
    strbuf_add(&label, own->suffix);
    struct str text = str_trim(strbuf_str(&label));
    return text.len ? str_format(arena, "%.*s ", STR_ARG(text)) : text;
}
