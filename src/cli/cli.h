/* Subcommands: arguments in, exit status out. A subcommand is one file that defines
 * a `struct command`, and one line in the list in src/main.c. */
#ifndef LECTERN_CLI_CLI_H
#define LECTERN_CLI_CLI_H

#include "base/error.h"

enum exit_status {
    EXIT_DONE = 0,
    EXIT_WORK_FAILED = 1,
    EXIT_WRONG_USAGE = 2,
    EXIT_FAULT_FOUND = 3
};

struct command {
    const char *name;
    const char *usage;   /* one line, without "lectern" */
    const char *summary; /* one line for the list of commands */
    const char *help;    /* the options, a line each, in full sentences where needed */
    /* argv[0] is the subcommand. On failure fills `error`, which main prints, and
     * returns EXIT_WORK_FAILED or EXIT_WRONG_USAGE. */
    enum exit_status (*run)(int argc, char **argv, struct error *error);
};

extern const struct command command_build, command_script, command_normalize, command_say,
    command_voices, command_check;

#endif
