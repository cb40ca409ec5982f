#include "cli/player.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

enum { STATUS_NOT_FOUND = 127 };

enum { PLAYER_MAX_ARGUMENTS = 8 };

/* The file's name comes after these. */
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

/* Never returns. A player's messages would only be about sound cards: which player
 * failed is told instead. */
static void become(const char *const *player, const char *path) {
    char *arguments[PLAYER_MAX_ARGUMENTS + 2] = {0};
    size_t n = 0;
    for (; n < PLAYER_MAX_ARGUMENTS && player[n]; n++)
        arguments[n] = strdup(player[n]);
    arguments[n] = strdup(path);
    int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    signal(SIGPIPE, SIG_DFL);
    execvp(arguments[0], arguments);
    _exit(STATUS_NOT_FOUND);
}

static bool wait_for(pid_t child, int *status) {
    while (waitpid(child, status, 0) < 0)
        if (errno != EINTR)
            return false;
    return true;
}

/* ffplay without a sound card says that all went well, at once: what ends long before
 * the sound could have is taken for a failure. */
static enum played run(const char *const *player, const char *path, double seconds) {
    double started = clock_seconds();
    int status;
    pid_t child = fork();
    if (child == 0)
        become(player, path);
    if (child < 0 || !wait_for(child, &status) || !WIFEXITED(status))
        return PLAYED_FAILED;
    if (WEXITSTATUS(status) == STATUS_NOT_FOUND)
        return PLAYED_NO_PLAYER;
    return WEXITSTATUS(status) == 0 && clock_seconds() - started > seconds / 2 ? PLAYED
                                                                               : PLAYED_FAILED;
}

enum played player_play(struct str file, double seconds, struct error *error) {
    int fd = hold(file, error);
    if (fd < 0)
        return PLAYED_FAILED;
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const char *failed = NULL;
    enum played played = PLAYED_NO_PLAYER;
    for (size_t i = 0; played != PLAYED && i < sizeof players / sizeof *players; i++) {
        played = run(players[i], path, seconds);
        if (played == PLAYED_FAILED)
            failed = players[i][0];
    }
    close(fd);
    if (played == PLAYED)
        return PLAYED;
    if (failed)
        error_set(error, failed,
                  "could not play it; is there a sound card? -o FILE.wav writes a "
                  "file");
    else
        error_set(error, "",
                  "no player is installed (aplay, paplay, pw-play or ffplay); "
                  "-o FILE.wav writes a file");
    return failed ? PLAYED_FAILED : PLAYED_NO_PLAYER;
}
