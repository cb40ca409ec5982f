/* Bullets that were typed before paragraphs and lines, where the markup knows of no list:
 * what comes behind one is an item. */
#include "document/lines.h"
#include "document/shapes.h"
#include "document/text.h"

size_t bullet_length(struct str text) {
    static const char *const bullets[] = {"•", "‣", "⁃", "·", "◦", "●", "○", "▪",     "▫",
                                          "■", "◆", "❖", "➢", "➤", "►", "▸", "\uF0B7"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (str_starts_with(text, str_from_c(bullets[i])))
            return str_from_c(bullets[i]).len;
    return 0;
}

static size_t skip_labels(const struct part *part, size_t at) {
    while (at < part->block.spans.count && part->block.spans.items[at].kind == SPAN_LABEL)
        at++;
    return at;
}

/* Whether there is a bullet at this span, white space, and words in the same line: "• • •" is
 * a break between scenes. */
static bool has_bullet(const struct part *part, size_t at) {
    const struct span *spans = part->block.spans.items;
    size_t count = part->block.spans.count;
    size_t length = at < count ? bullet_length(spans[at].text) : 0;
    if (!length)
        return false;
    struct str rest = str_slice(spans[at].text, length, spans[at].text.len);
    bool apart = false;
    while (!apart || !rest.len) {
        size_t words = skip_space(rest, 0, rest.len);
        apart = apart || words > 0;
        rest = str_slice(rest, words, rest.len);
        if ((rest.len && !apart) || (!rest.len && (++at == count || spans[at].line_break)))
            return false;
        if (!rest.len)
            rest = spans[at].text;
    }
    return !bullet_length(str_slice(rest, skip_space(rest, 0, rest.len), rest.len));
}

static bool may_hold_items(const struct part *part) {
    return part->block.kind == BLOCK_PARAGRAPH || part->block.kind == BLOCK_LIST_ITEM;
}

/* The next line that begins with a bullet, behind this span; the end, where none does. */
static size_t next_bullet(const struct part *part, size_t at) {
    const struct span *spans = part->block.spans.items;
    for (at++; at < part->block.spans.count; at++)
        if (spans[at - 1].line_break && has_bullet(part, at))
            break;
    return at < part->block.spans.count ? at : part->block.spans.count;
}

static bool holds_items(const struct part *part) {
    return may_hold_items(part) && (has_bullet(part, skip_labels(part, 0)) ||
                                    next_bullet(part, 0) < part->block.spans.count);
}

/* ---- items ---- */

static void trim_front(struct span *span, size_t length) {
    bool linear = span_is_linear(span);
    span->text = str_slice(span->text, length, span->text.len);
    span->start += linear ? length : 0;
}

/* Takes the bullet off, and the white space behind it. */
static void take_bullet(struct text_reading *reading, struct part *part) {
    struct block *block = &part->block;
    size_t at = skip_labels(part, 0), first = at;
    struct span *span = &block->spans.items[at];
    size_t length = bullet_length(span->text), start = span->start;
    trim_front(span, length);
    if (span->start > start || !span->text.len)
        leave_out(reading, start, span->start > start ? span->start : span->end, "list mark");
    for (size_t blank = 0; at < block->spans.count; at++) {
        span = &block->spans.items[at];
        blank = skip_space(span->text, 0, span->text.len);
        trim_front(span, blank);
        if (span->text.len)
            break;
    }
    while (first > 0)
        block->spans.items[--at] = block->spans.items[--first];
    block->spans.items += at;
    block->spans.count -= at;
    block->kind = BLOCK_LIST_ITEM;
    block->level = block->level ? block->level : 1;
}

static void put_items(struct text_reading *reading, const struct part *part) {
    for (size_t at = 0, next; at < part->block.spans.count; at = next) {
        next = next_bullet(part, at);
        bool last = next == part->block.spans.count;
        struct part_line lines = {at, next - at - !last};
        struct part own = part_piece(part, lines, part->block.kind);
        if (has_bullet(&own, skip_labels(&own, 0)))
            take_bullet(reading, &own);
        *arena_push(reading->scratch, &reading->parts) = own;
    }
}

void bullets_find(struct text_reading *reading) {
    struct parts from = reading->parts;
    size_t first = 0;
    while (first < from.count && !holds_items(&from.items[first]))
        first++;
    if (first == from.count)
        return;
    struct arena *old = parts_renew(reading);
    for (size_t i = 0; i < from.count; i++)
        if (i >= first && holds_items(&from.items[i]))
            put_items(reading, &from.items[i]);
        else
            *arena_push(reading->scratch, &reading->parts) = from.items[i];
    arena_close(old);
}
