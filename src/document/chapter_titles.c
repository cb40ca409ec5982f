/* A chapter's number and its title make one heading, with a stop between them when it is
 * read: "CHAPTER I" on one line and "Loomings" on the next, or after a blank line. */
#include "base/utf8.h"
#include "document/lines.h"
#include "document/phrases.h"
#include "document/text.h"

enum {
    CAPITALS_MAX_BYTES = 400, /* "IN WHICH …" may be long */
    CAPITALS_MAX_LINES = 6,
    TITLE_MAX_WORDS = 14,
    SMALL_WORD_MAX_BYTES = 3, /* "of", "the": lower case says nothing */
};

/* All in capitals, whatever its length. */
static bool is_long_capitals(const struct part *part) {
    size_t letters = 0;
    if (part->n_lines > CAPITALS_MAX_LINES || part_length(part) > CAPITALS_MAX_BYTES)
        return false;
    for (size_t i = 0; i < part->block.spans.count; i++) {
        struct str text = part->block.spans.items[i].text;
        for (size_t at = 0; at < text.len;) {
            uint32_t c = utf8_next(text, &at);
            if (utf8_is_lower(c))
                return false;
            letters += utf8_is_upper(c);
        }
    }
    return letters > 1;
}

/* "In the Beginning." has capitals that no sentence has. */
static bool is_title_case(const struct part *part) {
    char room[PART_PEEK];
    struct str text = part_short_text(part, room), word;
    size_t capitals = 0;
    if (!text.len || part->n_lines > 2 || count_words(text) > TITLE_MAX_WORDS)
        return false;
    for (bool first = true; next_word(&text, &word); first = false) {
        struct str bare = strip_marks(word);
        if (bare.len > SMALL_WORD_MAX_BYTES && !begins_upper(bare))
            return false;
        capitals += !first && begins_upper(bare);
    }
    return capitals > 0;
}

static bool is_chapter_title(const struct part *part, const struct part *next) {
    bool titled;
    if (part->block.kind != BLOCK_PARAGRAPH || !part->block.spans.count || !next ||
        next->block.kind == BLOCK_SEPARATOR || part_numbering(part, &titled) != NUMBERING_NONE)
        return false;
    return is_long_capitals(part) || part_is_plain_title(part, next) || is_title_case(part);
}

static bool is_bare_number(const struct part *part) {
    bool titled = false;
    enum numbering_kind kind = part_numbering(part, &titled);
    return part->block.kind == BLOCK_PARAGRAPH && !titled &&
           (kind == NUMBERING_PART || kind == NUMBERING_CHAPTER || kind == NUMBERING_NUMERAL);
}

/* What the line's end between these places is read as: a stop, when the number, which is
 * the text `before`, has none of its own. */
static void push_gap(struct text_reading *reading, struct block *block, struct str before,
                     size_t start, size_t end) {
    uint32_t c = last_code_point(before);
    if (utf8_is_letter(c) || utf8_is_digit(c))
        *arena_push(reading->arena, &block->spans) = (struct span){
            .kind = SPAN_LABEL, .text = STR("."), .start = start, .end = start, .mended = true};
    *arena_push(reading->arena, &block->spans) = (struct span){.kind = SPAN_PLAIN,
                                                               .text = STR(" "),
                                                               .start = start,
                                                               .end = end,
                                                               .mended = true,
                                                               .line_break = true};
}

static void push_spans(struct text_reading *reading, struct block *block, const struct span *spans,
                       size_t n) {
    for (size_t i = 0; i < n; i++)
        *arena_push(reading->arena, &block->spans) = spans[i];
}

static void join(struct text_reading *reading, struct part *number, const struct part *title) {
    struct block *block = &number->block;
    struct str before = block->spans.items[block->spans.count - 1].text;
    push_gap(reading, block, before, part_end(number), part_start(title));
    push_spans(reading, block, title->block.spans.items, title->block.spans.count);
    number->n_lines += title->n_lines;
    number->titled = true;
}

/* The same for a number and a title in one part. */
static void mark_break(struct text_reading *reading, struct part *part) {
    char room[PART_PEEK];
    bool titled = false;
    enum numbering_kind kind = part_numbering(part, &titled);
    struct part_line first = part_line_at(part, 0);
    if ((kind != NUMBERING_PART && kind != NUMBERING_CHAPTER && kind != NUMBERING_NUMERAL) ||
        part->n_lines < 2 || numbering_of(part_line_text(part, first, room)).title.len)
        return;
    struct block whole = part->block, *block = &part->block;
    const struct span *rest = whole.spans.items + first.n_spans, *last = rest - 1;
    block->spans.items = NULL;
    block->spans.count = block->spans.capacity = 0;
    push_spans(reading, block, whole.spans.items, first.n_spans);
    push_gap(reading, block, last->text, last->end, rest->end);
    push_spans(reading, block, rest + 1, whole.spans.count - first.n_spans - 1);
}

void chapter_titles_join(struct text_reading *reading) {
    struct parts *parts = &reading->parts;
    size_t kept = 0;
    for (size_t i = 0; i < parts->count; i++) {
        struct part *part = &parts->items[i], *title = part + 1;
        bool two_follow = i + 2 < parts->count;
        if (two_follow && is_bare_number(part) && is_chapter_title(title, title + 1)) {
            join(reading, part, title);
            i++;
        } else {
            mark_break(reading, part);
        }
        parts->items[kept++] = *part;
    }
    parts->count = kept;
}
