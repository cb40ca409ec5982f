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
#include "document/phrases.h"
#include "document/text.h"

enum {
    TITLE_MAX_WORDS = 14,
    HEADING_MAX_WORDS = 12,
    HEADING_MAX_LINES = 2,
    CHAPTER_LEVEL_UNDER_PART = 2,
    CENTRED_COLUMNS = 12, /* of indent: no paragraph begins so far in */
};

struct headings {
    struct text_reading *reading;
    bool shouts;    /* capitals say nothing in this document */
    bool has_parts; /* chapters lie in parts, books or volumes */
};

static const char *const part_words[] = {"part", "book", "volume", "act", NULL};
static const char *const chapter_words[] = {"chapter",  "section", "canto",   "scene", "letter",
                                            "appendix", "article", "lecture", NULL};
static const char *const lone_words[] = {"prologue",   "epilogue",          "preface",
                                         "foreword",   "introduction",      "afterword",
                                         "conclusion", "acknowledgements",  "acknowledgments",
                                         "contents",   "table of contents", "dedication",
                                         NULL};
static const char *const number_words[] = {
    "one",     "two",     "three",     "four",     "five",     "six",      "seven",
    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",   "the",
    "first",   "second",  "third",     "fourth",   "fifth",    "last",     NULL};

static bool made_of(struct str text, const char *set) {
    for (size_t i = 0; i < text.len; i++)
        if (!text.ptr[i] || !strchr(set, text.ptr[i]))
            return false;
    return text.len > 0;
}

static bool is_roman(struct str word) {
    return made_of(word, "IVXLC") || made_of(word, "ivxlc");
}

static bool is_number(struct str word) {
    struct str bare = strip_marks(word);
    return bare.len < 8 &&
           (made_of(bare, "0123456789") || is_roman(bare) || word_is_one_of(bare, number_words));
}

/* "Chapter IV", "CHAPTER 4.", "Part Two: The Storm"; not "Part 2 of the report". */
static bool is_numbered(struct str text, const char *const *words) {
    size_t length = starting_phrase(text, words);
    struct str rest = str_slice(text, length, text.len), number;
    if (!length || !next_word(&rest, &number) || !is_number(number))
        return false;
    rest = str_trim(rest);
    if (!rest.len)
        return true;
    uint32_t last = last_code_point(number);
    bool apart = !utf8_is_letter(last) && !utf8_is_digit(last);
    return apart || !(begins_lower(rest) || ends_sentence(text));
}

static bool is_lone_numeral(struct str text) {
    struct str bare = str_ends_with(text, STR(".")) ? str_slice(text, 0, text.len - 1) : text;
    return made_of(bare, "IVXLC") && bare.len < 8;
}

/* Also the two lines of "CHAPTER I / Loomings". */
static int numbered_level(const struct headings *headings, const struct part *part) {
    char room[PART_PEEK];
    if (part->n_lines > HEADING_MAX_LINES || !part_short_text(part, room).len)
        return 0;
    struct str line = part_line_text(part, part_line_at(part, 0), room);
    int under = headings->has_parts ? CHAPTER_LEVEL_UNDER_PART : 1;
    if (is_numbered(line, part_words))
        return 1;
    if (is_numbered(line, chapter_words) || (part->n_lines == 1 && is_lone_numeral(line)))
        return under;
    return part->n_lines == 1 && word_is_one_of(line, lone_words) ? under : 0;
}

static bool is_capitals(const struct part *part) {
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
static bool is_plain_title(const struct part *part, const struct part *next) {
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
    return (is_capitals(part) && !headings->shouts) || is_plain_title(part, next);
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
    if (part->indent >= CENTRED_COLUMNS && is_plain_title(part, next))
        return 1;
    if (part->strong && is_short(part) && !open)
        return 1;
    return is_capitals(part) && !headings->shouts && !open && !ends_sentence(text) ? 1 : 0;
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

static void look_around(struct headings *headings) {
    const struct parts *parts = &headings->reading->parts;
    size_t capitals = 0, paragraphs = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        char room[PART_PEEK];
        if (part->block.kind != BLOCK_PARAGRAPH)
            continue;
        paragraphs++;
        capitals += is_capitals(part);
        headings->has_parts =
            headings->has_parts ||
            (is_short(part) && is_numbered(part_short_text(part, room), part_words));
    }
    headings->shouts = paragraphs > 2 && capitals * 2 > paragraphs;
}

static void take_title(struct text_reading *reading, struct part *part) {
    part->block.kind = BLOCK_TITLE;
    part->block.level = 0;
    if (!reading->document->metadata.title.len)
        reading->document->metadata.title = block_text(reading->arena, &part->block);
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
            take_title(reading, part);
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
    struct part *first = parts->items;
    if (!parts->count)
        return;
    while (first < parts->items + parts->count && first->block.kind == BLOCK_SEPARATOR)
        first++;
    if (first < parts->items + parts->count && first->block.kind == BLOCK_HEADING) {
        struct str text = block_text(reading->arena, &first->block);
        bool named = title.len && str_equal_nocase(text, title);
        if (named || (!numbered_level(&headings, first) && is_over_all(parts, first)))
            take_title(reading, first);
    }
    level_headings(parts);
}
