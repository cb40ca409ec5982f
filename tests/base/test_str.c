#include "base/str.h"

#include "support.h"

static struct arena *arena;

static void setup(void) {
    arena = arena_open();
}

static void teardown(void) {
    arena_close(arena);
}

START_TEST(an_empty_span_needs_no_memory) {
    struct str empty = {0};
    ck_assert(str_equal(empty, STR("")));
    ck_assert(str_starts_with(empty, empty));
    ck_assert(str_contains(empty, STR("")));
    ck_assert(!str_contains(empty, STR("a")));
    ck_assert_uint_eq(str_trim(empty).len, 0);
    ck_assert_str_eq(str_to_c(arena, empty), "");
    ck_assert_span_eq(str_from_c(NULL), "");
    ck_assert_span_eq(str_copy(arena, empty), "");
}
END_TEST

START_TEST(equality_is_of_bytes) {
    ck_assert(str_equal(STR("a\0b"), STR("a\0b")));
    ck_assert(!str_equal(STR("a\0b"), STR("a\0c")));
    ck_assert(!str_equal(STR("a"), STR("ab")));
    ck_assert(str_equal_nocase(STR("Khrushchev"), STR("kHRUSHCHEV")));
    ck_assert(!str_equal_nocase(STR("É"), STR("é")));
}
END_TEST

START_TEST(order_is_of_unsigned_bytes_and_a_prefix_comes_first) {
    ck_assert_int_lt(str_compare(STR("ab"), STR("abc")), 0);
    ck_assert_int_gt(str_compare(STR("b"), STR("abc")), 0);
    ck_assert_int_gt(str_compare(STR("é"), STR("z")), 0);
    ck_assert_int_eq(str_compare(STR("x"), STR("x")), 0);
}
END_TEST

START_TEST(a_slice_is_clipped_to_its_span) {
    struct str s = STR("lectern");
    ck_assert_span_eq(str_slice(s, 0, 3), "lec");
    ck_assert_span_eq(str_slice(s, 3, 99), "tern");
    ck_assert_span_eq(str_slice(s, 5, 2), "");
    ck_assert_span_eq(str_slice(s, 99, SIZE_MAX), "");
}
END_TEST

START_TEST(trimming_takes_ascii_space_from_both_ends_only) {
    ck_assert_span_eq(str_trim(STR(" \t\r\n a b \v\f")), "a b");
    ck_assert_span_eq(str_trim(STR("   ")), "");
    ck_assert_span_eq(str_trim(STR("\u00a0a\u00a0")), "\u00a0a\u00a0");
}
END_TEST

START_TEST(words_are_cut_off_the_front_with_the_spaces_behind_them) {
    struct str rest = STR("of  the\tpeople ");
    ck_assert_span_eq(str_cut_word(&rest), "of");
    ck_assert_span_eq(str_cut_word(&rest), "the");
    ck_assert_span_eq(rest, "people ");
    ck_assert_span_eq(str_cut_word(&rest), "people");
    ck_assert_span_eq(str_cut_word(&rest), "");
    ck_assert_uint_eq(rest.len, 0);
}
END_TEST

START_TEST(what_a_mark_ends_is_cut_off_the_front_without_it) {
    struct str rest = STR("one\n\nthree");
    ck_assert_span_eq(str_cut(&rest, '\n'), "one");
    ck_assert_span_eq(str_cut(&rest, '\n'), "");
    ck_assert_span_eq(rest, "three");
    ck_assert_span_eq(str_cut(&rest, '\n'), "three");
    ck_assert_uint_eq(rest.len, 0);
}
END_TEST

START_TEST(a_part_is_looked_for_from_an_offset_on) {
    ck_assert_uint_eq(str_index(STR("banana"), 0, STR("an")), 1);
    ck_assert_uint_eq(str_index(STR("banana"), 1, STR("an")), 1);
    ck_assert_uint_eq(str_index(STR("banana"), 2, STR("an")), 3);
    ck_assert_uint_eq(str_index(STR("banana"), 4, STR("an")), 6);
    ck_assert_uint_eq(str_index(STR("banana"), 99, STR("an")), 6);
    ck_assert_uint_eq(str_index((struct str){0}, 0, STR("an")), 0);
}
END_TEST

START_TEST(parts_and_ends_are_found) {
    ck_assert(str_starts_with(STR("edition.ini"), STR("edition")));
    ck_assert(str_ends_with(STR("edition.ini"), STR(".ini")));
    ck_assert(!str_ends_with(STR("ini"), STR("edition.ini")));
    ck_assert(str_contains(STR("edition.ini"), STR("on.i")));
    ck_assert(!str_contains(STR("edition.ini"), STR("no")));
}
END_TEST

START_TEST(lower_case_leaves_other_letters_alone) {
    ck_assert_span_eq(str_lower(arena, STR("ABCxyz Ω1")), "abcxyz Ω1");
}
END_TEST

START_TEST(a_format_is_as_long_as_it_needs_to_be) {
    struct str s = str_format(arena, "%05d|%5000s|", 42, "x");
    ck_assert_uint_eq(s.len, 5 + 1 + 5000 + 1);
    ck_assert_span_eq(str_slice(s, 0, 6), "00042|");
    ck_assert_span_eq(str_slice(s, 5005, 5007), "x|");
}
END_TEST

START_TEST(a_buffer_grows_by_what_is_added) {
    struct strbuf buf = {.arena = arena};
    strbuf_add(&buf, (struct str){0});
    ck_assert_uint_eq(strbuf_str(&buf).len, 0);
    for (int i = 0; i < 1000; i++) {
        strbuf_add_char(&buf, 'a');
        strbuf_add(&buf, STR("bc"));
        strbuf_format(&buf, "%d", i % 10);
    }
    struct str s = strbuf_str(&buf);
    ck_assert_uint_eq(s.len, 4000);
    ck_assert_span_eq(str_slice(s, 0, 8), "abc0abc1");
    ck_assert_span_eq(str_slice(s, 3992, 4000), "abc8abc9");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("str");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, an_empty_span_needs_no_memory);
    tcase_add_test(claims, equality_is_of_bytes);
    tcase_add_test(claims, order_is_of_unsigned_bytes_and_a_prefix_comes_first);
    tcase_add_test(claims, a_slice_is_clipped_to_its_span);
    tcase_add_test(claims, trimming_takes_ascii_space_from_both_ends_only);
    tcase_add_test(claims, words_are_cut_off_the_front_with_the_spaces_behind_them);
    tcase_add_test(claims, what_a_mark_ends_is_cut_off_the_front_without_it);
    tcase_add_test(claims, a_part_is_looked_for_from_an_offset_on);
    tcase_add_test(claims, parts_and_ends_are_found);
    tcase_add_test(claims, lower_case_leaves_other_letters_alone);
    tcase_add_test(claims, a_format_is_as_long_as_it_needs_to_be);
    tcase_add_test(claims, a_buffer_grows_by_what_is_added);
    return tests_run("str", claims);
}
