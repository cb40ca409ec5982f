#include <string.h>

#include "documents.h"

static struct arena *arena;
static struct script script;

static void set_up(void) {
    arena = arena_open();
}

static void tear_down(void) {
    arena_close(arena);
}

static void narrate(const struct given *given, enum chapter_policy policy) {
    struct document *document = arena_alloc(arena, sizeof *document);
    struct narration_options options = *plain_options();
    struct error error = {0};
    options.chapters = policy;
    make_document(arena, given, document);
    ck_assert(script_narrate(arena, document, &options, &script, &error));
}

static void ck_assert_chapters(const char *const *titles) {
    size_t n = 0;
    for (; titles[n]; n++) {
        ck_assert_uint_lt(n, script.chapters.count);
        ck_assert_span_eq(script.chapters.items[n].title, titles[n]);
    }
    ck_assert_uint_eq(script.chapters.count, n);
}

static const struct given letter[] = {
    {BLOCK_TITLE, "A Letter"},
    {BLOCK_SALUTATION, "Dear Sir,"},
    {BLOCK_PARAGRAPH, "I have read it."},
    {BLOCK_PARAGRAPH, "You wish to ensure the security of your country, and this is so."},
    {BLOCK_PARAGRAPH, "In your statement you expressed the opinion that the aim was another."},
    {BLOCK_PARAGRAPH, "We agree."},
    {BLOCK_CLOSING, "Respectfully yours,"},
    {BLOCK_SIGNATURE, "N. K."},
    {0}};

START_TEST(a_letter_has_its_parts_and_paragraphs) {
    narrate(letter, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){
        "A Letter", "Dear Sir", "You wish to ensure the security of your country",
        "In your statement you expressed the opinion…", "We agree", "Respectfully yours", NULL});
}
END_TEST

static const struct given book[] = {
    {BLOCK_PARAGRAPH, "Before all."}, {BLOCK_HEADING, "Chapter One."}, {BLOCK_PARAGRAPH, "Text."},
    {BLOCK_HEADING, "Chapter Two"},   {BLOCK_PARAGRAPH, "Text."},      {0}};

START_TEST(headings_make_the_chapters_where_there_are_some) {
    narrate(book, CHAPTERS_AUTO);
    ck_assert_chapters((const char *const[]){"Before all", "Chapter One", "Chapter Two", NULL});
    ck_assert_uint_eq(script.chapters.items[1].first_utterance, 1);
    ck_assert_uint_eq(script.utterances.items[1].chapter, 1);
}
END_TEST

START_TEST(the_policy_is_the_listeners) {
    narrate(book, CHAPTERS_NONE);
    ck_assert_uint_eq(script.chapters.count, 0);
    narrate(letter, CHAPTERS_HEADINGS);
    ck_assert_chapters((const char *const[]){"A Letter", NULL});
    narrate(book + 1, CHAPTERS_HEADINGS);
    ck_assert_chapters((const char *const[]){"Chapter One", "Chapter Two", NULL});
    narrate(book, CHAPTERS_PARAGRAPHS);
    ck_assert_uint_eq(script.chapters.count, 3);
}
END_TEST

START_TEST(a_long_text_without_headings_has_chapters_of_some_minutes) {
    enum { PARAGRAPHS = 300 };
    struct given *given = arena_alloc_array(arena, PARAGRAPHS + 1, sizeof *given);
    for (size_t i = 0; i < PARAGRAPHS; i++)
        given[i] = (struct given){BLOCK_PARAGRAPH, "Ten words stand in this short paragraph, "
                                                   "no more, no less."};
    narrate(given, CHAPTERS_AUTO);
    ck_assert_uint_ge(script.chapters.count, 3);
    ck_assert_uint_le(script.chapters.count, 5);
}
END_TEST

START_TEST(what_has_no_title_opens_with_its_first_words) {
    struct document *document = arena_alloc(arena, sizeof *document);
    struct narration_options options = *plain_options();
    struct error error = {0};
    options.announce = true;
    make_document(arena, book + 2, document);
    document->blocks.count = 1;
    ck_assert(script_narrate(arena, document, &options, &script, &error));
    ck_assert_chapters((const char *const[]){"Text", NULL});
}
END_TEST

START_TEST(a_title_is_cut_between_words) {
    narrate(
        (const struct given[]){
            {BLOCK_PARAGRAPH, "Supercalifragilistic words run on without any mark of any kind"},
            {0}},
        CHAPTERS_AUTO);
    struct str title = script.chapters.items[0].title;
    ck_assert_uint_le(title.len, 56);
    ck_assert(str_ends_with(title, STR("…")));
    ck_assert(!str_contains(title, STR("any…")) || str_contains(title, STR("without any…")));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("chapters");
    tcase_add_checked_fixture(claims, set_up, tear_down);
    tcase_add_test(claims, a_letter_has_its_parts_and_paragraphs);
    tcase_add_test(claims, headings_make_the_chapters_where_there_are_some);
    tcase_add_test(claims, the_policy_is_the_listeners);
    tcase_add_test(claims, a_long_text_without_headings_has_chapters_of_some_minutes);
    tcase_add_test(claims, what_has_no_title_opens_with_its_first_words);
    tcase_add_test(claims, a_title_is_cut_between_words);
    return tests_run("chapters", claims);
}
