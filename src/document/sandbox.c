#include "document/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/child.h"
#include "document/wire.h"

enum {
    TIME_LIMIT_MS = 60000,        /* however small the file … */
    TIME_LIMIT_MS_PER_MIB = 3000, /* … and by its size; both far beyond what is needed */
    MEMORY_LIMIT_MIB = 512,       /* over what the process has when it starts */
    MEMORY_LIMIT_TIMES_FILE = 24, /* trees are many times their text */
    HANDED_OVER_MAX_MIB = 1024,
};

/* Sanitizers map terabytes. */
#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SPACE_IS_VAST true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SPACE_IS_VAST true
#endif
#endif
#ifndef ADDRESS_SPACE_IS_VAST
#define ADDRESS_SPACE_IS_VAST false
#endif

struct reading_job {
    struct arena *arena;
    const struct reader *reader;
    const struct reader_options *options;
    struct document *document;
    int fd; /* receives the document */
};

/* ---- what the child may not do ---- */

/* 0: not to be told. */
static rlim_t address_space_bytes(void) {
    char line[128] = "";
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file)
        return 0;
    if (!fgets(line, sizeof line, file))
        line[0] = '\0';
    fclose(file);
    return (rlim_t)strtoul(line, NULL, 10) * (rlim_t)sysconf(_SC_PAGESIZE);
}

static unsigned memory_limit_mib(const struct document *document) {
    return MEMORY_LIMIT_MIB + (unsigned)(document->file_bytes.len * MEMORY_LIMIT_TIMES_FILE >> 20);
}

static void limit_memory(const struct document *document) {
    if (ADDRESS_SPACE_IS_VAST)
        return;
    rlim_t now = address_space_bytes();
    if (!now)
        return;
    rlim_t most = now + ((rlim_t)memory_limit_mib(document) << 20);
    setrlimit(RLIMIT_AS, &(struct rlimit){most, most});
}

/* No file may be opened, made or removed, and no TCP connection made (Linux 5.13, 6.7).
 * A kernel without Landlock has seccomp. */
static void shut_files(void) {
    struct landlock_ruleset_attr attributes = {.handled_access_fs =
                                                   (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (rules < 0)
        return;
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

/* What reading in memory and writing to an open file takes; all else fails. There is
 * nothing to read but /dev/null: that is for valgrind, which talks to itself. */
static const int allowed[] = {
    SCMP_SYS(read),        SCMP_SYS(write),        SCMP_SYS(writev),         SCMP_SYS(lseek),
    SCMP_SYS(close),       SCMP_SYS(fstat),        SCMP_SYS(mmap),           SCMP_SYS(munmap),
    SCMP_SYS(mremap),      SCMP_SYS(mprotect),     SCMP_SYS(madvise),        SCMP_SYS(brk),
    SCMP_SYS(futex),       SCMP_SYS(exit),         SCMP_SYS(exit_group),     SCMP_SYS(getpid),
    SCMP_SYS(gettid),      SCMP_SYS(getrandom),    SCMP_SYS(clock_gettime),  SCMP_SYS(sysinfo),
    SCMP_SYS(sched_yield), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
    SCMP_SYS(sigaltstack),
};

static void shut_system(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    seccomp_load(filter);
    seccomp_release(filter);
}

/* Nothing that the process had open is within reach but the standard streams, which a
 * child has on /dev/null, and where the document goes. */
static bool close_others(struct reading_job *job) {
    enum { FIRST = STDERR_FILENO + 1 };
    if (job->fd != FIRST && dup2(job->fd, FIRST) < 0)
        return false;
    job->fd = FIRST;
    return close_range(FIRST + 1, ~0U, 0) == 0;
}

static bool shut(struct reading_job *job) {
    limit_memory(job->document);
    if (!close_others(job) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    shut_files();
    shut_system();
    return true;
}

/* ---- the child ---- */

/* Out of memory ends the process without a word, so the word is there before it begins. */
static bool work(void *context, struct error *error) {
    struct reading_job *job = context;
    const char *path = job->document->path;
    struct error failure = {0};
    if (!shut(job))
        return error_set(error, path, "cannot make a sandbox to read it in: %s", strerror(errno));
    error_set(error, path, "needed more than %u MiB of memory to read; it is damaged or made to",
              memory_limit_mib(job->document));
    if (job->reader->read(job->arena, job->options, job->document, &failure) &&
        wire_write(job->fd, job->document, &failure))
        return true;
    *error = failure;
    return false;
}

/* ---- the parent ---- */

static unsigned time_limit_ms(const struct document *document) {
    return TIME_LIMIT_MS + (unsigned)(document->file_bytes.len >> 20) * TIME_LIMIT_MS_PER_MIB;
}

static bool run(struct reading_job *job, struct child_end *end, struct error *error) {
    struct child_pool *pool = child_pool_open(1, "the reader", error);
    bool done = pool && child_start(pool, work, job, 0, time_limit_ms(job->document), error) &&
                child_wait(pool, end, error);
    child_pool_close(pool);
    return done;
}

static bool take_over(struct arena *arena, int fd, struct document *document, struct error *error) {
    struct stat about;
    if (fstat(fd, &about) != 0 || about.st_size > (off_t)HANDED_OVER_MAX_MIB << 20)
        return error_set(error, document->path, "too large to read; split it");
    size_t len = (size_t)about.st_size;
    void *bytes = mmap(NULL, len ? len : 1, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return error_set(error, document->path, "cannot take the text over: %s", strerror(errno));
    bool done = wire_read(arena, (struct str){bytes, len}, document, error);
    munmap(bytes, len ? len : 1);
    return done;
}

/* The child's reason has its place in front, as the studio wants it. */
static bool report(const struct document *document, const struct child_end *end,
                   struct error *error) {
    struct str reason = str_from_c(end->reason), path = str_from_c(document->path);
    if (str_starts_with(reason, path) && !error->set) {
        size_t colon = path.len;
        while (colon < reason.len &&
               !str_starts_with(str_slice(reason, colon, reason.len), STR(": ")))
            colon++;
        char place[sizeof error->place];
        snprintf(place, sizeof place, "%.*s", (int)colon, reason.ptr);
        return error_set(error, place, "%s",
                         reason.ptr + (colon + 2 < reason.len ? colon + 2 : reason.len));
    }
    return error_set(error, document->path, "%s; it is damaged or made to", end->reason);
}

bool sandbox_read(struct arena *arena, const struct reader *reader,
                  const struct reader_options *options, struct document *document,
                  struct error *error) {
    int fd = memfd_create("lectern-document", MFD_CLOEXEC);
    if (fd < 0)
        return error_set(error, document->path, "cannot read it in a sandbox: %s", strerror(errno));
    struct reading_job job = {arena, reader, options, document, fd};
    struct child_end end = {0};
    bool done = run(&job, &end, error);
    if (done)
        done = end.done ? take_over(arena, fd, document, error) : report(document, &end, error);
    close(fd);
    return done;
}
