/* Lists of chapters: chapters.json for podcast players (Podcasting 2.0 JSON chapters 1.2),
 * the "0:00 Title" lines that sites for video and podcasts read, and a CUE sheet. */
#include <inttypes.h>
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "edition/about.h"
#include "edition/form.h"
#include "edition/part.h"

static uint64_t chapter_ms(const struct edition *edition, size_t i) {
    return timeline_ms(edition->timeline, edition->timeline->chapters[i].start);
}

static size_t count_chapters(const struct edition *edition) {
    return edition->timeline->n_chapters;
}

static struct str chapter_title(const struct edition *edition, size_t i) {
    return edition->script->chapters.items[i].title;
}

/* ---- JSON ---- */

static void put_json_chapter(struct json *json, const struct edition *edition, size_t i) {
    uint64_t end = timeline_ms(edition->timeline, edition->timeline->chapters[i].end);
    json_object(json, NULL);
    json_decimal(json, "startTime", (double)chapter_ms(edition, i) / 1000, 3);
    json_decimal(json, "endTime", (double)end / 1000, 3);
    json_text(json, "title", chapter_title(edition, i));
    json_object_end(json);
}

static void put_json(struct form *form) {
    const struct edition *edition = form->edition;
    FILE *out = form->out;
    struct json json = json_open(out, true);
    json_object(&json, NULL);
    json_text(&json, "version", STR("1.2.0"));
    if (edition->script->title.len)
        json_text(&json, "title", edition->script->title);
    if (edition->script->author.len)
        json_text(&json, "author", edition->script->author);
    json_array(&json, "chapters");
    for (size_t i = 0; i < count_chapters(edition); i++)
        put_json_chapter(&json, edition, i);
    json_array_end(&json);
    json_object_end(&json);
    json_close(&json);
}

/* ---- lines ---- */

/* Seconds are cut off, not rounded: who is sent there hears the beginning. Hours are told
 * throughout when there are any, so that the lines have one shape. */
static void put_text(struct form *form) {
    const struct edition *edition = form->edition;
    FILE *out = form->out;
    bool hours = timeline_ms(edition->timeline, edition->timeline->n_samples) >= 3600000;
    for (size_t i = 0; i < count_chapters(edition); i++) {
        uint64_t seconds = chapter_ms(edition, i) / 1000;
        if (hours)
            fprintf(out, "%" PRIu64 ":%02" PRIu64, seconds / 3600, seconds / 60 % 60);
        else
            fprintf(out, "%" PRIu64, seconds / 60);
        fprintf(out, ":%02" PRIu64 " %.*s\n", seconds % 60, STR_ARG(chapter_title(edition, i)));
    }
}

/* ---- CUE ---- */

enum {
    CUE_TRACKS_MAX = 99,
    CUE_TEXT_MAX = 80, /* bytes: longer ones are cut by old players, or stop them */
    FRAMES_A_SECOND = 75,
};

/* A quotation mark ends a string, and there is no way to write one. */
static void put_quoted(FILE *out, const char *indent, const char *key, struct str text) {
    if (!text.len)
        return;
    fprintf(out, "%s%s \"", indent, key);
    text = utf8_clip(text, CUE_TEXT_MAX);
    for (size_t i = 0; i < text.len; i++)
        putc(text.ptr[i] == '"' ? '\'' : text.ptr[i], out);
    fputs("\"\n", out);
}

static void put_track(struct form *form, size_t chapter, uint64_t start) {
    const struct timeline *timeline = form->edition->timeline;
    uint64_t frames = start * FRAMES_A_SECOND / (uint64_t)timeline->format.sample_rate_hz;
    fprintf(form->out, "  TRACK %02zu AUDIO\n", ++form->count);
    put_quoted(form->out, "    ", "TITLE", chapter_title(form->edition, chapter));
    fprintf(form->out, "    INDEX 01 %02" PRIu64 ":%02" PRIu64 ":%02" PRIu64 "\n",
            frames / FRAMES_A_SECOND / 60, frames / FRAMES_A_SECOND % 60, frames % FRAMES_A_SECOND);
}

/* The tracks in one file of audio, which is heard from `start` to `end`. */
static void put_file(struct form *form, struct str name, uint64_t start, uint64_t end, int level) {
    const struct edition *edition = form->edition;
    fprintf(form->out, "FILE \"%.*s\" MP3\n", STR_ARG(name));
    for (size_t i = 0; i < count_chapters(edition); i++) {
        uint64_t at = edition->timeline->chapters[i].start;
        if (edition->script->chapters.items[i].level <= level && at >= start && at < end)
            put_track(form, i, at - start);
    }
}

static void put_cue(struct form *form) {
    const struct edition *edition = form->edition;
    int level = about_chapter_level(edition, CUE_TRACKS_MAX);
    struct arena *scratch = arena_open();
    put_quoted(form->out, "", "PERFORMER", edition->script->author);
    put_quoted(form->out, "", "TITLE", edition->script->title);
    if (!edition->parts)
        put_file(form, str_format(scratch, "%.*s.mp3", STR_ARG(form->base)), 0, UINT64_MAX, level);
    for (size_t i = 0; edition->parts && i < edition->parts->count; i++) {
        const struct part *part = &edition->parts->items[i];
        put_file(form,
                 str_format(scratch, "%.*s/%.*s.mp3", STR_ARG(form->base), STR_ARG(part->name)),
                 part->start, part->start + part->timeline.n_samples, level);
    }
    arena_close(scratch);
}

static bool bind_cue(const struct edition *edition, const char *path, struct error *error) {
    return form_write(edition, path, ".cue", put_cue, error);
}

static bool bind_json(const struct edition *edition, const char *path, struct error *error) {
    return form_write(edition, path, ".chapters.json", put_json, error);
}

static bool bind_text(const struct edition *edition, const char *path, struct error *error) {
    return form_write(edition, path, ".chapters.txt", put_text, error);
}

const struct binder binder_cue = {
    .name = "cue", .group = "captions", .extension = ".cue", .bind = bind_cue};
const struct binder binder_chapters_json = {
    .name = "chapters.json", .group = "captions", .extension = ".chapters.json", .bind = bind_json};
const struct binder binder_chapters_txt = {
    .name = "chapters.txt", .group = "captions", .extension = ".chapters.txt", .bind = bind_text};
