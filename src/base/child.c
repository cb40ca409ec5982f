#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/utf8.h"

struct slot {
    pid_t pid; /* 0: free */
    size_t tag;
    long long deadline_ms;
    unsigned time_limit_ms;
    bool timed_out;
};

struct child_pool {
    const char *who;
    unsigned n_slots;
    struct slot *slots;
    struct error *errors; /* shared with the children, one a slot */
    sigset_t waited, old_mask;
    struct sigaction old_sigchld;
};

enum { CHILD_DONE = 0, CHILD_FAILED = 1 };

static long long now_ms(void) {
    return (long long)(clock_seconds() * 1000);
}

static void take_signals(struct child_pool *pool) {
    static const int interrupts[] = {SIGINT, SIGTERM, SIGHUP};
    sigemptyset(&pool->waited);
    /* Who started us may have had children reaped by themselves (SIG_IGN); these are
     * waited for. An interrupt that is ignored, as under nohup, stays so. */
    sigaction(SIGCHLD, &(struct sigaction){.sa_handler = SIG_DFL}, &pool->old_sigchld);
    sigaddset(&pool->waited, SIGCHLD);
    for (size_t i = 0; i < sizeof interrupts / sizeof *interrupts; i++) {
        struct sigaction action;
        if (sigaction(interrupts[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&pool->waited, interrupts[i]);
    }
    sigprocmask(SIG_BLOCK, &pool->waited, &pool->old_mask);
}

struct child_pool *child_pool_open(unsigned n_jobs, const char *who, struct error *error) {
    struct child_pool *pool = calloc(1, sizeof *pool);
    struct slot *slots = calloc(n_jobs, sizeof *slots);
    void *errors = mmap(NULL, n_jobs * sizeof(struct error), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (!pool || !slots || errors == MAP_FAILED) {
        error_set(error, "", "no memory for %u children: %s", n_jobs, strerror(errno));
        free(pool);
        free(slots);
        return NULL;
    }
    *pool = (struct child_pool){.who = who, .n_slots = n_jobs, .slots = slots, .errors = errors};
    take_signals(pool);
    return pool;
}

void child_pool_close(struct child_pool *pool) {
    if (!pool)
        return;
    for (unsigned i = 0; i < pool->n_slots; i++) {
        if (!pool->slots[i].pid)
            continue;
        kill(pool->slots[i].pid, SIGKILL);
        waitpid(pool->slots[i].pid, NULL, 0);
    }
    sigaction(SIGCHLD, &pool->old_sigchld, NULL);
    sigprocmask(SIG_SETMASK, &pool->old_mask, NULL);
    munmap(pool->errors, pool->n_slots * sizeof *pool->errors);
    free(pool->slots);
    free(pool);
}

static struct slot *free_slot(const struct child_pool *pool) {
    for (unsigned i = 0; i < pool->n_slots; i++)
        if (!pool->slots[i].pid)
            return &pool->slots[i];
    return NULL;
}

bool child_has_room(const struct child_pool *pool) {
    return free_slot(pool) != NULL;
}

bool child_running(const struct child_pool *pool) {
    for (unsigned i = 0; i < pool->n_slots; i++)
        if (pool->slots[i].pid)
            return true;
    return false;
}

/* A child says nothing itself (the C library's own last words neither), leaves no core
 * and does not outlive its parent. */
static void settle_down(pid_t parent, const sigset_t *mask) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(CHILD_FAILED);
    sigprocmask(SIG_SETMASK, mask, NULL);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        dup2(null, fd);
}

bool child_start(struct child_pool *pool, child_work_fn *work, void *context, size_t tag,
                 unsigned time_limit_ms, struct error *error) {
    struct slot *slot = free_slot(pool);
    struct error *failure = &pool->errors[slot - pool->slots];
    *failure = (struct error){0};
    pid_t parent = getpid(), pid = fork();
    if (pid < 0)
        return error_set(error, "", "cannot start a process: %s", strerror(errno));
    if (pid == 0) {
        settle_down(parent, &pool->old_mask);
        _exit(work(context, failure) ? CHILD_DONE : CHILD_FAILED);
    }
    *slot = (struct slot){.pid = pid,
                          .tag = tag,
                          .deadline_ms = now_ms() + time_limit_ms,
                          .time_limit_ms = time_limit_ms};
    return true;
}

/* The child's own words. It may have died while writing them, anywhere. */
static void quote(const struct error *failure, struct child_end *end) {
    enum { PLACE = 100 };
    char *reason = end->reason;
    size_t room = sizeof end->reason - 1;
    struct str place = {failure->place, strnlen(failure->place, sizeof failure->place)};
    struct str message = {failure->message, strnlen(failure->message, sizeof failure->message)};
    place = utf8_clip(place, PLACE);
    message = utf8_clip(message, room - PLACE - 2);
    snprintf(reason, room, "%.*s%s%.*s", STR_ARG(place), place.len ? ": " : "", STR_ARG(message));
}

static void describe(const char *who, const struct slot *slot, const struct error *failure,
                     int status, struct child_end *end) {
    size_t size = sizeof end->reason;
    if (slot->timed_out)
        snprintf(end->reason, size, "no answer within %g s", slot->time_limit_ms / 1000.0);
    else if (WIFSIGNALED(status))
        snprintf(end->reason, size, "%s crashed (%s)", who, strsignal(WTERMSIG(status)));
    else if (*failure->message)
        quote(failure, end);
    else
        snprintf(end->reason, size, "its process ended with status %d", WEXITSTATUS(status));
}

static bool reap(struct child_pool *pool, struct child_end *end) {
    for (unsigned i = 0; i < pool->n_slots; i++) {
        struct slot *slot = &pool->slots[i];
        int status;
        if (!slot->pid || waitpid(slot->pid, &status, WNOHANG) != slot->pid)
            continue;
        *end = (struct child_end){.tag = slot->tag};
        end->done = WIFEXITED(status) && WEXITSTATUS(status) == CHILD_DONE;
        if (!end->done)
            describe(pool->who, slot, &pool->errors[i], status, end);
        *slot = (struct slot){0};
        return true;
    }
    return false;
}

/* Ends children that are over their time; returns how long until the next is, in ms. */
static long long mind_the_clock(struct child_pool *pool) {
    long long now = now_ms(), left = 3600000;
    for (unsigned i = 0; i < pool->n_slots; i++) {
        struct slot *slot = &pool->slots[i];
        if (!slot->pid || slot->timed_out)
            continue;
        long long own = slot->deadline_ms - now;
        if (own <= 0) {
            slot->timed_out = true;
            kill(slot->pid, SIGKILL);
        } else if (own < left) {
            left = own;
        }
    }
    return left;
}

bool child_wait(struct child_pool *pool, struct child_end *end, struct error *error) {
    while (!reap(pool, end)) {
        long long left = mind_the_clock(pool);
        struct timespec timeout = {.tv_sec = (time_t)(left / 1000),
                                   .tv_nsec = (long)(left % 1000 * 1000000)};
        int signal = sigtimedwait(&pool->waited, NULL, &timeout);
        if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP)
            return error_set(error, "", "interrupted; what is recorded is kept");
    }
    return true;
}
