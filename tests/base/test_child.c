#include "base/child.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "support.h"

static struct error error;
static struct child_pool *pool;

static void setup(void) {
    error = (struct error){0};
    pool = NULL;
}

static void teardown(void) {
    child_pool_close(pool);
}

static void open_pool(unsigned n_jobs) {
    pool = child_pool_open(n_jobs, "the engine", &error);
    ck_assert_ptr_nonnull(pool);
}

enum { LONG_MS = 20000 };

static struct child_end run_one(child_work_fn *work, void *context, unsigned time_limit_ms) {
    struct child_end end = {0};
    if (!pool)
        open_pool(1);
    ck_assert(child_start(pool, work, context, 7, time_limit_ms, &error));
    ck_assert(child_wait(pool, &end, &error));
    ck_assert_uint_eq(end.tag, 7);
    return end;
}

static void sleep_ms(long ms) {
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- what children do ---- */

static bool succeed(void *context, struct error *failure) {
    (void)failure;
    return *(int *)context == 42;
}

static bool complain(void *context, struct error *failure) {
    (void)context;
    return error_set(failure, "line 3", "no such sound");
}

static bool fail_at_length(void *context, struct error *failure) {
    char text[2000];
    size_t shift = *(size_t *)context, at = shift;
    memset(text, 'x', shift);
    for (; at + 3 < sizeof text; at += 3)
        memcpy(text + at, "€", 3);
    text[at] = '\0';
    return error_set(failure, text, "%s", text);
}

static bool fail_without_a_word(void *context, struct error *failure) {
    (void)context, (void)failure;
    return false;
}

static bool scribble(void *context, struct error *failure) {
    (void)context;
    memset(failure, 'x', sizeof *failure);
    return false;
}

static bool crash(void *context, struct error *failure) {
    (void)failure;
    signal(*(int *)context, SIG_DFL);
    raise(*(int *)context);
    return true;
}

static bool leave(void *context, struct error *failure) {
    (void)failure;
    _exit(*(int *)context);
}

static bool hang(void *context, struct error *failure) {
    (void)context, (void)failure;
    while (true)
        sleep_ms(LONG_MS);
    return true;
}

static bool print(void *context, struct error *failure) {
    (void)context, (void)failure;
    return write(STDOUT_FILENO, "x", 1) == 1 && write(STDERR_FILENO, "x", 1) == 1;
}

static bool sleep_tenth(void *context, struct error *failure) {
    (void)context, (void)failure;
    sleep_ms(100);
    return true;
}

/* ---- claims ---- */

START_TEST(a_child_has_its_parents_memory_and_is_done) {
    int number = 42;
    ck_assert(run_one(succeed, &number, LONG_MS).done);
}
END_TEST

START_TEST(an_error_comes_back_with_its_place) {
    struct child_end end = run_one(complain, NULL, LONG_MS);
    ck_assert(!end.done);
    ck_assert_str_eq(end.reason, "line 3: no such sound");
}
END_TEST

START_TEST(a_long_error_is_cut_between_letters) {
    for (size_t shift = 0; shift < 3; shift++) {
        struct child_end end = run_one(fail_at_length, &shift, LONG_MS);
        ck_assert_uint_gt(strlen(end.reason), 200);
        ck_assert_uint_eq(utf8_validate(str_from_c(end.reason)), strlen(end.reason));
    }
}
END_TEST

START_TEST(an_error_that_was_written_over_does_no_harm) {
    struct child_end end = run_one(scribble, NULL, LONG_MS);
    ck_assert(!end.done);
    ck_assert_uint_lt(strlen(end.reason), sizeof end.reason);
}
END_TEST

START_TEST(a_failure_without_a_word_is_told_by_its_status) {
    ck_assert_str_eq(run_one(fail_without_a_word, NULL, LONG_MS).reason,
                     "its process ended with status 1");
    int status = 3;
    ck_assert_str_eq(run_one(leave, &status, LONG_MS).reason, "its process ended with status 3");
}
END_TEST

START_TEST(a_crash_is_told_by_its_signal) {
    static int signals[] = {SIGSEGV, SIGABRT, SIGFPE, SIGKILL};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct child_end end = run_one(crash, &signals[i], LONG_MS);
        ck_assert(!end.done);
        ck_assert_ptr_nonnull(strstr(end.reason, "crashed"));
        ck_assert_ptr_nonnull(strstr(end.reason, strsignal(signals[i])));
    }
}
END_TEST

START_TEST(a_hang_ends_at_its_time_limit) {
    double start = seconds();
    struct child_end end = run_one(hang, NULL, 200);
    ck_assert(!end.done);
    ck_assert_str_eq(end.reason, "no answer within 0.2 s");
    ck_assert_double_ge(seconds() - start, 0.19);
    ck_assert_double_lt(seconds() - start, 10);
}
END_TEST

START_TEST(one_that_hangs_does_not_hold_up_the_others) {
    open_pool(2);
    ck_assert(child_start(pool, hang, NULL, 0, LONG_MS, &error));
    for (size_t i = 1; i <= 3; i++) {
        struct child_end end;
        ck_assert(child_start(pool, sleep_tenth, NULL, i, LONG_MS, &error));
        ck_assert(!child_has_room(pool));
        ck_assert(child_wait(pool, &end, &error));
        ck_assert_uint_eq(end.tag, i);
        ck_assert(end.done);
    }
}
END_TEST

START_TEST(a_child_says_nothing_itself) {
    fflush(stdout);
    int out[2], kept = dup(STDOUT_FILENO), kept_error = dup(STDERR_FILENO);
    ck_assert_int_eq(pipe(out), 0);
    dup2(out[1], STDOUT_FILENO);
    dup2(out[1], STDERR_FILENO);
    struct child_end end = run_one(print, NULL, LONG_MS);
    dup2(kept, STDOUT_FILENO);
    dup2(kept_error, STDERR_FILENO);
    close(out[1]);
    char c;
    ck_assert(end.done);
    ck_assert_int_eq(read(out[0], &c, 1), 0);
}
END_TEST

START_TEST(closing_the_pool_ends_its_children) {
    open_pool(2);
    ck_assert(child_start(pool, hang, NULL, 0, LONG_MS, &error));
    ck_assert(child_start(pool, hang, NULL, 1, LONG_MS, &error));
    ck_assert(child_running(pool));
    child_pool_close(pool);
    pool = NULL;
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
}
END_TEST

static const int interrupts[] = {SIGINT, SIGTERM, SIGHUP};

START_TEST(an_interrupt_makes_waiting_fail) {
    struct child_end end;
    open_pool(1);
    ck_assert(child_start(pool, hang, NULL, 0, LONG_MS, &error));
    kill(getpid(), interrupts[_i]);
    ck_assert(!child_wait(pool, &end, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "interrupted"));
}
END_TEST

START_TEST(an_interrupt_that_is_ignored_interrupts_nothing) {
    signal(SIGHUP, SIG_IGN);
    open_pool(1);
    kill(getpid(), SIGHUP);
    ck_assert(run_one(sleep_tenth, NULL, LONG_MS).done);
}
END_TEST

START_TEST(children_are_waited_for_where_they_would_be_reaped_unseen) {
    signal(SIGCHLD, SIG_IGN);
    int number = 42;
    ck_assert(run_one(succeed, &number, LONG_MS).done);
    child_pool_close(pool);
    pool = NULL;
    struct sigaction action;
    sigaction(SIGCHLD, NULL, &action);
    ck_assert(action.sa_handler == SIG_IGN);
}
END_TEST

static bool tell_and_hang(void *context, struct error *failure) {
    *(volatile pid_t *)context = getpid();
    return hang(NULL, failure);
}

START_TEST(children_do_not_outlive_a_parent_that_is_killed) {
    volatile pid_t *child =
        mmap(NULL, sizeof *child, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t parent = fork();
    if (parent == 0) {
        struct child_end end;
        pool = child_pool_open(1, "the engine", &error);
        child_start(pool, tell_and_hang, (void *)child, 0, LONG_MS, &error);
        child_wait(pool, &end, &error);
        _exit(0);
    }
    while (!*child)
        sleep_ms(5);
    kill(parent, SIGKILL);
    ck_assert_int_eq(waitpid(parent, NULL, 0), parent);
    int status;
    ck_assert_int_eq(waitpid(*child, &status, 0), *child);
    ck_assert(WIFSIGNALED(status));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("child");
    tcase_set_timeout(claims, 60);
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, a_child_has_its_parents_memory_and_is_done);
    tcase_add_test(claims, an_error_comes_back_with_its_place);
    tcase_add_test(claims, a_long_error_is_cut_between_letters);
    tcase_add_test(claims, an_error_that_was_written_over_does_no_harm);
    tcase_add_test(claims, a_failure_without_a_word_is_told_by_its_status);
    tcase_add_test(claims, a_crash_is_told_by_its_signal);
    tcase_add_test(claims, a_hang_ends_at_its_time_limit);
    tcase_add_test(claims, one_that_hangs_does_not_hold_up_the_others);
    tcase_add_test(claims, a_child_says_nothing_itself);
    tcase_add_test(claims, closing_the_pool_ends_its_children);
    tcase_add_loop_test(claims, an_interrupt_makes_waiting_fail, 0, 3);
    if (tests_fork()) {
        tcase_add_test(claims, an_interrupt_that_is_ignored_interrupts_nothing);
        tcase_add_test(claims, children_are_waited_for_where_they_would_be_reaped_unseen);
        tcase_add_test(claims, children_do_not_outlive_a_parent_that_is_killed);
    }
    return tests_run("child", claims);
}
