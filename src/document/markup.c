#include "document/markup.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/markup_walk.h"

/* ---- what nodes are ---- */

static bool is_space(struct str text) {
    for (size_t at = 0; at < text.len;)
        if (!utf8_is_space(utf8_next(text, &at)))
            return false;
    return true;
}

/* Spaces of every kind, and marks that leave no trace: what fills an empty paragraph. */
bool is_blank_text(struct str text) {
    text = str_trim(text);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if (!utf8_is_space(c) && c != 0xAD && c != 0x200B && c != 0xFEFF)
            return false;
    }
    return true;
}

bool has_type(const struct node *node, const char *type) {
    return words_have(node_attribute(node, "epub:type"), type);
}

bool has_role(const struct node *node, const char *role) {
    return words_have(node_attribute(node, "role"), role);
}

bool has_class(const struct node *node, const char *const *classes) {
    struct str words = node_attribute(node, "class");
    for (; words.len && *classes; classes++)
        if (words_have(words, *classes))
            return true;
    return false;
}

struct str markup_label(const struct node *node) {
    struct str label = str_trim(node_attribute(node, "aria-label"));
    return label.len ? label : str_trim(node_attribute(node, "title"));
}

/* Whether a style says so, however it is spaced: "display: none". */
bool has_style(const struct node *node, const char *property, const char *value) {
    struct str rest = node_attribute(node, "style");
    while (rest.len) {
        const char *semicolon = memchr(rest.ptr, ';', rest.len);
        size_t end = semicolon ? (size_t)(semicolon - rest.ptr) : rest.len;
        struct str line = str_slice(rest, 0, end);
        const char *colon = memchr(line.ptr, ':', line.len);
        size_t at = colon ? (size_t)(colon - line.ptr) : line.len;
        if (str_equal_nocase(str_trim(str_slice(line, 0, at)), str_from_c(property)) &&
            words_have(str_trim(str_slice(line, at + 1, line.len)), value))
            return true;
        rest = str_slice(rest, end + 1, rest.len);
    }
    return false;
}

bool markup_is_hidden(const struct node *node) {
    struct str hidden = node_attribute(node, "hidden");
    return (node_has_attribute(node, "hidden") && !str_equal_nocase(hidden, STR("until-found"))) ||
           str_equal_nocase(node_attribute(node, "aria-hidden"), STR("true")) ||
           has_style(node, "display", "none") || has_style(node, "visibility", "hidden");
}

/* ---- what is left out ---- */

struct gathered {
    struct strbuf text;
    size_t start, end;
};

static struct gathered gather(struct arena *arena, const struct node *root) {
    struct gathered all = {.text = {.arena = arena}, .start = SIZE_MAX};
    for (const struct node *node = root; node;) {
        if (markup_is_no_text(node)) {
            node = node_next_after(root, node);
            continue;
        }
        for (size_t i = 0; i < node->text.len; i++) {
            char c = node->text.ptr[i];
            bool blank = c == ' ' || (c >= '\t' && c <= '\r');
            if (!blank)
                strbuf_add_char(&all.text, c);
            else if (all.text.count && all.text.items[all.text.count - 1] != ' ')
                strbuf_add_char(&all.text, ' ');
        }
        if (is_block_element(node) && all.text.count && all.text.items[all.text.count - 1] != ' ')
            strbuf_add_char(&all.text, ' ');
        if (node->text.len && node->start < all.start)
            all.start = node->start;
        if (node->text.len && node->end > all.end)
            all.end = node->end;
        node = node_next(root, node);
    }
    return all;
}

void walk_leave_out(struct walk *walk, const struct node *node, const char *reason) {
    struct gathered all = gather(walk->arena, node);
    struct str text = str_trim(strbuf_str(&all.text));
    size_t offset = walk->markup->offset;
    if (text.len)
        builder_unspoken(walk->builder, text, offset + all.start, offset + all.end, reason);
}

void walk_leave_out_thing(struct walk *walk, const struct node *node, struct str name,
                          const char *reason) {
    size_t offset = walk->markup->offset;
    size_t end = node->first_child ? node->first_child->start : node->end;
    end = end > node->start ? end : node->start;
    if (str_starts_with(name, STR("data:")))
        name.len = 0;
    builder_unspoken(walk->builder, name, offset + node->start, offset + end, reason);
}

/* ---- blocks ---- */

static void begin_block(struct walk *walk) {
    if (walk->separator && walk->has_blocks)
        builder_separator(walk->builder);
    walk->separator = false;
    walk->has_blocks = true;
    builder_begin(walk->builder, walk->flow.kind, walk->flow.level);
    struct block *block = builder_block(walk->builder);
    block->id = walk->note;
    walk->note.len = 0;
    block->table = walk->flow.table;
    block->table_head = walk->flow.table_head;
    if (walk->preformatted)
        builder_preformat(walk->builder);
    /* What else is in an item are paragraphs. */
    if (walk->flow.kind == BLOCK_LIST_ITEM)
        walk->flow = (struct flow){.kind = BLOCK_PARAGRAPH};
}

void walk_open(struct walk *walk) {
    if (!builder_is_open(walk->builder))
        begin_block(walk);
    if (walk->label.len)
        builder_label(walk->builder, walk->label);
    walk->label.len = 0;
}

/* A byte of the tree's source as one of the document's. Spans lie in order, also where a
 * tree's nodes do not, which have no place then but the end of the one before. */
static size_t place(const struct walk *walk, size_t at) {
    const struct builder *builder = walk->builder;
    size_t last = builder->last_end;
    if (builder->space_pending && builder->space_end > last)
        last = builder->space_end;
    return walk->markup->offset + at > last ? walk->markup->offset + at : last;
}

void walk_space(struct walk *walk, size_t at) {
    if (builder_is_open(walk->builder))
        builder_text(walk->builder, STR(" "), place(walk, at), place(walk, at));
}

void walk_part(struct walk *walk, const struct node *node) {
    if (walk->joined)
        walk_space(walk, node->start);
    else
        builder_end(walk->builder);
}

void walk_say(struct walk *walk, struct str text, size_t start, size_t end) {
    bool blank = is_blank_text(text);
    if (!text.len || (blank && !builder_is_open(walk->builder)))
        return;
    if (blank && !walk->preformatted && is_space(text))
        text = STR(" ");
    else if (!blank)
        walk_open(walk);
    builder_text(walk->builder, text, place(walk, start), place(walk, end));
}

void walk_say_attribute(struct walk *walk, const struct node *node, const char *name) {
    for (size_t i = 0; i < node->n_attributes; i++) {
        const struct attribute *attribute = &node->attributes[i];
        if (!str_equal(attribute->name, str_from_c(name)))
            continue;
        if (attribute->end)
            walk_say(walk, attribute->value, attribute->start, attribute->end);
        else
            walk_say(walk, attribute->value, node->start, node->start);
        return;
    }
}

void walk_children(struct walk *walk, const struct node *node) {
    for (const struct node *child = node->first_child; child; child = child->next)
        walk_node(walk, child);
}

void walk_within(struct walk *walk, const struct node *node, struct flow flow) {
    struct flow around = walk->flow;
    walk_part(walk, node);
    /* All that is in a note is the note. */
    if (around.kind != BLOCK_NOTE)
        walk->flow = flow;
    walk_children(walk, node);
    walk_part(walk, node);
    walk->flow = around;
}

static void read_block(struct walk *walk, const struct node *node) {
    walk_part(walk, node);
    walk_children(walk, node);
    walk_part(walk, node);
}

static void read_heading(struct walk *walk, const struct node *node, int level) {
    walk_part(walk, node);
    walk->joined++;
    struct flow around = walk->flow;
    if (around.kind != BLOCK_NOTE)
        walk->flow = (struct flow){.kind = BLOCK_HEADING, .level = level};
    walk_children(walk, node);
    walk->flow = around;
    walk->joined--;
    walk_part(walk, node);
}

static void read_h(struct walk *walk, const struct node *node) {
    read_heading(walk, node, node->name.ptr[1] - '0');
}

static void read_blockquote(struct walk *walk, const struct node *node) {
    struct flow flow = {.kind = BLOCK_QUOTATION, .level = ++walk->quote_depth};
    walk_within(walk, node, walk->flow.kind == BLOCK_VERSE ? walk->flow : flow);
    walk->quote_depth--;
}

static void read_preformatted(struct walk *walk, const struct node *node) {
    bool verse = walk->flow.kind == BLOCK_VERSE;
    walk->preformatted = !walk->joined;
    walk_within(walk, node, verse ? walk->flow : (struct flow){.kind = BLOCK_CODE});
    walk->preformatted = false;
}

static void read_rule(struct walk *walk, const struct node *node) {
    walk_part(walk, node);
    walk->separator = walk->separator || !(walk->joined || walk->in_notes);
}

static void read_break(struct walk *walk, const struct node *node) {
    const struct node *next = node->next;
    while (next && !next->name.len && is_blank_text(next->text))
        next = next->next;
    /* Two in a row part paragraphs. */
    if (!walk->joined && (walk->flow.kind == BLOCK_VERSE || (next && node_is(next, "br")))) {
        builder_end(walk->builder);
        return;
    }
    builder_break(walk->builder, place(walk, node->start), place(walk, node->end));
}

/* ---- lists ---- */

struct list {
    bool numbered;
    long number;
    int step;
    char type; /* '1', 'a', 'A', 'i', 'I' */
};

enum { LIST_NUMBER_MAX = 1000000 };

/* A whole number; `other` where there is none. */
static long number_in(struct str text, long other) {
    char digits[16];
    text = str_trim(text);
    if (!text.len || text.len >= sizeof digits)
        return other;
    memcpy(digits, text.ptr, text.len);
    digits[text.len] = '\0';
    char *end;
    long number = strtol(digits, &end, 10);
    bool sound = end > digits && number > -LIST_NUMBER_MAX && number < LIST_NUMBER_MAX;
    return sound ? number : other;
}

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

static void read_list(struct walk *walk, const struct node *node) {
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

static void read_item(struct walk *walk, const struct node *node) {
    struct str label = next_label(walk, walk->list, node);
    walk_part(walk, node);
    if (!walk->joined)
        walk->label = label;
    walk_within(walk, node, item_flow(walk));
    if (!walk->joined)
        walk->label.len = 0;
}

/* A term, or what it means. */
static void read_definition(struct walk *walk, const struct node *node) {
    walk_within(walk, node, item_flow(walk));
}

/* ---- left out by name ---- */

static void read_control(struct walk *walk, const struct node *node) {
    walk_leave_out(walk, node, "form control");
}

static void read_navigation(struct walk *walk, const struct node *node) {
    walk_leave_out(walk, node, "navigation");
}

static void read_deleted(struct walk *walk, const struct node *node) {
    walk_leave_out(walk, node, "deleted");
}

static void leave_out_medium(struct walk *walk, const struct node *node, const char *reason) {
    struct str name = node_attribute(node, node_is(node, "object") ? "data" : "src");
    const struct node *source = name.len ? NULL : node_find(node, "source");
    if (source)
        name = node_attribute(source, "src");
    struct str label = markup_label(node);
    walk_leave_out_thing(walk, node, label.len ? label : name, reason);
    walk_leave_out(walk, node, reason);
}

static void read_audio(struct walk *walk, const struct node *node) {
    leave_out_medium(walk, node, "audio");
}

static void read_video(struct walk *walk, const struct node *node) {
    leave_out_medium(walk, node, "video");
}

static void read_embedded(struct walk *walk, const struct node *node) {
    leave_out_medium(walk, node, "embedded content");
}

/* ---- the elements ---- */

enum layout { LINE, BLOCK, NO_TEXT };

/* In the order of their names. What is not here stands within a line, and is what it holds. */
static const struct element {
    const char *name;
    enum layout layout;
    element_fn *read; /* NULL: what it holds */
} elements[] = {
    {"a", LINE, read_link},
    {"address", BLOCK, read_block},
    {"article", BLOCK, read_block},
    {"aside", BLOCK, read_block},
    {"audio", LINE, read_audio},
    {"b", LINE, read_emphasis},
    {"blockquote", BLOCK, read_blockquote},
    {"body", BLOCK, read_block},
    {"br", LINE, read_break},
    {"button", LINE, read_control},
    {"canvas", LINE, read_embedded},
    {"caption", BLOCK, read_block},
    {"center", BLOCK, read_block},
    {"cite", LINE, read_emphasis},
    {"datalist", NO_TEXT, NULL},
    {"dd", BLOCK, read_definition},
    {"del", LINE, read_deleted},
    {"details", BLOCK, read_block},
    {"dfn", LINE, read_emphasis},
    {"dialog", BLOCK, read_block},
    {"dir", BLOCK, read_list},
    {"div", BLOCK, read_block},
    {"dl", BLOCK, read_list},
    {"dt", BLOCK, read_definition},
    {"em", LINE, read_emphasis},
    {"embed", LINE, read_embedded},
    {"fieldset", BLOCK, read_block},
    {"figcaption", BLOCK, read_block},
    {"figure", BLOCK, read_figure},
    {"footer", BLOCK, read_block},
    {"form", BLOCK, read_block},
    {"h1", BLOCK, read_h},
    {"h2", BLOCK, read_h},
    {"h3", BLOCK, read_h},
    {"h4", BLOCK, read_h},
    {"h5", BLOCK, read_h},
    {"h6", BLOCK, read_h},
    {"head", NO_TEXT, NULL},
    {"header", BLOCK, read_block},
    {"hgroup", BLOCK, read_block},
    {"hr", BLOCK, read_rule},
    {"html", BLOCK, read_block},
    {"i", LINE, read_emphasis},
    {"iframe", LINE, read_embedded},
    {"image", LINE, read_image},
    {"img", LINE, read_image},
    {"input", LINE, read_control},
    {"label", LINE, read_control},
    {"legend", BLOCK, read_block},
    {"li", BLOCK, read_item},
    {"listing", BLOCK, read_preformatted},
    {"main", BLOCK, read_block},
    {"math", LINE, read_mathematics},
    {"menu", BLOCK, read_list},
    {"meter", LINE, read_control},
    {"nav", BLOCK, read_navigation},
    {"noembed", NO_TEXT, NULL},
    {"noframes", NO_TEXT, NULL},
    {"noscript", NO_TEXT, NULL},
    {"object", LINE, read_embedded},
    {"ol", BLOCK, read_list},
    {"optgroup", BLOCK, read_control},
    {"option", BLOCK, read_control},
    {"output", LINE, read_control},
    {"p", BLOCK, read_block},
    {"plaintext", BLOCK, read_preformatted},
    {"pre", BLOCK, read_preformatted},
    {"progress", LINE, read_control},
    {"q", LINE, read_quotation_marks},
    {"rp", LINE, read_ruby_text},
    {"rt", LINE, read_ruby_text},
    {"rtc", LINE, read_ruby_text},
    {"s", LINE, read_deleted},
    {"script", NO_TEXT, NULL},
    {"search", BLOCK, read_block},
    {"section", BLOCK, read_block},
    {"select", LINE, read_control},
    {"span", LINE, read_span},
    {"strike", LINE, read_deleted},
    {"strong", LINE, read_emphasis},
    {"style", NO_TEXT, NULL},
    {"sub", LINE, read_subscript},
    {"summary", BLOCK, read_block},
    {"sup", LINE, read_superscript},
    {"svg", LINE, read_drawing},
    {"table", BLOCK, read_table},
    {"tbody", BLOCK, read_block},
    {"td", BLOCK, read_block},
    {"template", NO_TEXT, NULL},
    {"textarea", LINE, read_control},
    {"tfoot", BLOCK, read_block},
    {"th", BLOCK, read_block},
    {"thead", BLOCK, read_block},
    {"title", NO_TEXT, NULL},
    {"tr", BLOCK, read_block},
    {"ul", BLOCK, read_list},
    {"video", LINE, read_video},
    {"xmp", BLOCK, read_preformatted},
};

static int by_name(const void *name, const void *element) {
    return str_compare(*(const struct str *)name,
                       str_from_c(((const struct element *)element)->name));
}

static const struct element *find_element(const struct node *node) {
    return bsearch(&node->name, elements, sizeof elements / sizeof *elements, sizeof *elements,
                   by_name);
}

bool is_block_element(const struct node *node) {
    const struct element *element = node->name.len ? find_element(node) : NULL;
    return element && element->layout == BLOCK;
}

bool markup_is_no_text(const struct node *node) {
    const struct element *element = node->name.len ? find_element(node) : NULL;
    if (!element || element->layout != NO_TEXT)
        return false;
    /* A drawing, and what it is made of, has titles too, which are text. */
    const struct node *around = node_is(node, "title") ? node->parent : NULL;
    return !around || node_is(around, "head") || (find_element(around) && !node_is(around, "svg"));
}

/* ---- the walk ---- */

/* Lines of verse that are set as they stand. */
static void say_lines(struct walk *walk, const struct node *node) {
    bool linear = node->end - node->start == node->text.len;
    for (size_t at = 0, from = 0; from < node->text.len; from = at + 1) {
        for (at = from; at < node->text.len && node->text.ptr[at] != '\n';)
            at++;
        walk_say(walk, str_slice(node->text, from, at), linear ? node->start + from : node->start,
                 linear ? node->start + at : node->end);
        if (at < node->text.len)
            builder_end(walk->builder);
    }
}

static void read_text(struct walk *walk, const struct node *node) {
    if (walk->preformatted && walk->flow.kind == BLOCK_VERSE)
        say_lines(walk, node);
    else
        walk_say(walk, node->text, node->start, node->end);
}

static bool is_verse(const struct node *node) {
    static const char *const classes[] = {"verse", "poem",      "poetry",           "stanza",
                                          "lg",    "linegroup", "poetry-container", NULL};
    static const char *const types[] = {"z3998:poem",   "z3998:verse", "z3998:song", "z3998:hymn",
                                        "z3998:lyrics", "poem",        NULL};
    if (has_class(node, classes))
        return true;
    for (size_t i = 0; types[i]; i++)
        if (has_type(node, types[i]))
            return true;
    return false;
}

static void read_verse(struct walk *walk, const struct node *node, element_fn *read) {
    struct flow around = walk->flow;
    walk_part(walk, node);
    if (around.kind != BLOCK_NOTE)
        walk->flow = (struct flow){.kind = BLOCK_VERSE};
    read(walk, node);
    walk->flow = around;
}

static bool has_heading(const struct node *root) {
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->name.len == 2 && node->name.ptr[0] == 'h' && node->name.ptr[1] >= '1' &&
            node->name.ptr[1] <= '6')
            return true;
    return false;
}

static void read_role_heading(struct walk *walk, const struct node *node) {
    long level = number_in(node_attribute(node, "aria-level"), 2);
    read_heading(walk, node, level < 1 ? 1 : level > 6 ? 6 : (int)level);
}

static void read_list_of_notes(struct walk *walk, const struct node *node, element_fn *read) {
    bool around = walk->in_notes;
    walk->in_notes = true;
    read(walk, node);
    walk->in_notes = around;
}

/* What stands around the text of a page, or beside it. */
static const char *reason_beside(const struct walk *walk, const struct node *node) {
    static const char *const unprinted[] = {"noprint", "no-print", "d-print-none", "mw-editsection",
                                            NULL};
    static const char *const gutenberg[] = {"pg-boilerplate", NULL};
    static const char *const beside[] = {
        "ad",        "ads",        "advert",     "advertisement", "share",         "sharing",
        "related",   "newsletter", "breadcrumb", "breadcrumbs",   "cookie-banner", "comments",
        "skip-link", NULL};
    if (has_role(node, "navigation") || has_role(node, "doc-toc") || has_role(node, "menubar"))
        return "navigation";
    if (has_class(node, gutenberg))
        return "Project Gutenberg’s header or licence";
    if (!walk->markup->is_page)
        return NULL;
    if (has_class(node, unprinted))
        return "not meant for print";
    if (has_class(node, beside))
        return "beside the main text";
    if (has_role(node, "search") || node_is(node, "search"))
        return "search form";
    if (has_role(node, "contentinfo"))
        return "page footer";
    if (has_role(node, "complementary"))
        return "beside the main text";
    if (walk->quote_depth || walk->flow.kind != BLOCK_PARAGRAPH)
        return NULL;
    if (node_is(node, "footer"))
        return "page footer";
    if (node_is(node, "aside"))
        return "beside the main text";
    return node_is(node, "header") && !has_heading(node) ? "page header" : NULL;
}

/* What attributes say goes before what the name says. */
static void read_element(struct walk *walk, const struct node *node) {
    const struct element *element = find_element(node);
    element_fn *read = element && element->read ? element->read : walk_children;
    bool block = element && element->layout == BLOCK;
    const char *reason = reason_beside(walk, node);
    if (reason && !is_note(walk, node) && !is_list_of_notes(node))
        walk_leave_out(walk, node, reason);
    else if (is_page_break(node))
        read_page_break(walk, node);
    else if (is_note(walk, node))
        read_note(walk, node);
    else if (has_role(node, "separator"))
        read_rule(walk, node);
    else if (has_role(node, "heading"))
        read_role_heading(walk, node);
    else if (has_role(node, "img") && !node_is(node, "img") && !node_is(node, "svg"))
        read_drawing(walk, node);
    else if (block && is_list_of_notes(node) && !walk->in_notes)
        read_list_of_notes(walk, node, read);
    else if (block && is_verse(node) && walk->flow.kind != BLOCK_VERSE)
        read_verse(walk, node, read);
    else
        read(walk, node);
}

/* A language of the same family as the document's is the document's own: "en-GB" in a
 * book that says "en". */
static struct str own_language(const struct walk *walk, struct str tag) {
    struct str own = walk->builder->reading.document->metadata.language;
    size_t length = 0;
    while (length < tag.len && tag.ptr[length] != '-' && tag.ptr[length] != '_')
        length++;
    struct str primary = str_slice(tag, 0, length);
    bool same = own.len >= length && str_equal_nocase(str_slice(own, 0, length), primary) &&
                (own.len == length || own.ptr[length] == '-' || own.ptr[length] == '_');
    return same ? own : tag;
}

void walk_node(struct walk *walk, const struct node *node) {
    if (!node->name.len) {
        read_text(walk, node);
        return;
    }
    if (markup_is_no_text(node))
        return;
    if (markup_is_hidden(node)) {
        walk_leave_out(walk, node, "hidden");
        return;
    }
    struct str language = str_trim(node_attribute(node, "lang"));
    if (language.len)
        builder_language_begin(walk->builder, own_language(walk, language));
    read_element(walk, node);
    if (language.len)
        builder_language_end(walk->builder);
}

static struct walk walk_open_on(const struct markup *markup) {
    return (struct walk){
        .markup = markup,
        .builder = markup->builder,
        .arena = markup->builder->reading.arena,
        .flow = {.kind = BLOCK_PARAGRAPH},
    };
}

void markup_read(const struct markup *markup, const struct node *root) {
    struct walk walk = walk_open_on(markup);
    builder_end(markup->builder);
    walk.has_blocks = markup->builder->reading.parts.count > 0;
    walk.n_tables = count_tables(markup->builder);
    walk_node(&walk, root);
    builder_end(markup->builder);
}

void markup_leave_out(const struct markup *markup, const struct node *root, const char *reason) {
    struct walk walk = walk_open_on(markup);
    walk_leave_out(&walk, root, reason);
}
