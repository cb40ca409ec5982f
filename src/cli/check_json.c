#include "cli/check_json.h"

#include <math.h>
#include <string.h>
#include <yajl/yajl_gen.h>

#include "base/utf8.h"

struct json {
    yajl_gen gen;
    struct arena *arena;
};

/* JSON is UTF-8, which paths need not be. */
static struct str valid(struct json *json, struct str text) {
    if (utf8_validate(text) == text.len)
        return text;
    struct strbuf fixed = {.arena = json->arena};
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        utf8_add(&fixed, c == UTF8_INVALID ? 0xFFFD : c);
    }
    return strbuf_str(&fixed);
}

static void add_string(struct json *json, struct str text) {
    text = valid(json, text);
    yajl_gen_string(json->gen, (const unsigned char *)(text.len ? text.ptr : ""), text.len);
}

static void add_key(struct json *json, const char *key) {
    add_string(json, str_from_c(key));
}

static void add_text(struct json *json, const char *key, struct str text) {
    add_key(json, key);
    add_string(json, text);
}

static void add_integer(struct json *json, const char *key, uint64_t number) {
    add_key(json, key);
    yajl_gen_integer(json->gen, (long long)number);
}

/* Hundredths: more digits would be none of the measurement. */
static void add_level(struct json *json, const char *key, double level) {
    add_key(json, key);
    if (!isfinite(level)) {
        yajl_gen_null(json->gen);
        return;
    }
    struct str digits = str_format(json->arena, "%.2f", level);
    yajl_gen_number(json->gen, digits.ptr, digits.len);
}

static void add_findings(struct json *json, const struct check_report *report) {
    static const char *const states[] = {
        [FINDING_OK] = "ok", [FINDING_NOTE] = "note", [FINDING_FAULT] = "fault"};
    add_key(json, "findings");
    yajl_gen_array_open(json->gen);
    for (size_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        yajl_gen_map_open(json->gen);
        add_text(json, "name", str_from_c(finding->name));
        add_text(json, "state", str_from_c(states[finding->state]));
        add_text(json, "measured", finding->measured);
        add_text(json, "wanted", finding->wanted);
        yajl_gen_map_close(json->gen);
    }
    yajl_gen_array_close(json->gen);
}

static void add_chapters(struct json *json, const struct check_report *report) {
    add_key(json, "chapters");
    yajl_gen_array_open(json->gen);
    for (size_t i = 0; i < report->chapters.count; i++) {
        const struct check_chapter *chapter = &report->chapters.items[i];
        yajl_gen_map_open(json->gen);
        add_text(json, "id", chapter->id);
        add_text(json, "title", chapter->title);
        add_integer(json, "start_ms", chapter->start_ms);
        add_integer(json, "end_ms", chapter->end_ms);
        add_level(json, "level_before_dbfs", chapter->level_before_dbfs);
        add_level(json, "level_after_dbfs", chapter->level_after_dbfs);
        if (chapter->voice_after_ms == CHECK_NO_VOICE)
            add_level(json, "voice_after_ms", -HUGE_VAL);
        else
            add_integer(json, "voice_after_ms", chapter->voice_after_ms);
        yajl_gen_map_close(json->gen);
    }
    yajl_gen_array_close(json->gen);
}

static void add_figures(struct json *json, const struct check_report *report) {
    add_integer(json, "duration_ms", report->duration_ms);
    add_integer(json, "samples", report->n_samples);
    add_integer(json, "sample_rate", (uint64_t)report->sample_rate_hz);
    add_integer(json, "channels", (uint64_t)report->channels);
    add_integer(json, "bitrate_kbps", (uint64_t)report->bitrate_kbps);
    add_level(json, "loudness_lufs", report->loudness_lufs);
    add_level(json, "true_peak_dbtp", report->true_peak_dbtp);
    add_level(json, "rms_dbfs", report->rms_dbfs);
    add_level(json, "noise_floor_dbfs", report->floor_dbfs);
    add_integer(json, "head_ms", report->head_ms);
    add_integer(json, "tail_ms", report->tail_ms);
}

bool check_json_write(struct arena *arena, const char *path, const struct profile *profile,
                      const struct check_report *report, FILE *out) {
    struct json json = {yajl_gen_alloc(NULL), arena};
    if (!json.gen)
        return false;
    yajl_gen_config(json.gen, yajl_gen_beautify, 1);
    yajl_gen_config(json.gen, yajl_gen_indent_string, "  ");
    yajl_gen_map_open(json.gen);
    add_text(&json, "file", str_from_c(path));
    add_text(&json, "profile", profile->name);
    add_integer(&json, "faults", report->n_faults);
    add_figures(&json, report);
    add_findings(&json, report);
    add_chapters(&json, report);
    yajl_gen_map_close(json.gen);
    const unsigned char *text;
    size_t length;
    bool done = yajl_gen_get_buf(json.gen, &text, &length) == yajl_gen_status_ok &&
                fwrite(text, 1, length, out) == length && fflush(out) == 0;
    yajl_gen_free(json.gen);
    return done;
}
