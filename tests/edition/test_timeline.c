/* When each take and chapter is heard. */
#include <math.h>

#include "fixture.h"

enum { RATE = 22050, FRAME = 576 };
static const uint64_t LEAD = (uint64_t)RATE * CHAPTER_LEAD_MS / 1000;
static const uint64_t TAIL = 2 * (uint64_t)RATE;

static struct fixture *fixture;

static void open_fixture(void) {
    fixture = fixture_open(RATE, 64);
}

static void close_fixture(void) {
    fixture_close(fixture);
}

static uint64_t silence_before(size_t take) {
    return fixture->timeline.takes[take].start - fixture->timeline.takes[take - 1].voice_end;
}

static void ck_assert_ms_near(uint64_t samples, double ms) {
    ck_assert_double_eq_tol((double)samples * 1000 / RATE, ms, 13.1); /* half a frame */
}

START_TEST(takes_begin_at_frames_after_their_pauses) {
    for (uint32_t i = 0; i < 40; i++)
        fixture_say(fixture, 1, 5000 + 37 * i, 1)->pause_after_ms = 100 + 31 * i;
    fixture_time(fixture);
    ck_assert_ms_near(fixture->timeline.takes[0].start, 750);
    for (uint32_t i = 0; i < 40; i++) {
        const struct timeline_take *take = &fixture->timeline.takes[i];
        ck_assert_uint_eq(take->start, take->first_frame * FRAME);
        ck_assert_uint_eq(take->voice_end, take->start + 5000 + 37 * (uint64_t)i);
        if (i)
            ck_assert_ms_near(silence_before(i), 100 + 31.0 * (i - 1));
    }
}
END_TEST

START_TEST(the_longer_of_two_pauses_counts) {
    fixture_say(fixture, 1, 5000, 1)->pause_after_ms = 400;
    fixture_say(fixture, 1, 5000, 1)->pause_before_ms = 900;
    fixture_say(fixture, 1, 5000, 1)->pause_before_ms = 100;
    fixture->script.utterances.items[1].pause_after_ms = 700;
    fixture_time(fixture);
    ck_assert_ms_near(silence_before(1), 900);
    ck_assert_ms_near(silence_before(2), 700);
}
END_TEST

START_TEST(takes_without_a_pause_do_not_overlap) {
    for (uint32_t i = 0; i < 5; i++)
        fixture_say(fixture, 1, 5000 + i, 1);
    fixture_time(fixture);
    for (size_t i = 1; i < 5; i++) {
        const struct timeline_take *take = &fixture->timeline.takes[i];
        ck_assert_uint_eq(take->first_frame, take[-1].first_frame + take[-1].n_frames);
        ck_assert_uint_le(silence_before(i), (uint64_t)RATE * 76 / 1000);
    }
}
END_TEST

START_TEST(an_utterance_without_words_is_silence) {
    fixture_say(fixture, 1, 5000, 1)->pause_after_ms = 300;
    fixture_say(fixture, 1, 0, 0)->pause_after_ms = 1500;
    fixture_say(fixture, 1, 5000, 1)->pause_before_ms = 300;
    fixture_time(fixture);
    const struct timeline_take *takes = fixture->timeline.takes;
    ck_assert_uint_eq(takes[1].n_frames, 0);
    ck_assert_uint_eq(takes[1].start, takes[0].voice_end);
    ck_assert_uint_eq(takes[1].voice_end, takes[0].voice_end);
    ck_assert_ms_near(silence_before(2), 1500);
}
END_TEST

START_TEST(the_tail_is_exact) {
    fixture_say(fixture, 1, 5001, 1)->pause_after_ms = 9000;
    fixture_time(fixture);
    const struct timeline *timeline = &fixture->timeline;
    ck_assert_uint_eq(timeline->n_samples, timeline->takes[0].voice_end + TAIL);
    ck_assert_uint_ge(timeline->n_frames * FRAME,
                      timeline->n_samples + MP3_ENCODER_DELAY + MP3_DECODER_DELAY);
    ck_assert_uint_lt((timeline->n_frames - 1) * FRAME,
                      timeline->n_samples + MP3_ENCODER_DELAY + MP3_DECODER_DELAY);
}
END_TEST

START_TEST(a_script_that_says_nothing_is_its_tail) {
    fixture_time(fixture);
    ck_assert_uint_eq(fixture->timeline.n_samples, TAIL);
    ck_assert(isinf(fixture->timeline.loudness_lufs));
    ck_assert(isinf(fixture->timeline.true_peak_dbtp));
}
END_TEST

START_TEST(a_chapter_begins_in_the_silence_before_its_voice) {
    for (int i = 0; i < 4; i++) {
        fixture_chapter(fixture, STR("Chapter"), 1);
        fixture_say(fixture, 1, 5000, 1)->pause_after_ms = i == 1 ? 120 : 800;
    }
    fixture_time(fixture);
    const struct timeline *timeline = &fixture->timeline;
    ck_assert_uint_eq(timeline->chapters[0].start, 0);
    ck_assert_uint_eq(timeline->chapters[1].start, timeline->takes[1].start - LEAD);
    ck_assert_uint_eq(timeline->chapters[2].start,
                      timeline->takes[2].start - silence_before(2) / 2);
    for (size_t i = 0; i + 1 < 4; i++)
        ck_assert_uint_eq(timeline->chapters[i].end, timeline->chapters[i + 1].start);
    ck_assert_uint_eq(timeline->chapters[3].end, timeline->n_samples);
}
END_TEST

START_TEST(a_chapter_that_opens_in_silence_begins_at_the_next_voice) {
    fixture_chapter(fixture, STR("One"), 1);
    fixture_say(fixture, 1, 5000, 1)->pause_after_ms = 800;
    fixture_chapter(fixture, STR("Two"), 1);
    fixture_say(fixture, 1, 0, 0);
    fixture_say(fixture, 1, 5000, 1);
    fixture_chapter(fixture, STR("Three"), 1);
    fixture_say(fixture, 1, 0, 0);
    fixture_time(fixture);
    const struct timeline *timeline = &fixture->timeline;
    ck_assert_uint_eq(timeline->chapters[1].start, timeline->takes[2].start - LEAD);
    ck_assert_uint_eq(timeline->chapters[2].start, timeline->n_samples);
    ck_assert_uint_eq(timeline->chapters[2].end, timeline->n_samples);
}
END_TEST

START_TEST(words_keep_their_takes_times) {
    fixture_say(fixture, 1, 5000, 2);
    fixture_time(fixture);
    const struct word_time *times = fixture->timeline.takes[0].word_times;
    ck_assert_uint_eq(times[0].start, 0);
    ck_assert_uint_eq(times[1].start, 2500);
    ck_assert_uint_eq(times[1].end, 5000);
}
END_TEST

START_TEST(nothing_drifts_over_forty_hours) {
    enum { COUNT = 20000, SAMPLES = 7 * RATE };
    for (uint32_t i = 0; i < COUNT; i++)
        fixture_say(fixture, 1, SAMPLES, 1)->pause_after_ms = 201;
    fixture_time(fixture);
    const struct timeline *timeline = &fixture->timeline;
    for (size_t i = 1; i < COUNT; i++)
        ck_assert_ms_near(silence_before(i), 201);
    double hours = (double)timeline_ms(timeline, timeline->n_samples) / 3.6e6;
    ck_assert_double_eq_tol(hours, COUNT * 7.201 / 3600, 0.1);
    double exact_ms = (double)timeline->n_samples * 1000 / RATE;
    ck_assert_double_eq_tol((double)timeline_ms(timeline, timeline->n_samples), exact_ms, 0.5);
}
END_TEST

START_TEST(a_missing_take_names_its_line) {
    fixture_say(fixture, 1, 5000, 1);
    fixture_say(fixture, 1, 5000, 1);
    fixture->keys.items[1] = hash_of(STR("no take has this key"));
    ck_assert(!timeline_make(fixture->arena, &fixture->script, fixture->keys.items, &fixture->cache,
                             &fixture->format, &fixture->pauses, &fixture->timeline,
                             &fixture->error));
    ck_assert_str_eq(fixture->error.place, "line 2");
}
END_TEST

START_TEST(a_take_of_other_words_is_refused) {
    fixture_say(fixture, 1, 5000, 3);
    fixture->script.utterances.items[0].n_words = 2;
    ck_assert(!timeline_make(fixture->arena, &fixture->script, fixture->keys.items, &fixture->cache,
                             &fixture->format, &fixture->pauses, &fixture->timeline,
                             &fixture->error));
    ck_assert_str_eq(fixture->error.place, "line 1");
}
END_TEST

START_TEST(loudness_and_peak_are_the_takes) {
    fixture_say(fixture, 1, 5000, 1);
    fixture_say(fixture, 2, 5000, 1);
    fixture_time(fixture);
    ck_assert_double_eq_tol(fixture->timeline.loudness_lufs, -20, 0.001);
    ck_assert_double_eq_tol(fixture->timeline.true_peak_dbtp, -6, 0.001);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("timeline");
    tcase_set_timeout(claims, 120);
    tcase_add_checked_fixture(claims, open_fixture, close_fixture);
    tcase_add_test(claims, takes_begin_at_frames_after_their_pauses);
    tcase_add_test(claims, the_longer_of_two_pauses_counts);
    tcase_add_test(claims, takes_without_a_pause_do_not_overlap);
    tcase_add_test(claims, an_utterance_without_words_is_silence);
    tcase_add_test(claims, the_tail_is_exact);
    tcase_add_test(claims, a_script_that_says_nothing_is_its_tail);
    tcase_add_test(claims, a_chapter_begins_in_the_silence_before_its_voice);
    tcase_add_test(claims, a_chapter_that_opens_in_silence_begins_at_the_next_voice);
    tcase_add_test(claims, words_keep_their_takes_times);
    tcase_add_test(claims, nothing_drifts_over_forty_hours);
    tcase_add_test(claims, a_missing_take_names_its_line);
    tcase_add_test(claims, a_take_of_other_words_is_refused);
    tcase_add_test(claims, loudness_and_peak_are_the_takes);
    return tests_run("edition/timeline", claims);
}
