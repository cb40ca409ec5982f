#include "document/html_parser.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Gumbo checks no allocation, so that running into the limit must leave it by a jump; what
 * it had is the arena's. */
struct gumbo_room {
    struct arena *arena;
    size_t left;
    jmp_buf exhausted;
};

/* Of gumbo's tree for a byte of the source, generously: a page of nothing but tags takes
 * a hundred. */
enum { ROOM_PER_BYTE = 200, ROOM_LEAST = 4 << 20 };

static void *take_room(void *userdata, size_t size) {
    struct gumbo_room *room = userdata;
    if (size > room->left)
        longjmp(room->exhausted, 1);
    room->left -= size;
    return arena_alloc(room->arena, size);
}

static void leave_room(void *userdata, void *block) {
    (void)userdata, (void)block;
}

/* ---- gumbo's tree becomes ours ---- */

struct level {
    const GumboVector *children;
    unsigned next;
    struct node *made;   /* the element */
    struct node *holder; /* what its next text belongs to */
    const GumboElement *element;
};

struct conversion {
    struct arena *arena, *scratch;
    struct str text;
    const char *parsed; /* where gumbo's pointers begin: the text, or its limited copy */
    struct {
        struct level *items;
        size_t count, capacity;
    } levels;
    size_t n_nodes;
};

static size_t offset_of(const struct conversion *conversion, GumboStringPiece piece) {
    return piece.data ? (size_t)(piece.data - conversion->parsed) : 0;
}

static struct str element_name(struct arena *arena, const GumboElement *element) {
    const char *known = gumbo_normalized_tagname(element->tag);
    if (known && *known)
        return str_from_c(known);
    GumboStringPiece tag = element->original_tag;
    gumbo_tag_from_original_text(&tag);
    struct str name = str_lower(arena, (struct str){tag.data, tag.length});
    return name.len ? name : STR("unknown");
}

static struct str attribute_name(struct arena *arena, const GumboAttribute *attribute) {
    struct str name = str_from_c(attribute->name);
    if (attribute->attr_namespace == GUMBO_ATTR_NAMESPACE_XLINK)
        return str_format(arena, "xlink:%.*s", STR_ARG(name));
    if (str_equal(name, STR("xml:lang")))
        return STR("lang");
    return str_lower(arena, name);
}

/* The value's bytes without the quotes around them. */
static void place_value(const struct conversion *conversion, const GumboAttribute *from,
                        struct attribute *to) {
    GumboStringPiece raw = from->original_value;
    bool quoted = raw.length > 1 && (raw.data[0] == '"' || raw.data[0] == '\'');
    if (!raw.length || raw.length > ATTRIBUTE_MAX_BYTES)
        return;
    to->start = offset_of(conversion, raw) + quoted;
    to->end = to->start + raw.length - 2 * (size_t)quoted;
}

static void convert_attributes(struct conversion *conversion, const GumboVector *from,
                               struct node *node) {
    node->attributes = arena_alloc_array(conversion->arena, from->length, sizeof(struct attribute));
    node->n_attributes = from->length;
    for (unsigned i = 0; i < from->length; i++) {
        const GumboAttribute *attribute = from->data[i];
        struct str value = utf8_clip(str_from_c(attribute->value), ATTRIBUTE_MAX_BYTES);
        node->attributes[i].name = attribute_name(conversion->arena, attribute);
        node->attributes[i].value = str_copy(conversion->arena, value);
        place_value(conversion, attribute, &node->attributes[i]);
    }
}

/* What nests too deeply stands beside what it is in. */
static struct node *parent_at(const struct conversion *conversion) {
    size_t depth = conversion->levels.count;
    if (!depth)
        return NULL;
    return conversion->levels.items[(depth < TREE_DEPTH_MAX ? depth : TREE_DEPTH_MAX - 1) - 1].made;
}

static void open_level(struct conversion *conversion, const GumboElement *element) {
    struct node *node = node_add(conversion->arena, parent_at(conversion),
                                 element_name(conversion->arena, element));
    convert_attributes(conversion, &element->attributes, node);
    if (element->original_tag.length) {
        node->start = offset_of(conversion, element->original_tag);
        node->end = node->start + element->original_tag.length;
    }
    *arena_push(conversion->scratch, &conversion->levels) = (struct level){
        .children = &element->children, .made = node, .holder = node, .element = element};
}

/* An element that the parser put in, or whose end is not marked, is where its children are. */
static void close_level(struct conversion *conversion) {
    const struct level *level = &conversion->levels.items[--conversion->levels.count];
    struct node *node = level->made;
    GumboStringPiece end = level->element->original_end_tag;
    if (!level->element->original_tag.length && node->first_child)
        node->start = node->first_child->start;
    if (node->last_child && node->last_child->end > node->end)
        node->end = node->last_child->end;
    if (end.length && offset_of(conversion, end) + end.length > node->end)
        node->end = offset_of(conversion, end) + end.length;
    /* What follows it in an element that it stands beside must come after it. */
    size_t depth = conversion->levels.count;
    if (depth >= TREE_DEPTH_MAX)
        conversion->levels.items[depth - 1].holder = node->parent;
}

static void convert_text(struct conversion *conversion, const GumboText *text,
                         struct node *parent) {
    size_t start = offset_of(conversion, text->original_text);
    html_align(conversion->arena, parent, str_from_c(text->text), conversion->text, start,
               start + text->original_text.length);
}

static void convert_child(struct conversion *conversion, const GumboNode *child,
                          struct node *parent) {
    if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE)
        open_level(conversion, &child->v.element);
    else if (child->type != GUMBO_NODE_COMMENT && child->type != GUMBO_NODE_DOCUMENT)
        convert_text(conversion, &child->v.text, parent);
}

static struct node *convert(struct conversion *conversion, const GumboNode *root) {
    open_level(conversion, &root->v.element);
    struct node *made = conversion->levels.items[0].made;
    while (conversion->levels.count) {
        struct level *level = &conversion->levels.items[conversion->levels.count - 1];
        if (level->next == level->children->length)
            close_level(conversion);
        else
            convert_child(conversion, level->children->data[level->next++], level->holder);
    }
    return made;
}

/* ---- the source's order ---- */

struct leaf {
    struct node *node;
};

struct leaves {
    struct leaf *items;
    size_t count, capacity;
};

/* Texts, and elements that say something and hold nothing. */
static bool is_leaf(const struct node *node) {
    return !node->name.len || ((node_is(node, "img") || node_is(node, "br")) && node->end);
}

static int by_place(const void *a, const void *b) {
    const struct node *one = ((const struct leaf *)a)->node;
    const struct node *other = ((const struct leaf *)b)->node;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    return (one->end > other->end) - (one->end < other->end);
}

/* Takes those without a parent out of their lists. */
static void unlink_moved(struct node *root) {
    for (struct node *node = root; node; node = node_next(root, node)) {
        struct node **link = &node->first_child;
        node->last_child = NULL;
        while (*link) {
            if ((*link)->parent) {
                node->last_child = *link;
                link = &(*link)->next;
            } else {
                *link = (*link)->next;
            }
        }
    }
}

/* Behind the leaf before it, and behind all that ended by then. */
static void attach_behind(struct node *before, struct node *node) {
    while (before->parent->parent && before->parent->end && before->parent->end <= node->start)
        before = before->parent;
    node->parent = before->parent;
    node->next = before->next;
    before->next = node;
    if (node->parent->last_child == before)
        node->parent->last_child = node;
}

/* A leaf is out of place when one with a lesser place comes behind it. */
static bool mark_moved(const struct leaves *leaves) {
    size_t least = SIZE_MAX;
    bool any = false;
    for (size_t i = leaves->count; i-- > 0;) {
        struct node *leaf = leaves->items[i].node;
        if (leaf->start > least)
            leaf->parent = NULL;
        else
            least = leaf->start;
        any = any || !leaf->parent;
    }
    return any;
}

/* What browsers move out of tables goes back to where it was written. */
static void restore_order(struct arena *scratch, struct node *root) {
    struct leaves leaves = {0};
    for (struct node *node = root; node; node = node_next(root, node))
        if (is_leaf(node))
            arena_push(scratch, &leaves)->node = node;
    if (!leaves.count || !mark_moved(&leaves))
        return;
    unlink_moved(root);
    qsort(leaves.items, leaves.count, sizeof *leaves.items, by_place);
    for (size_t i = 1; i < leaves.count; i++)
        if (!leaves.items[i].node->parent)
            attach_behind(leaves.items[i - 1].node, leaves.items[i].node);
}

/* ---- the whole ---- */

bool html_parse(struct arena *arena, const char *name, struct str text, struct node **root,
                struct error *error) {
    struct arena *scratch = arena_open();
    struct str mark = STR("\xEF\xBB\xBF"), parsed = text.len ? html_limit(scratch, text) : STR("");
    size_t skip = str_starts_with(text, mark) ? mark.len : 0;
    struct gumbo_room *room = arena_alloc(scratch, sizeof *room);
    room->arena = scratch;
    room->left = ROOM_LEAST + text.len * ROOM_PER_BYTE;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take_room;
    options.deallocator = leave_room;
    options.userdata = room;
    options.max_errors = 0;
    bool done = setjmp(room->exhausted) == 0;
    if (done) {
        GumboOutput *output =
            gumbo_parse_with_options(&options, parsed.ptr + skip, parsed.len - skip);
        struct conversion conversion = {
            .arena = arena, .scratch = scratch, .text = text, .parsed = parsed.ptr};
        *root = convert(&conversion, output->root);
        restore_order(scratch, *root);
    }
    arena_close(scratch);
    return done || error_set(error, name, "more markup than can be made sense of; simplify it");
}
