/* What an utterance keeps of its words. */
#include "narration/script.h"
#include "support.h"

static struct arena *arena;

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

static struct str repeated(char c, size_t n) {
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < n; i++)
        strbuf_add_char(&text, c);
    return strbuf_str(&text);
}

static void assert_same(const struct word *kept, const struct word *given) {
    ck_assert(str_equal(kept->text, given->text));
    ck_assert(str_equal(kept->before, given->before));
    ck_assert(str_equal(kept->after, given->after));
    ck_assert(str_equal(kept->phonemes, given->phonemes));
    ck_assert_int_eq(kept->alphabet, given->alphabet);
    ck_assert_int_eq(kept->joined, given->joined);
    ck_assert_int_eq(kept->written, given->written);
    ck_assert_uint_eq(kept->start, given->start);
    ck_assert_uint_eq(kept->end, given->end);
}

START_TEST(words_are_given_back_as_they_were) {
    const struct word words[] = {
        {.text = STR("plain"), .written = true, .start = 7, .end = 12},
        {.text = STR("quoted"), .before = STR("(“"), .after = STR(",”"), .start = 13, .end = 25},
        {.text = STR("joined"), .joined = true},
        {.text = STR("said"), .alphabet = PHONEMES_IPA, .phonemes = STR("sɛd"), .after = STR(".")},
        {.text = STR("far"), .start = (size_t)5 << 32, .end = ((size_t)5 << 32) + 3},
        {.text = STR("wide"), .start = 30, .end = 70030},
        {.text = STR("marked"), .before = repeated('(', 300), .after = repeated(')', 300)},
        {.text = repeated('x', 70000), .start = 90, .end = 91},
        {.text = STR("last"), .after = STR("!")},
    };
    enum { N = sizeof words / sizeof *words };
    struct utterance utterance = {0};
    utterance_set_words(arena, &utterance, words, N);
    ck_assert_uint_eq(utterance.n_words, N);
    for (size_t i = 0; i < N; i++) {
        const struct word kept = utterance_word(&utterance, i);
        assert_same(&kept, &words[i]);
    }
}
END_TEST

START_TEST(the_text_is_made_of_the_words) {
    const struct word words[] = {
        {.text = STR("One"), .before = STR("“")},
        {.text = STR("two"), .after = STR(",”")},
        {.text = STR("three"), .alphabet = PHONEMES_IPA, .phonemes = STR("θɹiː")},
        {.text = STR("four"), .joined = true, .after = STR(".")},
    };
    struct utterance utterance = {0};
    utterance_set_words(arena, &utterance, words, 4);
    ck_assert_span_eq(utterance.spoken, "“One two,” threefour.");
    utterance_set_words(arena, &utterance, words, 0);
    ck_assert_uint_eq(utterance.spoken.len, 0);
}
END_TEST

START_TEST(places_can_be_forgotten) {
    const struct word words[] = {
        {.text = STR("one"), .start = 4, .end = 7},
        {.text = STR("two"),
         .alphabet = PHONEMES_IPA,
         .phonemes = STR("tuː"),
         .start = 8,
         .end = 11},
    };
    struct utterance utterance = {0};
    utterance_set_words(arena, &utterance, words, 2);
    utterance_forget_places(&utterance);
    for (size_t i = 0; i < 2; i++) {
        const struct word kept = utterance_word(&utterance, i);
        ck_assert(kept.start == 0 && kept.end == 0);
        ck_assert(str_equal(kept.text, words[i].text));
    }
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("utterance");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, words_are_given_back_as_they_were);
    tcase_add_test(claims, the_text_is_made_of_the_words);
    tcase_add_test(claims, places_can_be_forgotten);
    return tests_run("narration/utterance", claims);
}
