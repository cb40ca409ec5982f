/* Notes: the marks that refer to them, what they say, and the links back from them; and
 * where the pages of the printed book begin. */
#include <string.h>

#include "base/utf8.h"
#include "document/markup_links.h"
#include "document/markup_walk.h"

enum {
    MARK_MAX_BYTES = 16,        /* "[12]", "*", "note 3" */
    PAGE_NUMBER_MAX_BYTES = 40, /* more text is a page's, not its number */
};

static bool has_type_of(const struct node *node, const char *const *types) {
    struct str words = node_attribute(node, "epub:type");
    for (; words.len && *types; types++)
        if (words_have(words, *types))
            return true;
    return false;
}

static struct str walk_target(const struct walk *walk, struct str reference) {
    const struct markup *markup = walk->markup;
    if (markup->target)
        return markup->target(markup->context, walk->arena, reference, true);
    bool within = reference.len > 1 && reference.ptr[0] == '#';
    return within ? str_slice(reference, 1, reference.len) : (struct str){0};
}

/* An id of the element, or of the anchor that opens it. */
static struct str id_of(const struct node *node) {
    for (int depth = 0; node && node->name.len && depth < 3; depth++) {
        struct str id = node_attribute(node, "id");
        if (!id.len && node_is(node, "a"))
            id = node_attribute(node, "name");
        if (id.len)
            return id;
        for (node = node->first_child; node && !node->name.len && is_blank_text(node->text);)
            node = node->next;
    }
    return (struct str){0};
}

static struct str walk_id(const struct walk *walk, const struct node *node) {
    struct str id = id_of(node);
    if (!id.len)
        return id;
    return walk_target(walk, str_format(walk->arena, "#%.*s", STR_ARG(id)));
}

/* ---- references ---- */

static bool is_roman_numeral(struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (!strchr("ivxlcIVXLC[]().", text.ptr[i]))
            return false;
    return true;
}

/* Digits, letters of a list, stars and daggers, perhaps in brackets: no word. */
bool markup_is_mark(struct arena *arena, const struct node *node) {
    struct str text = node_text(arena, node);
    size_t letters = 0;
    if (!text.len || text.len > MARK_MAX_BYTES)
        return false;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        letters += utf8_is_letter(c);
    }
    return letters <= 1 || is_roman_numeral(text);
}

static bool leads_to(struct str href, const char *const *starts) {
    const char *hash = str_find_char(href, '#');
    struct str id =
        hash ? str_slice(href, (size_t)(hash - href.ptr) + 1, href.len) : (struct str){0};
    for (; id.len && *starts; starts++)
        if (id.len >= strlen(*starts) &&
            str_equal_nocase(str_slice(id, 0, strlen(*starts)), str_from_c(*starts)))
            return true;
    return false;
}

/* Ids of the marks of references, which notes lead back to. */
static const char *const ids_of_marks[] = {"fnref",       "ftnref",   "_ftnref",  "_ednref",
                                           "noteref",     "fnanchor", "cite_ref", "footnote-ref",
                                           "footnoteref", NULL};

static bool is_above_line(const struct node *link) {
    const struct node *child = link->first_child;
    return (link->parent && node_is(link->parent, "sup")) ||
           (child && !child->next && node_is(child, "sup"));
}

static bool says_reference(const struct node *link) {
    static const char *const types[] = {"noteref", "annoref", NULL};
    static const char *const classes[] = {
        "noteref", "footnote-ref", "footnoteref", "footnote-reference", "fnref", "fnanchor", NULL};
    return has_type_of(link, types) || has_role(link, "doc-noteref") || has_class(link, classes);
}

bool is_reference(const struct walk *walk, const struct node *link) {
    static const char *const ids[] = {"fn",   "ftn",  "footnote",  "endnote", "note",
                                      "_ftn", "_edn", "cite_note", NULL};
    struct str href = node_attribute(link, "href");
    if (!href.len || walk->in_reference)
        return false;
    if (says_reference(link) || markup_links_reference(walk->markup->links, link))
        return true;
    if (leads_to(href, ids_of_marks) || !markup_is_mark(walk->arena, link))
        return false;
    return is_above_line(link) ? str_find_char(href, '#') != NULL : leads_to(href, ids);
}

void read_reference(struct walk *walk, const struct node *node, struct str href) {
    walk_open(walk, node->start);
    walk->in_reference = true;
    builder_reference_begin(walk->builder, walk_target(walk, href));
    walk_children(walk, node);
    builder_reference_end(walk->builder);
    walk->in_reference = false;
}

bool markup_is_arrow(struct str text) {
    static const char *const arrows[] = {"↩", "↩︎", "↩️", "↑",    "^",      "⏎", "↵",
                                         "⤴", "←",      "▲",      "back", "return", NULL};
    for (size_t i = 0; arrows[i]; i++)
        if (str_equal(text, str_from_c(arrows[i])))
            return true;
    return false;
}

static bool is_link_back(const struct walk *walk, const struct node *link) {
    static const char *const classes[] = {"footnote-back", "footnote-backref", "reversefootnote",
                                          "mw-cite-backlink", NULL};
    static const char *const types[] = {"backlink", "referrer", NULL};
    if (has_type_of(link, types) || has_role(link, "doc-backlink") || has_class(link, classes) ||
        markup_links_back(walk->markup->links, link))
        return true;
    struct str href = node_attribute(link, "href");
    if (!str_find_char(href, '#'))
        return false;
    if (markup_is_arrow(node_text(walk->arena, link)))
        return true;
    /* A note's own number leads back to where it is referred to. */
    return (walk->flow.kind == BLOCK_NOTE || leads_to(href, ids_of_marks)) &&
           markup_is_mark(walk->arena, link);
}

/* "§" or "#" beside a heading, to copy its address from. */
static bool is_own_address(const struct walk *walk, const struct node *link) {
    static const char *const signs[] = {"¶", "#", "§", "🔗", "∞", NULL};
    static const char *const classes[] = {"headerlink", "anchorjs-link", "permalink", NULL};
    if (!str_starts_with(node_attribute(link, "href"), STR("#")))
        return false;
    struct str text = node_text(walk->arena, link);
    for (size_t i = 0; signs[i]; i++)
        if (str_equal(text, str_from_c(signs[i])))
            return true;
    return has_class(link, classes);
}

void read_link(struct walk *walk, const struct node *node) {
    if (is_link_back(walk, node)) {
        walk_leave_out(walk, node, "link back");
        walk->after_mark = walk->flow.kind == BLOCK_NOTE && !builder_is_open(walk->builder);
    } else if (is_own_address(walk, node))
        walk_leave_out(walk, node, "link to the place itself");
    else if (is_reference(walk, node))
        read_reference(walk, node, node_attribute(node, "href"));
    else
        walk_children(walk, node);
}

bool is_before_mark(const struct walk *walk, const struct node *text) {
    const struct node *next = text->next;
    struct str said = str_trim(text->text);
    return walk->flow.kind == BLOCK_NOTE && !builder_is_open(walk->builder) && next &&
           node_is(next, "a") && said.len == 1 && str_find_char(STR("[("), said.ptr[0]) &&
           is_link_back(walk, next);
}

size_t skip_behind_mark(struct walk *walk, const struct node *text) {
    size_t at = 0;
    while (at < text->text.len && str_find_char(STR("]).: \n\t"), text->text.ptr[at]))
        at++;
    struct str marks = str_trim(str_slice(text->text, 0, at));
    bool linear = text->end - text->start == text->text.len;
    walk->after_mark = at == text->text.len;
    if (marks.len)
        builder_unspoken(walk->builder, marks, walk->markup->offset + text->start,
                         walk->markup->offset + (linear ? text->start + at : text->end),
                         "link back");
    return at;
}

/* ---- notes ---- */

bool is_list_of_notes(const struct node *node) {
    static const char *const types[] = {"footnotes", "endnotes", "rearnotes", NULL};
    static const char *const classes[] = {"footnotes", "endnotes", "footnotes-list", "notes-list",
                                          NULL};
    return has_type_of(node, types) || has_role(node, "doc-endnotes") || has_class(node, classes);
}

bool is_note(const struct walk *walk, const struct node *node) {
    static const char *const types[] = {"footnote", "endnote", "rearnote", NULL};
    static const char *const classes[] = {"footnote", "endnote", NULL};
    if (walk->flow.kind == BLOCK_NOTE || !is_block_element(node) || walk->joined)
        return false;
    if (has_type_of(node, types) || has_role(node, "doc-footnote") ||
        has_role(node, "doc-endnote") || has_class(node, classes) ||
        has_style(node, "mso-element", "footnote") || markup_links_note(walk->markup->links, node))
        return true;
    static const char *const names[] = {"li", "p", "div", "aside", "dd", NULL};
    if (!walk->in_notes || is_list_of_notes(node))
        return false;
    for (size_t i = 0; names[i]; i++)
        if (node_is(node, names[i]))
            return i == 0 || id_of(node).len;
    return false;
}

void read_note(struct walk *walk, const struct node *node) {
    walk->label.len = 0;
    walk->note = markup_links_id(walk->markup->links, node);
    if (!walk->note.len)
        walk->note = walk_id(walk, node);
    walk_within(walk, node, (struct flow){.kind = BLOCK_NOTE});
    walk->note.len = 0;
    walk->after_mark = false;
}

/* ---- pages ---- */

bool is_page_break(const struct node *node) {
    static const char *const types[] = {"pagebreak", NULL};
    static const char *const classes[] = {"pagenum", "pageno", "page-number", "pagebreak-number",
                                          NULL};
    return has_type_of(node, types) || has_role(node, "doc-pagebreak") || has_class(node, classes);
}

static struct str without(struct str text, const char *start) {
    size_t length = strlen(start);
    bool has = text.len > length && str_equal_nocase(str_slice(text, 0, length), str_from_c(start));
    return has ? str_slice(text, length, text.len) : text;
}

/* "[Pg 12]", "Page 12.", "page_xii" → what stands on the page. */
static struct str page_label(struct str text) {
    static const char *const words[] = {"[", "{", "page", "pg", "p", ".", "_", "-", " ", NULL};
    text = str_trim(text);
    for (size_t i = 0; words[i]; i++)
        text = str_trim(without(text, words[i]));
    while (text.len && strchr("]}. ", text.ptr[text.len - 1]))
        text.len--;
    return text;
}

/* Pages lie in order, also where a tree's nodes do not. */
static size_t page_place(const struct walk *walk, const struct node *node) {
    const struct document *document = walk->builder->reading.document;
    size_t count = document->pages.count, at = walk->markup->offset + node->start;
    size_t last = count ? document->pages.items[count - 1].start : 0;
    return at > last ? at : last;
}

void read_page_break(struct walk *walk, const struct node *node) {
    struct str text = node_text(walk->arena, node), label = markup_label(node);
    if (text.len > PAGE_NUMBER_MAX_BYTES) {
        text.len = 0;
        walk_children(walk, node);
    }
    if (!label.len)
        label = text;
    if (!label.len)
        label = id_of(node);
    if (!label.len)
        label = node_attribute(node, "value");
    if (label.len)
        builder_page(walk->builder, page_label(label), page_place(walk, node));
    if (text.len)
        walk_leave_out(walk, node, "page number");
}
