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
#include <math.h>
#include <string.h>
#include <yajl/yajl_gen.h>

#include "base/file.h"
#include "edition/part.h"

struct json {
    yajl_gen gen;
    FILE *stream;
    yajl_gen_status status; /* the first that is not OK */
};

static void print(void *context, const char *text, size_t len) {
    fwrite(text, 1, len, context);
}

static void note(struct json *json, yajl_gen_status status) {
    if (json->status == yajl_gen_status_ok)
        json->status = status;
}

static void put_string(struct json *json, struct str s) {
    note(json, yajl_gen_string(json->gen, (const unsigned char *)(s.len ? s.ptr : ""), s.len));
}

static void put_key(struct json *json, const char *key) {
    put_string(json, str_from_c(key));
}

static void put_text(struct json *json, const char *key, struct str value) {
    put_key(json, key);
    put_string(json, value);
}

static void put_count(struct json *json, const char *key, uint64_t value) {
    put_key(json, key);
    note(json, yajl_gen_integer(json->gen, (long long)value));
}

static void put_null(struct json *json, const char *key) {
    put_key(json, key);
    note(json, yajl_gen_null(json->gen));
}

/* In hundredths, and made of whole numbers: printf's point is the locale's. */
static void put_level(struct json *json, const char *key, double level) {
    if (!isfinite(level)) {
        put_null(json, key);
        return;
    }
    long hundredths = lround(fabs(level) * 100);
    char number[32];
    int len = snprintf(number, sizeof number, "%s%ld.%02ld", level < 0 && hundredths ? "-" : "",
                       hundredths / 100, hundredths % 100);
    put_key(json, key);
    note(json, yajl_gen_number(json->gen, number, (size_t)len));
}

static void open_map(struct json *json, const char *key) {
    if (key)
        put_key(json, key);
    note(json, yajl_gen_map_open(json->gen));
}

static void close_map(struct json *json) {
    note(json, yajl_gen_map_close(json->gen));
}

static void open_array(struct json *json, const char *key) {
    put_key(json, key);
    note(json, yajl_gen_array_open(json->gen));
}

static void close_array(struct json *json) {
    note(json, yajl_gen_array_close(json->gen));
}

/* Opens an item of a top-level array; the generator's comma comes after the line's end. */
static void open_item(struct json *json) {
    fputc('\n', json->stream);
    open_map(json, NULL);
}

static void put_source(struct json *json, const struct document *document,
                       struct source_range source) {
    const struct member *member = document_member(document, source.start);
    struct source_range place = document_place(document, source);
    open_map(json, "source");
    if (member)
        put_text(json, "part", member->name);
    put_count(json, "start", place.start);
    put_count(json, "end", place.end);
    put_count(json, "line", place.line);
    close_map(json);
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
    open_array(json, "files");
    for (size_t i = 0; i < edition->parts->count; i++) {
        const struct part *part = &edition->parts->items[i];
        struct arena *scratch = arena_open();
        uint64_t duration_ms = timeline_ms(&part->timeline, part->timeline.n_samples);
        open_item(json);
        put_text(json, "name",
                 str_format(scratch, "%.*s/%.*s.mp3", STR_ARG(folder), STR_ARG(part->name)));
        put_text(json, "title", part->script.title);
        put_count(json, "start_ms", timeline_ms(edition->timeline, part->start));
        put_count(json, "duration_ms", duration_ms);
        put_count(json, "bytes", part->n_bytes);
        put_level(json, "loudness", part->timeline.loudness_lufs);
        put_level(json, "true_peak", part->timeline.true_peak_dbtp);
        close_map(json);
        arena_close(scratch);
    }
    close_array(json);
}

static void put_chapters(struct json *json, const struct edition *edition) {
    open_array(json, "chapters");
    for (size_t i = 0; i < edition->timeline->n_chapters; i++) {
        const struct chapter *chapter = &edition->script->chapters.items[i];
        const struct timeline_chapter *times = &edition->timeline->chapters[i];
        open_item(json);
        put_text(json, "title", chapter->title);
        put_count(json, "level", (uint64_t)chapter->level);
        put_times(json, edition->timeline, times->start, times->end);
        close_map(json);
    }
    close_array(json);
}

static void put_pages(struct json *json, const struct edition *edition) {
    const struct script *script = edition->script;
    open_array(json, "pages");
    for (size_t i = 0; i < script->pages.count; i++) {
        const struct script_page *page = &script->pages.items[i];
        open_item(json);
        put_text(json, "label", page->label);
        put_count(json, "start_ms",
                  timeline_ms(edition->timeline, timeline_page(edition->timeline, script, page)));
        close_map(json);
    }
    close_array(json);
}

static void put_word(struct json *json, const struct edition *edition, const struct word *word,
                     uint64_t start, uint64_t end) {
    struct source_range place =
        document_place(edition->document, (struct source_range){word->start, word->end, 0});
    open_map(json, NULL);
    put_text(json, "text", word->text);
    put_times(json, edition->timeline, start, end);
    if (word->start == word->end) {
        put_null(json, "source");
    } else {
        open_map(json, "source");
        put_count(json, "start", place.start);
        put_count(json, "end", place.end);
        close_map(json);
    }
    close_map(json);
}

static void put_utterance(struct json *json, const struct edition *edition,
                          const struct utterance *utterance, const struct timeline_take *take) {
    open_item(json);
    put_text(json, "kind", str_from_c(utterance_kind_name(utterance->kind)));
    if (utterance->has_source)
        put_source(json, edition->document, utterance->source);
    else
        put_null(json, "source");
    put_text(json, "spoken", utterance->spoken);
    put_times(json, edition->timeline, take->start, take->voice_end);
    open_array(json, "words");
    for (size_t i = 0; i < utterance->n_words; i++) {
        const struct word word = utterance_word(utterance, i);
        put_word(json, edition, &word, take->start + take->word_times[i].start,
                 take->start + take->word_times[i].end);
    }
    close_array(json);
    close_map(json);
}

static void put_utterances(struct json *json, const struct edition *edition) {
    open_array(json, "utterances");
    for (size_t i = 0; i < edition->timeline->n_takes; i++)
        put_utterance(json, edition, &edition->script->utterances.items[i],
                      &edition->timeline->takes[i]);
    close_array(json);
}

static void put_unspoken(struct json *json, const struct edition *edition) {
    const struct script *script = edition->script;
    open_array(json, "unspoken");
    for (size_t i = 0; i < script->unspoken.count; i++) {
        const struct unspoken *unspoken = &script->unspoken.items[i];
        open_item(json);
        put_source(json, edition->document, unspoken->source);
        put_text(json, "text", unspoken->text);
        put_text(json, "reason", unspoken->reason);
        close_map(json);
    }
    close_array(json);
}

static void put_repairs(struct json *json, const struct edition *edition) {
    const struct script *script = edition->script;
    open_array(json, "repairs");
    for (size_t i = 0; i < script->repairs.count; i++) {
        open_item(json);
        put_source(json, edition->document, script->repairs.items[i].source);
        put_text(json, "what", script->repairs.items[i].what);
        close_map(json);
    }
    close_array(json);
}

static void put_about(struct json *json, const struct edition *edition) {
    const struct metadata *about = &edition->script->about;
    put_text(json, "date", edition->script->date);
    put_text(json, "subtitle", about->subtitle);
    put_text(json, "narrator", edition->narrator);
    put_text(json, "publisher", about->publisher);
    put_text(json, "identifier", about->identifier);
    put_text(json, "rights", about->rights);
    put_text(json, "subject", about->subject);
    put_text(json, "description", about->description);
    put_text(json, "series", about->series);
}

static void put_facts(struct json *json, const struct edition *edition) {
    const struct timeline *timeline = edition->timeline;
    char sum[65];
    hash_to_hex(&edition->source_hash, sum);
    put_text(json, "title", edition->script->title);
    put_text(json, "author", edition->script->author);
    put_text(json, "language", edition->script->language);
    put_about(json, edition);
    put_text(json, "voice", edition->voice->name);
    put_text(json, "profile", edition->profile->name);
    put_count(json, "duration_ms", timeline_ms(timeline, timeline->n_samples));
    put_count(json, "sample_rate", (uint64_t)timeline->format.sample_rate_hz);
    put_text(json, "source_sha256", str_from_c(sum));
    put_text(json, "tool_version", STR(LECTERN_VERSION));
    put_text(json, "engine_version", edition->engine_identity);
    put_level(json, "loudness", timeline->loudness_lufs);
    put_level(json, "true_peak", timeline->true_peak_dbtp);
}

static bool put_edition(struct json *json, const struct edition *edition, struct str folder,
                        struct error *error) {
    open_map(json, NULL);
    put_facts(json, edition);
    put_files(json, edition, folder);
    put_chapters(json, edition);
    put_pages(json, edition);
    put_utterances(json, edition);
    put_unspoken(json, edition);
    put_repairs(json, edition);
    close_map(json);
    fputc('\n', json->stream);
    if (json->status == yajl_gen_invalid_string)
        return error_set(error, edition->document->path,
                         "a text in it is not UTF-8, which JSON has to be");
    if (json->status != yajl_gen_status_ok)
        return error_set(error, "", "the JSON generator failed (status %d)", (int)json->status);
    return true;
}

#define EXTENSION STR(".edition.json")

static struct str folder_of_parts(const char *path) {
    const char *slash = strrchr(path, '/');
    struct str name = str_from_c(slash ? slash + 1 : path);
    return str_ends_with(name, EXTENSION) ? str_slice(name, 0, name.len - EXTENSION.len) : name;
}

static bool bind_json(const struct edition *edition, const char *path, struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path, error))
        return false;
    struct json json = {.gen = yajl_gen_alloc(NULL), .stream = writer.stream};
    bool done = json.gen != NULL;
    if (done) {
        yajl_gen_config(json.gen, yajl_gen_print_callback, print, (void *)writer.stream);
        yajl_gen_config(json.gen, yajl_gen_validate_utf8, 1);
        done = put_edition(&json, edition, folder_of_parts(path), error);
        yajl_gen_free(json.gen);
    } else {
        error_set(error, path, "no memory for the JSON generator");
    }
    if (done)
        return file_writer_commit(&writer, FILE_SYNCED, error);
    file_writer_abandon(&writer);
    return false;
}

const struct binder binder_json = {
    .name = "json",
    .extension = ".edition.json",
    .always = true,
    .bind = bind_json,
};
