#include "studio/profile.h"

#include <math.h>

#include "base/file.h"
#include "base/settings.h"
#include "speech/voice.h"

static const char decibels[] = "decibels, -100 to 0";
static const char silence[] = "milliseconds, 0 to 60000";

static bool set_choice(void *member, struct str value, const struct setting *setting) {
    return choices_set(member, str_from_c(setting->key), value);
}

#define AT(member) offsetof(struct profile, member)
#define CHOICE_SETTING(name, values, help)                                                         \
    {"reading", #name, AT(choices), set_choice, 0, 0, values},
static const struct setting profile_settings[] = {
    {"profile", "description", AT(description), setting_set_string, 0, 0, "a line of text"},
    {"profile", "loudness", AT(loudness_lufs), setting_set_double, -60, 0, "LUFS, -60 to 0"},
    {"profile", "loudness-tolerance", AT(loudness_tolerance_lu), setting_set_double, 0, 20,
     "LU, 0 to 20"},
    {"profile", "true-peak", AT(true_peak_dbtp), setting_set_double, -60, 0, "dBTP, -60 to 0"},
    {"profile", "rms-low", AT(rms_dbfs.low), setting_set_double, -100, 0, decibels},
    {"profile", "rms-high", AT(rms_dbfs.high), setting_set_double, -100, 0, decibels},
    {"profile", "noise-floor", AT(floor_dbfs), setting_set_double, -100, 0, decibels},
    {"profile", "head-low", AT(head_ms.low), setting_set_double, 0, 60000, silence},
    {"profile", "head-high", AT(head_ms.high), setting_set_double, 0, 60000, silence},
    {"profile", "tail-low", AT(tail_ms.low), setting_set_double, 0, 60000, silence},
    {"profile", "tail-high", AT(tail_ms.high), setting_set_double, 0, 60000, silence},
    {"profile", "bitrate", AT(bitrate_kbps), setting_set_int, 8, 320, "kbps, 8 to 320"},
    {"profile", "bitrate-high", AT(bitrate_high_kbps), setting_set_int, 8, 320, "kbps, 8 to 320"},
    {"profile", "sample-rate", AT(sample_rate_hz), setting_set_int, 0, 48000,
     "Hz, 8000 to 48000, or 0 for the engine's own"},
    {"profile", "sample-rate-low", AT(sample_rate_low_hz), setting_set_int, 8000, 48000,
     "Hz, 8000 to 48000"},
    {"profile", "channels", AT(channels), setting_set_int, 1, 2, "1 or 2"},
    {"profile", "longest", AT(longest_min), setting_set_int, 1, 10000, "minutes, 1 to 10000"},
    LISTENERS_CHOICES(CHOICE_SETTING){0},
};
#undef CHOICE_SETTING
#undef AT

static bool is_ordered(struct bounds bounds) {
    return bounds.low <= bounds.high;
}

bool profile_load(struct arena *arena, const char *name, struct profile *profile,
                  struct error *error) {
    char *path;
    if (!voice_path(arena, name, ".profile", "profile", &path, error))
        return false;
    const struct bounds any = {-HUGE_VAL, HUGE_VAL};
    *profile = (struct profile){
        .name = str_from_c(file_base_name(arena, path)),
        .path = str_from_c(path),
        .loudness_lufs = 1, /* none yet: a loudness is never above 0 */
        .loudness_tolerance_lu = HUGE_VAL,
        .true_peak_dbtp = 1,
        .rms_dbfs = any,
        .floor_dbfs = HUGE_VAL,
        .head_ms = any,
        .tail_ms = any,
    };
    if (!settings_read(arena, path, profile_settings, profile, NULL, error))
        return false;
    if (profile->loudness_lufs > 0 || profile->true_peak_dbtp > 0 || profile->bitrate_kbps == 0)
        return error_set(error, path, "[profile] needs loudness, true-peak and bitrate");
    if (!is_ordered(profile->rms_dbfs) || !is_ordered(profile->head_ms) ||
        !is_ordered(profile->tail_ms))
        return error_set(error, path, "[profile] has a low bound above its high one");
    return true;
}
