#include "document/numbering.h"

#include <string.h>

#include "base/utf8.h"
#include "document/phrases.h"

enum { NUMERAL_MAX_BYTES = 8 };

static const char *const part_words[] = {"part", "book", "volume", "act", "epoch", NULL};
static const char *const chapter_words[] = {"chapter",   "section", "canto",     "scene", "letter",
                                            "appendix",  "article", "lecture",   "stave", "chap.",
                                            "adventure", "fit the", "narrative", NULL};
static const char *const lone_words[] = {"prologue",        "epilogue",
                                         "preface",         "foreword",
                                         "introduction",    "afterword",
                                         "conclusion",      "acknowledgements",
                                         "acknowledgments", "contents",
                                         "postscript",      "table of contents",
                                         "dedication",      "list of illustrations",
                                         "illustrations",   NULL};
static const char *const units[] = {
    "one",         "two",        "three",      "four",       "five",       "six",       "seven",
    "eight",       "nine",       "ten",        "eleven",     "twelve",     "thirteen",  "fourteen",
    "fifteen",     "sixteen",    "seventeen",  "eighteen",   "nineteen",   "first",     "second",
    "third",       "fourth",     "fifth",      "sixth",      "seventh",    "eighth",    "ninth",
    "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "last",       NULL};
static const char *const tens[] = {"twenty",   "thirty",   "forty",    "fifty",     "sixty",
                                   "seventy",  "eighty",   "ninety",   "twentieth", "thirtieth",
                                   "fortieth", "fiftieth", "sixtieth", "hundredth", NULL};

static bool made_of(struct str text, const char *set) {
    for (size_t i = 0; i < text.len; i++)
        if (!text.ptr[i] || !strchr(set, text.ptr[i]))
            return false;
    return text.len > 0;
}

/* "twelve", "Twenty-first". */
static bool is_number_word(struct str word) {
    const char *hyphen = str_find_char(word, '-');
    if (!hyphen)
        return word_is_one_of(word, units) || word_is_one_of(word, tens);
    size_t at = (size_t)(hyphen - word.ptr);
    return word_is_one_of(str_slice(word, 0, at), tens) &&
           word_is_one_of(str_slice(word, at + 1, word.len), units);
}

static bool is_number(struct str word) {
    struct str bare = strip_marks(word);
    bool short_enough = bare.len < NUMERAL_MAX_BYTES;
    return (short_enough &&
            (made_of(bare, "0123456789") || made_of(bare, "IVXLC") || made_of(bare, "ivxlc"))) ||
           is_number_word(bare);
}

/* "IV" of "IV.--The Storm". */
static struct str before_dash(struct str word) {
    static const char *const dashes[] = {"--", "—", "–"};
    for (size_t at = 1; at < word.len; at++)
        for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
            if (str_starts_with(str_slice(word, at, word.len), str_from_c(dashes[i])))
                return str_slice(word, 0, at);
    return word;
}

/* The length of the number, with "the" before it, that the text begins with; 0: none. */
static size_t number_length(struct str text) {
    struct str rest = text, word;
    if (!next_word(&rest, &word))
        return 0;
    if (str_equal_nocase(word, STR("the")) && !next_word(&rest, &word))
        return 0;
    word = before_dash(word);
    if (!is_number(word))
        return 0;
    return (size_t)(word.ptr + word.len - text.ptr);
}

/* "The Storm" of "--The Storm". */
static struct str without_dash(struct str text) {
    static const char *const dashes[] = {"-", "—", "–", ":"};
    text = str_trim(text);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        while (str_starts_with(text, str_from_c(dashes[i])))
            text = str_trim(str_slice(text, strlen(dashes[i]), text.len));
    return text;
}

/* "Chapter IV", "CHAPTER 4.", "Part Two: The Storm"; not "Part 2 of the report". */
static bool take_named(struct str line, const char *const *words, struct numbering *numbering) {
    size_t length = starting_phrase(line, words);
    struct str rest = str_slice(line, length, line.len);
    size_t number = length ? number_length(rest) : 0;
    if (!number)
        return false;
    numbering->name = str_slice(line, 0, length + number);
    numbering->title = without_dash(str_slice(rest, number, rest.len));
    uint32_t last = last_code_point(numbering->name);
    bool apart = (!utf8_is_letter(last) && !utf8_is_digit(last)) ||
                 numbering->title.len < str_trim(str_slice(rest, number, rest.len)).len;
    return !numbering->title.len || apart ||
           !(begins_lower(numbering->title) || ends_sentence(line));
}

/* Of a numeral as it is written, more or less: "IV" is 4. */
static int roman_value(struct str numeral) {
    static const char digits[] = "IVXLC";
    static const int values[] = {1, 5, 10, 50, 100};
    int sum = 0;
    for (size_t i = 0; i < numeral.len; i++) {
        int value = values[strchr(digits, numeral.ptr[i]) - digits];
        int next = i + 1 < numeral.len ? values[strchr(digits, numeral.ptr[i + 1]) - digits] : 0;
        sum += value < next ? -value : value;
    }
    return sum;
}

/* "IV", "IV.", "IV. THE STORM". */
static bool take_numeral(struct str line, struct numbering *numbering) {
    struct str rest = line, word;
    if (!next_word(&rest, &word))
        return false;
    struct str bare = str_ends_with(word, STR(".")) ? str_slice(word, 0, word.len - 1) : word;
    *numbering = (struct numbering){.name = word, .title = str_trim(rest)};
    if (bare.len >= NUMERAL_MAX_BYTES || !made_of(bare, "IVXLC"))
        return false;
    numbering->numeral = roman_value(bare);
    numbering->kind = !numbering->title.len              ? NUMBERING_NUMERAL
                      : utf8_all_upper(numbering->title) ? NUMBERING_TITLED
                                                         : NUMBERING_UNSURE;
    /* "I AM HERE" is no title. */
    return !numbering->title.len ||
           (bare.len < word.len && (numbering->kind == NUMBERING_TITLED ||
                                    (begins_upper(numbering->title) && !ends_sentence(line))));
}

struct numbering numbering_of(struct str line) {
    struct numbering numbering = {.kind = NUMBERING_PART};
    if (take_named(line, part_words, &numbering))
        return numbering;
    numbering.kind = NUMBERING_CHAPTER;
    if (take_named(line, chapter_words, &numbering))
        return numbering;
    if (take_numeral(line, &numbering))
        return numbering;
    if (word_is_one_of(line, lone_words))
        return (struct numbering){.kind = NUMBERING_WORD, .name = line};
    return (struct numbering){.kind = NUMBERING_NONE};
}
