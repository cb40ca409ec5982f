#include <string.h>

#include "base/utf8.h"
#include "document/lines.h"
#include "document/text.h"

void leave_out(struct text_reading *reading, size_t start, size_t end, const char *reason) {
    if (start >= end)
        return;
    struct document *document = reading->document;
    *arena_push(reading->arena, &document->unspoken) = (struct unspoken){
        .source = {start, end, 0},
        .text = str_slice(document->source, start, end),
        .reason = str_from_c(reason),
    };
}

void list_repair(struct text_reading *reading, size_t start, size_t end, const char *what) {
    *arena_push(reading->arena, &reading->document->repairs) = (struct repair){
        .source = {start, end, 0},
        .what = str_from_c(what),
    };
}

struct arena *parts_renew(struct text_reading *reading) {
    struct arena *old = reading->scratch;
    reading->scratch = arena_open();
    reading->parts = (struct parts){0};
    return old;
}

size_t part_length(const struct part *part) {
    size_t length = 0;
    for (size_t i = 0; i < part->block.spans.count; i++)
        length += part->block.spans.items[i].text.len;
    return length;
}

size_t part_start(const struct part *part) {
    return part->block.spans.items[0].start;
}

size_t part_end(const struct part *part) {
    return part->block.spans.items[part->block.spans.count - 1].end;
}

/* Copies text of spans until the room is full; returns what there is. */
static struct str peek(const struct part *part, struct part_line line, char room[PART_PEEK]) {
    size_t len = 0;
    for (size_t i = 0; i < line.n_spans && len < PART_PEEK; i++) {
        struct str text =
            str_slice(part->block.spans.items[line.first_span + i].text, 0, PART_PEEK - len);
        if (text.len)
            memcpy(room + len, text.ptr, text.len);
        len += text.len;
    }
    return (struct str){room, len};
}

struct str part_peek(const struct part *part, char room[PART_PEEK]) {
    return peek(part, (struct part_line){0, part->block.spans.count}, room);
}

struct str part_short_text(const struct part *part, char room[PART_PEEK]) {
    struct str text = part_peek(part, room);
    return text.len < PART_PEEK ? text : (struct str){0};
}

struct part_line part_line_at(const struct part *part, size_t first_span) {
    struct part_line line = {first_span, 0};
    while (first_span + line.n_spans < part->block.spans.count &&
           !part->block.spans.items[first_span + line.n_spans].line_break)
        line.n_spans++;
    return line;
}

struct str part_line_text(const struct part *part, struct part_line line, char room[PART_PEEK]) {
    struct str text = peek(part, line, room);
    return text.len < PART_PEEK ? text : (struct str){0};
}

static size_t count_part_lines(const struct part *part) {
    size_t lines = 1;
    for (size_t i = 0; i < part->block.spans.count; i++)
        lines += part->block.spans.items[i].line_break;
    return lines;
}

struct part part_piece(const struct part *part, struct part_line line, enum block_kind kind) {
    struct part own = *part;
    own.block.kind = kind;
    own.block.spans.items = part->block.spans.items + line.first_span;
    own.block.spans.count = own.block.spans.capacity = line.n_spans;
    own.n_lines = count_part_lines(&own);
    own.page_before = part->page_before && line.first_span == 0;
    return own;
}

struct part part_of_line(const struct text_reading *reading, const struct part *part,
                         struct part_line line, enum block_kind kind) {
    struct part own = part_piece(part, line, kind);
    own.block.line +=
        source_count_lines(reading->document->source, part_start(part), part_start(&own));
    return own;
}

/* Takes the white space at one end of a span off it; returns whether any text is left. */
static bool trim_span(struct str source, struct span *span, bool front) {
    if (span->line_break)
        return false; /* a line's end at an end of a part is nothing */
    if (!span_is_linear(span)) {
        size_t len = span->text.len, from = front ? skip_space(span->text, 0, len) : 0;
        span->text = str_slice(span->text, from, front ? len : skip_space_back(span->text, 0, len));
        span->mended = true;
        return span->text.len > 0;
    }
    if (front)
        span->start = skip_space(source, span->start, span->end);
    else
        span->end = skip_space_back(source, span->start, span->end);
    span->text = str_slice(source, span->start, span->end);
    return span->text.len > 0;
}

static void trim_part(struct str source, struct part *part, bool front) {
    while (part->block.spans.count) {
        struct span *items = part->block.spans.items;
        size_t last = part->block.spans.count - 1;
        if (trim_span(source, front ? &items[0] : &items[last], front))
            break;
        part->block.spans.items += front;
        part->block.spans.capacity -= front;
        part->block.spans.count--;
    }
}

/* Where in the source a span is cut before byte `at` of its text. One that stands for its
 * range as a whole (code over two lines) stays so: all of the range is the first half's,
 * unless the two are alike in length. */
static size_t place_in_span(struct str source, const struct span *span, size_t at) {
    if (span->text.len != span->end - span->start)
        return span->end;
    size_t place = span->start + at;
    while (place > span->start && ((unsigned char)source.ptr[place] & 0xC0) == 0x80)
        place--;
    return place;
}

/* Makes the span that holds byte `at` of the text two; returns the index of the second. */
static size_t cut_spans(struct text_reading *reading, struct part *part, size_t at) {
    size_t i = 0;
    struct span *items = part->block.spans.items;
    while (at >= items[i].text.len)
        at -= items[i++].text.len;
    if (at == 0)
        return i;
    size_t count = part->block.spans.count;
    struct span *grown = arena_alloc_array(reading->arena, count + 1, sizeof *grown);
    memcpy(grown, items, (i + 1) * sizeof *grown);
    memcpy(grown + i + 1, items + i, (count - i) * sizeof *grown);
    grown[i].end = grown[i + 1].start = place_in_span(reading->document->source, &items[i], at);
    grown[i].mended = grown[i + 1].mended = !span_is_linear(&items[i]);
    grown[i].text = str_slice(items[i].text, 0, at);
    grown[i + 1].text = str_slice(items[i].text, at, items[i].text.len);
    part->block.spans.items = grown;
    part->block.spans.count = part->block.spans.capacity = count + 1;
    return i + 1;
}

void part_split(struct text_reading *reading, struct part *part, size_t at, struct part *head) {
    struct str source = reading->document->source;
    size_t cut = cut_spans(reading, part, at), start = part_start(part);
    *head = *part;
    head->block.spans.count = head->block.spans.capacity = cut;
    part->block.spans.items += cut;
    part->block.spans.count -= cut;
    part->block.spans.capacity = part->block.spans.count;
    trim_part(source, head, false);
    trim_part(source, part, true);
    head->n_lines = count_part_lines(head);
    part->n_lines = count_part_lines(part);
    part->page_before = false;
    part->block.line += source_count_lines(source, start, part_start(part));
}
