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
    UNSURE_MIN = 3,
    TITLE_WITHIN_PARTS = 8, /* of a title that the header names */
    CENTRED_COLUMNS = 12,   /* of indent: no paragraph begins so far in */
};

struct headings {
    struct text_reading *reading;
    bool shouts;          /* capitals say nothing in this document */
    bool has_parts;       /* chapters lie in parts, books or volumes */
    int numeral;          /* the last "II. The Storm" that was a chapter; they must count up */
    bool counts_up;       /* there are enough of them */
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

/* "I. / THE EVE OF THE WAR": a numeral over lines in capitals. */
static bool is_under_capitals(const struct part *part) {
    char room[PART_PEEK];
    struct part_line first = part_line_at(part, 0);
    for (size_t at = first.n_spans + 1; at < part->block.spans.count;) {
        struct part_line line = part_line_at(part, at);
        if (!utf8_all_upper(part_line_text(part, line, room)))
            return false;
        at += line.n_spans + 1;
    }
    return true;
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
    *titled = !one_line || numbering.title.len > 0;
    if (one_line || part->titled)
        return numbering.kind;
    if (numbering.kind == NUMBERING_NUMERAL)
        return is_under_capitals(part) ? NUMBERING_NUMERAL : NUMBERING_NONE;
    bool one_only = numbering.kind == NUMBERING_WORD || numbering.kind == NUMBERING_UNSURE;
    return one_only ? NUMBERING_NONE : numbering.kind;
}

static int numbered_level(const struct headings *headings, const struct part *part) {
    int under = headings->has_parts ? CHAPTER_LEVEL_UNDER_PART : 1;
    bool titled;
    enum numbering_kind kind = part_numbering(part, &titled);
    if (kind == NUMBERING_NONE || kind == NUMBERING_UNSURE)
        return 0;
    return kind == NUMBERING_PART || kind == NUMBERING_WORD ? 1
           : kind == NUMBERING_NUMERAL                      ? under + headings->numerals_divide
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
    struct str after = next->block.spans.count ? part_peek(next, next_room) : (struct str){0};
    bool goes_on = begins_lower(after) && !begins_with_phrase(after, "by");
    return !goes_on && !is_date_line(text);
}

/* Whether it says what the header says, or the beginning of that. */
static bool is_named_title(const struct headings *headings, const struct part *part, size_t at) {
    char room[PART_PEEK];
    struct str title = headings->reading->document->metadata.title;
    struct str text = strip_marks(part_short_text(part, room));
    if (!title.len || at >= TITLE_WITHIN_PARTS || text.len < 3 || text.len > title.len ||
        part->block.kind != BLOCK_PARAGRAPH)
        return false;
    return str_equal_nocase(text, str_slice(title, 0, text.len)) &&
           (text.len == title.len || strchr(";:,.", title.ptr[text.len]));
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
    enum numbering_kind kind = part_numbering(next, &titled);
    return part_is_capitals(next) || (kind != NUMBERING_NONE && kind != NUMBERING_UNSURE);
}

/* "II. The Storm" after "I. The Calm"; "C. Dickens" is no chapter. */
static bool is_next_numeral(struct headings *headings, const struct part *part) {
    char room[PART_PEEK];
    bool titled;
    if (!headings->counts_up || part_numbering(part, &titled) != NUMBERING_UNSURE)
        return false;
    int numeral = numbering_of(part_short_text(part, room)).numeral;
    if (numeral != 1 && numeral != headings->numeral + 1)
        return false;
    headings->numeral = numeral;
    return true;
}

static int heading_level(struct headings *headings, const struct part *part,
                         const struct part *next) {
    char room[PART_PEEK];
    if (part->block.kind != BLOCK_PARAGRAPH || !next)
        return 0;
    int level = numbered_level(headings, part);
    if (level)
        return level;
    if (part->listed || is_next_numeral(headings, part))
        return headings->has_parts ? CHAPTER_LEVEL_UNDER_PART : 1;
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
    size_t unsure; /* "II. The Storm", with a title that is not in capitals */
};

static void count_numbering(const struct part *part, struct numbers *numbers) {
    bool titled;
    char room[PART_PEEK];
    enum numbering_kind kind = part_numbering(part, &titled);
    numbers->parts += kind == NUMBERING_PART;
    numbers->unsure += kind == NUMBERING_UNSURE;
    numbers->others +=
        kind == NUMBERING_CHAPTER || kind == NUMBERING_TITLED || kind == NUMBERING_UNSURE;
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
    headings->counts_up = numbers.unsure >= UNSURE_MIN;
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
    bool first = true, has_title = false;
    for (size_t i = 0; i < parts->count; i++) {
        struct part *part = &parts->items[i];
        const struct part *next = i + 1 < parts->count ? part + 1 : NULL;
        if (part->block.kind == BLOCK_SEPARATOR)
            continue;
        bool may = first && !numbered_level(&headings, part) && is_title(&headings, part, next);
        if (!has_title && (may || is_named_title(&headings, part, i))) {
            take_title(part);
            has_title = true;
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
        struct str text = block_name(reading->arena, &first->block);
        bool named = title.len && str_equal_nocase(text, title);
        if (named || (!numbered_level(&headings, first) && is_over_all(parts, first)))
            take_title(first);
    }
    level_headings(parts);
}
