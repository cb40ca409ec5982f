#include "cli/check_json.h"

#include <math.h>

#include "base/json.h"

/* Hundredths: more digits would be none of the measurement. */
static void put_level(struct json *json, const char *key, double level) {
    json_decimal(json, key, level, 2);
}

static void put_figures(struct json *json, const struct check_report *report) {
    json_integer(json, "duration_ms", (long long)report->duration_ms);
    json_integer(json, "samples", (long long)report->n_samples);
    json_integer(json, "sample_rate", report->sample_rate_hz);
    json_integer(json, "channels", report->channels);
    json_integer(json, "bitrate_kbps", report->bitrate_kbps);
    put_level(json, "loudness_lufs", report->loudness_lufs);
    put_level(json, "true_peak_dbtp", report->true_peak_dbtp);
    put_level(json, "rms_dbfs", report->rms_dbfs);
    put_level(json, "noise_floor_dbfs", report->floor_dbfs);
    json_integer(json, "head_ms", report->head_ms);
    json_integer(json, "tail_ms", report->tail_ms);
}

static void put_findings(struct json *json, struct arena *arena,
                         const struct check_report *report) {
    static const char *const states[] = {
        [FINDING_OK] = "ok", [FINDING_NOTE] = "note", [FINDING_FAULT] = "fault"};
    json_array(json, "findings");
    for (size_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        json_object(json, NULL);
        json_text(json, "name", str_from_c(finding->name));
        json_text(json, "state", str_from_c(states[finding->state]));
        json_text(json, "measured", json_mended(arena, finding->measured));
        json_text(json, "wanted", json_mended(arena, finding->wanted));
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_chapters(struct json *json, struct arena *arena,
                         const struct check_report *report) {
    json_array(json, "chapters");
    for (size_t i = 0; i < report->chapters.count; i++) {
        const struct check_chapter *chapter = &report->chapters.items[i];
        json_object(json, NULL);
        json_text(json, "id", json_mended(arena, chapter->id));
        json_text(json, "title", chapter->title);
        json_integer(json, "start_ms", chapter->start_ms);
        json_integer(json, "end_ms", chapter->end_ms);
        put_level(json, "level_before_dbfs", chapter->level_before_dbfs);
        put_level(json, "level_after_dbfs", chapter->level_after_dbfs);
        if (chapter->voice_after_ms == CHECK_NO_VOICE)
            json_decimal(json, "voice_after_ms", HUGE_VAL, 0);
        else
            json_integer(json, "voice_after_ms", chapter->voice_after_ms);
        json_object_end(json);
    }
    json_array_end(json);
}

void check_json_write(struct arena *arena, const char *path, const struct profile *profile,
                      const struct check_report *report, FILE *out) {
    struct json json = json_open(out, true);
    json_object(&json, NULL);
    json_text(&json, "file", json_mended(arena, str_from_c(path)));
    json_text(&json, "profile", json_mended(arena, profile->name));
    json_integer(&json, "faults", (long long)report->n_faults);
    put_figures(&json, report);
    put_findings(&json, arena, report);
    put_chapters(&json, arena, report);
    json_object_end(&json);
    json_close(&json);
}
