/* The manifest of a W3C audiobook, and its page of contents. */
#include <inttypes.h>

#include "base/json.h"
#include "base/language.h"
#include "document/authors.h"
#include "edition/about.h"
#include "edition/audiobook.h"
#include "edition/form.h"
#include "edition/labels/labels.h"

static uint64_t part_ms(const struct part *part) {
    return timeline_ms(&part->timeline, part->timeline.n_samples);
}

/* A duration as ISO 8601 has it, in hours, minutes and seconds. */
static struct str duration(struct arena *arena, uint64_t ms) {
    struct strbuf text = {.arena = arena};
    strbuf_add(&text, STR("PT"));
    if (ms >= 3600000)
        strbuf_format(&text, "%" PRIu64 "H", ms / 3600000);
    if (ms >= 60000)
        strbuf_format(&text, "%" PRIu64 "M", ms / 60000 % 60);
    strbuf_format(&text, "%" PRIu64 ".%03" PRIu64 "S", ms / 1000 % 60, ms % 1000);
    return strbuf_str(&text);
}

static uint64_t total_ms(const struct audiobook *audiobook) {
    uint64_t total = 0;
    for (size_t i = 0; i < audiobook->parts.count; i++)
        total += part_ms(&audiobook->parts.items[i]);
    return total;
}

static void put_list(struct json *json, const char *key, const char *const *values) {
    json_array(json, key);
    for (; *values; values++)
        json_text(json, NULL, str_from_c(*values));
    json_array_end(json);
}

static void put_given(struct json *json, const char *key, struct str value) {
    if (value.len)
        json_text(json, key, value);
}

/* ---- what it is ---- */

static void put_context(struct json *json, struct str language) {
    json_array(json, "@context");
    json_text(json, NULL, STR("https://schema.org"));
    json_text(json, NULL, STR("https://www.w3.org/ns/pub-context"));
    if (language.len) {
        json_object(json, NULL);
        json_text(json, "language", language);
        json_text(json, "direction", str_from_c(language_direction(language)));
        json_object_end(json);
    }
    json_array_end(json);
    json_text(json, "conformsTo", STR("https://www.w3.org/TR/audiobooks/"));
    json_text(json, "type", STR("Audiobook"));
}

/* A text that says its language where that is not the publication's. */
static void put_localised(struct json *json, const char *key, struct str value, struct str language,
                          struct str around) {
    if (!language.len || str_equal(language, around)) {
        json_text(json, key, value);
        return;
    }
    json_object(json, key);
    json_text(json, "value", value);
    json_text(json, "language", language);
    json_text(json, "direction", str_from_c(language_direction(language)));
    json_object_end(json);
}

static void put_entity(struct json *json, const char *key, const char *type, struct str name) {
    if (!name.len)
        return;
    json_object(json, key);
    json_text(json, "type", str_from_c(type));
    json_text(json, "name", name);
    json_object_end(json);
}

/* One by itself, several as a list. */
static void put_authors(struct json *json, struct str authors) {
    struct str rest = authors, first, name;
    if (!authors_next(&rest, &first))
        return;
    if (!authors_next(&rest, &name)) {
        put_entity(json, "author", "Person", first);
        return;
    }
    json_array(json, "author");
    while (authors_next(&authors, &name))
        put_entity(json, NULL, "Person", name);
    json_array_end(json);
}

/* Players show the narrator's name and nothing beside it, so it says that no person reads. */
static void put_people(const struct audiobook *audiobook, struct json *json) {
    const struct edition *edition = audiobook->edition;
    put_authors(json, edition->script->about.author);
    put_entity(json, "readBy", "Person", about_reader(audiobook->arena, edition));
    put_entity(json, "publisher", "Organization", edition->script->about.publisher);
}

/* Whether nothing of the text was left out by a listener's choice. What else is unspoken (a
 * page's running head, a mark) is nothing that a book is made shorter by. */
static bool is_whole(const struct script *script) {
    for (size_t i = 0; i < script->unspoken.count; i++)
        if (str_contains(script->unspoken.items[i].reason, STR(", by --")))
            return false;
    return true;
}

static void put_about(const struct audiobook *audiobook, struct json *json) {
    const struct edition *edition = audiobook->edition;
    const struct metadata *about = &edition->script->about;
    put_context(json, edition->script->language);
    json_text(json, "id", about_identifier(audiobook->arena, edition));
    json_text(json, "name", audiobook->title);
    put_given(json, "alternativeHeadline", about->subtitle);
    put_people(audiobook, json);
    put_given(json, "inLanguage", edition->script->language);
    json_text(json, "readingProgression",
              str_from_c(language_direction(edition->script->language)));
    put_given(json, "datePublished", about_date(edition));
    put_given(json, "description", about->description);
    put_given(json, "about", about->subject);
    put_given(json, "copyrightNotice", about->rights);
    put_entity(json, "isBasedOn", "CreativeWork", edition->source_note);
    put_entity(json, "isPartOf", "BookSeries", about->series);
    if (is_whole(edition->script))
        json_bool(json, "abridged", false);
    json_text(json, "duration", duration(audiobook->arena, total_ms(audiobook)));
}

/* ---- for whom ---- */

static const char summary[] =
    "The whole of the book is sound, read by a synthetic voice. The table of contents leads to "
    "each chapter by its time.";

static void put_access(struct json *json) {
    static const char *const modes[] = {"auditory", NULL};
    static const char *const features[] = {"tableOfContents", "readingOrder",
                                           "structuralNavigation", NULL};
    static const char *const hazards[] = {"none", NULL};
    put_list(json, "accessMode", modes);
    json_array(json, "accessModeSufficient");
    json_object(json, NULL);
    json_text(json, "type", STR("ItemList"));
    put_list(json, "itemListElement", modes);
    json_object_end(json);
    json_array_end(json);
    put_list(json, "accessibilityFeature", features);
    put_list(json, "accessibilityHazard", hazards);
    put_localised(json, "accessibilitySummary", str_from_c(summary), STR("en"), (struct str){0});
}

/* ---- what it is made of ---- */

static void begin_resource(struct json *json, const char *url, const char *type) {
    json_object(json, NULL);
    json_text(json, "type", STR("LinkedResource"));
    json_text(json, "url", str_from_c(url));
    json_text(json, "encodingFormat", str_from_c(type));
}

/* That of the title of a part, which is its first chapter's. */
static struct str part_language(const struct part *part) {
    const struct script *script = &part->script;
    bool first =
        script->chapters.count && str_equal(script->title, script->chapters.items[0].title);
    return first ? written_title_language(script, &script->chapters.items[0]) : (struct str){0};
}

static void put_reading_order(const struct audiobook *audiobook, struct json *json) {
    json_array(json, "readingOrder");
    for (size_t i = 0; i < audiobook->parts.count; i++) {
        const struct part *part = &audiobook->parts.items[i];
        struct str title = part->script.title;
        begin_resource(json, audiobook_part_file(audiobook, i), "audio/mpeg");
        put_localised(json, "name", title.len ? title : audiobook->title, part_language(part),
                      audiobook->edition->script->language);
        json_text(json, "duration", duration(audiobook->arena, part_ms(part)));
        json_object_end(json);
    }
    json_array_end(json);
}

/* The label is what it is to the book. */
static void put_related(const struct edition *edition, struct json *json, const char *url,
                        const char *type, const char *relation) {
    struct labels labels = labels_find(edition->script->language);
    begin_resource(json, url, type);
    put_localised(json, "name", label(&labels, str_from_c(relation)), labels.language,
                  edition->script->language);
    json_text(json, "rel", str_from_c(relation));
    json_object_end(json);
}

static void put_resources(const struct audiobook *audiobook, struct json *json) {
    const struct edition *edition = audiobook->edition;
    json_array(json, "resources");
    put_related(edition, json, AUDIOBOOK_CONTENTS, "text/html", "contents");
    if (edition->cover.len)
        put_related(edition, json, about_cover_name(edition), edition->cover_type, "cover");
    json_array_end(json);
}

void audiobook_put_manifest(const struct audiobook *audiobook, FILE *out) {
    struct json json = json_open(out, true);
    json_object(&json, NULL);
    put_about(audiobook, &json);
    put_access(&json);
    put_reading_order(audiobook, &json);
    put_resources(audiobook, &json);
    json_object_end(&json);
    json_close(&json);
}

/* ---- contents ---- */

enum { LEVELS_MAX = 16 };

struct contents {
    const struct audiobook *audiobook;
    FILE *out;
    int open[LEVELS_MAX], depth;
};

/* Levels that the text leaves out are not there. */
static void begin_line(struct contents *contents, int level) {
    bool deeper = contents->depth == 0 ||
                  (level > contents->open[contents->depth - 1] && contents->depth < LEVELS_MAX);
    for (; contents->depth > 1 && level <= contents->open[contents->depth - 2]; contents->depth--)
        fputs("</li>\n</ol>\n", contents->out);
    fputs(deeper ? "<ol>\n<li>" : "</li>\n<li>", contents->out);
    contents->depth += deeper;
    contents->open[contents->depth - 1] = level;
}

static void put_line(struct contents *contents, size_t part, uint64_t ms, int level,
                     struct str title, struct str language) {
    begin_line(contents, level);
    fprintf(contents->out, "<a href=\"%s#t=%" PRIu64 ".%03" PRIu64 "\"",
            audiobook_part_file(contents->audiobook, part), ms / 1000, ms % 1000);
    form_put_language(contents->out, FORM_LANG, language,
                      contents->audiobook->edition->script->language);
    putc('>', contents->out);
    form_put_escaped(contents->out, title.len ? title : contents->audiobook->title);
    fputs("</a>", contents->out);
}

/* A part without chapters is what comes before the first. */
static void put_part_lines(struct contents *contents, size_t number) {
    const struct part *part = &contents->audiobook->parts.items[number];
    if (!part->script.chapters.count)
        put_line(contents, number, 0, 1, part->script.title, (struct str){0});
    for (size_t i = part->continues; i < part->script.chapters.count; i++) {
        const struct chapter *chapter = &part->script.chapters.items[i];
        uint64_t ms = timeline_ms(&part->timeline, part->timeline.chapters[i].start);
        put_line(contents, number, ms, chapter->level, chapter->title,
                 written_title_language(&part->script, chapter));
    }
}

static void put_head(const struct audiobook *audiobook, FILE *out) {
    fputs("<!DOCTYPE html>\n<html", out);
    form_put_language(out, FORM_LANG, audiobook->edition->script->language, (struct str){0});
    fputs(">\n<head>\n<meta charset=\"utf-8\"/>\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>",
          out);
    form_put_escaped(out, audiobook->title);
    fputs("</title>\n</head>\n<body>\n<nav role=\"doc-toc\">\n<h1>", out);
    form_put_escaped(out, audiobook->title);
    fputs("</h1>\n", out);
}

void audiobook_put_contents(const struct audiobook *audiobook, FILE *out) {
    struct contents contents = {.audiobook = audiobook, .out = out};
    put_head(audiobook, out);
    for (size_t i = 0; i < audiobook->parts.count; i++)
        put_part_lines(&contents, i);
    for (; contents.depth; contents.depth--)
        fputs("</li>\n</ol>\n", out);
    fputs("</nav>\n</body>\n</html>\n", out);
}
