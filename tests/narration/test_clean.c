#include <string.h>

#include "narration/clean.h"
#include "support.h"

static struct arena *arena;

static void set_up(void) {
    arena = arena_open();
}

static void tear_down(void) {
    arena_close(arena);
}

static struct clean_text clean(const char *text) {
    return clean_string(arena, arena, str_from_c(text));
}

START_TEST(white_space_of_any_kind_is_one_plain_space) {
    ck_assert_span_eq(clean(" a\t\tb\u00A0c\u2003d \n e ").text, "a b c d e");
}
END_TEST

START_TEST(typographic_letters_are_the_letters_they_stand_for) {
    ck_assert_span_eq(clean("ﬁnd aﬃx Ｆｕｌｌ 𝐁𝐨𝐥𝐝 Ⅳ bleſt").text, "find affix Full Bold IV blest");
}
END_TEST

START_TEST(signs_with_a_meaning_of_their_own_stay) {
    ck_assert_span_eq(clean("½ x² ™ £5 € № …").text, "½ x² ™ £5 € № …");
}
END_TEST

START_TEST(invisible_characters_are_gone) {
    ck_assert_span_eq(clean("\uFEFFre\u00ADduce zero\u200Bwidth \x01\x02").text,
                      "reduce zerowidth");
}
END_TEST

START_TEST(letters_and_their_marks_are_composed) {
    ck_assert_span_eq(clean("cafe\u0301 A\u030Angstro\u0308m").text, "café Ångström");
}
END_TEST

START_TEST(every_byte_knows_its_source) {
    const char *text = "  a ﬃ e\u0301";
    struct clean_text result = clean(text);
    ck_assert_span_eq(result.text, "a ffi é");
    ck_assert_uint_eq(result.places[0].start, 2);
    for (size_t i = 2; i < 5; i++) { /* f, f, i: the ligature's three bytes */
        ck_assert_uint_eq(result.places[i].start, 4);
        ck_assert_uint_eq(result.places[i].end, 7);
    }
    ck_assert_uint_eq(result.places[6].start, 8);
    ck_assert_uint_eq(result.places[6].end, strlen(text));
}
END_TEST

START_TEST(nothing_at_all_is_nothing) {
    ck_assert_uint_eq(clean("").text.len, 0);
    ck_assert_uint_eq(clean(" \n\t ").text.len, 0);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("clean");
    tcase_add_checked_fixture(claims, set_up, tear_down);
    tcase_add_test(claims, white_space_of_any_kind_is_one_plain_space);
    tcase_add_test(claims, typographic_letters_are_the_letters_they_stand_for);
    tcase_add_test(claims, signs_with_a_meaning_of_their_own_stay);
    tcase_add_test(claims, invisible_characters_are_gone);
    tcase_add_test(claims, letters_and_their_marks_are_composed);
    tcase_add_test(claims, every_byte_knows_its_source);
    tcase_add_test(claims, nothing_at_all_is_nothing);
    return tests_run("clean", claims);
}
