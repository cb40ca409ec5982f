#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/epub.h"
#include "document/xml.h"

static const struct str container_name = {"META-INF/container.xml", 22};
static const struct str encryption_name = {"META-INF/encryption.xml", 23};

const char *epub_place(const struct epub_book *book, struct arena *arena, struct str name) {
    return str_to_c(arena, str_format(arena, "%s:%.*s", book->path, STR_ARG(name)));
}

bool epub_read_xml(const struct epub_book *book, struct arena *arena, struct str name,
                   struct str *text, struct node **root, struct error *error) {
    struct str content;
    return archive_read(book->archive, arena, name, &content, error) &&
           xml_parse(arena, epub_place(book, arena, name), content, text, root, error);
}

/* ---- the package's name ---- */

static bool find_package(struct epub_book *book, struct error *error) {
    static const struct str wanted = {"application/oebps-package+xml", 29};
    struct str text;
    struct node *root;
    if (!epub_read_xml(book, book->arena, container_name, &text, &root, error))
        return false;
    for (struct node *node = root; node; node = node_next(root, node)) {
        struct str type = node_attribute(node, "media-type");
        if (!node_is(node, "rootfile") || (type.len && !str_equal_nocase(type, wanted)))
            continue;
        book->package =
            archive_resolve(book->arena, (struct str){0}, node_attribute(node, "full-path"));
        if (book->package.len)
            return true;
    }
    return error_set(error, epub_place(book, book->arena, container_name),
                     "names no package (.opf); the EPUB is damaged");
}

/* ---- the manifest ---- */

static int by_id(const void *a, const void *b) {
    return str_compare(((const struct epub_item *)a)->id, ((const struct epub_item *)b)->id);
}

static struct epub_item *find_id(const struct epub_book *book, struct str id) {
    struct epub_item key = {.id = id};
    return book->manifest.count
               ? bsearch(&key, book->manifest.items, book->manifest.count, sizeof key, by_id)
               : NULL;
}

struct epub_item *epub_find_name(const struct epub_book *book, struct str name) {
    size_t low = 0, high = book->manifest.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct epub_item *item = &book->manifest.items[book->by_name[middle]];
        int order = str_compare(item->name, name);
        if (order == 0)
            return name.len ? item : NULL;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_content_type(struct str type) {
    static const char *const types[] = {"application/xhtml+xml", "text/html", "image/svg+xml",
                                        "text/x-oeb1-document", "application/xml"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_equal_nocase(type, str_from_c(types[i])))
            return true;
    return false;
}

static int compare_names(const void *a, const void *b, void *context) {
    const struct epub_item *items = context;
    return str_compare(items[*(const size_t *)a].name, items[*(const size_t *)b].name);
}

static void sort_manifest(struct epub_book *book) {
    size_t count = book->manifest.count;
    book->by_name = arena_alloc_array(book->arena, count, sizeof *book->by_name);
    if (!count)
        return;
    qsort(book->manifest.items, count, sizeof *book->manifest.items, by_id);
    for (size_t i = 0; i < count; i++)
        book->by_name[i] = i;
    qsort_r(book->by_name, count, sizeof *book->by_name, compare_names, book->manifest.items);
}

static bool read_manifest(struct epub_book *book, const struct node *package, struct error *error) {
    const struct node *manifest = node_find(package, "manifest");
    const struct node *node = manifest ? manifest->first_child : NULL;
    for (; node; node = node->next) {
        if (!node_is(node, "item"))
            continue;
        if (book->manifest.count >= ARCHIVE_ENTRIES_MAX)
            return error_set(error, epub_place(book, book->arena, book->package),
                             "names more than %d files", ARCHIVE_ENTRIES_MAX);
        struct str type = str_trim(node_attribute(node, "media-type"));
        *arena_push(book->arena, &book->manifest) = (struct epub_item){
            .id = node_attribute(node, "id"),
            .name = archive_resolve(book->arena, book->package, node_attribute(node, "href")),
            .media_type = type,
            .properties = node_attribute(node, "properties"),
            .fallback = node_attribute(node, "fallback"),
            .is_content = is_content_type(type),
        };
    }
    sort_manifest(book);
    return true;
}

/* The item itself, or what stands in for a format that is no text. */
static struct epub_item *readable(const struct epub_book *book, struct epub_item *item) {
    enum { STEPS_MAX = 8 };
    struct epub_item *found = item;
    for (int i = 0; found && !found->is_content && found->fallback.len && i < STEPS_MAX; i++)
        found = find_id(book, found->fallback);
    return found && found->is_content ? found : item;
}

/* ---- the spine ---- */

static bool add_to_spine(struct epub_book *book, const struct node *reference,
                         struct error *error) {
    struct str id = node_attribute(reference, "idref");
    struct epub_item *item = find_id(book, id);
    if (!item)
        return error_set(
            error, epub_place(book, book->arena, book->package),
            "the spine names “%.*s”, which the manifest does not; a chapter is missing",
            STR_ARG(utf8_clip(id, 100)));
    item = readable(book, item);
    if (item->in_spine)
        return true;
    item->in_spine = true;
    *arena_push(book->arena, &book->spine) = (struct epub_spine_item){
        item, !str_equal_nocase(str_trim(node_attribute(reference, "linear")), STR("no"))};
    return true;
}

static bool read_spine(struct epub_book *book, const struct node *package, struct error *error) {
    const struct node *spine = node_find(package, "spine");
    for (const struct node *node = spine ? spine->first_child : NULL; node; node = node->next)
        if (node_is(node, "itemref") && !add_to_spine(book, node, error))
            return false;
    if (!book->spine.count)
        return error_set(error, epub_place(book, book->arena, book->package),
                         "its spine is empty; the EPUB has nothing to read");
    book->ncx = find_id(book, node_attribute(spine, "toc"));
    return true;
}

/* ---- what some items are ---- */

static void find_by_properties(struct epub_book *book) {
    for (size_t i = 0; i < book->manifest.count; i++) {
        struct epub_item *item = &book->manifest.items[i];
        if (!book->nav && words_have(item->properties, "nav"))
            book->nav = item;
        if (!book->cover && words_have(item->properties, "cover-image"))
            book->cover = item;
        if (!book->ncx && str_equal_nocase(item->media_type, STR("application/x-dtbncx+xml")))
            book->ncx = item;
    }
    if (book->nav)
        book->nav->is_contents = true;
}

/* EPUB 2: <meta name="cover" content="an id, or, wrongly, a file's name"/> */
static void find_cover(struct epub_book *book, const struct node *package) {
    for (const struct node *node = package; node && !book->cover; node = node_next(package, node)) {
        if (!node_is(node, "meta") || !str_equal_nocase(node_attribute(node, "name"), STR("cover")))
            continue;
        struct str content = node_attribute(node, "content");
        book->cover = find_id(book, content);
        if (!book->cover)
            book->cover =
                epub_find_name(book, archive_resolve(book->arena, book->package, content));
    }
}

/* EPUB 2: <guide><reference type="cover" href="…"/> */
static void read_guide(struct epub_book *book, const struct node *package) {
    const struct node *guide = node_find(package, "guide");
    for (const struct node *node = guide ? guide->first_child : NULL; node; node = node->next) {
        struct str type = str_trim(node_attribute(node, "type"));
        struct epub_item *item = epub_find_name(
            book, archive_resolve(book->arena, book->package, node_attribute(node, "href")));
        if (item && str_equal_nocase(type, STR("cover")))
            item->is_cover = true;
        if (item && str_equal_nocase(type, STR("toc")))
            item->is_contents = true;
    }
}

/* ---- encryption ---- */

/* Fonts are scrambled by these, and by nothing else is anything. */
static bool is_font_scrambling(struct str algorithm) {
    return str_equal(algorithm, STR("http://www.idpf.org/2008/embedding")) ||
           str_equal(algorithm, STR("http://ns.adobe.com/pdf/enc#RC"));
}

static void mark_encrypted(struct epub_book *book, const struct node *data) {
    const struct node *method = node_find(data, "EncryptionMethod");
    const struct node *reference = node_find(data, "CipherReference");
    if (!reference || (method && is_font_scrambling(node_attribute(method, "Algorithm"))))
        return;
    struct epub_item *item = epub_find_name(
        book, archive_resolve(book->arena, (struct str){0}, node_attribute(reference, "URI")));
    if (item)
        item->is_encrypted = true;
}

static bool read_encryption(struct epub_book *book, struct error *error) {
    struct str text;
    struct node *root;
    if (!archive_has(book->archive, encryption_name))
        return true;
    if (!epub_read_xml(book, book->arena, encryption_name, &text, &root, error))
        return false;
    for (struct node *node = root; node; node = node_next(root, node))
        if (node_is(node, "EncryptedData"))
            mark_encrypted(book, node);
    return true;
}

bool epub_read_package(struct epub_book *book, struct error *error) {
    struct str text;
    struct node *package;
    if (!find_package(book, error) ||
        !epub_read_xml(book, book->arena, book->package, &text, &package, error) ||
        !read_manifest(book, package, error) || !read_spine(book, package, error))
        return false;
    find_by_properties(book);
    find_cover(book, package);
    read_guide(book, package);
    epub_read_metadata(book, package);
    return read_encryption(book, error);
}
