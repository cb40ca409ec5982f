#include "cli/player.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STATUS_NOT_FOUND = 127 };

/* The file's name is put in place of the last NULL but one. */
enum { PLAYER_MAX_ARGUMENTS = 8 };
static const char *const players[][PLAYER_MAX_ARGUMENTS] = {
    {"aplay", "-q"},
    {"paplay"},
    {"pw-play"},
    {"ffplay", "-nodisp", "-autoexit", "-loglevel", "error"},
};

/* A nameless file that a child can open by its number. */
static int hold(struct str file, struct error *error) {
    int fd = memfd_create("lectern.wav", 0);
    for (size_t at = 0; fd >= 0 && at < file.len;) {
        ssize_t count = write(fd, file.ptr + at, file.len - at);
        if (count < 0) {
            close(fd);
            fd = -1;
        } else {
            at += (size_t)count;
        }
    }
    if (fd < 0)
        error_set(error, "", "cannot hand the sound to a player: %s", strerror(errno));
    return fd;
}

static void become(const char *const *player, const char *path) {
    char *arguments[PLAYER_MAX_ARGUMENTS + 2] = {0};
    size_t n = 0;
    for (; n < PLAYER_MAX_ARGUMENTS && player[n]; n++)
        arguments[n] = strdup(player[n]);
    arguments[n] = strdup(path);
    signal(SIGPIPE, SIG_DFL);
    dup2(STDERR_FILENO, STDOUT_FILENO); /* stdout is for what was asked for */
    execvp(arguments[0], arguments);
    _exit(STATUS_NOT_FOUND);
}

static bool run(const char *const *player, const char *path, int *status) {
    pid_t child = fork();
    if (child == 0)
        become(player, path);
    if (child < 0)
        return false;
    while (waitpid(child, status, 0) < 0)
        if (errno != EINTR)
            return false;
    return true;
}

enum played player_play(struct str file, struct error *error) {
    int fd = hold(file, error);
    if (fd < 0)
        return PLAYED_FAILED;
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const char *failed = NULL;
    bool played = false;
    for (size_t i = 0; !played && i < sizeof players / sizeof *players; i++) {
        int status = 0;
        if (!run(players[i], path, &status)) {
            error_set(error, players[i][0], "cannot be started: %s", strerror(errno));
            break;
        }
        played = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (!played && !(WIFEXITED(status) && WEXITSTATUS(status) == STATUS_NOT_FOUND))
            failed = players[i][0];
    }
    close(fd);
    if (played)
        return PLAYED;
    if (failed)
        error_set(error, failed, "could not play it; -o FILE.wav writes it to a file");
    else
        error_set(error, "",
                  "no player is installed (aplay, paplay, pw-play or ffplay); "
                  "-o FILE.wav writes a file");
    return failed ? PLAYED_FAILED : PLAYED_NO_PLAYER;
}
