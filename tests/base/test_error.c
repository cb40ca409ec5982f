#include "base/error.h"

#include <string.h>

#include "base/utf8.h"
#include "support.h"

START_TEST(the_first_error_wins) {
    struct error error = {0};
    ck_assert(!error_set(&error, "letter.txt", "first %d", 1));
    ck_assert(!error_set_line(&error, "other.txt", 3, "second"));
    ck_assert(error.set);
    ck_assert_str_eq(error.place, "letter.txt");
    ck_assert_str_eq(error.message, "first 1");
}
END_TEST

START_TEST(a_line_is_part_of_the_place) {
    struct error error = {0};
    error_set_line(&error, "letter.txt", 12, "wrong");
    ck_assert_str_eq(error.place, "letter.txt:12");
}
END_TEST

START_TEST(no_place_is_an_empty_one) {
    struct error error = {0};
    error_set(&error, NULL, "wrong");
    ck_assert_str_eq(error.place, "");
}
END_TEST

START_TEST(a_message_too_long_is_cut_between_letters) {
    char text[2000];
    for (size_t shift = 0; shift < 3; shift++) {
        struct error error = {0};
        memset(text, 'x', shift);
        size_t at = shift;
        for (; at + 3 < sizeof text; at += 3)
            memcpy(text + at, "€", 3);
        text[at] = '\0';
        error_set(&error, text, "%s", text);
        ck_assert_uint_gt(strlen(error.message), 1000);
        ck_assert_uint_eq(utf8_validate(str_from_c(error.message)), strlen(error.message));
        ck_assert_uint_eq(utf8_validate(str_from_c(error.place)), strlen(error.place));
    }
}
END_TEST

START_TEST(what_a_terminal_would_obey_is_not_told) {
    struct error error = {0};
    error_set(&error, "a\033[2J.txt", "“%s” is wrong", "\xFFé\xC2\x9B\t\x7F\xE2\x82");
    ck_assert_str_eq(error.place, "a?[2J.txt");
    ck_assert_str_eq(error.message, "“?é????\?\?” is wrong");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("error");
    tcase_add_test(claims, the_first_error_wins);
    tcase_add_test(claims, a_line_is_part_of_the_place);
    tcase_add_test(claims, no_place_is_an_empty_one);
    tcase_add_test(claims, a_message_too_long_is_cut_between_letters);
    tcase_add_test(claims, what_a_terminal_would_obey_is_not_told);
    return tests_run("error", claims);
}
