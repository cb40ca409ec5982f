/* `lectern lexicon check`: what a lexicon does to a text, and what it leaves to guessing. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/lexicon_report.h"
#include "cli/production.h"

struct lexicon_options {
    struct production_options production;
    const char *text;
    bool json;
};

static const struct option_row rows[] = {
    {.name = "text",
     .value = "SOURCE",
     .help = "a text, or an edition.ini: tell where entries act\n"
             "in it, and which words may want one",
     .offset = offsetof(struct lexicon_options, text),
     .set = option_set_text,
     .wanted = "a text or an edition.ini"},
    {.rows = production_source_rows, .offset = offsetof(struct lexicon_options, production)},
    {.rows = reading_rows, .offset = offsetof(struct lexicon_options, production.reading)},
    {.name = "json",
     .help = "for machines: faults, entries, words",
     .offset = offsetof(struct lexicon_options, json),
     .set = option_set_flag},
    {0},
};

struct checking {
    struct arena *arena;
    const struct lexicon_options *options;
    struct lexicon *own; /* the file's entries by themselves */
    struct production production;
    struct studio studio;
    struct lexicon_report report;
};

static void keep_fault(void *context, const struct error *fault) {
    struct checking *checking = context;
    struct lexicon_report *report = &checking->report;
    if (report->n_faults++ >= LEXICON_FAULTS_SHOWN)
        return;
    struct lexicon_fault *kept = arena_push(checking->arena, &report->faults);
    kept->place = str_to_c(checking->arena, str_from_c(fault->place));
    kept->message = str_to_c(checking->arena, str_from_c(fault->message));
}

/* ---- the lexicon by itself ---- */

static bool open_reading(struct checking *checking, struct error *error) {
    const struct lexicon_options *options = checking->options;
    const struct reading_options *asked = &options->production.reading;
    struct reading *reading = &checking->production.reading;
    if (options->text)
        return production_read(checking->arena, options->text, &options->production,
                               &checking->production, error);
    return reading_open(checking->arena, str_from_c(asked->voice), str_from_c(asked->language),
                        reading, error) &&
           reading_add_lexicons(reading, asked, error);
}

/* Over those of the voice and the edition; what cannot be said is a fault, and left out. */
static bool add_entries(struct checking *checking, struct error *error) {
    struct reading *reading = &checking->production.reading;
    checking->report.first = lexicon_count(reading->lexicon);
    for (size_t i = 0; i < lexicon_count(checking->own); i++) {
        const struct lexicon_entry *entry = lexicon_entry(checking->own, i);
        struct error fault = {0};
        if (!reading_check_entry(reading, checking->studio.engine, entry, &fault))
            keep_fault(checking, &fault);
        else if (!lexicon_add(reading->lexicon, entry, error))
            return false;
    }
    return true;
}

/* ---- with a text ---- */

/* Words that the engine guesses at, and says as a dictionary does all the same: lines in
 * the order of their bytes (scripts/compare-lexicon --known). */
struct known_words {
    struct str *items;
    size_t count, capacity;
};

enum { KNOWN_MAX_BYTES = 4 << 20 };

static bool read_known(const struct checking *checking, struct known_words *known,
                       struct error *error) {
    char *folder;
    struct str rest;
    if (!lexicon_suits(STR("en"), checking->production.reading.voice.language))
        return true;
    if (!voice_folder(checking->arena, &folder, error))
        return false;
    const char *path = file_join(checking->arena, folder, "english.known");
    if (!file_exists(path))
        return true;
    if (!file_read(checking->arena, path, KNOWN_MAX_BYTES, &rest, error))
        return false;
    while (rest.len)
        *arena_push(checking->arena, known) = str_cut(&rest, '\n');
    return true;
}

static bool is_known(const struct known_words *known, struct str small) {
    return known->count &&
           bsearch(&small, known->items, known->count, sizeof small, str_by_bytes) != NULL;
}

/* Takes the words off the list whose sound is known. */
static bool drop_known(struct checking *checking, struct error *error) {
    struct lexicon_review *review = &checking->report.review;
    struct known_words known = {0};
    size_t kept = 0;
    if (!read_known(checking, &known, error))
        return false;
    for (size_t i = 0; i < review->words.count; i++)
        if (!is_known(&known, utf8_lower(checking->arena, review->words.items[i].text)))
            review->words.items[kept++] = review->words.items[i];
    review->words.count = kept;
    return true;
}

/* Of the words that look like names, those that the engine does not know. */
static bool ask_engine(struct checking *checking, struct error *error) {
    struct lexicon_review *review = &checking->report.review;
    size_t n = review->words.count;
    struct str *words = arena_alloc_array(checking->arena, n, sizeof *words);
    struct pronunciation *answers;
    for (size_t i = 0; i < n; i++)
        words[i] = review->words.items[i].text;
    if (!studio_pronounce(checking->arena, &checking->studio, words, n, &answers, error))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!answers[i].known)
            *arena_push(checking->arena, &checking->report.guesses) =
                (struct lexicon_guess){review->words.items[i], answers[i].ipa};
    return true;
}

static bool review_text(struct checking *checking, struct error *error) {
    struct production *production = &checking->production;
    if (!production_narrate(checking->arena, production, error))
        return false;
    lexicon_review(checking->arena, &production->document, &production->script,
                   production->reading.lexicon, &checking->report.review);
    return drop_known(checking, error) && ask_engine(checking, error);
}

static bool check(struct checking *checking, const char *path, struct error *error) {
    struct profile profile;
    struct reading *reading = &checking->production.reading;
    checking->own = lexicon_open(checking->arena);
    lexicon_collect_faults(checking->own, keep_fault, checking);
    if (!lexicon_add_file(checking->own, path, error) || !open_reading(checking, error) ||
        !profile_load(checking->arena, DEFAULT_PROFILE, &profile, error) ||
        !studio_open(checking->arena, &reading->voice, &profile, NULL, &checking->studio, error) ||
        !add_entries(checking, error))
        return false;
    checking->report.path = path;
    checking->report.text = checking->options->text;
    checking->report.reading = reading;
    return !checking->options->text || review_text(checking, error);
}

/* ---- the command ---- */

static enum exit_status report(const struct checking *checking) {
    if (checking->options->json)
        lexicon_report_json(checking->arena, &checking->report, stdout);
    else
        lexicon_report_print(checking->arena, &checking->report, stdout);
    return checking->report.n_faults ? EXIT_FAULT_FOUND : EXIT_DONE;
}

static enum exit_status run(int argc, char **argv, struct error *error) {
    struct lexicon_options options = {.production.no_announcements = true};
    enum exit_status status;
    if (!options_parse(&command_lexicon, argc, argv, &options, &status, error))
        return status;
    if (strcmp(argv[0], "check") != 0) {
        error_set(error, argv[0], "no such thing to do with a lexicon; wanted `lexicon check`");
        return EXIT_WRONG_USAGE;
    }
    struct arena *arena = arena_open();
    struct checking checking = {.arena = arena, .options = &options};
    status = check(&checking, argv[1], error) ? report(&checking) : EXIT_WORK_FAILED;
    studio_close(&checking.studio);
    arena_close(arena);
    return status;
}

const struct command command_lexicon = {
    .name = "lexicon",
    .usage = "lexicon check FILE [OPTION...]",
    .summary = "Checks how a lexicon has names said, and what it leaves out",
    .help = "Every entry's phonemes are tried with the voice's engine. With --text it tells\n"
            "besides which entries act, how often and on which lines; which never do, and\n"
            "why; and which words the engine guesses at that look like names, with its IPA.\n"
            "\n"
            "Exit status: 0, every entry can be said; 3, one cannot (a line for each on\n"
            "standard error); 1, a file cannot be read.",
    .n_operands = 2,
    .options = rows,
    .run = run,
};
