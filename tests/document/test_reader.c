/* What is refused, and how. */
#include "reading.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

static struct error refuse(struct str content) {
    struct document document;
    struct error error = {0};
    ck_assert(!document_read_content(arena, "a.txt", content, &mending, &document, &error));
    ck_assert(error.set);
    return error;
}

static struct error refuse_path(const char *path) {
    struct document document;
    struct error error = {0};
    ck_assert(!document_read(arena, path, &mending, &document, &error));
    ck_assert(error.set);
    ck_assert_str_eq(error.place, path);
    return error;
}

START_TEST(a_missing_file_is_named) {
    ck_assert_ptr_nonnull(strstr(refuse_path("/no/such/file.txt").message, "No such file"));
}
END_TEST

START_TEST(a_folder_is_no_text) {
    ck_assert_ptr_nonnull(strstr(refuse_path("/tmp").message, "folder"));
}
END_TEST

START_TEST(an_empty_file_has_nothing_to_read) {
    ck_assert_ptr_nonnull(strstr(refuse(STR("")).message, "empty"));
}
END_TEST

START_TEST(white_space_has_nothing_to_read) {
    ck_assert_ptr_nonnull(strstr(refuse(STR(" \n\t\f\r\n\u00A0\n")).message, "white space"));
    ck_assert_ptr_nonnull(strstr(refuse(STR("\uFEFF\n")).message, "white space"));
}
END_TEST

START_TEST(bytes_in_no_encoding_are_named_with_their_line) {
    struct error error = refuse(STR("one\ntwo\ncafé caf\xE9\n"));
    ck_assert_str_eq(error.place, "a.txt:3");
    ck_assert_str_eq(error.message, "not UTF-8 (byte 0xE9); pass --encoding or convert it");
}
END_TEST

START_TEST(a_nul_byte_makes_a_file_binary) {
    struct error error = refuse(STR("one\ntwo \0 three\n"));
    ck_assert_str_eq(error.place, "a.txt:2");
    ck_assert_ptr_nonnull(strstr(error.message, "NUL"));
}
END_TEST

START_TEST(control_characters_make_a_file_binary) {
    ck_assert_ptr_nonnull(strstr(refuse(STR("a\x01\x02\x03\x04\x05 b")).message, "control"));
}
END_TEST

/* What people hand in by mistake, by its first bytes. */
static const struct {
    struct str bytes;
    const char *message;
} mistaken[] = {
    {{"\177ELF\2\1\1", 8}, "is a program (ELF); Lectern reads texts; name one"},
    {{"\x89PNG\r\n\x1A\n", 8}, "is a picture (PNG);"},
    {{"\xFF\xD8\xFF\xE0", 4}, "is a picture (JPEG);"},
    {{"ID3\3\0", 5}, "is an MP3; Lectern reads texts"},
    {{"\xFF\xFB\x90\0", 4}, "is an MP3;"},
    {{"\0\0\0\040ftypM4B ", 12}, "is sound or a film (MP4, M4A, M4B);"},
    {{"RIFF\1\0\0\0WAVEfmt ", 16}, "is sound (WAV);"},
    {{"\xD0\xCF\x11\xE0..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 30},
     "is a document of Word before 2007 (DOC); save it as DOCX, ODT or plain text"},
    {{"{\\rtf1\\ansi}", 12}, "is a document in RTF; save it as DOCX"},
    {{"PK\3\4....", 8}, "is a ZIP archive of no kind that can be read; unpack it"},
    {{"\x1F\x8B\x08", 3}, "is a compressed file (gzip); unpack it"},
};

START_TEST(a_file_that_is_no_text_is_told_by_its_first_bytes) {
    struct error error = refuse(mistaken[_i].bytes);
    ck_assert_msg(strncmp(error.message, mistaken[_i].message, strlen(mistaken[_i].message)) == 0,
                  "%s", error.message);
}
END_TEST

START_TEST(a_kindle_book_is_told_behind_its_name) {
    struct str bytes = str_format(arena, "%-60sBOOKMOBI", "The_Title");
    ck_assert_ptr_nonnull(strstr(refuse(bytes).message, "Kindle book (MOBI"));
}
END_TEST

START_TEST(a_text_that_begins_like_another_file_is_read) {
    static const char *const texts[] = {"BMW is a car.\n", "ID3 is a tag.\n", "MZ\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct document document;
        struct error error = {0};
        ck_assert_msg(document_read_content(arena, "a.txt", str_from_c(texts[i]), &mending,
                                            &document, &error),
                      "%s", error.message);
    }
}
END_TEST

START_TEST(large_sound_is_told_by_what_it_is) {
    size_t length = 20 << 20;
    char *bytes = arena_alloc(arena, length);
    memset(bytes, 0, length);
    bytes[0] = 'I';
    bytes[1] = 'D';
    bytes[2] = '3';
    ck_assert_ptr_nonnull(strstr(refuse((struct str){bytes, length}).message, "is an MP3"));
}
END_TEST

START_TEST(a_pdf_is_sent_to_its_converter) {
#ifndef LECTERN_PDF
    ck_assert_ptr_nonnull(strstr(refuse(STR("%PDF-1.7\n...")).message, "pdftotext"));
#endif
}
END_TEST

static struct str repeat(const char *piece, size_t bytes) {
    struct strbuf text = {.arena = arena};
    while (text.count < bytes)
        strbuf_add(&text, str_from_c(piece));
    return strbuf_str(&text);
}

START_TEST(a_paragraph_of_ten_megabytes_is_refused_by_its_line) {
    struct strbuf text = {.arena = arena};
    strbuf_add(&text, STR("A line.\n\n"));
    strbuf_add(&text, repeat("Word after word. ", 10 << 20));
    struct error error = refuse(strbuf_str(&text));
    ck_assert_str_eq(error.place, "a.txt:3");
    ck_assert_ptr_nonnull(strstr(error.message, "blank lines"));
}
END_TEST

START_TEST(a_paragraph_of_many_lines_is_measured_as_a_whole) {
    struct error error = refuse(repeat("Word after word.\n", 2 << 20));
    ck_assert_str_eq(error.place, "a.txt:1");
    ck_assert_ptr_nonnull(strstr(error.message, "1 MiB"));
}
END_TEST

START_TEST(a_file_beyond_any_book_is_refused) {
    ck_assert_ptr_nonnull(strstr(refuse(repeat("Words.\n\n", 17 << 20)).message, "split"));
}
END_TEST

START_TEST(paragraphs_beyond_number_are_refused) {
    struct error error = refuse(repeat("a\n\n", 4 << 20));
    ck_assert_ptr_nonnull(strstr(error.message, "paragraphs; split"));
}
END_TEST

START_TEST(a_file_is_read_as_its_content_is) {
    char path[] = "/tmp/lectern-reader-XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, "Hello there.\n", 13), 13);
    close(fd);
    struct document document;
    struct error error = {0};
    ck_assert(document_read(arena, path, &mending, &document, &error));
    unlink(path);
    ck_assert_str_eq(document.path, path);
    ck_assert_span_eq(document.source, "Hello there.\n");
    ck_assert_span_eq(blocks_of(&document), "paragraph: Hello there.\n");
}
END_TEST

/* Hostile texts: each is a piece, repeated to a megabyte (at most, where that would be
 * one paragraph). */
static const char *const hostile[] = {
    "*",
    "_",
    "[",
    ">",
    "`",
    "#",
    "\\",
    "\n",
    "x",
    "*a ",
    "a* ",
    "*a _b ",
    "*a_ ",
    "[a](",
    "[](x.y)",
    "![](",
    "`a``b",
    "> ",
    "- ",
    "a\n\n",
    "\f",
    "a\f",
    "-\n",
    "a-\nb",
    "a b\r",
    "<br/>&",
    "[[ ",
    "](\"",
    "**a** ",
    "Dear A,\n",
    "---\n",
    "> a\n>> b\n",
    "1\n\n",
    "1. a\n",
    "Yours,\n",
    "Yours,\n\n",
    "Yours,\nA\n\n",
    "***a**b*c",
    "([{",
    "\u00A0",
    "a\u00AD\nb",
    "= ",
    "\\*",
    "a_",
    "_a",
    "Source: a\n\n",
    "[1] a\n\n",
    "A b c d,\n",
    "[Illustration]\n",
    "[Illustration: ",
    "[Footnote 1: a\n\n",
    "a[1]\n",
    "[1] a[1]\n\n",
    "CONTENTS\n\n",
    "CONTENTS\n\nI\n\n",
    "I\n\n",
    "CHAPTER I\n\nA\n\n",
    "*** END OF\n",
    "```\n",
    "~~~\na\n\n",
};

/* Processor seconds to read so many bytes of a piece. */
static double seconds_to_read(const char *piece, size_t bytes) {
    struct arena *outer = arena;
    arena = arena_open();
    struct strbuf text = {.arena = arena};
    strbuf_add(&text, STR("a"));
    strbuf_add(&text, repeat(piece, bytes));
    struct document document;
    struct error error = {0};
    clock_t begin = clock();
    bool done =
        document_read_content(arena, "a.txt", strbuf_str(&text), &mending, &document, &error);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    arena_close(arena);
    arena = outer;
    ck_assert_msg(done, "%s", error.message);
    return seconds;
}

/* Ten times the text may cost ten times the time, with room for noise; a cost that grows
 * with the square would be a hundred times. */
START_TEST(hostile_texts_take_linear_time) {
    double little = seconds_to_read(hostile[_i], 100000);
    double much = seconds_to_read(hostile[_i], 1000000);
    ck_assert_msg(much < 40 * little + 0.5, "“%s”: %.2f s for 100 kB, %.2f s for 1 MB", hostile[_i],
                  little, much);
}
END_TEST

START_TEST(a_long_paragraph_in_halves_is_joined_in_linear_time) {
    struct str half = STR("a half that has no stop and goes on with the next one\n\n");
    struct document document = read_str(repeat(half.ptr, 4 << 20), &mending);
    ck_assert_uint_lt(document.blocks.count, 10);
    ck_assert_uint_gt(document.repairs.count, 1000);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("reader");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_set_timeout(claims, 60);
    tcase_add_test(claims, a_missing_file_is_named);
    tcase_add_test(claims, a_folder_is_no_text);
    tcase_add_test(claims, an_empty_file_has_nothing_to_read);
    tcase_add_test(claims, white_space_has_nothing_to_read);
    tcase_add_test(claims, bytes_in_no_encoding_are_named_with_their_line);
    tcase_add_test(claims, a_nul_byte_makes_a_file_binary);
    tcase_add_test(claims, control_characters_make_a_file_binary);
    tcase_add_loop_test(claims, a_file_that_is_no_text_is_told_by_its_first_bytes, 0,
                        sizeof mistaken / sizeof *mistaken);
    tcase_add_test(claims, a_kindle_book_is_told_behind_its_name);
    tcase_add_test(claims, a_text_that_begins_like_another_file_is_read);
    tcase_add_test(claims, large_sound_is_told_by_what_it_is);
    tcase_add_test(claims, a_pdf_is_sent_to_its_converter);
    tcase_add_test(claims, a_paragraph_of_ten_megabytes_is_refused_by_its_line);
    tcase_add_test(claims, a_paragraph_of_many_lines_is_measured_as_a_whole);
    tcase_add_test(claims, a_file_beyond_any_book_is_refused);
    tcase_add_test(claims, paragraphs_beyond_number_are_refused);
    tcase_add_test(claims, a_file_is_read_as_its_content_is);
    tcase_add_loop_test(claims, hostile_texts_take_linear_time, 0,
                        sizeof hostile / sizeof *hostile);
    tcase_add_test(claims, a_long_paragraph_in_halves_is_joined_in_linear_time);
    return tests_run("document/reader", claims);
}
