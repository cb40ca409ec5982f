#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>

static sigset_t held;

void interrupts_hold(void) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction action;
        if (sigaction(signals[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&held, signals[i]);
    }
    sigprocmask(SIG_BLOCK, &held, NULL);
}

bool interrupts_none(struct error *error) {
    sigset_t pending, come;
    if (sigpending(&pending) != 0 || sigandset(&come, &pending, &held) != 0 || sigisemptyset(&come))
        return true;
    return error_set(error, "", "interrupted");
}
