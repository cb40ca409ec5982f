/* Notes at the foot of an untagged PDF's pages. A raised number or sign in the text is a note's
 * mark where a paragraph in smaller letters on its page begins with the same, or where it stands
 * behind a word or a stop, as no exponent does. */
#include <string.h>

#include "base/search.h"
#include "base/utf8.h"
#include "document/lines.h"
#include "document/pdf_flow.h"
#include "document/phrases.h"

enum {
    LABEL_MAX_BYTES = 3,
    WORD_MIN_LETTERS = 3, /* shorter ones are units: "km²" */
};

static const float SMALL = 0.93F; /* of the text's size */

/* A raised number in the text. */
struct mark {
    struct str label, note; /* id of the note; empty: on no page of it */
    size_t start;           /* byte of the source */
    int page;
};

struct marking {
    struct paper *paper;
    struct text_reading *reading;
    const struct paper_lines *lines;
    struct {
        struct mark *items; /* in source order */
        size_t count, capacity;
    } marks;
    struct {
        struct span *items;
        size_t count, capacity;
    } spans;
    int n_notes;
};

/* ---- marks ---- */

static bool is_label(struct str text) {
    static const char *const signs[] = {"*", "†", "‡", "§", "**"};
    bool digits = text.len > 0;
    for (size_t i = 0; i < text.len; i++)
        digits = digits && text.ptr[i] >= '0' && text.ptr[i] <= '9';
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_equal(text, str_from_c(signs[i])))
            return true;
    return digits && text.len <= LABEL_MAX_BYTES;
}

/* Whether what is before the mark is a stop, or a word and no unit. */
static bool is_behind_word(struct str before) {
    size_t letters = 0, at = before.len;
    uint32_t last = last_code_point(before);
    if (strchr(".,;:!?)\"'", (int)(last < 0x80 ? last : 'a')) || last == 0x201D || last == 0x2019)
        return true;
    while (at > 0 && letters < WORD_MIN_LETTERS &&
           utf8_is_letter(code_point_before(before, 0, at))) {
        letters++;
        for (at--; at > 0 && ((unsigned char)before.ptr[at] & 0xC0) == 0x80;)
            at--;
    }
    return letters >= WORD_MIN_LETTERS;
}

static void list_marks(struct marking *marking) {
    const struct paper *paper = marking->paper;
    for (size_t p = 0; p < paper->pages.count; p++)
        for (size_t i = 1; i < paper->pages.items[p].runs.count; i++) {
            const struct paper_run *run = &paper->pages.items[p].runs.items[i];
            if (run->is_raised && run->joint == PAPER_JOINED && is_label(run->text))
                *arena_push(marking->reading->scratch, &marking->marks) =
                    (struct mark){.label = run->text, .start = run->start, .page = (int)p};
        }
}

/* The first mark of a page that has the label, and no note so far. */
static struct mark *find_mark(struct marking *marking, int page, struct str label) {
    size_t low = search_first(marking->marks.count, i, marking->marks.items[i].page < page);
    enum { LOOKED_AT_MAX = 200 };
    for (size_t n = 0;
         n < LOOKED_AT_MAX && low < marking->marks.count && marking->marks.items[low].page == page;
         n++, low++)
        if (!marking->marks.items[low].note.len &&
            str_equal(marking->marks.items[low].label, label))
            return &marking->marks.items[low];
    return NULL;
}

/* ---- notes ---- */

static struct str label_of(struct str text) {
    size_t end = 0;
    while (end < text.len && end <= LABEL_MAX_BYTES &&
           !str_find_char(STR(" .)]\n"), text.ptr[end]) && (unsigned char)text.ptr[end] < 0x80 &&
           ((text.ptr[end] >= '0' && text.ptr[end] <= '9') || text.ptr[end] == '*'))
        end++;
    if (!end && (str_starts_with(text, STR("†")) || str_starts_with(text, STR("‡"))))
        end = 3;
    return str_slice(text, 0, end);
}

static const struct paper_line *line_of(const struct marking *marking, const struct part *part,
                                        size_t *at) {
    const struct paper_lines *lines = marking->lines;
    while (*at < lines->count && lines->items[*at].start < part_start(part))
        ++*at;
    return *at < lines->count && lines->items[*at].start == part_start(part) ? &lines->items[*at]
                                                                             : NULL;
}

/* Takes the label off. */
static void begin_note(struct marking *marking, struct part *part, struct mark *mark,
                       size_t label) {
    struct part head;
    mark->note = str_format(marking->paper->arena, "note-%d", ++marking->n_notes);
    part->block.kind = BLOCK_NOTE;
    part->block.level = 0;
    part->mark = '\0';
    part->block.id = mark->note;
    if (label < part_length(part)) {
        part_split(marking->reading, part, label, &head);
        leave_out(marking->reading, part_start(&head), part_end(&head), "note mark");
    }
}

static void find_notes(struct marking *marking) {
    struct parts *parts = &marking->reading->parts;
    struct str note = {0};
    int page = -1;
    size_t at = 0;
    for (size_t i = 0; i < parts->count; i++) {
        struct part *part = &parts->items[i];
        const struct paper_line *line =
            part->block.spans.count ? line_of(marking, part, &at) : NULL;
        if (!line || line->size > SMALL * marking->lines->body) {
            note.len = 0;
            continue;
        }
        struct str text =
            str_slice(marking->reading->document->source, line->start, line->start + PART_PEEK);
        struct str label = label_of(text);
        struct mark *mark = label.len ? find_mark(marking, line->page, label) : NULL;
        if (mark && mark->start < line->start) {
            begin_note(marking, part, mark, label.len);
            note = mark->note;
            page = line->page;
        } else if (note.len && line->page == page && part->block.kind == BLOCK_PARAGRAPH) {
            part->block.kind = BLOCK_NOTE; /* its next paragraph */
            part->block.id = note;
        }
    }
}

/* A sentence that a page broke goes on before the notes at the page's foot. */
static void move_notes(struct parts *parts) {
    for (size_t i = 1; i < parts->count; i++) {
        size_t to = i;
        while (to < parts->count && parts->items[to].block.kind == BLOCK_NOTE)
            to++;
        const struct part *before = &parts->items[i - 1];
        if (to == i || to == parts->count || !parts->items[to].page_before ||
            !before->block.spans.count)
            continue;
        if (!ends_sentence(before->block.spans.items[before->block.spans.count - 1].text)) {
            struct part next = parts->items[to];
            memmove(&parts->items[i + 1], &parts->items[i], (to - i) * sizeof next);
            parts->items[i] = next;
        }
        i = to;
    }
}

/* ---- references ---- */

static void push_piece(struct marking *marking, const struct span *span, size_t from, size_t to) {
    if (from == to)
        return;
    struct span *piece = arena_push(marking->reading->arena, &marking->spans);
    *piece = *span;
    piece->text = str_slice(span->text, from, to);
    piece->start = span->start + from;
    piece->end = span->start + to;
}

static bool is_reference(const struct marking *marking, const struct mark *mark) {
    struct str source = marking->reading->document->source;
    size_t from = mark->start > PART_PEEK ? mark->start - PART_PEEK : 0;
    return mark->note.len || is_behind_word(str_slice(source, from, mark->start));
}

static void cut_span(struct marking *marking, const struct span *span, size_t *at) {
    bool linear = span_is_linear(span);
    size_t done = 0;
    for (; *at < marking->marks.count && marking->marks.items[*at].start < span->end; ++*at) {
        const struct mark *mark = &marking->marks.items[*at];
        size_t end = mark->start + mark->label.len;
        if (!linear || mark->start < span->start + done || end > span->end ||
            !is_reference(marking, mark))
            continue;
        push_piece(marking, span, done, mark->start - span->start);
        push_piece(marking, span, mark->start - span->start, end - span->start);
        struct span *reference = &marking->spans.items[marking->spans.count - 1];
        reference->kind = SPAN_NOTE_REFERENCE;
        reference->target = mark->note;
        done = end - span->start;
    }
    if (done)
        push_piece(marking, span, done, span->text.len);
    else
        *arena_push(marking->reading->arena, &marking->spans) = *span;
}

/* Parts are in source order here. */
static void cut_references(struct marking *marking) {
    size_t at = 0;
    for (size_t i = 0; i < marking->reading->parts.count; i++) {
        struct block *block = &marking->reading->parts.items[i].block;
        if (!block->spans.count)
            continue;
        size_t end = block->spans.items[block->spans.count - 1].end;
        while (at < marking->marks.count &&
               marking->marks.items[at].start < block->spans.items[0].start)
            at++;
        if (at == marking->marks.count || marking->marks.items[at].start >= end)
            continue;
        memset(&marking->spans, 0, sizeof marking->spans);
        for (size_t s = 0; s < block->spans.count; s++)
            cut_span(marking, &block->spans.items[s], &at);
        block->spans.items = marking->spans.items;
        block->spans.count = marking->spans.count;
        block->spans.capacity = marking->spans.capacity;
    }
}

void paper_marks_find(struct paper *paper, struct text_reading *reading,
                      const struct paper_lines *lines) {
    struct marking marking = {.paper = paper, .reading = reading, .lines = lines};
    list_marks(&marking);
    if (!marking.marks.count)
        return;
    find_notes(&marking);
    cut_references(&marking);
    move_notes(&reading->parts);
}
