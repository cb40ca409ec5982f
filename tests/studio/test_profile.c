/* Delivery profiles: those that ship, and the mistakes of those who write one. */
#include "studio/profile.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "support.h"

static struct arena *arena;

static void open_arena(void) {
    arena = arena_open();
    setenv("LECTERN_DATA_DIR", SOURCE_DIR "/voices", 1);
}

static void close_arena(void) {
    arena_close(arena);
}

static struct profile load(const char *name) {
    struct profile profile;
    struct error error = {0};
    ck_assert_msg(profile_load(arena, name, &profile, &error), "%s: %s", error.place,
                  error.message);
    ck_assert_span_eq(profile.name, name);
    ck_assert_uint_gt(profile.description.len, 0);
    return profile;
}

START_TEST(standard_satisfies_the_profession) {
    struct profile profile = load("standard");
    ck_assert_double_eq(profile.loudness_lufs, -19);
    ck_assert_double_eq(profile.loudness_tolerance_lu, 1);
    ck_assert_double_eq(profile.true_peak_dbtp, -3);
    ck_assert_double_eq(profile.rms_dbfs.low, -23);
    ck_assert_double_eq(profile.rms_dbfs.high, -18);
    ck_assert_double_eq(profile.floor_dbfs, -60);
    ck_assert_double_eq(profile.head_ms.low, 500);
    ck_assert_double_eq(profile.head_ms.high, 1000);
    ck_assert_double_eq(profile.tail_ms.low, 1000);
    ck_assert_double_eq(profile.tail_ms.high, 5000);
    ck_assert_int_eq(profile.bitrate_kbps, 64);
    ck_assert_int_eq(profile.sample_rate_hz, 0);
}
END_TEST

START_TEST(acx_asks_no_loudness) {
    struct profile profile = load("acx");
    ck_assert(isinf(profile.loudness_tolerance_lu));
    ck_assert_int_eq(profile.bitrate_kbps, 192);
    ck_assert_int_eq(profile.sample_rate_hz, 44100);
    ck_assert_int_eq(profile.longest_min, 120);
}
END_TEST

START_TEST(nnels_asks_silence_around_sections) {
    struct profile profile = load("nnels");
    ck_assert_double_le(profile.head_ms.low, 1000);
    ck_assert_double_ge(profile.head_ms.high, 1000);
    ck_assert_double_le(profile.tail_ms.low, 3000);
    ck_assert_double_ge(profile.tail_ms.high, 3000);
    ck_assert_int_eq(profile.channels, 1);
    ck_assert_int_eq(profile.bitrate_high_kbps, 96);
}
END_TEST

START_TEST(apple_asks_no_silence) {
    struct profile profile = load("apple");
    ck_assert_double_eq(profile.loudness_lufs, -16);
    ck_assert_double_eq(profile.true_peak_dbtp, -1);
    ck_assert(isinf(profile.head_ms.low) && isinf(profile.head_ms.high));
    ck_assert(isinf(profile.floor_dbfs));
    ck_assert_int_eq(profile.sample_rate_low_hz, 44100);
}
END_TEST

static const struct {
    const char *text, *place, *message;
} mistakes[] = {
    {"[profile]\nloudness = -19\ntrue-peak = -3\nbitrate = 64\nloudnes = 3\n", ":5", "unknown key"},
    {"[profile]\nloudness = loud\n", ":2", "LUFS, -60 to 0"},
    {"[profile]\nloudness = -19\ntrue-peak = 3\n", ":3", "dBTP, -60 to 0"},
    {"[profile]\nbitrate = 64.5\n", ":2", "kbps"},
    {"[profile]\nloudness = -19\nbitrate = 64\n", "", "needs loudness, true-peak and bitrate"},
    {"[profile]\nloudness = -19\ntrue-peak = -3\nbitrate = 64\nhead-low = 9\nhead-high = 1\n", "",
     "low bound above its high one"},
};

START_TEST(mistakes_name_file_and_line) {
    char path[] = "/tmp/lectern-profile-XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    size_t length = strlen(mistakes[_i].text);
    ck_assert_int_eq(write(fd, mistakes[_i].text, length), (ssize_t)length);
    close(fd);
    struct profile profile;
    struct error error = {0};
    bool loaded = profile_load(arena, path, &profile, &error);
    unlink(path);
    ck_assert(!loaded);
    ck_assert_span_eq(str_from_c(error.place),
                      str_format(arena, "%s%s", path, mistakes[_i].place).ptr);
    ck_assert_msg(strstr(error.message, mistakes[_i].message), "%s", error.message);
}
END_TEST

START_TEST(a_profile_that_there_is_not) {
    struct profile profile;
    struct error error = {0};
    ck_assert(!profile_load(arena, "nowhere", &profile, &error));
    ck_assert_str_eq(error.place, "nowhere");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("profile");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, standard_satisfies_the_profession);
    tcase_add_test(claims, acx_asks_no_loudness);
    tcase_add_test(claims, nnels_asks_silence_around_sections);
    tcase_add_test(claims, apple_asks_no_silence);
    tcase_add_loop_test(claims, mistakes_name_file_and_line, 0, sizeof mistakes / sizeof *mistakes);
    tcase_add_test(claims, a_profile_that_there_is_not);
    return tests_run("profile", claims);
}
