/* What stands in a line. */
#include "base/language.h"
#include "document/odt.h"

/* ---- saying ---- */

static bool is_on(signed char toggle) {
    return toggle > 0;
}

static bool is_emphasis(const struct odt_walk *walk) {
    bool bold = is_on(walk->span.bold) != is_on(walk->look.bold);
    return is_on(walk->span.italic) != is_on(walk->look.italic) || (bold && !walk->heading);
}

static bool is_foreign(const struct odt_walk *walk) {
    struct str own = walk->odt->document->metadata.language;
    return walk->span.language.len && own.len && !language_same(walk->span.language, own);
}

void odt_say(struct odt_walk *walk, struct str text, size_t start, size_t end) {
    struct builder *builder = walk->builder;
    bool foreign = is_foreign(walk), emphasis = is_emphasis(walk);
    const char *reason = walk->reason ? walk->reason : is_on(walk->span.hidden) ? "hidden" : NULL;
    start += walk->offset;
    end += walk->offset;
    if (reason) {
        if (str_trim(text).len)
            builder_unspoken(builder, str_trim(text), start, end, reason);
        return;
    }
    if (foreign)
        builder_language_begin(builder, walk->span.language);
    if (emphasis)
        builder_emphasis_begin(builder);
    builder_text(builder, text, start, end);
    if (emphasis)
        builder_emphasis_end(builder);
    if (foreign)
        builder_language_end(builder);
}

static size_t end_of(const struct node *node) {
    return node->end > node->start ? node->end : node->start;
}

/* ---- what is left out ---- */

/* Who wrote a comment and when, and what is no text at all. */
static bool is_no_text(const struct node *node) {
    static const char *const names[] = {
        "creator",  "date",        "initials",        "script",
        "datetime", "binary-data", "event-listeners", "creator-initials"};
    bool field = node->parent && (node_is(node->parent, "p") || node_is(node->parent, "span"));
    for (size_t i = 0; i < sizeof names / sizeof *names && node->name.len; i++)
        if (node_is(node, names[i]))
            return !field;
    return false;
}

static bool parts_words(const struct node *node) {
    return node_is(node, "p") || node_is(node, "h") || node_is(node, "tab") || node_is(node, "s") ||
           node_is(node, "line-break");
}

void odt_leave_out(struct odt_walk *walk, const struct node *root, const char *reason) {
    struct strbuf text = {.arena = walk->arena};
    size_t start = 0, end = 0;
    for (const struct node *node = root; node;) {
        if (is_no_text(node)) {
            node = node_next_after(root, node);
            continue;
        }
        bool blank = !str_trim(node->text).len;
        start = !end && !blank ? node->start : start;
        end = blank ? end : node->end;
        text_add_collapsed(&text, parts_words(node) ? STR(" ") : node->text);
        node = node_next(root, node);
    }
    if (end)
        builder_unspoken(walk->builder, str_trim(strbuf_str(&text)), walk->offset + start,
                         walk->offset + end, reason);
}

void odt_leave_out_thing(struct odt_walk *walk, const struct node *node, struct str name,
                         const char *reason) {
    builder_unspoken(walk->builder, str_trim(name), walk->offset + node->start,
                     walk->offset + end_of(node), reason);
}

/* ---- elements ---- */

static void read_spaces(struct odt_walk *walk, const struct node *node) {
    enum { SPACES_MAX = 64 };
    static const char spaces[SPACES_MAX + 1] =
        "                                                                ";
    size_t count = (size_t)number_within(node_attribute(node, "text:c"), 1, SPACES_MAX, 1);
    odt_say(walk, (struct str){spaces, count}, node->start, end_of(node));
}

static void read_tab(struct odt_walk *walk, const struct node *node) {
    odt_say(walk, STR(" "), node->start, end_of(node));
}

static void read_break(struct odt_walk *walk, const struct node *node) {
    if (walk->reason)
        return;
    builder_break(walk->builder, walk->offset + node->start, walk->offset + end_of(node));
}

static void read_span(struct odt_walk *walk, const struct node *node) {
    const struct odt_style *style =
        odt_style_find(&walk->odt->styles, ODT_TEXT, node_attribute(node, "text:style-name"));
    struct odt_look around = walk->span;
    if (style)
        odt_look_lay(&walk->span, &style->look);
    odt_inline(walk, node);
    walk->span = around;
}

static void read_page_number(struct odt_walk *walk, const struct node *node) {
    odt_leave_out(walk, node, "page number");
}

static void read_comment(struct odt_walk *walk, const struct node *node) {
    odt_leave_out(walk, node, "comment");
}

static void read_placeholder(struct odt_walk *walk, const struct node *node) {
    odt_leave_out(walk, node, "placeholder");
}

static void read_code(struct odt_walk *walk, const struct node *node) {
    odt_leave_out(walk, node, "field code");
}

/* Text that is shown on a condition, which did not hold when the file was saved. */
static void read_conditional(struct odt_walk *walk, const struct node *node) {
    if (str_equal(node_attribute(node, "text:is-hidden"), STR("true")))
        odt_leave_out(walk, node, "hidden");
    else
        odt_inline(walk, node);
}

static void read_ruby(struct odt_walk *walk, const struct node *node) {
    for (const struct node *child = node->first_child; child; child = child->next)
        if (node_is(child, "ruby-text"))
            odt_leave_out(walk, child, "how it is said");
        else if (child->name.len)
            odt_inline(walk, child);
}

static void pass_over(struct odt_walk *walk, const struct node *node) {
    (void)walk, (void)node;
}

/* What is not here is read for what is in it: nothing gets lost. */
static const struct {
    const char *name;
    void (*read)(struct odt_walk *walk, const struct node *node);
} elements[] = {
    {"span", read_span},
    {"s", read_spaces},
    {"tab", read_tab},
    {"line-break", read_break},
    {"note", odt_note},
    {"annotation", read_comment},
    {"page-number", read_page_number},
    {"page-count", read_page_number},
    {"page-continuation", read_page_number},
    {"placeholder", read_placeholder},
    {"script", read_code},
    {"execute-macro", odt_inline},
    {"hidden-text", read_conditional},
    {"hidden-paragraph", read_conditional},
    {"ruby", read_ruby},
    {"event-listeners", pass_over},
    {"binary-data", pass_over},
};

static void read_element(struct odt_walk *walk, const struct node *node) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (node_is(node, elements[i].name)) {
            elements[i].read(walk, node);
            return;
        }
    if (odt_is_shape(node))
        odt_shape(walk, node);
    else
        odt_inline(walk, node);
}

void odt_inline(struct odt_walk *walk, const struct node *parent) {
    for (const struct node *node = parent->first_child; node; node = node->next)
        if (node->name.len)
            read_element(walk, node);
        else
            odt_say(walk, node->text, node->start, node->end);
}

bool odt_has_text(const struct node *root) {
    for (const struct node *node = root; node;) {
        bool apart = node != root &&
                     (node_is(node, "note") || node_is(node, "annotation") || odt_is_shape(node));
        if (!apart && str_trim(node->text).len)
            return true;
        node = apart ? node_next_after(root, node) : node_next(root, node);
    }
    return false;
}
