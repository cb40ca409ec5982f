/* Finds the subcommand, prints what it fails with, and exits. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

static const struct command *const commands[] = {
    NULL,
};

int main(int argc, char **argv) {
    for (size_t i = 0; argc > 1 && commands[i]; i++) {
        if (strcmp(argv[1], commands[i]->name) != 0)
            continue;
        struct error error = {0};
        enum exit_status status = commands[i]->run(argc - 1, argv + 1, &error);
        if (error.set)
            fprintf(stderr, "lectern: %s%s%s\n", error.place, *error.place ? ": " : "",
                    error.message);
        return (int)status;
    }
    return EXIT_WRONG_USAGE;
}
