#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check/check.h"
#include "cli/check_json.h"
#include "cli/cli.h"
#include "cli/table.h"

struct options {
    const char *path, *profile;
    bool json;
};

static bool parse(int argc, char **argv, struct options *options, struct error *error) {
    static const struct option known[] = {
        {"profile", required_argument, NULL, 'p'}, {"json", no_argument, NULL, 'j'}, {0}};
    *options = (struct options){.profile = "standard"};
    optind = 1;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":p:", known, NULL)) != -1;) {
        if (option == 'p')
            options->profile = optarg;
        else if (option == 'j')
            options->json = true;
        else if (option == ':')
            return error_set(error, argv[optind - 1], "wants a value");
        else
            return error_set(error, argv[optind - 1], "is no option of `lectern check`");
    }
    if (optind + 1 != argc)
        return error_set(error, "check",
                         optind == argc ? "which file? usage: lectern %s"
                                        : "one file at a time: lectern %s",
                         command_check.usage);
    options->path = argv[optind];
    return true;
}

static void print_findings(struct arena *arena, const struct check_report *report, FILE *out) {
    static const struct str states[] = {
        [FINDING_OK] = {"ok", 2}, [FINDING_NOTE] = {"note", 4}, [FINDING_FAULT] = {"FAULT", 5}};
    struct table table = {.arena = arena, .n_columns = 4};
    struct str *cells = table_add_row(&table);
    cells[0] = STR("what");
    cells[1] = STR("state");
    cells[2] = STR("measured");
    cells[3] = STR("wanted");
    for (size_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        cells = table_add_row(&table);
        cells[0] = str_from_c(finding->name);
        cells[1] = states[finding->state];
        cells[2] = finding->measured;
        cells[3] = finding->wanted;
    }
    table_print(&table, table_terminal_width(out), out);
}

static struct str clock_of(struct arena *arena, uint32_t ms) {
    uint32_t seconds = ms / 1000;
    return str_format(arena, "%u:%02u:%02u.%03u", seconds / 3600, seconds / 60 % 60, seconds % 60,
                      ms % 1000);
}

static struct str level_of(struct arena *arena, double dbfs) {
    return isfinite(dbfs) ? str_format(arena, "%.0f dBFS", dbfs) : STR("silence");
}

static void print_chapters(struct arena *arena, const struct check_report *report, FILE *out) {
    if (report->chapters.count == 0)
        return;
    struct table table = {.arena = arena, .n_columns = 4, .right = {true, true, true, false}};
    struct str *cells = table_add_row(&table);
    cells[0] = STR("start");
    cells[1] = STR("before");
    cells[2] = STR("voice after");
    cells[3] = STR("chapter");
    for (size_t i = 0; i < report->chapters.count; i++) {
        const struct check_chapter *chapter = &report->chapters.items[i];
        cells = table_add_row(&table);
        cells[0] = clock_of(arena, chapter->start_ms);
        cells[1] = level_of(arena, chapter->level_before_dbfs);
        cells[2] = chapter->voice_after_ms == CHECK_NO_VOICE
                       ? STR("none")
                       : str_format(arena, "%u ms", chapter->voice_after_ms);
        cells[3] = chapter->title;
    }
    putc('\n', out);
    table_print(&table, table_terminal_width(out), out);
}

static bool print_report(struct arena *arena, const struct profile *profile,
                         const struct check_report *report, FILE *out) {
    print_findings(arena, report, out);
    print_chapters(arena, report, out);
    fprintf(out, "\n%zu %s by profile %.*s\n", report->n_faults,
            report->n_faults == 1 ? "fault" : "faults", STR_ARG(profile->name));
    return fflush(out) == 0 && !ferror(out);
}

static enum exit_status check(struct arena *arena, const struct options *options,
                              struct error *error) {
    struct profile profile;
    if (!profile_load(arena, options->profile, &profile, error))
        return EXIT_WRONG_USAGE;
    struct check_report report;
    if (!check_mp3(arena, options->path, &profile, &report, error))
        return EXIT_WORK_FAILED;
    bool written = options->json ? check_json_write(arena, options->path, &profile, &report, stdout)
                                 : print_report(arena, &profile, &report, stdout);
    if (!written) {
        error_set(error, "standard output", "cannot be written: %s", strerror(errno));
        return EXIT_WORK_FAILED;
    }
    return report.n_faults ? EXIT_FAULT_FOUND : EXIT_DONE;
}

static enum exit_status run(int argc, char **argv, struct error *error) {
    struct options options;
    if (!parse(argc, argv, &options, error))
        return EXIT_WRONG_USAGE;
    struct arena *arena = arena_open();
    enum exit_status status = check(arena, &options, error);
    arena_close(arena);
    return status;
}

const struct command command_check = {
    .name = "check",
    .usage = "check FILE.mp3 [--profile NAME] [--json]",
    .summary = "measure a finished MP3 as a listener's player would",
    .help = "  --profile NAME  the figures to meet: standard, acx, nnels, apple, or a path\n"
            "  --json          the report for machines\n"
            "Exit status: 0 no fault, 3 a fault, 1 the file cannot be read or is no MP3.\n",
    .run = run,
};
