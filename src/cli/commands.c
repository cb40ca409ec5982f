#include <string.h>

#include "cli/cli.h"
#include "cli/options.h"

const struct command *const commands[] = {
    &command_build,  &command_script, &command_normalize, &command_say,
    &command_voices, &command_check,  &command_lexicon,   NULL,
};

const struct command *command_find(const char *name) {
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(name, commands[i]->name) == 0)
            return commands[i];
    return NULL;
}

void command_print_help(const struct command *command, FILE *stream) {
    fprintf(stream, "usage: lectern %s\n\n%s.\n", command->usage, command->summary);
    if (command->options) {
        fputc('\n', stream);
        options_print(command->options, stream);
    }
    if (command->print_more) {
        fputc('\n', stream);
        command->print_more(stream);
    }
    if (command->help && *command->help)
        fprintf(stream, "\n%s\n", command->help);
}

void error_print(const struct error *error) {
    fprintf(stderr, "lectern: %s%s%s\n", error->place, *error->place ? ": " : "", error->message);
}
