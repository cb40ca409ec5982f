/* What is not read aloud, each with its reason. */
#include <string.h>

#include "document/markup_walk.h"

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

/* ---- by name ---- */

void read_control(struct walk *walk, const struct node *node) {
    walk_leave_out(walk, node, "form control");
}

void read_navigation(struct walk *walk, const struct node *node) {
    walk_leave_out(walk, node, "navigation");
}

void read_deleted(struct walk *walk, const struct node *node) {
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

void read_audio(struct walk *walk, const struct node *node) {
    leave_out_medium(walk, node, "audio");
}

void read_video(struct walk *walk, const struct node *node) {
    leave_out_medium(walk, node, "video");
}

void read_embedded(struct walk *walk, const struct node *node) {
    leave_out_medium(walk, node, "embedded content");
}

/* ---- by what stands around the text ---- */

static bool has_heading(const struct node *root) {
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->name.len == 2 && node->name.ptr[0] == 'h' && node->name.ptr[1] >= '1' &&
            node->name.ptr[1] <= '6')
            return true;
    return false;
}

enum told_by { BY_ROLE, BY_CLASS, BY_NAME };

/* What stands around the text, or beside it. */
static const struct {
    enum told_by by;
    bool of_pages; /* in a book it may be text */
    const char *word, *reason;
} surroundings[] = {
    {BY_ROLE, false, "navigation", "navigation"},
    {BY_ROLE, false, "doc-toc", "navigation"},
    {BY_ROLE, false, "menubar", "navigation"},
    {BY_CLASS, false, "pgheader", "Project Gutenberg header"},
    {BY_CLASS, false, "pgfooter", "Project Gutenberg licence"},
    {BY_CLASS, false, "pg-boilerplate", "Project Gutenberg licence"},
    {BY_CLASS, true, "noprint", "not meant for print"},
    {BY_CLASS, true, "no-print", "not meant for print"},
    {BY_CLASS, true, "d-print-none", "not meant for print"},
    {BY_CLASS, true, "mw-editsection", "link to an editor"},
    {BY_CLASS, true, "mw-portlet", "navigation"},
    {BY_CLASS, true, "vector-page-toolbar", "navigation"},
    {BY_CLASS, true, "catlinks", "navigation"},
    {BY_CLASS, true, "printfooter", "page footer"},
    {BY_CLASS, true, "ad", "advertisement"},
    {BY_CLASS, true, "ads", "advertisement"},
    {BY_CLASS, true, "advert", "advertisement"},
    {BY_CLASS, true, "advertisement", "advertisement"},
    {BY_CLASS, true, "share", "beside the main text"},
    {BY_CLASS, true, "sharing", "beside the main text"},
    {BY_CLASS, true, "related", "beside the main text"},
    {BY_CLASS, true, "newsletter", "beside the main text"},
    {BY_CLASS, true, "cookie-banner", "beside the main text"},
    {BY_CLASS, true, "comments", "comments"},
    {BY_CLASS, true, "breadcrumb", "navigation"},
    {BY_CLASS, true, "breadcrumbs", "navigation"},
    {BY_CLASS, true, "skip-link", "navigation"},
    {BY_ROLE, true, "search", "search form"},
    {BY_NAME, true, "search", "search form"},
    {BY_ROLE, true, "contentinfo", "page footer"},
    {BY_ROLE, true, "complementary", "beside the main text"},
};

/* Elements that are part of a quotation or of a figure where they stand in one. */
static const char *reason_of_element(const struct walk *walk, const struct node *node) {
    if (walk->quote_depth || walk->flow.kind != BLOCK_PARAGRAPH)
        return NULL;
    if (node_is(node, "footer"))
        return "page footer";
    if (node_is(node, "aside"))
        return "beside the main text";
    return node_is(node, "header") && !has_heading(node) ? "page header" : NULL;
}

const char *reason_beside(const struct walk *walk, const struct node *node) {
    struct str told[] = {
        [BY_ROLE] = node_attribute(node, "role"),
        [BY_CLASS] = node_attribute(node, "class"),
        [BY_NAME] = node->name,
    };
    bool is_page = walk->markup->is_page;
    for (size_t i = 0; i < sizeof surroundings / sizeof *surroundings; i++)
        if ((is_page || !surroundings[i].of_pages) &&
            words_have(told[surroundings[i].by], surroundings[i].word))
            return surroundings[i].reason;
    return is_page ? reason_of_element(walk, node) : NULL;
}
