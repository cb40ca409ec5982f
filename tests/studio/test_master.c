#include "studio/master.h"

#include <stdlib.h>

#include "sounds.h"

enum { RATE = 22050, SECOND = RATE };

static struct arena *arena;

static void setup(void) {
    arena = arena_open();
    folder_make();
}

static void teardown(void) {
    folder_remove();
    arena_close(arena);
}

static int16_t *room(size_t n) {
    return arena_alloc_array(arena, n, sizeof(int16_t));
}

static void apply(double gain_db, double ceiling_dbtp, int16_t *samples, size_t n) {
    struct master master = {gain_db, ceiling_dbtp, RATE};
    struct arena *scratch = arena_open();
    master_apply(scratch, &master, samples, n);
    arena_close(scratch);
}

/* ---- signals ---- */

enum { N_SIGNAL = 2 * SECOND };
typedef void signal_fn(int16_t *samples, size_t n);

/* A tone that begins at once rings in any interpolation, in each as long as it is. */
static void fade(int16_t *samples, size_t n) {
    enum { FADE = RATE / 50 };
    for (size_t i = 0; i < FADE && i < n; i++) {
        double gain = 0.5 - 0.5 * cos(M_PI * (double)i / FADE);
        samples[i] = (int16_t)lrint(samples[i] * gain);
        samples[n - 1 - i] = (int16_t)lrint(samples[n - 1 - i] * gain);
    }
}

/* A quarter of the rate, its samples all beside the peaks: 3 dB between them. */
static void between_samples(int16_t *samples, size_t n) {
    sounds_sine(samples, n, RATE / 4.0, M_PI / 4, 0.9, RATE);
}

static void third_of_the_rate(int16_t *samples, size_t n) {
    sounds_sine(samples, n, RATE / 3.0, M_PI / 6, 0.9, RATE);
}

static void low_voice(int16_t *samples, size_t n) {
    sounds_sine(samples, n, 80, 0, 1, RATE);
}

static void odd_frequency(int16_t *samples, size_t n) {
    sounds_sine(samples, n, 3217.3, 0.3, 0.7, RATE);
}

static void sweep(int16_t *samples, size_t n) {
    for (size_t i = 0; i < n; i++) {
        double t = (double)i / RATE;
        samples[i] = sounds_sample(0.8 * sin(2 * M_PI * (50 * t + 2000 * t * t)));
    }
}

static void white_noise(int16_t *samples, size_t n) {
    uint32_t state = 1;
    for (size_t i = 0; i < n; i++)
        samples[i] = sounds_sample(sounds_noise(&state));
}

static void impulses(int16_t *samples, size_t n) {
    memset(samples, 0, n * sizeof *samples);
    uint32_t state = 7;
    for (size_t i = 3; i < n; i += 1 + (size_t)(fabs(sounds_noise(&state)) * 900))
        samples[i] = i % 2 ? INT16_MIN : INT16_MAX;
}

static void square_wave(int16_t *samples, size_t n) {
    for (size_t i = 0; i < n; i++)
        samples[i] = i / 37 % 2 ? INT16_MIN : INT16_MAX;
}

static void full_scale(int16_t *samples, size_t n) {
    for (size_t i = 0; i < n; i++)
        samples[i] = INT16_MIN;
}

static void nyquist(int16_t *samples, size_t n) {
    for (size_t i = 0; i < n; i++)
        samples[i] = i % 2 ? INT16_MIN : INT16_MAX;
}

/* Loud and quiet by turns, ten times a second. */
static void bursts(int16_t *samples, size_t n) {
    uint32_t state = 3;
    for (size_t i = 0; i < n; i++) {
        double t = (double)i / RATE, loud = pow(sin(2 * M_PI * 5 * t), 8);
        samples[i] = sounds_sample(loud * sin(2 * M_PI * 2000 * t) + 0.001 * sounds_noise(&state));
    }
}

/* Alternating pairs around a jump: the worst that the interpolating filter can meet. */
static void worst_for_the_filter(int16_t *samples, size_t n) {
    for (size_t i = 0; i < n; i++)
        samples[i] = (i / 6 + i) % 2 ? INT16_MIN : INT16_MAX;
}

static signal_fn *const smooth[] = {
    between_samples, third_of_the_rate, low_voice, odd_frequency, sweep, bursts};
static signal_fn *const hostile[] = {
    white_noise, impulses, square_wave, full_scale,           nyquist,
    bursts,      sweep,    low_voice,   worst_for_the_filter, between_samples};
enum { N_SMOOTH = sizeof smooth / sizeof *smooth, N_HOSTILE = sizeof hostile / sizeof *hostile };

/* ---- true peak ---- */

/* The filter that BS.1770-4 prints ripples: it reads up to 0.25 dB too much. */
START_TEST(the_true_peak_is_the_one_that_ffmpeg_measures) {
    int16_t *samples = room(N_SIGNAL);
    smooth[_i](samples, N_SIGNAL);
    fade(samples, N_SIGNAL);
    double ours = master_true_peak(samples, N_SIGNAL);
    double theirs = sounds_ffmpeg_true_peak(sounds_write("a.wav", samples, N_SIGNAL, RATE));
    ck_assert_double_ge(ours, theirs - 0.1);
    ck_assert_double_le(ours, theirs + 0.25);
}
END_TEST

START_TEST(a_peak_between_samples_is_seen) {
    int16_t *samples = room(SECOND);
    between_samples(samples, SECOND);
    int largest = 0;
    for (size_t i = 0; i < SECOND; i++)
        largest = abs(samples[i]) > largest ? abs(samples[i]) : largest;
    ck_assert_double_eq_tol(20 * log10(largest / 32768.0), 20 * log10(0.9) - 3.01, 0.01);
    /* The tone begins at once, which rings: a little above its own peak. */
    ck_assert_double_ge(master_true_peak(samples, SECOND), 20 * log10(0.9) - 0.05);
}
END_TEST

START_TEST(a_peak_is_found_wherever_it_is) {
    enum { N = 300 };
    int16_t samples[N];
    for (size_t at = 0; at < N; at++) {
        memset(samples, 0, sizeof samples);
        samples[at] = 16384;
        ck_assert_double_eq_tol(master_true_peak(samples, N), -6.02, 0.01);
    }
}
END_TEST

START_TEST(silence_has_no_peak) {
    int16_t *samples = room(SECOND);
    ck_assert(isinf(master_true_peak(samples, SECOND)));
    ck_assert(isinf(master_true_peak(samples, 0)));
}
END_TEST

/* ---- gain and limiter ---- */

START_TEST(what_stays_below_the_ceiling_gets_its_gain_and_nothing_else) {
    static const double gains_db[] = {-12, 0, 6, 7.3};
    int16_t *samples = room(SECOND), *mastered = room(SECOND);
    sounds_sine(samples, SECOND, 440, 0, 0.2, RATE);
    for (size_t g = 0; g < sizeof gains_db / sizeof *gains_db; g++) {
        memcpy(mastered, samples, SECOND * sizeof *samples);
        apply(gains_db[g], -4, mastered, SECOND);
        for (size_t i = 0; i < SECOND; i++)
            ck_assert_double_le(fabs(mastered[i] - samples[i] * sounds_from_db(gains_db[g])), 0.51);
    }
}
END_TEST

START_TEST(nothing_gets_above_the_ceiling) {
    static const double gains_db[] = {0, 6, 24};
    int16_t *samples = room(N_SIGNAL);
    for (size_t g = 0; g < sizeof gains_db / sizeof *gains_db; g++) {
        hostile[_i](samples, N_SIGNAL);
        apply(gains_db[g], -4, samples, N_SIGNAL);
        ck_assert_double_le(master_true_peak(samples, N_SIGNAL), -4 + 0.02);
    }
}
END_TEST

START_TEST(ffmpeg_agrees_that_nothing_gets_above_the_ceiling) {
    int16_t *samples = room(N_SIGNAL);
    smooth[_i](samples, N_SIGNAL);
    fade(samples, N_SIGNAL);
    apply(9, -4, samples, N_SIGNAL);
    ck_assert_double_le(sounds_ffmpeg_true_peak(sounds_write("a.wav", samples, N_SIGNAL, RATE)),
                        -4 + 0.1);
}
END_TEST

START_TEST(a_voice_that_begins_and_ends_loud_is_limited_there_too) {
    int16_t *samples = room(SECOND);
    sounds_sine(samples, SECOND, 200, M_PI / 2, 0.9, RATE);
    apply(12, -4, samples, SECOND);
    ck_assert_double_le(master_true_peak(samples, 100), -4 + 0.02);
    ck_assert_double_le(master_true_peak(samples + SECOND - 100, 100), -4 + 0.02);
}
END_TEST

START_TEST(a_loud_voice_comes_close_to_the_ceiling) {
    int16_t *samples = room(N_SIGNAL);
    sounds_sine(samples, N_SIGNAL, 200, 0, 0.9, RATE);
    apply(6, -4, samples, N_SIGNAL);
    ck_assert_double_ge(master_true_peak(samples, N_SIGNAL), -4.1);
}
END_TEST

START_TEST(the_limiter_lets_go_of_what_is_away_from_a_peak) {
    int16_t *samples = room(SECOND), *plain = room(SECOND);
    sounds_sine(samples, SECOND, 440, 0, 0.1, RATE);
    memcpy(plain, samples, SECOND * sizeof *samples);
    samples[SECOND / 2] = INT16_MAX;
    apply(3, -4, samples, SECOND);
    apply(3, -4, plain, SECOND);
    size_t reach = (size_t)(0.031 * RATE); /* twice the look-ahead */
    for (size_t i = 0; i < SECOND; i++)
        if (i + reach < SECOND / 2 || i > SECOND / 2 + reach)
            ck_assert_int_le(abs(samples[i] - plain[i]), 1);
}
END_TEST

/* ---- stretches: 65536 samples are mastered at a time ---- */

static void voice_like(int16_t *samples, size_t n) {
    uint32_t state = 11;
    for (size_t i = 0; i < n; i++) {
        double t = (double)i / RATE, loud = 0.55 + 0.45 * sin(2 * M_PI * 1.7 * t);
        samples[i] =
            sounds_sample(loud * (0.7 * sin(2 * M_PI * 130 * t) + 0.2 * sin(2 * M_PI * 1170 * t) +
                                  0.1 * sounds_noise(&state)));
    }
}

START_TEST(where_a_stretch_ends_is_not_heard) {
    /* The same signal with its first second away has its stretches elsewhere. */
    size_t n = 200000, shift = SECOND, margin = 3000;
    int16_t *whole = room(n), *shifted = room(n - shift);
    voice_like(whole, n);
    memcpy(shifted, whole + shift, (n - shift) * sizeof *shifted);
    ck_assert_double_gt(master_true_peak(whole, n) + 8, -4 + 5);
    apply(8, -4, whole, n);
    apply(8, -4, shifted, n - shift);
    for (size_t i = margin; i < n - shift; i++)
        ck_assert_msg(abs(whole[i + shift] - shifted[i]) <= 1, "differs at %zu", i);
}
END_TEST

START_TEST(every_length_is_mastered) {
    static const size_t lengths[] = {0,   1,     2,     11,    31,     32,    33,
                                     330, 65535, 65536, 65537, 131072, 131073};
    for (size_t l = 0; l < sizeof lengths / sizeof *lengths; l++) {
        int16_t *samples = room(lengths[l] + 1);
        white_noise(samples, lengths[l]);
        samples[lengths[l]] = 12345;
        apply(12, -4, samples, lengths[l]);
        ck_assert_int_eq(samples[lengths[l]], 12345);
        if (lengths[l])
            ck_assert_double_le(master_true_peak(samples, lengths[l]), -4 + 0.02);
    }
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("master");
    tcase_set_timeout(claims, 120);
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_loop_test(claims, the_true_peak_is_the_one_that_ffmpeg_measures, 0, N_SMOOTH);
    tcase_add_test(claims, a_peak_between_samples_is_seen);
    tcase_add_test(claims, a_peak_is_found_wherever_it_is);
    tcase_add_test(claims, silence_has_no_peak);
    tcase_add_test(claims, what_stays_below_the_ceiling_gets_its_gain_and_nothing_else);
    tcase_add_loop_test(claims, nothing_gets_above_the_ceiling, 0, N_HOSTILE);
    tcase_add_loop_test(claims, ffmpeg_agrees_that_nothing_gets_above_the_ceiling, 0, N_SMOOTH);
    tcase_add_test(claims, a_voice_that_begins_and_ends_loud_is_limited_there_too);
    tcase_add_test(claims, a_loud_voice_comes_close_to_the_ceiling);
    tcase_add_test(claims, the_limiter_lets_go_of_what_is_away_from_a_peak);
    tcase_add_test(claims, where_a_stretch_ends_is_not_heard);
    tcase_add_test(claims, every_length_is_mastered);
    return tests_run("master", claims);
}
