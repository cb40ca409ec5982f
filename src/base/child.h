/* Children: work done in forked processes, so many at a time, each with a time limit.
 * A crash, a hang or an error stays in the child and comes back as its end. */
#ifndef LECTERN_BASE_CHILD_H
#define LECTERN_BASE_CHILD_H

#include <stddef.h>

#include "base/error.h"

struct child_pool;

/* What a child does. It has the parent's memory as it was, and need not free it. */
typedef bool child_work_fn(void *context, struct error *error);

struct child_end {
    size_t tag;       /* as given to child_start() */
    bool done;        /* the work returned true */
    char reason[256]; /* when not: its error, or how it died */
};

/* At most n_jobs children at a time; `who` they are in a message ("the engine"), a literal.
 * While a pool is open SIGINT, SIGTERM and SIGHUP
 * make child_wait() fail, so that the caller can clean up (but those that the process
 * was started to ignore). */
struct child_pool *child_pool_open(unsigned n_jobs, const char *who, struct error *error);

/* Ends the children that still run. NULL is allowed. */
void child_pool_close(struct child_pool *pool);

bool child_has_room(const struct child_pool *pool);
bool child_running(const struct child_pool *pool);

/* Forks a child. `context` need not outlive the call. There must be room. */
bool child_start(struct child_pool *pool, child_work_fn *work, void *context, size_t tag,
                 unsigned time_limit_ms, struct error *error);

/* Waits until some child has ended. Some child must be running. */
bool child_wait(struct child_pool *pool, struct child_end *end, struct error *error);

#endif
