/* The order of a tagged PDF: its text goes into the source as the tree has it, page by page;
 * what is on a page and not in the tree comes at the page's end, and is left out. */
#include "document/pdf_tagged.h"

struct ordering {
    struct paper_tree *tree;
    struct paper *paper;
    struct paper_source source;
    int page;      /* at hand; -1: none yet */
    int n_visited; /* pages that were */
    bool *is_told; /* for each: its rest was */
    const struct paper_run *last;
    struct paper_left *left;
};

/* ---- what the tree does not have ---- */

static const char *reason_of(const struct paper *paper, const struct paper_run *run) {
    return paper_mark_of(paper, run)->is_artifact ? "no part of the text (an artifact)"
                                                  : "outside of what the PDF marks as its text";
}

static void leave_rest(struct ordering *ordering, int number) {
    struct paper *paper = ordering->paper;
    struct paper_page *page = &paper->pages.items[number];
    struct paper_left_out *left = NULL;
    if (ordering->is_told[number])
        return;
    ordering->is_told[number] = true;
    for (size_t i = 0; i < page->runs.count; i++) {
        struct paper_run *run = &page->runs.items[i];
        if (run->is_wanted)
            continue;
        const char *reason = reason_of(paper, run);
        bool more = left && run->joint != PAPER_NEW_LINE && left->reason == reason;
        if (more && run->joint == PAPER_SPACED)
            paper_source_add(&ordering->source, STR(" "));
        else if (!more)
            paper_source_add(&ordering->source, STR("\n"));
        run->start = paper_source_add(&ordering->source, run->text);
        if (!more) {
            left = arena_push(paper->arena, ordering->left);
            *left = (struct paper_left_out){.start = run->start, .reason = reason};
        }
        left->end = ordering->source.text.count;
    }
    for (size_t i = 0; i < page->asides.count; i++) {
        const struct paper_aside *aside = &page->asides.items[i];
        paper_source_add(&ordering->source, STR("\n"));
        size_t start = paper_source_add(&ordering->source, aside->text);
        *arena_push(paper->arena, ordering->left) =
            (struct paper_left_out){start, ordering->source.text.count, aside->reason};
    }
}

/* ---- pages ---- */

static void begin_page(struct ordering *ordering, int number) {
    struct paper *paper = ordering->paper;
    paper_source_page(&ordering->source, number);
    ordering->page = number;
    if (number < ordering->n_visited)
        return;
    ordering->n_visited = number + 1;
    size_t start = ordering->source.text.count;
    paper->pages.items[number].start = start;
    *arena_push(paper->arena, &paper->document->pages) =
        (struct page){paper->pages.items[number].label, start};
}

/* Pages that the tree passes over have a rest too. */
static void turn_to(struct ordering *ordering, int number) {
    if (ordering->page >= 0)
        leave_rest(ordering, ordering->page);
    while (ordering->n_visited < number) {
        begin_page(ordering, ordering->n_visited);
        leave_rest(ordering, ordering->page);
    }
    if (number < (int)ordering->paper->pages.count)
        begin_page(ordering, number);
    ordering->last = NULL;
}

/* ---- text ---- */

static void place_run(struct ordering *ordering, struct paper_run *run) {
    static const struct str between[] = {
        [PAPER_JOINED] = {"", 0}, [PAPER_SPACED] = {" ", 1}, [PAPER_NEW_LINE] = {"\n", 1}};
    if (run->page != ordering->page)
        turn_to(ordering, run->page);
    if (ordering->last)
        paper_source_add(&ordering->source,
                         run == ordering->last + 1 ? between[run->joint] : STR("\n"));
    run->start = paper_source_add(&ordering->source, run->text);
    run->is_placed = true;
    ordering->last = run;
}

/* Text is in one place, the first that the tree has it in. */
static void place_node(struct ordering *ordering, struct paper_node *node) {
    const struct paper_tree *tree = ordering->tree;
    if (node->first < node->last && paper_run_at(tree, node, node->first)->is_placed)
        node->last = node->first;
    for (size_t i = node->first; i < node->last; i++)
        place_run(ordering, paper_run_at(tree, node, i));
}

static void place_all(struct ordering *ordering) {
    struct paper_node *root = ordering->tree->root;
    for (struct paper_node *node = root; node; node = paper_next(root, node))
        if (!node->role)
            place_node(ordering, node);
    turn_to(ordering, (int)ordering->paper->pages.count);
}

/* ---- whether the tree is worth it ---- */

/* Of the text that is no artifact, most must be in the tree. */
bool paper_tree_is_whole(const struct paper_tree *tree) {
    const struct paper *paper = tree->paper;
    size_t all = 0, wanted = 0;
    for (const struct paper_node *node = tree->root; node; node = paper_next(tree->root, node))
        for (size_t i = node->first; !node->role && i < node->last; i++)
            paper_run_at(tree, node, i)->is_wanted = true;
    for (size_t p = 0; p < paper->pages.count; p++)
        for (size_t i = 0; i < paper->pages.items[p].runs.count; i++) {
            const struct paper_run *run = &paper->pages.items[p].runs.items[i];
            wanted += run->is_wanted ? run->text.len : 0;
            all += run->is_wanted || !paper_mark_of(paper, run)->is_artifact ? run->text.len : 0;
        }
    return wanted > 0 && wanted * 10 >= all * 8;
}

bool paper_tagged_read(struct paper_tree *tree, struct error *error) {
    struct paper *paper = tree->paper;
    struct paper_left left = {0};
    struct ordering ordering = {
        .tree = tree,
        .paper = paper,
        .source = {.paper = paper, .text = {.arena = paper->arena}, .line = 1},
        .page = -1,
        .is_told = arena_alloc_array(paper->arena, paper->pages.count, sizeof(bool)),
        .left = &left,
    };
    struct builder builder;
    place_all(&ordering);
    paper_source_end(&ordering.source);
    paper_tell_faults(paper);
    builder_open(&builder, paper->arena, paper->options, paper->document);
    for (size_t i = 0; i < left.count; i++)
        builder_unspoken(&builder,
                         str_slice(paper->document->source, left.items[i].start, left.items[i].end),
                         left.items[i].start, left.items[i].end, left.items[i].reason);
    paper_walk(tree, &builder);
    return builder_finish(&builder, error);
}
