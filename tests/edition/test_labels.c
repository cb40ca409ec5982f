/* What forms say of their own, in the languages there are. */
#include "edition/labels/labels.h"

#include "support.h"

static const char *const languages[] = {"en", "de", "fr", "es", "it", "nl", "pt"};
enum { N_LANGUAGES = sizeof languages / sizeof *languages };

START_TEST(every_language_has_every_label) {
    struct labels english = labels_find(STR("en")), other = labels_find(str_from_c(languages[_i]));
    size_t i = 0;
    for (; english.items[i].name && other.items[i].name; i++) {
        ck_assert_str_eq(other.items[i].name, english.items[i].name);
        ck_assert_msg(*other.items[i].text, "%s: %s", languages[_i], other.items[i].name);
    }
    ck_assert_ptr_null(english.items[i].name);
    ck_assert_ptr_null(other.items[i].name);
}
END_TEST

START_TEST(a_text_has_labels_of_its_own_language_and_its_region) {
    struct labels labels = labels_find(STR("pt-BR"));
    ck_assert_span_eq(labels.language, "pt-BR");
    ck_assert_span_eq(label(&labels, STR("speed")), "Velocidade");
}
END_TEST

START_TEST(where_there_are_none_they_are_english_and_say_so) {
    struct labels labels = labels_find(STR("he"));
    ck_assert_span_eq(labels.language, "en");
    ck_assert_span_eq(label(&labels, STR("speed")), "Speed");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("labels");
    tcase_add_loop_test(claims, every_language_has_every_label, 0, N_LANGUAGES);
    tcase_add_test(claims, a_text_has_labels_of_its_own_language_and_its_region);
    tcase_add_test(claims, where_there_are_none_they_are_english_and_say_so);
    return tests_run("edition/labels", claims);
}
