#include "base/language.h"

#include "support.h"

START_TEST(a_tag_begins_with_its_language) {
    ck_assert_span_eq(language_primary(STR("en-GB")), "en");
    ck_assert_span_eq(language_primary(STR("de_AT")), "de");
    ck_assert_span_eq(language_primary(STR("grc")), "grc");
    ck_assert_span_eq(language_primary(STR("zh-Hant-TW")), "zh");
    ck_assert_span_eq(language_primary((struct str){0}), "");
}
END_TEST

START_TEST(regions_and_letter_case_make_no_other_language) {
    ck_assert(language_same(STR("en-GB"), STR("EN_us")));
    ck_assert(language_same(STR("de"), STR("de-CH")));
    ck_assert(!language_same(STR("en"), STR("enm")));
    ck_assert(!language_same(STR("en"), (struct str){0}));
    ck_assert(language_same((struct str){0}, (struct str){0}));
}
END_TEST

START_TEST(english_is_english_of_every_region_and_no_other_language) {
    ck_assert(language_is_english(STR("en")));
    ck_assert(language_is_english(STR("En-ZA")));
    ck_assert(!language_is_english(STR("enm")));
    ck_assert(!language_is_english(STR("de")));
    ck_assert(!language_is_english((struct str){0}));
}
END_TEST

START_TEST(a_script_is_written_from_one_side) {
    static const char *const from_right[] = {"ar", "he-IL", "fa",      "ur_PK",  "yi",
                                             "ps", "ckb",   "az-Arab", "pa_Arab"};
    static const char *const from_left[] = {"en", "de-AT", "fa-Latn", "az", "zh-Hant", "no such"};
    for (size_t i = 0; i < sizeof from_right / sizeof *from_right; i++)
        ck_assert_msg(language_is_rtl(str_from_c(from_right[i])), "%s", from_right[i]);
    for (size_t i = 0; i < sizeof from_left / sizeof *from_left; i++)
        ck_assert_msg(!language_is_rtl(str_from_c(from_left[i])), "%s", from_left[i]);
    ck_assert(!language_is_rtl((struct str){0}));
    ck_assert_str_eq(language_direction(STR("he")), "rtl");
    ck_assert_str_eq(language_direction(STR("nl")), "ltr");
}
END_TEST

START_TEST(a_tag_without_end_has_no_direction) {
    char tag[1000];
    memset(tag, 'a', sizeof tag);
    ck_assert(!language_is_rtl((struct str){tag, sizeof tag}));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("language");
    tcase_add_test(claims, a_tag_begins_with_its_language);
    tcase_add_test(claims, regions_and_letter_case_make_no_other_language);
    tcase_add_test(claims, english_is_english_of_every_region_and_no_other_language);
    tcase_add_test(claims, a_script_is_written_from_one_side);
    tcase_add_test(claims, a_tag_without_end_has_no_direction);
    return tests_run("language", claims);
}
