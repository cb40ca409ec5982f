#include "document/builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

void builder_open(struct builder *builder, struct arena *arena,
                  const struct reader_options *options, struct document *document) {
    *builder = (struct builder){
        .reading = {.arena = arena,
                    .scratch = arena_open(),
                    .options = options,
                    .document = document},
        .source = {.arena = arena},
    };
}

size_t builder_add_member(struct builder *builder, struct str name, struct str content) {
    struct document *document = builder->reading.document;
    size_t start = builder->source.count, n_before = document->members.count;
    struct member member = {.name = name, .start = start, .line = 1};
    if (n_before) {
        const struct member *before = &document->members.items[n_before - 1];
        member.line = before->line + source_count_lines(document->source, before->start, start);
    }
    strbuf_add(&builder->source, content);
    strbuf_add_char(&builder->source, '\n');
    document->source = strbuf_str(&builder->source);
    *arena_push(builder->reading.arena, &document->members) = member;
    return start;
}

/* ---- spans ---- */

static bool is_linear(const struct builder *builder, struct str text, size_t start, size_t end) {
    struct str source = builder->reading.document->source;
    return end <= source.len && end - start == text.len &&
           memcmp(source.ptr + start, text.ptr, text.len) == 0;
}

/* What the text that comes next is in. */
static struct builder_style current_style(const struct builder *builder) {
    struct builder_style style = {.kind = builder->emphasis ? SPAN_EMPHASIS : SPAN_PLAIN};
    int depth = builder->n_languages < BUILDER_DEPTH_MAX ? builder->n_languages : BUILDER_DEPTH_MAX;
    if (depth > 0)
        style.language = builder->languages[depth - 1];
    if (style.language.len)
        style.kind = SPAN_LANGUAGE;
    if (builder->in_reference)
        style = (struct builder_style){.kind = SPAN_NOTE_REFERENCE, .target = builder->target};
    return style;
}

static struct span *push_span(struct builder *builder, struct builder_style style, struct str text,
                              size_t start, size_t end) {
    struct span *span = arena_push(builder->reading.arena, &builder->part.block.spans);
    *span = (struct span){
        .kind = style.kind,
        .text = text,
        .start = start,
        .end = end,
        .mended = !is_linear(builder, text, start, end),
        .column = builder->column,
        .pictured = builder->pictured && style.kind != SPAN_LABEL,
        .language = style.language,
        .target = style.target,
    };
    if (end > builder->last_end)
        builder->last_end = end;
    return span;
}

/* A label is where the text is that it stands before. */
static void place_labels(struct block *block, size_t start) {
    for (size_t i = block->spans.count; i > 0; i--) {
        struct span *span = &block->spans.items[i - 1];
        if (span->kind != SPAN_LABEL)
            break;
        span->start = span->end = start;
    }
}

/* It brings the space behind it. */
static bool ends_with_label(const struct block *block) {
    const struct span *last = &block->spans.items[block->spans.count - 1];
    return last->kind == SPAN_LABEL && str_ends_with(last->text, STR(" "));
}

/* White space that proved to lie between two texts of a block, of which the second begins
 * at `next`: trees of parsers that mend markup have white space out of its order. */
static void flush_space(struct builder *builder, size_t next) {
    if (!builder->space_pending)
        return;
    builder->space_pending = false;
    if (builder->space_end > next)
        builder->space_end = next;
    if (builder->space_start > builder->space_end)
        builder->space_start = builder->space_end;
    if (!builder->part.block.spans.count || ends_with_label(&builder->part.block))
        return;
    struct builder_style style = current_style(builder);
    if (style.kind != builder->space_style.kind ||
        !str_equal(style.language, builder->space_style.language))
        style = (struct builder_style){.kind = SPAN_PLAIN};
    struct span *span =
        push_span(builder, style, STR(" "), builder->space_start, builder->space_end);
    span->pictured = false;
    span->line_break = builder->line_pending;
    builder->part.n_lines += builder->line_pending;
    builder->line_pending = false;
}

static void add_space(struct builder *builder, size_t start, size_t end) {
    if (!builder->space_pending) {
        builder->space_start = start;
        builder->space_style = current_style(builder);
    }
    builder->space_pending = true;
    builder->space_end = end;
}

static bool check_length(struct builder *builder, size_t end) {
    const struct block *block = &builder->part.block;
    if (!block->spans.count || end <= block->spans.items[0].start ||
        end - block->spans.items[0].start <= PARAGRAPH_MAX_BYTES || builder->failure.set)
        return !builder->failure.set;
    const struct document *document = builder->reading.document;
    return error_set_line(&builder->failure, document->path,
                          document_line(document, block->spans.items[0].start),
                          "a paragraph of more than %d MiB; part it", PARAGRAPH_MAX_BYTES >> 20);
}

/* Adds text without white space at its ends. */
static void add_words(struct builder *builder, struct str text, size_t start, size_t end) {
    flush_space(builder, start);
    place_labels(&builder->part.block, start);
    push_span(builder, current_style(builder), text, start, end);
}

/* The white space that markup does not mean: a no-break space is meant. */
static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Text that stands for a range as a whole is one span, with single spaces in it. */
static void add_whole(struct builder *builder, struct str text, size_t start, size_t end) {
    struct strbuf words = {.arena = builder->reading.arena};
    bool space = false;
    for (size_t at = 0; at < text.len; at++) {
        if (!is_blank(text.ptr[at])) {
            if (space && words.count)
                strbuf_add_char(&words, ' ');
            else if (space)
                add_space(builder, start, start);
            strbuf_add_char(&words, text.ptr[at]);
        }
        space = is_blank(text.ptr[at]);
    }
    if (words.count)
        add_words(builder, strbuf_str(&words), start, end);
    if (space)
        add_space(builder, words.count ? end : start, end);
}

/* Cuts the text, which is byte for byte the source's, at its white space. */
static void add_collapsed(struct builder *builder, struct str text, size_t start) {
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        bool blank = is_blank(text.ptr[at]);
        while (at < text.len && is_blank(text.ptr[at]) == blank)
            at++;
        /* One space between words needs no span of its own. */
        while (!blank && at + 1 < text.len && text.ptr[at] == ' ' && !is_blank(text.ptr[at + 1]))
            for (at++; at < text.len && !is_blank(text.ptr[at]);)
                at++;
        if (blank)
            add_space(builder, start + from, start + at);
        else
            add_words(builder, str_slice(text, from, at), start + from, start + at);
    }
}

/* The line of code text[*from, *to) without the white space at its end and, where it is the
 * block's first, at its beginning. */
static void trim_line(const struct builder *builder, struct str text, size_t *from, size_t *to) {
    while (*to > *from && is_blank(text.ptr[*to - 1]))
        --*to;
    while (!builder->part.block.spans.count && *from < *to && is_blank(text.ptr[*from]))
        ++*from;
}

/* Lines of code stay lines, and their indents what they are. Of text that stands for a
 * range as a whole, the first line does. */
static void add_preformatted(struct builder *builder, struct str text, size_t start, size_t end) {
    bool linear = is_linear(builder, text, start, end);
    for (size_t at = 0; at < text.len; at++) {
        size_t from = at;
        while (at < text.len && text.ptr[at] != '\n')
            at++;
        size_t to = at;
        trim_line(builder, text, &from, &to);
        if (to > from) {
            add_words(builder, str_slice(text, from, to), linear ? start + from : start,
                      linear ? start + to : end);
            start = linear ? start : end;
        }
        /* Words may follow it on the line. */
        if (at == text.len && to < at)
            add_space(builder, linear ? start + to : start, linear ? start + at : end);
        if (at < text.len)
            builder_break(builder, linear ? start + at : start, linear ? start + at + 1 : start);
    }
}

static bool is_all_blank(struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (!is_blank(text.ptr[i]))
            return false;
    return true;
}

void builder_text(struct builder *builder, struct str text, size_t start, size_t end) {
    if (!text.len || builder->failure.set)
        return;
    if (!builder->is_open) {
        if (is_all_blank(text))
            return;
        builder_begin(builder, BLOCK_PARAGRAPH, 0);
    }
    text = str_copy(builder->reading.arena, text);
    if (builder->preformatted)
        add_preformatted(builder, text, start, end);
    else if (is_linear(builder, text, start, end))
        add_collapsed(builder, text, start);
    else
        add_whole(builder, text, start, end);
    check_length(builder, end);
}

void builder_label(struct builder *builder, struct str text) {
    if (builder->failure.set || !builder->is_open)
        return;
    builder->space_pending =
        builder->space_pending && !(text.len && str_find_char(STR(" ,;."), text.ptr[0]));
    flush_space(builder, SIZE_MAX);
    struct span *span =
        push_span(builder, (struct builder_style){.kind = SPAN_LABEL},
                  str_copy(builder->reading.arena, text), builder->last_end, builder->last_end);
    span->mended = true;
}

void builder_break(struct builder *builder, size_t start, size_t end) {
    if (!builder->is_open)
        return;
    add_space(builder, start, end);
    builder->line_pending = true;
}

void builder_preformat(struct builder *builder) {
    builder->preformatted = true;
}

void builder_cell(struct builder *builder, int column) {
    builder->column = column;
}

void builder_picture(struct builder *builder, bool pictured) {
    builder->pictured = pictured;
}

/* ---- what lies around text ---- */

void builder_emphasis_begin(struct builder *builder) {
    builder->emphasis++;
}

void builder_emphasis_end(struct builder *builder) {
    builder->emphasis -= builder->emphasis > 0;
}

void builder_language_begin(struct builder *builder, struct str tag) {
    struct str around = {0};
    int depth = builder->n_languages;
    if (depth > 0)
        around = builder->languages[(depth < BUILDER_DEPTH_MAX ? depth : BUILDER_DEPTH_MAX) - 1];
    if (tag.len)
        around = str_copy(builder->reading.arena, tag);
    /* What a document is in as a whole is no foreign language, by whatever variety's name. */
    if (language_same(around, builder->reading.document->metadata.language))
        around.len = 0;
    if (depth < BUILDER_DEPTH_MAX)
        builder->languages[depth] = around;
    builder->n_languages++;
}

void builder_language_end(struct builder *builder) {
    builder->n_languages -= builder->n_languages > 0;
}

void builder_reference_begin(struct builder *builder, struct str target) {
    builder->in_reference = true;
    builder->target = str_copy(builder->reading.arena, target);
}

void builder_reference_end(struct builder *builder) {
    builder->in_reference = false;
    builder->target = (struct str){0};
}

/* ---- blocks ---- */

void builder_begin(struct builder *builder, enum block_kind kind, int level) {
    builder_end(builder);
    builder->part = (struct part){
        .block = {.kind = kind, .level = level}, .n_lines = 1, .at_end = builder->at_end};
    builder->is_open = true;
}

static bool says_anything(const struct block *block) {
    for (size_t i = 0; i < block->spans.count; i++)
        if (block->spans.items[i].kind != SPAN_LABEL && !block->spans.items[i].line_break)
            return true;
    return false;
}

static void push_part(struct builder *builder) {
    struct text_reading *reading = &builder->reading;
    if (reading->parts.count >= PARTS_MAX) {
        error_set(&builder->failure, reading->document->path, "more than %d paragraphs; split it",
                  PARTS_MAX);
        return;
    }
    if (builder->part.block.table > builder->n_tables)
        builder->n_tables = builder->part.block.table;
    *arena_push(reading->scratch, &reading->parts) = builder->part;
}

/* What was to part the text from more of it, when none came. */
static void drop_last_labels(struct block *block) {
    while (block->spans.count > 1 &&
           block->spans.items[block->spans.count - 1].kind == SPAN_LABEL &&
           str_ends_with(block->spans.items[block->spans.count - 1].text, STR(" ")))
        block->spans.count--;
}

void builder_end(struct builder *builder) {
    if (builder->is_open)
        drop_last_labels(&builder->part.block);
    if (builder->is_open && says_anything(&builder->part.block))
        push_part(builder);
    builder->preformatted = builder->space_pending = builder->line_pending = false;
    /* A column named before its row was begun is the row's first. */
    builder->column = builder->is_open ? 0 : builder->column;
    builder->is_open = false;
}

bool builder_is_open(const struct builder *builder) {
    return builder->is_open;
}

struct block *builder_block(struct builder *builder) {
    return builder->is_open ? &builder->part.block : NULL;
}

void builder_separator(struct builder *builder) {
    builder_end(builder);
    builder->part = (struct part){.block = {.kind = BLOCK_SEPARATOR}};
    push_part(builder);
}

void builder_return(struct builder *builder, size_t start) {
    builder_end(builder);
    builder->last_end = start;
}

void builder_at_end(struct builder *builder, bool at_end) {
    builder_end(builder);
    builder->at_end = at_end;
}

/* ---- lists ---- */

void builder_page(struct builder *builder, struct str label, size_t start) {
    struct arena *arena = builder->reading.arena;
    *arena_push(arena, &builder->reading.document->pages) =
        (struct page){.label = str_copy(arena, label), .start = start};
}

void builder_contents(struct builder *builder, struct str title, int level, size_t start) {
    struct arena *arena = builder->reading.arena;
    *arena_push(arena, &builder->reading.document->contents) =
        (struct contents_entry){.title = str_copy(arena, title), .level = level, .start = start};
}

void builder_unspoken(struct builder *builder, struct str text, size_t start, size_t end,
                      const char *reason) {
    struct arena *arena = builder->reading.arena;
    *arena_push(arena, &builder->reading.document->unspoken) = (struct unspoken){
        .source = {start, end, 0}, .text = str_copy(arena, text), .reason = str_from_c(reason)};
}

void builder_repair(struct builder *builder, size_t start, size_t end, const char *what) {
    list_repair(&builder->reading, start, end, what);
}

/* ---- the end ---- */

/* A part and where it belongs: what has no text goes with what came before it. */
struct placed {
    struct part part;
    size_t start, index;
};

static int by_place(const void *a, const void *b) {
    const struct placed *one = a, *other = b;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    return (one->index > other->index) - (one->index < other->index);
}

/* Notes may be told before or after the text that they are written in. */
static void order_parts(struct text_reading *reading) {
    struct parts *parts = &reading->parts;
    struct placed *placed = arena_alloc_array(reading->scratch, parts->count, sizeof *placed);
    bool ordered = true;
    size_t start = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        size_t own = part->block.spans.count ? part_start(part) : start;
        /* Behind all that is in the source, as they are told. */
        placed[i] = (struct placed){*part, part->at_end ? reading->document->source.len : own, i};
        ordered = ordered && (i == 0 || placed[i].start >= placed[i - 1].start);
        start = part->at_end ? start : own;
    }
    if (ordered)
        return;
    qsort(placed, parts->count, sizeof *placed, by_place);
    for (size_t i = 0; i < parts->count; i++)
        parts->items[i] = placed[i].part;
}

struct numbered {
    size_t start, index;
};

static int by_start(const void *a, const void *b) {
    const struct numbered *one = a, *other = b;
    return (one->start > other->start) - (one->start < other->start);
}

/* Lines are counted in one go through the source, whatever order the blocks are in. */
static void number_parts(struct text_reading *reading) {
    const struct parts *parts = &reading->parts;
    struct numbered *numbered = arena_alloc_array(reading->scratch, parts->count, sizeof *numbered);
    size_t start = 0, at = 0;
    unsigned long line = 1;
    for (size_t i = 0; i < parts->count; i++) {
        const struct block *block = &parts->items[i].block;
        start = block->spans.count ? block->spans.items[0].start : start;
        numbered[i] = (struct numbered){start, i};
    }
    if (parts->count)
        qsort(numbered, parts->count, sizeof *numbered, by_start);
    for (size_t i = 0; i < parts->count; i++) {
        line += source_count_lines(reading->document->source, at, numbered[i].start);
        at = numbered[i].start;
        parts->items[numbered[i].index].block.line = line;
    }
}

bool builder_finish(struct builder *builder, struct error *error) {
    struct text_reading *reading = &builder->reading;
    builder_end(builder);
    bool done = !builder->failure.set;
    if (done) {
        order_parts(reading);
        bullets_find(reading);
        number_parts(reading);
        letter_find(reading);
        titles_settle(reading);
        words_repair(reading);
        characters_repair(reading);
        text_finish(reading);
    } else {
        error_set(error, builder->failure.place, "%s", builder->failure.message);
    }
    arena_close(reading->scratch);
    return done;
}
