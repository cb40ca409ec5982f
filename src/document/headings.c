/* Title and headings that no mark announces.
 *
 * The title is the first block with text, when it is a heading, all bold, a short line
 * in capitals, or a short line without a final stop that has a paragraph after it. It
 * does not begin in lower case and is no date line.
 *
 * A later paragraph is a heading when it is short and all bold, short and in capitals
 * (unless most of the document is), a short line set in the middle, or says "Chapter
 * IV", "PART TWO: The Storm". Nothing
 * at the very end is one. */
#include <string.h>

#include "base/utf8.h"
#include "document/numbering.h"
#include "document/phrases.h"
#include "document/text.h"

enum {
    TITLE_MAX_WORDS = 14,
    HEADING_MAX_WORDS = 12,
    HEADING_MAX_LINES = 2,
    CHAPTER_LEVEL_UNDER_PART = 2,
    NUMBERED_MAX_LINES = 5, /* of a chapter's number and its title */
    NUMBERED_MAX_BYTES = 400,
    CENTRED_COLUMNS = 12, /* of indent: no paragraph begins so far in */
};

struct headings {
    struct text_reading *reading;
    bool shouts;          /* capitals say nothing in this document */
    bool has_parts;       /* chapters lie in parts, books or volumes */
    bool numerals_divide; /* numerals alone stand under chapters, and begin anew in each */
};

/* Whether what is under a chapter's number, in the same part, may be its title. */
static bool may_be_title(const struct part *part) {
    char room[PART_PEEK];
    const struct block *block = &part->block;
    if (part->titled || (part->n_lines <= HEADING_MAX_LINES && part_short_text(part, room).len))
        return true;
    struct str last = block->spans.items[block->spans.count - 1].text;
    return !ends_sentence(last) || utf8_all_upper(last);
}

/* Also of the lines of "CHAPTER I / Loomings". */
enum numbering_kind part_numbering(const struct part *part, bool *titled) {
    char room[PART_PEEK];
    if ((part->block.kind != BLOCK_PARAGRAPH && part->block.kind != BLOCK_HEADING) ||
        !part->block.spans.count || part->n_lines > NUMBERED_MAX_LINES ||
        part_length(part) > NUMBERED_MAX_BYTES || !may_be_title(part))
        return NUMBERING_NONE;
    struct numbering numbering = numbering_of(part_line_text(part, part_line_at(part, 0), room));
    bool one_line = part->n_lines == 1;
    bool alone = numbering.kind == NUMBERING_WORD || numbering.kind == NUMBERING_NUMERAL;
    *titled = !one_line || numbering.title.len > 0;
    return alone && !one_line && !part->titled ? NUMBERING_NONE : numbering.kind;
}

static int numbered_level(const struct headings *headings, const struct part *part) {
    int under = headings->has_parts ? CHAPTER_LEVEL_UNDER_PART : 1;
    bool titled;
    enum numbering_kind kind = part_numbering(part, &titled);
    if (kind == NUMBERING_NONE)
        return 0;
    return kind == NUMBERING_PART      ? 1
           : kind == NUMBERING_NUMERAL ? under + headings->numerals_divide
                                       : under;
}

bool part_is_capitals(const struct part *part) {
    char room[PART_PEEK];
    struct str text = part_short_text(part, room);
    return part->block.kind == BLOCK_PARAGRAPH && text.len > 2 &&
           part->n_lines <= HEADING_MAX_LINES && count_words(text) <= HEADING_MAX_WORDS &&
           utf8_all_upper(text) && utf8_is_letter(first_code_point(text));
}

static bool is_short(const struct part *part) {
    char room[PART_PEEK];
    struct str text = part_short_text(part, room);
    return text.len && part->n_lines <= HEADING_MAX_LINES && count_words(text) <= TITLE_MAX_WORDS;
}

static const char *const months[] = {
    "january", "february",  "march",   "april",    "may",      "june", "july",
    "august",  "september", "october", "november", "december", NULL,
};

/* "Moscow, October 26, 1962": where a letter was written, not what it is called. */
static bool is_date_line(struct str text) {
    bool month = false, digit = false;
    for (struct str word; next_word(&text, &word);) {
        month = month || word_is_one_of(word, months);
        digit = digit || utf8_is_digit(first_code_point(word));
    }
    return month && digit;
}

/* A short line that stands alone before a paragraph and is no sentence. */
bool part_is_plain_title(const struct part *part, const struct part *next) {
    char room[PART_PEEK];
    struct str text = part_short_text(part, room);
    uint32_t last = last_code_point(text);
    if (!is_short(part) || part->n_lines > 1 || !next || begins_lower(text) || ends_sentence(text))
        return false;
    if (!utf8_is_letter(last) && !utf8_is_digit(last) && last != ')' && last != '"' &&
        last != 0x201D)
        return false;
    char next_room[PART_PEEK];
    bool goes_on = next->block.spans.count && begins_lower(part_peek(next, next_room));
    return !goes_on && !is_date_line(text);
}

static bool is_title(const struct headings *headings, const struct part *part,
                     const struct part *next) {
    if (part->block.kind == BLOCK_HEADING)
        return true;
    if (part->block.kind != BLOCK_PARAGRAPH || !next)
        return false;
    if (part->strong)
        return part_length(part) < 3 * (size_t)PART_PEEK;
    return (part_is_capitals(part) && !headings->shouts) || part_is_plain_title(part, next);
}

/* Of several lines in capitals, as title pages have them, the last is the heading. */
static bool is_heading_like(const struct part *next) {
    bool titled;
    return part_is_capitals(next) || part_numbering(next, &titled) != NUMBERING_NONE;
}

static int heading_level(const struct headings *headings, const struct part *part,
                         const struct part *next) {
    char room[PART_PEEK];
    if (part->block.kind != BLOCK_PARAGRAPH || !next)
        return 0;
    int level = numbered_level(headings, part);
    if (level)
        return level;
    struct str text = part_short_text(part, room);
    uint32_t last = last_code_point(text);
    bool open = last == ',' || last == ';';
    if (part->indent >= CENTRED_COLUMNS && part_is_plain_title(part, next))
        return 1;
    if (part->strong && is_short(part) && !open)
        return 1;
    return part_is_capitals(part) && !headings->shouts && !open && !ends_sentence(text) &&
                   !is_heading_like(next)
               ? 1
               : 0;
}

/* The outermost headings are of level 1, whatever the marks were. */
static void level_headings(struct parts *parts) {
    int outermost = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct block *block = &parts->items[i].block;
        if (block->kind == BLOCK_HEADING && (!outermost || block->level < outermost))
            outermost = block->level;
    }
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].block.kind == BLOCK_HEADING)
            parts->items[i].block.level -= outermost - 1;
}

struct numbers {
    size_t parts;
    size_t others; /* chapters that are no numeral alone */
    size_t firsts; /* how often the numeral I stands alone */
};

static void count_numbering(const struct part *part, struct numbers *numbers) {
    bool titled;
    char room[PART_PEEK];
    enum numbering_kind kind = part_numbering(part, &titled);
    numbers->parts += kind == NUMBERING_PART;
    numbers->others += kind == NUMBERING_CHAPTER || kind == NUMBERING_TITLED;
    if (kind == NUMBERING_NUMERAL)
        numbers->firsts += str_equal(strip_marks(part_short_text(part, room)), STR("I"));
}

static void look_around(struct headings *headings) {
    const struct parts *parts = &headings->reading->parts;
    size_t capitals = 0, paragraphs = 0;
    struct numbers numbers = {0};
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        if (part->block.kind != BLOCK_PARAGRAPH)
            continue;
        paragraphs++;
        capitals += part_is_capitals(part);
        count_numbering(part, &numbers);
    }
    headings->has_parts = numbers.parts > 0;
    headings->numerals_divide = numbers.others > 1 && numbers.firsts > 1;
    headings->shouts = paragraphs > 2 && capitals * 2 > paragraphs;
}

static void take_title(struct part *part) {
    part->block.kind = BLOCK_TITLE;
    part->block.level = 0;
}

void headings_find(struct text_reading *reading) {
    struct headings headings = {.reading = reading};
    struct parts *parts = &reading->parts;
    look_around(&headings);
    bool first = true;
    for (size_t i = 0; i < parts->count; i++) {
        struct part *part = &parts->items[i];
        const struct part *next = i + 1 < parts->count ? part + 1 : NULL;
        if (part->block.kind == BLOCK_SEPARATOR)
            continue;
        if (first && !numbered_level(&headings, part) && is_title(&headings, part, next)) {
            take_title(part);
        } else {
            int level = heading_level(&headings, part, next);
            if (level) {
                part->block.kind = BLOCK_HEADING;
                part->block.level = level;
            }
        }
        first = false;
    }
    level_headings(parts);
}

/* Whether a heading is the only one of its level or above: what all others are under. */
static bool is_over_all(const struct parts *parts, const struct part *first) {
    for (size_t i = 0; i < parts->count; i++) {
        const struct block *block = &parts->items[i].block;
        if (block->kind == BLOCK_TITLE)
            return false;
        if (&parts->items[i] != first && block->kind == BLOCK_HEADING &&
            block->level <= first->block.level)
            return false;
    }
    return true;
}

void titles_settle(struct text_reading *reading) {
    struct headings headings = {.reading = reading};
    struct parts *parts = &reading->parts;
    struct str title = reading->document->metadata.title;
    size_t at = 0;
    while (at < parts->count && parts->items[at].block.kind == BLOCK_SEPARATOR)
        at++;
    if (at < parts->count && parts->items[at].block.kind == BLOCK_HEADING) {
        struct part *first = &parts->items[at];
        struct str text = block_text(reading->arena, &first->block);
        bool named = title.len && str_equal_nocase(text, title);
        if (named || (!numbered_level(&headings, first) && is_over_all(parts, first)))
            take_title(first);
    }
    level_headings(parts);
}
