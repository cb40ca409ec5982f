#include "document/numerals.h"

enum {
    ROMAN_MAX = 3999,
    LETTERS = 26,
    DOUBLED_MAX = 20 * LETTERS, /* twenty times the same letter is nothing to read */
    DIGITS_MAX = 12,
};

static void add_roman(struct strbuf *text, long number) {
    static const struct {
        long value;
        struct str digits;
    } steps[] = {
        {1000, {"m", 1}}, {900, {"cm", 2}}, {500, {"d", 1}}, {400, {"cd", 2}}, {100, {"c", 1}},
        {90, {"xc", 2}},  {50, {"l", 1}},   {40, {"xl", 2}}, {10, {"x", 1}},   {9, {"ix", 2}},
        {5, {"v", 1}},    {4, {"iv", 2}},   {1, {"i", 1}},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; number >= steps[i].value; number -= steps[i].value)
            strbuf_add(text, steps[i].digits);
}

static void add_letters(struct strbuf *text, long number) {
    if (number > LETTERS)
        add_letters(text, (number - 1) / LETTERS);
    strbuf_add_char(text, (char)('a' + (number - 1) % LETTERS));
}

static void add_doubled(struct strbuf *text, long number) {
    for (long i = 0; i <= (number - 1) / LETTERS; i++)
        strbuf_add_char(text, (char)('a' + (number - 1) % LETTERS));
}

/* In lower case; nothing where the way of writing has no sign for it. */
static void add_lower(struct strbuf *text, enum numeral numeral, long number) {
    bool roman = numeral == NUMERAL_LOWER_ROMAN || numeral == NUMERAL_UPPER_ROMAN;
    bool letter = numeral == NUMERAL_LOWER_LETTER || numeral == NUMERAL_UPPER_LETTER;
    bool doubled =
        numeral == NUMERAL_LOWER_LETTER_DOUBLED || numeral == NUMERAL_UPPER_LETTER_DOUBLED;
    if (number < 1)
        return;
    if (roman && number <= ROMAN_MAX)
        add_roman(text, number);
    else if (letter)
        add_letters(text, number);
    else if (doubled && number <= DOUBLED_MAX)
        add_doubled(text, number);
}

static void raise(struct strbuf *text) {
    for (size_t i = 0; i < text->count; i++)
        text->items[i] = (char)(text->items[i] - 'a' + 'A');
}

struct str numeral_text(struct arena *arena, enum numeral numeral, long number) {
    struct strbuf text = {.arena = arena};
    if (numeral == NUMERAL_NONE)
        return (struct str){0};
    add_lower(&text, numeral, number);
    if (!text.count)
        return str_format(arena, numeral == NUMERAL_DECIMAL_ZERO ? "%02ld" : "%ld", number);
    if (numeral == NUMERAL_UPPER_LETTER || numeral == NUMERAL_UPPER_LETTER_DOUBLED ||
        numeral == NUMERAL_UPPER_ROMAN)
        raise(&text);
    return strbuf_str(&text);
}

long number_within(struct str text, long low, long high, long other) {
    text = str_trim(text);
    bool negative = str_starts_with(text, STR("-"));
    if (negative || str_starts_with(text, STR("+")))
        text = str_slice(text, 1, text.len);
    if (!text.len || text.len > DIGITS_MAX)
        return other;
    long number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return other;
        number = number * 10 + (text.ptr[i] - '0');
    }
    number = negative ? -number : number;
    return number < low || number > high ? other : number;
}
