#include "cli/lexicon_report.h"

#include "base/json.h"
#include "base/utf8.h"
#include "cli/table.h"

/* The lines that a table shows of an entry; JSON has all. */
enum { LINES_SHOWN = 8 };

static const struct lexicon_entry *own_entry(const struct lexicon_report *report, size_t i) {
    return lexicon_entry(report->reading->lexicon, report->first + i);
}

static size_t n_own(const struct lexicon_report *report) {
    return lexicon_count(report->reading->lexicon) - report->first;
}

static const struct occurrences *where(const struct lexicon_report *report, size_t i) {
    return &report->review.entries[report->first + i];
}

/* As a plain lexicon would have it. */
static struct str said_as(struct arena *arena, const struct lexicon_entry *entry) {
    if (entry->alias.len)
        return entry->alias;
    bool ipa = entry->alphabet == PHONEMES_IPA;
    return str_format(arena, "%s%.*s%s", ipa ? "/" : "[[", STR_ARG(entry->phonemes),
                      ipa ? "/" : "]]");
}

/* ---- why an entry never acts ---- */

static struct str why_idle(struct arena *arena, const struct lexicon_report *report,
                           const struct lexicon_entry *entry) {
    if (!lexicon_suits(entry->language, report->reading->language))
        return str_format(arena, "it is for %.*s, the text is in %.*s", STR_ARG(entry->language),
                          STR_ARG(report->reading->language));
    if (entry->roles.len)
        return str_format(arena, "no word is read as its role (%.*s)", STR_ARG(entry->roles));
    const struct lexicon_entry *other =
        lexicon_acting(report->reading->lexicon, report->reading->language, entry);
    if (other && other != entry)
        return str_format(arena, "%s:%lu stands over it", other->path, other->line);
    return STR("not in the text");
}

/* ---- for people ---- */

static struct str lines_text(struct arena *arena, const struct occurrences *occurrences) {
    struct strbuf text = {.arena = arena};
    size_t n = occurrences->lines.count;
    for (size_t i = 0; i < n && i < LINES_SHOWN; i++)
        strbuf_format(&text, "%s%lu", i ? ", " : "", occurrences->lines.items[i]);
    if (n > LINES_SHOWN)
        strbuf_format(&text, ", … (%zu lines)", n);
    return strbuf_str(&text);
}

static struct table open_table(struct arena *arena, const char *first, const char *second) {
    struct table table = {.arena = arena, .n_columns = 4, .right = {false, true, false, false}};
    table_add(&table,
              (struct str[]){str_from_c(first), STR("times"), str_from_c(second), STR("lines")});
    return table;
}

static void print_table(const struct table *table, FILE *out) {
    if (table->rows.count < 2)
        return;
    table_print(table, table_terminal_width(out), out);
    putc('\n', out);
}

static void print_acting(struct arena *arena, const struct lexicon_report *report, FILE *out) {
    struct table table = open_table(arena, "entry", "said as");
    for (size_t i = 0; i < n_own(report); i++) {
        const struct lexicon_entry *entry = own_entry(report, i);
        const struct occurrences *acts = where(report, i);
        if (acts->count)
            table_add(&table, (struct str[]){entry->grapheme, str_format(arena, "%zu", acts->count),
                                             said_as(arena, entry), lines_text(arena, acts)});
    }
    print_table(&table, out);
}

static size_t print_idle(struct arena *arena, const struct lexicon_report *report, FILE *out) {
    struct table table = {.arena = arena, .n_columns = 3, .right = {false, true, false}};
    table_add(&table, (struct str[]){STR("never acts"), STR("line"), STR("why")});
    for (size_t i = 0; i < n_own(report); i++) {
        const struct lexicon_entry *entry = own_entry(report, i);
        if (!where(report, i)->count)
            table_add(&table, (struct str[]){entry->grapheme, str_format(arena, "%lu", entry->line),
                                             why_idle(arena, report, entry)});
    }
    print_table(&table, out);
    return table.rows.count - 1;
}

static void print_guesses(struct arena *arena, const struct lexicon_report *report, FILE *out) {
    struct table table = open_table(arena, "guessed", "as");
    for (size_t i = 0; i < report->guesses.count; i++) {
        const struct lexicon_guess *guess = &report->guesses.items[i];
        struct str ipa =
            guess->ipa.len ? str_format(arena, "/%.*s/", STR_ARG(guess->ipa)) : STR("no sound");
        table_add(&table, (struct str[]){guess->word.text,
                                         str_format(arena, "%zu", guess->word.where.count), ipa,
                                         lines_text(arena, &guess->word.where)});
    }
    print_table(&table, out);
}

static void print_faults(const struct lexicon_report *report) {
    for (size_t i = 0; i < report->faults.count; i++) {
        struct error error = {0};
        error_set(&error, report->faults.items[i].place, "%s", report->faults.items[i].message);
        error_print(&error);
    }
    if (report->n_faults > report->faults.count) {
        struct error error = {0};
        error_set(&error, report->path, "%zu more faults", report->n_faults - report->faults.count);
        error_print(&error);
    }
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

void lexicon_report_print(struct arena *arena, const struct lexicon_report *report, FILE *out) {
    size_t n = n_own(report), n_idle = 0;
    print_faults(report);
    if (report->text) {
        print_acting(arena, report, out);
        n_idle = print_idle(arena, report, out);
        print_guesses(arena, report, out);
    }
    fprintf(out, "%zu fault%s; %zu entr%s that the voice %.*s can say", report->n_faults,
            plural(report->n_faults), n, n == 1 ? "y" : "ies",
            STR_ARG(report->reading->voice.name));
    if (report->text)
        fprintf(out, ", %zu of them act; %zu word%s to review", n - n_idle, report->guesses.count,
                plural(report->guesses.count));
    putc('\n', out);
}

/* ---- for machines ---- */

static void put_occurrences(struct json *json, const struct occurrences *occurrences) {
    json_integer(json, "count", (long long)occurrences->count);
    json_array(json, "lines");
    for (size_t i = 0; i < occurrences->lines.count; i++)
        json_integer(json, NULL, (long long)occurrences->lines.items[i]);
    json_array_end(json);
}

static void put_faults(struct json *json, struct arena *arena,
                       const struct lexicon_report *report) {
    json_integer(json, "faults", (long long)report->n_faults);
    json_array(json, "findings");
    for (size_t i = 0; i < report->faults.count; i++) {
        json_object(json, NULL);
        json_text(json, "place", json_mended(arena, str_from_c(report->faults.items[i].place)));
        json_text(json, "message", json_mended(arena, str_from_c(report->faults.items[i].message)));
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_entries(struct json *json, struct arena *arena,
                        const struct lexicon_report *report) {
    json_array(json, "entries");
    for (size_t i = 0; i < n_own(report); i++) {
        const struct lexicon_entry *entry = own_entry(report, i);
        json_object(json, NULL);
        json_text(json, "grapheme", entry->grapheme);
        json_text(json, "said_as", said_as(arena, entry));
        json_text(json, "role", entry->roles);
        json_integer(json, "line", (long long)entry->line);
        if (report->text) {
            put_occurrences(json, where(report, i));
            if (!where(report, i)->count)
                json_text(json, "idle", why_idle(arena, report, entry));
        }
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_guesses(struct json *json, const struct lexicon_report *report) {
    json_array(json, "guesses");
    for (size_t i = 0; i < report->guesses.count; i++) {
        const struct lexicon_guess *guess = &report->guesses.items[i];
        json_object(json, NULL);
        json_text(json, "text", guess->word.text);
        json_text(json, "ipa", guess->ipa);
        put_occurrences(json, &guess->word.where);
        json_object_end(json);
    }
    json_array_end(json);
}

void lexicon_report_json(struct arena *arena, const struct lexicon_report *report, FILE *out) {
    struct json json = json_open(out, true);
    json_object(&json, NULL);
    json_text(&json, "file", json_mended(arena, str_from_c(report->path)));
    if (report->text)
        json_text(&json, "text", json_mended(arena, str_from_c(report->text)));
    json_text(&json, "voice", report->reading->voice.name);
    json_text(&json, "language", report->reading->language);
    put_faults(&json, arena, report);
    put_entries(&json, arena, report);
    if (report->text)
        put_guesses(&json, report);
    json_object_end(&json);
    json_close(&json);
}
