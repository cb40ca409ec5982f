/* What the package says of the book, in the ways of EPUB 2 (attributes) and EPUB 3
 * (<meta refines="#id" property="…">). */
#include <string.h>

#include "document/authors.h"
#include "document/epub.h"
#include "document/html_parser.h"

/* Titles and creators that are looked at; each is looked up among all that is said. */
enum { NAMED_MAX = 100 };

struct reading_metadata {
    struct epub_book *book;
    const struct node *root; /* <metadata> */
};

/* What a <meta property> says of the element with the id; of the book, when that is empty. */
static const struct node *find_refinement(const struct reading_metadata *reading, struct str id,
                                          const char *property) {
    for (const struct node *node = reading->root->first_child; node; node = node->next) {
        struct str refines = node_attribute(node, "refines");
        if (refines.len && refines.ptr[0] == '#')
            refines = str_slice(refines, 1, refines.len);
        if (node_is(node, "meta") && str_equal(refines, id) &&
            str_equal(node_attribute(node, "property"), str_from_c(property)))
            return node;
    }
    return NULL;
}

static struct str text_of(const struct reading_metadata *reading, const struct node *node) {
    return node ? node_text(reading->book->arena, node) : (struct str){0};
}

/* EPUB 2 has it in an attribute, EPUB 3 in an element of its own. */
static struct str detail(const struct reading_metadata *reading, const struct node *node,
                         const char *attribute, const char *property) {
    struct str said = node_attribute(node, attribute), id = node_attribute(node, "id");
    if (said.len || !id.len)
        return str_trim(said);
    return text_of(reading, find_refinement(reading, id, property));
}

static const struct node *next_named(const struct node *node, const char *name) {
    while (node && !node_is(node, name))
        node = node->next;
    return node;
}

static struct str first_text(const struct reading_metadata *reading, const char *name) {
    return text_of(reading, next_named(reading->root->first_child, name));
}

static void add_listed(struct strbuf *list, struct str text, const char *separator) {
    if (!text.len)
        return;
    if (list->count)
        strbuf_add(list, str_from_c(separator));
    strbuf_add(list, text);
}

static struct str all_texts(const struct reading_metadata *reading, const char *name,
                            const char *separator) {
    struct strbuf list = {.arena = reading->book->arena};
    const struct node *node = reading->root->first_child;
    for (node = next_named(node, name); node; node = next_named(node->next, name))
        add_listed(&list, text_of(reading, node), separator);
    return strbuf_str(&list);
}

/* ---- the parts ---- */

static void read_titles(const struct reading_metadata *reading, struct metadata *metadata) {
    bool has_main = false;
    const struct node *node = next_named(reading->root->first_child, "title");
    for (int n = 0; node && n < NAMED_MAX; n++, node = next_named(node->next, "title")) {
        struct str type = detail(reading, node, "type", "title-type");
        struct str text = text_of(reading, node);
        bool is_main = str_equal(type, STR("main"));
        if (str_equal(type, STR("subtitle")) && !metadata->subtitle.len)
            metadata->subtitle = text;
        else if ((is_main && !has_main) || !metadata->title.len)
            metadata->title = text;
        has_main = has_main || is_main;
    }
}

/* Names of those with the role of an author, or, when nobody has one, of all. */
static struct str creators(const struct reading_metadata *reading, bool authors_only) {
    struct strbuf list = {.arena = reading->book->arena};
    const struct node *node = next_named(reading->root->first_child, "creator");
    for (int n = 0; node && n < NAMED_MAX; n++, node = next_named(node->next, "creator")) {
        struct str role = detail(reading, node, "opf:role", "role");
        if (!role.len)
            role = node_attribute(node, "role");
        if (!authors_only || !role.len || str_equal_nocase(role, STR("aut")))
            authors_add(&list, text_of(reading, node));
    }
    return strbuf_str(&list);
}

/* EPUB 2 has a date for each event; a conversion's is nobody's concern. */
static struct str date_of(const struct reading_metadata *reading) {
    struct str first = {0};
    const struct node *node = reading->root->first_child;
    for (node = next_named(node, "date"); node; node = next_named(node->next, "date")) {
        struct str event = node_attribute(node, "opf:event");
        if (!event.len)
            event = node_attribute(node, "event");
        bool is_publication = !event.len || str_equal_nocase(event, STR("publication")) ||
                              str_equal_nocase(event, STR("original-publication"));
        if (is_publication && !first.len)
            first = text_of(reading, node);
    }
    /* A time of day and its zone say nothing of a book. */
    const char *time = str_find_char(first, 'T');
    return time && first.len > 10 ? str_slice(first, 0, (size_t)(time - first.ptr)) : first;
}

static struct str identifier_of(const struct reading_metadata *reading,
                                const struct node *package) {
    struct str unique = node_attribute(package, "unique-identifier");
    const struct node *node = reading->root->first_child;
    for (node = next_named(node, "identifier"); node; node = next_named(node->next, "identifier"))
        if (unique.len && str_equal(node_attribute(node, "id"), unique))
            return text_of(reading, node);
    return first_text(reading, "identifier");
}

static struct str with_number(struct arena *arena, struct str series, struct str number) {
    if (str_ends_with(number, STR(".0")))
        number.len -= 2;
    return series.len && number.len
               ? str_format(arena, "%.*s, %.*s", STR_ARG(series), STR_ARG(number))
               : series;
}

static struct str named_meta(const struct reading_metadata *reading, const char *name) {
    for (const struct node *node = reading->root->first_child; node; node = node->next)
        if (node_is(node, "meta") && str_equal(node_attribute(node, "name"), str_from_c(name)))
            return str_trim(node_attribute(node, "content"));
    return (struct str){0};
}

static struct str series_of(const struct reading_metadata *reading) {
    struct arena *arena = reading->book->arena;
    const struct node *node = find_refinement(reading, (struct str){0}, "belongs-to-collection");
    if (!node)
        return with_number(arena, named_meta(reading, "calibre:series"),
                           named_meta(reading, "calibre:series_index"));
    struct str position = {0}, id = node_attribute(node, "id");
    if (id.len)
        position = text_of(reading, find_refinement(reading, id, "group-position"));
    return with_number(arena, text_of(reading, node), position);
}

/* Many are HTML, escaped. */
static struct str description_of(const struct reading_metadata *reading) {
    struct arena *arena = reading->book->arena;
    struct str description = first_text(reading, "description");
    struct node *root;
    struct error fault = {0};
    if (!str_find_char(description, '<') ||
        !html_parse(arena, "description", description, &root, &fault))
        return description;
    return node_text(arena, root);
}

void epub_read_metadata(struct epub_book *book, const struct node *package) {
    struct metadata *metadata = &book->document->metadata;
    struct reading_metadata reading = {book, node_find(package, "metadata")};
    if (!reading.root)
        return;
    /* EPUB 1's files have one more element around all. */
    const struct node *inner = next_named(reading.root->first_child, "dc-metadata");
    if (inner)
        reading.root = inner;
    read_titles(&reading, metadata);
    metadata->author = creators(&reading, true);
    if (!metadata->author.len)
        metadata->author = creators(&reading, false);
    metadata->language = first_text(&reading, "language");
    metadata->date = date_of(&reading);
    metadata->publisher = first_text(&reading, "publisher");
    metadata->identifier = identifier_of(&reading, package);
    metadata->rights = first_text(&reading, "rights");
    metadata->subject = all_texts(&reading, "subject", "; ");
    metadata->description = description_of(&reading);
    metadata->series = series_of(&reading);
}
