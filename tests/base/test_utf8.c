#include "base/utf8.h"

#include "support.h"

static struct arena *arena;

static void setup(void) {
    arena = arena_open();
}

static void teardown(void) {
    arena_close(arena);
}

START_TEST(every_code_point_survives_encoding_and_decoding) {
    for (uint32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 37) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        struct strbuf buf = {.arena = arena};
        utf8_add(&buf, c);
        size_t at = 0;
        ck_assert_uint_eq(utf8_next(strbuf_str(&buf), &at), c);
        ck_assert_uint_eq(at, buf.count);
    }
}
END_TEST

START_TEST(surrogates_and_values_beyond_unicode_are_not_written) {
    struct strbuf buf = {.arena = arena};
    utf8_add(&buf, 0xD800);
    utf8_add(&buf, 0xDFFF);
    utf8_add(&buf, 0x110000);
    utf8_add(&buf, UTF8_INVALID);
    ck_assert_uint_eq(buf.count, 0);
}
END_TEST

/* RFC 3629's forbidden forms: overlong, surrogate, beyond U+10FFFF, cut off, lone. */
static const char *const ill_formed[] = {
    "\xC0\xAF",
    "\xE0\x80\xAF",
    "\xF0\x80\x80\xAF",
    "\xED\xA0\x80",
    "\xF4\x90\x80\x80",
    "\xE2\x82",
    "\xF0\x9F\x98",
    "\x80",
    "\xBF",
    "\xFE",
    "\xFF",
    "\xF8\x88\x80\x80",
    "\xC3",
};
enum { N_ILL_FORMED = sizeof ill_formed / sizeof *ill_formed };

START_TEST(an_ill_formed_sequence_is_found_where_it_begins) {
    struct str bad = str_from_c(ill_formed[_i]);
    struct str text = str_format(arena, "añ%.*sz", STR_ARG(bad));
    ck_assert_uint_eq(utf8_validate(text), 3);
    size_t at = 3;
    ck_assert_uint_eq(utf8_next(text, &at), UTF8_INVALID);
    ck_assert_uint_eq(at, 4);
}
END_TEST

START_TEST(a_sequence_cut_off_by_the_span_is_not_completed_from_beyond) {
    struct str cut = str_slice(STR("a€"), 0, 3);
    ck_assert_uint_eq(utf8_validate(cut), 1);
}
END_TEST

START_TEST(well_formed_text_is_counted_in_code_points) {
    struct str text = STR("é—😀a\u0301");
    ck_assert_uint_eq(utf8_validate(text), text.len);
    ck_assert_uint_eq(utf8_length(text), 5);
    ck_assert_uint_eq(utf8_length((struct str){0}), 0);
}
END_TEST

START_TEST(a_clip_never_ends_within_a_letter) {
    struct str text = STR("aé€😀");
    static const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    for (size_t max = 0; max < sizeof expected / sizeof *expected; max++)
        ck_assert_uint_eq(utf8_clip(text, max).len, expected[max]);
}
END_TEST

START_TEST(letters_have_unicodes_properties) {
    ck_assert(utf8_is_letter(0x416) && utf8_is_letter(0x301) && !utf8_is_letter('1'));
    ck_assert(utf8_is_upper(0x416) && utf8_is_lower(0x436));
    ck_assert(utf8_is_digit('7') && utf8_is_digit(0x0667) && !utf8_is_digit(0xBD));
    ck_assert(utf8_is_space(0xA0) && utf8_is_space(' ') && !utf8_is_space(0x200B));
}
END_TEST

START_TEST(case_is_changed_in_any_script) {
    ck_assert_span_eq(utf8_lower(arena, STR("ÉCOLE Ж")), "école ж");
    ck_assert_span_eq(utf8_upper(arena, STR("école ж")), "ÉCOLE Ж");
    ck_assert_span_eq(utf8_capitalise(arena, STR("“ÉCOLE’S")), "“École’s");
    ck_assert(utf8_equal_nocase(STR("ÉCOLE"), STR("école")));
    ck_assert(!utf8_equal_nocase(STR("ÉCOLE"), STR("écoles")));
}
END_TEST

START_TEST(capitals_only_means_a_letter_and_no_small_one) {
    ck_assert(utf8_all_upper(STR("U.S.S.R.")));
    ck_assert(utf8_all_upper(STR("ÉTÉ 1962")));
    ck_assert(!utf8_all_upper(STR("USs")));
    ck_assert(!utf8_all_upper(STR("1962")));
    ck_assert(!utf8_all_upper((struct str){0}));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("utf8");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, every_code_point_survives_encoding_and_decoding);
    tcase_add_test(claims, surrogates_and_values_beyond_unicode_are_not_written);
    tcase_add_loop_test(claims, an_ill_formed_sequence_is_found_where_it_begins, 0, N_ILL_FORMED);
    tcase_add_test(claims, a_sequence_cut_off_by_the_span_is_not_completed_from_beyond);
    tcase_add_test(claims, well_formed_text_is_counted_in_code_points);
    tcase_add_test(claims, a_clip_never_ends_within_a_letter);
    tcase_add_test(claims, letters_have_unicodes_properties);
    tcase_add_test(claims, case_is_changed_in_any_script);
    tcase_add_test(claims, capitals_only_means_a_letter_and_no_small_one);
    return tests_run("utf8", claims);
}
