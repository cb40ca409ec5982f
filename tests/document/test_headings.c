/* Titles, headings and verse. */
#include "reading.h"

#define PROSE "It was a day like any other day of that long and rainy year."

/* First lines that are titles. */
static const char *const titles[] = {
    "# A Title",   "**A Title of the Text**", "THE TITLE",
    "The Title",   "A title in\n==========",  "The Title (1962)",
    "# A Title #",
};

START_TEST(the_first_block_is_the_title) {
    struct document document = read_str(str_format(arena, "%s\n\n" PROSE, titles[_i]), &mending);
    ck_assert_int_eq(document.blocks.items[0].kind, BLOCK_TITLE);
    ck_assert_int_eq(document.blocks.items[1].kind, BLOCK_PARAGRAPH);
    struct str title = block_text(arena, &document.blocks.items[0]);
    ck_assert_span_eq(document.metadata.title, str_to_c(arena, title));
}
END_TEST

/* First lines that are none. */
static const char *const untitled[] = {
    PROSE,
    "It was late.",
    "Was it late?",
    "Moscow, October 26, 1962",
    "and so it goes",
    "He came and said:",
    "It was late\nand it was dark",
};

START_TEST(a_first_sentence_is_no_title) {
    struct document document = read_str(str_format(arena, "%s\n\n" PROSE, untitled[_i]), &mending);
    ck_assert_int_eq(document.blocks.items[0].kind, BLOCK_PARAGRAPH);
    ck_assert_uint_eq(document.metadata.title.len, 0);
}
END_TEST

START_TEST(a_text_of_one_line_is_no_title) {
    ck_assert_reads("Hello world", "paragraph: Hello world\n");
}
END_TEST

/* Later blocks that are headings. */
static const char *const headings[] = {
    "# Heading",
    "### Heading ###",
    "Heading\n=======",
    "Heading\n-------",
    "**The Heading**",
    "THE HEADING",
    "Chapter IV",
    "CHAPTER 4.",
    "Chapter Four",
    "PART TWO: The Storm",
    "Chapter 1. Loomings",
    "CHAPTER I\nLoomings",
    "IV.",
    "                  Preamble",
    "Epilogue",
};

START_TEST(headings_are_found) {
    struct document document =
        read_str(str_format(arena, PROSE "\n\n%s\n\n" PROSE "\n\n" PROSE, headings[_i]), &mending);
    ck_assert_uint_eq(document.blocks.count, 4);
    ck_assert_int_eq(document.blocks.items[1].kind, BLOCK_HEADING);
    ck_assert_int_eq(document.blocks.items[1].level, 1);
    ck_assert_int_eq(document.blocks.items[2].kind, BLOCK_PARAGRAPH);
}
END_TEST

/* Later paragraphs that are none. */
static const char *const paragraphs[] = {
    "STOP THERE!", "I AM HERE.", "Chapter 4 was long.", "Part 2 of the report", "He **did** it",
    "#hashtag",    "OK",         "\"HELLO THERE\"",
};

START_TEST(paragraphs_are_no_headings) {
    struct document document =
        read_str(str_format(arena, PROSE "\n\n%s\n\n" PROSE, paragraphs[_i]), &mending);
    ck_assert_int_eq(document.blocks.items[1].kind, BLOCK_PARAGRAPH);
}
END_TEST

START_TEST(the_last_line_is_no_heading) {
    ck_assert_reads(PROSE "\n\nTHE END\n", "paragraph: " PROSE "\nparagraph: THE END\n");
}
END_TEST

START_TEST(chapters_lie_in_parts) {
    struct document document =
        read_text("Part One\n\nChapter 1\n\n" PROSE "\n\n## Deeper\n\n" PROSE);
    ck_assert_int_eq(document.blocks.items[0].kind, BLOCK_HEADING);
    ck_assert_int_eq(document.blocks.items[0].level, 1);
    ck_assert_int_eq(document.blocks.items[1].level, 2);
}
END_TEST

START_TEST(a_telegram_in_capitals_has_no_headings) {
    ck_assert_reads("ARRIVING MONDAY\n\nBRING MONEY\n\nSTAY WELL\n\nMOTHER IS FINE",
                    "title: ARRIVING MONDAY\nparagraph: BRING MONEY\nparagraph: STAY WELL\n"
                    "paragraph: MOTHER IS FINE\n");
}
END_TEST

START_TEST(lines_of_verse_are_blocks) {
    ck_assert_reads(PROSE "\n\nTyger Tyger, burning bright,\nIn the forests of the night;\n"
                          "What immortal hand or eye,\nCould frame thy fearful symmetry?\n",
                    "paragraph: " PROSE "\nverse: Tyger Tyger, burning bright,\n"
                    "verse: In the forests of the night;\nverse: What immortal hand or eye,\n"
                    "verse: Could frame thy fearful symmetry?\n");
}
END_TEST

START_TEST(a_verse_line_knows_its_line) {
    struct document document =
        read_text("**Tyger Tyger, burning bright,\nIn the forests of the night;\n"
                  "What immortal hand or eye,**\n\n" PROSE "\n\n" PROSE);
    ck_assert_uint_eq(document.blocks.count, 3);
    document = read_text(PROSE "\n\nTyger Tyger, *burning bright,\nIn* the forests of the night;\n"
                               "What immortal hand or eye,\n");
    ck_assert_int_eq(document.blocks.items[2].kind, BLOCK_VERSE);
    ck_assert_uint_eq(document.blocks.items[2].line, 4);
    ck_assert_span_eq(block_text(arena, &document.blocks.items[2]), "In the forests of the night;");
}
END_TEST

START_TEST(an_address_and_wrapped_prose_are_no_verse) {
    struct document document =
        read_text(PROSE "\n\nThe White House\nPennsylvania Avenue\n"
                        "Washington\n\nWe met in London where the old\n"
                        "Queen had lived, and went to\nParis then with her.");
    ck_assert_int_eq(document.blocks.items[1].kind, BLOCK_PARAGRAPH);
    ck_assert_int_eq(document.blocks.items[2].kind, BLOCK_PARAGRAPH);
}
END_TEST

#define WRAPPED                                                                                    \
    "It was a day like any other day of that long and rainy year, when\n"                          \
    "nobody went out of the house but for bread and for the newspaper.\n\n"

START_TEST(indented_lines_that_end_early_are_verse_in_any_case) {
    ck_assert_reads(WRAPPED "    the fog comes in\n      on little cat feet\n\n" WRAPPED,
                    "paragraph: It was a day like any other day of that long and rainy year, when "
                    "nobody went out of the house but for bread and for the newspaper.\n"
                    "verse: the fog comes in\nverse: on little cat feet\n"
                    "paragraph: It was a day like any other day of that long and rainy year, when "
                    "nobody went out of the house but for bread and for the newspaper.\n");
}
END_TEST

START_TEST(an_indented_quotation_is_no_verse) {
    struct document document =
        read_text(WRAPPED "    and we say that nobody who has come here from the\n"
                          "    town, or from the sea, will ever be sent away, or be\n"
                          "    asked for his name.\n\n" WRAPPED);
    ck_assert_int_eq(document.blocks.items[1].kind, BLOCK_PARAGRAPH);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("headings");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_loop_test(claims, the_first_block_is_the_title, 0, sizeof titles / sizeof *titles);
    tcase_add_loop_test(claims, a_first_sentence_is_no_title, 0,
                        sizeof untitled / sizeof *untitled);
    tcase_add_test(claims, a_text_of_one_line_is_no_title);
    tcase_add_loop_test(claims, headings_are_found, 0, sizeof headings / sizeof *headings);
    tcase_add_loop_test(claims, paragraphs_are_no_headings, 0,
                        sizeof paragraphs / sizeof *paragraphs);
    tcase_add_test(claims, the_last_line_is_no_heading);
    tcase_add_test(claims, chapters_lie_in_parts);
    tcase_add_test(claims, a_telegram_in_capitals_has_no_headings);
    tcase_add_test(claims, lines_of_verse_are_blocks);
    tcase_add_test(claims, a_verse_line_knows_its_line);
    tcase_add_test(claims, an_address_and_wrapped_prose_are_no_verse);
    tcase_add_test(claims, indented_lines_that_end_early_are_verse_in_any_case);
    tcase_add_test(claims, an_indented_quotation_is_no_verse);
    return tests_run("document/headings", claims);
}
