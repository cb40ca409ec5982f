/* `lectern check`: a finished MP3, measured as a listener's player would. */
#include "check/check.h"

#include <math.h>
#include <string.h>

#include "cli/check_json.h"
#include "cli/options.h"
#include "cli/table.h"

struct check_options {
    const char *profile;
    bool json;
};

static const struct option_row rows[] = {
    {.name = "profile",
     .value = "NAME",
     .help = "what to ask of it: standard (the default), acx,\n"
             "nnels, apple, or the path of a profile",
     .offset = offsetof(struct check_options, profile),
     .set = option_set_text,
     .wanted = "a profile's name or path"},
    {.name = "json",
     .help = "for machines: findings, figures and chapters",
     .offset = offsetof(struct check_options, json),
     .set = option_set_flag},
    {0},
};

static void print_findings(struct arena *arena, const struct check_report *report, FILE *out) {
    static const struct str states[] = {
        [FINDING_OK] = {"ok", 2}, [FINDING_NOTE] = {"note", 4}, [FINDING_FAULT] = {"FAULT", 5}};
    struct table table = {.arena = arena, .n_columns = 4};
    table_add(&table, (struct str[]){STR("what"), STR("state"), STR("measured"), STR("wanted")});
    for (size_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        table_add(&table, (struct str[]){str_from_c(finding->name), states[finding->state],
                                         finding->measured, finding->wanted});
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

static struct str wait_of(struct arena *arena, uint32_t ms) {
    return ms == CHECK_NO_VOICE ? STR("none") : str_format(arena, "%u ms", ms);
}

static void print_chapters(struct arena *arena, const struct check_report *report, FILE *out) {
    struct table table = {.arena = arena, .n_columns = 4, .right = {true, true, true, false}};
    table_add(&table,
              (struct str[]){STR("start"), STR("before"), STR("voice after"), STR("chapter")});
    for (size_t i = 0; i < report->chapters.count; i++) {
        const struct check_chapter *chapter = &report->chapters.items[i];
        table_add(&table, (struct str[]){clock_of(arena, chapter->start_ms),
                                         level_of(arena, chapter->level_before_dbfs),
                                         wait_of(arena, chapter->voice_after_ms), chapter->title});
    }
    putc('\n', out);
    table_print(&table, table_terminal_width(out), out);
}

/* What is wrong, where the eye ends. */
static void print_sum(const struct check_report *report, const struct profile *profile, FILE *out) {
    fprintf(out, "\n%zu %s by profile %.*s", report->n_faults,
            report->n_faults == 1 ? "fault" : "faults", STR_ARG(profile->name));
    const char *separator = ": ";
    for (size_t i = 0; i < report->findings.count; i++) {
        if (report->findings.items[i].state != FINDING_FAULT)
            continue;
        fprintf(out, "%s%s", separator, report->findings.items[i].name);
        separator = ", ";
    }
    putc('\n', out);
}

static void print_report(struct arena *arena, const struct profile *profile,
                         const struct check_report *report, FILE *out) {
    print_findings(arena, report, out);
    if (report->chapters.count)
        print_chapters(arena, report, out);
    print_sum(report, profile, out);
}

static enum exit_status check(struct arena *arena, const char *path,
                              const struct check_options *options, struct error *error) {
    struct profile profile;
    struct check_report report;
    if (!profile_load(arena, options->profile, &profile, error) ||
        !check_mp3(arena, path, &profile, &report, error))
        return EXIT_WORK_FAILED;
    if (options->json)
        check_json_write(arena, path, &profile, &report, stdout);
    else
        print_report(arena, &profile, &report, stdout);
    return report.n_faults ? EXIT_FAULT_FOUND : EXIT_DONE;
}

static enum exit_status run(int argc, char **argv, struct error *error) {
    struct check_options options = {.profile = "standard"};
    enum exit_status status;
    if (!options_parse(&command_check, argc, argv, &options, &status, error))
        return status;
    struct arena *arena = arena_open();
    status = check(arena, argv[0], &options, error);
    arena_close(arena);
    return status;
}

const struct command command_check = {
    .name = "check",
    .usage = "check FILE.mp3 [OPTION...]",
    .summary = "Measures a finished MP3 as a listener's player would",
    .help = "Exit status: 0, nothing is wrong; 3, a FAULT was found; 1, the file cannot be\n"
            "read or is no MP3. What is only good to know is a note.",
    .n_operands = 1,
    .options = rows,
    .run = run,
};
