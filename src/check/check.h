/* Check: reads any MP3 back as a listener's player would, through libmpg123 and a
 * tag reader of its own (which shares no code with the writer), and measures it
 * against a profile.
 *
 * What a profile demands comes from voices/NAME.profile; what is demanded of tags,
 * chapters and frames is what players need to show chapters and to land on them. A
 * finding is a fault when one of the two is not met, and a note when it is only good to
 * know. A file without chapters is none the worse. */
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

#define CHECK_NO_VOICE UINT32_MAX

struct check_chapter {
    struct str id, title;
    uint32_t start_ms, end_ms;
    double level_before_dbfs; /* RMS of the 100 ms before and after its start: a chapter */
    double level_after_dbfs;  /* lands well in silence just before the voice */
    uint32_t voice_after_ms;  /* from its start to the first voice, or CHECK_NO_VOICE */
};

/* Levels are -HUGE_VAL for silence. */
struct check_report {
    struct {
        struct finding *items;
        size_t count, capacity;
    } findings;
    struct {
        struct check_chapter *items;
        size_t count, capacity;
    } chapters;         /* by start */
    uint64_t n_samples; /* what a decoder plays that honours the Info frame */
    uint64_t duration_ms;
    int sample_rate_hz, channels, bitrate_kbps; /* the mean bit rate */
    double loudness_lufs, true_peak_dbtp, rms_dbfs, floor_dbfs;
    uint32_t head_ms, tail_ms;
    size_t n_faults;
};

/* Measures the file. False only when it cannot be read or is no MP3; faults are
 * findings. Memory is bounded whatever the file's length. */
bool check_mp3(struct arena *arena, const char *path, const struct profile *profile,
               struct check_report *report, struct error *error);

#endif
