#include "edition/package.h"

#include <string.h>
#include <zip.h>

#include "folder.h"
#include "support.h"

static struct arena *arena;
static struct error error;
static const char *path;
static struct package *package;

static void setup(void) {
    arena = arena_open();
    error = (struct error){0};
    folder_make();
    path = file_join(arena, folder, "book.epub");
    ck_assert(package_open(arena, path, "application/epub+zip", &package, &error));
}

static void teardown(void) {
    package_abandon(package);
    folder_remove();
    arena_close(arena);
}

static void add(const char *name, enum package_method method, struct str content) {
    ck_assert_msg(package_add(package, name, method, content, &error), "%s", error.message);
}

static zip_t *committed(void) {
    ck_assert_msg(package_commit(package, &error), "%s", error.message);
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    ck_assert_ptr_nonnull(zip);
    return zip;
}

/* What libzip reads, which holds it against its checksum. */
static struct str member(zip_t *zip, const char *name) {
    zip_stat_t stat;
    ck_assert_int_eq(zip_stat(zip, name, 0, &stat), 0);
    char *bytes = arena_alloc(arena, (size_t)stat.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(zip_fread(file, bytes, stat.size + 1), (zip_int64_t)stat.size);
    ck_assert_int_eq(zip_fclose(file), 0);
    return (struct str){bytes, (size_t)stat.size};
}

static struct str text_of(size_t n_lines) {
    struct strbuf text = {.arena = arena};
    for (size_t i = 0; i < n_lines; i++)
        strbuf_format(&text, "line %zu of a text that goes on\n", i * 7919);
    return strbuf_str(&text);
}

START_TEST(members_are_read_as_they_were_written) {
    struct str text = text_of(20000);
    add("text.xhtml", PACKAGE_DEFLATED, text);
    add("sound.mp3", PACKAGE_STORED, text);
    add("empty.txt", PACKAGE_DEFLATED, STR(""));
    zip_t *zip = committed();
    ck_assert_int_eq(zip_get_num_entries(zip, 0), 4);
    ck_assert_str_eq(zip_get_name(zip, 0, 0), "mimetype");
    ck_assert(str_equal(member(zip, "mimetype"), STR("application/epub+zip")));
    ck_assert(str_equal(member(zip, "text.xhtml"), text));
    ck_assert(str_equal(member(zip, "sound.mp3"), text));
    ck_assert_uint_eq(member(zip, "empty.txt").len, 0);
    zip_discard(zip);
}
END_TEST

START_TEST(a_stored_member_may_be_written_out_of_order) {
    FILE *out = package_begin(package, "sound.mp3", PACKAGE_STORED);
    off_t place = ftello(out);
    fputs("????the sound", out);
    off_t end = ftello(out);
    fseeko(out, place, SEEK_SET);
    fputs("head", out);
    fseeko(out, end, SEEK_SET);
    ck_assert(package_end(package, &error));
    add("after.txt", PACKAGE_DEFLATED, STR("after"));
    zip_t *zip = committed();
    ck_assert(str_equal(member(zip, "sound.mp3"), STR("headthe sound")));
    ck_assert(str_equal(member(zip, "after.txt"), STR("after")));
    zip_discard(zip);
}
END_TEST

START_TEST(there_may_be_more_members_than_sixteen_bits_count) {
    for (int i = 0; i < 66000; i++)
        add((const char *)str_format(arena, "%d", i).ptr, PACKAGE_STORED, STR("x"));
    zip_t *zip = committed();
    ck_assert_int_eq(zip_get_num_entries(zip, 0), 66001);
    ck_assert(str_equal(member(zip, "65999"), STR("x")));
    zip_discard(zip);
}
END_TEST

START_TEST(nothing_is_there_until_it_is_committed) {
    add("text.xhtml", PACKAGE_DEFLATED, STR("text"));
    ck_assert(!file_exists(path));
    package_abandon(package);
    ck_assert(!file_exists(path));
}
END_TEST

START_TEST(one_may_give_up_within_a_member) {
    FILE *out = package_begin(package, "text.xhtml", PACKAGE_DEFLATED);
    fputs("half a ", out);
    package_abandon(package);
    ck_assert(!file_exists(path));
}
END_TEST

START_TEST(what_cannot_seek_is_told) {
    struct package *pipe;
    ck_assert(!package_open(arena, "/dev/full", "application/epub+zip", &pipe, &error) ||
              !package_commit(pipe, &error));
    ck_assert(error.set);
    package_abandon(pipe);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("package");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, members_are_read_as_they_were_written);
    tcase_add_test(claims, a_stored_member_may_be_written_out_of_order);
    tcase_add_test(claims, there_may_be_more_members_than_sixteen_bits_count);
    tcase_add_test(claims, nothing_is_there_until_it_is_committed);
    tcase_add_test(claims, one_may_give_up_within_a_member);
    tcase_add_test(claims, what_cannot_seek_is_told);
    return tests_run("package", claims);
}
