/* Claims about looking through what is in order. */
#include "base/search.h"

#include "support.h"

static const int numbers[] = {1, 3, 3, 3, 8, 13};
enum { N_NUMBERS = sizeof numbers / sizeof *numbers };

/* By looking at each. */
static size_t first_by_turns(size_t count, int wanted) {
    size_t at = 0;
    while (at < count && numbers[at] < wanted)
        at++;
    return at;
}

START_TEST(the_first_that_is_not_before_is_found) {
    for (size_t count = 0; count <= N_NUMBERS; count++)
        for (int wanted = 0; wanted < 15; wanted++)
            ck_assert_uint_eq(search_first(count, i, numbers[i] < wanted),
                              first_by_turns(count, wanted));
}
END_TEST

START_TEST(few_are_looked_at) {
    size_t n_looks = 0;
    size_t found = search_first((size_t)1 << 40, i, (n_looks++, i < 12345));
    ck_assert_uint_eq(found, 12345);
    ck_assert_uint_le(n_looks, 41);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("search");
    tcase_add_test(claims, the_first_that_is_not_before_is_found);
    tcase_add_test(claims, few_are_looked_at);
    return tests_run("search", claims);
}
