#include "cli/report.h"

#include "base/json.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "edition/part.h"

enum { EXCERPT_LENGTH = 60 };

struct str excerpt(struct str text, size_t max_length) {
    size_t at = 0, word_end = 0;
    for (size_t n = 0; at < text.len; n++) {
        if (n == max_length)
            return str_slice(text, 0, word_end ? word_end : at);
        if (text.ptr[at] == ' ')
            word_end = at;
        utf8_next(text, &at);
    }
    return text;
}

/* ---- failures ---- */

static void tell_failure(const struct document *document, const struct utterance *utterance,
                         const char *reason) {
    struct error told = {0};
    struct arena *scratch = arena_open();
    struct source_range place = document_place(document, utterance->source);
    const char *path = document_part_path(scratch, document, utterance->source.start);
    struct str begin = excerpt(utterance->spoken, EXCERPT_LENGTH);
    const char *more = begin.len < utterance->spoken.len ? "…" : "";
    if (utterance->has_source)
        error_set_line(&told, path, place.line, "not recorded, %s: “%.*s%s”", reason,
                       STR_ARG(begin), more);
    else
        error_set(&told, document->path, "announcement not recorded, %s: “%.*s%s”", reason,
                  STR_ARG(begin), more);
    error_print(&told);
    arena_close(scratch);
}

static void put_failure(const struct document *document, const struct utterance *utterance,
                        const char *reason) {
    const struct member *member = document_member(document, utterance->source.start);
    struct json json = json_open(stdout, false);
    json_object(&json, NULL);
    json_text(&json, "event", STR("failure"));
    if (utterance->has_source && member)
        json_text(&json, "part", member->name);
    if (utterance->has_source)
        json_integer(&json, "line", (long long)document_place(document, utterance->source).line);
    json_text(&json, "text", excerpt(utterance->spoken, EXCERPT_LENGTH));
    json_text(&json, "reason", str_from_c(reason));
    json_object_end(&json);
    json_close(&json);
}

void report_failures(const struct document *document, const struct script *script,
                     const struct studio_failure *failures, size_t n_failures, bool json) {
    for (size_t i = 0; i < n_failures; i++) {
        const struct utterance *utterance = &script->utterances.items[failures[i].utterance];
        if (json)
            put_failure(document, utterance, failures[i].reason);
        else
            tell_failure(document, utterance, failures[i].reason);
    }
}

/* ---- the summary ---- */

static void print_duration(uint64_t ms) {
    uint64_t seconds = (ms + 500) / 1000;
    if (seconds >= 3600)
        fprintf(stderr, "%u h ", (unsigned)(seconds / 3600));
    if (seconds >= 60)
        fprintf(stderr, "%u min ", (unsigned)(seconds / 60 % 60));
    fprintf(stderr, "%u s", (unsigned)(seconds % 60));
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

static void print_size(const struct output *output, const struct edition *edition) {
    static const char *const units[] = {"bytes", "kB", "MB", "GB"};
    double size = (double)output->n_bytes;
    size_t unit = 0;
    while (size >= 1000 && unit + 1 < sizeof units / sizeof *units)
        size /= 1000, unit++;
    fprintf(stderr, "  %s (", output->path);
    if (output->in_parts)
        fprintf(stderr, "%zu file%s, ", edition->parts->count, plural(edition->parts->count));
    fprintf(stderr, "%.*f %s)\n", unit > 1 ? 1 : 0, size, units[unit]);
}

static void print_loose_ends(const struct build_result *result) {
    const struct script *script = result->edition->script;
    size_t n_repairs = script->repairs.count, n_unspoken = script->unspoken.count;
    const char *log = outputs_path(result->outputs, "json");
    if (n_repairs + n_unspoken == 0)
        return;
    fprintf(stderr, "  %zu repair%s, %zu mark%s unspoken", n_repairs, plural(n_repairs), n_unspoken,
            plural(n_unspoken));
    fprintf(stderr, log ? "; see %s\n" : "\n", log);
}

static uint64_t duration_ms(const struct build_result *result) {
    return timeline_ms(result->edition->timeline, result->edition->timeline->n_samples);
}

static void print_summary(const struct build_result *result) {
    const struct timeline *timeline = result->edition->timeline;
    const struct studio_report *takes = result->takes;
    size_t n_chapters = timeline->n_chapters;
    fprintf(stderr, "%.*s\n  ", STR_ARG(result->edition->script->title));
    print_duration(duration_ms(result));
    fprintf(stderr, ", %zu chapter%s, %.1f LUFS, true peak %.1f dBTP\n", n_chapters,
            plural(n_chapters), timeline->loudness_lufs, timeline->true_peak_dbtp);
    fprintf(stderr, "  %zu take%s recorded, %zu reused, in %.2f s: %.0f times real time\n",
            takes->n_recorded, plural(takes->n_recorded), takes->n_reused, result->seconds,
            (double)duration_ms(result) / 1000 / result->seconds);
    print_loose_ends(result);
    for (size_t i = 0; i < result->outputs->count; i++)
        print_size(&result->outputs->items[i], result->edition);
}

static void put_file(struct json *json, const char *format, struct str path, uint64_t n_bytes) {
    json_object(json, NULL);
    json_text(json, "format", str_from_c(format));
    json_text(json, "path", path);
    json_integer(json, "bytes", (long long)n_bytes);
    json_object_end(json);
}

static void put_parts(struct json *json, const struct output *output, const struct parts *parts) {
    struct arena *arena = arena_open();
    for (size_t i = 0; i < parts->count; i++)
        put_file(json, output->binder->name,
                 str_format(arena, "%s/%.*s.mp3", output->path, STR_ARG(parts->items[i].name)),
                 parts->items[i].n_bytes);
    arena_close(arena);
}

static void put_files(struct json *json, const struct build_result *result) {
    json_array(json, "files");
    for (size_t i = 0; i < result->outputs->count; i++) {
        const struct output *output = &result->outputs->items[i];
        if (output->in_parts)
            put_parts(json, output, result->edition->parts);
        else
            put_file(json, output->binder->name, str_from_c(output->path), output->n_bytes);
    }
    json_array_end(json);
}

static void put_summary(const struct build_result *result) {
    const struct timeline *timeline = result->edition->timeline;
    const struct script *script = result->edition->script;
    struct json json = json_open(stdout, false);
    json_object(&json, NULL);
    json_text(&json, "event", STR("done"));
    json_text(&json, "title", script->title);
    json_integer(&json, "duration_ms", (long long)duration_ms(result));
    json_integer(&json, "chapters", (long long)timeline->n_chapters);
    json_decimal(&json, "loudness_lufs", timeline->loudness_lufs, 2);
    json_decimal(&json, "true_peak_dbtp", timeline->true_peak_dbtp, 2);
    json_integer(&json, "takes_recorded", (long long)result->takes->n_recorded);
    json_integer(&json, "takes_reused", (long long)result->takes->n_reused);
    json_integer(&json, "repairs", (long long)script->repairs.count);
    json_integer(&json, "unspoken", (long long)script->unspoken.count);
    json_decimal(&json, "seconds", result->seconds, 3);
    put_files(&json, result);
    json_object_end(&json);
    json_close(&json);
}

void report_summary(const struct build_result *result, bool json) {
    if (json)
        put_summary(result);
    else
        print_summary(result);
}
