/* Integrated loudness from gating blocks, against libebur128's own. */
#include <ebur128.h>
#include <math.h>

#include "edition/gating.h"
#include "studio/loudness.h"
#include "support.h"

enum { RATE = 22050, SECONDS = 30, N_SAMPLES = RATE * SECONDS };

static struct gating gating;
static int16_t samples[N_SAMPLES];
static float blocks[SECONDS * 10];

static void reset(void) {
    gating = (struct gating){0};
}

/* Phrases of a tone at several levels with pauses between them. */
static void make_speech(void) {
    static const double levels[] = {0.3, 0.1, 0.2, 0.02, 0.25};
    for (int i = 0; i < N_SAMPLES; i++) {
        int tenth = i / (RATE / 10);
        double level = tenth % 13 < 9 ? levels[tenth / 13 % 5] : 0;
        samples[i] = (int16_t)lrint(32767 * level * sin(i * 2 * M_PI * 440 / RATE));
    }
}

START_TEST(integrated_loudness_is_the_librarys) {
    make_speech();
    ck_assert(loudness_blocks(samples, N_SAMPLES, RATE, blocks));
    gating_add(&gating, blocks, sizeof blocks / sizeof *blocks);
    ebur128_state *meter = ebur128_init(1, RATE, EBUR128_MODE_I);
    double expected;
    ck_assert_int_eq(ebur128_add_frames_short(meter, samples, N_SAMPLES), 0);
    ck_assert_int_eq(ebur128_loudness_global(meter, &expected), 0);
    ebur128_destroy(&meter);
    ck_assert_double_eq_tol(gating_integrated(&gating), expected, 0.1);
}
END_TEST

START_TEST(silence_and_quiet_blocks_do_not_count) {
    const float some[] = {-20, -20, -69.99F, -70, -80, -HUGE_VALF, NAN, -34};
    gating_add(&gating, some, sizeof some / sizeof *some);
    ck_assert_double_eq_tol(gating_integrated(&gating), -20, 0.001);
}
END_TEST

START_TEST(blocks_add_up_by_energy) {
    const float some[] = {-20, -26};
    gating_add(&gating, some, 1);
    gating_add(&gating, some + 1, 1);
    double expected = 10 * log10((pow(10, -2) + pow(10, -2.6)) / 2);
    ck_assert_double_eq_tol(gating_integrated(&gating), expected, 0.0001);
}
END_TEST

START_TEST(nothing_heard_is_minus_infinity) {
    ck_assert(isinf(gating_integrated(&gating)));
}
END_TEST

START_TEST(a_block_beyond_full_scale_counts) {
    const float some[] = {40};
    gating_add(&gating, some, 1);
    ck_assert_double_eq_tol(gating_integrated(&gating), 40, 0.001);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("gating");
    tcase_add_checked_fixture(claims, reset, NULL);
    tcase_add_test(claims, integrated_loudness_is_the_librarys);
    tcase_add_test(claims, silence_and_quiet_blocks_do_not_count);
    tcase_add_test(claims, blocks_add_up_by_energy);
    tcase_add_test(claims, nothing_heard_is_minus_infinity);
    tcase_add_test(claims, a_block_beyond_full_scale_counts);
    return tests_run("edition/gating", claims);
}
