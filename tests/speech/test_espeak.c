#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "speaking.h"

/* ---- in a child, as the studio does ---- */

enum { SHARED_BYTES = 1 << 20 };

struct answer {
    bool done;
    struct hash samples;
    char text[SHARED_BYTES];
};

static struct answer *answers_open(size_t count) {
    void *shared = mmap(NULL, count * sizeof(struct answer), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(shared, MAP_FAILED);
    return shared;
}

static pid_t start_speaking(struct str text, struct answer *answer) {
    const struct utterance *utterance = speaking_utterance(text);
    pid_t pid = fork();
    if (pid)
        return pid;
    struct recording recording;
    answer->done = speaking_record(utterance, &recording);
    answer->samples = hash_of((struct str){(const char *)recording.samples,
                                           recording.n_samples * sizeof *recording.samples});
    _exit(0);
}

static void wait_for(pid_t pid) {
    int status;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert_msg(status == 0, "the child ended with status %x", (unsigned)status);
}

/* ---- words and their times ---- */

/* Speaks the words and asserts that each has a time of its own, in order, inside the
 * recording, and loud somewhere in it. */
static struct recording speak(struct str text) {
    const struct utterance *utterance = speaking_utterance(text);
    struct recording recording;
    ck_assert_msg(speaking_record(utterance, &recording), "%s %s", error.place, error.message);
    uint32_t last = 0;
    for (size_t i = 0; i < utterance->n_words; i++) {
        struct word_time time = recording.word_times[i];
        struct str word = utterance_word(utterance, i).text;
        ck_assert_msg(time.start >= last && time.end > time.start,
                      "word %zu, %.*s, lies at [%u, %u) after %u", i, STR_ARG(word), time.start,
                      time.end, last);
        ck_assert_uint_le(time.end, recording.n_samples);
        int peak = 0;
        for (uint32_t at = time.start; at < time.end; at++)
            if (abs(recording.samples[at]) > peak)
                peak = abs(recording.samples[at]);
        ck_assert_msg(peak > 100, "word %zu, %.*s, is silent", i, STR_ARG(word));
        last = time.end;
    }
    return recording;
}

static const char *const spoken[] = {
    "hello",
    "of the people have been in order to be able to go",
    "I wouldn't have to have been out of the one of the as of the",
    "it is not the case that we would have been there if it had been so",
    "a mother- in- law",
    "a- b- c- d- e- f- g- h- i- j- k- l",
    "well- known mother- in- law- and- father- in- law- to- be- or- not has been of the",
    "U/ˌuː/ Thant/ˈθɑːnt/ of the United Nations",
    "well, then, if it is, so",
    "nineteen sixty-one to nineteen sixty-three",
    "the 1961 12 3.14 2nd 100000 end",
    "it's o'clock rock'n'roll o'er the years' end",
    "Москва и Путин of the Ελλάδα",
    "北京 and 中国 of ひらがな",
    "السلام عليكم مُحَمَّد",
    "नमस्ते 한국어 ქართული Հայերեն สวัสดี",
    "grinning face and red heart",
    "x² ½ ⅷ Ⅻ ① ٣٤ ३",
    "café naïve Dvořák Łódź ß æ ø þ",
    "ﬃ 𝐁𝐨𝐥𝐝 ꙮ 𓀀",
    "e e e e e e e the e E e e o o o o o b b b b- b- b",
    "antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis",
};

START_TEST(every_word_is_heard_where_it_is_said_to_be) {
    speaking_open("en-us", "en-US");
    speak(str_from_c(spoken[_i]));
}
END_TEST

START_TEST(a_british_voice_gives_every_word_its_time_too) {
    speaking_open("gmw/en", "en-GB");
    speak(str_from_c(spoken[_i]));
}
END_TEST

START_TEST(a_phrase_at_its_limits_is_spoken_whole) {
    static const char *const words[] = {"internationally", "unsophisticated", "www",      "stop",
                                        "strengths",       "wxkwqx",          "tomorrow", "77777"};
    speaking_open("en-us", "en-US");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct strbuf text = {.arena = arena};
        unsigned n = 0;
        while (n < PHRASE_MAX_WORDS && text.count + strlen(words[i]) + 1 <= PHRASE_MAX_BYTES) {
            strbuf_format(&text, "%s ", words[i]);
            n++;
        }
        size_t one = speak(str_from_c(words[i])).n_samples;
        size_t all = speak(str_trim(strbuf_str(&text))).n_samples;
        ck_assert_msg((double)all > 0.75 * (double)one * n, "%s: %u words last as long as %zu",
                      words[i], n, all / one);
    }
}
END_TEST

/* One word as long as a phrase, of letters that the engine reads, spells, or names. */
static const char *const syllables[] = {"abrakadabra", "w", "xq", "7",  "s'", "北", "አ", "Ж", "ع",
                                        "𝐁",           "ß", "λ",  "a-", "e.", "e-", "e", "e1"};
enum { N_SYLLABLES = sizeof syllables / sizeof *syllables };

static struct str repeat(const char *text, size_t n_bytes) {
    struct strbuf out = {.arena = arena};
    while (out.count + strlen(text) <= n_bytes)
        strbuf_add(&out, str_from_c(text));
    return strbuf_str(&out);
}

START_TEST(a_word_as_long_as_a_phrase_is_spoken_whole) {
    speaking_open("en-us", "en-US");
    struct str quarter = repeat(syllables[_i], PHRASE_MAX_BYTES / 8);
    struct str whole = repeat(syllables[_i], PHRASE_MAX_BYTES);
    double scale = (double)whole.len / (double)quarter.len;
    size_t one = speak(quarter).n_samples, all = speak(whole).n_samples;
    ck_assert_msg((double)all > 0.75 * scale * (double)one,
                  "%zu bytes last %zu samples, %zu bytes %zu", quarter.len, one, whole.len, all);
}
END_TEST

START_TEST(a_chain_that_overruns_the_library_is_spoken) {
    speaking_open("en-us", "en-US");
    struct answer *answer = answers_open(1);
    wait_for(start_speaking(repeat("s'", 400), answer));
    ck_assert(answer->done);
}
END_TEST

START_TEST(a_word_without_a_sound_is_refused_and_named) {
    static const char *const words[] = {"☃", "😀", "&", "-", "'", "...", "\u0301", "[[", "\u200b"};
    speaking_open("en-us", "en-US");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct recording recording;
        error = (struct error){0};
        ck_assert(!speaking_record(
            speaking_utterance(str_format(arena, "hello %s world", words[i])), &recording));
        ck_assert_ptr_nonnull(strstr(error.message, words[i]));
    }
}
END_TEST

START_TEST(a_recording_has_no_silence_at_its_ends) {
    speaking_open("en-us", "en-US");
    struct recording recording = speak(STR("hello world"));
    ck_assert_int_ge(abs(recording.samples[0]), 16);
    ck_assert_int_ge(abs(recording.samples[recording.n_samples - 1]), 16);
}
END_TEST

START_TEST(a_comma_is_a_pause_that_belongs_to_no_word) {
    speaking_open("en-us", "en-US");
    struct recording recording = speak(STR("well, then"));
    uint32_t pause = recording.word_times[1].start - recording.word_times[0].end;
    ck_assert_uint_gt(pause, 22050 / 20);
}
END_TEST

/* ---- what reaches the engine ---- */

START_TEST(a_word_is_not_taken_for_mnemonics_or_markup) {
    static const struct {
        const char *text, *ipa;
    } cases[] = {
        {"[[h@l'oU]]", NULL},     {"[[hello", "həlˈoʊ"}, {"<b>hello</b>", NULL},
        {"\001hello\0021", NULL}, {"[hello]", "həlˈoʊ"},
    };
    speaking_open("en-us", "en-US");
    struct str letters = speaking_phonemes(STR("h l oU"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str ipa = speaking_phonemes(str_from_c(cases[i].text));
        if (cases[i].ipa)
            ck_assert_span_eq(ipa, cases[i].ipa);
    }
    ck_assert(!str_equal(speaking_phonemes(STR("[[h@l'oU]]")), STR("həlˈoʊ")));
    ck_assert_uint_gt(letters.len, 0);
}
END_TEST

START_TEST(phonemes_of_a_word_that_the_voice_lacks_are_an_error) {
    struct recording recording;
    speaking_open("en-us", "en-US");
    ck_assert(!speaking_record(speaking_utterance(STR("a ruse/ʁyz/ b")), &recording));
    ck_assert_ptr_nonnull(strstr(error.message, "“ʁ”"));
    struct utterance *utterance = speaking_utterance(STR("hello"));
    const struct word hello = {
        .text = STR("hello"), .alphabet = PHONEMES_ESPEAK, .phonemes = STR("h@l]] hello [[")};
    utterance_set_words(arena, utterance, &hello, 1);
    error = (struct error){0};
    ck_assert(!speaking_record(utterance, &recording));
    ck_assert_ptr_nonnull(strstr(error.message, "hello"));
}
END_TEST

START_TEST(what_the_lexicon_may_hold_is_what_can_be_spoken) {
    speaking_open("en-us", "en-US");
    ck_assert(engine->accepts(PHONEMES_IPA, STR("ˈkɹʊʃtʃɛf"), &error));
    ck_assert(engine->accepts(PHONEMES_ESPEAK, STR("kr'UStSEf"), &error));
    ck_assert(!engine->accepts(PHONEMES_IPA, STR("ʁ"), &error));
    error = (struct error){0};
    ck_assert(!engine->accepts(PHONEMES_ESPEAK, STR("kr'y"), &error));
    ck_assert_ptr_nonnull(strstr(error.message, "“y”"));
}
END_TEST

START_TEST(the_engine_knows_its_dictionary) {
    speaking_open("en-us", "en-US");
    ck_assert(engine->knows(STR("the")));
    ck_assert(engine->knows(STR("colonel")));
    ck_assert(!engine->knows(STR("zzyzxa")));
    ck_assert(!engine->knows(STR("")));
    ck_assert(!engine->knows(STR("☃")));
}
END_TEST

/* Without the spaces: the program shows words that are said as one ("of the") as one. */
static struct str run_together(struct str ipa) {
    struct strbuf out = {.arena = arena};
    while (ipa.len)
        strbuf_add(&out, str_cut_word(&ipa));
    return strbuf_str(&out);
}

/* The espeak-ng program, as one asks it by hand. */
static struct str program_phonemes(const char *voice, const char *text) {
    FILE *program = popen(
        (const char *)str_format(arena, "espeak-ng -v %s -q --ipa '%s'", voice, text).ptr, "r");
    char line[4096] = {0};
    ck_assert_ptr_nonnull(program);
    size_t n = fread(line, 1, sizeof line - 1, program);
    pclose(program);
    return str_copy(arena, str_trim((struct str){line, n}));
}

START_TEST(phonemes_are_those_of_the_espeak_program) {
    static const char *const texts[] = {
        "the rest of the story",
        "I have studied your letter with great satisfaction",
        "we have received an appeal from the Secretary General",
        "if people do not show wisdom",
        "mother in law",
    };
    speaking_open("en-us", "en-US");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str said = speaking_phonemes(str_from_c(texts[i]));
        struct str expected =
            program_phonemes("en-us", (const char *)str_format(arena, "%s.", texts[i]).ptr);
        ck_assert_msg(str_equal(run_together(said), run_together(expected)), "/%.*s/ is not /%.*s/",
                      STR_ARG(said), STR_ARG(expected));
    }
}
END_TEST

START_TEST(phonemes_of_words_are_apart) {
    speaking_open("en-us", "en-US");
    ck_assert_span_eq(speaking_phonemes(STR("the rest of the story")), "ðə ɹˈɛst ʌv ðə stˈoːɹi");
    ck_assert_span_eq(speaking_phonemes(STR("it has been for a day")), "ɪt hˈæz biːn fɚɹ ə dˈeɪ");
    ck_assert_span_eq(speaking_phonemes(STR("there are no words")), "ðɛɹ ˌɑːɹ nˈoʊ wˈɜːdz");
}
END_TEST

START_TEST(phonemes_name_no_voice) {
    speaking_open("en-us", "en-US");
    ck_assert_span_eq(speaking_phonemes(STR("नमस्ते")), "nəmˈʌsteː");
}
END_TEST

/* ---- the same samples, always ---- */

static const char *const lines[] = {
    "the engine speaks the same words the same way",
    "fifty percent of it has been out of the one",
    "hello",
    "if people do not show wisdom, then in the final analysis they will come to a clash",
};
enum { N_LINES = sizeof lines / sizeof *lines };

static struct hash sound_of(const char *line) {
    struct answer *answer = answers_open(1);
    wait_for(start_speaking(str_from_c(line), answer));
    ck_assert(answer->done);
    return answer->samples;
}

START_TEST(a_child_says_the_same_whatever_was_said_before_it) {
    speaking_open("en-us", "en-US");
    struct hash first[N_LINES];
    for (size_t i = 0; i < N_LINES; i++)
        first[i] = sound_of(lines[i]);
    for (size_t i = N_LINES; i-- > 0;) {
        struct hash again = sound_of(lines[i]);
        ck_assert_mem_eq(first[i].bytes, again.bytes, sizeof again.bytes);
    }
}
END_TEST

START_TEST(children_at_the_same_time_say_what_one_alone_says) {
    speaking_open("en-us", "en-US");
    struct answer *answers = answers_open(N_LINES);
    pid_t children[N_LINES];
    for (size_t i = 0; i < N_LINES; i++)
        children[i] = start_speaking(str_from_c(lines[i]), &answers[i]);
    for (size_t i = 0; i < N_LINES; i++)
        wait_for(children[i]);
    for (size_t i = 0; i < N_LINES; i++) {
        struct hash alone = sound_of(lines[i]);
        ck_assert(answers[i].done);
        ck_assert_mem_eq(answers[i].samples.bytes, alone.bytes, sizeof alone.bytes);
    }
}
END_TEST

/* ---- voices ---- */

START_TEST(an_unknown_voice_is_an_error) {
    struct voice voice = speaking_voice("xx-nowhere", "en");
    engine = engine_find(STR("espeak"), &error);
    ck_assert(!engine->open(&voice, &error));
    ck_assert_str_eq(error.place, "xx-nowhere");
}
END_TEST

START_TEST(an_unknown_variant_is_an_error) {
    struct voice voice = speaking_voice("en-us+nobody", "en");
    engine = engine_find(STR("espeak"), &error);
    ck_assert(!engine->open(&voice, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "nobody"));
    error = (struct error){0};
    voice = speaking_voice("en-us+f2", "en-US");
    ck_assert_msg(engine->open(&voice, &error), "%s", error.message);
}
END_TEST

START_TEST(an_unknown_engine_is_an_error) {
    ck_assert_ptr_null(engine_find(STR("klatt"), &error));
    ck_assert_ptr_nonnull(strstr(error.message, "klatt"));
}
END_TEST

START_TEST(identity_tells_the_version_and_the_data_of_a_voice) {
    static const char *const identities[] = {"en-us", "gmw/en", "en-us+f2", "en-us+f3"};
    enum { N = sizeof identities / sizeof *identities };
    struct str known[N];
    for (size_t i = 0; i < N; i++) {
        speaking_open(identities[i], "en");
        ck_assert(engine->identity(arena, &known[i], &error));
        ck_assert(str_starts_with(known[i], STR("eSpeak NG 1.")));
        for (size_t j = 0; j < i; j++)
            ck_assert(!str_equal(known[i], known[j]));
    }
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("espeak");
    tcase_add_checked_fixture(claims, speaking_setup, speaking_teardown);
    enum { N_SPOKEN = sizeof spoken / sizeof *spoken };
    tcase_add_loop_test(claims, every_word_is_heard_where_it_is_said_to_be, 0, N_SPOKEN);
    tcase_add_loop_test(claims, a_british_voice_gives_every_word_its_time_too, 0, N_SPOKEN);
    tcase_add_test(claims, a_phrase_at_its_limits_is_spoken_whole);
    tcase_add_loop_test(claims, a_word_as_long_as_a_phrase_is_spoken_whole, 0, N_SYLLABLES);
    tcase_add_test(claims, a_chain_that_overruns_the_library_is_spoken);
    tcase_add_test(claims, a_word_without_a_sound_is_refused_and_named);
    tcase_add_test(claims, a_recording_has_no_silence_at_its_ends);
    tcase_add_test(claims, a_comma_is_a_pause_that_belongs_to_no_word);
    tcase_add_test(claims, a_word_is_not_taken_for_mnemonics_or_markup);
    tcase_add_test(claims, phonemes_of_a_word_that_the_voice_lacks_are_an_error);
    tcase_add_test(claims, what_the_lexicon_may_hold_is_what_can_be_spoken);
    tcase_add_test(claims, the_engine_knows_its_dictionary);
    tcase_add_test(claims, phonemes_are_those_of_the_espeak_program);
    tcase_add_test(claims, phonemes_of_words_are_apart);
    tcase_add_test(claims, phonemes_name_no_voice);
    if (tests_fork()) {
        tcase_add_test(claims, a_child_says_the_same_whatever_was_said_before_it);
        tcase_add_test(claims, children_at_the_same_time_say_what_one_alone_says);
    }
    tcase_add_test(claims, an_unknown_voice_is_an_error);
    tcase_add_test(claims, an_unknown_variant_is_an_error);
    tcase_add_test(claims, an_unknown_engine_is_an_error);
    tcase_add_test(claims, identity_tells_the_version_and_the_data_of_a_voice);
    return tests_run("espeak", claims);
}
