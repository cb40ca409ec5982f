#include "narration/words/numbers.h"
#include "support.h"

static struct arena *arena;

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

START_TEST(a_cardinal_has_and_before_the_tens_only_in_british) {
    ck_assert_span_eq(number_cardinal(arena, STR("105"), false), "one hundred five");
    ck_assert_span_eq(number_cardinal(arena, STR("105"), true), "one hundred and five");
    ck_assert_span_eq(number_cardinal(arena, STR("1234567"), true),
                      "one million two hundred and thirty-four thousand five hundred and "
                      "sixty-seven");
}
END_TEST

START_TEST(leading_zeros_do_not_change_a_value) {
    ck_assert_span_eq(number_cardinal(arena, STR("0007"), false), "seven");
    ck_assert_span_eq(number_cardinal(arena, STR("000"), false), "zero");
}
END_TEST

START_TEST(what_is_too_long_for_a_name_is_said_digit_by_digit) {
    ck_assert_span_eq(number_cardinal(arena, STR("1000000000000000000"), false),
                      "one zero zero zero zero zero zero zero zero zero zero zero zero zero zero "
                      "zero zero zero zero");
    struct str longest = number_cardinal(arena, STR("999999999999999999"), false);
    ck_assert(str_starts_with(longest, STR("nine hundred ninety-nine quadrillion")));
}
END_TEST

START_TEST(an_ordinal_bends_only_its_last_word) {
    ck_assert_span_eq(number_ordinal(arena, STR("21"), false), "twenty-first");
    ck_assert_span_eq(number_ordinal(arena, STR("101"), true), "one hundred and first");
    ck_assert_span_eq(number_ordinal(arena, STR("1000"), false), "one thousandth");
}
END_TEST

static const struct {
    const char *digits, *american, *british;
} years[] = {
    {"1962", "nineteen sixty-two", "nineteen sixty-two"},
    {"1905", "nineteen oh five", "nineteen oh five"},
    {"1900", "nineteen hundred", "nineteen hundred"},
    {"1066", "ten sixty-six", "ten sixty-six"},
    {"2000", "two thousand", "two thousand"},
    {"2001", "two thousand one", "two thousand and one"},
    {"2012", "twenty twelve", "twenty twelve"},
    {"1000", "one thousand", "one thousand"},
    {"476", "four hundred seventy-six", "four hundred and seventy-six"},
    {"79", "seventy-nine", "seventy-nine"},
    {"12000", "twelve thousand", "twelve thousand"},
};

START_TEST(a_year_of_four_digits_is_said_in_pairs) {
    struct str digits = str_from_c(years[_i].digits);
    ck_assert_span_eq(number_year(arena, digits, false), years[_i].american);
    ck_assert_span_eq(number_year(arena, digits, true), years[_i].british);
}
END_TEST

START_TEST(digits_are_said_one_by_one) {
    ck_assert_span_eq(number_digits(arena, STR("105")), "one zero five");
    ck_assert_span_eq(number_digits(arena, STR("")), "");
}
END_TEST

START_TEST(other_languages_spell_their_own_numbers) {
    ck_assert_span_eq(number_foreign(arena, STR("99"), STR("fr")), "quatre-vingt-dix-neuf");
    ck_assert_span_eq(number_foreign(arena, STR("99"), STR("fr-CH")), "nonante-neuf");
    ck_assert_span_eq(number_foreign(arena, STR("1962"), STR("de")),
                      "eintausendneunhundertzweiundsechzig");
}
END_TEST

START_TEST(more_languages_than_formatters_are_kept_still_spell_rightly) {
    static const char *const languages[] = {"af", "ar", "be", "bg", "ca", "cs", "cy", "da", "de",
                                            "el", "eo", "es", "et", "fa", "fi", "fr", "he", "hr",
                                            "hu", "hy", "id", "is", "it", "ja", "ka", "ko", "lt",
                                            "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tr"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        ck_assert(number_foreign(arena, STR("7"), str_from_c(languages[i])).len > 0);
    ck_assert_span_eq(number_foreign(arena, STR("7"), STR("de")), "sieben");
    ck_assert_span_eq(number_cardinal(arena, STR("7"), false), "seven");
}
END_TEST

START_TEST(roman_numerals_are_read_in_either_case) {
    ck_assert_uint_eq(number_from_roman(STR("XIV")), 14);
    ck_assert_uint_eq(number_from_roman(STR("xiv")), 14);
    ck_assert_uint_eq(number_from_roman(STR("MMMCMXCIX")), 3999);
    ck_assert_uint_eq(number_from_roman(STR("I")), 1);
}
END_TEST

START_TEST(malformed_roman_numerals_are_none) {
    static const char *const malformed[] = {"",    "IIII", "VV",  "IC",   "XiV",     "MMMM", "IXIX",
                                            "ABC", "XIVI", "LIL", "MIXX", "xiv\xc3", "iix",  "VX"};
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++)
        ck_assert_msg(number_from_roman(str_from_c(malformed[i])) == 0, "“%s” is read",
                      malformed[i]);
}
END_TEST

START_TEST(every_roman_numeral_that_is_correct_has_its_value) {
    static const char *const thousands[] = {"", "M", "MM", "MMM"};
    static const char *const hundreds[] = {"",  "C",  "CC",  "CCC",  "CD",
                                           "D", "DC", "DCC", "DCCC", "CM"};
    static const char *const tens[] = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
    static const char *const ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    for (unsigned value = 1; value < 4000; value++) {
        struct str letters =
            str_format(arena, "%s%s%s%s", thousands[value / 1000], hundreds[value / 100 % 10],
                       tens[value / 10 % 10], ones[value % 10]);
        ck_assert_uint_eq(number_from_roman(letters), value);
    }
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("numbers");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, a_cardinal_has_and_before_the_tens_only_in_british);
    tcase_add_test(claims, leading_zeros_do_not_change_a_value);
    tcase_add_test(claims, what_is_too_long_for_a_name_is_said_digit_by_digit);
    tcase_add_test(claims, an_ordinal_bends_only_its_last_word);
    tcase_add_loop_test(claims, a_year_of_four_digits_is_said_in_pairs, 0,
                        sizeof years / sizeof *years);
    tcase_add_test(claims, digits_are_said_one_by_one);
    tcase_add_test(claims, other_languages_spell_their_own_numbers);
    tcase_add_test(claims, more_languages_than_formatters_are_kept_still_spell_rightly);
    tcase_add_test(claims, roman_numerals_are_read_in_either_case);
    tcase_add_test(claims, malformed_roman_numerals_are_none);
    tcase_add_test(claims, every_roman_numeral_that_is_correct_has_its_value);
    return tests_run("numbers", claims);
}
