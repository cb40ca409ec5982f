/* Progress: the bar fits. */
#include <string.h>

#include "cli/progress.h"
#include "support.h"

static char line[128];

static const char *bar(unsigned columns, uint64_t done, uint64_t total, double seconds) {
    progress_format(line, sizeof line, columns, done, total, seconds);
    return line;
}

START_TEST(a_bar_of_forty_columns_leaves_the_last_one_free) {
    ck_assert_str_eq(bar(40, 50, 100, 9.2), "recording [#####-----]  50 %  10 s left");
    ck_assert_uint_eq(strlen(line), 39);
}
END_TEST

START_TEST(no_width_is_overrun) {
    for (unsigned columns = 0; columns <= 300; columns++)
        for (uint64_t done = 0; done <= 1560; done += 130)
            ck_assert_uint_le(strlen(bar(columns, done, 1560, 7000)), columns ? columns - 1 : 0);
}
END_TEST

START_TEST(time_left_is_told_in_the_unit_that_suits_it) {
    ck_assert_ptr_nonnull(strstr(bar(80, 1, 4, 59), "59 s left"));
    ck_assert_ptr_nonnull(strstr(bar(80, 1, 4, 61), "2 min left"));
    ck_assert_ptr_nonnull(strstr(bar(80, 1, 4, 7000), "2 h left"));
    ck_assert_ptr_null(strstr(bar(80, 0, 4, -1), "left"));
}
END_TEST

START_TEST(nothing_to_do_is_done) {
    ck_assert_ptr_nonnull(strstr(bar(80, 0, 0, -1), "100 %"));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("progress");
    tcase_add_test(claims, a_bar_of_forty_columns_leaves_the_last_one_free);
    tcase_add_test(claims, no_width_is_overrun);
    tcase_add_test(claims, time_left_is_told_in_the_unit_that_suits_it);
    tcase_add_test(claims, nothing_to_do_is_done);
    return tests_run("progress", claims);
}
