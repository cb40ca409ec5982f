/* Options: a table says what a subcommand takes. The same rows are parsed, by
 * getopt_long(), and printed by --help, so neither can forget one. */
#ifndef LECTERN_CLI_OPTIONS_H
#define LECTERN_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "cli/cli.h"

struct option_row;

/* Stores a value (NULL for a row that takes none) in the member; false: not what is
 * wanted. */
typedef bool option_set_fn(void *member, const char *value, const struct option_row *row);

struct option_row {
    char letter;                   /* 'o' for -o, or 0 */
    const char *name;              /* "output" for --output */
    const char *value;             /* what the help calls the value; NULL: takes none */
    const char *help;              /* lines of at most 50 columns */
    size_t offset;                 /* of the member in the struct that is filled */
    option_set_fn *set;            /* one of those below, or the command's own */
    const char *wanted;            /* "a whole number, 1 to 1024": what a bad value is told */
    unsigned low, high;            /* for option_set_number */
    const struct option_row *rows; /* instead of a name: rows that several commands share,
                                      whose offsets count from this one's */
};

/* A row that may be given more than once. */
enum { OPTION_LIST_MAX = 32 };
struct option_list {
    const char *items[OPTION_LIST_MAX];
    size_t count;
};

/* Setters for members of type bool, const char * (not empty), unsigned and struct
 * option_list. The last of a repeated option wins, but in a list. */
option_set_fn option_set_flag, option_set_text, option_set_number, option_add_text;

/* Fills `target`, moves the command's operands to argv[0 .. n_operands) and returns true.
 * False: the command is to return *status at once, for --help was asked for (and printed) or
 * the error is set. */
bool options_parse(const struct command *command, int argc, char **argv, void *target,
                   enum exit_status *status, struct error *error);

/* The options of a command as --help shows them. */
void options_print(const struct option_row *rows, FILE *stream);

/* The name in the list (ends with NULL) that `wrong` was probably meant to be, or NULL. */
const char *nearest_name(const char *wrong, const char *const *names);

#endif
