/* Claims about archives: members come out whole, and lies are told as what they are. */
#include "document/archive.h"

#include <sys/stat.h>

#include "document/zip_maker.h"
#include "support.h"

static struct arena *arena;
static struct archive *archive;
static struct error error;

static void open_arena(void) {
    arena = arena_open();
    archive = NULL;
    error = (struct error){0};
}

static void close_arena(void) {
    archive_close(archive);
    arena_close(arena);
}

static void open_made(const struct zip_member *members, size_t count) {
    bool done = archive_open(arena, "a.epub", zip_make(arena, members, count), &archive, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
}

static struct str read_member(const char *name) {
    struct str content = {0};
    bool done = archive_read(archive, arena, str_from_c(name), &content, &error);
    ck_assert_msg(done, "%s: %s", error.place, error.message);
    return content;
}

static const char *refuse_member(const char *name) {
    struct str content;
    ck_assert_msg(!archive_read(archive, arena, str_from_c(name), &content, &error),
                  "must not be read");
    ck_assert_str_eq(error.place, "a.epub");
    return error.message;
}

static const char *refuse(struct str content) {
    ck_assert_msg(!archive_open(arena, "a.epub", content, &archive, &error), "must not be opened");
    ck_assert_ptr_null(archive);
    ck_assert_str_eq(error.place, "a.epub");
    return error.message;
}

#define ck_assert_has(haystack, needle)                                                            \
    do {                                                                                           \
        const char *in_ = (haystack);                                                              \
        ck_assert_msg(strstr(in_, needle) != NULL, "no “%s” in “%s”", needle, in_);                \
    } while (0)

/* 3 MiB that pack well. */
static struct str zeros(void) {
    size_t size = 3 << 20;
    return (struct str){arena_alloc(arena, size), size};
}

START_TEST(members_come_out_whole) {
    open_made((struct zip_member[]){{.name = "mimetype", .content = STR("application/epub+zip")},
                                    {.name = "a/", .content = STR("")},
                                    {.name = "a/b.txt", .content = STR("Hello"), .deflated = true},
                                    {.name = "empty", .content = STR("")}},
              4);
    ck_assert_span_eq(read_member("mimetype"), "application/epub+zip");
    ck_assert_span_eq(read_member("a/b.txt"), "Hello");
    ck_assert_span_eq(read_member("a/../a/./b.txt"), "Hello");
    ck_assert_span_eq(read_member("empty"), "");
    ck_assert(archive_has(archive, STR("a/c/../b.txt")));
    ck_assert(!archive_has(archive, STR("a")));
    ck_assert(!archive_has(archive, STR("b.txt")));
    ck_assert(!archive_has(archive, STR("../a/b.txt")));
}
END_TEST

START_TEST(a_missing_member_is_named) {
    open_made((struct zip_member[]){{.name = "a", .content = STR("x")}}, 1);
    ck_assert_has(refuse_member("chapter7.xhtml"), "“chapter7.xhtml” in the archive is missing");
}
END_TEST

START_TEST(names_lead_nowhere_else) {
    open_made((struct zip_member[]){{.name = "../../etc/passwd", .content = STR("x")},
                                    {.name = "/etc/passwd", .content = STR("inside")},
                                    {.name = "a\\b.txt", .content = STR("windows")}},
              3);
    ck_assert_has(refuse_member("../../etc/passwd"), "leads out of it");
    error = (struct error){0};
    ck_assert_span_eq(read_member("etc/passwd"), "inside");
    ck_assert_span_eq(read_member("a/b.txt"), "windows");
}
END_TEST

START_TEST(a_link_is_not_followed) {
    open_made(
        (struct zip_member[]){
            {.name = "a", .content = STR("/etc/passwd"), .attributes = S_IFLNK | 0777}},
        1);
    ck_assert_has(refuse_member("a"), "symbolic link");
}
END_TEST

START_TEST(an_encrypted_member_is_an_error) {
    open_made((struct zip_member[]){{.name = "a", .content = STR("????????????x"), .flags = 1}}, 1);
    ck_assert_has(refuse_member("a"), "encrypted");
}
END_TEST

START_TEST(a_name_that_is_there_twice_is_an_error) {
    open_made((struct zip_member[]){{.name = "a", .content = STR("x")},
                                    {.name = "b", .content = STR("y")},
                                    {.name = "a", .content = STR("z")}},
              3);
    ck_assert_has(refuse_member("a"), "twice");
    ck_assert_span_eq(read_member("b"), "y");
}
END_TEST

START_TEST(a_bomb_that_says_it_is_small_is_stopped) {
    open_made(
        (struct zip_member[]){{.name = "a", .content = zeros(), .deflated = true, .claimed = 100}},
        1);
    ck_assert_has(refuse_member("a"), "larger than it says");
}
END_TEST

START_TEST(a_bomb_that_says_its_size_is_not_begun) {
    open_made(
        (struct zip_member[]){
            {.name = "a", .content = zeros(), .deflated = true, .claimed = 0xF0000000}},
        1);
    ck_assert_has(refuse_member("a"), "larger than 64 MiB");
}
END_TEST

START_TEST(all_members_together_have_a_limit) {
    open_made((struct zip_member[]){{.name = "a", .content = zeros(), .deflated = true}}, 1);
    struct str content;
    size_t times = 0;
    while (archive_read(archive, arena, STR("a"), &content, &error))
        ck_assert_uint_lt(times++, ARCHIVE_TOTAL_MAX_BYTES / content.len);
    ck_assert_has(error.message, "more than 256 MiB");
}
END_TEST

START_TEST(a_member_that_is_short_is_an_error) {
    open_made(
        (struct zip_member[]){
            {.name = "a", .content = STR("Hello"), .deflated = true, .claimed = 7}},
        1);
    ck_assert_has(refuse_member("a"), "in the archive is");
}
END_TEST

START_TEST(a_wrong_checksum_is_an_error) {
    open_made((struct zip_member[]){{.name = "a", .content = STR("Hello"), .claimed_crc = 7}}, 1);
    ck_assert_has(refuse_member("a"), "damaged");
}
END_TEST

START_TEST(too_many_members_are_an_error) {
    size_t count = 100000;
    struct zip_member *members = arena_alloc_array(arena, count, sizeof *members);
    for (size_t i = 0; i < count; i++)
        members[i].name = "a";
    ck_assert_has(refuse(zip_make(arena, members, 65535)), "more than 20000 files");
    error = (struct error){0};
    ck_assert_has(refuse(zip_make(arena, members, 20001)), "more than 20000 files");
    error = (struct error){0};
    /* 100,000 modulo 65536 is more than there is room for too. */
    ck_assert_has(refuse(zip_make(arena, members, count)), "more than 20000 files");
}
END_TEST

START_TEST(what_is_no_archive_is_said_to_be_none) {
    ck_assert_has(refuse(STR("Hello")), "not a ZIP archive");
    error = (struct error){0};
    ck_assert_has(refuse(STR("PK\3\4 and no more")), "damaged");
}
END_TEST

static struct str small_archive(void) {
    return zip_make(arena,
                    (struct zip_member[]){
                        {.name = "a.txt", .content = STR("Hello, hello, hello"), .deflated = true},
                        {.name = "b", .content = STR("there")}},
                    2);
}

/* Whatever was done to an archive, it is refused or its members are. */
static void try_damaged(struct str content) {
    struct archive *opened;
    struct str member;
    error = (struct error){0};
    if (!archive_open(arena, "a.epub", content, &opened, &error)) {
        ck_assert(error.set && *error.message);
        return;
    }
    if (archive_read(opened, arena, STR("a.txt"), &member, &error))
        ck_assert_span_eq(member, "Hello, hello, hello");
    else
        ck_assert(error.set && *error.message);
    archive_close(opened);
}

START_TEST(a_flipped_bit_anywhere_is_noticed_or_does_no_harm) {
    struct str made = small_archive();
    for (size_t bit = 0; bit < made.len * 8; bit++) {
        struct str content = str_copy(arena, made);
        ((char *)content.ptr)[bit / 8] ^= (char)(1 << bit % 8);
        try_damaged(content);
    }
}
END_TEST

START_TEST(an_archive_cut_off_anywhere_is_an_error) {
    struct str made = small_archive();
    for (size_t length = 0; length < made.len; length++) {
        error = (struct error){0};
        refuse(str_slice(made, 0, length));
    }
}
END_TEST

START_TEST(references_are_resolved_from_where_they_stand) {
    static const struct {
        const char *from, *reference, *name;
    } cases[] = {
        {"OEBPS/text/a.xhtml", "b.xhtml", "OEBPS/text/b.xhtml"},
        {"OEBPS/text/a.xhtml", "../images/a%20b.png#x", "OEBPS/images/a b.png"},
        {"OEBPS/text/", "../c.xhtml?q#x", "OEBPS/c.xhtml"},
        {"OEBPS/text/a.xhtml", "#note1", "OEBPS/text/a.xhtml"},
        {"OEBPS/text/a.xhtml", "/top.xhtml", "top.xhtml"},
        {"content.opf", "%C3%A9.xhtml", "\xC3\xA9.xhtml"},
        {"content.opf", "100%.xhtml", "100%.xhtml"},
        {"content.opf", "../../etc/passwd", ""},
        {"content.opf", "a/%2e%2e/%2e%2e/etc/passwd", ""},
        {"content.opf", "http://example.com/a", ""},
        {"content.opf", "data:text/html,x", ""},
        {"content.opf", "file:///etc/passwd", ""},
        {"content.opf", "%FF.xhtml", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_span_eq(
            archive_resolve(arena, str_from_c(cases[i].from), str_from_c(cases[i].reference)),
            cases[i].name);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("archives");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, members_come_out_whole);
    tcase_add_test(claims, a_missing_member_is_named);
    tcase_add_test(claims, names_lead_nowhere_else);
    tcase_add_test(claims, a_link_is_not_followed);
    tcase_add_test(claims, an_encrypted_member_is_an_error);
    tcase_add_test(claims, a_name_that_is_there_twice_is_an_error);
    tcase_add_test(claims, a_bomb_that_says_it_is_small_is_stopped);
    tcase_add_test(claims, a_bomb_that_says_its_size_is_not_begun);
    tcase_add_test(claims, all_members_together_have_a_limit);
    tcase_add_test(claims, a_member_that_is_short_is_an_error);
    tcase_add_test(claims, a_wrong_checksum_is_an_error);
    tcase_add_test(claims, too_many_members_are_an_error);
    tcase_add_test(claims, what_is_no_archive_is_said_to_be_none);
    tcase_add_test(claims, a_flipped_bit_anywhere_is_noticed_or_does_no_harm);
    tcase_add_test(claims, an_archive_cut_off_anywhere_is_an_error);
    tcase_add_test(claims, references_are_resolved_from_where_they_stand);
    return tests_run("archive", claims);
}
