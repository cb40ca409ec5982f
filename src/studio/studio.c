#include "studio/studio.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/child.h"
#include "studio/record.h"
#include "studio/samples.h"

/* Counts up when the same words, voice and settings give other samples or frames. */
enum { RECORDING_VERSION = 10 };

enum { N_ATTEMPTS = 2 };

bool studio_open(struct arena *arena, const struct voice *voice, const struct profile *profile,
                 const struct cache *cache, struct studio *studio, struct error *error) {
    *studio = (struct studio){
        .engine = engine_find(voice->engine, error),
        .voice = voice,
        .profile = profile,
        .cache = cache,
        .n_jobs = 1,
        .time_limit_ms = RECORD_TIME_LIMIT_MS,
    };
    if (!studio->engine || !studio->engine->open(voice, error) ||
        !studio->engine->identity(arena, &studio->engine_identity, error))
        return false;
    studio->format = (struct mp3_format){studio->engine->sample_rate(), profile->bitrate_kbps};
    studio->encoder = mp3_encoder_open(&studio->format, error);
    return studio->encoder != NULL;
}

void studio_close(struct studio *studio) {
    mp3_encoder_close(studio->encoder);
    *studio = (struct studio){0};
}

static void add_voice(struct hasher *hasher, const struct voice *voice) {
    hasher_add(hasher, voice->engine);
    hasher_add(hasher, voice->identity);
    hasher_add(hasher, voice->language);
    const int settings[] = {voice->rate, voice->pitch, voice->range, voice->volume,
                            voice->word_gap};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        hasher_add_number(hasher, settings[i]);
}

/* Levels are settings with a few decimals; thousandths of a decibel keep them whole. */
static void add_level(struct hasher *hasher, double level) {
    hasher_add_number(hasher, (int64_t)(level * 1000));
}

static void add_utterance(struct hasher *hasher, const struct utterance *utterance) {
    hasher_add_number(hasher, (int64_t)utterance->n_words);
    for (size_t i = 0; i < utterance->n_words; i++) {
        const struct word kept = utterance_word(utterance, i), *word = &kept;
        hasher_add(hasher, word->text);
        hasher_add(hasher, word->after);
        hasher_add_number(hasher, word->alphabet);
        hasher_add(hasher, word->phonemes);
        hasher_add_number(hasher, word->joined);
    }
    for (size_t i = 0; i < utterance->n_phrases; i++) {
        const struct phrase *phrase = &utterance->phrases[i];
        hasher_add_number(hasher, (int64_t)phrase->n_words);
        hasher_add_number(hasher, phrase->mark);
        hasher_add_number(hasher, phrase->pause_ms);
        hasher_add(hasher, phrase->language);
    }
}

struct hash studio_key(const struct studio *studio, const struct utterance *utterance) {
    struct hasher hasher;
    hasher_open(&hasher);
    hasher_add_number(&hasher, RECORDING_VERSION);
    hasher_add(&hasher, studio->engine_identity);
    hasher_add(&hasher, str_from_c(mp3_encoder_version()));
    hasher_add_number(&hasher, MP3_QUALITY);
    hasher_add_number(&hasher, studio->format.sample_rate_hz);
    hasher_add_number(&hasher, studio->format.bitrate_kbps);
    add_level(&hasher, studio->profile->loudness_lufs);
    add_level(&hasher, studio->profile->true_peak_dbtp);
    add_level(&hasher, studio->voice->loudness_lufs);
    add_voice(&hasher, studio->voice);
    add_utterance(&hasher, utterance);
    return hasher_close(&hasher);
}

/* ---- recording a script ---- */

struct job {
    size_t utterance; /* the first of those with this key; see next_twin */
    struct hash key;
    unsigned n_attempts;
};

#define NO_TWIN SIZE_MAX

struct session {
    struct arena *arena;
    const struct studio *studio;
    const struct script *script;
    struct child_pool *pool;
    struct {
        struct job *items;
        size_t count, capacity;
    } jobs;
    size_t next;       /* the first job that has not been started */
    size_t first;      /* utterance of the session */
    size_t *next_twin; /* of utterance first + i: another that shares its take, or NO_TWIN */
    bool *
        unkept; /* of utterance first + i: its take could not be stored; shared with the children */
    size_t n_unkept;
    struct studio_report *report;
    struct {
        struct studio_failure *items;
        size_t count, capacity;
    } failures;
};

struct child_work {
    const struct session *session;
    const struct job *job;
};

/* The samples first: where the take is there, they are. */
static bool store(const struct studio *studio, const struct hash *key, const struct take *take,
                  const struct recording *recording, struct error *error) {
    const struct samples samples = {recording->samples, recording->n_samples};
    return (!studio->keep_samples || samples_store(studio->cache, key, samples, error)) &&
           take_store(studio->cache, key, take, error);
}

static bool is_kept(const struct studio *studio, const struct hash *key) {
    return take_usable(studio->cache, key) &&
           (!studio->keep_samples || samples_usable(studio->cache, key));
}

/* In the child: records the take and stores it. */
static bool work(void *context, struct error *error) {
    const struct child_work *what = context;
    const struct studio *studio = what->session->studio;
    const struct utterance *utterance =
        &what->session->script->utterances.items[what->job->utterance];
    struct take take;
    struct recording recording;
    struct arena *arena = arena_open();
    bool recorded = record_take(arena, studio, utterance, &take, &recording, error);
    bool stored = recorded && store(studio, &what->job->key, &take, &recording, error);
    if (recorded && !stored)
        what->session->unkept[what->job->utterance - what->session->first] = true;
    arena_close(arena);
    return stored;
}

static bool start(struct session *session, size_t job, struct error *error) {
    struct child_work what = {session, &session->jobs.items[job]};
    const struct utterance *utterance = &session->script->utterances.items[what.job->utterance];
    session->jobs.items[job].n_attempts++;
    return child_start(session->pool, work, &what, job,
                       record_time_limit_ms(session->studio, utterance->spoken.len), error);
}

static void count_done(struct session *session, const struct utterance *utterance) {
    session->report->n_done++;
    session->report->words_done += utterance->n_words;
    if (session->studio->progress)
        session->studio->progress(session->studio->progress_context, session->report);
}

static void give_up(struct session *session, size_t utterance, const char *reason) {
    struct studio_failure *failure = arena_push(session->arena, &session->failures);
    failure->utterance = utterance;
    snprintf(failure->reason, sizeof failure->reason, "%s", reason);
}

/* The take is there, or there will be none, for the utterance and its twins. */
static void settle(struct session *session, size_t utterance, const char *failure) {
    for (bool first = true; utterance != NO_TWIN; first = false) {
        if (failure)
            give_up(session, utterance, failure);
        else if (first)
            session->report->n_recorded++;
        else
            session->report->n_reused++;
        count_done(session, &session->script->utterances.items[utterance]);
        utterance = session->next_twin[utterance - session->first];
    }
}

/* One take that cannot be kept may have met something in its way; two mean a full disk or
 * the like, and there is no use in recording the rest. */
static bool check_cache(struct session *session, const struct child_end *end, struct error *error) {
    const struct job *job = &session->jobs.items[end->tag];
    bool *unkept = &session->unkept[job->utterance - session->first];
    if (end->done || !*unkept)
        return true;
    if (job->n_attempts == 1)
        session->n_unkept++;
    *unkept = false;
    return session->n_unkept < 2 ||
           error_set(error, session->studio->cache->folder,
                     "takes cannot be kept (%s); make room, or name another folder with --cache",
                     end->reason);
}

static bool finish(struct session *session, const struct child_end *end, struct error *error) {
    const struct job *job = &session->jobs.items[end->tag];
    if (!check_cache(session, end, error))
        return false;
    bool done = end->done && is_kept(session->studio, &job->key);
    if (!done && job->n_attempts < N_ATTEMPTS)
        return start(session, end->tag, error);
    const char *reason = end->done ? "its take was damaged as it was written" : end->reason;
    settle(session, job->utterance, done ? NULL : reason);
    return true;
}

/* The longest first, so that no long one is left to the end while other cores idle. */
static int longest_first(const void *a, const void *b, void *context) {
    const struct script *script = context;
    const struct job *left = a, *right = b;
    size_t left_len = script->utterances.items[left->utterance].spoken.len;
    size_t right_len = script->utterances.items[right->utterance].spoken.len;
    if (left_len != right_len)
        return left_len < right_len ? 1 : -1;
    return (left->utterance > right->utterance) - (left->utterance < right->utterance);
}

static int job_order(const struct job *a, const struct job *b) {
    int order = memcmp(a->key.bytes, b->key.bytes, sizeof a->key.bytes);
    return order ? order : (a->utterance > b->utterance) - (a->utterance < b->utterance);
}

static int by_key(const void *a, const void *b) {
    return job_order(a, b);
}

/* Utterances with the same words and settings share a take: it is recorded once. */
static void join_twins(struct session *session) {
    struct job *jobs = session->jobs.items;
    size_t kept = 0, last = 0;
    qsort(jobs, session->jobs.count, sizeof *jobs, by_key);
    for (size_t i = 0; i < session->jobs.count; i++) {
        if (kept && memcmp(&jobs[kept - 1].key, &jobs[i].key, sizeof jobs[i].key) == 0)
            session->next_twin[last - session->first] = jobs[i].utterance;
        else
            jobs[kept++] = jobs[i];
        last = jobs[i].utterance;
    }
    session->jobs.count = kept;
}

static void drop_recorded(struct session *session) {
    size_t kept = 0;
    for (size_t i = 0; i < session->jobs.count; i++) {
        struct job job = session->jobs.items[i];
        if (is_kept(session->studio, &job.key)) {
            session->report->n_reused++;
            count_done(session, &session->script->utterances.items[job.utterance]);
        } else {
            session->jobs.items[kept++] = job;
        }
    }
    session->jobs.count = kept;
}

static void find_jobs(struct session *session, size_t first, size_t count) {
    session->first = first;
    session->next_twin = arena_alloc_array(session->arena, count, sizeof *session->next_twin);
    for (size_t i = first; i < first + count; i++) {
        const struct utterance *utterance = &session->script->utterances.items[i];
        session->next_twin[i - first] = NO_TWIN;
        if (utterance->n_words == 0)
            continue;
        session->report->n_total++;
        session->report->words_total += utterance->n_words;
        *arena_push(session->arena, &session->jobs) =
            (struct job){.utterance = i, .key = studio_key(session->studio, utterance)};
    }
    drop_recorded(session);
    if (session->jobs.count == 0)
        return;
    join_twins(session);
    qsort_r(session->jobs.items, session->jobs.count, sizeof *session->jobs.items, longest_first,
            (void *)session->script);
}

static bool run(struct session *session, struct error *error) {
    bool done = true;
    while (done && (session->next < session->jobs.count || child_running(session->pool))) {
        while (done && session->next < session->jobs.count && child_has_room(session->pool))
            done = start(session, session->next++, error);
        struct child_end end;
        done = done && child_wait(session->pool, &end, error) && finish(session, &end, error);
    }
    return done;
}

static bool report_failures(const struct session *session, struct error *error) {
    const struct studio_failure *first = session->failures.items;
    if (session->failures.count == 0)
        return true;
    const struct utterance *utterance = &session->script->utterances.items[first->utterance];
    char place[64] = "an announcement";
    if (utterance->has_source)
        snprintf(place, sizeof place, "of line %lu", utterance->source.line);
    return error_set(error, "", "%zu of %zu utterances could not be recorded; the first, %s: %s",
                     session->failures.count, session->report->n_total, place, first->reason);
}

static int by_utterance(const void *a, const void *b) {
    const struct studio_failure *left = a, *right = b;
    return (left->utterance > right->utterance) - (left->utterance < right->utterance);
}

static bool record_all(struct session *session, size_t count, struct error *error) {
    size_t size = count * sizeof *session->unkept;
    void *shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return error_set(error, "", "no memory to share with children: %s", strerror(errno));
    session->unkept = shared;
    session->pool = child_pool_open(session->studio->n_jobs, "the engine", error);
    bool done = session->pool && run(session, error);
    child_pool_close(session->pool);
    munmap(shared, size);
    return done;
}

bool studio_record(struct arena *arena, const struct studio *studio, const struct script *script,
                   size_t first, size_t count, struct studio_report *report,
                   struct studio_failure **failures, size_t *n_failures, struct error *error) {
    struct session session = {.arena = arena, .studio = studio, .script = script, .report = report};
    find_jobs(&session, first, count);
    bool done = session.jobs.count == 0 || record_all(&session, count, error);
    if (session.failures.count)
        qsort(session.failures.items, session.failures.count, sizeof *session.failures.items,
              by_utterance);
    *failures = session.failures.items;
    *n_failures = session.failures.count;
    return done && report_failures(&session, error);
}
