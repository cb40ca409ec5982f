#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/docx.h"

enum { LEVELS = 9, NUMBER_MAX = 1000000, LABEL_MAX_BYTES = 200, LINKED_MAX = 4096 };

struct level {
    const struct node *node; /* <w:lvl>; NULL: the file says nothing of it */
    enum numeral numeral;
    enum { PLAIN_NUMBER, ORDINAL, BULLET } form;
    struct str text; /* "%1.%2." */
    long start;
    int restarts_after; /* 0: never; n: when a level below n has been counted; -1: any above */
    bool all_decimal, no_space;
};

/* Lists that are one to the reader share an abstract one, and its counters. */
struct abstract {
    struct str id;
    struct str style;       /* that has these levels as its own */
    struct str other_style; /* whose levels are meant */
    struct level levels[LEVELS];
    long counts[LEVELS];
    bool counted[LEVELS];
};

struct list {
    struct str id;
    struct abstract *abstract;
    struct level *levels[LEVELS]; /* its own, over the abstract one's; NULL: none */
    long starts[LEVELS];          /* -1: none of its own */
    bool begun;
};

struct docx_numbering {
    struct {
        struct abstract *items;
        size_t count, capacity;
    } abstracts;
    struct {
        struct list *items;
        size_t count, capacity;
    } lists;
};

/* ---- reading ---- */

static const struct {
    const char *name;
    enum numeral numeral;
} numerals[] = {
    {"decimal", NUMERAL_DECIMAL},
    {"decimalZero", NUMERAL_DECIMAL_ZERO},
    {"lowerLetter", NUMERAL_LOWER_LETTER_DOUBLED},
    {"upperLetter", NUMERAL_UPPER_LETTER_DOUBLED},
    {"lowerRoman", NUMERAL_LOWER_ROMAN},
    {"upperRoman", NUMERAL_UPPER_ROMAN},
    {"none", NUMERAL_NONE},
};

enum numeral docx_numeral(struct str name) {
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (str_equal(name, str_from_c(numerals[i].name)))
            return numerals[i].numeral;
    return NUMERAL_DECIMAL;
}

static void read_level(const struct node *node, struct level *level) {
    struct str format = docx_value(node, "numFmt");
    *level = (struct level){
        .node = node,
        .numeral = docx_numeral(format),
        .form = str_equal(format, STR("bullet"))    ? BULLET
                : str_equal(format, STR("ordinal")) ? ORDINAL
                                                    : PLAIN_NUMBER,
        .text = utf8_clip(docx_value(node, "lvlText"), LABEL_MAX_BYTES),
        .start = number_within(docx_value(node, "start"), 0, NUMBER_MAX, 0),
        .restarts_after = (int)number_within(docx_value(node, "lvlRestart"), 0, LEVELS, -1),
        .all_decimal = docx_toggle(node, "isLgl") == 1,
        .no_space = str_equal(docx_value(node, "suff"), STR("nothing")),
    };
}

static int level_of(const struct node *node) {
    return (int)number_within(node_attribute(node, "w:ilvl"), 0, LEVELS - 1, -1);
}

static void read_abstract(struct arena *arena, const struct node *node,
                          struct docx_numbering *numbering) {
    struct abstract *abstract = arena_push(arena, &numbering->abstracts);
    abstract->id = node_attribute(node, "w:abstractNumId");
    abstract->style = docx_value(node, "styleLink");
    abstract->other_style = docx_value(node, "numStyleLink");
    for (const struct node *child = node->first_child; child; child = child->next)
        if (node_is(child, "lvl") && level_of(child) >= 0)
            read_level(child, &abstract->levels[level_of(child)]);
}

static int by_abstract_id(const void *a, const void *b) {
    const struct abstract *one = a, *other = b;
    return str_compare(one->id, other->id);
}

static int by_list_id(const void *a, const void *b) {
    const struct list *one = a, *other = b;
    return str_compare(one->id, other->id);
}

static void read_override(struct arena *arena, const struct node *node, struct list *list) {
    int level = level_of(node);
    const struct node *own = docx_child(node, "lvl");
    if (level < 0)
        return;
    list->starts[level] = number_within(docx_value(node, "startOverride"), 0, NUMBER_MAX, -1);
    if (own)
        read_level(own, list->levels[level] = arena_alloc(arena, sizeof(struct level)));
}

/* A list may say that its levels are those of a style, which another list belongs to. */
static struct abstract *follow(const struct docx_numbering *numbering, struct abstract *abstract) {
    if (!abstract || !abstract->other_style.len || numbering->abstracts.count > LINKED_MAX)
        return abstract;
    for (size_t i = 0; i < numbering->abstracts.count; i++)
        if (str_equal(numbering->abstracts.items[i].style, abstract->other_style))
            return &numbering->abstracts.items[i];
    return abstract;
}

static void read_list(struct arena *arena, const struct node *node,
                      struct docx_numbering *numbering) {
    struct list *list = arena_push(arena, &numbering->lists);
    list->id = node_attribute(node, "w:numId");
    for (size_t i = 0; i < LEVELS; i++)
        list->starts[i] = -1;
    struct abstract wanted = {.id = docx_value(node, "abstractNumId")};
    if (numbering->abstracts.count)
        list->abstract = bsearch(&wanted, numbering->abstracts.items, numbering->abstracts.count,
                                 sizeof wanted, by_abstract_id);
    list->abstract = follow(numbering, list->abstract);
    for (const struct node *child = node->first_child; child; child = child->next)
        if (node_is(child, "lvlOverride"))
            read_override(arena, child, list);
}

struct docx_numbering *docx_numbering_read(struct arena *arena, const struct node *root) {
    struct docx_numbering *numbering = arena_alloc(arena, sizeof *numbering);
    const struct node *first = root ? root->first_child : NULL;
    for (const struct node *child = first; child; child = child->next)
        if (node_is(child, "abstractNum"))
            read_abstract(arena, child, numbering);
    if (numbering->abstracts.count)
        qsort(numbering->abstracts.items, numbering->abstracts.count,
              sizeof *numbering->abstracts.items, by_abstract_id);
    for (const struct node *child = first; child; child = child->next)
        if (node_is(child, "num"))
            read_list(arena, child, numbering);
    if (numbering->lists.count)
        qsort(numbering->lists.items, numbering->lists.count, sizeof *numbering->lists.items,
              by_list_id);
    return numbering;
}

/* ---- counting ---- */

static struct list *find_list(const struct docx_numbering *numbering, struct str id) {
    struct list wanted = {.id = id};
    struct list *list = id.len && numbering->lists.count
                            ? bsearch(&wanted, numbering->lists.items, numbering->lists.count,
                                      sizeof wanted, by_list_id)
                            : NULL;
    return list && list->abstract ? list : NULL;
}

bool docx_numbering_has(const struct docx_numbering *numbering, struct str id) {
    return find_list(numbering, id) != NULL;
}

static const struct level *level_in(const struct list *list, int level) {
    return list->levels[level] ? list->levels[level] : &list->abstract->levels[level];
}

static long start_of(const struct list *list, int level) {
    return list->starts[level] >= 0 ? list->starts[level] : level_in(list, level)->start;
}

/* The first paragraph of a list that has starts of its own counts from them. */
static void begin(struct list *list) {
    for (int i = 0; i < LEVELS; i++)
        if (list->starts[i] >= 0)
            list->abstract->counted[i] = false;
    list->begun = true;
}

static bool restarts(const struct list *list, int level, int counted) {
    int after = level_in(list, level)->restarts_after;
    return after != 0 && (after < 0 || counted < after);
}

static void count(struct list *list, int level) {
    struct abstract *abstract = list->abstract;
    if (!list->begun)
        begin(list);
    abstract->counts[level] =
        abstract->counted[level] ? abstract->counts[level] + 1 : start_of(list, level);
    abstract->counted[level] = true;
    for (int below = level + 1; below < LEVELS; below++)
        if (restarts(list, below, level))
            abstract->counted[below] = false;
}

/* ---- labels ---- */

static const char *ordinal_suffix(long number) {
    long tens = number % 100;
    if (tens >= 11 && tens <= 13)
        return "th";
    return number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
}

static void add_number(struct arena *arena, const struct list *list, int level, bool decimal,
                       struct strbuf *label) {
    const struct level *shown = level_in(list, level);
    if (shown->form == BULLET)
        return;
    long number =
        list->abstract->counted[level] ? list->abstract->counts[level] : start_of(list, level);
    strbuf_add(label, numeral_text(arena, decimal ? NUMERAL_DECIMAL : shown->numeral, number));
    if (shown->form == ORDINAL && !decimal)
        strbuf_add(label, str_from_c(ordinal_suffix(number)));
}

static struct str label_of(struct arena *arena, const struct list *list, int level) {
    const struct level *shown = level_in(list, level);
    struct strbuf label = {.arena = arena};
    if (!shown->node || shown->form == BULLET)
        return (struct str){0};
    for (size_t i = 0; i < shown->text.len; i++) {
        char next = i + 1 < shown->text.len ? shown->text.ptr[i + 1] : '\0';
        if (shown->text.ptr[i] == '%' && next >= '1' && next <= '9')
            add_number(arena, list, shown->text.ptr[++i] - '1', shown->all_decimal, &label);
        else
            strbuf_add_char(&label, shown->text.ptr[i]);
    }
    struct str text = str_trim(strbuf_str(&label));
    return text.len ? str_format(arena, shown->no_space ? "%.*s" : "%.*s ", STR_ARG(text)) : text;
}

/* The level that names the style as its own. */
static int level_of_style(const struct list *list, struct str style) {
    for (int i = 0; style.len && i < LEVELS; i++) {
        const struct node *node = level_in(list, i)->node;
        if (node && str_equal(docx_value(node, "pStyle"), style))
            return i;
    }
    return 0;
}

struct str docx_numbering_next(struct docx_numbering *numbering, struct arena *arena, struct str id,
                               int level, struct str style) {
    struct list *list = find_list(numbering, id);
    if (!list)
        return (struct str){0};
    level = level < 0 ? level_of_style(list, style) : level < LEVELS ? level : LEVELS - 1;
    count(list, level);
    return label_of(arena, list, level);
}
