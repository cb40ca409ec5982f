#include "base/file.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "folder.h"
#include "support.h"

static struct arena *arena;
static struct error error;
static const char *path;

static void setup(void) {
    arena = arena_open();
    error = (struct error){0};
    folder_make();
    path = file_join(arena, folder, "book.mp3");
}

static void teardown(void) {
    folder_remove();
    arena_close(arena);
}

static struct str content_of(const char *name) {
    struct str content = {0};
    ck_assert_msg(file_read(arena, name, 1 << 20, &content, &error), "%s: %s", error.place,
                  error.message);
    return content;
}

/* ---- reading ---- */

START_TEST(a_file_is_read_as_it_is) {
    ck_assert(file_write(path, STR("a\0b\r\n"), &error));
    struct str content = content_of(path);
    ck_assert_uint_eq(content.len, 5);
    ck_assert_mem_eq(content.ptr, "a\0b\r\n", 5);
}
END_TEST

START_TEST(an_empty_file_is_empty) {
    ck_assert(file_write(path, (struct str){0}, &error));
    ck_assert_uint_eq(content_of(path).len, 0);
}
END_TEST

START_TEST(what_cannot_be_read_is_named_with_the_reason) {
    struct str content;
    ck_assert(!file_read(arena, path, 100, &content, &error));
    ck_assert_str_eq(error.place, path);
    ck_assert_ptr_nonnull(strstr(error.message, strerror(ENOENT)));
    error = (struct error){0};
    ck_assert(!file_read(arena, folder, 100, &content, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "is a folder"));
}
END_TEST

START_TEST(a_file_over_the_limit_is_refused_and_one_at_it_is_not) {
    struct str content;
    ck_assert(file_write(path, STR("12345"), &error));
    ck_assert(file_read(arena, path, 5, &content, &error));
    ck_assert(!file_read(arena, path, 4, &content, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "larger than"));
}
END_TEST

START_TEST(a_file_of_unknown_length_is_held_to_the_limit_too) {
    struct str content;
    ck_assert(!file_read(arena, "/dev/zero", 1 << 16, &content, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "larger than"));
}
END_TEST

/* ---- writing ---- */

START_TEST(a_file_has_its_name_only_when_it_is_whole) {
    struct file_writer writer;
    ck_assert(file_write(path, STR("old"), &error));
    ck_assert(file_writer_open(&writer, path, &error));
    fputs("new", writer.stream);
    fflush(writer.stream);
    ck_assert_span_eq(content_of(path), "old");
    ck_assert(file_writer_commit(&writer, FILE_SYNCED, &error));
    ck_assert_span_eq(content_of(path), "new");
    ck_assert_uint_eq(folder_count(folder), 1);
    file_writer_abandon(&writer);
}
END_TEST

START_TEST(an_abandoned_writer_leaves_nothing) {
    struct file_writer writer;
    ck_assert(file_writer_open(&writer, path, &error));
    fputs("half", writer.stream);
    file_writer_abandon(&writer);
    ck_assert_uint_eq(folder_count(folder), 0);
}
END_TEST

START_TEST(a_writer_that_is_killed_leaves_the_old_file_and_nothing_else) {
    ck_assert(file_write(path, STR("old"), &error));
    pid_t pid = fork();
    if (pid == 0) {
        struct file_writer writer;
        if (!file_writer_open(&writer, path, &error))
            _exit(1);
        fputs("half", writer.stream);
        fflush(writer.stream);
        raise(SIGKILL);
    }
    int status;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert(WIFSIGNALED(status));
    ck_assert_span_eq(content_of(path), "old");
    ck_assert_uint_eq(folder_count(folder), 1);
}
END_TEST

START_TEST(a_new_file_obeys_the_umask) {
    struct stat status;
    umask(027);
    ck_assert(file_write(path, STR("x"), &error));
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0640);
}
END_TEST

/* A disk that fills up, as far as a process can tell. */
static void limit_file_size(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){bytes, bytes}), 0);
}

START_TEST(a_full_disk_is_an_error_that_leaves_the_old_file) {
    ck_assert(file_write(path, STR("old"), &error));
    limit_file_size(100000);
    struct file_writer writer;
    ck_assert(file_writer_open(&writer, path, &error));
    for (int i = 0; i < 50000; i++)
        fputs("0123456789", writer.stream);
    ck_assert(!file_writer_commit(&writer, FILE_SYNCED, &error));
    ck_assert_str_eq(error.place, path);
    ck_assert_ptr_nonnull(strstr(error.message, strerror(EFBIG)));
    ck_assert_span_eq(content_of(path), "old");
    ck_assert_uint_eq(folder_count(folder), 1);
}
END_TEST

START_TEST(a_device_is_written_to_and_stays_a_device) {
    struct stat status;
    ck_assert(file_write("/dev/null", STR("x"), &error));
    ck_assert(!file_write("/dev/full", STR("x"), &error));
    ck_assert_ptr_nonnull(strstr(error.message, strerror(ENOSPC)));
    ck_assert_int_eq(lstat("/dev/null", &status), 0);
    ck_assert(S_ISCHR(status.st_mode));
    ck_assert_int_eq(lstat("/dev/full", &status), 0);
    ck_assert(S_ISCHR(status.st_mode));
}
END_TEST

/* Root may write anywhere: the claim is made as somebody else. */
static void become_nobody(void) {
    if (geteuid() == 0)
        ck_assert_int_eq(seteuid(65534), 0);
}

static void become_oneself(void) {
    ck_assert_int_eq(seteuid(getuid()), 0);
}

START_TEST(a_folder_that_may_not_be_written_is_named) {
    char *closed = file_join(arena, folder, "closed");
    ck_assert_int_eq(mkdir(closed, 0555), 0);
    become_nobody();
    ck_assert(!file_write(file_join(arena, closed, "book.mp3"), STR("x"), &error));
    ck_assert_ptr_nonnull(strstr(error.place, "closed/book.mp3"));
    ck_assert_ptr_nonnull(strstr(error.message, strerror(EACCES)));
    error = (struct error){0};
    ck_assert(!file_make_folder(file_join(arena, closed, "a/b"), &error));
    ck_assert_ptr_nonnull(strstr(error.message, strerror(EACCES)));
    become_oneself();
}
END_TEST

START_TEST(a_folder_is_not_written_over_and_a_missing_one_is_named) {
    ck_assert(!file_write(folder, STR("x"), &error));
    ck_assert_ptr_nonnull(strstr(error.message, strerror(EISDIR)));
    error = (struct error){0};
    ck_assert(!file_write(file_join(arena, folder, "none/book"), STR("x"), &error));
    ck_assert_ptr_nonnull(strstr(error.message, strerror(ENOENT)));
}
END_TEST

/* ---- folders and paths ---- */

START_TEST(a_folder_is_made_with_the_ones_above_it) {
    static const char *const names[] = {"a/b/c", "a/b/c", "d/e/", "f//g", "h/./i/"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *made = file_join(arena, folder, names[i]);
        ck_assert_msg(file_make_folder(made, &error), "%s: %s", error.place, error.message);
        ck_assert(file_exists(made));
    }
}
END_TEST

START_TEST(a_folder_is_made_by_several_at_once) {
    enum { N = 8 };
    char *deep = file_join(arena, folder, "1/2/3/4/5/6/7/8/9");
    pid_t makers[N];
    for (int i = 0; i < N; i++) {
        makers[i] = fork();
        if (makers[i] == 0)
            _exit(file_make_folder(deep, &error) ? 0 : 1);
    }
    for (int i = 0; i < N; i++) {
        int status;
        ck_assert_int_eq(waitpid(makers[i], &status, 0), makers[i]);
        ck_assert_int_eq(status, 0);
    }
}
END_TEST

START_TEST(a_file_in_the_way_of_a_folder_is_an_error) {
    ck_assert(file_write(path, STR("x"), &error));
    ck_assert(!file_make_folder(path, &error));
    error = (struct error){0};
    ck_assert(!file_make_folder(file_join(arena, path, "a"), &error));
    ck_assert_ptr_nonnull(strstr(error.message, strerror(ENOTDIR)));
}
END_TEST

/* ---- folders that are whole ---- */

static const char *book;

static void write_folder(const char *content) {
    struct folder_writer writer;
    ck_assert_msg(folder_writer_open(&writer, book, "index.html", &error), "%s", error.message);
    const char *inner = file_join(arena, writer.folder, "audio");
    ck_assert(file_make_folder(inner, &error));
    ck_assert(file_write(file_join(arena, inner, "1.mp3"), str_from_c(content), &error));
    ck_assert(
        file_write(file_join(arena, writer.folder, "index.html"), str_from_c(content), &error));
    ck_assert(folder_writer_commit(&writer, &error));
    folder_writer_abandon(&writer);
}

START_TEST(a_folder_has_its_name_only_when_it_is_whole) {
    book = file_join(arena, folder, "book.web");
    struct folder_writer writer;
    ck_assert(folder_writer_open(&writer, book, "index.html", &error));
    ck_assert(!file_exists(book));
    ck_assert_int_eq(strrchr(writer.folder, '/')[1], '.');
    folder_writer_abandon(&writer);
    ck_assert_uint_eq(folder_count(folder), 0);
}
END_TEST

START_TEST(a_folder_of_ours_is_replaced_as_a_whole) {
    book = file_join(arena, folder, "book.web/");
    write_folder("old");
    ck_assert(file_write(file_join(arena, book, "left.mp3"), STR("old"), &error));
    write_folder("newer");
    ck_assert(!file_exists(file_join(arena, book, "left.mp3")));
    ck_assert(str_equal(content_of(file_join(arena, book, "audio/1.mp3")), STR("newer")));
    ck_assert_uint_eq(folder_count(folder), 1);
    uint64_t n_bytes;
    ck_assert(file_size(book, &n_bytes, &error));
    ck_assert_uint_eq(n_bytes, 10);
}
END_TEST

START_TEST(what_a_killed_writer_left_is_removed_and_what_another_writes_is_not) {
    book = file_join(arena, folder, "book.web");
    struct folder_writer left, other, writer;
    ck_assert(folder_writer_open(&left, book, "index.html", &error));
    ck_assert(file_write(file_join(arena, left.folder, "1.mp3"), STR("x"), &error));
    const char *killed = file_join(arena, folder, ".book.web.1.part");
    ck_assert_int_eq(rename(left.folder, killed), 0); /* as if of another process */
    close(left.lock);
    ck_assert(folder_writer_open(&other, book, "index.html", &error));
    const char *busy = file_join(arena, folder, ".book.web.2.part");
    ck_assert_int_eq(rename(other.folder, busy), 0);
    const char *foreign = file_join(arena, folder, ".book.web.notes.part");
    ck_assert(file_make_folder(foreign, &error));
    ck_assert(folder_writer_open(&writer, book, "index.html", &error));
    ck_assert(!file_exists(killed));
    ck_assert(file_exists(busy));
    ck_assert(file_exists(foreign));
    folder_writer_abandon(&writer);
    free(left.folder);
    free(left.path);
    free(other.folder);
    free(other.path);
    close(other.lock);
}
END_TEST

START_TEST(a_fault_in_a_folder_is_told_of_the_one_that_was_meant) {
    struct folder_writer writer;
    book = file_join(arena, folder, "book.web");
    ck_assert(folder_writer_open(&writer, book, "index.html", &error));
    ck_assert(!file_write(file_join(arena, writer.folder, "no/1.mp3"), STR("x"), &error));
    ck_assert(!folder_writer_close(&writer, false, &error));
    ck_assert_str_eq(error.place, file_join(arena, book, "no/1.mp3"));
    ck_assert_uint_eq(folder_count(folder), 0);
}
END_TEST

START_TEST(a_folder_that_is_not_ours_is_left_alone) {
    struct folder_writer writer;
    book = file_join(arena, folder, "book.web");
    ck_assert(file_make_folder(book, &error));
    write_folder("into an empty one");
    book = file_join(arena, folder, "mine");
    ck_assert(file_make_folder(book, &error));
    ck_assert(file_write(file_join(arena, book, "notes.txt"), STR("mine"), &error));
    ck_assert(!folder_writer_open(&writer, book, "index.html", &error));
    ck_assert_ptr_nonnull(strstr(error.message, "no index.html"));
    ck_assert(str_equal(content_of(file_join(arena, book, "notes.txt")), STR("mine")));
    error = (struct error){0};
    ck_assert(!folder_writer_open(&writer, file_join(arena, book, "notes.txt"), "x", &error));
    ck_assert_ptr_nonnull(strstr(error.message, "in the way"));
    error = (struct error){0};
    ck_assert(!folder_writer_open(&writer, file_join(arena, folder, "no/such"), "x", &error));
    ck_assert_ptr_nonnull(strstr(error.message, strerror(ENOENT)));
    ck_assert_uint_eq(folder_count(folder), 2);
}
END_TEST

START_TEST(paths_are_taken_apart_and_joined) {
    static const struct {
        const char *path, *folder, *base;
    } cases[] = {
        {"a/b.txt", "a", "b"},          {"b.txt", ".", "b"},         {"/b", "/", "b"},
        {"/a/b.tar.gz", "/a", "b.tar"}, {".hidden", ".", ".hidden"}, {"a.d/b", "a.d", "b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_str_eq(file_folder(arena, cases[i].path), cases[i].folder);
        ck_assert_str_eq(file_base_name(arena, cases[i].path), cases[i].base);
    }
    ck_assert_str_eq(file_join(arena, "a", "b"), "a/b");
    ck_assert_str_eq(file_join(arena, "a/", "b"), "a/b");
    ck_assert_str_eq(file_join(arena, "", "b"), "b");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("file");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, a_file_is_read_as_it_is);
    tcase_add_test(claims, an_empty_file_is_empty);
    tcase_add_test(claims, what_cannot_be_read_is_named_with_the_reason);
    tcase_add_test(claims, a_file_over_the_limit_is_refused_and_one_at_it_is_not);
    tcase_add_test(claims, a_file_of_unknown_length_is_held_to_the_limit_too);
    tcase_add_test(claims, a_file_has_its_name_only_when_it_is_whole);
    tcase_add_test(claims, an_abandoned_writer_leaves_nothing);
    tcase_add_test(claims, a_writer_that_is_killed_leaves_the_old_file_and_nothing_else);
    tcase_add_test(claims, a_device_is_written_to_and_stays_a_device);
    tcase_add_test(claims, a_folder_is_not_written_over_and_a_missing_one_is_named);
    tcase_add_test(claims, a_folder_is_made_with_the_ones_above_it);
    tcase_add_test(claims, a_folder_is_made_by_several_at_once);
    tcase_add_test(claims, a_file_in_the_way_of_a_folder_is_an_error);
    tcase_add_test(claims, a_folder_has_its_name_only_when_it_is_whole);
    tcase_add_test(claims, a_folder_of_ours_is_replaced_as_a_whole);
    tcase_add_test(claims, a_folder_that_is_not_ours_is_left_alone);
    tcase_add_test(claims, what_a_killed_writer_left_is_removed_and_what_another_writes_is_not);
    tcase_add_test(claims, a_fault_in_a_folder_is_told_of_the_one_that_was_meant);
    tcase_add_test(claims, paths_are_taken_apart_and_joined);
    if (tests_fork()) {
        tcase_add_test(claims, a_new_file_obeys_the_umask);
        tcase_add_test(claims, a_full_disk_is_an_error_that_leaves_the_old_file);
        tcase_add_test(claims, a_folder_that_may_not_be_written_is_named);
    }
    return tests_run("file", claims);
}
