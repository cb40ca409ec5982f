/* The main text of a page.
 *
 * The page may say which it is: <main>, role="main", or its only <article>. Else, where
 * navigation surrounds it, it is looked for: from the body down, an element that holds
 * nearly all the prose of the page takes the place of the one around it. Prose is text in
 * paragraphs that are long enough to be sentences and are not mostly links; what is called
 * a sidebar, a footer or comments has none. (Readability, which browsers use, gives points
 * to paragraphs in the same spirit, and to the elements around them.)
 *
 * A page that nothing surrounds is read whole: a book's title page is no boilerplate. */
#include <string.h>

#include "base/utf8.h"
#include "document/html.h"
#include "document/markup_links.h"

enum {
    PROSE_MIN_BYTES = 80,   /* a paragraph of less is a caption, a button or a menu */
    MAIN_MIN_PERCENT = 85,  /* of the page's prose */
    TEXT_MIN_PERCENT = 60,  /* of all that is said on the page, but for links */
    LINKS_MAX_PERCENT = 50, /* of a paragraph of prose */
    LINE_DEPTH_MAX = 16,    /* elements that a word of prose is in, within its paragraph */
    MAIN_DEPTH_MAX = 32,    /* elements that a main text is in */
};

/* ---- what parts of pages are ---- */

struct landmark {
    const char *element, *role, *reason;
};

static const struct landmark landmarks[] = {
    {"nav", "navigation", "navigation"},      {"header", "banner", "page header"},
    {"footer", "contentinfo", "page footer"}, {"aside", "complementary", "beside the main text"},
    {"search", "search", "search form"},      {"dialog", "dialog", "dialog"},
    {"menu", "menu", "navigation"},           {NULL, "menubar", "navigation"},
    {NULL, "alertdialog", "dialog"},
};

static const struct landmark *find_landmark(const struct node *node) {
    struct str role = str_trim(node_attribute(node, "role"));
    for (size_t i = 0; i < sizeof landmarks / sizeof *landmarks; i++) {
        const struct landmark *landmark = &landmarks[i];
        if ((landmark->element && node_is(node, landmark->element)) ||
            str_equal_nocase(role, str_from_c(landmark->role)))
            return landmark;
    }
    return NULL;
}

/* Words in classes and ids of what is not the main text. */
static bool has_unlikely_name(const struct node *node) {
    static const char *const words[] = {
        "sidebar",    "footer",     "comment", "comments", "cookie",  "cookies",    "nav",
        "navbar",     "menu",       "share",   "sharing",  "social",  "related",    "promo",
        "newsletter", "banner",     "ad",      "ads",      "advert",  "breadcrumb", "breadcrumbs",
        "masthead",   "widget",     "popup",   "modal",    "consent", "subscribe",  "sponsor",
        "toolbar",    "pagination", NULL};
    static const char *const attributes[] = {"class", "id", NULL};
    for (size_t i = 0; attributes[i]; i++) {
        struct str value = node_attribute(node, attributes[i]);
        for (size_t from = 0, at = 0; at <= value.len && value.len; at++) {
            if (at < value.len && !strchr(" \t\n-_", value.ptr[at]))
                continue;
            struct str word = str_slice(value, from, at);
            for (size_t w = 0; word.len && words[w]; w++)
                if (str_equal_nocase(word, str_from_c(words[w])))
                    return true;
            from = at + 1;
        }
    }
    return false;
}

static bool is_boilerplate(const struct node *node) {
    return find_landmark(node) || has_unlikely_name(node);
}

/* ---- where the prose is ---- */

static bool is_paragraph(const struct node *node) {
    static const char *const names[] = {"p", "pre", "blockquote", "li", "dd", "td", "div", NULL};
    for (size_t i = 0; names[i]; i++)
        if (node_is(node, names[i]))
            return true;
    return false;
}

/* Where a text stands: its paragraph (NULL: in none), and whether that links to elsewhere. */
struct place {
    const struct node *paragraph;
    bool linked;
};

static struct place place_of(const struct node *text) {
    struct place place = {0};
    const struct node *node = text->parent;
    for (int i = 0; node && i < LINE_DEPTH_MAX && !is_paragraph(node); i++, node = node->parent)
        place.linked = place.linked || (node_is(node, "a") && node_has_attribute(node, "href"));
    if (node && is_paragraph(node))
        place.paragraph = node;
    return place;
}

/* A run of texts in one paragraph. */
struct run {
    const struct node *paragraph;
    size_t bytes, linked;
};

/* What is passed over when prose is weighed. */
static bool holds_no_prose(const struct node *root, const struct node *node) {
    return node != root && node->name.len && (markup_is_no_text(node) || is_boilerplate(node));
}

/* Bytes of prose, and of all that links to nowhere. */
struct weight {
    size_t prose, text;
};

static void weigh_run(const struct run *run, struct weight *weight) {
    bool prose = run->paragraph && run->bytes >= PROSE_MIN_BYTES &&
                 run->linked * 100 <= run->bytes * LINKS_MAX_PERCENT;
    weight->prose += prose ? run->bytes : 0;
    weight->text += run->bytes - run->linked;
}

static struct weight weigh(const struct node *root) {
    struct run run = {0};
    struct weight weight = {0};
    for (const struct node *node = root; node;) {
        if (holds_no_prose(root, node)) {
            node = node_next_after(root, node);
            continue;
        }
        size_t length = str_trim(node->text).len;
        if (length) {
            struct place place = place_of(node);
            if (place.paragraph != run.paragraph) {
                weigh_run(&run, &weight);
                run = (struct run){.paragraph = place.paragraph};
            }
            run.bytes += length;
            run.linked += place.linked ? length : 0;
        }
        node = node_next(root, node);
    }
    weigh_run(&run, &weight);
    return weight;
}

/* What can hold a main text. */
static bool is_container(const struct node *node) {
    static const char *const names[] = {"div",   "section", "article", "main", "td",   "tr",
                                        "tbody", "table",   "center",  "form", "font", NULL};
    for (size_t i = 0; names[i]; i++)
        if (node_is(node, names[i]))
            return !is_boilerplate(node);
    return false;
}

/* A text's own title, in a <header>, is no boilerplate. */
static bool is_titled(const struct node *node) {
    return node_is(node, "header") && node_find(node, "h1") && !node_find(node, "a");
}

static bool is_surrounded(const struct node *body) {
    for (const struct node *node = body; node; node = node_next(body, node))
        if (node->name.len && is_boilerplate(node) && !is_titled(node))
            return true;
    return false;
}

/* Nearly all prose; and most of what else is said, for short paragraphs, headings and tables
 * are a text too. */
static bool holds_main(struct weight part, struct weight whole) {
    return part.prose * 100 >= whole.prose * MAIN_MIN_PERCENT &&
           part.text * 100 >= whole.text * TEXT_MIN_PERCENT;
}

/* The child that holds the main text; NULL: it is in several. */
static const struct node *main_child(const struct node *node, struct weight whole) {
    for (const struct node *child = node->first_child; child; child = child->next)
        if (is_container(child) && holds_main(weigh(child), whole))
            return child;
    return NULL;
}

static const struct node *find_by_prose(const struct node *body) {
    struct weight weight = weigh(body);
    const struct node *found = body;
    if (!weight.prose || !is_surrounded(body))
        return body;
    for (int depth = 0; depth < MAIN_DEPTH_MAX; depth++) {
        const struct node *child = main_child(found, weight);
        if (!child)
            break;
        found = child;
    }
    return found;
}

/* ---- where the page says it ---- */

static bool is_main(const struct node *node) {
    return node_is(node, "main") || str_equal_nocase(node_attribute(node, "role"), STR("main"));
}

static bool is_article(const struct node *node) {
    return node_is(node, "article");
}

static bool has_text(const struct node *root) {
    for (const struct node *node = root; node; node = node_next(root, node))
        if (str_trim(node->text).len)
            return true;
    return false;
}

/* The only one of its kind, not counting those in it; NULL: none, or several. */
static const struct node *find_only(const struct node *body,
                                    bool (*is_one)(const struct node *node)) {
    const struct node *only = NULL;
    for (const struct node *node = body; node;) {
        bool one = is_one(node) && !node_has_attribute(node, "hidden") && has_text(node);
        if (one && only)
            return NULL;
        if (one)
            only = node;
        node = one ? node_next_after(body, node) : node_next(body, node);
    }
    return only;
}

/* The heading that the page's title names, before the main text and outside of it. */
static const struct node *find_heading(struct arena *arena, const struct html_page *page,
                                       struct str title) {
    if (page->main == page->body || node_find(page->main, "h1"))
        return NULL;
    for (const struct node *node = page->body; node && node != page->main;
         node = node_next(page->body, node)) {
        if (!node_is(node, "h1"))
            continue;
        struct str text = utf8_lower(arena, node_text(arena, node));
        if (text.len && str_starts_with(utf8_lower(arena, title), text))
            return node;
    }
    return NULL;
}

void html_find_main(struct arena *arena, struct html_page *page) {
    if (!page->body)
        return;
    const struct node *main = find_only(page->body, is_main);
    if (!main)
        main = find_only(page->body, is_article);
    page->main = main ? main : find_by_prose(page->body);
    const struct node *head = node_find(page->root, "head");
    const struct node *title = head ? node_find(head, "title") : NULL;
    if (title)
        page->heading = find_heading(arena, page, node_text(arena, title));
}

/* ---- reading it ---- */

enum { PATH_MAX_NODES = TREE_DEPTH_MAX + 1 };

/* The elements from the body down to one of its descendants. */
struct path {
    const struct node *nodes[PATH_MAX_NODES];
    size_t length;
};

static void find_path(const struct node *body, const struct node *node, struct path *path) {
    size_t length = 0;
    for (const struct node *up = node; up && length < PATH_MAX_NODES; up = up->parent) {
        length++;
        if (up == body)
            break;
    }
    path->length = node ? length : 0;
    for (const struct node *up = node; up && length > 0; up = up->parent)
        path->nodes[--length] = up;
}

static bool is_on(const struct path *path, const struct node *node, size_t depth) {
    return depth < path->length && path->nodes[depth] == node;
}

struct reading {
    struct markup markup;
    const struct html_page *page;
    struct path main, heading;
};

static void read_around(const struct reading *reading, const struct node *node, size_t depth) {
    for (const struct node *child = node->first_child; child; child = child->next) {
        const struct landmark *landmark = child->name.len ? find_landmark(child) : NULL;
        if (child == reading->page->main || child == reading->page->heading)
            markup_read(&reading->markup, child);
        else if (is_on(&reading->main, child, depth) || is_on(&reading->heading, child, depth))
            read_around(reading, child, depth + 1);
        else
            markup_leave_out(&reading->markup, child,
                             landmark ? landmark->reason : "outside the main text");
    }
}

void html_read_page(struct builder *builder, const struct html_page *page) {
    struct reading reading = {.markup = {.builder = builder,
                                         .links = markup_links_open(builder->reading.arena),
                                         .is_page = true},
                              .page = page};
    if (!page->body)
        return;
    markup_links_find(&reading.markup, page->body);
    find_path(page->body, page->main, &reading.main);
    find_path(page->body, page->heading, &reading.heading);
    if (page->main == page->body)
        markup_read(&reading.markup, page->body);
    else
        read_around(&reading, page->body, 1);
}
