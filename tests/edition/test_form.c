/* How forms tell a language and a direction. */
#include "edition/form.h"

#include "support.h"

static char *text;
static size_t len;
static FILE *out;

static void open_text(void) {
    out = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(out);
}

static void close_text(void) {
    if (out)
        fclose(out);
    free(text);
}

static struct str written(void) {
    fclose(out);
    out = NULL;
    return (struct str){text, len};
}

START_TEST(a_language_is_told_in_the_ways_that_are_asked_for) {
    form_put_language(out, FORM_LANG, STR("de"), STR("en"));
    form_put_language(out, FORM_XML_LANG, STR("fr"), STR("en"));
    form_put_language(out, FORM_LANG | FORM_XML_LANG, STR("nl"), (struct str){0});
    form_put_language(out, FORM_LANG, (struct str){0}, STR("ar"));
    ck_assert_span_eq(written(), " lang=\"de\" xml:lang=\"fr\" lang=\"nl\" xml:lang=\"nl\"");
}
END_TEST

START_TEST(a_direction_is_told_where_it_changes) {
    form_put_language(out, FORM_LANG, STR("ar"), (struct str){0});
    form_put_language(out, FORM_LANG, STR("he"), STR("ar"));
    form_put_language(out, FORM_LANG, STR("en"), STR("he"));
    ck_assert_span_eq(written(), " lang=\"ar\" dir=\"rtl\" lang=\"he\" lang=\"en\" dir=\"ltr\"");
}
END_TEST

START_TEST(a_tag_is_escaped) {
    form_put_language(out, FORM_LANG, STR("a\"><b"), (struct str){0});
    ck_assert_span_eq(written(), " lang=\"a&quot;&gt;&lt;b\"");
}
END_TEST

#define RLM "\u200f"
#define LRM "\u200e"

static const struct {
    const char *language, *text, *mark;
} lines[] = {
    {"he", "Lectern הוא כלי.", RLM},
    {"he", "הוא Lectern.", ""},
    {"he", "Lectern.", ""}, /* all of it is English: so is its stop */
    {"he", "2024.", RLM},   /* no letter: would begin at the left */
    {"en", "שלום, he said.", LRM},
    {"en", "He said שלום.", ""},
    {"en", "2024.", ""},
    {"en", "", ""},
    {"ar", "«Google» شركة", RLM},
    {"ar", "«شركة» Google", ""},
};

START_TEST(plain_text_that_would_begin_at_the_wrong_side_is_marked) {
    form_put_direction(out, str_from_c(lines[_i].text), str_from_c(lines[_i].language));
    ck_assert_span_eq(written(), lines[_i].mark);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("form");
    tcase_add_checked_fixture(claims, open_text, close_text);
    tcase_add_test(claims, a_language_is_told_in_the_ways_that_are_asked_for);
    tcase_add_test(claims, a_direction_is_told_where_it_changes);
    tcase_add_test(claims, a_tag_is_escaped);
    tcase_add_loop_test(claims, plain_text_that_would_begin_at_the_wrong_side_is_marked, 0,
                        sizeof lines / sizeof *lines);
    return tests_run("edition/form", claims);
}
