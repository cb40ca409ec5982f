/* Finds the subcommand, prints what it fails with, and exits. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/options.h"
#include "cli/version.h"

static void print_usage(FILE *stream) {
    fputs("usage: lectern COMMAND [ARGUMENT...]\n"
          "Turns a text into an accessible audio edition.\n\n",
          stream);
    for (size_t i = 0; commands[i]; i++)
        fprintf(stream, "  %-11s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n`lectern help COMMAND` tells of its options, `man lectern` of everything.\n"
          "`lectern --version` shows what it is made of.\n",
          stream);
}

static bool report_unknown(const char *name, struct error *error) {
    const char *names[16] = {0};
    for (size_t i = 0; commands[i] && i < 15; i++)
        names[i] = commands[i]->name;
    const char *nearest = nearest_name(name, names);
    if (nearest)
        return error_set(error, name, "no such command; did you mean `lectern %s`?", nearest);
    return error_set(error, name, "no such command; `lectern help` lists them");
}

static enum exit_status help(const char *name, struct error *error) {
    if (!name) {
        print_usage(stdout);
        return EXIT_DONE;
    }
    const struct command *command = command_find(name);
    if (command)
        command_print_help(command, stdout);
    else
        report_unknown(name, error);
    return command ? EXIT_DONE : EXIT_WRONG_USAGE;
}

static bool is_one_of(const char *argument, const char *letter, const char *name) {
    return strcmp(argument, letter) == 0 || strcmp(argument, name) == 0;
}

static enum exit_status run(int argc, char **argv, struct error *error) {
    if (argc < 2) {
        print_usage(stderr);
        return EXIT_WRONG_USAGE;
    }
    if (strcmp(argv[1], "help") == 0 || is_one_of(argv[1], "-h", "--help"))
        return help(argv[2], error);
    if (is_one_of(argv[1], "-V", "--version")) {
        version_print(stdout);
        return EXIT_DONE;
    }
    const struct command *command = command_find(argv[1]);
    if (command)
        return command->run(argc - 1, argv + 1, error);
    report_unknown(argv[1], error);
    return EXIT_WRONG_USAGE;
}

/* A descriptor that was closed by the caller would be given to the next file that is
 * opened, and what is printed would land in it. In its place stands one on which
 * reading or writing fails as it should. */
static void hold_standard_descriptors(void) {
    static const int modes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", modes[fd]);
}

/* What was printed is done only when it has arrived. */
static bool close_output(struct error *error) {
    errno = 0;
    bool failed = ferror(stdout) != 0;
    if (fclose(stdout) != 0 || failed)
        return error_set(error, "standard output", "cannot be written%s%s", errno ? ": " : "",
                         errno ? strerror(errno) : "");
    return true;
}

int main(int argc, char **argv) {
    struct error error = {0};
    hold_standard_descriptors();
    /* A failed write says so instead. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    enum exit_status status = run(argc, argv, &error);
    if (!close_output(&error) && status != EXIT_WRONG_USAGE)
        status = EXIT_WORK_FAILED;
    if (error.set)
        error_print(&error);
    return (int)status;
}
