/* Subcommands: arguments in, exit status out. A subcommand is one file that defines
 * a `struct command`, and one line in the list in commands.c. */
#ifndef LECTERN_CLI_CLI_H
#define LECTERN_CLI_CLI_H

#include <stdio.h>

#include "base/error.h"

enum exit_status {
    EXIT_DONE = 0,
    EXIT_WORK_FAILED = 1,
    EXIT_WRONG_USAGE = 2,
    EXIT_FAULT_FOUND = 3
};

struct option_row;

struct command {
    const char *name;
    const char *usage;   /* one line, without "lectern" */
    const char *summary; /* one line for the list of commands */
    const char *help;    /* what else there is to know, in lines of at most 79 columns */
    int n_operands;      /* arguments that are no options, which there must be */
    const struct option_row *options; /* see cli/options.h; NULL: `help` tells of them */
    void (*print_more)(FILE *stream); /* of the help: what only the program knows; or NULL */
    /* argv[0] is the subcommand. On failure fills `error`, which main prints, and
     * returns EXIT_WORK_FAILED or EXIT_WRONG_USAGE. */
    enum exit_status (*run)(int argc, char **argv, struct error *error);
};

/* The list, in the order of the help; ends with NULL. */
extern const struct command *const commands[];

/* The command of that name, or NULL. */
const struct command *command_find(const char *name);

/* Prints the usage, summary, options and help of a command. */
void command_print_help(const struct command *command, FILE *stream);

/* Prints `lectern: PLACE: WHAT` on stderr. For main, and for what goes on after an error. */
void error_print(const struct error *error);

extern const struct command command_build, command_script, command_normalize, command_say,
    command_voices, command_check, command_lexicon;

#endif
