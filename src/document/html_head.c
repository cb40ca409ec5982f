/* What the head of a page says of it. Of several that say the same, the first in the list
 * below is taken. */
#include <string.h>

#include "base/utf8.h"
#include "document/authors.h"
#include "document/html.h"

static const struct {
    const char *name; /* of a <meta>: its name or property */
    size_t offset;    /* in struct metadata */
} metas[] = {
    {"og:title", offsetof(struct metadata, title)},
    {"dc.title", offsetof(struct metadata, title)},
    {"dcterms.title", offsetof(struct metadata, title)},
    {"citation_title", offsetof(struct metadata, title)},
    {"author", offsetof(struct metadata, author)},
    {"dc.creator", offsetof(struct metadata, author)},
    {"dcterms.creator", offsetof(struct metadata, author)},
    {"citation_author", offsetof(struct metadata, author)},
    {"article:author", offsetof(struct metadata, author)},
    {"article:published_time", offsetof(struct metadata, date)},
    {"date", offsetof(struct metadata, date)},
    {"dc.date", offsetof(struct metadata, date)},
    {"dcterms.date", offsetof(struct metadata, date)},
    {"dcterms.issued", offsetof(struct metadata, date)},
    {"dcterms.created", offsetof(struct metadata, date)},
    {"citation_publication_date", offsetof(struct metadata, date)},
    {"description", offsetof(struct metadata, description)},
    {"og:description", offsetof(struct metadata, description)},
    {"dc.description", offsetof(struct metadata, description)},
    {"keywords", offsetof(struct metadata, subject)},
    {"dc.subject", offsetof(struct metadata, subject)},
    {"dcterms.subject", offsetof(struct metadata, subject)},
    {"dc.publisher", offsetof(struct metadata, publisher)},
    {"dcterms.publisher", offsetof(struct metadata, publisher)},
    {"dc.rights", offsetof(struct metadata, rights)},
    {"dcterms.rights", offsetof(struct metadata, rights)},
    {"copyright", offsetof(struct metadata, rights)},
    {"dc.identifier", offsetof(struct metadata, identifier)},
    {"dcterms.identifier", offsetof(struct metadata, identifier)},
    {"dc.language", offsetof(struct metadata, language)},
    {"content-language", offsetof(struct metadata, language)},
};

enum {
    N_METAS = sizeof metas / sizeof *metas,
    AUTHORS_MAX_BYTES = 400, /* no more are added behind so many */
};

static struct str collapsed(struct arena *arena, struct str text) {
    struct node leaf = {.text = text};
    return node_text(arena, &leaf);
}

static struct str name_of(const struct node *meta) {
    static const char *const attributes[] = {"property", "name", "http-equiv", NULL};
    for (size_t i = 0; attributes[i]; i++) {
        struct str name = str_trim(node_attribute(meta, attributes[i]));
        if (name.len)
            return name;
    }
    return (struct str){0};
}

static bool is_address(struct str text) {
    return str_starts_with(text, STR("http://")) || str_starts_with(text, STR("https://"));
}

static void add_author(struct arena *arena, struct str *authors, struct str name) {
    struct strbuf all = {.arena = arena};
    if (authors->len >= AUTHORS_MAX_BYTES || authors_include(*authors, name))
        return;
    authors_add(&all, *authors);
    authors_add(&all, name);
    *authors = strbuf_str(&all);
}

/* Fills `found`, a text for each line of the list. */
static void take_meta(struct arena *arena, const struct node *meta, struct str found[N_METAS]) {
    struct str name = name_of(meta), content = collapsed(arena, node_attribute(meta, "content"));
    for (size_t i = 0; i < N_METAS && name.len && content.len; i++) {
        bool author = metas[i].offset == offsetof(struct metadata, author);
        if (!str_equal_nocase(name, str_from_c(metas[i].name)) || (author && is_address(content)))
            continue;
        if (!found[i].len)
            found[i] = content;
        else if (author)
            add_author(arena, &found[i], content);
    }
}

void html_read_metadata(struct arena *arena, struct html_page *page, struct metadata *metadata) {
    struct str found[N_METAS] = {0};
    const struct node *title = NULL;
    const struct node *body = node_find(page->root, "body");
    metadata->language = str_trim(node_attribute(page->root, "lang"));
    if (!metadata->language.len && body)
        metadata->language = str_trim(node_attribute(body, "lang"));
    for (const struct node *node = page->root; node; node = node_next(page->root, node)) {
        if (node_is(node, "meta"))
            take_meta(arena, node, found);
        if (node_is(node, "meta") && str_equal_nocase(name_of(node), STR("og:site_name")))
            page->site = collapsed(arena, node_attribute(node, "content"));
        if (node_is(node, "title") && !title && node->parent && node_is(node->parent, "head"))
            title = node;
    }
    for (size_t i = 0; i < N_METAS; i++) {
        struct str *member = (struct str *)(void *)((char *)metadata + metas[i].offset);
        if (!member->len)
            *member = found[i];
    }
    if (title && node_text(arena, title).len)
        metadata->title = node_text(arena, title);
    if (!metadata->publisher.len)
        metadata->publisher = page->site;
}

/* ---- the title ---- */

static const char *const bars[] = {" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", NULL};

/* Where the last of the marks stands that part a title from a site's name; 0: nowhere. */
static size_t find_last_bar(struct str title, size_t *length) {
    size_t last = 0;
    for (size_t i = 0; bars[i]; i++) {
        size_t size = strlen(bars[i]);
        for (size_t at = 0; at + size <= title.len; at++)
            if (at > last && memcmp(title.ptr + at, bars[i], size) == 0) {
                last = at;
                *length = size;
            }
    }
    return last;
}

/* The first heading of the main text, of the highest rank. */
static const struct node *first_heading(const struct node *main) {
    static const char *const names[] = {"h1", "h2", "h3", NULL};
    const struct node *heading = NULL;
    for (size_t i = 0; names[i] && !heading; i++)
        heading = node_find(main, names[i]);
    return heading;
}

static bool starts_with_nocase(struct arena *arena, struct str text, struct str start) {
    return start.len && str_starts_with(utf8_lower(arena, text), utf8_lower(arena, start));
}

void html_read_title(struct arena *arena, struct html_page *page, struct metadata *metadata) {
    const struct node *inside = page->main ? first_heading(page->main) : NULL;
    const struct node *heading = page->heading ? page->heading : inside;
    struct str headed = heading ? node_text(arena, heading) : (struct str){0};
    if (!metadata->title.len || starts_with_nocase(arena, metadata->title, headed)) {
        metadata->title = headed;
        return;
    }
    size_t length = 0, bar = find_last_bar(metadata->title, &length);
    struct str site = str_slice(metadata->title, bar + length, metadata->title.len);
    if (bar && page->site.len && str_equal_nocase(site, page->site))
        metadata->title = str_slice(metadata->title, 0, bar);
}
