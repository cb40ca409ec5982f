#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "narration/heteronyms.h"
#include "speech/ipa.h"
#include "support.h"

enum { MOST_WORDS = 128 };

static struct arena *arena;

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

struct sentence {
    struct word words[MOST_WORDS];
    size_t n;
};

static size_t letters_end(struct str token) {
    size_t end = token.len;
    while (end && strchr(".,;:?!", token.ptr[end - 1]))
        end--;
    return end;
}

static void cut(struct str text, struct sentence *sentence) {
    *sentence = (struct sentence){0};
    for (size_t from = 0, at = 0; at <= text.len && sentence->n < MOST_WORDS; at++) {
        if (at < text.len && text.ptr[at] != ' ')
            continue;
        struct str token = str_slice(text, from, at);
        size_t end = letters_end(token);
        if (token.len)
            sentence->words[sentence->n++] = (struct word){
                .text = str_slice(token, 0, end), .after = str_slice(token, end, token.len)};
        from = at + 1;
    }
}

static size_t find(const struct sentence *sentence, struct str word) {
    for (size_t i = 0; i < sentence->n; i++)
        if (str_equal_nocase(sentence->words[i].text, word))
            return i;
    return SIZE_MAX;
}

static bool choose(const char *text, const char *word, const char *language, struct str *ipa,
                   struct str *role) {
    struct sentence sentence;
    cut(str_from_c(text), &sentence);
    size_t at = find(&sentence, str_from_c(word));
    ck_assert_msg(at != SIZE_MAX, "“%s” is not in “%s”", word, text);
    return heteronym_choose(sentence.words, sentence.n, at, str_from_c(language), ipa, role);
}

static void assert_ipa(const char *text, const char *word, const char *expected) {
    struct str ipa, role;
    ck_assert_msg(choose(text, word, "en-US", &ipa, &role), "“%s” is no heteronym", word);
    ck_assert_msg(str_equal(ipa, str_from_c(expected)), "“%s” in “%s” is /%.*s/, should be /%s/",
                  word, text, STR_ARG(ipa), expected);
}

START_TEST(the_letter_is_read_as_it_is_meant) {
    assert_ipa("When man lives and finds enjoyment in life", "lives", "ˈlɪvz");
    assert_ipa("we want to live peacefully with you", "live", "ˈlɪv");
    assert_ipa("weapons and the use of them", "use", "ˈjuːs");
    assert_ipa("to present humanity with a war", "present", "pɹɪˈzɛnt");
    assert_ipa("your ships and ours were very close together", "close", "ˈkloʊs");
    assert_ipa("this led to an increase in tension", "increase", "ˈɪnkɹiːs");
    assert_ipa("it would lead to conflict", "conflict", "ˈkɑːnflɪkt");
}
END_TEST

START_TEST(british_sounds_are_british) {
    struct str ipa, role;
    ck_assert(choose("The contract was signed.", "contract", "en-GB", &ipa, &role));
    ck_assert_span_eq(ipa, "ˈkɒntɹækt");
    ck_assert_span_eq(role, "noun");
}
END_TEST

START_TEST(a_possessive_is_a_noun) {
    assert_ipa("The record's cover was torn.", "record's", "ˈɹɛkɚdz");
}
END_TEST

START_TEST(other_words_and_languages_are_left_to_the_engine) {
    struct str ipa, role;
    ck_assert(!choose("The letter came.", "letter", "en-US", &ipa, &role));
    ck_assert(!choose("Il lead", "lead", "fr", &ipa, &role));
}
END_TEST

START_TEST(an_auxiliary_is_left_to_the_engine_and_its_homograph_is_not) {
    struct str ipa, role;
    ck_assert(!choose("The treaty does not mention it.", "does", "en-US", &ipa, &role));
    assert_ipa("A stag mated with two does in the park.", "does", "ˈdoʊz");
}
END_TEST

START_TEST(letter_case_changes_no_verb) {
    assert_ipa("Record the song.", "Record", "ɹɪˈkɔɹd");
}
END_TEST

struct tally {
    struct str word, role_of_first;
    size_t n, n_first, n_right;
};

struct tallies {
    struct tally *items;
    size_t count, capacity;
};

static struct tally *tally_of(struct tallies *tallies, struct str word) {
    for (size_t i = 0; i < tallies->count; i++)
        if (str_equal(tallies->items[i].word, word))
            return &tallies->items[i];
    struct tally *tally = arena_push(arena, tallies);
    tally->word = word;
    return tally;
}

static struct str take_until(struct str *text, char end) {
    size_t at = 0;
    while (at < text->len && text->ptr[at] != end)
        at++;
    struct str taken = str_slice(*text, 0, at);
    *text = str_slice(*text, at + 1, text->len);
    return taken;
}

static bool try_sentence(struct str word, struct str expected, struct str text) {
    struct sentence sentence;
    struct str ipa, role = {0}, mnemonics;
    struct error error = {0};
    cut(text, &sentence);
    size_t at = find(&sentence, word);
    ck_assert_msg(at != SIZE_MAX, "“%.*s” is not in “%.*s”", STR_ARG(word), STR_ARG(text));
    heteronym_choose(sentence.words, sentence.n, at, STR("en-US"), &ipa, &role);
    ck_assert_msg(role.len, "“%.*s” is no heteronym", STR_ARG(word));
    ck_assert_msg(ipa_to_espeak(arena, ipa, STR("en-US"), &mnemonics, &error), "%.*s: %s",
                  STR_ARG(word), error.message);
    bool right = str_equal(role, expected);
    if (!right)
        printf("%.*s: %.*s, should be %.*s: %.*s\n", STR_ARG(word), STR_ARG(role),
               STR_ARG(expected), STR_ARG(text));
    return right;
}

static void add_line(struct tallies *tallies, struct str line) {
    struct str word = take_until(&line, '\t'), role = take_until(&line, '\t');
    struct tally *tally = tally_of(tallies, word);
    if (!tally->n++)
        tally->role_of_first = role;
    tally->n_first += str_equal(role, tally->role_of_first);
    tally->n_right += try_sentence(word, role, line);
}

static void read_sentences(struct tallies *tallies) {
    struct str content;
    struct error error = {0};
    ck_assert_msg(file_read(arena, TESTS_DIR "/spec/heteronyms.tsv", 1 << 20, &content, &error),
                  "%s", error.message);
    while (content.len) {
        struct str line = take_until(&content, '\n');
        if (line.len && line.ptr[0] != '#')
            add_line(tallies, line);
    }
}

/* Against the best that one reading a word could do. */
START_TEST(neighbours_choose_better_than_the_common_sense) {
    struct tallies tallies = {0};
    read_sentences(&tallies);
    size_t n = 0, right = 0, common = 0;
    for (size_t i = 0; i < tallies.count; i++) {
        const struct tally *tally = &tallies.items[i];
        size_t n_second = tally->n - tally->n_first;
        n += tally->n;
        right += tally->n_right;
        common += tally->n_first > n_second ? tally->n_first : n_second;
    }
    printf("%zu sentences, %zu words: %.1f %% right; the commoner reading of each: %.1f %%\n", n,
           tallies.count, 100.0 * (double)right / (double)n, 100.0 * (double)common / (double)n);
    ck_assert_uint_ge(tallies.count, 120);
    ck_assert_uint_ge(100 * right, 95 * n);
}
END_TEST

START_TEST(a_long_sentence_costs_no_more_a_word) {
    enum { N = 200000 };
    struct word *words = arena_alloc_array(arena, N, sizeof *words);
    for (size_t i = 0; i < N; i++)
        words[i].text = i % 2 ? STR("read") : STR("slowly");
    struct str ipa, role;
    for (size_t i = 1; i < N; i += 101)
        ck_assert(heteronym_choose(words, N, i | 1, STR("en"), &ipa, &role));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("heteronyms");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_set_timeout(claims, 60);
    tcase_add_test(claims, the_letter_is_read_as_it_is_meant);
    tcase_add_test(claims, british_sounds_are_british);
    tcase_add_test(claims, a_possessive_is_a_noun);
    tcase_add_test(claims, other_words_and_languages_are_left_to_the_engine);
    tcase_add_test(claims, an_auxiliary_is_left_to_the_engine_and_its_homograph_is_not);
    tcase_add_test(claims, letter_case_changes_no_verb);
    tcase_add_test(claims, neighbours_choose_better_than_the_common_sense);
    tcase_add_test(claims, a_long_sentence_costs_no_more_a_word);
    return tests_run("heteronyms", claims);
}
