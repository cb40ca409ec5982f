#include "speech/ipa.h"

#include "base/file.h"
#include "speaking.h"

/* ---- what is the same in writing ---- */

struct folding {
    const char *from, *to;
};

static struct str replace(struct str text, const struct folding *folding) {
    struct strbuf out = {.arena = arena};
    struct str from = str_from_c(folding->from);
    while (text.len) {
        bool found = str_starts_with(text, from);
        strbuf_add(&out, found ? str_from_c(folding->to) : str_slice(text, 0, 1));
        text = str_slice(text, found ? from.len : 1, text.len);
    }
    return strbuf_str(&out);
}

static struct str fold_all(struct str text, const struct folding *foldings) {
    for (; foldings->from; foldings++)
        text = replace(text, foldings);
    return text;
}

/* Two ways of writing one sound, in English IPA: the engine has its own. Stress is
 * folded away: the engine writes it before the vowel. Diphthongs become digits, so that
 * their letters are not taken for vowels of their own. */
static const struct folding same_sounds[] = {
    {"ˈ", ""},   {"ˌ", ""},   {"ː", ""},    {".", ""},    {"ʧ", "tʃ"}, {"ʤ", "dʒ"},
    {"g", "ɡ"},  {"r", "ɹ"},  {"χ", "x"},   {"ʍ", "w"},   {"ɫ", "l"},  {"l̩", "əl"},
    {"eɪ", "1"}, {"ɛə", "2"}, {"eə", "2"},  {"aɪ", "3"},  {"aʊ", "4"}, {"oɹ", "ɔɹ"},
    {"oʊ", "5"}, {"əʊ", "5"}, {"o", "5"},   {"e", "ɛ"},   {"ɐ", "a"},  {"a", "æ"},
    {"ᵻ", "ɪ"},  {"ɝ", "ɜ"},  {"iə", "ɪə"}, {"nk", "ŋk"}, {"ɹɹ", "ɹ"}, {NULL, NULL},
};

/* American: t between vowels is a flap, ɒ has become ɑ, and an r after a vowel that has
 * its colour is that colour. */
static const struct folding american[] = {
    {"ɾ", "t"},   {"ɒ", "ɑ"},  {"əɹ", "ɚ"}, {"ɪɚ", "ɪɹ"}, {"ʊɚ", "ʊɹ"},
    {"ɛɚ", "ɛɹ"}, {"ɜɹ", "ɜ"}, {"ɚɹ", "ɚ"}, {NULL, NULL},
};

/* British: no r is heard but before a vowel; it turned ɪ, ɛ and ʊ into diphthongs. */
static const struct folding british[] = {
    {"iɚ", "ɪə"}, {"ɪɚ", "ɪɹ"}, {"ʊɚ", "ʊɹ"}, {"ɛɚ", "ɛɹ"}, {"ɚ", "ə"}, {"ɾ", "t"}, {NULL, NULL},
};
static const struct folding british_linking[] = {{"ɜɹ", "ɜ"}, {"əɹ", "ə"}, {NULL, NULL}};

static bool starts_with_vowel(struct str text) {
    static const char *const vowels[] = {"1", "2", "3", "4", "5", "ɑ", "ɔ", "ɜ", "ɪ",
                                         "ʊ", "ɛ", "æ", "ʌ", "ə", "ɚ", "i", "u", "ɒ"};
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (str_starts_with(text, str_from_c(vowels[i])))
            return true;
    return false;
}

static struct str drop_closing_r(struct str text) {
    static const struct folding centring[] = {{"ɛɹ", "2"}, {"ɪɹ", "ɪə"}, {"ʊɹ", "ʊə"}, {"ɹ", ""}};
    struct strbuf out = {.arena = arena};
    while (text.len) {
        size_t skip = 1;
        struct str said = str_slice(text, 0, 1);
        for (size_t i = 0; i < sizeof centring / sizeof *centring; i++) {
            size_t len = strlen(centring[i].from);
            if (!str_starts_with(text, str_from_c(centring[i].from)) || !out.count ||
                starts_with_vowel(str_slice(text, len, text.len)))
                continue;
            said = str_from_c(centring[i].to);
            skip = len;
            break;
        }
        strbuf_add(&out, said);
        text = str_slice(text, skip, text.len);
    }
    return strbuf_str(&out);
}

static struct str fold(struct str ipa, bool is_american) {
    struct str text = fold_all(ipa, same_sounds);
    if (is_american)
        return fold_all(text, american);
    return fold_all(drop_closing_r(fold_all(text, british)), british_linking);
}

/* ---- the voices ---- */

static const struct {
    const char *identity, *language;
    bool american;
} voices[] = {
    {"en-us", "en-US", true},
    {"gmw/en", "en-GB", false},
};
enum { N_VOICES = sizeof voices / sizeof *voices };

static unsigned n_wrong;

static void is_said(struct str name, struct str ipa, bool is_american) {
    struct str said =
        speaking_phonemes(str_format(arena, "%.*s/%.*s/", STR_ARG(name), STR_ARG(ipa)));
    if (str_equal(fold(said, is_american), fold(ipa, is_american)))
        return;
    fprintf(stderr, "%.*s: /%.*s/ is said /%.*s/\n", STR_ARG(name), STR_ARG(ipa), STR_ARG(said));
    n_wrong++;
}

static const char *const vowels[] = {
    "aɪɚ", "aɪə", "aʊɚ", "aʊə", "ɔːɹ", "ɔːr", "ɑːɹ", "ɑːr", "ɜːɹ", "ɜːr", "ɪɚ", "ʊɚ", "ɛɚ",
    "ɑɹ",  "ɑr",  "ɔɹ",  "ɔr",  "oɹ",  "or",  "ɛɹ",  "ɛr",  "ɪɹ",  "ɪr",  "ʊɹ", "ʊr", "ɜɹ",
    "ɜr",  "əɹ",  "ər",  "ɪə",  "ɛə",  "eə",  "ʊə",  "ɑː",  "ɔː",  "ɜː",  "iː", "uː", "aʊ",
    "aɪ",  "ɔɪ",  "oʊ",  "əʊ",  "eɪ",  "ɑ",   "æ",   "a",   "ɐ",   "ɛ",   "e",  "ʌ",  "ə",
    "ɝ",   "ɚ",   "ɜ",   "ɪ",   "ᵻ",   "i",   "u",   "ʊ",   "ɔ",   "o",   "ɒ",
};

static const char *const consonants[] = {
    "tʃ", "dʒ", "ʧ", "ʤ", "l̩", "n̩", "ʃ", "ʒ", "θ", "ð", "ŋ", "ɹ", "r", "ɾ", "j", "ɡ", "g", "x",
    "χ",  "ʍ",  "ɫ", "p", "b", "t", "d", "k", "f", "v", "s", "z", "h", "m", "n", "l", "w", "ʔ",
};

START_TEST(every_vowel_is_said_as_itself) {
    speaking_open(voices[_i].identity, voices[_i].language);
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++) {
        struct str ipa = str_format(arena, "bˈ%sd", vowels[i]);
        is_said(str_from_c(vowels[i]), ipa, voices[_i].american);
    }
    ck_assert_uint_eq(n_wrong, 0);
}
END_TEST

START_TEST(every_consonant_is_said_as_itself) {
    speaking_open(voices[_i].identity, voices[_i].language);
    for (size_t i = 0; i < sizeof consonants / sizeof *consonants; i++) {
        struct str ipa = str_format(arena, "mˈɪ%siz", consonants[i]);
        is_said(str_from_c(consonants[i]), ipa, voices[_i].american);
    }
    ck_assert_uint_eq(n_wrong, 0);
}
END_TEST

/* What the engine's own phonemes make of a vowel is heard in whole words: before vowels
 * and consonants, in clusters, in names. */
START_TEST(words_of_a_dictionary_are_said_as_it_says) {
    struct str dictionary, line;
    speaking_open(voices[_i].identity, voices[_i].language);
    ck_assert(file_read(arena, TESTS_DIR "/speech/cmudict.txt", 1 << 20, &dictionary, &error));
    unsigned n_words = 0;
    for (const char *at = dictionary.ptr, *end = at + dictionary.len; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        line = (struct str){at, (size_t)(newline - at)};
        at = newline + 1;
        if (str_starts_with(line, STR("#")))
            continue;
        struct str word = str_cut_word(&line);
        is_said(word, line, voices[_i].american);
        n_words++;
    }
    ck_assert_uint_ge(n_words, 200);
    ck_assert_uint_eq(n_wrong, 0);
}
END_TEST

START_TEST(an_r_before_a_vowel_leaves_the_vowel_before_it_alone) {
    speaking_open("gmw/en", "en-GB");
    ck_assert_span_eq(speaking_phonemes(STR("mirror/ˈmɪɹə/")), "mˈɪɹə");
    ck_assert_span_eq(speaking_phonemes(STR("very/ˈvɛri/")), "vˈɛɹi");
    ck_assert_span_eq(speaking_phonemes(STR("care/ˈkɛɹ/")), "kˈeə");
}
END_TEST

START_TEST(an_american_voice_adds_no_r_to_two_vowels) {
    speaking_open("en-us", "en-US");
    ck_assert_span_eq(speaking_phonemes(STR("usual/ˈjuʒʊəl/")), "jˈuːʒʊəl");
    ck_assert_span_eq(speaking_phonemes(STR("idea/aɪˈdɪə/")), "aɪdˈiə");
}
END_TEST

START_TEST(stress_stands_where_the_ipa_has_it) {
    speaking_open("en-us", "en-US");
    ck_assert_span_eq(speaking_phonemes(STR("record/ˈrɛkɚd/")), "ɹˈɛkɚd");
    ck_assert_span_eq(speaking_phonemes(STR("record/rɪˈkɔrd/")), "ɹɪkˈɔːɹd");
    ck_assert_span_eq(speaking_phonemes(STR("necessary/ˈnɛsəˌsɛri/")), "nˈɛsəsˌɛɹi");
}
END_TEST

/* ---- what is refused ---- */

static void is_refused(struct str ipa, struct str language, const char *named) {
    struct str mnemonics;
    error = (struct error){0};
    ck_assert(!ipa_to_espeak(arena, ipa, language, &mnemonics, &error));
    ck_assert_msg(strstr(error.message, named) != NULL, "says “%s”", error.message);
}

START_TEST(a_sound_that_the_voices_lack_is_named) {
    is_refused(STR("ʁuʒ"), STR("en-US"), "“ʁ”");
    is_refused(STR("kɑǃ"), STR("en"), "“ǃ”");
    is_refused(STR("k$"), STR("en"), "“$”");
    is_refused(STR("k]]"), STR("en"), "“]”");
    is_refused(STR("\xff"), STR("en"), "no sound");
}
END_TEST

START_TEST(ipa_for_a_voice_of_another_language_is_refused) {
    is_refused(STR("kɑ"), STR("fr"), "English");
}
END_TEST

START_TEST(mnemonics_that_the_voices_lack_are_named) {
    static const struct {
        struct str mnemonics;
        const char *unknown;
    } cases[] = {
        {{"kr'UStSEf", 9}, ""}, {{"T'A:nt", 6}, ""},    {{"y", 1}, "y"},
        {{"t'Y", 3}, "Y"},      {{"h@l'oU]]", 8}, "]"}, {{"[[h", 3}, "["},
        {{"s'i:~~", 6}, "~"},   {{"é", 2}, "é"},        {{"_^_fr", 5}, "^"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str unknown = {0};
        ck_assert_int_eq(mnemonics_valid(cases[i].mnemonics, &unknown), !*cases[i].unknown);
        ck_assert_span_eq(unknown, cases[i].unknown);
    }
}
END_TEST

/* Whether we let it pass, and not as two mnemonics that pass alone. */
static bool is_one_mnemonic(struct str text) {
    struct str unknown;
    if (!mnemonics_valid(text, &unknown) || str_contains(text, STR(" ")))
        return false;
    return text.len == 1 || !mnemonics_valid(str_slice(text, 0, 1), &unknown) ||
           !mnemonics_valid(str_slice(text, 1, text.len), &unknown);
}

/* The library drops what follows a mnemonic that it does not know. */
static void leaves_the_rest_alone(struct str mnemonic) {
    struct utterance *utterance = speaking_utterance(STR("x"));
    struct str ipa;
    const struct word word = {.text = STR("x"),
                              .alphabet = PHONEMES_ESPEAK,
                              .phonemes = str_format(arena, "%.*s|m'u:", STR_ARG(mnemonic))};
    utterance_set_words(arena, utterance, &word, 1);
    ck_assert(engine->phonemes(arena, utterance, &ipa, &error));
    ck_assert_msg(str_ends_with(ipa, STR("uː")), "[[%.*s]] cuts off what follows",
                  STR_ARG(mnemonic));
}

START_TEST(every_mnemonic_that_passes_is_known_to_the_engine) {
    speaking_open(voices[_i].identity, voices[_i].language);
    unsigned n_known = 0;
    for (int first = '!'; first <= '~'; first++)
        for (int second = ' '; second <= '~'; second++)
            for (int third = ' '; third <= ':'; third++) {
                char text[] = {(char)first, (char)second, (char)third, '\0'};
                struct str mnemonic = str_trim(str_from_c(text));
                if ((second == ' ' && third != ' ') || !is_one_mnemonic(mnemonic))
                    continue;
                leaves_the_rest_alone(mnemonic);
                n_known++;
            }
    ck_assert_uint_ge(n_known, 90);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("ipa");
    tcase_add_checked_fixture(claims, speaking_setup, speaking_teardown);
    tcase_add_loop_test(claims, every_vowel_is_said_as_itself, 0, N_VOICES);
    tcase_add_loop_test(claims, every_consonant_is_said_as_itself, 0, N_VOICES);
    tcase_add_loop_test(claims, words_of_a_dictionary_are_said_as_it_says, 0, N_VOICES);
    tcase_add_test(claims, an_r_before_a_vowel_leaves_the_vowel_before_it_alone);
    tcase_add_test(claims, an_american_voice_adds_no_r_to_two_vowels);
    tcase_add_test(claims, stress_stands_where_the_ipa_has_it);
    tcase_add_test(claims, a_sound_that_the_voices_lack_is_named);
    tcase_add_test(claims, ipa_for_a_voice_of_another_language_is_refused);
    tcase_add_test(claims, mnemonics_that_the_voices_lack_are_named);
    tcase_add_loop_test(claims, every_mnemonic_that_passes_is_known_to_the_engine, 0, N_VOICES);
    return tests_run("ipa", claims);
}
