/* All of `check`: the tag, the frames, the decoder, the measures and the judgements. */
#include <math.h>

#include "check/check.h"
#include "fuzz.h"

static const struct profile profile = {
    .loudness_lufs = -19,
    .loudness_tolerance_lu = 1,
    .true_peak_dbtp = -3,
    .rms_dbfs = {-23, -18},
    .floor_dbfs = -60,
    .head_ms = {500, 1000},
    .tail_ms = {1000, 5000},
    .bitrate_kbps = 64,
    .bitrate_high_kbps = 192,
    .sample_rate_hz = 22050,
    .channels = 1,
    .longest_min = 120,
};

static void promise_report(const struct check_report *report) {
    size_t n_faults = 0;
    for (size_t i = 0; i < report->findings.count; i++) {
        promise_utf8(report->findings.items[i].measured, "what was measured");
        promise_utf8(report->findings.items[i].wanted, "what was wanted");
        n_faults += report->findings.items[i].state == FINDING_FAULT;
    }
    PROMISE(n_faults == report->n_faults, "%zu faults, not %zu", n_faults, report->n_faults);
    for (size_t i = 0; i < report->chapters.count; i++)
        promise_utf8(report->chapters.items[i].title, "chapter's title");
    PROMISE(!isnan(report->loudness_lufs) && !isnan(report->true_peak_dbtp) &&
                !isnan(report->rms_dbfs) && !isnan(report->floor_dbfs),
            "a level that is none");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    struct arena *arena = arena_open();
    struct check_report report;
    struct error error = {0};
    if (check_mp3(arena, fuzz_file((struct str){(const char *)bytes, n_bytes}), &profile, &report,
                  &error))
        promise_report(&report);
    else
        promise_error(&error);
    arena_close(arena);
    return 0;
}
