/* Runs tests/spec: written → spoken, a file for each class of written form. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "narration/narrate.h"
#include "support.h"

#define SPEC_DIR TESTS_DIR "/spec"

enum { MAX_FILES = 128, MAX_SPEC_BYTES = 1024 * 1024 };

static char *files[MAX_FILES];
static int n_files;

static int is_spec(const struct dirent *entry) {
    return str_ends_with(str_from_c(entry->d_name), STR(".txt"));
}

static void find_files(void) {
    struct dirent **entries;
    int n = scandir(SPEC_DIR, &entries, is_spec, alphasort);
    for (int i = 0; i < n; i++) {
        if (n_files < MAX_FILES)
            files[n_files++] = strdup(entries[i]->d_name);
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
}

struct tally {
    unsigned cases, failures;
};

static void report(const char *file, unsigned long line, struct str written, struct str expected,
                   struct str got) {
    printf("%s:%lu: %.*s\n  expected: %.*s\n  got:      %.*s\n", file, line, STR_ARG(written),
           STR_ARG(expected), STR_ARG(got));
}

/* Counts a case, and says what is wrong with it. */
static void try_case(const char *file, unsigned long line, struct str text, struct str language,
                     struct tally *tally) {
    struct str arrow = STR(" → ");
    const char *found = str_find(text, arrow);
    struct arena *arena = arena_open();
    tally->cases++;
    if (!found) {
        report(file, line, text, STR("a line of the form “written → spoken”"), STR("none"));
        tally->failures++;
    } else {
        struct narration_options options = {.language = language, .pauses = &pauses_default};
        struct str written = {text.ptr, (size_t)(found - text.ptr)};
        struct str expected = str_slice(text, written.len + arrow.len, text.len);
        struct utterance utterance;
        struct error error = {0};
        bool done = narrate_text(arena, written, &options, &utterance, &error);
        struct str got = done ? utterance.spoken : str_from_c(error.message);
        if (!done || !str_equal(got, expected)) {
            report(file, line, written, expected, got);
            tally->failures++;
        }
    }
    arena_close(arena);
}

static void try_file(const char *file, struct str content, struct tally *tally) {
    struct str language = STR("en-US");
    unsigned long line = 0;
    while (content.len) {
        const char *end = str_find_char(content, '\n');
        size_t length = end ? (size_t)(end - content.ptr) : content.len;
        struct str text = str_slice(content, 0, length);
        content = str_slice(content, length + 1, content.len);
        line++;
        if (!text.len || text.ptr[0] == '#')
            continue;
        if (text.ptr[0] == '@')
            language = str_slice(text, 1, text.len);
        else
            try_case(file, line, text, language, tally);
    }
}

START_TEST(every_case_is_spoken_as_the_file_says) {
    struct arena *arena = arena_open();
    struct str content;
    struct error error = {0};
    struct tally tally = {0};
    char *path = file_join(arena, SPEC_DIR, files[_i]);
    ck_assert_msg(file_read(arena, path, MAX_SPEC_BYTES, &content, &error), "%s", error.message);
    try_file(files[_i], content, &tally);
    printf("%-24s %4u of %4u\n", files[_i], tally.cases - tally.failures, tally.cases);
    fflush(stdout);
    arena_close(arena);
    ck_assert_msg(tally.cases > 0, "%s holds no case", files[_i]);
    ck_assert_msg(tally.failures == 0, "%s: %u of %u cases fail", files[_i], tally.failures,
                  tally.cases);
}
END_TEST

START_TEST(there_are_spec_files) {
    ck_assert_int_gt(n_files, 0);
}
END_TEST

int main(void) {
    find_files();
    TCase *claims = tcase_create("spec");
    tcase_set_timeout(claims, 60);
    tcase_add_test(claims, there_are_spec_files);
    tcase_add_loop_test(claims, every_case_is_spoken_as_the_file_says, 0, n_files);
    return tests_run("spec", claims);
}
