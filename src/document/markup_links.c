#include "document/markup_links.h"

#include <stdlib.h>

#include "document/markup_walk.h"

enum {
    LABEL_MAX_BYTES = 24,
    OWN_NAMES_MAX = 6,     /* ids that a link back may lead to */
    MARKS_OF_NAME_MAX = 4, /* that share an id */
    GAP_MAX_NODES = 32,    /* between two notes */
    FIRST_BUCKETS = 256,
};

#define NOTHING SIZE_MAX

/* A mark that refers to something, under one of the names that it can be led back to. */
struct mark {
    struct str name, target, label;
    const struct node *link; /* NULL: of an earlier tree */
    size_t order;            /* of the links of its tree */
    size_t next;             /* of the same bucket */
};

struct link {
    const struct node *node, *block;
    struct str label, target;
    bool is_mark; /* that stands behind text of its block */
};

struct place {
    struct str id;
    const struct node *node;
};

/* What was found to be a note. */
struct note {
    const struct node *node;
    struct str id;
    size_t mark, back; /* the links that lead there and back */
};

struct nodes {
    struct held {
        const struct node *node;
    } * items;
    size_t count, capacity;
};

struct markup_links {
    struct arena *arena;
    struct {
        struct mark *items;
        size_t count, capacity;
    } marks;
    size_t *buckets;
    size_t n_buckets, n_old; /* marks of earlier trees */
    struct {
        struct link *items;
        size_t count, capacity;
    } links; /* of the tree at hand, as all below */
    struct {
        struct place *items;
        size_t count, capacity;
    } places;
    struct {
        struct note *items;
        size_t count, capacity;
    } found;
    struct nodes notes, references, backs;
};

struct markup_links *markup_links_open(struct arena *arena) {
    struct markup_links *links = arena_alloc(arena, sizeof *links);
    *links = (struct markup_links){.arena = arena};
    return links;
}

/* ---- marks by their names ---- */

static size_t bucket_of(const struct markup_links *links, struct str name) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    for (size_t i = 0; i < name.len; i++)
        hash = (hash ^ (unsigned char)name.ptr[i]) * UINT64_C(0x100000001b3);
    return (size_t)(hash % links->n_buckets);
}

static void put_in_bucket(struct markup_links *links, size_t i) {
    size_t *bucket = &links->buckets[bucket_of(links, links->marks.items[i].name)];
    links->marks.items[i].next = *bucket;
    *bucket = i;
}

static void grow_buckets(struct markup_links *links) {
    links->n_buckets = links->n_buckets ? 4 * links->n_buckets : FIRST_BUCKETS;
    links->buckets = arena_alloc_array(links->arena, links->n_buckets, sizeof(size_t));
    for (size_t i = 0; i < links->n_buckets; i++)
        links->buckets[i] = NOTHING;
    for (size_t i = 0; i < links->marks.count; i++)
        put_in_bucket(links, i);
}

static void remember(struct markup_links *links, const struct mark *mark) {
    if (links->marks.count >= links->n_buckets)
        grow_buckets(links);
    *arena_push(links->arena, &links->marks) = *mark;
    put_in_bucket(links, links->marks.count - 1);
}

/* ---- looking through a tree ---- */

static struct str name_of(const struct markup *markup, struct str reference) {
    struct arena *arena = markup->links->arena;
    if (markup->target)
        return markup->target(markup->context, arena, reference, false);
    return str_starts_with(reference, STR("#")) ? str_slice(reference, 1, reference.len)
                                                : (struct str){0};
}

static struct str id_of(const struct node *node) {
    struct str id = node_attribute(node, "id");
    return id.len || !node_is(node, "a") ? id : node_attribute(node, "name");
}

static const struct node *block_around(const struct node *node) {
    while (node && (!node->name.len || !is_block_element(node)))
        node = node->parent;
    return node;
}

static bool is_within(const struct node *node, const struct node *around) {
    while (node && node != around)
        node = node->parent;
    return node != NULL;
}

/* "12" of "[12]", "12." or "(12)". */
static struct str label_of(struct arena *arena, const struct node *link) {
    struct str text = node_text(arena, link);
    while (text.len && (text.ptr[0] == '[' || text.ptr[0] == '(' || text.ptr[0] == ' '))
        text = str_slice(text, 1, text.len);
    while (text.len && str_find_char(STR("]).: "), text.ptr[text.len - 1]))
        text.len--;
    return text.len <= LABEL_MAX_BYTES ? text : (struct str){0};
}

struct scan {
    const struct markup *markup;
    struct markup_links *links;
    const struct node *last_text;
    struct str anchor; /* the id of an element behind which no text has come yet */
};

/* The names of a link and of what it is in. */
static size_t own_ids(const struct scan *scan, const struct link *link,
                      struct str ids[OWN_NAMES_MAX]) {
    size_t count = 0;
    const struct node *inner = link->node->first_child;
    struct str beside[] = {scan->anchor, inner && inner->name.len ? id_of(inner) : (struct str){0}};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
        if (beside[i].len)
            ids[count++] = beside[i];
    for (const struct node *node = link->node; node && count < OWN_NAMES_MAX; node = node->parent) {
        struct str id = id_of(node);
        if (id.len)
            ids[count++] = id;
        if (node == link->block)
            break;
    }
    return count;
}

static void remember_mark(struct scan *scan, const struct link *link) {
    struct arena *arena = scan->links->arena;
    struct str ids[OWN_NAMES_MAX];
    struct mark mark = {.link = link->node,
                        .label = link->label,
                        .order = scan->links->links.count - 1,
                        .target = link->target};
    size_t count = own_ids(scan, link, ids);
    for (size_t i = 0; i < count; i++) {
        mark.name = name_of(scan->markup, str_format(arena, "#%.*s", STR_ARG(ids[i])));
        remember(scan->links, &mark);
    }
}

static void look_at_link(struct scan *scan, const struct node *node) {
    struct markup_links *links = scan->links;
    struct str label = label_of(links->arena, node);
    if (!label.len)
        return;
    struct link *link = arena_push(links->arena, &links->links);
    *link = (struct link){.node = node, .block = block_around(node), .label = label};
    link->target = name_of(scan->markup, node_attribute(node, "href"));
    link->is_mark = link->block && block_around(scan->last_text) == link->block &&
                    link->target.len && markup_is_mark(links->arena, node);
    if (link->is_mark)
        remember_mark(scan, link);
}

static void look_at(struct scan *scan, const struct node *node) {
    if (!node->name.len) {
        if (is_blank_text(node->text))
            return;
        scan->last_text = node;
        scan->anchor.len = 0;
        return;
    }
    struct str id = id_of(node);
    if (node_is(node, "a") && str_find_char(node_attribute(node, "href"), '#'))
        look_at_link(scan, node);
    if (!id.len)
        return;
    scan->anchor = id;
    struct arena *arena = scan->links->arena;
    *arena_push(arena, &scan->links->places) =
        (struct place){name_of(scan->markup, str_format(arena, "#%.*s", STR_ARG(id))), node};
}

/* ---- what leads there and back ---- */

static int by_id(const void *a, const void *b) {
    const struct place *one = a, *other = b;
    return str_compare(one->id, other->id);
}

static int by_address(const void *a, const void *b) {
    const struct held *one = a, *other = b;
    return (one->node > other->node) - (one->node < other->node);
}

static int by_node(const void *a, const void *b) {
    const struct note *one = a, *other = b;
    return (one->node > other->node) - (one->node < other->node);
}

static bool has(const struct nodes *nodes, const struct node *node) {
    struct held wanted = {node};
    return nodes->count &&
           bsearch(&wanted, nodes->items, nodes->count, sizeof wanted, by_address) != NULL;
}

static void sort(struct nodes *nodes) {
    if (nodes->count)
        qsort(nodes->items, nodes->count, sizeof *nodes->items, by_address);
}

static const struct node *find_place(const struct markup_links *links, struct str id) {
    struct place wanted = {.id = id};
    const struct place *found =
        links->places.count
            ? bsearch(&wanted, links->places.items, links->places.count, sizeof wanted, by_id)
            : NULL;
    return found ? found->node : NULL;
}

static bool may_be_note(const struct node *node) {
    static const char *const names[] = {"p", "li", "div", "aside", "dd", "blockquote", NULL};
    for (size_t i = 0; names[i]; i++)
        if (node_is(node, names[i]))
            return true;
    return false;
}

/* "↩", "back" */
static bool says_back(struct str label) {
    static const char *const words[] = {"back", "return", "zurück", "retour", NULL};
    for (size_t i = 0; words[i]; i++)
        if (str_equal_nocase(label, str_from_c(words[i])))
            return true;
    return markup_is_arrow(label);
}

/* "a", "b": an item of a list that is referred to more than once leads back so. */
static bool is_letter(struct str label) {
    return label.len == 1 && label.ptr[0] >= 'a' && label.ptr[0] <= 'z';
}

/* The note that a link back is in, of the mark that it leads to; NULL: it is in none. */
static const struct node *note_of(const struct markup_links *links, const struct mark *mark,
                                  const struct link *back, size_t order) {
    const struct node *note = block_around(find_place(links, mark->target));
    bool comes_before = !mark->link || mark->order < order;
    bool same = str_equal_nocase(mark->label, back->label) || says_back(back->label) ||
                (note && node_is(note, "li") && is_letter(back->label));
    if (!note || !comes_before || !same || !may_be_note(note) || !is_within(back->node, note))
        return NULL;
    return mark->link && is_within(mark->link, note) ? NULL : note;
}

static void look_back(struct markup_links *links, size_t order) {
    const struct link *back = &links->links.items[order];
    size_t at = back->target.len && links->n_buckets
                    ? links->buckets[bucket_of(links, back->target)]
                    : NOTHING;
    for (int n = 0; at != NOTHING && n < MARKS_OF_NAME_MAX; at = links->marks.items[at].next) {
        const struct mark *mark = &links->marks.items[at];
        if (!str_equal(mark->name, back->target))
            continue;
        n++;
        const struct node *note = note_of(links, mark, back, order);
        if (!note)
            continue;
        *arena_push(links->arena, &links->found) =
            (struct note){note, mark->target, mark->link ? mark->order : 0, order};
        arena_push(links->arena, &links->notes)->node = note;
        arena_push(links->arena, &links->backs)->node = back->node;
        return;
    }
}

static bool may_go_on(const struct node *node) {
    return is_blank_text(node->text) &&
           (!node->name.len || may_be_note(node) || node_is(node, "ul") || node_is(node, "ol"));
}

/* What stands between two notes is the first one's, if the text has referred to the second
 * before that: they are together behind the text. */
static void find_more(struct markup_links *links) {
    for (size_t i = 0; i + 1 < links->found.count; i++) {
        const struct note *note = &links->found.items[i], *next = note + 1;
        const struct node *node = note->node->next;
        if (next->mark >= note->back || next->node == note->node)
            continue;
        for (int n = 0; node && node != next->node && may_go_on(node) && n < GAP_MAX_NODES; n++)
            node = node->next;
        bool together = node && node == next->node;
        for (node = note->node->next; together && node != next->node; node = node->next)
            if (node->name.len)
                arena_push(links->arena, &links->notes)->node = node;
    }
}

/* Marks that lead to a note, though another may be the one that it leads back to. */
static void find_references(struct markup_links *links) {
    for (size_t i = 0; i < links->links.count; i++) {
        const struct link *link = &links->links.items[i];
        const struct node *note =
            link->is_mark ? block_around(find_place(links, link->target)) : NULL;
        if (note && has(&links->notes, note) && !is_within(link->node, note))
            arena_push(links->arena, &links->references)->node = link->node;
    }
    sort(&links->references);
}

static void begin_tree(struct markup_links *links) {
    links->links.count = links->places.count = 0;
    links->notes.count = links->references.count = links->backs.count = links->found.count = 0;
    for (size_t i = links->n_old; i < links->marks.count; i++)
        links->marks.items[i].link = NULL;
    links->n_old = links->marks.count;
}

void markup_links_find(const struct markup *markup, const struct node *root) {
    struct markup_links *links = markup->links;
    struct scan scan = {.markup = markup, .links = links};
    begin_tree(links);
    for (const struct node *node = root; node; node = node_next(root, node))
        look_at(&scan, node);
    if (links->places.count)
        qsort(links->places.items, links->places.count, sizeof *links->places.items, by_id);
    for (size_t i = 0; i < links->links.count; i++)
        look_back(links, i);
    find_more(links);
    if (links->found.count)
        qsort(links->found.items, links->found.count, sizeof *links->found.items, by_node);
    sort(&links->notes);
    sort(&links->backs);
    find_references(links);
}

bool markup_links_note(const struct markup_links *links, const struct node *node) {
    return links && has(&links->notes, node);
}

struct str markup_links_id(const struct markup_links *links, const struct node *node) {
    struct note wanted = {.node = node};
    const struct note *found =
        links && links->found.count
            ? bsearch(&wanted, links->found.items, links->found.count, sizeof wanted, by_node)
            : NULL;
    return found ? found->id : (struct str){0};
}

bool markup_links_reference(const struct markup_links *links, const struct node *node) {
    return links && has(&links->references, node);
}

bool markup_links_back(const struct markup_links *links, const struct node *node) {
    return links && has(&links->backs, node);
}
