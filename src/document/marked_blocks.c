/* What plain texts mark as Markdown does and a narrator has to know for what it is: tables
 * between pipes, below whose first row is a rule, and paragraphs that are but a picture. */
#include <string.h>

#include "document/lines.h"
#include "document/text.h"

enum { HEADINGS_MAX = 64 };

struct tabling {
    struct text_reading *reading;
    struct str source;
    int number; /* of the table */
    bool is_head;
    struct strbuf heads[HEADINGS_MAX];
    struct part row;
    int column;
    int last_said; /* the column of the last cell with text; 0: none yet */
};

static struct str source_of(const struct tabling *tabling, const struct part *part,
                            struct part_line line) {
    const struct span *first = &part->block.spans.items[line.first_span];
    return str_slice(tabling->source, first->start, first[line.n_spans - 1].end);
}

static struct part_line next_line(const struct part *part, struct part_line line) {
    return part_line_at(part, line.first_span + line.n_spans + 1);
}

static bool is_rule(struct str text) {
    bool dash = false;
    for (size_t i = 0; i < text.len; i++) {
        if (!strchr("|-: \t", text.ptr[i]))
            return false;
        dash = dash || text.ptr[i] == '-';
    }
    return dash;
}

static bool is_table(const struct tabling *tabling, const struct part *part) {
    size_t count = part->block.spans.count;
    if (part->block.kind != BLOCK_PARAGRAPH || !count ||
        tabling->source.ptr[part_start(part)] != '|')
        return false;
    struct part_line line = part_line_at(part, 0);
    for (int i = 0; line.first_span < count; i++, line = next_line(part, line)) {
        if (!line.n_spans)
            return false;
        struct str text = source_of(tabling, part, line);
        if (!str_starts_with(text, STR("|")) || (i == 1 && !is_rule(text)))
            return false;
        if (line.first_span + line.n_spans >= count)
            return i > 0;
    }
    return false;
}

/* ---- rows ---- */

static struct span *push_span(struct tabling *tabling, struct span span) {
    struct span *pushed = arena_push(tabling->reading->arena, &tabling->row.block.spans);
    *pushed = span;
    pushed->column = tabling->column;
    return pushed;
}

static void push_label(struct tabling *tabling, struct str text, size_t at) {
    push_span(tabling, (struct span){.kind = SPAN_LABEL,
                                     .text = str_copy(tabling->reading->arena, text),
                                     .start = at,
                                     .end = at,
                                     .mended = true});
}

static void begin_cell(struct tabling *tabling, size_t at) {
    bool known = tabling->column <= HEADINGS_MAX && !tabling->is_head;
    if (tabling->last_said)
        push_label(tabling, STR("; "), at);
    tabling->last_said = tabling->column;
    struct strbuf *head = known ? &tabling->heads[tabling->column - 1] : NULL;
    if (head && head->count)
        push_label(tabling,
                   str_format(tabling->reading->scratch, "%.*s: ", STR_ARG(strbuf_str(head))), at);
}

static void push_text(struct tabling *tabling, const struct span *span, struct str text,
                      size_t start, size_t end) {
    if (!text.len)
        return;
    if (tabling->last_said != tabling->column)
        begin_cell(tabling, start);
    struct span own = *span;
    own.text = text;
    own.start = start;
    own.end = end;
    push_span(tabling, own);
    if (tabling->is_head && tabling->column <= HEADINGS_MAX)
        strbuf_add(&tabling->heads[tabling->column - 1], text);
}

/* A piece of a row between two pipes, without the blanks beside them. */
static void push_piece(struct tabling *tabling, const struct span *span, size_t from, size_t to) {
    struct str piece = str_slice(span->text, from, to);
    bool after_pipe = from > 0 || tabling->last_said != tabling->column;
    while (after_pipe && piece.len && piece.ptr[0] == ' ') {
        piece = str_slice(piece, 1, piece.len);
        from++;
    }
    while (to < span->text.len && piece.len && piece.ptr[piece.len - 1] == ' ')
        piece.len--;
    push_text(tabling, span, piece, span->start + from, span->start + from + piece.len);
}

static bool is_pipe(const struct tabling *tabling, const struct span *span, size_t at) {
    size_t place = span->start + at;
    return span->text.ptr[at] == '|' && (place == 0 || tabling->source.ptr[place - 1] != '\\');
}

static void cut_span(struct tabling *tabling, const struct span *span) {
    size_t from = 0;
    if (!span_is_linear(span)) {
        push_text(tabling, span, span->text, span->start, span->end);
        return;
    }
    for (size_t at = 0; at < span->text.len; at++) {
        if (!is_pipe(tabling, span, at))
            continue;
        push_piece(tabling, span, from, at);
        leave_out(tabling->reading, span->start + at, span->start + at + 1, "table mark");
        tabling->column++;
        from = at + 1;
    }
    push_piece(tabling, span, from, span->text.len);
}

static void put_row(struct tabling *tabling, const struct part *part, struct part_line line,
                    unsigned long number) {
    tabling->row = (struct part){.block = {.kind = BLOCK_TABLE_ROW,
                                           .line = number,
                                           .table = tabling->number,
                                           .table_head = tabling->is_head},
                                 .n_lines = 1};
    tabling->column = tabling->last_said = 0;
    for (size_t i = 0; i < line.n_spans; i++)
        cut_span(tabling, &part->block.spans.items[line.first_span + i]);
    if (tabling->row.block.spans.count)
        *arena_push(tabling->reading->scratch, &tabling->reading->parts) = tabling->row;
}

static void put_table(struct tabling *tabling, const struct part *part) {
    tabling->number++;
    for (size_t i = 0; i < HEADINGS_MAX; i++)
        tabling->heads[i] = (struct strbuf){.arena = tabling->reading->scratch};
    struct part_line line = part_line_at(part, 0);
    for (unsigned long i = 0; line.first_span < part->block.spans.count;
         i++, line = next_line(part, line)) {
        const struct span *first = &part->block.spans.items[line.first_span];
        tabling->is_head = i == 0;
        if (i == 1)
            leave_out(tabling->reading, first->start, first[line.n_spans - 1].end, "table mark");
        else
            put_row(tabling, part, line, part->block.line + i);
    }
}

static void tables_find(struct text_reading *reading) {
    struct tabling tabling = {.reading = reading, .source = reading->document->source};
    size_t first = 0;
    while (first < reading->parts.count && !is_table(&tabling, &reading->parts.items[first]))
        first++;
    if (first == reading->parts.count)
        return;
    struct parts parts = reading->parts;
    struct arena *old = parts_renew(reading);
    for (size_t i = 0; i < parts.count; i++)
        if (is_table(&tabling, &parts.items[i]))
            put_table(&tabling, &parts.items[i]);
        else
            *arena_push(reading->scratch, &reading->parts) = parts.items[i];
    arena_close(old);
}

/* ---- pictures ---- */

/* "![A gull](gull.png)" alone on its line. */
static bool is_picture(struct str source, const struct part *part) {
    if (part->block.kind != BLOCK_PARAGRAPH || part->n_lines != 1 || !part->block.spans.count)
        return false;
    size_t start = part_start(part), end = part_end(part);
    if (start < 2 || source.ptr[start - 2] != '!' || source.ptr[start - 1] != '[' ||
        !str_starts_with(str_slice(source, end, source.len), STR("](")))
        return false;
    struct str line = str_slice(source, end, str_index(source, end, STR("\n")));
    size_t close = str_index(line, 0, STR(")"));
    bool alone = start == 2 || source.ptr[start - 3] == '\n' || source.ptr[start - 3] == '\r';
    return alone && close < line.len && !str_trim(str_slice(line, close + 1, line.len)).len;
}

void marked_blocks_find(struct text_reading *reading) {
    tables_find(reading);
    for (size_t i = 0; i < reading->parts.count; i++)
        if (is_picture(reading->document->source, &reading->parts.items[i]))
            reading->parts.items[i].block.kind = BLOCK_FIGURE;
}
