/* What every test program has: one suite of Check's, run and counted. */
#ifndef LECTERN_TESTS_SUPPORT_H
#define LECTERN_TESTS_SUPPORT_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* Runs the claims of one test case; what main() returns. */
static inline int tests_run(const char *name, TCase *claims) {
    Suite *suite = suite_create(name);
    suite_add_tcase(suite, claims);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* Whether each test has a process of its own (not under valgrind): only then may one
 * change what its process ignores or may do, or end it. */
static inline bool tests_fork(void) {
    const char *mode = getenv("CK_FORK");
    return !mode || strcmp(mode, "no") != 0;
}

/* Asserts that a span holds exactly the C string's bytes. */
#define ck_assert_span_eq(span, expected)                                                          \
    do {                                                                                           \
        struct str span_ = (span);                                                                 \
        ck_assert_msg(str_equal(span_, str_from_c(expected)), "is “%.*s”, should be “%s”",         \
                      STR_ARG(span_), (expected));                                                 \
    } while (0)

#endif
