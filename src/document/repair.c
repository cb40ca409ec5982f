/* Mending what the making of pages broke.
 *
 * A paragraph that ends without a stop, while the next begins in lower case, is one
 * paragraph with a page's end inside; a page number between the two is left out. The
 * first half must be as long as a line of prose, or a form feed must be there. */
#include "base/utf8.h"
#include "document/lines.h"
#include "document/phrases.h"
#include "document/text.h"

enum {
    HALF_MIN_BYTES = 40,
    PAGE_NUMBER_MAX_DIGITS = 4,
};

static bool is_page_number(const struct part *part) {
    char room[PART_PEEK];
    struct str text = part->block.spans.count ? part_short_text(part, room) : (struct str){0};
    if (part->block.kind != BLOCK_PARAGRAPH || !text.len || text.len > PAGE_NUMBER_MAX_DIGITS)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return true;
}

static struct str last_text(const struct part *part) {
    return part->block.spans.items[part->block.spans.count - 1].text;
}

/* Ends in a letter, a digit, a comma, or the hyphen of a broken word. */
static bool ends_open(const struct part *part) {
    struct str text = last_text(part);
    uint32_t last = last_code_point(text);
    if (last == '-') {
        uint32_t before = last_code_point(str_slice(text, 0, text.len - 1));
        return utf8_is_letter(before);
    }
    return utf8_is_letter(last) || utf8_is_digit(last) || last == ',';
}

static bool is_one_sentence(const struct part *first, const struct part *second) {
    if (!first->block.spans.count || !second->block.spans.count ||
        first->block.kind != second->block.kind || first->block.level != second->block.level ||
        (first->block.kind != BLOCK_PARAGRAPH && first->block.kind != BLOCK_QUOTATION) ||
        first->mark || second->mark)
        return false;
    if (part_end(second) - part_start(first) > PARAGRAPH_MAX_BYTES || !ends_open(first))
        return false;
    bool prose = part_end(first) - part_start(first) >= HALF_MIN_BYTES;
    char room[PART_PEEK];
    if (first->strong || utf8_all_upper(part_peek(first, room)))
        return false; /* a heading */
    if (begins_lower(second->block.spans.items[0].text))
        return prose || second->page_before;
    /* A name may go on with a sentence too, if wrapped prose ends at a form feed. */
    return second->page_before && first->n_lines > 1 && prose;
}

/* Appends the second half to the first, in an array that grows. */
static void join(struct text_reading *reading, struct part *first, const struct part *second) {
    size_t start = part_end(first), end = part_start(second);
    struct block *block = &first->block;
    *arena_push(reading->arena, &block->spans) = (struct span){
        .kind = SPAN_PLAIN,
        .text = STR(" "),
        .start = start,
        .end = end,
        .mended = true,
        .line_break = true,
    };
    for (size_t i = 0; i < second->block.spans.count; i++)
        *arena_push(reading->arena, &block->spans) = second->block.spans.items[i];
    first->n_lines += second->n_lines;
    first->strong = false;
    list_repair(reading, start, end, "joined a sentence broken by a page");
}

static void leave_page_number_out(struct text_reading *reading, const struct part *part) {
    struct str label = block_text(reading->arena, &part->block);
    leave_out(reading, part_start(part), part_end(part), "page number");
    page_number_note(reading, part_start(part), part_end(part), label, false);
}

void pages_repair(struct text_reading *reading) {
    struct parts *parts = &reading->parts;
    size_t kept = 0;
    for (size_t i = 0; i < parts->count; i++) {
        struct part part = parts->items[i];
        struct part *before = kept ? &parts->items[kept - 1] : NULL;
        struct part *after = i + 1 < parts->count ? &parts->items[i + 1] : NULL;
        if (is_page_number(&part) && after &&
            (after->page_before || part.page_before ||
             (before && reading->options->repair && is_one_sentence(before, after)))) {
            leave_page_number_out(reading, &part);
            after->page_before = after->page_before || part.page_before;
        } else if (before && reading->options->repair && is_one_sentence(before, &part)) {
            join(reading, before, &part);
        } else {
            parts->items[kept++] = part;
        }
    }
    parts->count = kept;
}
