/* What is measured is what other programs measure. */
#include "fixture.h"

/* Speech, at a rate and in a number of channels: nothing is as simple as a tone. */
static void speak(const char *name, const char *options) {
    struct str command = str_format(
        fixture_arena,
        "espeak-ng -w speech.wav 'We hold that a text is read aloud so that all may hear it; and "
        "that who listens, hears it whole. Sixty pages, three letters, one voice.' && "
        "lame --quiet --noreplaygain %s speech.wav %s",
        options, name);
    fixture_run(command.ptr);
}

static double number_from(const char *command) {
    struct str text = fixture_output(command);
    ck_assert_msg(text.len > 0, "nothing from: %s", command);
    return strtod(str_to_c(fixture_arena, text), NULL);
}

static const char *const options[] = {
    "-m m -b 64", "-m m -b 192 --resample 44.1", "-V 2",
    "-m s -b 96", "-m m -b 32 --resample 16",    "--scale 0.5 -b 64"};

#define MEASURED(command) number_from(str_format(fixture_arena, command, "speech.mp3").ptr)

START_TEST(loudness_is_ffmpegs) {
    speak("speech.mp3", options[_i]);
    struct check_report report = fixture_check("speech.mp3");
    double lufs = MEASURED("ffmpeg -hide_banner -nostats -i %s -af ebur128=peak=true -f null - "
                           "2>&1 | sed -n 's/^ *I: *\\(.*\\) LUFS/\\1/p' | tail -1");
    ck_assert_double_eq_tol(report.loudness_lufs, lufs, 0.11);
}
END_TEST

START_TEST(true_peak_is_ffmpegs) {
    speak("speech.mp3", options[_i]);
    struct check_report report = fixture_check("speech.mp3");
    double dbtp = MEASURED("ffmpeg -hide_banner -nostats -i %s -af ebur128=peak=true -f null - "
                           "2>&1 | sed -n 's/^ *Peak: *\\(.*\\) dBFS/\\1/p' | tail -1");
    ck_assert_double_eq_tol(report.true_peak_dbtp, dbtp, 0.25);
}
END_TEST

START_TEST(rms_is_soxs) {
    speak("speech.mp3", options[_i]);
    struct check_report report = fixture_check("speech.mp3");
    double dbfs = MEASURED("mpg123 -q -e f32 -w speech2.wav %s && sox speech2.wav -n stats 2>&1 | "
                           "sed -n 's/^RMS lev dB *\\([-0-9.]*\\).*/\\1/p'");
    ck_assert_double_eq_tol(report.rms_dbfs, dbfs, 0.01);
}
END_TEST

START_TEST(length_is_mpg123s_to_the_sample) {
    speak("speech.mp3", options[_i]);
    struct check_report report = fixture_check("speech.mp3");
    double samples = MEASURED("mpg123 -q -e f32 -w speech3.wav %s && soxi -s speech3.wav");
    ck_assert_uint_eq(report.n_samples, (uint64_t)samples);
}
END_TEST

START_TEST(length_is_what_was_encoded) {
    fixture_run("sox -D -r 22050 -n -c 1 -b 16 exact.wav synth 12345s sine 300 gain -10 && "
                "lame --quiet -b 64 exact.wav exact.mp3");
    struct check_report report = fixture_check("exact.mp3");
    ck_assert_uint_eq(report.n_samples, 12345);
}
END_TEST

START_TEST(silence_at_the_ends_is_measured) {
    struct check_report report = fixture_check("book.mp3");
    ck_assert_double_eq_tol(report.head_ms, 750, 2);
    ck_assert_double_eq_tol(report.tail_ms, 2000, 2);
}
END_TEST

START_TEST(digital_silence_has_no_floor) {
    struct check_report report = fixture_check("book.mp3");
    ck_assert_double_eq(report.floor_dbfs, -HUGE_VAL);
}
END_TEST

START_TEST(room_tone_is_the_floor) {
    fixture_run("sox -D -r 22050 -n -c 1 -b 16 room.wav synth 3 whitenoise gain -50 && "
                "sox -D -r 22050 -n -c 1 -b 16 voice.wav synth 3 sine 300 gain -20 && "
                "sox room.wav voice.wav room.wav roomy.wav && lame --quiet -b 128 roomy.wav "
                "roomy.mp3");
    struct check_report report = fixture_check("roomy.mp3");
    double dbfs = number_from("sox room.wav -n stats 2>&1 | sed -n 's/^RMS lev dB *//p'");
    /* The encoder drops what lies above its low-pass. */
    ck_assert_double_eq_tol(report.floor_dbfs, dbfs, 1.5);
    ck_assert_int_eq(fixture_finding(&report, "noise-floor")->state, FINDING_FAULT);
}
END_TEST

START_TEST(a_file_of_silence_is_head_and_tail) {
    fixture_run("sox -D -r 22050 -n -c 1 -b 16 still.wav trim 0 2 && lame --quiet -b 64 still.wav "
                "still.mp3");
    struct check_report report = fixture_check("still.mp3");
    ck_assert_uint_eq(report.head_ms, 2000);
    ck_assert_uint_eq(report.tail_ms, 2000);
    ck_assert_double_eq(report.loudness_lufs, -HUGE_VAL);
    ck_assert_double_eq(report.true_peak_dbtp, -HUGE_VAL);
    ck_assert_int_eq(fixture_finding(&report, "loudness")->state, FINDING_FAULT);
}
END_TEST

START_TEST(clipping_is_noted) {
    fixture_run("sox -D -r 22050 -n -c 1 -b 16 tone.wav synth 2 sine 200 gain -0.1 && "
                "lame --quiet -b 128 --scale 1.6 tone.wav clipped.mp3");
    struct check_report report = fixture_check("clipped.mp3");
    ck_assert_int_eq(fixture_finding(&report, "clipping")->state, FINDING_NOTE);
    report = fixture_check("book.mp3");
    ck_assert_int_eq(fixture_finding(&report, "clipping")->state, FINDING_OK);
}
END_TEST

START_TEST(chapters_have_their_levels) {
    struct check_report report = fixture_check("book.mp3");
    ck_assert_uint_eq(report.chapters.count, 3);
    const struct check_chapter *second = &report.chapters.items[1];
    ck_assert_span_eq(second->id, "ch0002");
    ck_assert_span_eq(second->title, "Part 2 — one");
    ck_assert_uint_eq(second->start_ms, 5600);
    ck_assert_uint_eq(second->end_ms, 10600);
    ck_assert_double_le(second->level_before_dbfs, -100);
    ck_assert_double_eq_tol(second->voice_after_ms, 150, 2);
    /* A tone at -14.4 dBFS, which LAME takes down by 0.95 at this bit rate. */
    fixture_run("$MAKE_BOOK tag sound.mp3 late.mp3 late=400");
    report = fixture_check("late.mp3");
    ck_assert_double_eq_tol(report.chapters.items[1].level_before_dbfs, -17.85, 0.1);
    ck_assert_double_eq_tol(report.chapters.items[1].level_after_dbfs, -17.85, 0.1);
    ck_assert_uint_eq(report.chapters.items[1].voice_after_ms, 0);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("measures");
    int n = sizeof options / sizeof *options;
    tcase_add_loop_test(claims, loudness_is_ffmpegs, 0, n);
    tcase_add_loop_test(claims, true_peak_is_ffmpegs, 0, n);
    tcase_add_loop_test(claims, rms_is_soxs, 0, n);
    tcase_add_loop_test(claims, length_is_mpg123s_to_the_sample, 0, n);
    tcase_add_test(claims, length_is_what_was_encoded);
    tcase_add_test(claims, silence_at_the_ends_is_measured);
    tcase_add_test(claims, digital_silence_has_no_floor);
    tcase_add_test(claims, room_tone_is_the_floor);
    tcase_add_test(claims, a_file_of_silence_is_head_and_tail);
    tcase_add_test(claims, clipping_is_noted);
    tcase_add_test(claims, chapters_have_their_levels);
    return fixture_main("check measures", claims);
}
