/* Lines: one at a time, from a stream that may never end. */
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "cli/lines.h"
#include "support.h"

static int ends[2];
static struct lines lines;
static struct error error;
static struct str line;
static int n_waits;

static void count_wait(void) {
    n_waits++;
}

static void setup(void) {
    ck_assert_int_eq(pipe(ends), 0);
    lines_open(&lines, ends[0], count_wait);
    error = (struct error){0};
    n_waits = 0;
}

static void teardown(void) {
    lines_close(&lines);
    close(ends[0]);
}

static void send(const char *text) {
    ck_assert_int_eq(write(ends[1], text, strlen(text)), (ssize_t)strlen(text));
}

static void assert_next(const char *expected) {
    ck_assert(lines_next(&lines, &line, &error));
    ck_assert_span_eq(line, expected);
}

static void assert_end(void) {
    ck_assert(!lines_next(&lines, &line, &error));
    ck_assert(!error.set);
}

START_TEST(empty_lines_and_a_last_one_without_end_are_lines) {
    send("one\n\ntwo\r\nlast");
    close(ends[1]);
    assert_next("one");
    assert_next("");
    assert_next("two");
    assert_next("last");
    ck_assert_uint_eq(lines.number, 4);
    assert_end();
    assert_end();
}
END_TEST

START_TEST(nothing_at_all_has_no_line) {
    close(ends[1]);
    assert_end();
}
END_TEST

START_TEST(a_line_is_given_before_the_next_is_waited_for) {
    send("question\n");
    assert_next("question");
    ck_assert_int_eq(n_waits, 1);
    send("another\n");
    assert_next("another");
    ck_assert_int_eq(n_waits, 2);
    close(ends[1]);
}
END_TEST

static void *send_endless_line(void *unused) {
    static char part[1 << 16];
    memset(part, 'a', sizeof part);
    for (size_t sent = 0; sent < (size_t)LINE_MAX_BYTES * 2; sent += sizeof part)
        if (write(ends[1], part, sizeof part) < 0)
            break;
    close(ends[1]);
    return unused;
}

START_TEST(an_endless_line_is_refused_by_its_number) {
    pthread_t sender;
    send("one\n");
    ck_assert_int_eq(pthread_create(&sender, NULL, send_endless_line, NULL), 0);
    assert_next("one");
    ck_assert(!lines_next(&lines, &line, &error));
    ck_assert_str_eq(error.place, "standard input:2");
    ck_assert_uint_le(lines.capacity, (size_t)LINE_MAX_BYTES * 3);
    static char rest[1 << 16];
    while (read(ends[0], rest, sizeof rest) > 0)
        continue;
    pthread_join(sender, NULL);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("lines");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, empty_lines_and_a_last_one_without_end_are_lines);
    tcase_add_test(claims, nothing_at_all_has_no_line);
    tcase_add_test(claims, a_line_is_given_before_the_next_is_waited_for);
    tcase_add_test(claims, an_endless_line_is_refused_by_its_number);
    return tests_run("lines", claims);
}
