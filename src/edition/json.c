/* The account of an edition for machines, NAME.edition.json. Its keys are a contract:
 *
 * title, author, language, date, subtitle, narrator, publisher, identifier, rights, subject,
 * description, series (each empty where nothing is known), voice (the profile's name),
 * profile, duration_ms,
 * sample_rate (Hz), source_sha256 (of the source's bytes), tool_version, engine_version,
 * loudness (LUFS, integrated, before encoding), true_peak (dBTP, decoded);
 * chapters [{title, level, start_ms, end_ms}];
 * pages [{label, start_ms}], of the printed book;
 * utterances [{kind, source {start, end, line}, spoken, start_ms, end_ms,
 *              words [{text, start_ms, end_ms, source {start, end}}]}];
 * unspoken [{source {start, end, line}, text, reason}];
 * repairs [{source {start, end, line}, what}];
 * of an edition in several files also, before the chapters,
 * files [{name, title, start_ms, duration_ms, bytes, loudness, true_peak}].
 *
 * All times are those of the MP3, or of the files played one after another; a file's
 * start_ms taken from them gives its own. `name` counts from the folder of the account.
 *
 * `source` is null for what is not in the source: an announcement, a word put in.
 * loudness and true_peak are null where nothing is heard, and of files that were not written.
 * Offsets are bytes of the source; where that is an archive, `source` has a `part` too, the
 * file in it that offsets and lines count in (a word is in its utterance's). Each item of the
 * arrays is on a line of its own, for grep and diff. */
#include "base/json.h"
#include "base/file.h"
#include "edition/form.h"
#include "edition/part.h"

/* Hundredths: more digits would be none of the measurement. */
static void put_level(struct json *json, const char *key, double level) {
    json_decimal(json, key, level, 2);
}

static void put_count(struct json *json, const char *key, uint64_t value) {
    json_integer(json, key, (long long)value);
}

/* Opens an item of a top-level array; the generator's comma comes after the line's end. */
static void open_item(struct json *json) {
    json_line(json);
    json_object(json, NULL);
}

static void put_source(struct json *json, const struct document *document,
                       struct source_range source) {
    const struct member *member = document_member(document, source.start);
    struct source_range place = document_place(document, source);
    json_object(json, "source");
    if (member)
        json_text(json, "part", member->name);
    put_count(json, "start", place.start);
    put_count(json, "end", place.end);
    put_count(json, "line", place.line);
    json_object_end(json);
}

static void put_times(struct json *json, const struct timeline *timeline, uint64_t start,
                      uint64_t end) {
    put_count(json, "start_ms", timeline_ms(timeline, start));
    put_count(json, "end_ms", timeline_ms(timeline, end));
}

/* A folder of the edition's name beside the account has them. */
static void put_files(struct json *json, const struct edition *edition, struct str folder) {
    if (!edition->parts)
        return;
    json_array(json, "files");
    for (size_t i = 0; i < edition->parts->count; i++) {
        const struct part *part = &edition->parts->items[i];
        struct arena *scratch = arena_open();
        uint64_t duration_ms = timeline_ms(&part->timeline, part->timeline.n_samples);
        open_item(json);
        json_text(json, "name",
                  str_format(scratch, "%.*s/%.*s.mp3", STR_ARG(folder), STR_ARG(part->name)));
        json_text(json, "title", part->script.title);
        put_count(json, "start_ms", timeline_ms(edition->timeline, part->start));
        put_count(json, "duration_ms", duration_ms);
        put_count(json, "bytes", part->n_bytes);
        put_level(json, "loudness", part->timeline.loudness_lufs);
        put_level(json, "true_peak", part->timeline.true_peak_dbtp);
        json_object_end(json);
        arena_close(scratch);
    }
    json_array_end(json);
}

static void put_chapters(struct json *json, const struct edition *edition) {
    json_array(json, "chapters");
    for (size_t i = 0; i < edition->timeline->n_chapters; i++) {
        const struct chapter *chapter = &edition->script->chapters.items[i];
        const struct timeline_chapter *times = &edition->timeline->chapters[i];
        open_item(json);
        json_text(json, "title", chapter->title);
        put_count(json, "level", (uint64_t)chapter->level);
        put_times(json, edition->timeline, times->start, times->end);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_pages(struct json *json, const struct edition *edition) {
    const struct script *script = edition->script;
    json_array(json, "pages");
    for (size_t i = 0; i < script->pages.count; i++) {
        const struct script_page *page = &script->pages.items[i];
        open_item(json);
        json_text(json, "label", page->label);
        put_count(json, "start_ms",
                  timeline_ms(edition->timeline, timeline_page(edition->timeline, script, page)));
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_word(struct json *json, const struct edition *edition, const struct word *word,
                     uint64_t start, uint64_t end) {
    struct source_range place =
        document_place(edition->document, (struct source_range){word->start, word->end, 0});
    json_object(json, NULL);
    json_text(json, "text", word->text);
    put_times(json, edition->timeline, start, end);
    if (word->start == word->end) {
        json_null(json, "source");
    } else {
        json_object(json, "source");
        put_count(json, "start", place.start);
        put_count(json, "end", place.end);
        json_object_end(json);
    }
    json_object_end(json);
}

static void put_utterance(struct json *json, const struct edition *edition,
                          const struct utterance *utterance, const struct timeline_take *take) {
    open_item(json);
    json_text(json, "kind", str_from_c(utterance_kind_name(utterance->kind)));
    if (utterance->has_source)
        put_source(json, edition->document, utterance->source);
    else
        json_null(json, "source");
    json_text(json, "spoken", utterance->spoken);
    put_times(json, edition->timeline, take->start, take->voice_end);
    json_array(json, "words");
    for (size_t i = 0; i < utterance->n_words; i++) {
        const struct word word = utterance_word(utterance, i);
        put_word(json, edition, &word, take->start + take->word_times[i].start,
                 take->start + take->word_times[i].end);
    }
    json_array_end(json);
    json_object_end(json);
}

static void put_utterances(struct json *json, const struct edition *edition) {
    json_array(json, "utterances");
    for (size_t i = 0; i < edition->timeline->n_takes; i++)
        put_utterance(json, edition, &edition->script->utterances.items[i],
                      &edition->timeline->takes[i]);
    json_array_end(json);
}

static void put_unspoken(struct json *json, const struct edition *edition) {
    const struct script *script = edition->script;
    json_array(json, "unspoken");
    for (size_t i = 0; i < script->unspoken.count; i++) {
        const struct unspoken *unspoken = &script->unspoken.items[i];
        open_item(json);
        put_source(json, edition->document, unspoken->source);
        json_text(json, "text", unspoken->text);
        json_text(json, "reason", unspoken->reason);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_repairs(struct json *json, const struct edition *edition) {
    const struct script *script = edition->script;
    json_array(json, "repairs");
    for (size_t i = 0; i < script->repairs.count; i++) {
        open_item(json);
        put_source(json, edition->document, script->repairs.items[i].source);
        json_text(json, "what", script->repairs.items[i].what);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_about(struct json *json, const struct edition *edition) {
    const struct metadata *about = &edition->script->about;
    json_text(json, "date", edition->script->date);
    json_text(json, "subtitle", about->subtitle);
    json_text(json, "narrator", edition->narrator);
    json_text(json, "publisher", about->publisher);
    json_text(json, "identifier", about->identifier);
    json_text(json, "rights", about->rights);
    json_text(json, "subject", about->subject);
    json_text(json, "description", about->description);
    json_text(json, "series", about->series);
}

static void put_facts(struct json *json, const struct edition *edition) {
    const struct timeline *timeline = edition->timeline;
    char sum[65];
    hash_to_hex(&edition->source_hash, sum);
    json_text(json, "title", edition->script->title);
    json_text(json, "author", edition->script->author);
    json_text(json, "language", edition->script->language);
    put_about(json, edition);
    json_text(json, "voice", edition->voice->name);
    json_text(json, "profile", edition->profile->name);
    put_count(json, "duration_ms", timeline_ms(timeline, timeline->n_samples));
    put_count(json, "sample_rate", (uint64_t)timeline->format.sample_rate_hz);
    json_text(json, "source_sha256", str_from_c(sum));
    json_text(json, "tool_version", STR(LECTERN_VERSION));
    json_text(json, "engine_version", edition->engine_identity);
    put_level(json, "loudness", timeline->loudness_lufs);
    put_level(json, "true_peak", timeline->true_peak_dbtp);
}

static void put_edition(struct json *json, const struct edition *edition, struct str folder) {
    json_object(json, NULL);
    put_facts(json, edition);
    put_files(json, edition, folder);
    put_chapters(json, edition);
    put_pages(json, edition);
    put_utterances(json, edition);
    put_unspoken(json, edition);
    put_repairs(json, edition);
    json_object_end(json);
}

static const char extension[] = ".edition.json";

static bool bind_json(const struct edition *edition, const char *path, struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path, error))
        return false;
    struct json json = json_open(writer.stream, false);
    json_validate(&json);
    put_edition(&json, edition, form_base(path, extension));
    json_close(&json);
    if (!json.broken)
        return file_writer_commit(&writer, FILE_SYNCED, error);
    file_writer_abandon(&writer);
    return error_set(error, edition->document->path,
                     "a text in it is not UTF-8, which JSON has to be");
}

const struct binder binder_json = {
    .name = "json",
    .extension = extension,
    .always = true,
    .bind = bind_json,
};
