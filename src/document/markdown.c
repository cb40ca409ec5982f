#include "document/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/markdown_places.h"

enum { NESTING_MAX = 100, HEADINGS_MAX = 64, LANGUAGE_TAG_MAX = 35 };

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
};

static void walk(struct markdown *markdown, cmark_node *node, int depth);

static bool is_type(cmark_node *node, const char *name) {
    return strcmp(cmark_node_get_type_string(node), name) == 0;
}

static void walk_children(struct markdown *markdown, cmark_node *node, int depth) {
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child))
        walk(markdown, child, depth + 1);
}

static struct arena *arena_of(struct markdown *markdown) {
    return markdown->builder.reading.arena;
}

/* ---- inlines ---- */

/* Where "[words]{lang=fr}" begins in the text, and its parts; false: nowhere. */
struct passage_mark {
    size_t open, close, end; /* of "[", of "]", after "}" */
    struct str language;
};

static bool find_passage(struct str text, struct passage_mark *mark) {
    static const struct str middle = {"]{lang=", 7};
    size_t open = text.len;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '[')
            open = i;
        if (open > i || !str_starts_with(str_slice(text, i, text.len), middle))
            continue;
        size_t from = i + middle.len, end = from;
        while (end < text.len && end - from <= LANGUAGE_TAG_MAX && text.ptr[end] != '}')
            end++;
        if (end == text.len || text.ptr[end] != '}')
            return false;
        *mark = (struct passage_mark){open, i, end + 1, str_slice(text, from, end)};
        return true;
    }
    return false;
}

static struct str without_quotes(struct str tag) {
    bool quoted = tag.len >= 2 && (tag.ptr[0] == '"' || tag.ptr[0] == '\'');
    return quoted ? str_slice(tag, 1, tag.len - 1) : tag;
}

/* A text without passages in other languages goes in as it is; with one, in pieces. */
static void put_text(struct markdown *markdown, cmark_node *node) {
    struct str text = str_from_c(cmark_node_get_literal(node));
    struct markdown_places *places = &markdown->places;
    struct builder *builder = &markdown->builder;
    struct passage_mark mark;
    size_t at, end;
    if (!find_passage(text, &mark)) {
        markdown_put(places, builder, node);
        return;
    }
    markdown_range(places, node, &at, &end);
    do {
        struct str before = str_slice(text, 0, mark.open);
        struct str inside = str_slice(text, mark.open + 1, mark.close);
        at = markdown_put_aligned(builder, before, places->source, at, end) + 1;
        builder_language_begin(builder, without_quotes(mark.language));
        at = markdown_put_aligned(builder, inside, places->source, at, end);
        builder_language_end(builder);
        at += mark.end - mark.close;
        at = at < end ? at : end;
        text = str_slice(text, mark.end, text.len);
    } while (find_passage(text, &mark));
    markdown_put_aligned(builder, text, places->source, at, end);
    places->last_end = end;
}

/* The text under a node: what an image or a heading of a column says. */
static struct str text_under(struct markdown *markdown, cmark_node *root) {
    struct strbuf text = {.arena = arena_of(markdown)};
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
            strbuf_add(&text, str_from_c(cmark_node_get_literal(node)));
        else if (event == CMARK_EVENT_ENTER &&
                 (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK))
            strbuf_add_char(&text, ' ');
    }
    cmark_iter_free(iter);
    return str_copy(arena_of(markdown), strbuf_str(&text));
}

static size_t start_of(const struct markdown *markdown, cmark_node *node) {
    return markdown_place(&markdown->places, cmark_node_get_start_line(node),
                          cmark_node_get_start_column(node));
}

static size_t end_of(const struct markdown *markdown, cmark_node *node) {
    size_t start = start_of(markdown, node);
    size_t end = markdown_place(&markdown->places, cmark_node_get_end_line(node),
                                cmark_node_get_end_column(node) + 1);
    return end > start ? end : start;
}

static void put_image(struct markdown *markdown, cmark_node *node, int depth) {
    if (cmark_node_first_child(node)) {
        walk_children(markdown, node, depth);
        return;
    }
    size_t start = start_of(markdown, node), end = end_of(markdown, node);
    builder_unspoken(&markdown->builder, str_slice(markdown->places.source, start, end), start, end,
                     "image without a text alternative");
}

static void put_reference(struct markdown *markdown, cmark_node *node) {
    struct str mark = str_from_c(cmark_node_get_literal(node));
    builder_reference_begin(&markdown->builder, mark);
    size_t start = start_of(markdown, node), end = end_of(markdown, node);
    if (start < markdown->places.last_end)
        start = end = markdown->places.last_end;
    builder_text(&markdown->builder, mark, start, end);
    builder_reference_end(&markdown->builder);
    markdown->places.last_end = end;
}

static void leave_out_struck(struct markdown *markdown, cmark_node *node) {
    size_t start = start_of(markdown, node), end = end_of(markdown, node);
    builder_unspoken(&markdown->builder, text_under(markdown, node), start, end, "deleted");
    if (end > markdown->places.last_end)
        markdown->places.last_end = end;
}

static void put_emphasis(struct markdown *markdown, cmark_node *node, int depth) {
    builder_emphasis_begin(&markdown->builder);
    walk_children(markdown, node, depth);
    builder_emphasis_end(&markdown->builder);
}

static bool walk_inline(struct markdown *markdown, cmark_node *node, int depth) {
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT)
        put_text(markdown, node);
    else if (type == CMARK_NODE_CODE)
        markdown_put(&markdown->places, &markdown->builder, node);
    else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        markdown_put_break(&markdown->places, &markdown->builder);
    else if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG)
        put_emphasis(markdown, node, depth);
    else if (type == CMARK_NODE_LINK)
        walk_children(markdown, node, depth);
    else if (type == CMARK_NODE_IMAGE)
        put_image(markdown, node, depth);
    else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
        put_reference(markdown, node);
    else if (is_type(node, "strikethrough"))
        leave_out_struck(markdown, node);
    else
        return type == CMARK_NODE_HTML_INLINE;
    return true;
}

/* ---- blocks ---- */

/* Begins a block of what the paragraph lies in, with the item's label. */
static void begin_block(struct markdown *markdown, enum block_kind kind, int level) {
    struct builder *builder = &markdown->builder;
    bool first = markdown->label.len || markdown->label_start;
    if (markdown->in_note) {
        kind = BLOCK_NOTE;
        level = 0;
    } else if (markdown->items && first) {
        kind = BLOCK_LIST_ITEM;
        level = markdown->items;
    } else if (kind == BLOCK_PARAGRAPH && markdown->quotes) {
        kind = BLOCK_QUOTATION;
        level = markdown->quotes;
    }
    builder_begin(builder, kind, level);
    if (markdown->in_note && !markdown->note_begun) {
        builder_block(builder)->id = str_copy(arena_of(markdown), markdown->note);
        markdown->note_begun = true;
    }
    struct str label = markdown->label;
    size_t start = markdown->label_start - 1; /* 0: it is not in the source */
    if (label.len && markdown->label_start) {
        builder_text(builder, label, start, start + label.len);
        builder_text(builder, STR(" "), start + label.len, start + label.len + 1);
        markdown->places.last_end = start + label.len + 1;
    } else if (label.len) {
        builder_label(builder, str_format(arena_of(markdown), "%.*s ", STR_ARG(label)));
    }
    markdown->label = (struct str){0};
    markdown->label_start = 0;
}

/* A paragraph that is nothing but an image is a figure. */
static bool is_figure(cmark_node *node) {
    cmark_node *child = cmark_node_first_child(node);
    return child && !cmark_node_next(child) && cmark_node_get_type(child) == CMARK_NODE_IMAGE;
}

static void put_paragraph(struct markdown *markdown, cmark_node *node, int depth) {
    begin_block(markdown, is_figure(node) ? BLOCK_FIGURE : BLOCK_PARAGRAPH, 0);
    walk_children(markdown, node, depth);
    builder_end(&markdown->builder);
}

static void put_heading(struct markdown *markdown, cmark_node *node, int depth) {
    begin_block(markdown, BLOCK_HEADING, cmark_node_get_heading_level(node));
    walk_children(markdown, node, depth);
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
    size_t start = start_of(markdown, item);
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

static void put_row(struct markdown *markdown, cmark_node *row, bool head, int depth) {
    struct builder *builder = &markdown->builder;
    int column = 0;
    builder_begin(builder, BLOCK_TABLE_ROW, 0);
    builder_block(builder)->table = markdown->table;
    builder_block(builder)->table_head = head;
    for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell)) {
        bool known = column < HEADINGS_MAX;
        builder_cell(builder, ++column);
        if (!cmark_node_first_child(cell))
            continue;
        if (column > 1)
            builder_label(builder, STR("; "));
        if (head && known)
            markdown->heads[column - 1] = text_under(markdown, cell);
        else if (!head && known && markdown->heads[column - 1].len)
            builder_label(builder, str_format(arena_of(markdown),
                                              "%.*s: ", STR_ARG(markdown->heads[column - 1])));
        walk_children(markdown, cell, depth);
    }
    builder_end(builder);
}

static void put_table(struct markdown *markdown, cmark_node *table, int depth) {
    memset(markdown->heads, 0, sizeof markdown->heads);
    markdown->table++;
    for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row))
        put_row(markdown, row, cmark_gfm_extensions_get_table_row_is_header(row), depth + 1);
}

static void put_note(struct markdown *markdown, cmark_node *note, int depth) {
    markdown->in_note = true;
    markdown->note_begun = false;
    markdown->note = str_format(arena_of(markdown), "%d", ++markdown->n_notes);
    /* Notes come last in the tree, and anywhere in the source. */
    markdown->places.last_end = start_of(markdown, note);
    walk_children(markdown, note, depth);
    markdown->in_note = false;
}

static void walk(struct markdown *markdown, cmark_node *node, int depth) {
    cmark_node_type type = cmark_node_get_type(node);
    if (depth > NESTING_MAX) {
        struct document *document = markdown->builder.reading.document;
        error_set_line(markdown->error, document->path,
                       1 + source_count_lines(document->source, 0, start_of(markdown, node)),
                       "nested more than %d deep; it is damaged or made to", NESTING_MAX);
        return;
    }
    if (walk_inline(markdown, node, depth))
        return;
    if (type == CMARK_NODE_PARAGRAPH)
        put_paragraph(markdown, node, depth);
    else if (type == CMARK_NODE_HEADING)
        put_heading(markdown, node, depth);
    else if (type == CMARK_NODE_CODE_BLOCK)
        put_code_block(markdown, node);
    else if (type == CMARK_NODE_THEMATIC_BREAK)
        builder_separator(&markdown->builder);
    else if (type == CMARK_NODE_LIST)
        put_list(markdown, node, depth);
    else if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
        put_note(markdown, node, depth);
    else if (is_type(node, "table"))
        put_table(markdown, node, depth);
    else if (type == CMARK_NODE_BLOCK_QUOTE) {
        markdown->quotes++;
        walk_children(markdown, node, depth);
        markdown->quotes--;
    } else if (type != CMARK_NODE_HTML_BLOCK)
        walk_children(markdown, node, depth);
}

/* ---- what is in no block ---- */

static bool has_word(struct str text) {
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if (utf8_is_letter(c) || utf8_is_digit(c))
            return true;
    }
    return false;
}

static const char *reason_for(struct str text) {
    if (str_contains(text, STR("](")) || str_contains(text, STR("]:")))
        return "link address";
    if (str_contains(text, STR("{lang=")))
        return "language mark";
    if (str_contains(text, STR("```")) || str_contains(text, STR("~~~")))
        return "code mark";
    return str_contains(text, STR("<")) ? "HTML" : "mark";
}

/* Each line of it by itself. */
static void list_gap(struct markdown *markdown, size_t from, size_t to) {
    struct str source = markdown->places.source;
    for (size_t at = from; at < to; at++) {
        size_t start = at;
        while (at < to && source.ptr[at] != '\n')
            at++;
        struct str line = str_slice(source, start, at), rest = str_trim(line);
        start += (size_t)(rest.ptr - line.ptr);
        if (has_word(rest))
            builder_unspoken(&markdown->builder, rest, start, start + rest.len, reason_for(rest));
    }
}

static int by_start(const void *a, const void *b) {
    const struct source_range *one = a, *other = b;
    return (one->start > other->start) - (one->start < other->start);
}

/* Lists every word of the source that is in no span and not listed yet: addresses of
 * links, HTML, languages of code. */
static void list_marks(struct markdown *markdown, size_t from) {
    struct text_reading *reading = &markdown->builder.reading;
    struct document *document = reading->document;
    struct {
        struct source_range *items;
        size_t count, capacity;
    } taken = {0};
    builder_end(&markdown->builder);
    for (size_t i = 0; i < reading->parts.count; i++) {
        const struct block *block = &reading->parts.items[i].block;
        for (size_t j = 0; j < block->spans.count; j++)
            *arena_push(reading->scratch, &taken) =
                (struct source_range){block->spans.items[j].start, block->spans.items[j].end, 0};
    }
    for (size_t i = 0; i < document->unspoken.count; i++)
        *arena_push(reading->scratch, &taken) = document->unspoken.items[i].source;
    if (taken.count)
        qsort(taken.items, taken.count, sizeof *taken.items, by_start);
    for (size_t i = 0; i < taken.count; i++) {
        if (taken.items[i].start > from)
            list_gap(markdown, from, taken.items[i].start);
        if (taken.items[i].end > from)
            from = taken.items[i].end;
    }
    list_gap(markdown, from, document->source.len);
}

/* ---- the document ---- */

static cmark_node *parse(struct str text) {
    static const char *const extensions[] = {"table", "strikethrough", "tasklist"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
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
    cmark_node *root = parse(str_slice(document->source, from, document->source.len));
    walk_children(&markdown, root, 0);
    list_marks(&markdown, from);
    bool done = builder_finish(&markdown.builder, error) && !error->set;
    cmark_node_free(root);
    return done;
}

const struct reader reader_markdown = {
    .name = "markdown",
    .recognises = recognises_markdown,
    .read = read_markdown,
};
