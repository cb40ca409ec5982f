/* Lists, numbered as they are written. */
#include <string.h>

#include "document/markup_walk.h"

struct list {
    bool numbered;
    long number;
    int step;
    char type; /* '1', 'a', 'A', 'i', 'I' */
};

static struct str roman(struct arena *arena, long number) {
    static const struct {
        int value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; number >= steps[i].value; number -= steps[i].value)
            strbuf_add(&text, str_from_c(steps[i].digits));
    return strbuf_str(&text);
}

/* a, b … z, aa, ab */
static struct str letters(struct arena *arena, long number) {
    char text[16];
    size_t at = sizeof text;
    for (; number > 0 && at > 0; number = (number - 1) / 26)
        text[--at] = (char)('a' + (number - 1) % 26);
    return str_copy(arena, (struct str){text + at, sizeof text - at});
}

static struct str upper(struct arena *arena, struct str text) {
    char *copy = arena_alloc(arena, text.len);
    for (size_t i = 0; i < text.len; i++)
        copy[i] = (char)(text.ptr[i] - 'a' + 'A');
    return (struct str){copy, text.len};
}

/* "4. ", as the list is numbered; Roman numerals and letters know no zero. */
static struct str item_label(struct arena *arena, const struct list *list) {
    struct str text = {0};
    bool small = list->number > 0 && list->number < 4000;
    if ((list->type == 'i' || list->type == 'I') && small)
        text = roman(arena, list->number);
    else if ((list->type == 'a' || list->type == 'A') && list->number > 0)
        text = letters(arena, list->number);
    if (text.len && (list->type == 'I' || list->type == 'A'))
        text = upper(arena, text);
    return text.len ? str_format(arena, "%.*s. ", STR_ARG(text))
                    : str_format(arena, "%ld. ", list->number);
}

static long count_items(const struct node *list) {
    long count = 0;
    for (const struct node *child = list->first_child; child; child = child->next)
        count += node_is(child, "li");
    return count;
}

static struct list list_of(const struct node *node) {
    struct str type = node_attribute(node, "type");
    bool reversed = node_has_attribute(node, "reversed");
    return (struct list){
        .numbered = node_is(node, "ol") && !has_style(node, "list-style-type", "none") &&
                    !has_style(node, "list-style", "none"),
        .number = number_in(node_attribute(node, "start"), reversed ? count_items(node) : 1),
        .step = reversed ? -1 : 1,
        .type = type.len == 1 ? type.ptr[0] : '1',
    };
}

void read_list(struct walk *walk, const struct node *node) {
    struct list list = list_of(node), *around = walk->list;
    bool in_notes = walk->in_notes;
    walk->list = &list;
    walk->in_notes = in_notes || is_list_of_notes(node);
    walk->list_depth++;
    read_block(walk, node);
    walk->list_depth--;
    walk->in_notes = in_notes;
    walk->list = around;
}

static struct flow item_flow(const struct walk *walk) {
    return (struct flow){.kind = BLOCK_LIST_ITEM,
                         .level = walk->list_depth > 0 ? walk->list_depth : 1};
}

/* A number is said only where an item is a block: not within a cell, which has a label. */
static struct str next_label(struct walk *walk, struct list *list, const struct node *item) {
    if (!list || !list->numbered)
        return (struct str){0};
    list->number = number_in(node_attribute(item, "value"), list->number);
    struct str label = item_label(walk->arena, list);
    list->number += list->step;
    return label;
}

void read_item(struct walk *walk, const struct node *node) {
    struct str label = next_label(walk, walk->list, node);
    walk_part(walk, node);
    if (!walk->joined)
        walk->label = label;
    walk_within(walk, node, item_flow(walk));
    if (!walk->joined)
        walk->label.len = 0;
}

/* A term, or what it means. */
void read_definition(struct walk *walk, const struct node *node) {
    walk_within(walk, node, item_flow(walk));
}
