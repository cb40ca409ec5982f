#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include "studio/child.h"
#include "studio/record.h"

/* One question to one child, whose answer comes back in shared memory. */
struct question {
    const struct studio *studio;
    const struct utterance *utterance;
    char *answer; /* shared with the child */
    size_t *len;
};

/* The most that `say` and `normalize --ipa` get back: five minutes of samples. */
enum { ANSWER_MAX_BYTES = 16 << 20 };

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
    return record_samples(arena_open(), question->studio, question->utterance, &recording, error) &&
           keep_answer(question,
                       (struct str){(const char *)recording.samples,
                                    recording.n_samples * sizeof *recording.samples},
                       error);
}

static bool answer_phonemes(void *context, struct error *error) {
    const struct question *question = context;
    struct str ipa;
    return question->studio->engine->phonemes(arena_open(), question->utterance, &ipa, error) &&
           keep_answer(question, ipa, error);
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
    struct child_pool *pool = child_pool_open(1, error);
    struct child_end end;
    bool done = pool &&
                child_start(pool, answerer, question, 0,
                            record_time_limit_ms(question->studio, question->utterance), error) &&
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
    struct question question = {studio, utterance, NULL, NULL};
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
    struct question question = {studio, utterance, NULL, NULL};
    *ipa = (struct str){0};
    return utterance->n_words == 0 || ask(arena, &question, answer_phonemes, ipa, error);
}
