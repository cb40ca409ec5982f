/* Questions to the engine: one answer from one child, which is not kept. */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include "base/child.h"
#include "studio/record.h"
#include "studio/studio.h"

struct question {
    const struct studio *studio;
    const struct utterance *utterance; /* or */
    const struct str *words;
    size_t n_words;
    unsigned time_limit_ms;
    char *answer; /* shared with the child */
    size_t *len;
};

/* The most that `say` and `normalize --ipa` get back: five minutes of samples. */
enum { ANSWER_MAX_BYTES = 16 << 20 };

static struct question about_utterance(const struct studio *studio,
                                       const struct utterance *utterance) {
    return (struct question){.studio = studio,
                             .utterance = utterance,
                             .time_limit_ms = record_time_limit_ms(studio, utterance->spoken.len)};
}

static bool keep_answer(const struct question *question, struct str answer, struct error *error) {
    if (answer.len > ANSWER_MAX_BYTES)
        return error_set(error, "", "too long to be said at once; build it");
    if (answer.len)
        memcpy(question->answer, answer.ptr, answer.len);
    *question->len = answer.len;
    return true;
}

static bool answer_samples(void *context, struct error *error) {
    const struct question *question = context;
    struct recording recording;
    struct arena *arena = arena_open();
    bool done = record_samples(arena, question->studio, question->utterance, &recording, error) &&
                keep_answer(question,
                            (struct str){(const char *)recording.samples,
                                         recording.n_samples * sizeof *recording.samples},
                            error);
    arena_close(arena);
    return done;
}

static bool answer_phonemes(void *context, struct error *error) {
    const struct question *question = context;
    struct str ipa;
    struct arena *arena = arena_open();
    bool done = question->studio->engine->phonemes(arena, question->utterance, &ipa, error) &&
                keep_answer(question, ipa, error);
    arena_close(arena);
    return done;
}

static bool ask(struct arena *arena, struct question *question, child_work_fn *answerer,
                struct str *answer, struct error *error) {
    size_t size = sizeof *question->len + ANSWER_MAX_BYTES;
    void *shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        error_set(error, "", "no memory for the engine's answer: %s", strerror(errno));
        return false;
    }
    question->len = shared;
    question->answer = (char *)(question->len + 1);
    struct child_pool *pool = child_pool_open(1, "the engine", error);
    struct child_end end;
    bool done = pool && child_start(pool, answerer, question, 0, question->time_limit_ms, error) &&
                child_wait(pool, &end, error) &&
                (end.done || error_set(error, "", "%s", end.reason));
    child_pool_close(pool);
    if (done)
        *answer = str_copy(arena, (struct str){question->answer, *question->len});
    munmap(shared, size);
    return done;
}

bool studio_say(struct arena *arena, const struct studio *studio, const struct utterance *utterance,
                struct recording *recording, struct error *error) {
    struct question question = about_utterance(studio, utterance);
    struct str answer;
    *recording = (struct recording){.arena = arena};
    if (!ask(arena, &question, answer_samples, &answer, error))
        return false;
    recording->samples = (int16_t *)(void *)answer.ptr; /* arena memory: aligned for any type */
    recording->n_samples = answer.len / sizeof *recording->samples;
    return true;
}

bool studio_phonemes(struct arena *arena, const struct studio *studio,
                     const struct utterance *utterance, struct str *ipa, struct error *error) {
    struct question question = about_utterance(studio, utterance);
    *ipa = (struct str){0};
    return utterance->n_words == 0 || ask(arena, &question, answer_phonemes, ipa, error);
}

/* ---- languages ---- */

/* A "+" for each that is spoken, or a "-". */
static bool answer_languages(void *context, struct error *error) {
    const struct question *question = context;
    struct arena *arena = arena_open();
    struct strbuf marks = {.arena = arena};
    for (size_t i = 0; i < question->n_words; i++)
        strbuf_add_char(&marks, question->studio->engine->speaks(question->words[i]) ? '+' : '-');
    bool done = keep_answer(question, strbuf_str(&marks), error);
    arena_close(arena);
    return done;
}

bool studio_speaks(struct arena *arena, const struct studio *studio, const struct str *languages,
                   size_t n, bool *spoken, struct error *error) {
    struct question question = {.studio = studio,
                                .words = languages,
                                .n_words = n,
                                .time_limit_ms = record_time_limit_ms(studio, n)};
    struct str marks = {0};
    if (n && !ask(arena, &question, answer_languages, &marks, error))
        return false;
    for (size_t i = 0; i < n; i++)
        spoken[i] = i < marks.len && marks.ptr[i] == '+';
    return true;
}

/* ---- words, many to a child ---- */

enum { WORDS_A_CHILD = 4096 };

static struct str phonemes_of(struct arena *arena, const struct engine *engine, struct str text) {
    struct word word = {.text = text};
    struct phrase phrase = {.n_words = 1, .mark = '.'};
    struct utterance utterance = {.phrases = &phrase, .n_phrases = 1};
    utterance_set_words(arena, &utterance, &word, 1);
    struct error silent = {0};
    struct str ipa;
    return engine->phonemes(arena, &utterance, &ipa, &silent) ? ipa : (struct str){0};
}

/* A line for each word: "+" for one that is known or "-", and its phonemes. */
static bool answer_words(void *context, struct error *error) {
    const struct question *question = context;
    const struct engine *engine = question->studio->engine;
    struct arena *arena = arena_open();
    struct strbuf lines = {.arena = arena};
    for (size_t i = 0; i < question->n_words; i++) {
        struct arena *scratch = arena_open();
        strbuf_add_char(&lines, engine->knows(question->words[i]) ? '+' : '-');
        strbuf_add(&lines, phonemes_of(scratch, engine, question->words[i]));
        strbuf_add_char(&lines, '\n');
        arena_close(scratch);
    }
    bool done = keep_answer(question, strbuf_str(&lines), error);
    arena_close(arena);
    return done;
}

static void read_pronunciations(struct str lines, struct pronunciation *pronunciations, size_t n) {
    for (size_t i = 0; i < n && lines.len; i++) {
        struct str line = str_cut(&lines, '\n');
        pronunciations[i] =
            (struct pronunciation){str_starts_with(line, STR("+")), str_slice(line, 1, line.len)};
    }
}

bool studio_pronounce(struct arena *arena, const struct studio *studio, const struct str *words,
                      size_t n, struct pronunciation **pronunciations, struct error *error) {
    *pronunciations = arena_alloc_array(arena, n, sizeof **pronunciations);
    for (size_t from = 0, count; from < n; from += count) {
        count = n - from < WORDS_A_CHILD ? n - from : WORDS_A_CHILD;
        struct question question = {.studio = studio,
                                    .words = words + from,
                                    .n_words = count,
                                    .time_limit_ms = record_time_limit_ms(studio, count)};
        struct str lines;
        if (!ask(arena, &question, answer_words, &lines, error))
            return false;
        read_pronunciations(lines, *pronunciations + from, count);
    }
    return true;
}
