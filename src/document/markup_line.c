/* What stands within a line of text. */
#include <string.h>

#include "base/utf8.h"
#include "document/markup_walk.h"

void read_emphasis(struct walk *walk, const struct node *node) {
    builder_emphasis_begin(walk->builder);
    walk_children(walk, node);
    builder_emphasis_end(walk->builder);
}

/* Books that were converted from a word processor say it by a class or a style. */
void read_span(struct walk *walk, const struct node *node) {
    static const char *const classes[] = {"italic", "italics", "ital", "emphasis", NULL};
    if (word_is_bullet(walk->arena, node))
        walk_leave_out(walk, node, "list mark");
    else if (has_class(node, classes) || has_style(node, "font-style", "italic"))
        read_emphasis(walk, node);
    else
        walk_children(walk, node);
}

/* The first text under a node that is not blank; NULL: there is none. */
static const struct node *first_text(const struct node *root) {
    for (const struct node *node = root; node; node = node_next(root, node))
        if (!is_blank_text(node->text))
            return node;
    return NULL;
}

static uint32_t first_letter(struct str text) {
    size_t at = 0;
    text = str_trim(text);
    return utf8_next(text, &at);
}

static bool is_quotation_mark(uint32_t c) {
    return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) ||
           c == 0x2039 || c == 0x203A;
}

void read_quotation_marks(struct walk *walk, const struct node *node) {
    const struct node *first = first_text(node);
    if (!first || is_quotation_mark(first_letter(first->text))) {
        walk_children(walk, node);
        return;
    }
    bool outer = walk->quotation_marks++ % 2 == 0;
    walk_open(walk, first->start);
    builder_label(walk->builder, outer ? STR("“") : STR("‘"));
    walk_children(walk, node);
    if (builder_is_open(walk->builder))
        builder_label(walk->builder, outer ? STR("”") : STR("’"));
    walk->quotation_marks--;
}

/* ---- small letters above and below the line ---- */

static const struct small {
    const char *letter, *above, *below;
} small[] = {
    {"0", "⁰", "₀"}, {"1", "¹", "₁"}, {"2", "²", "₂"}, {"3", "³", "₃"}, {"4", "⁴", "₄"},
    {"5", "⁵", "₅"}, {"6", "⁶", "₆"}, {"7", "⁷", "₇"}, {"8", "⁸", "₈"}, {"9", "⁹", "₉"},
    {"+", "⁺", "₊"}, {"-", "⁻", "₋"}, {"−", "⁻", "₋"}, {"n", "ⁿ", "ₙ"}, {" ", "", ""},
};

static const struct small *find_small(struct str text) {
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (str_starts_with(text, str_from_c(small[i].letter)))
            return &small[i];
    return NULL;
}

enum { SMALL_MAX_BYTES = 16 };

/* The text in small letters; empty when not all of it can be, for "1st" is no power. */
static struct str in_small(struct arena *arena, struct str text, bool above) {
    struct strbuf letters = {.arena = arena};
    if (text.len > SMALL_MAX_BYTES)
        return (struct str){0};
    for (size_t at = 0; at < text.len;) {
        const struct small *found = find_small(str_slice(text, at, text.len));
        if (!found)
            return (struct str){0};
        strbuf_add(&letters, str_from_c(above ? found->above : found->below));
        at += strlen(found->letter);
    }
    return strbuf_str(&letters);
}

static void read_small(struct walk *walk, const struct node *node, bool above) {
    const struct node *text = node->first_child;
    struct str letters = {0};
    if (text && !text->next && !walk->in_reference)
        letters = in_small(walk->arena, str_trim(text->text), above);
    if (letters.len)
        walk_say(walk, letters, text->start, text->end);
    else
        walk_children(walk, node);
}

/* "[<a>1</a>]" is the mark of a note with its brackets. */
void read_superscript(struct walk *walk, const struct node *node) {
    const struct node *link = walk->in_reference ? NULL : node_find(node, "a");
    if (link && is_reference(walk, link))
        read_reference(walk, node, node_attribute(link, "href"));
    else
        read_small(walk, node, true);
}

void read_subscript(struct walk *walk, const struct node *node) {
    read_small(walk, node, false);
}

void read_ruby_text(struct walk *walk, const struct node *node) {
    walk_leave_out(walk, node, "reading beside the line");
}
