#include <string.h>

#include "documents.h"
#include "narration/lexicon_review.h"
#include "support.h"

static struct arena *arena;
static struct lexicon *lexicon;
static struct document document;
static struct script script;
static struct lexicon_review review;

static void set_up(void) {
    arena = arena_open();
    lexicon = lexicon_open(arena);
}

static void tear_down(void) {
    arena_close(arena);
}

/* Narrates the blocks with the lexicon's lines and reviews the script. */
static void review_blocks(const char *lines, const struct given *given) {
    struct error error = {0};
    struct narration_options options = *plain_options();
    options.lexicon = lexicon;
    ck_assert_msg(lexicon_add_content(lexicon, "names.lexicon", str_from_c(lines), &error), "%s",
                  error.message);
    make_document(arena, given, &document);
    ck_assert_msg(script_narrate(arena, &document, &options, &script, &error), "%s", error.message);
    lexicon_review(arena, &document, &script, lexicon, &review);
}

static void review_text(const char *lines, const char *text) {
    const struct given given[] = {{BLOCK_PARAGRAPH, text}, {0}};
    review_blocks(lines, given);
}

static const struct doubtful *doubtful(const char *text) {
    for (size_t i = 0; i < review.words.count; i++)
        if (str_equal(review.words.items[i].text, str_from_c(text)))
            return &review.words.items[i];
    return NULL;
}

/* ---- which entries act ---- */

START_TEST(an_entry_acts_once_for_each_name_on_its_line) {
    review_text("U Thant = /uː θɑːnt/\nThant = /θɑːnt/\nCastro = /kæstɹoʊ/\n",
                "They saw U Thant and then Mr. Thant;\nU Thant’s answer and Thant\nwere one.");
    ck_assert_uint_eq(review.entries[0].count, 2);
    ck_assert_uint_eq(review.entries[0].lines.count, 2);
    ck_assert_uint_eq(review.entries[0].lines.items[0], 1);
    ck_assert_uint_eq(review.entries[0].lines.items[1], 2);
    ck_assert_uint_eq(review.entries[1].count, 2);
    ck_assert_uint_eq(review.entries[2].count, 0);
}
END_TEST

START_TEST(a_respelling_of_several_words_acts_once) {
    review_text("ONU = Organisation of United Nations\n", "They asked the ONU in vain.");
    ck_assert_uint_eq(review.entries[0].count, 1);
}
END_TEST

START_TEST(an_entry_acts_on_a_word_that_an_abbreviation_stands_for) {
    review_text("doctor = /dɒktə/\n", "They asked Dr. Salk about it.");
    ck_assert_uint_eq(review.entries[0].count, 1);
}
END_TEST

START_TEST(an_entry_that_a_later_one_covers_does_not_act) {
    review_text("Thant = /θænt/\nThant = /θɑːnt/\n", "They met Thant twice.");
    ck_assert_uint_eq(review.entries[0].count, 0);
    ck_assert_uint_eq(review.entries[1].count, 1);
}
END_TEST

START_TEST(an_entry_with_a_role_acts_where_a_word_is_read_so) {
    static const char pls[] = "<lexicon alphabet='ipa' xml:lang='en' xmlns:my='urn:my'>"
                              "<lexeme role='my:metal my:ore'><grapheme>lead</grapheme>"
                              "<phoneme>lɛd</phoneme></lexeme></lexicon>";
    review_text(pls, "The general will lead the army.\nThe pipes were made of lead.");
    ck_assert_uint_eq(review.entries[0].count, 1);
    ck_assert_uint_eq(review.entries[0].lines.items[0], 2);
}
END_TEST

START_TEST(a_lexicon_for_another_language_does_not_act) {
    static const char pls[] = "<lexicon alphabet='ipa' xml:lang='fr'>"
                              "<lexeme><grapheme>Paris</grapheme><phoneme>paʁi</phoneme></lexeme>"
                              "</lexicon>";
    review_text(pls, "They went to Paris.");
    ck_assert_uint_eq(review.entries[0].count, 0);
}
END_TEST

START_TEST(places_do_not_change_what_is_said) {
    review_text("Thant = /θɑːnt/\n", "They met Thant.");
    const struct word kept = utterance_word(&script.utterances.items[0], 2), *word = &kept;
    ck_assert_span_eq(word->text, "Thant");
    ck_assert_ptr_eq(word->entry, lexicon_entry(lexicon, 0));
    ck_assert_ptr_null(utterance_word(&script.utterances.items[0], 1).entry);
}
END_TEST

/* ---- which words are doubtful ---- */

START_TEST(a_capital_within_a_sentence_makes_a_name) {
    review_text("", "Yesterday the minister met Zorblatt and Zorblatt’s friends.\n"
                    "Zorblatt was pleased.");
    ck_assert_uint_eq(review.words.count, 1);
    ck_assert_span_eq(review.words.items[0].text, "Zorblatt");
    ck_assert_uint_eq(review.words.items[0].where.count, 3);
    ck_assert_uint_eq(review.words.items[0].where.lines.count, 2);
}
END_TEST

START_TEST(a_sentence_s_first_word_is_no_name_for_its_capital) {
    review_text("", "Nobody was pleased. Everyone left. He said: “Perhaps they were right.”");
    ck_assert_uint_eq(review.words.count, 0);
}
END_TEST

START_TEST(a_word_that_is_also_in_small_letters_is_no_name) {
    review_text("", "They asked the Council, and the council answered.");
    ck_assert_uint_eq(review.words.count, 0);
}
END_TEST

START_TEST(capitals_in_a_title_tell_nothing) {
    const struct given given[] = {{BLOCK_TITLE, "A Short History of Gardens and Parks"},
                                  {BLOCK_PARAGRAPH, "They are pleasant places."},
                                  {0}};
    review_blocks("", given);
    ck_assert_ptr_null(doubtful("History"));
    ck_assert_ptr_null(doubtful("Parks"));
}
END_TEST

START_TEST(a_name_with_an_entry_or_a_reading_is_not_doubtful) {
    review_text("Zorblatt = /zɔːɹblæt/\n", "The minister met Zorblatt in March at NATO.");
    ck_assert_ptr_null(doubtful("Zorblatt"));
    ck_assert_ptr_null(doubtful("NATO"));
}
END_TEST

START_TEST(the_most_frequent_come_first_then_the_alphabet) {
    review_text("", "They saw Bobo, Coco and Aldo before Coco met Bobo, Bobo and others.");
    ck_assert_uint_eq(review.words.count, 3);
    ck_assert_span_eq(review.words.items[0].text, "Bobo");
    ck_assert_span_eq(review.words.items[1].text, "Coco");
    ck_assert_span_eq(review.words.items[2].text, "Aldo");
}
END_TEST

START_TEST(a_foreign_look_is_enough) {
    review_text("", "Zsigmond came. They ate smørrebrød and spoke of the tsar.");
    ck_assert_ptr_nonnull(doubtful("Zsigmond"));
    ck_assert_ptr_nonnull(doubtful("smørrebrød"));
    ck_assert_ptr_nonnull(doubtful("tsar"));
    ck_assert_uint_eq(review.words.count, 3);
}
END_TEST

START_TEST(english_words_do_not_look_foreign) {
    static const char *const words[] = {"threat",   "three",    "shrine",     "chrome", "knight",
                                        "school",   "queen",    "bookkeeper", "rhythm", "wrong",
                                        "physique", "edge",     "should",     "vision", "savvy",
                                        "spring",   "strength", "gnome",      "psalm",  "write"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(!looks_foreign(str_from_c(words[i])), "%s", words[i]);
    static const char *const foreign[] = {"Khrushchev", "Nkrumah", "Dvořák", "Iqbal", "Qaboos",
                                          "Zhou",       "Szabo",   "Czerny", "Mbeki", "Vladimir"};
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        ck_assert_msg(looks_foreign(str_from_c(foreign[i])), "%s", foreign[i]);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("review");
    tcase_add_checked_fixture(claims, set_up, tear_down);
    tcase_add_test(claims, an_entry_acts_once_for_each_name_on_its_line);
    tcase_add_test(claims, a_respelling_of_several_words_acts_once);
    tcase_add_test(claims, an_entry_acts_on_a_word_that_an_abbreviation_stands_for);
    tcase_add_test(claims, an_entry_that_a_later_one_covers_does_not_act);
    tcase_add_test(claims, an_entry_with_a_role_acts_where_a_word_is_read_so);
    tcase_add_test(claims, a_lexicon_for_another_language_does_not_act);
    tcase_add_test(claims, places_do_not_change_what_is_said);
    tcase_add_test(claims, a_capital_within_a_sentence_makes_a_name);
    tcase_add_test(claims, a_sentence_s_first_word_is_no_name_for_its_capital);
    tcase_add_test(claims, a_word_that_is_also_in_small_letters_is_no_name);
    tcase_add_test(claims, capitals_in_a_title_tell_nothing);
    tcase_add_test(claims, a_name_with_an_entry_or_a_reading_is_not_doubtful);
    tcase_add_test(claims, the_most_frequent_come_first_then_the_alphabet);
    tcase_add_test(claims, a_foreign_look_is_enough);
    tcase_add_test(claims, english_words_do_not_look_foreign);
    return tests_run("lexicon review", claims);
}
