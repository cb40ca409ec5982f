#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "narration/words/words.h"
#include "support.h"

static struct arena *arena;
static struct passage passage;

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

static void open_text(struct str text, const char *language) {
    passage_open(arena, text, UTTERANCE_PARAGRAPH, str_from_c(language), &passage);
}

static void cut(const char *text) {
    open_text(str_from_c(text), "en-US");
}

/* The words that a reading at token `at` says, apart by spaces. */
static struct str reading_words(size_t at) {
    struct reading reading;
    struct strbuf words = {.arena = arena};
    ck_assert_msg(words_read(&passage, at, &reading), "nothing reads token %zu", at);
    for (size_t i = 0; i < reading.count; i++)
        strbuf_format(&words, "%s%.*s%.*s", i ? " " : "", STR_ARG(reading.items[i].text),
                      STR_ARG(reading.items[i].after));
    return strbuf_str(&words);
}

/* ---- tokens ---- */

START_TEST(words_numbers_and_marks_are_tokens) {
    cut("Don’t pay $5, o'clock!");
    static const char *const texts[] = {"Don’t", "pay", "$", "5", ",", "o'clock", "!"};
    ck_assert_uint_eq(passage.n_tokens, 7);
    for (size_t i = 0; i < 7; i++)
        ck_assert_span_eq(passage.tokens[i].text, texts[i]);
    ck_assert_int_eq(passage.tokens[0].kind, TOKEN_WORD);
    ck_assert_int_eq(passage.tokens[2].kind, TOKEN_MARK);
    ck_assert_int_eq(passage.tokens[3].kind, TOKEN_NUMBER);
}
END_TEST

START_TEST(an_apostrophe_at_the_end_of_a_word_is_a_mark) {
    cut("the boys' 'tis");
    ck_assert_uint_eq(passage.n_tokens, 5);
    ck_assert_span_eq(passage.tokens[1].text, "boys");
    ck_assert_span_eq(passage.tokens[3].text, "'");
    ck_assert(!passage.tokens[2].space_before && passage.tokens[3].space_before);
}
END_TEST

START_TEST(letters_with_combining_marks_are_one_word) {
    cut("cafe\xcc\x81s");
    ck_assert_uint_eq(passage.n_tokens, 1);
}
END_TEST

START_TEST(figures_and_letters_part) {
    cut("1960s 4x4");
    ck_assert_uint_eq(passage.n_tokens, 5);
    ck_assert_span_eq(passage.tokens[0].text, "1960");
    ck_assert(!passage.tokens[1].space_before);
    ck_assert(passage.tokens[2].space_before);
}
END_TEST

START_TEST(digits_of_other_scripts_are_the_same_numbers) {
    cut("١٩٦٢");
    ck_assert_uint_eq(passage.n_tokens, 1);
    ck_assert_span_eq(passage.tokens[0].text, "1962");
    ck_assert_uint_eq(passage.tokens[0].end, 8);
}
END_TEST

START_TEST(tokens_know_their_bytes) {
    cut("é 5");
    ck_assert_uint_eq(passage.tokens[0].start, 0);
    ck_assert_uint_eq(passage.tokens[0].end, 2);
    ck_assert_uint_eq(passage.tokens[1].start, 3);
    ck_assert_uint_eq(passage.tokens[1].end, 4);
}
END_TEST

START_TEST(outside_a_passage_there_are_only_ends) {
    cut("one two");
    ck_assert_int_eq(passage_token(&passage, 0, -1)->kind, TOKEN_END);
    ck_assert_int_eq(passage_token(&passage, 1, 1)->kind, TOKEN_END);
    ck_assert_int_eq(passage_token(&passage, 1, -1)->kind, TOKEN_WORD);
    cut("");
    ck_assert_uint_eq(passage.n_tokens, 0);
    ck_assert_int_eq(passage_token(&passage, 0, 0)->kind, TOKEN_END);
}
END_TEST

START_TEST(a_passage_in_capitals_is_shouted_but_one_acronym_is_not) {
    cut("DEAR MR. PRESIDENT");
    ck_assert(passage.shouted);
    cut("NATO");
    ck_assert(!passage.shouted);
    cut("DEAR Sir");
    ck_assert(!passage.shouted);
}
END_TEST

START_TEST(the_language_tag_tells_british_from_american) {
    static const char *const british[] = {"en-GB", "en-gb", "en-AU", "en-Latn-GB"};
    static const char *const american[] = {"en-US", "en", "", "en-CA"};
    for (size_t i = 0; i < 4; i++) {
        open_text(STR("5"), british[i]);
        ck_assert(passage.english && passage.british);
        open_text(STR("5"), american[i]);
        ck_assert(passage.english && !passage.british);
    }
    open_text(STR("5"), "fr-CA");
    ck_assert(!passage.english && !passage.british);
}
END_TEST

/* ---- readings ---- */

START_TEST(the_reading_with_a_cue_wins_over_the_guess) {
    cut("1962");
    ck_assert_span_eq(reading_words(0), "nineteen sixty-two");
    cut("$1962");
    ck_assert_span_eq(reading_words(0), "one thousand nine hundred sixty-two dollars");
    cut("1962 km");
    ck_assert_span_eq(reading_words(0), "one thousand nine hundred sixty-two kilometers");
}
END_TEST

START_TEST(the_longer_of_two_equal_readings_wins) {
    cut("1961-1963");
    ck_assert_span_eq(reading_words(0), "nineteen sixty-one to nineteen sixty-three");
}
END_TEST

START_TEST(a_reading_may_leave_a_word_unsaid_with_its_reason) {
    struct reading reading;
    cut("text[1] goes");
    ck_assert(words_read(&passage, 1, &reading));
    ck_assert_uint_eq(reading.count, 0);
    ck_assert_uint_eq(reading.n_tokens, 3);
    ck_assert_span_eq(reading.unsaid_reason, "footnote marker");
}
END_TEST

START_TEST(a_moved_unit_keeps_its_own_token) {
    struct reading reading;
    cut("$5");
    ck_assert(words_read(&passage, 0, &reading));
    ck_assert_uint_eq(reading.count, 2);
    ck_assert_uint_eq(reading.items[0].first_token, 1);
    ck_assert_uint_eq(reading.items[1].first_token, 0);
}
END_TEST

START_TEST(groups_of_a_telephone_number_are_apart_by_commas) {
    cut("(202) 555-0143");
    ck_assert_span_eq(reading_words(0), "two zero two, five five five, zero one four three");
}
END_TEST

START_TEST(another_language_has_its_numbers_read_and_nothing_else) {
    struct reading reading;
    open_text(STR("Il a 5 km et 1962"), "fr");
    ck_assert(!words_read(&passage, 0, &reading));
    ck_assert(!words_read(&passage, 3, &reading));
    ck_assert_span_eq(reading_words(2), "cinq");
    ck_assert_span_eq(reading_words(5), "mille neuf cent soixante-deux");
}
END_TEST

/* What every reading of every text has to keep. */
static void check_reading(const struct reading *reading, size_t left) {
    ck_assert_uint_ge(reading->n_tokens, 1);
    ck_assert_uint_le(reading->n_tokens, left);
    ck_assert(reading->count > 0 || reading->unsaid_reason.len > 0);
    for (size_t i = 0; i < reading->count; i++) {
        const struct said *said = &reading->items[i];
        ck_assert_uint_ge(said->text.len, 1);
        ck_assert_uint_eq(utf8_validate(said->text), said->text.len);
        ck_assert(!str_contains(said->text, STR(" ")));
        ck_assert_uint_ge(said->n_tokens, 1);
        ck_assert_msg(said->first_token + said->n_tokens <= reading->n_tokens,
                      "“%.*s” stands for tokens after its reading in “%.*s”", STR_ARG(said->text),
                      STR_ARG(passage.text));
    }
}

/* Reads all of a text as the narration does. Returns how many numbers nothing read. */
static size_t read_all(struct str text, const char *language) {
    size_t unread = 0;
    open_text(text, language);
    for (size_t at = 0; at < passage.n_tokens;) {
        struct reading reading;
        bool read = words_read(&passage, at, &reading);
        if (read)
            check_reading(&reading, passage.n_tokens - at);
        else
            unread += passage.tokens[at].kind == TOKEN_NUMBER;
        at += read ? reading.n_tokens : 1;
    }
    return unread;
}

/* Texts of pieces that classes look for, in any order, by a fixed sequence. */
START_TEST(any_mixture_of_figures_and_marks_is_read_whole) {
    static const char *const pieces[] = {
        "1",    "12", "1962", "007", "555", "0143", "-", "–",  "/",  ".",   ",", ":",  "'",
        "\"",   "$",  "£",    "%",   "°",   "C",    "F", "km", "in", "m²",  "s", "th", "st",
        "a.m.", "p.", "No.",  "XIV", "I",   "May",  "(", ")",  "[",  "]",   "½", "^",  "x",
        "+",    "=",  "B.C.", "AD",  "EST", "ext",  "#", "§",  "¹",  "USD", "d", "to", "Gen."};
    uint32_t state = 1;
    for (size_t round = 0; round < 2000; round++) {
        struct arena *own = arena_open();
        struct strbuf text = {.arena = own};
        for (size_t i = 0; i < 12; i++) {
            state = state * 1664525 + 1013904223;
            strbuf_add(&text, str_from_c(pieces[(state >> 16) % (sizeof pieces / sizeof *pieces)]));
            if (state >> 30 == 0)
                strbuf_add_char(&text, ' ');
        }
        struct arena *outer = arena;
        arena = own;
        size_t unread = read_all(strbuf_str(&text), round % 2 ? "en-US" : "en-GB");
        ck_assert_msg(unread == 0, "numbers are unread in “%.*s”", STR_ARG(strbuf_str(&text)));
        arena = outer;
        arena_close(own);
    }
}
END_TEST

START_TEST(any_bytes_are_cut_and_read) {
    uint32_t state = 7;
    char bytes[4096];
    for (size_t round = 0; round < 200; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            state = state * 1664525 + 1013904223;
            bytes[i] = (char)(state >> 24);
        }
        open_text((struct str){bytes, sizeof bytes}, "en-US");
        for (size_t at = 0; at < passage.n_tokens; at++) {
            struct reading reading;
            words_read(&passage, at, &reading);
        }
    }
}
END_TEST

/* ---- cost ---- */

static const char *const hostile[] = {"1",  "1,",  "1-",   "1 ",       ".", "(",     "[1",   "1/",
                                      "1:", "+1",  "$1-",  "I ",       "²", "x=",    "''",   "1.1",
                                      "a ", "m/s", "May ", "\xcc\x81", "¹", "1000 ", "a.m.", "½ "};

static const size_t little_bytes = 2048, much_bytes = 32768;

static double seconds_to_read(const char *piece, size_t bytes) {
    struct arena *outer = arena;
    arena = arena_open();
    struct strbuf text = {.arena = arena};
    while (text.count < bytes)
        strbuf_add(&text, str_from_c(piece));
    clock_t start = clock();
    read_all(strbuf_str(&text), "en-US");
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    arena_close(arena);
    arena = outer;
    return seconds;
}

/* Sixteen times the text may cost sixteen times the time, with room for noise; a cost
 * that grows with the square would be 256 times. */
START_TEST(hostile_text_costs_time_in_proportion_to_its_length) {
    double little = seconds_to_read(hostile[_i], little_bytes);
    double much = seconds_to_read(hostile[_i], much_bytes);
    ck_assert_msg(much < 48 * little + 0.25, "“%s”: %.3f s for 2 KiB, %.3f s for 32 KiB",
                  hostile[_i], little, much);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("words");
    tcase_set_timeout(claims, 120);
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, words_numbers_and_marks_are_tokens);
    tcase_add_test(claims, an_apostrophe_at_the_end_of_a_word_is_a_mark);
    tcase_add_test(claims, letters_with_combining_marks_are_one_word);
    tcase_add_test(claims, figures_and_letters_part);
    tcase_add_test(claims, digits_of_other_scripts_are_the_same_numbers);
    tcase_add_test(claims, tokens_know_their_bytes);
    tcase_add_test(claims, outside_a_passage_there_are_only_ends);
    tcase_add_test(claims, a_passage_in_capitals_is_shouted_but_one_acronym_is_not);
    tcase_add_test(claims, the_language_tag_tells_british_from_american);
    tcase_add_test(claims, the_reading_with_a_cue_wins_over_the_guess);
    tcase_add_test(claims, the_longer_of_two_equal_readings_wins);
    tcase_add_test(claims, a_reading_may_leave_a_word_unsaid_with_its_reason);
    tcase_add_test(claims, a_moved_unit_keeps_its_own_token);
    tcase_add_test(claims, groups_of_a_telephone_number_are_apart_by_commas);
    tcase_add_test(claims, another_language_has_its_numbers_read_and_nothing_else);
    tcase_add_test(claims, any_mixture_of_figures_and_marks_is_read_whole);
    tcase_add_test(claims, any_bytes_are_cut_and_read);
    tcase_add_loop_test(claims, hostile_text_costs_time_in_proportion_to_its_length, 0,
                        sizeof hostile / sizeof *hostile);
    return tests_run("words", claims);
}
