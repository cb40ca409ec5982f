#include <stdlib.h>
#include <string.h>

#include "base/search.h"
#include "document/epub.h"

/* ---- lines and targets ---- */

static struct str fragment_of(struct str reference) {
    const char *hash = str_find_char(reference, '#');
    return hash ? str_slice(reference, (size_t)(hash - reference.ptr) + 1, reference.len)
                : (struct str){0};
}

static void add_line(struct epub_book *book, struct str title, int level, struct str from,
                     struct str reference) {
    *arena_push(book->arena, &book->targets) = (struct epub_target){
        .name = archive_resolve(book->arena, from, reference), .id = fragment_of(reference)};
    struct epub_line line = {title, level, book->targets.count - 1, book->lines.count};
    *arena_push(book->arena, &book->lines) = line;
}

/* ---- nav.xhtml ---- */

static int depth_in(const struct node *root, const struct node *node, const char *name) {
    int depth = 0;
    for (; node && node != root; node = node->parent)
        depth += node_is(node, name);
    return depth;
}

static struct str title_of(struct epub_book *book, const struct node *node) {
    struct str title = node_text(book->arena, node);
    if (!title.len)
        title = str_trim(node_attribute(node, "title"));
    const struct node *image = title.len ? NULL : node_find(node, "img");
    return image ? str_trim(node_attribute(image, "alt")) : title;
}

/* Where a heading without a link leads to: to the first that is under it. */
static struct str reference_of(const struct node *label) {
    const struct node *link = node_is(label, "a") ? label : NULL;
    if (!link && label->parent)
        link = node_find(label->parent, "a");
    return link ? node_attribute(link, "href") : (struct str){0};
}

static void read_nav_list(struct epub_book *book, const struct node *nav, bool is_pages) {
    for (const struct node *node = nav; node; node = node_next(nav, node)) {
        bool is_label = node_is(node, "a") || node_is(node, "span");
        if (!is_label || !node->parent || !node_is(node->parent, "li"))
            continue;
        struct str title = title_of(book, node), reference = reference_of(node);
        int level = is_pages ? 0 : depth_in(nav, node, "ol");
        if (title.len && reference.len)
            add_line(book, title, level, book->nav->name, reference);
    }
}

static void read_landmarks(struct epub_book *book, const struct node *nav) {
    for (const struct node *node = nav; node; node = node_next(nav, node)) {
        struct str type = node_attribute(node, "epub:type");
        if (!node_is(node, "a") || !type.len)
            continue;
        struct str name =
            archive_resolve(book->arena, book->nav->name, node_attribute(node, "href"));
        struct epub_item *item = epub_find_name(book, name);
        if (item && words_have(type, "cover"))
            item->is_cover = true;
        if (item && words_have(type, "toc"))
            item->is_contents = true;
    }
}

static bool read_nav(struct epub_book *book, struct error *error) {
    struct str text;
    struct node *root;
    if (!epub_read_xml(book, book->arena, book->nav->name, &text, &root, error))
        return false;
    for (const struct node *node = root; node; node = node_next(root, node)) {
        struct str type = node_attribute(node, "epub:type");
        if (!node_is(node, "nav"))
            continue;
        if (words_have(type, "landmarks"))
            read_landmarks(book, node);
        else if (words_have(type, "toc") || words_have(type, "page-list"))
            read_nav_list(book, node, words_have(type, "page-list"));
    }
    return true;
}

/* ---- toc.ncx ---- */

static struct str ncx_label(struct epub_book *book, const struct node *point) {
    for (const struct node *child = point->first_child; child; child = child->next)
        if (node_is(child, "navLabel"))
            return node_text(book->arena, child);
    return (struct str){0};
}

static struct str ncx_reference(const struct node *point) {
    for (const struct node *child = point->first_child; child; child = child->next)
        if (node_is(child, "content"))
            return node_attribute(child, "src");
    return (struct str){0};
}

static bool read_ncx(struct epub_book *book, struct error *error) {
    struct str text;
    struct node *root;
    if (!epub_read_xml(book, book->arena, book->ncx->name, &text, &root, error))
        return false;
    for (const struct node *node = root; node; node = node_next(root, node)) {
        bool is_page = node_is(node, "pageTarget");
        if (!is_page && !node_is(node, "navPoint"))
            continue;
        struct str label = ncx_label(book, node), reference = ncx_reference(node);
        if (!label.len && is_page)
            label = node_attribute(node, "value");
        int level = is_page ? 0 : depth_in(root, node, "navPoint");
        if (label.len && reference.len)
            add_line(book, label, level, book->ncx->name, reference);
    }
    return true;
}

/* ---- the lists ---- */

static bool has_chapters(const struct epub_book *book) {
    for (size_t i = 0; i < book->lines.count; i++)
        if (book->lines.items[i].level)
            return true;
    return false;
}

static int compare_targets(const void *a, const void *b) {
    const struct epub_target *first = a, *second = b;
    int order = str_compare(first->name, second->name);
    return order ? order : str_compare(first->id, second->id);
}

static int compare_places(const void *a, const void *b, void *context) {
    const struct epub_target *targets = context;
    return compare_targets(&targets[*(const size_t *)a], &targets[*(const size_t *)b]);
}

/* Sorts the targets and tells the lines where theirs have gone. */
static void sort_targets(struct epub_book *book) {
    size_t count = book->targets.count;
    if (!count)
        return;
    size_t *order = arena_alloc_array(book->arena, count, sizeof *order);
    size_t *places = arena_alloc_array(book->arena, count, sizeof *places);
    struct epub_target *sorted = arena_alloc_array(book->arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    qsort_r(order, count, sizeof *order, compare_places, book->targets.items);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = book->targets.items[order[i]];
        places[order[i]] = i;
    }
    book->targets.items = sorted;
    book->targets.capacity = count;
    for (size_t i = 0; i < book->lines.count; i++)
        book->lines.items[i].target = places[book->lines.items[i].target];
}

void epub_read_contents(struct epub_book *book, struct error *fault) {
    if (book->nav)
        read_nav(book, fault);
    if (!has_chapters(book) && book->ncx)
        read_ncx(book, fault);
    sort_targets(book);
}

/* ---- finding ---- */

static size_t first_target(const struct epub_book *book, struct str name, struct str id) {
    struct epub_target wanted = {.name = name, .id = id};
    return search_first(book->targets.count, i,
                        compare_targets(&book->targets.items[i], &wanted) < 0);
}

/* A heading begins where its tag does, wherever in it the id is. */
static size_t heading_start(const struct node *node) {
    static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6", "p"};
    size_t start = node->start;
    for (const struct node *around = node->parent; around; around = around->parent)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (node_is(around, names[i]))
                start = around->start;
    return start;
}

static void find_id(struct epub_book *book, struct str name, struct str id, const struct node *node,
                    size_t offset) {
    size_t at = first_target(book, name, id);
    for (; id.len && at < book->targets.count; at++) {
        struct epub_target *target = &book->targets.items[at];
        if (!str_equal(target->name, name) || !str_equal(target->id, id) || target->is_found)
            return;
        target->start = offset + heading_start(node);
        target->is_found = true;
    }
}

void epub_find_targets(struct epub_book *book, struct str name, const struct node *root,
                       size_t offset) {
    size_t from = first_target(book, name, (struct str){0}), to = from;
    while (to < book->targets.count && str_equal(book->targets.items[to].name, name))
        to++;
    if (from == to)
        return;
    for (const struct node *node = root; node; node = node_next(root, node)) {
        find_id(book, name, node_attribute(node, "id"), node, offset);
        if (node_is(node, "a"))
            find_id(book, name, node_attribute(node, "name"), node, offset);
    }
    /* Where the id is not there, the file is. */
    for (size_t i = from; i < to; i++)
        if (!book->targets.items[i].is_found) {
            book->targets.items[i].start = offset;
            book->targets.items[i].is_found = true;
        }
}

/* ---- the result ---- */

static int compare_lines(const void *a, const void *b, void *context) {
    const struct epub_book *book = context;
    const struct epub_line *first = a, *second = b;
    size_t one = book->targets.items[first->target].start;
    size_t other = book->targets.items[second->target].start;
    if (one != other)
        return one < other ? -1 : 1;
    return (first->number > second->number) - (first->number < second->number);
}

void epub_list_contents(struct epub_book *book, struct builder *builder) {
    bool has_pages = book->document->pages.count > 0;
    if (book->lines.count)
        qsort_r(book->lines.items, book->lines.count, sizeof *book->lines.items, compare_lines,
                book);
    for (size_t i = 0; i < book->lines.count; i++) {
        const struct epub_line *line = &book->lines.items[i];
        const struct epub_target *target = &book->targets.items[line->target];
        if (target->is_found && line->level)
            builder_contents(builder, line->title, line->level, target->start);
        else if (target->is_found && !has_pages)
            builder_page(builder, line->title, target->start);
    }
}
