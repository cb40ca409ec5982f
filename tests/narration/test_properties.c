/* What holds for any text: nothing is lost, nothing that is written remains to be read,
 * places are true, and what is ready to be said stays as it is. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/file.h"
#include "document/reader.h"
#include "narration/narrate.h"
#include "narration/soup.h"
#include "narration/words/numbers.h"
#include "support.h"

enum {
    N_SOUPS = 1000,
    N_DOCUMENTS = 150,
    N_MISTAKES = 5, /* in each written form, in each round */
    N_ROUNDS = 2,
    /* A reading that moves a word (the unit of "$3.5 million") is no longer than this. */
    MOVED_WORDS = 40,
};

static const char *const languages[] = {"en-US", "en-GB", "en-US", "fr", "de", "hi", "zh", "xx"};

static struct arena *arena;

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

/* Of a language that ICU has no words of numbers for, figures are left to the engine. */
static bool figures_stay;

static struct utterance say(struct str text, const char *language) {
    figures_stay = !number_is_spelled(str_from_c(language));
    struct narration_options options = {.language = str_from_c(language),
                                        .pauses = &pauses_default};
    struct utterance utterance;
    struct error error = {0};
    ck_assert_msg(narrate_text(arena, text, &options, &utterance, &error), "“%.*s”: %s",
                  STR_ARG(text), error.message);
    return utterance;
}

/* ---- what every utterance has to keep ---- */

static bool may_be_in_word(uint32_t c) {
    return c > ' ' && c != 0x7F && !utf8_is_space(c) && (figures_stay || !utf8_is_digit(c)) &&
           !strchr("[]<>{}()\\|\"", (int)(c < 0x80 ? c : 'x'));
}

static void check_words(struct str text, const struct utterance *utterance) {
    for (size_t i = 0; i < utterance->n_words; i++) {
        struct str word = utterance_word(utterance, i).text;
        ck_assert_uint_gt(word.len, 0);
        ck_assert_msg(!utterance_word(utterance, i).alphabet ==
                          !utterance_word(utterance, i).phonemes.len,
                      "“%.*s” of “%.*s” has no sound", STR_ARG(word), STR_ARG(text));
        for (size_t at = 0; at < word.len;) {
            uint32_t c = utf8_next(word, &at);
            ck_assert_msg(c != UTF8_INVALID && may_be_in_word(c),
                          "U+%04X in the word “%.*s” of “%.*s”", c, STR_ARG(word), STR_ARG(text));
        }
    }
}

static void check_spoken(struct str text, const struct utterance *utterance) {
    struct str spoken = utterance->spoken;
    ck_assert_uint_eq(utf8_validate(spoken), spoken.len);
    ck_assert_msg(!str_contains(spoken, STR("  ")) && str_equal(spoken, str_trim(spoken)),
                  "spaces in “%.*s” of “%.*s”", STR_ARG(spoken), STR_ARG(text));
    for (size_t at = 0; at < spoken.len;) {
        uint32_t c = utf8_next(spoken, &at);
        ck_assert_msg((figures_stay || !utf8_is_digit(c)) && !u_iscntrl((UChar32)c),
                      "U+%04X in “%.*s” of “%.*s”", c, STR_ARG(spoken), STR_ARG(text));
    }
}

static void check_phrases(struct str text, const struct utterance *utterance) {
    size_t next = 0;
    for (size_t i = 0; i < utterance->n_phrases; i++) {
        const struct phrase *phrase = &utterance->phrases[i];
        ck_assert_uint_eq(phrase->first_word, next);
        ck_assert_uint_ge(phrase->n_words, 1);
        ck_assert_uint_le(phrase->n_words, PHRASE_MAX_WORDS);
        next += phrase->n_words;
        size_t bytes = 0;
        for (size_t w = phrase->first_word; w < next; w++)
            bytes += utterance_word(utterance, w).text.len;
        ck_assert_msg(bytes <= PHRASE_MAX_BYTES, "a phrase of %zu bytes in “%.*s”", bytes,
                      STR_ARG(text));
    }
    ck_assert_uint_eq(next, utterance->n_words);
}

static void check_places(struct str text, const struct utterance *utterance, size_t from,
                         size_t to) {
    size_t farthest = 0;
    for (size_t i = 0; i < utterance->n_words; i++) {
        const struct word kept = utterance_word(utterance, i), *word = &kept;
        if (word->start == word->end)
            continue; /* it is not in the source: "Note" before one */
        ck_assert_msg(from <= word->start && word->start < word->end && word->end <= to,
                      "“%.*s” has [%zu, %zu) of “%.*s”", STR_ARG(word->text), word->start,
                      word->end, STR_ARG(text));
        if (word->start >= utterance_word(utterance, farthest).start)
            farthest = i;
        ck_assert_msg(i - farthest < MOVED_WORDS, "“%.*s” is out of place in “%.*s”",
                      STR_ARG(word->text), STR_ARG(text));
    }
}

static void check_utterance(struct str text, const struct utterance *utterance, size_t from,
                            size_t to) {
    check_words(text, utterance);
    check_spoken(text, utterance);
    check_phrases(text, utterance);
    check_places(text, utterance, from, to);
}

START_TEST(any_mixture_of_written_forms_becomes_plain_words) {
    uint32_t state = (uint32_t)_i + 1;
    for (size_t round = 0; round < N_SOUPS; round++) {
        struct str text = soup_of_pieces(arena, &state, 1 + soup_next(&state, 24));
        struct utterance utterance = say(text, languages[_i]);
        check_utterance(text, &utterance, 0, text.len);
        close_arena();
        open_arena();
    }
}
END_TEST

START_TEST(any_code_points_become_plain_words) {
    uint32_t state = (uint32_t)_i + 99;
    for (size_t round = 0; round < N_SOUPS; round++) {
        struct str text = soup_of_code_points(arena, &state, 1 + soup_next(&state, 64));
        struct utterance utterance = say(text, languages[_i]);
        check_utterance(text, &utterance, 0, text.len);
        close_arena();
        open_arena();
    }
}
END_TEST

/* ---- whole documents ---- */

static void mark(bool *told, struct str source, size_t start, size_t end) {
    ck_assert_uint_le(start, end);
    ck_assert_uint_le(end, source.len);
    for (size_t at = start; at < end; at++)
        told[at] = true;
}

/* Every letter and figure of the source lies in a word's range or in an unspoken one. */
static void check_coverage(struct str source, const struct script *script) {
    bool *told = arena_alloc_array(arena, source.len + 1, sizeof *told);
    for (size_t i = 0; i < script->utterances.count; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        for (size_t w = 0; w < utterance->n_words; w++)
            mark(told, source, utterance_word(utterance, w).start,
                 utterance_word(utterance, w).end);
    }
    for (size_t i = 0; i < script->unspoken.count; i++) {
        const struct unspoken *unspoken = &script->unspoken.items[i];
        ck_assert_uint_gt(unspoken->reason.len, 0);
        mark(told, source, unspoken->source.start, unspoken->source.end);
    }
    for (size_t at = 0; at < source.len;) {
        size_t from = at;
        uint32_t c = utf8_next(source, &at);
        ck_assert_msg(told[from] || !u_isalnum((UChar32)c),
                      "U+%04X, byte %zu, is neither spoken nor listed in “%.*s”", c, from,
                      STR_ARG(source));
    }
}

static void check_script(struct str source, const struct script *script) {
    for (size_t i = 0; i < script->utterances.count; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        check_utterance(source, utterance, utterance->source.start, utterance->source.end);
        ck_assert_uint_le(utterance->source.end, source.len);
        ck_assert_uint_ge(utterance->source.line, 1);
    }
    check_coverage(source, script);
}

/* Reads and narrates; false where the text is refused, with a message and a place. */
static bool try_document(struct str source) {
    figures_stay = false;
    struct reader_options reading = {.repair = true};
    struct narration_options options = {.pauses = &pauses_default};
    struct document document;
    struct script script;
    struct error error = {0};
    bool done = document_read_content(arena, "soup.txt", source, &reading, &document, &error) &&
                script_narrate(arena, &document, &options, &script, &error);
    if (done)
        check_script(document.source, &script);
    else
        ck_assert(error.set && error.message[0] && error.place[0]);
    ck_assert_msg(!strstr(error.message, "please report"), "%s: %s", error.place, error.message);
    return done;
}

START_TEST(no_letter_of_any_document_is_lost) {
    uint32_t state = (uint32_t)_i + 7;
    size_t n_read = 0;
    for (size_t round = 0; round < N_DOCUMENTS; round++) {
        struct strbuf source = {.arena = arena};
        strbuf_add(&source, STR("Soup. "));
        strbuf_add(&source, soup_of_pieces(arena, &state, soup_next(&state, 400)));
        n_read += try_document(strbuf_str(&source));
        close_arena();
        open_arena();
    }
    ck_assert_uint_ge(n_read, N_DOCUMENTS / 4);
}
END_TEST

START_TEST(bytes_at_random_are_read_or_refused) {
    uint32_t state = (uint32_t)_i + 70;
    for (int round = 0; round < N_DOCUMENTS * 4; round++) {
        struct strbuf source = {.arena = arena};
        for (size_t n = soup_next(&state, 64); n > 0; n--)
            strbuf_add_char(&source, (char)soup_next(&state, 256));
        if (round % 2)
            strbuf_add(&source, soup_of_code_points(arena, &state, 40));
        try_document(strbuf_str(&source));
        close_arena();
        open_arena();
    }
}
END_TEST

/* ---- what the specifications hold ---- */

/* A case of tests/spec: what is written, and how it is said. */
struct spec_case {
    const char *file, *language;
    struct str written, spoken;
};

typedef void case_fn(const struct spec_case *spec_case, void *context);

static void each_case_of(const char *file, struct str content, case_fn *try, void *context) {
    struct spec_case spec_case = {.file = file, .language = "en-US"};
    struct str arrow = STR(" → ");
    while (content.len) {
        struct str line = str_cut(&content, '\n');
        const char *found = str_find(line, arrow);
        if (line.len && line.ptr[0] == '@')
            spec_case.language = str_to_c(arena, str_slice(line, 1, line.len));
        else if (line.len && line.ptr[0] != '#' && found) {
            spec_case.written = str_slice(line, 0, (size_t)(found - line.ptr));
            spec_case.spoken = str_slice(line, spec_case.written.len + arrow.len, line.len);
            try(&spec_case, context);
        }
    }
}

static int is_spec(const struct dirent *entry) {
    return str_ends_with(str_from_c(entry->d_name), STR(".txt"));
}

static void each_case(case_fn *try, void *context) {
    struct dirent **entries;
    int n = scandir(TESTS_DIR "/spec", &entries, is_spec, alphasort);
    ck_assert_int_gt(n, 0);
    for (int i = 0; i < n; i++) {
        struct str content;
        struct error error = {0};
        char *path = file_join(arena, TESTS_DIR "/spec", entries[i]->d_name);
        ck_assert_msg(file_read(arena, path, 1 << 20, &content, &error), "%s", error.message);
        each_case_of(entries[i]->d_name, content, try, context);
        free(entries[i]);
    }
    free(entries);
}

/* ---- twice is once ---- */

/* Spoken forms that mean something else when they are written, and why. */
static const char *const ambiguous[] = {NULL}; /* none at present */

static bool is_ambiguous(struct str spoken) {
    for (size_t i = 0; ambiguous[i]; i++)
        if (str_equal(spoken, str_from_c(ambiguous[i])))
            return true;
    return false;
}

struct tally {
    unsigned cases, changed;
};

static void try_again(const struct spec_case *spec_case, void *context) {
    struct tally *tally = context;
    struct str spoken = spec_case->spoken;
    struct utterance again = say(spoken, spec_case->language);
    check_words(spoken, &again);
    bool same = str_equal(again.spoken, spoken);
    tally->cases++;
    if (same == !is_ambiguous(spoken))
        return;
    tally->changed++;
    fprintf(stderr, "%s: %s: “%.*s” is read as “%.*s”\n", spec_case->file,
            same ? "is no exception" : spec_case->language, STR_ARG(spoken), STR_ARG(again.spoken));
}

START_TEST(what_the_specifications_say_stays_when_it_is_read_again) {
    struct tally tally = {0};
    each_case(try_again, &tally);
    ck_assert_msg(tally.changed == 0, "%u of %u change", tally.changed, tally.cases);
}
END_TEST

/* ---- mistakes ---- */

static void try_mistakes(const struct spec_case *spec_case, void *context) {
    uint32_t *state = context;
    for (int i = 0; i < N_MISTAKES; i++) {
        struct str text = soup_of_mistakes(arena, state, spec_case->written);
        struct utterance utterance = say(text, spec_case->language);
        check_utterance(text, &utterance, 0, text.len);
    }
}

START_TEST(written_forms_with_mistakes_become_plain_words) {
    uint32_t state = (uint32_t)_i + 1;
    each_case(try_mistakes, &state);
}
END_TEST

int main(void) {
    enum { N_LANGUAGES = sizeof languages / sizeof *languages };
    TCase *claims = tcase_create("properties");
    tcase_set_timeout(claims, 300);
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_loop_test(claims, any_mixture_of_written_forms_becomes_plain_words, 0, N_LANGUAGES);
    tcase_add_loop_test(claims, any_code_points_become_plain_words, 0, N_LANGUAGES);
    tcase_add_loop_test(claims, no_letter_of_any_document_is_lost, 0, 4);
    tcase_add_loop_test(claims, bytes_at_random_are_read_or_refused, 0, 4);
    tcase_add_test(claims, what_the_specifications_say_stays_when_it_is_read_again);
    tcase_add_loop_test(claims, written_forms_with_mistakes_become_plain_words, 0, N_ROUNDS);
    return tests_run("properties", claims);
}
