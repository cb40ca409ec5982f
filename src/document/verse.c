/* Lines of verse. A paragraph is verse only where that is certain: it has several lines,
 * all short, each with several words; and either
 * - each begins with a capital, and most of them end where the next line's first word would
 *   still have fitted, or most of them end with a mark: no wrapped paragraph does that; or
 * - all are indented, and end well before a quotation indented so would be wrapped.
 * Each line becomes a block. */
#include "base/utf8.h"
#include "document/phrases.h"
#include "document/text.h"

enum {
    VERSE_MIN_LINES = 3, /* two will do straight after verse */
    VERSE_LINE_MAX_BYTES = 80,
    MARGIN_MAX = 100,
    INDENT_MIN = 2,
    SHORT_OF_MARGIN = 6, /* columns: prose is not wrapped as raggedly */
};

static size_t line_length(const struct part *part, struct part_line line) {
    size_t length = 0;
    for (size_t i = 0; i < line.n_spans; i++)
        length += utf8_length(part->block.spans.items[line.first_span + i].text);
    return length;
}

/* The longest line of any paragraph that has several. */
static size_t find_margin(const struct parts *parts) {
    size_t margin = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        if (part->block.kind != BLOCK_PARAGRAPH || part->n_lines < 2)
            continue;
        for (size_t at = 0; at < part->block.spans.count;) {
            struct part_line line = part_line_at(part, at);
            size_t length = line_length(part, line);
            if (length > margin)
                margin = length;
            at += line.n_spans + 1;
        }
    }
    return margin < MARGIN_MAX ? margin : MARGIN_MAX;
}

static struct str without_opening(struct str line) {
    static const char *const openers[] = {"\"", "'", "“", "‘", "(", "«", "—", "--", NULL};
    for (size_t i = 0; openers[i]; i++) {
        struct str opener = str_from_c(openers[i]);
        if (str_starts_with(line, opener))
            line = str_slice(line, opener.len, line.len);
    }
    return line;
}

/* What the lines of a paragraph are like. */
struct measure {
    size_t lines, words;
    size_t early;  /* ended before the margin; the last line cannot */
    size_t marked; /* ended with punctuation */
    size_t capitals;
    size_t longest;
};

static bool ends_with_mark(struct str line) {
    uint32_t last = last_code_point(line);
    return !utf8_is_letter(last) && !utf8_is_digit(last);
}

static bool measure_lines(const struct part *part, size_t margin, struct measure *measure) {
    size_t previous = 0;
    for (size_t at = 0; at < part->block.spans.count;) {
        char room[PART_PEEK];
        struct part_line line = part_line_at(part, at);
        struct str text = part_line_text(part, line, room), rest = text, word;
        size_t words = count_words(text);
        if (text.len > VERSE_LINE_MAX_BYTES || words < 2)
            return false;
        next_word(&rest, &word);
        measure->early += at > 0 && previous + 1 + utf8_length(word) <= margin;
        previous = line_length(part, line);
        measure->longest = previous > measure->longest ? previous : measure->longest;
        measure->capitals += begins_upper(without_opening(text));
        measure->lines++;
        measure->marked += ends_with_mark(text);
        measure->words += words;
        at += line.n_spans + 1;
    }
    return true;
}

static bool is_certain(const struct measure *measure) {
    /* Addresses and lists of names have two or three words a line. */
    return measure->capitals == measure->lines && measure->words * 2 >= measure->lines * 7 &&
           (measure->early * 3 >= (measure->lines - 1) * 2 ||
            measure->marked * 4 >= measure->lines * 3);
}

static bool is_set_apart(const struct measure *measure, size_t indent, size_t margin) {
    return indent >= INDENT_MIN && measure->words >= measure->lines * 3 &&
           measure->longest + 2 * indent + SHORT_OF_MARGIN <= margin;
}

static bool is_verse(const struct part *part, size_t margin, bool after_verse) {
    struct measure measure = {0};
    bool set_apart = part->indent != SIZE_MAX && part->indent >= INDENT_MIN;
    size_t least = after_verse || set_apart ? 2 : VERSE_MIN_LINES;
    if (part->block.kind != BLOCK_PARAGRAPH || part->strong || part->n_lines < least ||
        !measure_lines(part, margin, &measure))
        return false;
    return (is_certain(&measure) && (after_verse || measure.lines >= VERSE_MIN_LINES)) ||
           (set_apart && is_set_apart(&measure, part->indent, margin));
}

static void put_lines(struct text_reading *reading, const struct part *part) {
    struct part line = *part;
    for (size_t at = 0, n_spans; at < part->block.spans.count; at += n_spans + 1) {
        struct part_line place = part_line_at(part, at);
        struct part next = part_piece(part, place, BLOCK_VERSE);
        next.block.line =
            line.block.line +
            source_count_lines(reading->document->source, part_start(&line), part_start(&next));
        *arena_push(reading->scratch, &reading->parts) = line = next;
        n_spans = place.n_spans;
    }
}

void verse_find(struct text_reading *reading) {
    struct parts from = reading->parts;
    size_t margin = find_margin(&from);
    struct arena *old = parts_renew(reading);
    bool after_verse = false;
    for (size_t i = 0; i < from.count; i++) {
        const struct part *part = &from.items[i];
        after_verse = is_verse(part, margin, after_verse);
        if (!after_verse) {
            *arena_push(reading->scratch, &reading->parts) = *part;
            continue;
        }
        put_lines(reading, part);
    }
    arena_close(old);
}
