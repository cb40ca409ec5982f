/* Sentences and words that a page's or a line's end has broken. */
#include "document/format.h"

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

static bool is_gap(char c) {
    return c == ' ' || c == '\n' || c == '\f';
}

/* "12 before Text\n" for each page. */
static struct str pages_of(const struct document *document) {
    struct strbuf list = {.arena = arena};
    struct str source = document->source;
    for (size_t i = 0; i < document->pages.count; i++) {
        size_t from = document->pages.items[i].start, to;
        while (from < source.len && is_gap(source.ptr[from]))
            from++;
        for (to = from; to < source.len && !is_gap(source.ptr[to]);)
            to++;
        strbuf_format(&list, "%.*s before %.*s\n", STR_ARG(document->pages.items[i].label),
                      STR_ARG(str_slice(source, from, to)));
    }
    return strbuf_str(&list);
}

#define SAID_AND_WENT " she said, and went on to the end of what she had to say about"

static const struct {
    const char *text, *pages;
} paged[] = {
    {"He went.\n\n[Page 12]\n\nShe came [Pg 13] on foot.", "12 before She\n13 before on\n"},
    {"It was so.\n\n[Pg xii]\n\nThen it was not.", "xii before Then\n"},
    {"One.\n\n- 1 -\n\nTwo.\n\n- 2 -\n\nThree.", "1 before One.\n2 before Two.\n3 before Three.\n"},
    {"Two.\n\n- 2 -\n\nThree.\n\n- 3 -\n", "2 before Two.\n3 before Three.\n"},
    {"Dear Sir,\n\nOne.\n\n- 2 -\n\nTwo.", "2 before Two.\n"},
    {"One.\n\f\nTwo.\n\f\f\nFour.\n\f",
     "1 before One.\n2 before Two.\n3 before Four.\n4 before Four.\n"},
    {"One is here.\n\n11\n\fTwo is here.\n\n12\n\fThree",
     "11 before One\n12 before Two\n13 before Three\n"},
    {"One is here.\n\f12\nTwo is here.\n\f13\nThree", "12 before Two\n13 before Three\n"},
};

START_TEST(the_numbers_of_pages_make_the_documents_pages) {
    struct document document = read_text(paged[_i].text);
    ck_assert_span_eq(pages_of(&document), paged[_i].pages);
}
END_TEST

START_TEST(running_heads_that_have_a_number_make_pages) {
    struct document document =
        read_text("It was," SAID_AND_WENT "\n\n10   THE WHALE\n\nthe sea. So," SAID_AND_WENT
                  "\n\n11   THE WHALE\n\n"
                  "the ships. Then," SAID_AND_WENT "\n\n12   THE WHALE\n\nthe men.");
    ck_assert_span_eq(pages_of(&document), "10 before the\n11 before the\n12 before the\n");
}
END_TEST

START_TEST(a_running_head_may_have_a_number_that_never_changes) {
    struct document document = read_text(
        "It was," SAID_AND_WENT "\n\nLee               Informational           [Page 1]\n\f\n"
        "RFC 2616                        HTTP/1.1                      June 1999\n\nthe sea. "
        "So," SAID_AND_WENT "\n\nLee               Informational           [Page 2]\n\f\n"
        "RFC 2616                        HTTP/1.1                      June 1999\n\nthe ships. "
        "Then," SAID_AND_WENT "\n\nLee               Informational           [Page 3]\n\f\n"
        "RFC 2616                        HTTP/1.1                      June 1999\n\nthe men.");
    ck_assert_uint_eq(document.blocks.count, 1);
    ck_assert_span_eq(pages_of(&document),
                      "1 before It\n2 before RFC\n3 before RFC\n4 before RFC\n");
}
END_TEST

START_TEST(a_head_beside_a_pages_number_is_one_though_it_comes_once) {
    struct document document =
        read_text("I was told that the best of the silks were con-\n\n        - 2 -\n\n"
                  "   LETTERS OF ANN LEE\n\nfiscated. We shall try again.\n");
    ck_assert_span_eq(blocks_of(&document), "paragraph: I was told that the best of the silks were "
                                            "confiscated. We shall try again.\n");
    ck_assert_span_eq(pages_of(&document), "2 before LETTERS\n");
}
END_TEST

START_TEST(a_broken_word_with_a_long_s_is_a_word_too) {
    ck_assert_reads("He was much diſ-\nappointed, and exam-\nined it.\n",
                    "paragraph: He was much disappointed, and examined it.\n");
}
END_TEST

START_TEST(a_mark_of_a_page_in_a_word_leaves_the_word_whole) {
    ck_assert_reads("The sun was set[Pg 13]ting then. `[Pg 1] x`",
                    "paragraph: The sun was setting then. [Pg 1] x\n");
    ck_assert_reads("He [Pg 12] went\n[Pg 13]\nhome.", "paragraph: He went home.\n");
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

/* Characters that print and OCR made of others, and what the list of repairs says. */
static const struct {
    const char *written, *read, *what;
} characters[] = {
    {"The oﬃce of ﬁre and ﬂame.", "The office of fire and flame.", "read ligatures as letters"},
    {"Poſſeſs it, my ſon.", "Possess it, my son.", "read long s as s"},
    {"The soft\u00ADware of it.", "The software of it.", "dropped a soft hyphen within a word"},
    {"It was.  And then  it was not.", "It was. And then it was not.",
     "read doubled spaces as one"},
    {"T HE sun rose.", "THE sun rose.", "joined a drop capital to its word"},
    {"I T was late.", "IT was late.", "joined a drop capital to its word"},
    {"R OSES bloom. Yes, roses.", "ROSES bloom. Yes, roses.", "joined a drop capital to its word"},
    {"In l962 and 196O it rained.", "In 1962 and 1960 it rained.",
     "read a letter in a number as a figure"},
    {"He wi1l come, he will.", "He will come, he will.", "read a figure in a word as a letter"},
    {"They c0me; come too.", "They come; come too.", "read a figure in a word as a letter"},
};

START_TEST(characters_are_read_as_they_were_meant) {
    struct document document = read_text(characters[_i].written);
    ck_assert_span_eq(blocks_of(&document),
                      str_to_c(arena, str_format(arena, "paragraph: %s\n", characters[_i].read)));
    ck_assert_uint_eq(document.repairs.count, 1);
    ck_assert_span_eq(document.repairs.items[0].what, characters[_i].what);
    document = read_str(str_from_c(characters[_i].written), &leaving);
    ck_assert_span_eq(blocks_of(&document), str_to_c(arena, str_format(arena, "paragraph: %s\n",
                                                                       characters[_i].written)));
    ck_assert_uint_eq(document.repairs.count, 0);
}
END_TEST

/* What is as it was meant. */
static const char *const meant[] = {
    "A MAN came in.",         "I AM here now.",
    "U THANT said no.",       "H E Smith came, and he went.",
    "X RAYS are xrays too.",  "It cost 100l. in 1850.",
    "The A1l road is all.",   "Drink H2O or CO2 now.",
    "The b00k is a pun.",     "The year 1O has no sum.",
    "O HAPPY day of ohappy.", "Model 10lx is sold.",
};

START_TEST(what_is_as_it_was_meant_is_left) {
    struct document document = read_text(meant[_i]);
    ck_assert_span_eq(blocks_of(&document),
                      str_to_c(arena, str_format(arena, "paragraph: %s\n", meant[_i])));
    ck_assert_uint_eq(document.repairs.count, 0);
}
END_TEST

START_TEST(a_mended_letter_knows_its_place) {
    struct document document = read_text("One.\n\nThe oﬃce is here.");
    const struct block *block = &document.blocks.items[1];
    struct source_range word = block_source(&document, block, 4, 10);
    ck_assert_span_eq(str_slice(document.source, word.start, word.end), "oﬃce");
    ck_assert_uint_eq(document.repairs.items[0].source.line, 3);
}
END_TEST

START_TEST(a_lines_like_mends_are_told_once) {
    struct document document = read_text("A ﬁre, a ﬁsh\nand a ﬁg. My ſon.\nA ﬂy.");
    ck_assert_uint_eq(document.repairs.count, 4);
    ck_assert_uint_eq(document.repairs.items[1].source.line, 2);
}
END_TEST

/* Three pages' ends in sentences, and a line on each. */
#define PAGED(one, two, three)                                                                     \
    "They walked through the whole of the old town until\n\n" one                                  \
    "\n\nthey came to the sea, which lay there as it has ever lain, and\n\n" two                   \
    "\n\nthen they walked along the shore of it.\n\n" three "\n\nNobody was there.\n"

static const struct {
    const char *text, *reason;
} heads[] = {
    {PAGED("12 THE WHALE", "THE WHALE 13", "14 THE WHALE"), "running head"},
    {PAGED("THE WHALE", "THE WHALE", "THE WHALE"), "running head"},
    {PAGED("The Whale.   12", "The Whale.   13", "The Whale.   14"), "running head"},
    {PAGED("12", "13", "14"), "page number"},
    {PAGED("[12]", "[13]", "[14]"), "page number"},
};

START_TEST(running_heads_in_the_flow_are_left_out) {
    struct document document = read_text(heads[_i].text);
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: They walked through the whole of the old town until they came "
                      "to the sea, which lay there as it has ever lain, and then they walked "
                      "along the shore of it.\nparagraph: Nobody was there.\n");
    ck_assert_uint_eq(document.unspoken.count, 3);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_span_eq(document.unspoken.items[i].reason, heads[_i].reason);
        ck_assert_uint_eq(document.unspoken.items[i].source.line, 3 + 4 * i);
    }
    document = read_str(str_from_c(heads[_i].text), &leaving);
    ck_assert_uint_eq(document.repairs.count, 0);
    ck_assert_uint_gt(document.blocks.count, 5);
}
END_TEST

START_TEST(alternating_heads_with_numbers_that_count_up_are_left_out) {
    struct document document = read_text(
        "We went to the town that lies on\n12 THE WHALE\nthe river, and we saw the house of\n"
        "LOOMINGS 13\nthe captain, who was then\n14 THE WHALE\nat sea.\n\nHe came home with\n"
        "LOOMINGS 15\nthe tide, and with\n16 THE WHALE\nall his\nLOOMINGS 17\nmen.\n");
    ck_assert_span_eq(blocks_of(&document),
                      "paragraph: We went to the town that lies on the river, and we saw the house "
                      "of the captain, who was then at sea.\n"
                      "paragraph: He came home with the tide, and with all his men.\n");
    ck_assert_uint_eq(document.unspoken.count, 6);
}
END_TEST

START_TEST(heads_where_form_feeds_are_need_break_no_sentence) {
    struct document document =
        read_text("THE WHALE\n\nHe came.\n\fTHE WHALE 2\n\nHe saw it.\n\f3 THE WHALE\n\n"
                  "He went.\n\fTHE WHALE 4\n\nHe was gone.\n");
    ck_assert_span_eq(blocks_of(&document),
                      "title: THE WHALE\nparagraph: He came.\nparagraph: He saw it.\n"
                      "paragraph: He went.\nparagraph: He was gone.\n");
}
END_TEST

/* Lines that come again, or count up, and are no heads. */
static const char *const recurring[] = {
    "CHAPTER 1\n\nHe came.\n\nCHAPTER 2\n\nHe saw.\n\nCHAPTER 3\n\nHe went home.\n",
    "Lesson 1\n\nHe came.\n\nLesson 2\n\nHe saw.\n\nLesson 3\n\nHe went home.\n",
    "1\n\nHe came.\n\n2\n\nHe saw.\n\n3\n\nHe went home.\n",
    "Yes\n\nHe came.\n\nYes\n\nHe saw.\n\nYes\n\nHe went home.\n",
    "In\n1961 the\nhouse in\n1962 the\nboat in\n1963 the\nsea.\n",
    "\fCHAPTER 1\n\nHe came.\n\fCHAPTER 2\n\nHe saw.\n\fCHAPTER 3\n\nHe went.\n\nHe was.\n",
};

START_TEST(what_comes_again_is_no_running_head_by_that) {
    struct document document = read_text(recurring[_i]);
    ck_assert_uint_eq(document.unspoken.count, 0);
}
END_TEST

START_TEST(a_scan_has_the_outline_beside_it) {
    struct document document = read_sample(TESTS_DIR "/documents/scan.txt");
    check_spans(&document);
    check_outline(&document, "scan.outline");
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
    tcase_add_loop_test(claims, the_numbers_of_pages_make_the_documents_pages, 0,
                        sizeof paged / sizeof *paged);
    tcase_add_test(claims, running_heads_that_have_a_number_make_pages);
    tcase_add_test(claims, a_running_head_may_have_a_number_that_never_changes);
    tcase_add_test(claims, a_mark_of_a_page_in_a_word_leaves_the_word_whole);
    tcase_add_test(claims, a_head_beside_a_pages_number_is_one_though_it_comes_once);
    tcase_add_test(claims, a_broken_word_with_a_long_s_is_a_word_too);
    tcase_add_test(claims, a_form_feed_joins_halves_before_a_name_too);
    tcase_add_test(claims, three_pages_make_one_paragraph);
    tcase_add_loop_test(claims, a_broken_word_is_joined_where_that_is_certain, 0,
                        sizeof broken / sizeof *broken);
    tcase_add_test(claims, a_joined_word_is_listed_with_its_place);
    tcase_add_loop_test(claims, characters_are_read_as_they_were_meant, 0,
                        sizeof characters / sizeof *characters);
    tcase_add_loop_test(claims, what_is_as_it_was_meant_is_left, 0, sizeof meant / sizeof *meant);
    tcase_add_test(claims, a_mended_letter_knows_its_place);
    tcase_add_test(claims, a_lines_like_mends_are_told_once);
    tcase_add_loop_test(claims, running_heads_in_the_flow_are_left_out, 0,
                        sizeof heads / sizeof *heads);
    tcase_add_test(claims, alternating_heads_with_numbers_that_count_up_are_left_out);
    tcase_add_test(claims, heads_where_form_feeds_are_need_break_no_sentence);
    tcase_add_loop_test(claims, what_comes_again_is_no_running_head_by_that, 0,
                        sizeof recurring / sizeof *recurring);
    tcase_add_test(claims, a_scan_has_the_outline_beside_it);
    return tests_run("document/repair", claims);
}
