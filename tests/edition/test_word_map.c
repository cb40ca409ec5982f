/* Where the words of a sentence are, and when each is heard, for scripts of a page. */
#include "edition/word_map.h"

#include "timed.h"

static struct str print_map(const struct written *written, size_t first, size_t n, uint64_t start) {
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(out);
    word_map_put(out, &edition, written, first, n, start);
    fclose(out);
    struct str map = str_copy(arena, (struct str){text, len});
    free(text);
    return map;
}

/* That of the sentence of the text's first block. */
static struct str map_of(const char *name, const char *text, size_t sentence) {
    struct written written;
    read_text(name, text, false);
    written_make(arena, &edition, written_next(&edition, SIZE_MAX), &written);
    ck_assert_uint_lt(sentence, written.n_sentences);
    const struct written_sentence *told = &written.sentences[sentence];
    return print_map(&written, told->first_piece, told->n_pieces, told->start);
}

START_TEST(what_is_heard_as_several_words_is_one) {
    ck_assert_span_eq(map_of("a.txt", "It was in 1962.\n", 0),
                      " data-words=\"0 2 0 100 1 3 0 100 1 2 0 100 1 4 0 200\"");
}
END_TEST

START_TEST(places_and_times_count_from_the_sentence) {
    ck_assert_span_eq(map_of("a.txt", "One went. “Two (more) came.\n", 1),
                      " data-words=\"1 3 0 100 2 4 0 100 2 4 0 100\"");
}
END_TEST

START_TEST(a_word_may_be_in_several_pieces) {
    ck_assert_span_eq(map_of("a.md", "An un*believ*able thing.\n", 0),
                      " data-words=\"0 2 0 100 1 12 0 100 1 5 0 100\"");
}
END_TEST

START_TEST(characters_are_counted_as_scripts_count_them) {
    /* An é is one, though two bytes; a 😀, which is read as two words, is two. */
    ck_assert_span_eq(map_of("a.txt", "Café 😀 here.\n", 0),
                      " data-words=\"0 4 0 100 1 2 0 200 1 4 0 100\"");
}
END_TEST

START_TEST(a_row_has_its_cells_alone) {
    struct written written;
    read_text("table.md", "| Name | Born |\n|---|---|\n| Ada | 12 |\n", false);
    written_make(arena, &edition, written_next(&edition, 0), &written);
    ck_assert_span_eq(print_map(&written, 0, written.n_pieces, written.start),
                      " data-words=\"0 3 100 100 0 2 100 100\"");
}
END_TEST

START_TEST(lines_of_code_are_apart_by_a_line_feed) {
    ck_assert_span_eq(map_of("a.md", "```\nab cd\nef\n```\n", 0),
                      " data-words=\"0 2 0 100 1 2 0 100 2 2 0 100\"");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("word map");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, what_is_heard_as_several_words_is_one);
    tcase_add_test(claims, places_and_times_count_from_the_sentence);
    tcase_add_test(claims, a_word_may_be_in_several_pieces);
    tcase_add_test(claims, characters_are_counted_as_scripts_count_them);
    tcase_add_test(claims, a_row_has_its_cells_alone);
    tcase_add_test(claims, lines_of_code_are_apart_by_a_line_feed);
    return tests_run("word map", claims);
}
