/* A disk that fills up while any of the forms is written. */
#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>

#include "fixture.h"

enum { RATE = 22050 };

static struct fixture *fixture;

static struct phrase sentence = {.n_words = 3, .mark = '.', .ends_sentence = true};

static void open_fixture(void) {
    fixture = fixture_open(RATE, 64);
    fixture->voice.pauses = fixture->pauses;
    fixture->edition.feed.url = STR("https://example.org");
    fixture->edition.base = STR("edition");
    fixture->script.date = STR("1962-10-27");
    fixture->edition.binders = binders; /* the first is the MP3 */
    fixture->edition.n_binders = 1;
    for (uint32_t i = 1; i <= 3; i++) {
        fixture_chapter(fixture, STR("A chapter"), 1);
        struct utterance *utterance = fixture_say(fixture, i, (size_t)RATE * 4, 3);
        utterance->phrases = &sentence;
        utterance->n_phrases = 1;
    }
    for (size_t i = 0; i < fixture->document.blocks.count; i++)
        fixture->document.blocks.items[i].spans.items[0].mended = false; /* its words have times */
    fixture_time(fixture);
}

static void close_fixture(void) {
    fixture_close(fixture);
}

/* For this process: the kernel then says EFBIG where a disk says ENOSPC. */
static void limit_files(rlim_t n_bytes) {
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = n_bytes;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static size_t n_entries(const char *path) {
    size_t count = 0;
    DIR *folder = opendir(path);
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return count;
}

static const char *path_of(const char *folder, const struct binder *binder) {
    return str_format(fixture->arena, "%s/%s%s", folder, binder->file ? binder->file : "edition",
                      binder->file ? "" : binder->extension)
        .ptr;
}

/* Binds into a new folder; returns whether that was done, and checks what is to be said
 * and seen where it was not. */
static bool bind(const struct binder *binder, rlim_t n_bytes) {
    const char *folder = str_format(fixture->arena, "%s/out", fixture->cache.folder).ptr;
    const char *path = path_of(folder, binder);
    struct error error = {0};
    output_of(fixture->arena, "rm -rf '%s' && mkdir '%s'", folder, folder);
    if (binder == &binder_feed) /* tells of files that are there */
        ck_assert(binder_mp3.bind(&fixture->edition, path_of(folder, &binder_mp3), &error));
    size_t before = n_entries(folder);
    limit_files(n_bytes);
    bool done = binder->bind(&fixture->edition, path, &error);
    limit_files(RLIM_INFINITY);
    if (done)
        return true;
    ck_assert_msg(str_starts_with(str_from_c(error.place), str_from_c(path)),
                  "%s, %lu bytes: “%s: %s” does not name the file", binder->name,
                  (unsigned long)n_bytes, error.place, error.message);
    ck_assert_msg(strstr(error.message, "cannot be written: File too large"),
                  "%s, %lu bytes: %s: %s", binder->name, (unsigned long)n_bytes, error.place,
                  error.message);
    ck_assert_msg(n_entries(folder) == before, "%s, %lu bytes: something is left", binder->name,
                  (unsigned long)n_bytes);
    return false;
}

/* At its first byte, within its first buffer, and so on to the end. */
START_TEST(a_full_disk_is_told_with_the_files_name_and_leaves_nothing) {
    for (size_t i = 0; binders[i]; i++) {
        rlim_t n_bytes = 0;
        size_t n_failed = 0;
        for (; !bind(binders[i], n_bytes); n_failed++)
            n_bytes = n_bytes * 2 + 1;
        ck_assert_msg(n_failed > 2, "%s is too short: %zu", binders[i]->name, n_failed);
    }
}
END_TEST

START_TEST(what_to_do_is_told_where_it_is_known) {
    struct error error = {0};
    ck_assert(!file_write("/dev/full", STR("x"), &error));
    ck_assert_str_eq(error.message, "cannot be written: No space left on device; make room on that "
                                    "disk, or choose another folder");
    ck_assert_str_eq(file_remedy(0), "");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("full disk");
    tcase_add_checked_fixture(claims, open_fixture, close_fixture);
    tcase_add_test(claims, what_to_do_is_told_where_it_is_known);
    tcase_add_test(claims, a_full_disk_is_told_with_the_files_name_and_leaves_nothing);
    return tests_run("full disk", claims);
}
