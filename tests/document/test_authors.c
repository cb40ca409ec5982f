/* Several authors in one text. */
#include "document/authors.h"

#include <check.h>
#include <string.h>

#include "support.h"

static struct arena *arena;

static void setup(void) {
    arena = arena_open();
}

static void teardown(void) {
    arena_close(arena);
}

static const char *shown(const char *authors, const char *language) {
    return str_to_c(arena, authors_shown(arena, str_from_c(authors), str_from_c(language)));
}

START_TEST(names_are_taken_one_by_one) {
    struct str authors = STR(" Ada Winter;; Ben Summer ; "), name;
    ck_assert(authors_next(&authors, &name) && str_equal(name, STR("Ada Winter")));
    ck_assert(authors_next(&authors, &name) && str_equal(name, STR("Ben Summer")));
    ck_assert(!authors_next(&authors, &name));
}
END_TEST

START_TEST(names_are_put_together_as_they_are_taken_apart) {
    struct strbuf list = {.arena = arena};
    authors_add(&list, STR("Ada Winter"));
    authors_add(&list, STR(""));
    authors_add(&list, STR("Ben Summer"));
    ck_assert(str_equal(strbuf_str(&list), STR("Ada Winter; Ben Summer")));
}
END_TEST

START_TEST(they_are_shown_as_the_language_lists_them) {
    ck_assert_str_eq(shown("Ada Winter", "en-US"), "Ada Winter");
    ck_assert_str_eq(shown("", "en-US"), "");
    ck_assert_str_eq(shown("Ada Winter; Ben Summer", "en-US"), "Ada Winter and Ben Summer");
    ck_assert_str_eq(shown("A; B; C", "en-US"), "A, B, and C");
    ck_assert_str_eq(shown("A; B; C", "en-GB"), "A, B and C");
    ck_assert_str_eq(shown("A; B; C", "de"), "A, B und C");
}
END_TEST

START_TEST(what_cannot_be_listed_is_shown_as_it_is) {
    struct strbuf many = {.arena = arena};
    for (int i = 0; i < 5000; i++)
        authors_add(&many, STR("A. Name"));
    struct str all = strbuf_str(&many);
    ck_assert(str_equal(authors_shown(arena, all, STR("en")), all));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("authors");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, names_are_taken_one_by_one);
    tcase_add_test(claims, names_are_put_together_as_they_are_taken_apart);
    tcase_add_test(claims, they_are_shown_as_the_language_lists_them);
    tcase_add_test(claims, what_cannot_be_listed_is_shown_as_it_is);
    return tests_run("authors", claims);
}
