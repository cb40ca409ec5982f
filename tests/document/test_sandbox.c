#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "document/builder.h"
#include "document/sandbox.h"
#include "document/wire.h"
#include "support.h"

static struct arena *arena;
static struct document document;
static struct error error;

static void setup(void) {
    arena = arena_open();
    error = (struct error){0};
    document = (struct document){.path = "book.test",
                                 .source = STR("Dear Sir, one\n and two."),
                                 .file_bytes = STR("raw bytes")};
}

static void teardown(void) {
    arena_close(arena);
}

typedef bool read_fn(struct arena *, const struct reader_options *, struct document *,
                     struct error *);

static bool read_with(read_fn *read) {
    const struct reader reader = {.name = "test", .foreign = true, .read = read};
    const struct reader_options options = {.repair = true};
    return sandbox_read(arena, &reader, &options, &document, &error);
}

/* ---- what comes out ---- */

static bool read_all(struct arena *own, const struct reader_options *options, struct document *made,
                     struct error *failure) {
    struct builder builder;
    made->metadata.title = STR("A title");
    made->metadata.cover = STR("\x89PNG\xFF");
    builder_open(&builder, own, options, made);
    builder_page(&builder, STR("xii"), 3);
    builder_contents(&builder, STR("Chapter"), 2, 4);
    builder_begin(&builder, BLOCK_LIST_ITEM, 2);
    builder_label(&builder, STR("7. "));
    builder_language_begin(&builder, STR("de"));
    builder_text(&builder, STR("one\n and"), 10, 18);
    builder_language_end(&builder);
    builder_reference_begin(&builder, STR("n1"));
    builder_text(&builder, STR("not the source"), 18, 22);
    builder_reference_end(&builder);
    builder_unspoken(&builder, STR("."), 22, 23, "a stop");
    builder_repair(&builder, 0, 4, "mended");
    return builder_finish(&builder, failure);
}

START_TEST(a_document_comes_back_as_it_was_made) {
    struct document direct = document;
    const struct reader_options options = {.repair = true};
    ck_assert(read_all(arena, &options, &direct, &error));
    ck_assert_msg(read_with(read_all), "%s: %s", error.place, error.message);
    ck_assert_uint_eq(document.blocks.count, direct.blocks.count);
    const struct block *block = &document.blocks.items[0], *wanted = &direct.blocks.items[0];
    ck_assert_int_eq(block->kind, BLOCK_LIST_ITEM);
    ck_assert_int_eq(block->level, 2);
    ck_assert_uint_eq(block->spans.count, wanted->spans.count);
    for (size_t i = 0; i < block->spans.count; i++) {
        const struct span *span = &block->spans.items[i], *other = &wanted->spans.items[i];
        ck_assert_int_eq(span->kind, other->kind);
        ck_assert(str_equal(span->text, other->text));
        ck_assert_uint_eq(span->start, other->start);
        ck_assert_uint_eq(span->end, other->end);
        ck_assert(span->mended == other->mended && span->line_break == other->line_break);
        ck_assert(str_equal(span->language, other->language));
        ck_assert(str_equal(span->target, other->target));
    }
    ck_assert_span_eq(document.metadata.title, "A title");
    ck_assert_span_eq(document.metadata.cover, "\x89PNG\xFF");
    ck_assert_span_eq(document.pages.items[0].label, "xii");
    ck_assert_span_eq(document.contents.items[0].title, "Chapter");
    ck_assert_int_eq(document.contents.items[0].level, 2);
    ck_assert_span_eq(document.unspoken.items[0].reason, "a stop");
    ck_assert_span_eq(document.repairs.items[0].what, "mended");
    ck_assert_span_eq(document.file_bytes, "raw bytes");
}
END_TEST

static bool read_nothing_well(struct arena *own, const struct reader_options *options,
                              struct document *made, struct error *failure) {
    (void)own, (void)options;
    return error_set_line(failure, made->path, 12, "not well-formed; mend it");
}

START_TEST(the_readers_own_error_keeps_its_place) {
    ck_assert(!read_with(read_nothing_well));
    ck_assert_str_eq(error.place, "book.test:12");
    ck_assert_str_eq(error.message, "not well-formed; mend it");
}
END_TEST

/* ---- what it may not do ---- */

static bool denied(int result, struct error *failure, const char *what) {
    return result < 0 || error_set(failure, "", "%s was allowed", what);
}

static bool read_by_reaching_out(struct arena *own, const struct reader_options *options,
                                 struct document *made, struct error *failure) {
    bool shut =
        denied(open("/etc/passwd", O_RDONLY), failure, "reading a file") &&
        denied(open("/tmp/lectern-escape", O_CREAT | O_WRONLY, 0600), failure, "writing a file") &&
        denied(unlink("/tmp/lectern-escape"), failure, "removing a file") &&
        denied(socket(AF_INET, SOCK_STREAM, 0), failure, "a socket") &&
        denied(socket(AF_UNIX, SOCK_STREAM, 0), failure, "a local socket") &&
        denied(fork(), failure, "a process") &&
        denied(execl("/bin/true", "true", NULL), failure, "a program") &&
        denied(kill(getppid(), 0), failure, "a signal to its parent");
    return shut && read_all(own, options, made, failure);
}

START_TEST(a_reader_reaches_no_file_socket_process_or_program) {
    ck_assert_msg(read_with(read_by_reaching_out), "%s", error.message);
    ck_assert_int_ne(access("/tmp/lectern-escape", F_OK), 0);
}
END_TEST

static int parents_file = -1;

static bool read_an_open_file(struct arena *own, const struct reader_options *options,
                              struct document *made, struct error *failure) {
    return denied((int)write(parents_file, "x", 1), failure, "a file that its parent had open") &&
           read_all(own, options, made, failure);
}

START_TEST(a_reader_has_none_of_the_files_that_were_open) {
    char path[] = "/tmp/lectern-open-XXXXXX";
    int first = mkstemp(path);
    parents_file = fcntl(first, F_DUPFD, 100);
    ck_assert_msg(read_with(read_an_open_file), "%s", error.message);
    ck_assert_int_eq(lseek(first, 0, SEEK_END), 0);
    close(first);
    close(parents_file);
    unlink(path);
}
END_TEST

static bool read_by_crashing(struct arena *own, const struct reader_options *options,
                             struct document *made, struct error *failure) {
    (void)own, (void)options, (void)made, (void)failure;
    __builtin_trap();
}

START_TEST(a_crash_is_told_and_stays_in_the_sandbox) {
    ck_assert(!read_with(read_by_crashing));
    ck_assert_str_eq(error.place, "book.test");
    ck_assert_msg(strstr(error.message, "crashed") || strstr(error.message, "ended"), "%s",
                  error.message);
    ck_assert(strstr(error.message, "damaged"));
}
END_TEST

/* Sanitizers map terabytes, so memory has no limit there. */
#if defined(__SANITIZE_ADDRESS__)
#define MEMORY_IS_LIMITED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MEMORY_IS_LIMITED 0
#endif
#endif
#ifndef MEMORY_IS_LIMITED
#define MEMORY_IS_LIMITED 1
#endif
#if MEMORY_IS_LIMITED
static bool read_for_ever(struct arena *own, const struct reader_options *options,
                          struct document *made, struct error *failure) {
    (void)options, (void)made, (void)failure;
    for (bool more = true; more;)
        more = memset(arena_alloc(own, 1 << 20), 1, 1 << 20) != NULL;
    return true;
}

START_TEST(memory_has_a_limit_and_a_message) {
    ck_assert(!read_with(read_for_ever));
    ck_assert_str_eq(error.place, "book.test");
    ck_assert_msg(strstr(error.message, "MiB of memory"), "%s", error.message);
}
END_TEST
#endif

/* ---- what is handed over is not trusted ---- */

static struct str wire_bytes(void) {
    FILE *file = tmpfile();
    const struct reader_options options = {.repair = true};
    ck_assert(read_all(arena, &options, &document, &error));
    ck_assert(wire_write(fileno(file), &document, &error));
    size_t len = (size_t)lseek(fileno(file), 0, SEEK_END);
    char *bytes = arena_alloc(arena, len);
    ck_assert_int_eq(pread(fileno(file), bytes, len, 0), (ssize_t)len);
    fclose(file);
    return (struct str){bytes, len};
}

START_TEST(bytes_that_end_early_are_refused) {
    struct str bytes = wire_bytes();
    for (size_t len = 0; len < bytes.len; len++) {
        struct document copy = {.path = "book.test"};
        struct error failure = {0};
        ck_assert(!wire_read(arena, str_slice(bytes, 0, len), &copy, &failure));
        ck_assert(failure.set);
    }
}
END_TEST

/* Any byte may be wrong: what comes out is refused, or keeps the invariants. */
START_TEST(bytes_that_are_wrong_make_no_document_that_breaks_its_promises) {
    struct str bytes = wire_bytes();
    char *changed = arena_alloc(arena, bytes.len);
    for (size_t at = 0; at < bytes.len; at++)
        for (int bit = 0; bit < 8; bit++) {
            struct arena *own = arena_open();
            struct document copy = {.path = "book.test"};
            struct error failure = {0};
            memcpy(changed, bytes.ptr, bytes.len);
            changed[at] = (char)(changed[at] ^ (1 << bit));
            if (wire_read(own, (struct str){changed, bytes.len}, &copy, &failure))
                ck_assert_msg(document_validate(&copy, &failure), "%s", failure.message);
            arena_close(own);
        }
}
END_TEST

int main(void) {
    TCase *sandbox = tcase_create("sandbox");
    tcase_add_checked_fixture(sandbox, setup, teardown);
    tcase_add_test(sandbox, a_document_comes_back_as_it_was_made);
    tcase_add_test(sandbox, the_readers_own_error_keeps_its_place);
    tcase_add_test(sandbox, a_reader_reaches_no_file_socket_process_or_program);
    tcase_add_test(sandbox, a_reader_has_none_of_the_files_that_were_open);
    tcase_add_test(sandbox, a_crash_is_told_and_stays_in_the_sandbox);
#if MEMORY_IS_LIMITED
    tcase_add_test(sandbox, memory_has_a_limit_and_a_message);
#endif
    tcase_add_test(sandbox, bytes_that_end_early_are_refused);
    tcase_add_test(sandbox, bytes_that_are_wrong_make_no_document_that_breaks_its_promises);
    return tests_run("document/sandbox", sandbox);
}
