/* Small audiobooks for the tests of check, made by programs that others wrote. */
#ifndef LECTERN_TESTS_CHECK_FIXTURE_H
#define LECTERN_TESTS_CHECK_FIXTURE_H

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "check/check.h"
#include "support.h"

static char fixture_folder[] = "/tmp/lectern-check-XXXXXX";
static struct arena *fixture_arena;

static inline const char *fixture_path(const char *name) {
    return file_join(fixture_arena, fixture_folder, name);
}

/* Runs a shell command in the folder; the program's place is $MAKE_BOOK. */
static inline void fixture_run(const char *command) {
    struct str line = str_format(fixture_arena, "cd %s && MAKE_BOOK=%s/check/make_book.py && %s",
                                 fixture_folder, TESTS_DIR, command);
    ck_assert_msg(system(line.ptr) == 0, "failed: %s", line.ptr);
}

/* The last line that a shell command prints. */
static inline struct str fixture_output(const char *command) {
    struct str line = str_format(fixture_arena, "cd %s && %s", fixture_folder, command);
    FILE *pipe = popen(line.ptr, "r");
    ck_assert_ptr_nonnull(pipe);
    char text[4096];
    size_t n = fread(text, 1, sizeof text, pipe);
    ck_assert_int_eq(pclose(pipe), 0);
    return str_trim(str_copy(fixture_arena, (struct str){text, n}));
}

/* Once for all claims, in the process that forks theirs. */
static inline void fixture_open(void) {
    fixture_arena = arena_open();
    ck_assert_ptr_nonnull(mkdtemp(fixture_folder));
    fixture_run("$MAKE_BOOK sound sound.mp3 && $MAKE_BOOK tag sound.mp3 book.mp3");
}

static inline void fixture_close(void) {
    struct str line = str_format(fixture_arena, "rm -r %s", fixture_folder);
    ck_assert_int_eq(system(line.ptr), 0);
    arena_close(fixture_arena);
}

static inline struct str fixture_read(const char *name) {
    struct error error = {0};
    struct str bytes;
    bool read = file_read(fixture_arena, fixture_path(name), 1 << 26, &bytes, &error);
    ck_assert_msg(read, "%s", error.message);
    return bytes;
}

static inline const char *fixture_write(const char *name, struct str bytes) {
    const char *path = fixture_path(name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
    return path;
}

/* The figures of the standard profile. */
static inline struct profile fixture_profile(void) {
    return (struct profile){
        .name = STR("test"),
        .loudness_lufs = -19,
        .loudness_tolerance_lu = 1,
        .true_peak_dbtp = -3,
        .rms_dbfs = {-23, -18},
        .floor_dbfs = -60,
        .head_ms = {500, 1000},
        .tail_ms = {1000, 5000},
        .bitrate_kbps = 64,
    };
}

static inline struct check_report fixture_check_with(const char *name,
                                                     const struct profile *profile) {
    struct check_report report;
    struct error error = {0};
    bool checked = check_mp3(fixture_arena, fixture_path(name), profile, &report, &error);
    ck_assert_msg(checked, "%s: %s", name, error.message);
    return report;
}

static inline struct check_report fixture_check(const char *name) {
    struct profile profile = fixture_profile();
    return fixture_check_with(name, &profile);
}

static inline const struct finding *fixture_finding(const struct check_report *report,
                                                    const char *name) {
    for (size_t i = 0; i < report->findings.count; i++)
        if (strcmp(report->findings.items[i].name, name) == 0)
            return &report->findings.items[i];
    return NULL;
}

/* The names of all faults, apart by a space. */
static inline struct str fixture_faults(const struct check_report *report) {
    struct strbuf faults = {.arena = fixture_arena};
    for (size_t i = 0; i < report->findings.count; i++)
        if (report->findings.items[i].state == FINDING_FAULT)
            strbuf_format(&faults, "%s%s", faults.count ? " " : "", report->findings.items[i].name);
    return strbuf_str(&faults);
}

static inline int fixture_main(const char *name, TCase *claims) {
    tcase_add_unchecked_fixture(claims, fixture_open, fixture_close);
    tcase_set_timeout(claims, 120);
    return tests_run(name, claims);
}

#endif
