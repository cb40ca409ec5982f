/* Sentences and words that a page's or a line's end has broken. */
#include "reading.h"

#define HALF "He walked through the whole of the town until"

START_TEST(a_page_break_inside_a_sentence_joins_its_halves) {
    struct document document = read_text(HALF "\n\nhe found it.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: " HALF " he found it.\n");
    ck_assert_uint_eq(document.repairs.count, 1);
    ck_assert_span_eq(document.repairs.items[0].what, "joined a sentence broken by a page");
    ck_assert_uint_eq(document.repairs.items[0].source.start, sizeof HALF - 1);
    ck_assert_uint_eq(document.repairs.items[0].source.end, sizeof HALF + 1);
    ck_assert_uint_eq(document.repairs.items[0].source.line, 1);
}
END_TEST

START_TEST(the_letters_two_page_breaks_are_joined_and_nothing_else) {
    struct document document;
    struct error error = {0};
    ck_assert(document_read(arena, SOURCE_DIR "/editions/letter/letter.txt", &mending, &document,
                            &error));
    ck_assert_uint_eq(document.repairs.count, 2);
    ck_assert_uint_eq(document.repairs.items[0].source.line, 24);
    ck_assert_uint_eq(document.repairs.items[1].source.line, 36);
    ck_assert(str_contains(blocks_of(&document), STR("for the inspection of the fulfillment")));
    ck_assert(str_contains(blocks_of(&document), STR("corresponding instructions, then")));
}
END_TEST

START_TEST(nothing_is_mended_where_that_is_not_wished) {
    struct document document = read_str(STR(HALF "\n\nhe found the develop-\nment."), &leaving);
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: " HALF "\nparagraph: he found the develop- ment.\n");
    ck_assert_uint_eq(document.repairs.count, 0);
}
END_TEST

/* What is no sentence broken by a page. */
static const char *const whole[] = {
    HALF ".\n\nhe found it.",     HALF "\n\nHe found it.",   HALF ":\n\nhe found it.",
    HALF "—\n\nhe found it.",     HALF "”\n\nhe found it.",  "Short\n\nand sweet and also long.",
    "- " HALF "\n\nhe found it.", HALF "\n\n- he found it.",
};

START_TEST(what_is_whole_is_not_joined) {
    struct document document = read_text(whole[_i]);
    ck_assert_uint_eq(document.repairs.count, 0);
    ck_assert_uint_eq(document.blocks.count, 2);
}
END_TEST

START_TEST(a_page_number_between_the_halves_is_left_out) {
    struct document document = read_text(HALF "\n\n12\n\nhe found it.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: " HALF " he found it.\n");
    ck_assert_span_eq(unspoken_of(&document), "page number: 12\n");
    document = read_text(HALF "\n\f12\nhe found it.");
    ck_assert_span_eq(blocks_of(&document), "paragraph: " HALF " he found it.\n");
    ck_assert_span_eq(unspoken_of(&document), "page number: 12\n");
    document = read_text("He came.\n\n12\n\fShe went.\n\n- 13 -\n\nPage 14\n\nThey stayed.");
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: He came.\nparagraph: She went.\nparagraph: They stayed.\n");
    ck_assert_uint_eq(document.unspoken.count, 3);
}
END_TEST

START_TEST(a_number_that_is_no_page_stays) {
    ck_assert_reads("He came.\n\n12\n\nShe went.",
                    "paragraph: He came.\nparagraph: 12\nparagraph: She went.\n");
}
END_TEST

START_TEST(a_form_feed_joins_halves_before_a_name_too) {
    ck_assert_reads("He came to see with\nhis own eyes that President\n\fKennedy was in the room "
                    "with the others.",
                    "paragraph: He came to see with his own eyes that President Kennedy was in "
                    "the room with the others.\n");
    ck_assert_reads("A Title of Quite Some Length Without a Stop\n\fIt was late.",
                    "title: A Title of Quite Some Length Without a Stop\n"
                    "paragraph: It was late.\n");
    ck_assert_reads("He came.\fShe went.", "paragraph: He came.\nparagraph: She went.\n");
}
END_TEST

START_TEST(three_pages_make_one_paragraph) {
    struct document document = read_text(HALF "\n\n"
                                              "he came to the end of the long road and saw"
                                              "\n\nthe sea.");
    ck_assert_uint_eq(document.blocks.count, 1);
    ck_assert_uint_eq(document.repairs.count, 2);
}
END_TEST

/* Broken words, and what they become. */
static const struct {
    const char *written, *read;
} broken[] = {
    {"The develop-\nment of it.", "The development of it."},
    {"We reduce it. They re-\nduce it.", "We reduce it. They reduce it."},
    {"Reduce it. They re-\nduce it.", "Reduce it. They reduce it."},
    {"They re-\nduce it.", "They reduce it."},
    {"They re-\nenter it.", "They re-enter it."},
    {"He is un-\nAmerican.", "He is un-American."},
    {"A snow-\nstorm came.", "A snow-storm came."},
    {"A well-\nknown man.", "A well-known man."},
    {"Two-\nor three-year plans.", "Two- or three-year plans."},
    {"From 1961-\n1963 it was.", "From 1961-1963 it was."},
    {"The Anglo-\nAmerican talks.", "The Anglo-American talks."},
    {"Into play--\nthe laws.", "Into play-- the laws."},
    {"A soft\u00AD\nware thing.", "A software thing."},
    {"He went -\nand came.", "He went - and came."},
    {"The *develop-\nment* of it.", "The development of it."},
};

START_TEST(a_broken_word_is_joined_where_that_is_certain) {
    struct document document = read_text(broken[_i].written);
    struct str expected = str_format(arena, "paragraph: %s\n", broken[_i].read);
    ck_assert_span_eq(blocks_of(&document), str_to_c(arena, expected));
}
END_TEST

START_TEST(a_joined_word_is_listed_with_its_place) {
    struct document document = read_text("One.\n\nThe develop-\n ment.");
    ck_assert_uint_eq(document.repairs.count, 1);
    ck_assert_uint_eq(document.repairs.items[0].source.start, 17);
    ck_assert_uint_eq(document.repairs.items[0].source.end, 20);
    ck_assert_uint_eq(document.repairs.items[0].source.line, 3);
    struct source_range word = block_source(&document, &document.blocks.items[1], 4, 15);
    ck_assert_uint_eq(word.start, 10);
    ck_assert_uint_eq(word.end, 24);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("repair");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, a_page_break_inside_a_sentence_joins_its_halves);
    tcase_add_test(claims, the_letters_two_page_breaks_are_joined_and_nothing_else);
    tcase_add_test(claims, nothing_is_mended_where_that_is_not_wished);
    tcase_add_loop_test(claims, what_is_whole_is_not_joined, 0, sizeof whole / sizeof *whole);
    tcase_add_test(claims, a_page_number_between_the_halves_is_left_out);
    tcase_add_test(claims, a_number_that_is_no_page_stays);
    tcase_add_test(claims, a_form_feed_joins_halves_before_a_name_too);
    tcase_add_test(claims, three_pages_make_one_paragraph);
    tcase_add_loop_test(claims, a_broken_word_is_joined_where_that_is_certain, 0,
                        sizeof broken / sizeof *broken);
    tcase_add_test(claims, a_joined_word_is_listed_with_its_place);
    return tests_run("document/repair", claims);
}
