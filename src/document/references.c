/* The marks of notes in the text: "[1]", where there is a note of that name. A paragraph
 * that begins with a mark that also stands inside the text is such a note. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/phrases.h"
#include "document/text.h"

enum { LABEL_MAX_BYTES = 8 };

struct labels {
    struct str *items;
    size_t count, capacity;
};

/* The label of the mark that stands at this place of the text: a number, a letter or a
 * sign; empty: there is none. */
static struct str label_at(struct str text, size_t at) {
    size_t end = at + 1;
    if (at >= text.len || text.ptr[at] != '[')
        return (struct str){0};
    while (end < text.len && end - at <= LABEL_MAX_BYTES && text.ptr[end] != ']' &&
           text.ptr[end] != '[' && text.ptr[end] != ' ')
        end++;
    if (end >= text.len || text.ptr[end] != ']' || end == at + 1)
        return (struct str){0};
    struct str label = str_slice(text, at + 1, end);
    bool number = true;
    for (size_t i = 0; i < label.len; i++)
        number = number && label.ptr[i] >= '0' && label.ptr[i] <= '9';
    return number || utf8_length(label) == 1 ? label : (struct str){0};
}

/* The next mark of a span at or after `at`; its place, or the text's length. */
static size_t next_mark(struct str text, size_t at, struct str *label) {
    while (at < text.len) {
        at = str_index(text, at, STR("["));
        *label = label_at(text, at);
        if (label->len)
            return at;
        at++;
    }
    return text.len;
}

static void sort(struct labels *labels) {
    if (labels->count)
        qsort(labels->items, labels->count, sizeof *labels->items, str_by_bytes);
}

static bool has(const struct labels *labels, struct str label) {
    return labels->count &&
           bsearch(&label, labels->items, labels->count, sizeof label, str_by_bytes) != NULL;
}

/* Marks that do not begin a part. */
static void collect_marks(struct text_reading *reading, struct labels *marks) {
    for (size_t i = 0; i < reading->parts.count; i++) {
        const struct block *block = &reading->parts.items[i].block;
        for (size_t s = 0; s < block->spans.count; s++) {
            struct str text = block->spans.items[s].text, label;
            for (size_t at = s == 0; (at = next_mark(text, at, &label)) < text.len; at++)
                *arena_push(reading->scratch, marks) = label;
        }
    }
    sort(marks);
}

static bool names_note(const struct part *part, const struct labels *marks, struct str *label) {
    if (part->block.kind != BLOCK_PARAGRAPH || !part->block.spans.count)
        return false;
    struct str text = part->block.spans.items[0].text;
    *label = label_at(text, 0);
    return label->len && label->len + 3 < text.len && text.ptr[label->len + 2] == ' ' &&
           has(marks, *label);
}

/* What refers to the note says its name. */
static void take_mark_off(struct text_reading *reading, struct span *span, size_t length) {
    size_t at = length;
    while (at < span->text.len && (span->text.ptr[at] == ' ' || span->text.ptr[at] == '\t'))
        at++;
    if (!span_is_linear(span) || at == span->text.len)
        return;
    leave_out(reading, span->start, span->start + length, "note mark");
    span->text = str_slice(span->text, at, span->text.len);
    span->start += at;
}

static void collect_notes(struct text_reading *reading, const struct labels *marks,
                          struct labels *notes) {
    for (size_t i = 0; i < reading->parts.count; i++) {
        struct part *part = &reading->parts.items[i];
        struct str label;
        if (names_note(part, marks, &label)) {
            part->block.kind = BLOCK_NOTE;
            part->block.id = label;
            take_mark_off(reading, &part->block.spans.items[0], label.len + 2);
        }
        if (part->block.kind == BLOCK_NOTE && part->block.id.len)
            *arena_push(reading->scratch, notes) = part->block.id;
    }
    sort(notes);
}

struct rewriting {
    struct arena *arena;
    struct {
        struct span *items;
        size_t count, capacity;
    } spans;
};

static void push_piece(struct rewriting *rewriting, const struct span *span, size_t from, size_t to,
                       enum span_kind kind, struct str target) {
    if (from == to)
        return;
    struct span *piece = arena_push(rewriting->arena, &rewriting->spans);
    *piece = *span;
    piece->kind = kind;
    piece->target = target;
    piece->start = span->start + from;
    piece->end = span->start + to;
    piece->text = str_slice(span->text, from, to);
}

/* Cuts a span where marks of notes are in it. */
static void rewrite_span(struct rewriting *rewriting, const struct span *span,
                         const struct labels *notes, size_t at) {
    struct str label;
    size_t done = 0;
    while (span_is_linear(span) && (at = next_mark(span->text, at, &label)) < span->text.len) {
        size_t end = at + label.len + 2;
        if (has(notes, label)) {
            push_piece(rewriting, span, done, at, span->kind, span->target);
            push_piece(rewriting, span, at, end, SPAN_NOTE_REFERENCE, label);
            done = end;
        }
        at = end;
    }
    if (done)
        push_piece(rewriting, span, done, span->text.len, span->kind, span->target);
    else
        *arena_push(rewriting->arena, &rewriting->spans) = *span;
}

static bool has_bracket(const struct block *block) {
    for (size_t i = 0; i < block->spans.count; i++)
        if (block->spans.items[i].text.len && str_find_char(block->spans.items[i].text, '['))
            return true;
    return false;
}

void references_find(struct text_reading *reading) {
    struct labels marks = {0}, notes = {0};
    collect_marks(reading, &marks);
    collect_notes(reading, &marks, &notes);
    for (size_t i = 0; notes.count && i < reading->parts.count; i++) {
        struct block *block = &reading->parts.items[i].block;
        struct rewriting rewriting = {.arena = reading->arena};
        if (!has_bracket(block) || block->kind == BLOCK_CODE)
            continue;
        for (size_t s = 0; s < block->spans.count; s++)
            rewrite_span(&rewriting, &block->spans.items[s], &notes, s == 0);
        block->spans.items = rewriting.spans.items;
        block->spans.count = rewriting.spans.count;
        block->spans.capacity = rewriting.spans.capacity;
    }
}
