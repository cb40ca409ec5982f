#include "document/pdf_tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/search.h"

enum {
    DEPTH_MAX = 250,
    NODES_MAX = 1 << 20,
    SPAN_MAX = 1000, /* cells that a cell covers */
};

/* ---- roles ---- */

/* ISO 32000-1, 14.8.4, and what ISO 32000-2 adds. */
static const struct paper_role roles[] = {
    {"Art", PAPER_GROUP, 0, NULL},
    {"Artifact", PAPER_LEFT_OUT, 0, "no part of the text (an artifact)"},
    {"Aside", PAPER_GROUP, 0, NULL},
    {"BibEntry", PAPER_LINE, 0, NULL},
    {"BlockQuote", PAPER_QUOTATION, 0, NULL},
    {"Caption", PAPER_CAPTION, 0, NULL},
    {"Code", PAPER_CODE, 0, NULL},
    {"Div", PAPER_GROUP, 0, NULL},
    {"Document", PAPER_GROUP, 0, NULL},
    {"Em", PAPER_EMPHASIS, 0, NULL},
    {"FENote", PAPER_NOTE, 0, NULL},
    {"Figure", PAPER_FIGURE, 0, NULL},
    {"Formula", PAPER_FORMULA, 0, NULL},
    {"H", PAPER_HEADING, 0, NULL},
    {"H1", PAPER_HEADING, 1, NULL},
    {"H2", PAPER_HEADING, 2, NULL},
    {"H3", PAPER_HEADING, 3, NULL},
    {"H4", PAPER_HEADING, 4, NULL},
    {"H5", PAPER_HEADING, 5, NULL},
    {"H6", PAPER_HEADING, 6, NULL},
    {"Index", PAPER_GROUP, 0, NULL},
    {"L", PAPER_LIST, 0, NULL},
    {"LI", PAPER_ITEM, 0, NULL},
    {"Lbl", PAPER_LABEL, 0, NULL},
    {"Note", PAPER_NOTE, 0, NULL},
    {"P", PAPER_PARAGRAPH, 0, NULL},
    {"Part", PAPER_GROUP, 0, NULL},
    {"RP", PAPER_LEFT_OUT, 0, "reading beside the line"},
    {"RT", PAPER_LEFT_OUT, 0, "reading beside the line"},
    {"Reference", PAPER_REFERENCE, 0, NULL},
    {"Sect", PAPER_GROUP, 0, NULL},
    {"Strong", PAPER_EMPHASIS, 0, NULL},
    {"TD", PAPER_CELL, 0, NULL},
    {"TH", PAPER_HEAD_CELL, 0, NULL},
    {"THead", PAPER_HEAD_ROWS, 0, NULL},
    {"TOC", PAPER_LEFT_OUT, 0, "table of contents"},
    {"TR", PAPER_ROW, 0, NULL},
    {"Table", PAPER_TABLE, 0, NULL},
    {"Title", PAPER_TITLE, 0, NULL},
    {"WP", PAPER_LEFT_OUT, 0, "reading beside the line"},
};

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct paper_role *)a)->name, ((const struct paper_role *)b)->name);
}

static const struct paper_role *find_role(const char *name) {
    const struct paper_role key = {.name = name};
    return bsearch(&key, roles, sizeof roles / sizeof *roles, sizeof *roles, by_name);
}

const struct paper_role *paper_role_called(const char *name) {
    static const struct paper_role line = {"Span", PAPER_LINE, 0, NULL};
    const struct paper_role *role = find_role(name);
    return role ? role : &line;
}

/* ---- the tree ---- */

struct tree_reading {
    struct paper_tree *tree;
    fz_context *mupdf;
    pdf_obj *role_map;
    int last_object, last_page; /* that was looked up */
};

static struct paper_node *add_node(struct tree_reading *reading, struct paper_node *parent) {
    struct paper_tree *tree = reading->tree;
    if (++tree->n_nodes > NODES_MAX)
        fz_throw(reading->mupdf, FZ_ERROR_GENERIC, "more than %d elements, or in circles",
                 NODES_MAX);
    struct paper_node *node = arena_alloc(tree->paper->arena, sizeof *node);
    node->parent = parent;
    if (!parent)
        return node;
    if (parent->last_child)
        parent->last_child->next = node;
    else
        parent->first_child = node;
    parent->last_child = node;
    return node;
}

/* -1: of no page that there is. */
static int page_of(struct tree_reading *reading, pdf_obj *dictionary, int around) {
    fz_context *mupdf = reading->mupdf;
    pdf_obj *page = pdf_dict_gets(mupdf, dictionary, "Pg");
    int object = pdf_to_num(mupdf, page);
    if (!pdf_is_dict(mupdf, page))
        return around;
    if (object && object == reading->last_object)
        return reading->last_page;
    reading->last_object = object;
    return reading->last_page = paper_page_number(reading->tree->paper, page);
}

static void add_text(struct tree_reading *reading, struct paper_node *parent, int page, int stream,
                     int id) {
    if (page < 0)
        return;
    struct paper_node *node = add_node(reading, parent);
    node->page = page;
    node->stream = stream;
    node->id = id;
}

/* A name of the file's own stands for another, which may be of its own too. */
static const struct paper_role *role_of(const struct tree_reading *reading, pdf_obj *element) {
    enum { STEPS_MAX = 8 };
    fz_context *mupdf = reading->mupdf;
    const char *name = pdf_to_name(mupdf, pdf_dict_gets(mupdf, element, "S"));
    for (int i = 0; i < STEPS_MAX && !find_role(name); i++) {
        pdf_obj *other = pdf_dict_gets(mupdf, reading->role_map, name);
        if (!pdf_is_name(mupdf, other))
            break;
        name = pdf_to_name(mupdf, other);
    }
    return paper_role_called(name);
}

static int span_of(fz_context *mupdf, pdf_obj *attributes, const char *name) {
    int span = pdf_to_int(mupdf, pdf_dict_gets(mupdf, attributes, name));
    return span < 1 ? 1 : span > SPAN_MAX ? SPAN_MAX : span;
}

/* Attributes are a dictionary, or several, with their revisions between them. */
static void read_spans(fz_context *mupdf, pdf_obj *element, struct paper_node *node) {
    pdf_obj *attributes = pdf_dict_gets(mupdf, element, "A");
    int count = pdf_is_array(mupdf, attributes) ? pdf_array_len(mupdf, attributes) : 1;
    node->columns = node->rows = 1;
    for (int i = 0; i < count; i++) {
        pdf_obj *each =
            pdf_is_array(mupdf, attributes) ? pdf_array_get(mupdf, attributes, i) : attributes;
        int columns = span_of(mupdf, each, "ColSpan"), rows = span_of(mupdf, each, "RowSpan");
        node->columns = columns > 1 ? columns : node->columns;
        node->rows = rows > 1 ? rows : node->rows;
    }
}

static void read_kids(struct tree_reading *reading, pdf_obj *kids, struct paper_node *parent,
                      int page, int depth);

static void read_element(struct tree_reading *reading, pdf_obj *element, struct paper_node *parent,
                         int page, int depth) {
    struct paper *paper = reading->tree->paper;
    fz_context *mupdf = reading->mupdf;
    struct paper_node *node = add_node(reading, parent);
    node->role = role_of(reading, element);
    node->language = paper_text_of(paper, pdf_dict_gets(mupdf, element, "Lang"));
    node->alternative = paper_text_of(paper, pdf_dict_gets(mupdf, element, "Alt"));
    node->actual = paper_text_of(paper, pdf_dict_gets(mupdf, element, "ActualText"));
    node->expansion = paper_text_of(paper, pdf_dict_gets(mupdf, element, "E"));
    if (node->role->kind == PAPER_CELL || node->role->kind == PAPER_HEAD_CELL)
        read_spans(mupdf, element, node);
    read_kids(reading, pdf_dict_gets(mupdf, element, "K"), node, page_of(reading, element, page),
              depth + 1);
}

/* Of annotations in the tree, links into the file may lead to notes. */
static void read_object(struct tree_reading *reading, pdf_obj *object, struct paper_node *parent) {
    struct paper_place leads;
    const char *kind =
        pdf_to_name(reading->mupdf, pdf_dict_gets(reading->mupdf, object, "Subtype"));
    if (strcmp(kind, "Link") == 0 && paper_destination(reading->tree->paper, object, &leads)) {
        parent->is_link = true;
        parent->leads = leads;
    }
}

static void read_kid(struct tree_reading *reading, pdf_obj *kid, struct paper_node *parent,
                     int page, int depth) {
    fz_context *mupdf = reading->mupdf;
    if (pdf_is_int(mupdf, kid)) {
        add_text(reading, parent, page, 0, pdf_to_int(mupdf, kid));
        return;
    }
    if (!pdf_is_dict(mupdf, kid))
        return;
    pdf_obj *id = pdf_dict_gets(mupdf, kid, "MCID");
    if (pdf_is_int(mupdf, id))
        add_text(reading, parent, page_of(reading, kid, page),
                 pdf_to_num(mupdf, pdf_dict_gets(mupdf, kid, "Stm")), pdf_to_int(mupdf, id));
    else if (pdf_is_dict(mupdf, pdf_dict_gets(mupdf, kid, "Obj")))
        read_object(reading, pdf_dict_gets(mupdf, kid, "Obj"), parent);
    else if (pdf_is_name(mupdf, pdf_dict_gets(mupdf, kid, "S")))
        read_element(reading, kid, parent, page, depth);
}

static void read_kids(struct tree_reading *reading, pdf_obj *kids, struct paper_node *parent,
                      int page, int depth) {
    fz_context *mupdf = reading->mupdf;
    if (depth > DEPTH_MAX)
        fz_throw(mupdf, FZ_ERROR_GENERIC, "more than %d elements one inside the other", DEPTH_MAX);
    if (!pdf_is_array(mupdf, kids)) {
        read_kid(reading, kids, parent, page, depth);
        return;
    }
    int count = pdf_array_len(mupdf, kids);
    for (int i = 0; i < count; i++)
        read_kid(reading, pdf_array_get(mupdf, kids, i), parent, page, depth);
}

/* ---- runs ---- */

struct indexed {
    const struct paper_run *run;
    int stream, id;
};

static int compare_keys(int stream, int id, const struct indexed *other) {
    if (stream != other->stream)
        return stream < other->stream ? -1 : 1;
    return (id > other->id) - (id < other->id);
}

static int by_key(const void *a, const void *b) {
    const struct indexed *one = a, *other = b;
    int order = compare_keys(one->stream, one->id, other);
    return order ? order : (one->run > other->run) - (one->run < other->run);
}

/* The runs of a page that the tree may ask for, sorted. */
static struct indexed *index_page(struct arena *arena, const struct paper *paper, size_t number,
                                  size_t *count) {
    const struct paper_page *page = &paper->pages.items[number];
    struct indexed *all = arena_alloc_array(arena, page->runs.count, sizeof *all);
    *count = 0;
    for (size_t i = 0; i < page->runs.count; i++) {
        const struct paper_run *run = &page->runs.items[i];
        const struct paper_mark *mark = paper_mark_of(paper, run);
        if (mark->id >= 0 && !mark->is_artifact)
            all[(*count)++] = (struct indexed){run, mark->stream, mark->id};
    }
    if (*count)
        qsort(all, *count, sizeof *all, by_key);
    return all;
}

/* The first of those not before the key. */
static size_t lower_bound(const struct indexed *all, size_t count, int stream, int id) {
    return search_first(count, i, compare_keys(stream, id, &all[i]) > 0);
}

static void find_runs(struct paper_tree *tree) {
    struct paper *paper = tree->paper;
    struct arena *scratch = arena_open();
    size_t n_pages = paper->pages.count;
    struct indexed **all = arena_alloc_array(scratch, n_pages, sizeof(struct indexed *));
    tree->pages = arena_alloc_array(paper->arena, n_pages, sizeof *tree->pages);
    for (size_t p = 0; p < n_pages; p++) {
        struct paper_index *index = &tree->pages[p];
        all[p] = index_page(scratch, paper, p, &index->count);
        index->runs = arena_alloc_array(paper->arena, index->count, sizeof(size_t));
        for (size_t i = 0; i < index->count; i++)
            index->runs[i] = (size_t)(all[p][i].run - paper->pages.items[p].runs.items);
    }
    for (struct paper_node *node = tree->root; node; node = paper_next(tree->root, node)) {
        if (node->role)
            continue;
        size_t count = tree->pages[node->page].count;
        node->first = lower_bound(all[node->page], count, node->stream, node->id);
        node->last = lower_bound(all[node->page], count, node->stream, node->id + 1);
    }
    arena_close(scratch);
}

void paper_tree_read(struct paper_tree *tree) {
    struct paper *paper = tree->paper;
    fz_context *mupdf = paper->mupdf;
    pdf_obj *catalog = pdf_dict_gets(mupdf, pdf_trailer(mupdf, paper->file), "Root");
    pdf_obj *root = pdf_dict_gets(mupdf, catalog, "StructTreeRoot");
    struct tree_reading reading = {.tree = tree, .mupdf = mupdf};
    if (!pdf_is_dict(mupdf, root))
        return;
    reading.role_map = pdf_dict_gets(mupdf, root, "RoleMap");
    tree->root = add_node(&reading, NULL);
    tree->root->role = paper_role_called("Document");
    read_kids(&reading, pdf_dict_gets(mupdf, root, "K"), tree->root, -1, 0);
    find_runs(tree);
}

/* ---- walking ---- */

struct paper_node *paper_next_after(const struct paper_node *root, const struct paper_node *node) {
    while (node && node != root && !node->next)
        node = node->parent;
    return node && node != root ? node->next : NULL;
}

struct paper_node *paper_next(const struct paper_node *root, const struct paper_node *node) {
    return node->first_child ? node->first_child : paper_next_after(root, node);
}

struct paper_run *paper_run_at(const struct paper_tree *tree, const struct paper_node *node,
                               size_t i) {
    return &tree->paper->pages.items[node->page].runs.items[tree->pages[node->page].runs[i]];
}

const struct paper_node *paper_find(const struct paper_node *root, enum paper_role_kind kind) {
    const struct paper_node *node = paper_next(root, root);
    while (node && !(node->role && node->role->kind == kind))
        node = paper_next(root, node);
    return node;
}

bool paper_ends(const struct paper_tree *tree, const struct paper_node *root,
                const struct paper_run **first, const struct paper_run **last) {
    *first = *last = NULL;
    for (const struct paper_node *node = root; node; node = paper_next(root, node))
        for (size_t i = node->first; !node->role && i < node->last; i++) {
            *last = paper_run_at(tree, node, i);
            *first = *first ? *first : *last;
        }
    return *first;
}

struct str paper_node_text(const struct paper_tree *tree, struct arena *arena,
                           const struct paper_node *root) {
    struct strbuf text = {.arena = arena};
    for (const struct paper_node *node = root; node; node = paper_next(root, node)) {
        for (size_t i = node->first; !node->role && i < node->last; i++) {
            const struct paper_run *run = paper_run_at(tree, node, i);
            if (text.count && run->joint != PAPER_JOINED)
                strbuf_add_char(&text, ' ');
            strbuf_add(&text, run->text);
        }
    }
    return strbuf_str(&text);
}
