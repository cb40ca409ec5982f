/* `lectern build`: a text becomes an edition. */
#include <sched.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "cli/interrupt.h"
#include "cli/languages.h"
#include "cli/production.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "edition/about.h"
#include "edition/feed.h"
#include "edition/part.h"

struct build_options {
    struct production_options production;
    const char *folder, *formats, *cache;
    struct split split;
    enum overlay overlay;
    unsigned n_jobs;
    struct str feed_url;
    bool no_cache, json, quiet;
};

static bool set_split(void *member, const char *value, const struct option_row *row) {
    (void)row;
    return split_find(str_from_c(value), member);
}

static bool set_overlay(void *member, const char *value, const struct option_row *row) {
    (void)row;
    return overlay_find(str_from_c(value), member);
}

static bool set_feed_url(void *member, const char *value, const struct option_row *row) {
    (void)row;
    return feed_url_find(str_from_c(value), member);
}

#define AT(member) offsetof(struct build_options, member)
static const struct option_row rows[] = {
    {.letter = 'o',
     .name = "output",
     .value = "DIR",
     .help = "the folder for the edition's files, made when it\n"
             "is not there (default: the current one)",
     .offset = AT(folder),
     .set = option_set_text,
     .wanted = "a folder"},
    {.name = "format",
     .value = "NAME[,NAME...]",
     .help = "what to write (default: mp3); see below",
     .offset = AT(formats),
     .set = option_set_text,
     .wanted = "names with commas between"},
    {.name = "split",
     .value = "HOW",
     .help = "several MP3s and a playlist in a folder: a file a\n"
             "chapter; or files of so much at most, as in\n30min, 2h or 100MB",
     .offset = AT(split),
     .set = set_split,
     .wanted = SPLIT_WANTED},
    {.name = "overlay",
     .value = "HOW",
     .help =
         "what a read-along EPUB marks while it is heard:\nsentence or word (default: sentence)",
     .offset = AT(overlay),
     .set = set_overlay,
     .wanted = OVERLAY_WANTED},
    {.name = "feed-url",
     .value = "URL",
     .help = "where the files will lie on the web, for the\npodcast feed (--format feed)",
     .offset = AT(feed_url),
     .set = set_feed_url,
     .wanted = FEED_URL_WANTED},
    {.rows = production_rows, .offset = AT(production)},
    {.letter = 'j',
     .name = "jobs",
     .value = "N",
     .help = "record so many utterances at a time (default: as\n"
             "many as there are cores); the result is the same",
     .offset = AT(n_jobs),
     .set = option_set_number,
     .wanted = "a whole number, 1 to 1024",
     .low = 1,
     .high = 1024},
    {.name = "cache",
     .value = "DIR",
     .help = "where takes are kept (default:\n$XDG_CACHE_HOME/lectern or ~/.cache/lectern)",
     .offset = AT(cache),
     .set = option_set_text,
     .wanted = "a folder"},
    {.name = "no-cache",
     .help = "keep no takes and use none",
     .offset = AT(no_cache),
     .set = option_set_flag},
    {.name = "json",
     .help = "progress and summary as JSON lines on standard\noutput",
     .offset = AT(json),
     .set = option_set_flag},
    {.letter = 'q',
     .name = "quiet",
     .help = "tell nothing but errors",
     .offset = AT(quiet),
     .set = option_set_flag},
    {0},
};
#undef AT

struct build {
    struct arena *arena;
    struct build_options options;
    struct production production;
    struct outputs outputs;
    struct cache cache;
    struct studio studio;
    struct progress progress;
    struct studio_report takes;
    struct timeline timeline;
    struct edition edition;
    struct split split;
    struct parts parts;
    double started;
};

static unsigned count_cores(void) {
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) != 0)
        return 1;
    return (unsigned)CPU_COUNT(&cores);
}

/* ---- read ---- */

/* The files' name: the source's, or "edition" for what comes through a pipe. */
static const char *base_name(const struct build *build) {
    const char *source = build->production.source;
    return strcmp(source, "-") == 0 ? "edition" : file_base_name(build->arena, source);
}

static struct str named_formats(const struct build *build) {
    if (build->options.formats)
        return str_from_c(build->options.formats);
    struct strbuf list = {.arena = build->arena};
    for (size_t i = 0; i < build->production.manifest.formats.count; i++)
        strbuf_format(&list, "%s%.*s", i ? "," : "",
                      STR_ARG(build->production.manifest.formats.items[i]));
    return strbuf_str(&list);
}

static bool is_not_all(void *context, struct str name) {
    (void)context;
    return !str_equal(name, STR("all"));
}

static bool wants_all(struct str names) {
    return names.len && !names_split(names, is_not_all, NULL);
}

/* All of them, where it is known where the files will lie, are a feed's too. */
static struct str wanted_formats(const struct build *build) {
    struct str names = named_formats(build);
    bool feed = build->production.manifest.feed.url.len && wants_all(names);
    return feed ? str_format(build->arena, "%.*s,feed", STR_ARG(names)) : names;
}

static bool check_feed(const struct build *build, struct error *error) {
    const struct outputs *outputs = &build->outputs;
    return !outputs_path(outputs, "feed") ||
           feed_check(&build->production.manifest.feed, outputs_binders(build->arena, outputs),
                      outputs->count, build->split.by != SPLIT_NONE, error);
}

static bool plan_outputs(struct build *build, struct error *error) {
    struct manifest *manifest = &build->production.manifest;
    build->split = build->options.split.by ? build->options.split : manifest->split;
    if (build->options.feed_url.len)
        manifest->feed.url = build->options.feed_url;
    const char *inputs[] = {build->production.source, manifest->path, NULL};
    return outputs_plan(build->arena, build->options.folder, base_name(build),
                        wanted_formats(build), build->split.by != SPLIT_NONE, inputs,
                        &build->outputs, error) &&
           check_feed(build, error);
}

static bool read_all(struct build *build, const char *path, struct error *error) {
    return production_read(build->arena, path, &build->options.production, &build->production,
                           error) &&
           plan_outputs(build, error);
}

/* ---- record ---- */

/* Nothing but the cache of a build that keeps none has to be cleaned up: files get their
 * names when they are whole. */
static bool open_studio(struct build *build, struct error *error) {
    if (build->options.no_cache)
        interrupts_hold();
    if (!cache_open(build->arena, build->options.cache, !build->options.no_cache, &build->cache,
                    error) ||
        !reading_open_studio(build->arena, &build->production.reading, &build->production.profile,
                             &build->cache, &build->studio, error))
        return false;
    build->studio.n_jobs = build->options.n_jobs ? build->options.n_jobs : count_cores();
    build->studio.keep_samples = outputs_need_samples(&build->outputs);
    build->studio.progress = progress_show;
    build->studio.progress_context = &build->progress;
    return true;
}

static bool record_utterances(struct build *build, size_t first, size_t count,
                              struct error *error) {
    const struct script *script = &build->production.script;
    struct studio_failure *failures;
    size_t n_failures;
    progress_open(&build->progress, progress_style_find(build->options.quiet, build->options.json));
    bool done = studio_record(build->arena, &build->studio, script, first, count, &build->takes,
                              &failures, &n_failures, error);
    progress_close(&build->progress);
    report_failures(&build->production.document, script, failures, n_failures, build->options.json);
    return done;
}

/* ---- time ---- */

/* A cover that cannot be shown stops no edition; one is drawn in its stead. */
static void warn_of_cover(const struct edition *edition) {
    struct error fault = {0}, note = {0};
    struct str own = edition->script->about.cover;
    if (edition->no_cover || edition->cover_path.len || !own.len || cover_check(own, &fault))
        return;
    error_set(&note, edition->document->path, "its cover %s; another is drawn", fault.message);
    error_print(&note);
}

/* A form whose standard requires what nobody gave is made, and says that it is unknown. */
static void warn_of_unknown(const struct build *build) {
    const struct edition *edition = &build->edition;
    unsigned unknown = (edition->script->author.len ? 0 : REQUIRES_AUTHOR) |
                       (edition->script->about.publisher.len ? 0 : REQUIRES_PUBLISHER) |
                       (about_date(edition).len ? 0 : REQUIRES_DATE);
    unsigned missing = outputs_required(&build->outputs) & unknown;
    struct error note = {0};
    if (!missing || build->options.quiet)
        return;
    error_set(&note, build->production.source,
              "nobody gave what a form's standard requires: %.*s; “unknown” is written until "
              "edition.ini has it",
              STR_ARG(outputs_keys(build->arena, missing)));
    error_print(&note);
}

/* What was not named, and cannot be made, stops no edition. */
static void warn_of_feed(const struct build *build) {
    struct error note = {0};
    if (build->options.quiet || outputs_path(&build->outputs, "feed") ||
        !wants_all(named_formats(build)))
        return;
    error_set(&note, build->production.source,
              "the podcast feed is left out of all forms, for nobody said where the files will "
              "lie on the web: feed_url in edition.ini, or --feed-url");
    error_print(&note);
}

static bool open_edition(struct build *build, struct error *error) {
    const struct production *production = &build->production;
    enum overlay overlay =
        build->options.overlay ? build->options.overlay : production->manifest.overlay;
    build->edition = (struct edition){
        .document = &production->document,
        .script = &production->script,
        .timeline = &build->timeline,
        .cache = &build->cache,
        .voice = &production->reading.voice,
        .profile = &build->production.profile,
        .engine_identity = build->studio.engine_identity,
        .source_hash = hash_of(production->document.file_bytes),
        .source_note = production->manifest.note,
        .narrator = production->manifest.narrator,
        .moment = production->moment,
        .certifier = production->manifest.certifier,
        .by_word = overlay == OVERLAY_WORD,
        .cover_path = production->manifest.cover,
        .no_cover = production->manifest.no_cover,
        .feed = production->manifest.feed,
        .base = str_from_c(base_name(build)),
        .binders = outputs_binders(build->arena, &build->outputs),
        .n_binders = build->outputs.count,
        .goes_on = interrupts_none,
    };
    warn_of_cover(&build->edition);
    warn_of_unknown(build);
    warn_of_feed(build);
    return cover_make(build->arena, &build->edition, error);
}

static bool time_takes(struct build *build, struct arena *arena, struct error *error) {
    const struct script *script = &build->production.script;
    struct hash *keys = arena_alloc_array(arena, script->utterances.count, sizeof *keys);
    for (size_t i = 0; i < script->utterances.count; i++)
        keys[i] = studio_key(&build->studio, &script->utterances.items[i]);
    return timeline_make(arena, script, keys, &build->cache, &build->studio.format,
                         &build->production.reading.voice.pauses, &build->timeline, error);
}

/* The timeline; where the edition is split, its parts too, and the timeline is theirs. */
static bool time_edition(struct build *build, struct arena *arena, struct error *error) {
    if (!time_takes(build, arena, error))
        return false;
    if (build->split.by == SPLIT_NONE)
        return true;
    if (!parts_make(arena, &build->edition, &build->split, &build->parts, error))
        return false;
    parts_join(&build->parts, &build->timeline);
    build->edition.parts = &build->parts;
    return true;
}

/* The announcement that tells how long the recording lasts is worded when all else is
 * recorded. It says it in minutes, so its own length does not matter. */
static bool record_duration(struct build *build, size_t utterance, struct error *error) {
    struct production *production = &build->production;
    struct arena *scratch = arena_open();
    bool done =
        time_edition(build, scratch, error) &&
        script_set_duration(build->arena, &production->script, &production->narration,
                            timeline_ms(&build->timeline, build->timeline.n_samples), error) &&
        record_utterances(build, utterance, 1, error);
    arena_close(scratch);
    return done;
}

static bool record_length(struct build *build, struct error *error) {
    const struct script *script = &build->production.script;
    for (size_t i = 0; i < script->utterances.count; i++)
        if (script->utterances.items[i].says_duration && script->utterances.items[i].n_words == 0)
            return record_duration(build, i, error);
    return true;
}

static bool record(struct build *build, struct error *error) {
    struct production *production = &build->production;
    size_t count = production->script.utterances.count;
    return open_studio(build, error) &&
           languages_settle(build->arena, &build->studio, &production->document,
                            &production->script, error) &&
           record_utterances(build, 0, count, error) && open_edition(build, error) &&
           record_length(build, error) && time_edition(build, build->arena, error);
}

/* ---- report ---- */

static bool report(const struct build *build) {
    const struct build_result result = {
        .edition = &build->edition,
        .outputs = &build->outputs,
        .takes = &build->takes,
        .seconds = clock_seconds() - build->started,
    };
    if (build->options.json || !build->options.quiet)
        report_summary(&result, build->options.json);
    return true;
}

static bool make(struct build *build, const char *path, struct error *error) {
    return read_all(build, path, error) &&
           production_narrate(build->arena, &build->production, error) && record(build, error) &&
           outputs_bind(&build->outputs, &build->edition, error) && report(build);
}

static bool check_options(const struct build *build, struct error *error) {
    return !build->options.formats ||
           outputs_check_formats(build->arena, str_from_c(build->options.formats), error);
}

static enum exit_status run(int argc, char **argv, struct error *error) {
    struct build build = {.options = {.folder = "."}, .started = clock_seconds()};
    enum exit_status status;
    if (!options_parse(&command_build, argc, argv, &build.options, &status, error))
        return status;
    build.arena = arena_open();
    status = EXIT_WRONG_USAGE;
    if (check_options(&build, error))
        status = make(&build, argv[0], error) ? EXIT_DONE : EXIT_WORK_FAILED;
    studio_close(&build.studio);
    cache_close(&build.cache);
    arena_close(build.arena);
    return status;
}

static void print_formats(FILE *stream) {
    enum { COLUMNS = 78 };
    int column = fprintf(stream, "Formats:");
    for (size_t i = 0; binders[i]; i++) {
        char name[64];
        int length = snprintf(name, sizeof name, " %s%s%s", binders[i]->name,
                              binders[i]->always ? " (always)" : "", binders[i + 1] ? "," : "");
        if (column + length > COLUMNS)
            column = fprintf(stream, "\n        ") - 1;
        column += length;
        fputs(name, stream);
    }
    fputs("\nGroups: all, captions (everything that is text)\n", stream);
}

const struct command command_build = {
    .name = "build",
    .usage = "build SOURCE|EDITION.ini [OPTION...]",
    .summary = "Turns a text into an audio edition",
    .help = "SOURCE is a text, or - for standard input; EDITION.ini names one and how it is\n"
            "to be read, which options override. The files are called after the source.\n"
            "\n"
            "Exit status: 0 done, 1 the work failed, 2 wrong usage. A build that failed or\n"
            "was interrupted keeps its good takes: run it again to go on.",
    .n_operands = 1,
    .options = rows,
    .print_more = print_formats,
    .run = run,
};
