#include "studio/studio.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "base/file.h"
#include "folder.h"
#include "studio/samples.h"
#include "support.h"

/* ---- an engine that does what its words say ---- */

enum { RATE = 22050 };
static const size_t SAMPLES_A_LETTER = 1500;

/* What children did, for the parent to see. */
static volatile struct {
    unsigned n_spoken;  /* phrases begun */
    unsigned n_crashes; /* of "crash-once" */
} * seen;

static bool fake_open(const struct voice *voice, struct error *error) {
    (void)voice, (void)error;
    return true;
}

static bool fake_identity(struct arena *arena, struct str *identity, struct error *error) {
    (void)arena, (void)error;
    *identity = STR("fake 1");
    return true;
}

static int fake_rate(void) {
    return RATE;
}

static void sleep_ms(long ms) {
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

/* A tone for each word, as long as the word. */
static void hum(struct recording *recording, struct str word, struct word_time *time) {
    size_t n = word.len * SAMPLES_A_LETTER;
    recording->samples =
        arena_grow_array(recording->arena, recording->samples, &recording->capacity,
                         recording->n_samples + n, sizeof *recording->samples);
    time->start = (uint32_t)recording->n_samples;
    for (size_t i = 0; i < n; i++)
        recording->samples[recording->n_samples++] =
            (int16_t)lrint(6000 * sin((double)i * (0.02 + 0.001 * word.ptr[0])));
    time->end = (uint32_t)recording->n_samples;
}

/* As a program that catches nothing: the sanitizer's handlers are left aside. */
static void crash(int signal_number) {
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void obey(struct str word) {
    if (str_equal(word, STR("crash")))
        crash(SIGSEGV);
    else if (str_equal(word, STR("hang")))
        sleep_ms(600 * 1000L);
    else if (str_equal(word, STR("slow")))
        sleep_ms(100);
    else if (str_equal(word, STR("leave")))
        _exit(0);
    else if (str_equal(word, STR("crash-once")) && __sync_fetch_and_add(&seen->n_crashes, 1) == 0)
        crash(SIGABRT);
}

static bool fake_speak(const struct utterance *utterance, size_t n, struct recording *recording,
                       struct error *error) {
    const struct phrase *phrase = &utterance->phrases[n];
    __sync_fetch_and_add(&seen->n_spoken, 1);
    for (size_t i = phrase->first_word; i < phrase->first_word + phrase->n_words; i++) {
        struct str word = utterance_word(utterance, i).text;
        struct word_time *time = &recording->word_times[i];
        obey(word);
        if (str_equal(word, STR("silent")))
            continue;
        hum(recording, word, time);
        if (str_equal(word, STR("beyond")))
            time->end += 1000000;
        if (str_equal(word, STR("backwards")))
            time->start = time->end + 1;
        if (str_equal(word, STR("refused")))
            return error_set(error, "", "no sound for “%.*s”", STR_ARG(word));
    }
    return true;
}

static const struct engine fake = {
    .name = "fake",
    .open = fake_open,
    .identity = fake_identity,
    .sample_rate = fake_rate,
    .speak = fake_speak,
};

/* ---- a studio with it, and scripts of one phrase an utterance ---- */

static struct arena *arena;
static struct error error;
static struct cache cache;
static struct voice voice;
static struct profile profile;
static struct studio studio;
static struct script script;
static struct studio_report report;
static struct studio_failure *failures;
static size_t n_failures;

static void open_studio(void) {
    voice = (struct voice){.name = STR("fake"), .engine = STR("fake"), .loudness_lufs = -20};
    profile = (struct profile){.loudness_lufs = -19, .true_peak_dbtp = -3, .bitrate_kbps = 64};
    studio = (struct studio){
        .engine = &fake,
        .voice = &voice,
        .profile = &profile,
        .format = {RATE, 64},
        .engine_identity = STR("fake 1"),
        .cache = &cache,
        .n_jobs = 2,
        .time_limit_ms = 20000,
    };
    studio.encoder = mp3_encoder_open(&studio.format, &error);
    ck_assert_ptr_nonnull(studio.encoder);
}

static void setup(void) {
    arena = arena_open();
    error = (struct error){0};
    script = (struct script){0};
    report = (struct studio_report){0};
    seen = mmap(NULL, sizeof *seen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    folder_make();
    ck_assert(cache_open(arena, folder, true, &cache, &error));
    open_studio();
}

static void teardown(void) {
    mp3_encoder_close(studio.encoder);
    cache_close(&cache);
    folder_remove();
    arena_close(arena);
}

static void add(const char *text) {
    struct {
        struct word *items;
        size_t count, capacity;
    } words = {0};
    struct utterance *utterance = arena_push(arena, &script.utterances);
    for (struct str rest = str_from_c(text), word; (word = str_cut_word(&rest)).len;)
        arena_push(arena, &words)->text = word;
    struct phrase *phrase = arena_alloc(arena, sizeof *phrase);
    *phrase = (struct phrase){.n_words = words.count, .mark = '.'};
    *utterance = (struct utterance){
        .source = {.line = (unsigned long)script.utterances.count * 10},
        .has_source = true,
        .phrases = phrase,
        .n_phrases = words.count ? 1 : 0,
    };
    utterance_set_words(arena, utterance, words.items, words.count);
}

static bool record(void) {
    report = (struct studio_report){0};
    error = (struct error){0};
    return studio_record(arena, &studio, &script, 0, script.utterances.count, &report, &failures,
                         &n_failures, &error);
}

static bool has_take(size_t utterance) {
    struct hash key = studio_key(&studio, &script.utterances.items[utterance]);
    return take_usable(&cache, &key);
}

static struct take take_of(size_t utterance) {
    struct hash key = studio_key(&studio, &script.utterances.items[utterance]);
    struct take take;
    ck_assert(take_load(arena, &cache, &key, &take, &error));
    return take;
}

static void no_child_is_left(void) {
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
    ck_assert_int_eq(errno, ECHILD);
}

/* ---- recording ---- */

START_TEST(a_script_is_recorded_and_then_reused) {
    add("one two");
    add("");
    add("three");
    ck_assert_msg(record(), "%s", error.message);
    ck_assert_uint_eq(report.n_total, 2);
    ck_assert_uint_eq(report.n_recorded, 2);
    ck_assert_uint_eq(report.n_done, 2);
    ck_assert_uint_eq(report.words_done, 3);
    ck_assert_uint_eq(report.words_total, 3);
    ck_assert(record());
    ck_assert_uint_eq(report.n_recorded, 0);
    ck_assert_uint_eq(report.n_reused, 2);
    ck_assert_uint_eq(report.n_done, 2);
    ck_assert_uint_eq(seen->n_spoken, 2);
    no_child_is_left();
}
END_TEST

START_TEST(an_empty_script_is_no_work) {
    ck_assert(record());
    ck_assert_uint_eq(report.n_total, 0);
}
END_TEST

START_TEST(a_take_says_when_its_words_are_heard) {
    add("one three");
    ck_assert(record());
    struct take take = take_of(0);
    ck_assert_uint_eq(take.n_words, 2);
    ck_assert_uint_eq(take.word_times[0].end, 3 * SAMPLES_A_LETTER);
    ck_assert_uint_eq(take.word_times[1].end, 8 * SAMPLES_A_LETTER);
    ck_assert_uint_eq(take.n_samples, 8 * SAMPLES_A_LETTER);
    ck_assert_uint_ge((size_t)take.n_frames * 576, take.n_samples + 1105);
    ck_assert_double_le((double)take.peak_dbtp, -3);
}
END_TEST

START_TEST(twins_are_recorded_once) {
    for (int i = 0; i < 5; i++)
        add("the same");
    add("another");
    ck_assert(record());
    ck_assert_uint_eq(seen->n_spoken, 2);
    ck_assert_uint_eq(report.n_recorded, 2);
    ck_assert_uint_eq(report.n_reused, 4);
    ck_assert_uint_eq(report.n_done, 6);
}
END_TEST

START_TEST(a_part_of_a_script_is_recorded_alone) {
    add("one");
    add("two");
    add("three");
    ck_assert(
        studio_record(arena, &studio, &script, 1, 1, &report, &failures, &n_failures, &error));
    ck_assert(!has_take(0) && has_take(1) && !has_take(2));
}
END_TEST

static bool has_samples(size_t utterance) {
    struct hash key = studio_key(&studio, &script.utterances.items[utterance]);
    return samples_usable(&cache, &key);
}

START_TEST(samples_are_kept_when_they_are_asked_for) {
    add("one two");
    ck_assert(record());
    ck_assert(!has_samples(0));
    struct take before = take_of(0);
    studio.keep_samples = true;
    ck_assert(record());
    ck_assert_uint_eq(report.n_recorded, 1);
    struct take after = take_of(0);
    ck_assert(str_equal(after.frames, before.frames));
    ck_assert(record());
    ck_assert_uint_eq(report.n_reused, 1);
}
END_TEST

START_TEST(samples_are_what_the_take_was_encoded_from) {
    struct samples samples;
    struct strbuf frames = {.arena = arena};
    size_t n_frames;
    studio.keep_samples = true;
    add("one two");
    ck_assert(record());
    struct hash key = studio_key(&studio, &script.utterances.items[0]);
    ck_assert(samples_load(arena, &cache, &key, &samples, &error));
    ck_assert_uint_eq(samples.count, take_of(0).n_samples);
    ck_assert(mp3_segment_encode(&studio.format, samples.items, samples.count, &frames, &n_frames,
                                 &error));
    struct str encoded = strbuf_str(&frames), taken = take_of(0).frames;
    ck_assert(str_equal(encoded, taken));
}
END_TEST

static struct hash key_of(const char *text) {
    script.utterances.count = 0;
    add(text);
    return studio_key(&studio, &script.utterances.items[0]);
}

START_TEST(a_key_hangs_on_all_that_is_heard) {
    struct hash first = key_of("one two");
    struct hash again = key_of("one two");
    ck_assert_mem_eq(first.bytes, again.bytes, sizeof again.bytes);
    struct hash other[7];
    other[0] = key_of("onetwo");
    voice.rate++;
    other[1] = key_of("one two");
    voice.pitch++;
    other[2] = key_of("one two");
    studio.engine_identity = STR("fake 2");
    other[3] = key_of("one two");
    profile.true_peak_dbtp = -2.9;
    other[4] = key_of("one two");
    studio.format.bitrate_kbps = 48;
    other[5] = key_of("one two");
    key_of("one two");
    script.utterances.items[0].phrases[0].mark = '?';
    other[6] = studio_key(&studio, &script.utterances.items[0]);
    for (size_t i = 0; i < 7; i++) {
        ck_assert_mem_ne(first.bytes, other[i].bytes, sizeof first.bytes);
        for (size_t j = 0; j < i; j++)
            ck_assert_mem_ne(other[i].bytes, other[j].bytes, sizeof first.bytes);
    }
}
END_TEST

/* ---- the same bytes, always ---- */

static struct str take_bytes(size_t utterance) {
    struct hash key = studio_key(&studio, &script.utterances.items[utterance]);
    struct str content;
    ck_assert(
        file_read(arena, cache_path(arena, &cache, &key, ".take"), 1 << 24, &content, &error));
    return content;
}

START_TEST(any_number_of_jobs_and_any_order_give_the_same_bytes) {
    static const char *const texts[] = {"a", "quite some words of it", "crash-once", "two words",
                                        "b", "slow then quick",        "c d e f",    "zeta"};
    enum { N = sizeof texts / sizeof *texts };
    struct str first[N];
    studio.n_jobs = 1;
    for (size_t i = 0; i < N; i++)
        add(texts[i]);
    ck_assert(record());
    for (size_t i = 0; i < N; i++)
        first[i] = take_bytes(i);
    char *elsewhere = file_join(arena, folder, "elsewhere");
    ck_assert(cache_open(arena, elsewhere, true, &cache, &error));
    script.utterances.count = 0;
    studio.n_jobs = 4;
    for (size_t i = N; i-- > 0;)
        add(texts[i]);
    ck_assert(record());
    ck_assert_uint_eq(report.n_recorded, N);
    for (size_t i = 0; i < N; i++)
        ck_assert(str_equal(first[i], take_bytes(N - 1 - i)));
}
END_TEST

/* ---- failures ---- */

START_TEST(a_crash_that_passes_is_recorded_at_the_second_attempt) {
    add("before");
    add("crash-once now");
    ck_assert_msg(record(), "%s", error.message);
    ck_assert_uint_eq(n_failures, 0);
    ck_assert_uint_eq(report.n_recorded, 2);
    ck_assert_uint_eq(seen->n_spoken, 3);
}
END_TEST

static const struct {
    const char *word, *reason;
} faults[] = {
    {"crash", "crashed (Segmentation fault)"},
    {"refused", "no sound for “refused”"},
    {"beyond", "a time that cannot be"},
    {"backwards", "a time that cannot be"},
    {"silent", "the engine was silent"},
    {"leave", "damaged"},
    {"hang", "no answer within"},
};

START_TEST(a_fault_is_reported_with_its_reason_and_the_others_are_kept) {
    if (strcmp(faults[_i].word, "hang") == 0)
        studio.time_limit_ms = 1500;
    add("good");
    add(faults[_i].word);
    add("better");
    ck_assert(!record());
    ck_assert_uint_eq(n_failures, 1);
    ck_assert_uint_eq(failures[0].utterance, 1);
    ck_assert_msg(strstr(failures[0].reason, faults[_i].reason) != NULL, "is “%s”",
                  failures[0].reason);
    ck_assert_ptr_nonnull(strstr(error.message, "1 of 3"));
    ck_assert_ptr_nonnull(strstr(error.message, "line 20"));
    ck_assert_ptr_nonnull(strstr(error.message, faults[_i].reason));
    ck_assert(has_take(0) && !has_take(1) && has_take(2));
    ck_assert_uint_eq(report.n_recorded, 2);
    ck_assert_uint_eq(report.n_done, 3);
    ck_assert_uint_eq(seen->n_spoken, 4); /* tried twice */
    no_child_is_left();
}
END_TEST

START_TEST(failures_come_in_the_order_of_the_script) {
    add("refused");
    add("fine");
    add("a long one that is crash and started first");
    add("refused too");
    ck_assert(!record());
    ck_assert_uint_eq(n_failures, 3);
    ck_assert_uint_eq(failures[0].utterance, 0);
    ck_assert_uint_eq(failures[1].utterance, 2);
    ck_assert_uint_eq(failures[2].utterance, 3);
    ck_assert_ptr_nonnull(strstr(error.message, "line 10"));
}
END_TEST

START_TEST(twins_fail_together) {
    add("refused");
    add("fine");
    add("refused");
    ck_assert(!record());
    ck_assert_uint_eq(n_failures, 2);
    ck_assert_uint_eq(failures[0].utterance, 0);
    ck_assert_uint_eq(failures[1].utterance, 2);
    ck_assert_uint_eq(report.n_reused, 0);
    ck_assert_uint_eq(report.n_done, 3);
}
END_TEST

START_TEST(a_longer_text_has_a_longer_time) {
    struct strbuf text = {.arena = arena};
    studio.time_limit_ms = 100; /* and 20 ms a byte: a second and more */
    strbuf_add(&text, STR("slow slow slow slow slow slow "));
    for (int i = 0; i < 10; i++)
        strbuf_add(&text, STR("word "));
    add(str_to_c(arena, strbuf_str(&text)));
    ck_assert_msg(record(), "%s", error.message);
}
END_TEST

START_TEST(a_damaged_take_is_recorded_again) {
    add("one");
    ck_assert(record());
    struct hash key = studio_key(&studio, &script.utterances.items[0]);
    ck_assert(file_write(cache_path(arena, &cache, &key, ".take"), STR("nonsense"), &error));
    ck_assert(record());
    ck_assert_uint_eq(report.n_recorded, 1);
    ck_assert(has_take(0));
}
END_TEST

START_TEST(a_full_disk_ends_the_build_with_one_clear_error) {
    for (int i = 0; i < 20; i++)
        add((const char *)str_format(arena, "words of utterance %c", 'a' + i).ptr);
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){2000, 2000}), 0);
    ck_assert(!record());
    ck_assert_uint_le(n_failures, 1);
    ck_assert_str_eq(error.place, folder);
    ck_assert_ptr_nonnull(strstr(error.message, strerror(EFBIG)));
    ck_assert_ptr_nonnull(strstr(error.message, "--cache"));
    ck_assert_uint_le(seen->n_spoken, 6);
    no_child_is_left();
}
END_TEST

START_TEST(a_take_with_something_in_its_way_is_reported_alone) {
    add("one");
    add("two");
    add("three");
    struct hash key = studio_key(&studio, &script.utterances.items[1]);
    ck_assert(file_make_folder(cache_path(arena, &cache, &key, ".take"), &error));
    ck_assert(!record());
    ck_assert_uint_eq(n_failures, 1);
    ck_assert_uint_eq(failures[0].utterance, 1);
    ck_assert_ptr_nonnull(strstr(failures[0].reason, "cannot be written"));
    ck_assert(has_take(0) && has_take(2));
}
END_TEST

/* ---- interrupts ---- */

static void interrupt_after_three(void *context, const struct studio_report *progress) {
    if (progress->n_done == 3)
        kill(getpid(), *(int *)context);
}

static int interrupts[] = {SIGINT, SIGTERM, SIGHUP};

START_TEST(an_interrupted_build_keeps_its_takes_and_goes_on_later) {
    enum { N = 12 };
    for (int i = 0; i < N; i++)
        add((const char *)str_format(arena, "slow %c", 'a' + i).ptr);
    studio.progress = interrupt_after_three;
    studio.progress_context = &interrupts[_i];
    ck_assert(!record());
    ck_assert_ptr_nonnull(strstr(error.message, "interrupted"));
    ck_assert_uint_eq(n_failures, 0);
    ck_assert_uint_ge(report.n_recorded, 3);
    ck_assert_uint_lt(report.n_recorded, N);
    no_child_is_left();
    unsigned n_kept = 0;
    for (size_t i = 0; i < N; i++)
        n_kept += has_take(i);
    ck_assert_uint_ge(n_kept, report.n_recorded);
    studio.progress = NULL;
    ck_assert(record());
    ck_assert_uint_eq(report.n_reused, n_kept);
    ck_assert_uint_eq(report.n_recorded, N - n_kept);
}
END_TEST

/* ---- one thing said ---- */

START_TEST(saying_gives_the_samples_and_keeps_no_take) {
    struct recording recording;
    add("one two");
    ck_assert(studio_say(arena, &studio, &script.utterances.items[0], &recording, &error));
    ck_assert_uint_eq(recording.n_samples, 6 * SAMPLES_A_LETTER);
    ck_assert(!has_take(0));
}
END_TEST

START_TEST(a_crash_while_saying_is_an_error) {
    struct recording recording;
    add("crash");
    ck_assert(!studio_say(arena, &studio, &script.utterances.items[0], &recording, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "crashed"));
    no_child_is_left();
}
END_TEST

START_TEST(what_is_too_long_to_be_said_at_once_is_refused) {
    struct recording recording;
    struct strbuf text = {.arena = arena};
    for (int i = 0; i < 6000; i++)
        strbuf_add_char(&text, 'x');
    add(str_to_c(arena, strbuf_str(&text)));
    ck_assert(!studio_say(arena, &studio, &script.utterances.items[0], &recording, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "too long"));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("studio");
    tcase_set_timeout(claims, 60);
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, a_script_is_recorded_and_then_reused);
    tcase_add_test(claims, an_empty_script_is_no_work);
    tcase_add_test(claims, a_take_says_when_its_words_are_heard);
    tcase_add_test(claims, twins_are_recorded_once);
    tcase_add_test(claims, a_part_of_a_script_is_recorded_alone);
    tcase_add_test(claims, samples_are_kept_when_they_are_asked_for);
    tcase_add_test(claims, samples_are_what_the_take_was_encoded_from);
    tcase_add_test(claims, a_key_hangs_on_all_that_is_heard);
    tcase_add_test(claims, any_number_of_jobs_and_any_order_give_the_same_bytes);
    tcase_add_test(claims, a_crash_that_passes_is_recorded_at_the_second_attempt);
    tcase_add_loop_test(claims, a_fault_is_reported_with_its_reason_and_the_others_are_kept, 0,
                        sizeof faults / sizeof *faults);
    tcase_add_test(claims, failures_come_in_the_order_of_the_script);
    tcase_add_test(claims, twins_fail_together);
    tcase_add_test(claims, a_damaged_take_is_recorded_again);
    tcase_add_test(claims, a_take_with_something_in_its_way_is_reported_alone);
    if (tests_fork()) {
        tcase_add_test(claims, a_full_disk_ends_the_build_with_one_clear_error);
        tcase_add_test(claims, a_longer_text_has_a_longer_time);
    }
    tcase_add_loop_test(claims, an_interrupted_build_keeps_its_takes_and_goes_on_later, 0, 3);
    tcase_add_test(claims, saying_gives_the_samples_and_keeps_no_take);
    tcase_add_test(claims, a_crash_while_saying_is_an_error);
    tcase_add_test(claims, what_is_too_long_to_be_said_at_once_is_refused);
    return tests_run("studio", claims);
}
