#include "studio/loudness.h"

#include "sounds.h"

static struct arena *arena;

static void setup(void) {
    arena = arena_open();
    folder_make();
}

static void teardown(void) {
    folder_remove();
    arena_close(arena);
}

static float *blocks_of(const int16_t *samples, size_t n, int rate) {
    float *lufs = arena_alloc_array(arena, loudness_count(n, rate), sizeof *lufs);
    ck_assert(loudness_blocks(samples, n, rate, lufs));
    return lufs;
}

static const int rates[] = {22050, 24000, 44100, 48000};
enum { N_RATES = sizeof rates / sizeof *rates };

/* BS.1770-4 calibrates the meter with a sine of 997 Hz: at 0 dBFS in one channel it reads
 * -3.01 LKFS. At other rates the K-weighting is the same curve. */
START_TEST(a_sine_of_1_khz_reads_its_level_less_3_dB) {
    int rate = rates[_i];
    size_t n = 2 * (size_t)rate;
    int16_t *samples = arena_alloc_array(arena, n, sizeof *samples);
    static const double levels_dbfs[] = {0, -20, -23, -40};
    for (size_t l = 0; l < sizeof levels_dbfs / sizeof *levels_dbfs; l++) {
        sounds_sine(samples, n, 997, 0, sounds_from_db(levels_dbfs[l]), rate);
        float *lufs = blocks_of(samples, n, rate);
        for (size_t i = 4; i < loudness_count(n, rate); i++)
            ck_assert_double_eq_tol((double)lufs[i], levels_dbfs[l] - 3.01, 0.05);
    }
}
END_TEST

START_TEST(the_momentary_loudness_is_the_one_that_ffmpeg_measures) {
    enum { RATE = 48000, N = 2 * RATE };
    int16_t *samples = arena_alloc_array(arena, N, sizeof *samples);
    uint32_t state = 5;
    for (size_t i = 0; i < N; i++)
        samples[i] = sounds_sample(0.3 * sounds_noise(&state) * (i < N / 2 ? 1 : 0.1) +
                                   0.2 * sin(2 * M_PI * 150 * (double)i / RATE));
    float *lufs = blocks_of(samples, N, RATE);
    char command[512];
    snprintf(command, sizeof command,
             "ffmpeg -hide_banner -nostats -i '%s' -af ebur128=metadata=1,ametadata=print:file=- "
             "-f null - 2>/dev/null",
             sounds_write("a.wav", samples, N, RATE));
    double theirs = sounds_ask(command, "lavfi.r128.M=");
    ck_assert_double_eq_tol((double)lufs[loudness_count(N, RATE) - 1], theirs, 0.05);
}
END_TEST

START_TEST(silence_is_infinitely_quiet) {
    int16_t *samples = arena_alloc_array(arena, 22050, sizeof *samples);
    float *lufs = blocks_of(samples, 22050, 22050);
    for (size_t i = 0; i < 10; i++)
        ck_assert(isinf(lufs[i]) && lufs[i] < 0);
}
END_TEST

START_TEST(a_block_is_a_tenth_of_a_second_and_a_rest_is_none) {
    ck_assert_uint_eq(loudness_count(0, 22050), 0);
    ck_assert_uint_eq(loudness_count(2204, 22050), 0);
    ck_assert_uint_eq(loudness_count(2205, 22050), 1);
    ck_assert_uint_eq(loudness_count(22050 + 2204, 22050), 10);
}
END_TEST

START_TEST(a_block_hears_the_four_tenths_before_its_end) {
    enum { RATE = 22050, STEP = RATE / 10, N = RATE };
    int16_t *samples = arena_alloc_array(arena, N, sizeof *samples);
    sounds_sine(samples, STEP, 1000, 0, 0.5, RATE);
    float *lufs = blocks_of(samples, N, RATE);
    for (size_t i = 0; i < 4; i++)
        ck_assert_double_gt((double)lufs[i], -30);
    ck_assert_double_lt((double)lufs[5], -60);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("loudness");
    tcase_set_timeout(claims, 60);
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_loop_test(claims, a_sine_of_1_khz_reads_its_level_less_3_dB, 0, N_RATES);
    tcase_add_test(claims, the_momentary_loudness_is_the_one_that_ffmpeg_measures);
    tcase_add_test(claims, silence_is_infinitely_quiet);
    tcase_add_test(claims, a_block_is_a_tenth_of_a_second_and_a_rest_is_none);
    tcase_add_test(claims, a_block_hears_the_four_tenths_before_its_end);
    return tests_run("loudness", claims);
}
