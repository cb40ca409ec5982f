/* Check: reads any MP3 back as a listener's player would, through libmpg123 and a
 * tag reader of its own (which shares no code with the writer), and measures it
 * against a profile. */
#ifndef LECTERN_CHECK_CHECK_H
#define LECTERN_CHECK_CHECK_H

#include "base/error.h"
#include "base/str.h"
#include "studio/profile.h"

enum finding_state { FINDING_OK, FINDING_NOTE, FINDING_FAULT };

struct finding {
    const char *name; /* stable, for machines: "loudness", "chapters-contiguous" */
    enum finding_state state;
    struct str measured; /* "-19.2 LUFS" */
    struct str wanted;   /* "-19 ±1 LUFS"; empty when it is only a figure */
};

struct check_chapter {
    struct str id, title;
    uint32_t start_ms, end_ms;
    double level_before_dbfs; /* RMS of the 100 ms before and after its start: a chapter */
    double level_after_dbfs;  /* lands well in silence just before the voice */
    uint32_t voice_after_ms;  /* from its start to the first voice */
};

struct check_report {
    struct {
        struct finding *items;
        size_t count, capacity;
    } findings;
    struct {
        struct check_chapter *items;
        size_t count, capacity;
    } chapters;
    uint64_t duration_ms;
    int sample_rate_hz, channels, bitrate_kbps;
    double loudness_lufs, true_peak_dbtp, rms_dbfs, floor_dbfs;
    uint32_t head_ms, tail_ms;
    size_t n_faults;
};

/* Measures the file. False only when it cannot be read or is no MP3; faults are
 * findings. Memory is bounded whatever the file's length. */
bool check_mp3(struct arena *arena, const char *path, const struct profile *profile,
               struct check_report *report, struct error *error);

#endif
