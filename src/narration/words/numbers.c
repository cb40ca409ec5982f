#include "narration/words/numbers.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

/* Names of numbers end below 10^18 in CLDR's English, and int64 soon after. */
enum {
    LONGEST_NAMED = 18,
    LONGEST_SPELLED = 512,
    MAX_FORMATTERS = 24,
    MAX_LOCALE = 32,
    SOFT_HYPHEN = 0xAD
};

/* Opening a formatter costs milliseconds and using it microseconds, so they stay for
 * the life of the process, the last one giving way when a text has a great many
 * languages. */
struct formatter {
    char locale[MAX_LOCALE];
    const char *rules; /* NULL: the language's own default */
    UNumberFormat *format;
};
static struct formatter formatters[MAX_FORMATTERS];

/* A language that ICU has not is spelled in the machine's own: no use to anyone. */
static bool is_of_language(const UNumberFormat *format, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    const char *actual = unum_getLocaleByType(format, ULOC_ACTUAL_LOCALE, &status);
    size_t length = strcspn(locale, "_@");
    return U_SUCCESS(status) && actual && strncasecmp(actual, locale, length) == 0 &&
           (actual[length] == '\0' || actual[length] == '_');
}

static UNumberFormat *formatter_open(const char *locale, const char *rules) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &status);
    if (rules && U_SUCCESS(status)) {
        UChar name[64];
        u_uastrncpy(name, rules, 64);
        unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, name, -1, &status);
    }
    if (U_SUCCESS(status) && is_of_language(format, locale))
        return format;
    if (format)
        unum_close(format);
    return NULL;
}

static UNumberFormat *formatter_find(const char *locale, const char *rules) {
    struct formatter *formatter = formatters;
    for (; formatter < formatters + MAX_FORMATTERS - 1 && formatter->format; formatter++)
        if (formatter->rules == rules && strcmp(formatter->locale, locale) == 0)
            return formatter->format;
    if (formatter->format && formatter->rules == rules && strcmp(formatter->locale, locale) == 0)
        return formatter->format;
    if (formatter->format)
        unum_close(formatter->format);
    formatter->format = formatter_open(locale, rules);
    formatter->rules = rules;
    snprintf(formatter->locale, sizeof formatter->locale, "%s", locale);
    return formatter->format;
}

static const char cardinal_rules[] = "%spellout-cardinal";
static const char cardinal_and_rules[] = "%spellout-cardinal-verbose";
static const char ordinal_rules[] = "%spellout-ordinal";
static const char ordinal_and_rules[] = "%spellout-ordinal-verbose";
static const char year_rules[] = "%spellout-numbering-year";

/* CLDR sets commas between thousands in its verbose rules and soft hyphens inside
 * long German words; a narrator hears neither. Empty where the language, which may be
 * one of nobody's, has no words for the number and leaves it in figures. */
static struct str plain_words(struct arena *arena, const UChar *spelled, int32_t length) {
    char bytes[3 * LONGEST_SPELLED];
    int32_t n_bytes = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(bytes, sizeof bytes, &n_bytes, spelled, length, &status);
    struct str text = {bytes, U_SUCCESS(status) ? (size_t)n_bytes : 0};
    struct strbuf words = {.arena = arena};
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if (utf8_is_digit(c))
            return (struct str){0};
        if (c != ',' && c != SOFT_HYPHEN)
            utf8_add(&words, c);
    }
    return strbuf_str(&words);
}

static struct str without_leading_zeros(struct str digits) {
    while (digits.len > 1 && digits.ptr[0] == '0')
        digits = str_slice(digits, 1, digits.len);
    return digits;
}

static int64_t value_of(struct str digits) {
    int64_t value = 0;
    for (size_t i = 0; i < digits.len; i++)
        value = value * 10 + (digits.ptr[i] - '0');
    return value;
}

static struct str spell_value(struct arena *arena, UNumberFormat *format, int64_t value) {
    UChar spelled[LONGEST_SPELLED];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = unum_formatInt64(format, value, spelled, LONGEST_SPELLED, NULL, &status);
    return U_FAILURE(status) || length > LONGEST_SPELLED ? (struct str){0}
                                                         : plain_words(arena, spelled, length);
}

/* Digit by digit in any language; as they are written where ICU has no words for them. */
static struct str spell_digits(struct arena *arena, struct str digits, const char *locale) {
    UNumberFormat *format = formatter_find(locale, NULL);
    struct strbuf words = {.arena = arena};
    for (size_t i = 0; i < digits.len; i++) {
        struct str name =
            format ? spell_value(arena, format, digits.ptr[i] - '0') : (struct str){0};
        if (i)
            strbuf_add_char(&words, ' ');
        strbuf_add(&words, name.len ? name : str_slice(digits, i, i + 1));
    }
    return strbuf_str(&words);
}

static struct str spell(struct arena *arena, struct str digits, const char *locale,
                        const char *rules) {
    digits = without_leading_zeros(digits);
    UNumberFormat *format = digits.len <= LONGEST_NAMED ? formatter_find(locale, rules) : NULL;
    struct str words = format ? spell_value(arena, format, value_of(digits)) : (struct str){0};
    return words.len ? words : spell_digits(arena, digits, locale);
}

struct str number_cardinal(struct arena *arena, struct str digits, bool british) {
    return spell(arena, digits, "en", british ? cardinal_and_rules : cardinal_rules);
}

struct str number_ordinal(struct arena *arena, struct str digits, bool british) {
    return spell(arena, digits, "en", british ? ordinal_and_rules : ordinal_rules);
}

/* ICU joins "oh-five"; the two are words of their own. */
static struct str part_oh(struct arena *arena, struct str year) {
    struct strbuf words = {.arena = arena};
    for (size_t i = 0; i < year.len; i++) {
        bool after_oh = i >= 3 && memcmp(year.ptr + i - 3, " oh", 3) == 0;
        strbuf_add_char(&words, year.ptr[i] == '-' && after_oh ? ' ' : year.ptr[i]);
    }
    return strbuf_str(&words);
}

struct str number_year(struct arena *arena, struct str digits, bool british) {
    digits = without_leading_zeros(digits);
    bool in_pairs = digits.len == 4 && digits.ptr[1] != '0';
    bool hundreds = digits.len == 4 && digits.ptr[1] == '0' && digits.ptr[2] != '0';
    if (!in_pairs && !hundreds) /* 476, 2001, 12000 */
        return number_cardinal(arena, digits, british);
    return part_oh(arena, spell(arena, digits, "en", year_rules));
}

struct str number_digits(struct arena *arena, struct str digits) {
    static const char *const names[] = {"zero", "one", "two",   "three", "four",
                                        "five", "six", "seven", "eight", "nine"};
    struct strbuf words = {.arena = arena};
    for (size_t i = 0; i < digits.len; i++) {
        if (i)
            strbuf_add_char(&words, ' ');
        strbuf_add(&words, str_from_c(names[digits.ptr[i] - '0']));
    }
    return strbuf_str(&words);
}

/* "fr-CA" is "fr_CA" to ICU, but the language alone will do for its numbers. */
static void set_locale(char locale[MAX_LOCALE], struct str language) {
    snprintf(locale, MAX_LOCALE, "%.*s", STR_ARG(language));
    for (char *c = locale; *c; c++)
        if (*c == '-')
            *c = '_';
}

struct str number_foreign(struct arena *arena, struct str digits, struct str language) {
    char locale[MAX_LOCALE];
    set_locale(locale, language);
    return spell(arena, digits, locale, NULL);
}

struct str number_foreign_ordinal(struct arena *arena, struct str digits, struct str language) {
    char locale[MAX_LOCALE];
    set_locale(locale, language);
    /* German alone has its ordinals by their endings; the one of "am dritten" is the
     * commonest. What has no ordinals is spelled as a cardinal. */
    static const char german[] = "%spellout-ordinal-n", plain[] = "%spellout-ordinal";
    const char *rules = strncmp(locale, "de", 2) == 0 ? german : plain;
    if (!formatter_find(locale, rules))
        rules = NULL;
    return spell(arena, digits, locale, rules);
}

struct str number_foreign_decimal(struct arena *arena, struct str whole, struct str fraction,
                                  struct str language) {
    char locale[MAX_LOCALE];
    set_locale(locale, language);
    struct str apart[] = {spell_digits(arena, whole, locale),
                          spell_digits(arena, fraction, locale)};
    struct str by_figure = str_format(arena, "%.*s %.*s", STR_ARG(apart[0]), STR_ARG(apart[1]));
    UNumberFormat *format = formatter_find(locale, NULL);
    if (!format || whole.len + fraction.len > LONGEST_NAMED)
        return by_figure;
    struct str digits = str_format(arena, "%.*s.%.*s", STR_ARG(whole), STR_ARG(fraction));
    UChar spelled[LONGEST_SPELLED];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = unum_formatDecimal(format, digits.ptr, (int32_t)digits.len, spelled,
                                        LONGEST_SPELLED, NULL, &status);
    if (U_FAILURE(status) || length > LONGEST_SPELLED)
        return by_figure;
    struct str words = plain_words(arena, spelled, length);
    return words.len ? words : by_figure;
}

bool number_is_spelled(struct str language) {
    char locale[MAX_LOCALE];
    set_locale(locale, language);
    return formatter_find(locale, NULL) != NULL;
}

static char find_decimal_mark(const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
    UChar mark[4] = {0};
    if (U_SUCCESS(status) && is_of_language(format, locale))
        unum_getSymbol(format, UNUM_DECIMAL_SEPARATOR_SYMBOL, mark, 4, &status);
    unum_close(format);
    return U_SUCCESS(status) && mark[0] == ',' ? ',' : '.';
}

char number_decimal_mark(struct str language) {
    static char last[MAX_LOCALE], mark; /* of the last language: asked for at every number */
    char locale[MAX_LOCALE];
    set_locale(locale, language);
    if (!mark || strcmp(last, locale) != 0) {
        mark = find_decimal_mark(locale);
        snprintf(last, sizeof last, "%s", locale);
    }
    return mark;
}

static const struct {
    unsigned value;
    const char *letters;
} roman_parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                   {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                   {5, "V"},    {4, "IV"},   {1, "I"}};

enum { LONGEST_ROMAN = 15 }; /* MMMDCCCLXXXVIII */

/* Reads greedily, which accepts the correct form and a few others (IIII, IXIX)... */
static unsigned roman_greedy(const char *letters) {
    unsigned value = 0;
    for (size_t i = 0; i < sizeof roman_parts / sizeof *roman_parts; i++) {
        size_t length = strlen(roman_parts[i].letters);
        for (; strncmp(letters, roman_parts[i].letters, length) == 0; letters += length)
            value += roman_parts[i].value;
    }
    return *letters ? 0 : value;
}

/* ... so what it makes of them is compared with how it ought to be written. */
static bool roman_is_correct(const char *letters, unsigned value) {
    for (size_t i = 0; i < sizeof roman_parts / sizeof *roman_parts; i++) {
        size_t length = strlen(roman_parts[i].letters);
        for (; value >= roman_parts[i].value; value -= roman_parts[i].value, letters += length)
            if (strncmp(letters, roman_parts[i].letters, length) != 0)
                return false;
    }
    return !*letters;
}

unsigned number_from_roman(struct str letters) {
    char capitals[LONGEST_ROMAN + 1] = "";
    if (letters.len == 0 || letters.len > LONGEST_ROMAN)
        return 0;
    bool small = letters.ptr[0] >= 'a';
    for (size_t i = 0; i < letters.len; i++) {
        if ((letters.ptr[i] >= 'a') != small)
            return 0;
        capitals[i] = (char)(small ? letters.ptr[i] - ('a' - 'A') : letters.ptr[i]);
    }
    unsigned value = roman_greedy(capitals);
    return value < 4000 && roman_is_correct(capitals, value) ? value : 0;
}
