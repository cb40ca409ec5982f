#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS_MAX = 64, HELP_COLUMN = 26 };

/* The rows of a command, those of its groups among them. */
struct flat {
    const struct option_row *rows[OPTIONS_MAX];
    size_t offsets[OPTIONS_MAX];
    size_t count;
};

static const struct option_row help_rows[] = {
    {'h', "help", NULL, "this text", 0, NULL, NULL, 0, 0, NULL},
    {0},
};

static void flatten(struct flat *flat, const struct option_row *rows, size_t offset) {
    for (; rows && (rows->name || rows->rows); rows++) {
        if (rows->rows) {
            flatten(flat, rows->rows, offset + rows->offset);
            continue;
        }
        if (flat->count == OPTIONS_MAX)
            abort(); /* a table of ours is too long */
        flat->offsets[flat->count] = offset + rows->offset;
        flat->rows[flat->count++] = rows;
    }
}

static void flatten_command(struct flat *flat, const struct option_row *rows) {
    *flat = (struct flat){0};
    flatten(flat, rows, 0);
    flatten(flat, help_rows, 0);
}

bool option_set_flag(void *member, const char *value, const struct option_row *row) {
    (void)value, (void)row;
    *(bool *)member = true;
    return true;
}

bool option_set_text(void *member, const char *value, const struct option_row *row) {
    (void)row;
    *(const char **)member = value;
    return *value != '\0';
}

bool option_set_number(void *member, const char *value, const struct option_row *row) {
    if (*value < '0' || *value > '9')
        return false;
    char *end;
    errno = 0;
    unsigned long number = strtoul(value, &end, 10);
    if (errno || *end || number < row->low || number > row->high)
        return false;
    *(unsigned *)member = (unsigned)number;
    return true;
}

bool option_add_text(void *member, const char *value, const struct option_row *row) {
    (void)row;
    struct option_list *list = member;
    if (!*value || list->count == OPTION_LIST_MAX)
        return false;
    list->items[list->count++] = value;
    return true;
}

/* ---- parsing ---- */

/* What getopt_long() is given: values index the flat rows from this on, so that they
 * are no letters. */
enum { FIRST_VALUE = 1000 };

static void fill_getopt(const struct flat *flat, struct option *longs, char *letters) {
    *letters++ = ':'; /* a missing value is told apart */
    for (size_t i = 0; i < flat->count; i++) {
        const struct option_row *row = flat->rows[i];
        longs[i] = (struct option){row->name, row->value ? required_argument : no_argument, NULL,
                                   FIRST_VALUE + (int)i};
        if (!row->letter)
            continue;
        *letters++ = row->letter;
        if (row->value)
            *letters++ = ':';
    }
    longs[flat->count] = (struct option){0};
    *letters = '\0';
}

static size_t row_of(const struct flat *flat, int found) {
    if (found >= FIRST_VALUE)
        return (size_t)(found - FIRST_VALUE);
    for (size_t i = 0; i < flat->count; i++)
        if (found && flat->rows[i]->letter == found)
            return i;
    return flat->count;
}

/* The word that getopt_long() stumbled over, without its value. */
static const char *stumbled(char **argv, char *text, size_t size) {
    if (optopt > 0 && optopt < FIRST_VALUE)
        snprintf(text, size, "-%c", optopt);
    else
        snprintf(text, size, "%.*s", (int)strcspn(argv[optind - 1], "="), argv[optind - 1]);
    return text;
}

static bool report_unknown(const struct command *command, const struct flat *flat, char **argv,
                           struct error *error) {
    char place[128];
    const char *names[OPTIONS_MAX + 1] = {0};
    size_t known = row_of(flat, optopt);
    stumbled(argv, place, sizeof place);
    if (known < flat->count) {
        snprintf(place, sizeof place, "--%s", flat->rows[known]->name);
        return error_set(error, place, "takes no value");
    }
    for (size_t i = 0; i < flat->count; i++)
        names[i] = flat->rows[i]->name;
    const char *nearest = nearest_name(place + strspn(place, "-"), names);
    if (nearest)
        return error_set(error, place, "no such option; did you mean --%s?", nearest);
    return error_set(error, place, "no such option; `lectern %s --help` lists them", command->name);
}

static bool take(const struct flat *flat, size_t i, void *target, struct error *error) {
    const struct option_row *row = flat->rows[i];
    char place[64];
    if (row->set((char *)target + flat->offsets[i], optarg, row))
        return true;
    snprintf(place, sizeof place, "--%s", row->name);
    return error_set(error, place, "wanted %s", row->wanted ? row->wanted : "a value");
}

/* Moves the operands to the front. */
static bool take_operands(const struct command *command, int argc, char **argv,
                          struct error *error) {
    int count = argc - optind;
    memmove(argv, argv + optind, (size_t)count * sizeof *argv);
    if (count == command->n_operands)
        return true;
    return error_set(error, command->name, "%s; usage: lectern %s",
                     count < command->n_operands ? "something is missing" : "too many arguments",
                     command->usage);
}

bool options_parse(const struct command *command, int argc, char **argv, void *target,
                   enum exit_status *status, struct error *error) {
    struct flat flat;
    struct option longs[OPTIONS_MAX + 1];
    char letters[2 * OPTIONS_MAX + 2], place[64];
    flatten_command(&flat, command->options);
    fill_getopt(&flat, longs, letters);
    opterr = 0;
    optind = 0; /* GNU: begin anew */
    *status = EXIT_WRONG_USAGE;
    for (int found; (found = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        size_t i = row_of(&flat, found == ':' ? optopt : found);
        if (found == '?' || i == flat.count)
            return report_unknown(command, &flat, argv, error);
        if (found == ':') {
            snprintf(place, sizeof place, "--%s", flat.rows[i]->name);
            return error_set(error, place, "needs a value: %s", flat.rows[i]->value);
        }
        if (!flat.rows[i]->set) {
            command_print_help(command, stdout);
            *status = EXIT_DONE;
            return false;
        }
        if (!take(&flat, i, target, error))
            return false;
    }
    return take_operands(command, argc, argv, error);
}

/* ---- help ---- */

static void print_row(const struct option_row *row, FILE *stream) {
    char names[64];
    int width = snprintf(names, sizeof names, "%c%c%s --%s%s%s", row->letter ? '-' : ' ',
                         row->letter ? row->letter : ' ', row->letter ? "," : " ", row->name,
                         row->value ? " " : "", row->value ? row->value : "");
    fprintf(stream, "  %s", names);
    if (width + 4 > HELP_COLUMN)
        fprintf(stream, "\n%*s", HELP_COLUMN, "");
    else
        fprintf(stream, "%*s", HELP_COLUMN - width - 2, "");
    for (const char *line = row->help; *line;) {
        int length = (int)strcspn(line, "\n");
        fprintf(stream, "%.*s\n", length, line);
        line += length;
        if (*line == '\n' && *++line)
            fprintf(stream, "%*s", HELP_COLUMN, "");
    }
}

void options_print(const struct option_row *rows, FILE *stream) {
    struct flat flat;
    flatten_command(&flat, rows);
    for (size_t i = 0; i < flat.count; i++)
        print_row(flat.rows[i], stream);
}

/* ---- names that were nearly right ---- */

enum { NAME_MAX_LENGTH = 40 };

static unsigned least(unsigned a, unsigned b, unsigned c) {
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Levenshtein's distance. */
static unsigned distance(const char *a, const char *b) {
    unsigned row[NAME_MAX_LENGTH + 1];
    size_t length = strlen(b);
    for (unsigned j = 0; j <= length; j++)
        row[j] = j;
    for (unsigned i = 0; a[i]; i++) {
        unsigned diagonal = row[0];
        row[0] = i + 1;
        for (unsigned j = 0; j < length; j++) {
            unsigned above = row[j + 1];
            row[j + 1] = least(above + 1, row[j] + 1, diagonal + (a[i] != b[j]));
            diagonal = above;
        }
    }
    return row[length];
}

const char *nearest_name(const char *wrong, const char *const *names) {
    size_t length = strlen(wrong);
    unsigned best = (unsigned)(length < 4 ? 2 : 3); /* fewer slips than this */
    const char *nearest = NULL;
    if (length == 0 || length > NAME_MAX_LENGTH)
        return NULL;
    for (; *names; names++) {
        unsigned slips = strlen(*names) > NAME_MAX_LENGTH ? best : distance(wrong, *names);
        if (slips < best) {
            best = slips;
            nearest = *names;
        }
    }
    return nearest;
}
