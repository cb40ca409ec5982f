#include "cli/progress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/json.h"

/* Seconds between two drawings, and before the first: a build that is over sooner
 * shows no bar. */
static const double REDRAW_S = 0.1;
static const double LINE_S = 2.0;

enum { LINE_MAX_COLUMNS = 100, COLUMNS_UNKNOWN = 80 };

static bool is_set(const char *variable) {
    const char *value = getenv(variable);
    return value && *value;
}

enum progress_style progress_style_find(bool quiet, bool json) {
    if (json)
        return PROGRESS_JSON;
    if (quiet)
        return PROGRESS_NONE;
    const char *terminal = getenv("TERM");
    bool capable = isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
    return capable ? PROGRESS_BAR : PROGRESS_LINES;
}

void progress_open(struct progress *progress, enum progress_style style) {
    *progress = (struct progress){
        .style = style,
        .colour = !is_set("NO_COLOR"),
        .started = clock_seconds(),
    };
    progress->shown = progress->started;
}

static unsigned terminal_columns(void) {
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return COLUMNS_UNKNOWN;
    return size.ws_col;
}

static void format_time(char *text, size_t size, double seconds) {
    if (seconds < 0)
        *text = '\0';
    else if (seconds < 60)
        snprintf(text, size, "%.0f s left", ceil(seconds));
    else if (seconds < 3600)
        snprintf(text, size, "%.0f min left", ceil(seconds / 60));
    else
        snprintf(text, size, "%.0f h left", ceil(seconds / 3600));
}

static unsigned percent(uint64_t done, uint64_t total) {
    return total ? (unsigned)(done * 100 / total) : 100;
}

void progress_format(char *line, size_t size, unsigned columns, uint64_t done, uint64_t total,
                     double seconds_left) {
    char left[32], figures[48];
    format_time(left, sizeof left, seconds_left);
    int used = snprintf(figures, sizeof figures, "%3u %%%s%s", percent(done, total),
                        *left ? "  " : "", left);
    /* The last column stays free: a terminal may wrap behind it. */
    unsigned room = columns ? columns - 1 : 0;
    room = room > LINE_MAX_COLUMNS ? LINE_MAX_COLUMNS : room;
    static const char title[] = "recording ";
    int bar = (int)room - used - (int)strlen(title) - 3;
    if (bar < 5) {
        snprintf(line, size, "%.*s", (int)room, figures);
        return;
    }
    char cells[LINE_MAX_COLUMNS + 1];
    int full = total ? (int)((uint64_t)bar * done / total) : bar;
    memset(cells, '-', sizeof cells);
    memset(cells, '#', (size_t)full);
    snprintf(line, size, "%s[%.*s] %s", title, bar, cells, figures);
}

/* What is left, at the pace of what was recorded; reused takes cost nothing. */
static double seconds_left(const struct progress *progress, const struct studio_report *report,
                           double at) {
    uint64_t recorded = report->words_done - progress->words_at_start;
    if (recorded == 0)
        return -1;
    return (at - progress->started) * (double)(report->words_total - report->words_done) /
           (double)recorded;
}

static void draw_bar(struct progress *progress, const struct studio_report *report, double at) {
    char line[LINE_MAX_COLUMNS + 1];
    if (at - progress->shown < REDRAW_S)
        return;
    progress_format(line, sizeof line, terminal_columns(), report->words_done, report->words_total,
                    seconds_left(progress, report, at));
    fprintf(stderr, "\r%s%s%s\033[K", progress->colour ? "\033[36m" : "", line,
            progress->colour ? "\033[0m" : "");
    fflush(stderr);
    progress->drawn = true;
    progress->shown = at;
}

static void print_line(struct progress *progress, const struct studio_report *report, double at) {
    unsigned tenths = percent(report->words_done, report->words_total) / 10;
    char left[32];
    if (tenths == progress->tenths || at - progress->shown < LINE_S)
        return;
    format_time(left, sizeof left, seconds_left(progress, report, at));
    fprintf(stderr, "recording: %u %%%s%s\n", percent(report->words_done, report->words_total),
            *left ? ", " : "", left);
    progress->tenths = tenths;
    progress->shown = at;
}

static void print_json(struct progress *progress, const struct studio_report *report, double at) {
    bool last = report->n_done == report->n_total;
    if (at - progress->shown < REDRAW_S && !last)
        return;
    struct json json = json_open(stdout, false);
    json_object(&json, NULL);
    json_text(&json, "event", STR("progress"));
    json_integer(&json, "words_done", (long long)report->words_done);
    json_integer(&json, "words_total", (long long)report->words_total);
    json_integer(&json, "utterances_done", (long long)report->n_done);
    json_integer(&json, "utterances_total", (long long)report->n_total);
    json_object_end(&json);
    json_close(&json);
    fflush(stdout);
    progress->shown = at;
}

void progress_show(void *context, const struct studio_report *report) {
    static void (*const shows[])(struct progress *, const struct studio_report *, double) = {
        [PROGRESS_LINES] = print_line,
        [PROGRESS_BAR] = draw_bar,
        [PROGRESS_JSON] = print_json,
    };
    struct progress *progress = context;
    if (report->n_recorded == 0)
        progress->words_at_start = report->words_done;
    if (progress->style != PROGRESS_NONE)
        shows[progress->style](progress, report, clock_seconds());
}

void progress_close(struct progress *progress) {
    if (progress->drawn) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
    progress->drawn = false;
}
