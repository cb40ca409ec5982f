#include "document/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "document/html_parser.h"
#include "document/markdown_dialect.h"
#include "document/markdown_html.h"
#include "document/markdown_inlines.h"
#include "document/markdown_verse.h"
#include "document/markup.h"

enum { HEADINGS_MAX = 64 };

struct markdown {
    struct builder builder;
    struct markdown_places places;
    struct error *error;
    int quotes;   /* how many are open */
    int items;    /* likewise */
    bool in_note; /* of whose blocks the next … */
    bool note_begun;
    struct str note; /* its id: notes are numbered as they are first referred to */
    int n_notes;
    struct str label; /* of the list item whose first block comes next */
    size_t label_start;
    struct str heads[HEADINGS_MAX]; /* of the table's columns */
    int table;
    char *html; /* of each byte of the source, whether it is in a block of HTML */
};

static void walk(struct markdown *markdown, cmark_node *node, int depth);
static bool is_html(cmark_node *node);
static cmark_node *put_html(struct markdown *markdown, cmark_node *node);

static bool is_type(cmark_node *node, const char *name) {
    return strcmp(cmark_node_get_type_string(node), name) == 0;
}

static void walk_children(struct markdown *markdown, cmark_node *node, int depth) {
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child))
        if (is_html(child))
            child = put_html(markdown, child);
        else
            walk(markdown, child, depth + 1);
}

static struct arena *arena_of(struct markdown *markdown) {
    return markdown->builder.reading.arena;
}

/* A note of Markdown's is called by its number, one of HTML's by its id. */
static struct str target_of(void *context, struct arena *arena, struct str reference, bool refers) {
    struct str note = STR("note:");
    (void)context, (void)arena, (void)refers;
    if (str_starts_with(reference, STR("#")))
        return str_slice(reference, 1, reference.len);
    return str_starts_with(reference, note) ? str_slice(reference, note.len, reference.len)
                                            : (struct str){0};
}

static struct markup markup_of(struct markdown *markdown) {
    return (struct markup){.builder = &markdown->builder, .target = target_of};
}

static bool fail_deep(struct markdown *markdown, cmark_node *node) {
    struct document *document = markdown->builder.reading.document;
    return error_set_line(
        markdown->error, document->path,
        1 + source_count_lines(document->source, 0, markdown_start(&markdown->places, node)),
        "nested more than %d deep; it is damaged or made to", MARKDOWN_NESTING_MAX);
}

/* The tree of what is in a paragraph or a cell; NULL: it nests too deeply. */
static struct node *inlines_of(struct markdown *markdown, cmark_node *node) {
    struct node *root =
        markdown_inlines(markdown->builder.reading.scratch, &markdown->places, node);
    if (!root)
        fail_deep(markdown, node);
    return root;
}

static void put_inlines(struct markdown *markdown, cmark_node *node) {
    struct markup markup = markup_of(markdown);
    const struct node *root = inlines_of(markdown, node);
    if (root)
        markup_read_line(&markup, root);
}

/* ---- blocks ---- */

/* What a block is by what it lies in. */
static struct markup_place place_of(struct markdown *markdown, enum block_kind kind, int level) {
    bool first_of_item = markdown->label.len || markdown->label_start;
    struct markup_place place = {.kind = kind, .level = level};
    if (markdown->in_note)
        place = (struct markup_place){.kind = BLOCK_NOTE};
    else if (markdown->items && first_of_item)
        place = (struct markup_place){.kind = BLOCK_LIST_ITEM, .level = markdown->items};
    else if (kind == BLOCK_PARAGRAPH && markdown->quotes)
        place = (struct markup_place){.kind = BLOCK_QUOTATION, .level = markdown->quotes};
    if (markdown->in_note && !markdown->note_begun)
        place.id = markdown->note;
    if (markdown->label.len)
        place.label = str_format(arena_of(markdown), "%.*s ", STR_ARG(markdown->label));
    return place;
}

/* The item's label and the note's id have been given. */
static void place_taken(struct markdown *markdown) {
    markdown->note_begun = true;
    markdown->label = (struct str){0};
    markdown->label_start = 0;
}

static void begin_block(struct markdown *markdown, enum block_kind kind, int level) {
    struct builder *builder = &markdown->builder;
    struct markup_place place = place_of(markdown, kind, level);
    size_t start = markdown->label_start - 1; /* 0: it is not in the source */
    builder_begin(builder, place.kind, place.level);
    builder_block(builder)->id = place.id;
    if (place.label.len && markdown->label_start) {
        size_t end = start + markdown->label.len;
        builder_text(builder, markdown->label, start, end);
        builder_text(builder, STR(" "), end, end + 1);
        markdown->places.last_end = end + 1;
    } else if (place.label.len) {
        builder_label(builder, place.label);
    }
    place_taken(markdown);
}

/* ---- HTML ---- */

static bool is_html(cmark_node *node) {
    return node && cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
}

/* The item's number is in the source, though not in the HTML that was read. */
static void place_label(const struct markdown *markdown, struct block *block) {
    struct span *label = &block->spans.items[0];
    if (label->kind != SPAN_LABEL)
        return;
    label->kind = SPAN_PLAIN;
    label->mended = true;
    label->start = markdown->label_start - 1;
    label->end = label->start + markdown->label.len;
}

/* Reads a tree whose places count from `offset` as what it lies in. */
static void read_tree(struct markdown *markdown, const struct node *root, size_t offset) {
    struct builder *builder = &markdown->builder;
    struct markup markup = markup_of(markdown);
    struct markup_place place = place_of(markdown, BLOCK_PARAGRAPH, 0);
    size_t n_parts = builder->reading.parts.count;
    markup.offset = offset;
    markup_read_at(&markup, root, &place);
    if (builder->reading.parts.count == n_parts)
        return;
    if (markdown->label_start && markdown->label.len)
        place_label(markdown, &builder->reading.parts.items[n_parts].block);
    place_taken(markdown);
}

/* Reads a block of HTML and those that follow it at once: a blank line ends such a block for
 * Markdown, and no element. Returns the last of them. */
static cmark_node *put_html(struct markdown *markdown, cmark_node *node) {
    struct builder *builder = &markdown->builder;
    struct document *document = builder->reading.document;
    cmark_node *last = node;
    while (is_html(cmark_node_next(last)))
        last = cmark_node_next(last);
    size_t start = markdown_start(&markdown->places, node),
           end = markdown_html_end(&markdown->places, last);
    struct node *root;
    struct str html = markdown_html(builder->reading.scratch, &markdown->places, node, last);
    if (!html_parse(builder->reading.scratch, document->path, html, &root, markdown->error))
        return last;
    read_tree(markdown, root, start);
    memset(markdown->html + start, 1, end - start);
    markdown->places.last_end = end;
    return last;
}

/* ---- blocks ---- */

/* A paragraph that is nothing but an image, or a link around one, is a figure. */
static bool is_figure(cmark_node *node) {
    cmark_node *child = cmark_node_first_child(node);
    if (!child || cmark_node_next(child))
        return false;
    return cmark_node_get_type(child) == CMARK_NODE_IMAGE ||
           (cmark_node_get_type(child) == CMARK_NODE_LINK && is_figure(child));
}

static void put_verse(struct markdown *markdown, cmark_node *node) {
    struct node *root = inlines_of(markdown, node);
    if (!root)
        return;
    markdown_make_verse(&markdown->builder, root);
    read_tree(markdown, root, 0);
}

static void put_paragraph(struct markdown *markdown, cmark_node *node) {
    if (markdown_is_verse(&markdown->places, node)) {
        put_verse(markdown, node);
        return;
    }
    begin_block(markdown, is_figure(node) ? BLOCK_FIGURE : BLOCK_PARAGRAPH, 0);
    put_inlines(markdown, node);
    builder_end(&markdown->builder);
}

static void put_heading(struct markdown *markdown, cmark_node *node) {
    begin_block(markdown, BLOCK_HEADING, cmark_node_get_heading_level(node));
    put_inlines(markdown, node);
    builder_end(&markdown->builder);
}

static void put_code_block(struct markdown *markdown, cmark_node *node) {
    begin_block(markdown, BLOCK_CODE, 0);
    markdown_put_code(&markdown->places, &markdown->builder, node);
    builder_end(&markdown->builder);
}

/* What stands before an item: its number as it is written, where that is what it counts
 * as, else as it counts; a bullet says nothing. */
static void set_label(struct markdown *markdown, cmark_node *list, cmark_node *item, int number) {
    struct str source = markdown->places.source;
    size_t start = markdown_start(&markdown->places, item);
    bool written = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    markdown->label = (struct str){0};
    markdown->label_start = 0;
    if (!written)
        return;
    const char *end = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : ".";
    markdown->label = str_format(arena_of(markdown), "%d%s", number, end);
    if (str_starts_with(str_slice(source, start, source.len), markdown->label))
        markdown->label_start = start + 1;
}

static void put_task(struct markdown *markdown, cmark_node *item) {
    if (!is_type(item, "tasklist"))
        return;
    bool done = cmark_gfm_extensions_get_tasklist_item_checked(item);
    markdown->label = done ? STR("Done:") : STR("To do:");
}

static void put_list(struct markdown *markdown, cmark_node *list, int depth) {
    int number = cmark_node_get_list_start(list);
    markdown->items++;
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        set_label(markdown, list, item, number++);
        put_task(markdown, item);
        if (!markdown->label.len)
            markdown->label_start = 1; /* the next block is an item all the same */
        walk_children(markdown, item, depth);
        markdown->label = (struct str){0};
        markdown->label_start = 0;
    }
    markdown->items--;
}

/* ---- tables ---- */

/* What a column's heading says, a line's end in it as a space. */
static struct str heading_text(struct markdown *markdown, const struct node *root) {
    struct strbuf text = {.arena = arena_of(markdown)};
    for (const struct node *node = root; node; node = node_next(root, node)) {
        strbuf_add(&text, node->text);
        if (node_is(node, "br"))
            strbuf_add_char(&text, ' ');
    }
    struct str heading = str_trim(strbuf_str(&text));
    return is_blank_text(heading) ? (struct str){0} : heading;
}

static void put_row(struct markdown *markdown, cmark_node *row, bool head) {
    struct builder *builder = &markdown->builder;
    struct markup markup = markup_of(markdown);
    int column = 0;
    bool said = false;
    builder_begin(builder, BLOCK_TABLE_ROW, 0);
    builder_block(builder)->table = markdown->table;
    builder_block(builder)->table_head = head;
    for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell)) {
        bool known = column < HEADINGS_MAX;
        builder_cell(builder, ++column);
        if (!cmark_node_first_child(cell))
            continue;
        if (said)
            builder_label(builder, STR("; "));
        said = true;
        const struct node *root = inlines_of(markdown, cell);
        if (!root)
            break;
        if (head && known)
            markdown->heads[column - 1] = heading_text(markdown, root);
        else if (!head && known && markdown->heads[column - 1].len)
            builder_label(builder, str_format(arena_of(markdown),
                                              "%.*s: ", STR_ARG(markdown->heads[column - 1])));
        markup_read_line(&markup, root);
    }
    builder_end(builder);
}

static void put_table(struct markdown *markdown, cmark_node *table) {
    memset(markdown->heads, 0, sizeof markdown->heads);
    markdown->table = markdown->builder.n_tables + 1;
    for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row))
        put_row(markdown, row, cmark_gfm_extensions_get_table_row_is_header(row));
}

static void put_note(struct markdown *markdown, cmark_node *note, int depth) {
    markdown->in_note = true;
    markdown->note_begun = false;
    markdown->note = str_format(arena_of(markdown), "%d", ++markdown->n_notes);
    /* Notes come last in the tree, and anywhere in the source. */
    markdown->places.last_end = markdown_start(&markdown->places, note);
    builder_at_end(&markdown->builder, true);
    builder_return(&markdown->builder, markdown->places.last_end);
    walk_children(markdown, note, depth);
    builder_at_end(&markdown->builder, false);
    markdown->in_note = false;
}

static void walk(struct markdown *markdown, cmark_node *node, int depth) {
    cmark_node_type type = cmark_node_get_type(node);
    if (depth > MARKDOWN_NESTING_MAX) {
        fail_deep(markdown, node);
        return;
    }
    if (type == CMARK_NODE_PARAGRAPH)
        put_paragraph(markdown, node);
    else if (type == CMARK_NODE_HEADING)
        put_heading(markdown, node);
    else if (type == CMARK_NODE_CODE_BLOCK)
        put_code_block(markdown, node);
    else if (type == CMARK_NODE_THEMATIC_BREAK)
        builder_separator(&markdown->builder);
    else if (type == CMARK_NODE_LIST)
        put_list(markdown, node, depth);
    else if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
        put_note(markdown, node, depth);
    else if (is_type(node, "table"))
        put_table(markdown, node);
    else if (type == CMARK_NODE_BLOCK_QUOTE) {
        markdown->quotes++;
        walk_children(markdown, node, depth);
        markdown->quotes--;
    } else {
        walk_children(markdown, node, depth);
    }
}

/* ---- the document ---- */

/* cmark-gfm loses what is behind a mark of a note that nothing defines, if there are brackets
 * in it: where "[^…]:" is nowhere, no mark is looked for. */
static int parser_options(struct str text) {
    bool opens = str_contains(text, STR("[^")), defines = str_contains(text, STR("]:"));
    return opens && defines ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT;
}

static cmark_node *parse(struct str text) {
    static const char *const extensions[] = {"table", "strikethrough", "tasklist"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser =
        cmark_parser_new(parser_options(text) | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, text.ptr, text.len);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

static bool has_ending(struct str path, const char *ending) {
    struct str end = str_from_c(ending);
    return path.len > end.len &&
           str_equal_nocase(str_slice(path, path.len - end.len, path.len), end);
}

/* Plain letters carry Markdown's marks too, so the name decides. */
static bool recognises_markdown(struct str content, const char *path) {
    static const char *const endings[] = {".md", ".markdown", ".mkd", ".mdown", ".commonmark"};
    (void)content;
    for (size_t i = 0; path && i < sizeof endings / sizeof *endings; i++)
        if (has_ending(str_from_c(path), endings[i]))
            return true;
    return false;
}

static bool read_markdown(struct arena *arena, const struct reader_options *options,
                          struct document *document, struct error *error) {
    struct markdown markdown = {.error = error};
    builder_open(&markdown.builder, arena, options, document);
    size_t from = str_starts_with(document->source, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.len : 0;
    leave_out(&markdown.builder.reading, 0, from, "byte order mark");
    from = front_matter_read(&markdown.builder.reading, from);
    markdown_places_make(arena, document->source, from, &markdown.places);
    markdown.html = arena_alloc(markdown.builder.reading.scratch, document->source.len + 1);
    cmark_node *root =
        parse(markdown_dialect(arena, str_slice(document->source, from, document->source.len)));
    walk_children(&markdown, root, 0);
    markdown_list_marks(&markdown.builder, from, markdown.html);
    bool done = builder_finish(&markdown.builder, error) && !error->set;
    cmark_node_free(root);
    return done;
}

const struct reader reader_markdown = {
    .name = "markdown",
    .recognises = recognises_markdown,
    .read = read_markdown,
};
