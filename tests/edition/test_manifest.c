/* Manifest: edition.ini. */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "edition/manifest.h"
#include "support.h"

static char folder[] = "/tmp/test_manifest_XXXXXX";
static char path[64];
static struct arena *arena;
static struct manifest manifest;
static struct error error;

static void make_folder(void) {
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/edition.ini", folder);
}

static void remove_folder(void) {
    unlink(path);
    rmdir(folder);
}

static void setup(void) {
    arena = arena_open();
    error = (struct error){0};
}

static void teardown(void) {
    arena_close(arena);
}

static bool read_content(const char *content) {
    error = (struct error){0};
    ck_assert(file_write(path, str_from_c(content), &error));
    return manifest_read(arena, path, &manifest, &error);
}

static void assert_refused(const char *content, unsigned long line, const char *part) {
    char place[96];
    ck_assert(!read_content(content));
    snprintf(place, sizeof place, "%s:%lu", path, line);
    ck_assert_str_eq(error.place, place);
    ck_assert_msg(strstr(error.message, part), "“%s” should hold “%s”", error.message, part);
}

START_TEST(every_key_is_read) {
    ck_assert(read_content("[edition]\nsource = /a/letter.txt\ntitle = T\nauthor = A\n"
                           "date = 1962-10-27\nlanguage = en-GB\nvoice = british\n"
                           "profile = acx\nchapters = paragraphs\ncover = /a/c.png\n"
                           "note = from\nformat = mp3, json\nencoding = windows-1252\n"));
    ck_assert_span_eq(manifest.source, "/a/letter.txt");
    ck_assert_span_eq(manifest.encoding, "windows-1252");
    ck_assert_span_eq(manifest.title, "T");
    ck_assert_span_eq(manifest.author, "A");
    ck_assert_span_eq(manifest.date, "1962-10-27");
    ck_assert_span_eq(manifest.language, "en-GB");
    ck_assert_span_eq(manifest.voice, "british");
    ck_assert_span_eq(manifest.profile, "acx");
    ck_assert_int_eq(manifest.chapters, CHAPTERS_PARAGRAPHS);
    ck_assert_span_eq(manifest.cover, "/a/c.png");
    ck_assert_span_eq(manifest.note, "from");
    ck_assert_uint_eq(manifest.formats.count, 2);
    ck_assert_span_eq(manifest.formats.items[1], "json");
}
END_TEST

START_TEST(what_catalogues_know_may_be_said) {
    ck_assert(read_content("[edition]\nsource = a\nsubtitle = S\nnarrator = N\npublisher = P\n"
                           "identifier = urn:isbn:1\nrights = R\nsubject = J\nseries = E\n"
                           "description = one\n  two\n"));
    ck_assert_span_eq(manifest.subtitle, "S");
    ck_assert_span_eq(manifest.narrator, "N");
    ck_assert_span_eq(manifest.publisher, "P");
    ck_assert_span_eq(manifest.identifier, "urn:isbn:1");
    ck_assert_span_eq(manifest.rights, "R");
    ck_assert_span_eq(manifest.subject, "J");
    ck_assert_span_eq(manifest.series, "E");
    ck_assert_span_eq(manifest.description, "one two");
}
END_TEST

START_TEST(the_listeners_choices_have_a_section) {
    ck_assert(read_content("[edition]\nsource = a\n[reading]\nnotes = inline\ncode = skip\n"));
    ck_assert_uint_eq(manifest.choices.notes, NOTES_INLINE);
    ck_assert_uint_eq(manifest.choices.code, CODE_SKIP);
    ck_assert_uint_eq(manifest.choices.urls, 0);
    assert_refused("[edition]\nsource = a\n[reading]\nnotes = some\n", 4, "end, inline or skip");
    assert_refused("[edition]\nsource = a\nnotes = end\n", 3, "notes");
}
END_TEST

START_TEST(a_cover_may_be_unwanted) {
    ck_assert(read_content("[edition]\nsource = a\ncover = none\n"));
    ck_assert(manifest.no_cover);
    ck_assert_uint_eq(manifest.cover.len, 0);
}
END_TEST

START_TEST(paths_count_from_the_manifests_folder_and_names_do_not) {
    char expected[128];
    ck_assert(read_content("[edition]\nsource = letter.txt\nvoice = ./own.voice\n"
                           "lexicon = a.lexicon, /b.pls\nprofile = standard\n"));
    snprintf(expected, sizeof expected, "%s/letter.txt", folder);
    ck_assert_span_eq(manifest.source, expected);
    snprintf(expected, sizeof expected, "%s/./own.voice", folder);
    ck_assert_span_eq(manifest.voice, expected);
    snprintf(expected, sizeof expected, "%s/a.lexicon", folder);
    ck_assert_span_eq(manifest.lexicons.items[0], expected);
    ck_assert_span_eq(manifest.lexicons.items[1], "/b.pls");
    ck_assert_span_eq(manifest.profile, "standard");
}
END_TEST

START_TEST(a_note_may_go_on_over_indented_lines) {
    ck_assert(read_content("[edition]\nsource = a\nnote = one\n  two\n  three\n"));
    ck_assert_span_eq(manifest.note, "one two three");
}
END_TEST

START_TEST(pauses_go_over_those_of_the_voice) {
    struct pauses pauses = pauses_default;
    ck_assert(read_content("[edition]\nsource = a\n[pauses]\nparagraph = 1234\n"));
    manifest_set_pauses(&manifest, &pauses);
    ck_assert_uint_eq(pauses.paragraph, 1234);
    ck_assert_uint_eq(pauses.sentence, pauses_default.sentence);
}
END_TEST

START_TEST(what_is_wrong_is_told_with_its_line) {
    assert_refused("[edition]\nsource = a\nauthr = x\n", 3, "authr");
    assert_refused("[edition]\nsource = a\n[editon]\ntitle = x\n", 4, "editon");
    assert_refused("[edition]\nsource = a\nencoding = rot13\n", 3, "rot13");
    assert_refused("[edition]\nsource = a\nchapters = some\n", 3, "some");
    assert_refused("[edition]\nsource = a\ndate = 27 October 1962\n", 3, "YYYY-MM-DD");
    assert_refused("[edition]\nsource = a\ndate = 1962-13\n", 3, "YYYY-MM-DD");
    assert_refused("[edition]\nsource = a\nlexicon = a,,b\n", 3, "a,,b");
    assert_refused("[edition]\nsource = a\ntitle =\n", 3, "a title");
    assert_refused("[edition]\nsource = a\n[pauses]\nparagraph = 10001\n", 4, "10001");
    assert_refused("[edition]\nsource = a\n[pauses]\nsleep = 10\n", 4, "sleep");
    assert_refused("[edition]\nsource = a\nnonsense\n", 3, "key = value");
}
END_TEST

START_TEST(a_key_given_twice_is_refused) {
    assert_refused("[edition]\nsource = a\nsource = b\n", 3, "has a value already");
    assert_refused("[edition]\nsource = a\ntitle = x\ntitle = y\n", 4, "has a value already");
    assert_refused("[edition]\nsource = a\nchapters = auto\nchapters = none\n", 4,
                   "has a value already");
}
END_TEST

START_TEST(a_manifest_without_a_source_is_refused) {
    ck_assert(!read_content("[edition]\ntitle = x\n"));
    ck_assert_str_eq(error.place, path);
}
END_TEST

START_TEST(a_path_is_a_manifests_by_its_ending) {
    ck_assert(manifest_is("a/edition.ini"));
    ck_assert(!manifest_is("a/edition.ini.txt"));
    ck_assert(!manifest_is("-"));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("manifest");
    tcase_add_unchecked_fixture(claims, make_folder, remove_folder);
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, every_key_is_read);
    tcase_add_test(claims, what_catalogues_know_may_be_said);
    tcase_add_test(claims, the_listeners_choices_have_a_section);
    tcase_add_test(claims, a_cover_may_be_unwanted);
    tcase_add_test(claims, paths_count_from_the_manifests_folder_and_names_do_not);
    tcase_add_test(claims, a_note_may_go_on_over_indented_lines);
    tcase_add_test(claims, pauses_go_over_those_of_the_voice);
    tcase_add_test(claims, what_is_wrong_is_told_with_its_line);
    tcase_add_test(claims, a_key_given_twice_is_refused);
    tcase_add_test(claims, a_manifest_without_a_source_is_refused);
    tcase_add_test(claims, a_path_is_a_manifests_by_its_ending);
    return tests_run("manifest", claims);
}
