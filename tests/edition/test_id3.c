/* The tag's writer, read back by mutagen. */
#include "edition/id3.h"
#include "fixture.h"

static struct arena *arena;
static struct error error;
static char path[] = "/tmp/lectern-test-XXXXXX";
static FILE *stream;
static struct id3_writer writer;

static void open_tag(void) {
    arena = arena_open();
    error = (struct error){0};
    memset(path + sizeof path - 7, 'X', 6);
    stream = fdopen(mkstemp(path), "w");
    ck_assert(id3_open(&writer, arena, stream, &error));
}

static void close_tag(void) {
    unlink(path);
    arena_close(arena);
}

/* The tag as mutagen reads it, with the beginning of a frame after it. */
static struct str finish(void) {
    ck_assert(id3_close(&writer, &error));
    fwrite("\xFF\xF3\x84\xC4", 1, 4, stream);
    fclose(stream);
    return tag_of(arena, path);
}

START_TEST(latin_1_is_written_as_such) {
    id3_add_text(&writer, "TIT2", STR("Élan vital – no"));
    id3_add_text(&writer, "TALB", STR("Élan vital ÿ"));
    struct str tag = finish();
    ck_assert_has_line(tag, "TIT2 1 'Élan vital – no'");
    ck_assert_has_line(tag, "TALB 0 'Élan vital ÿ'");
}
END_TEST

START_TEST(any_script_and_any_plane_comes_back_whole) {
    id3_add_text(&writer, "TIT2", STR("Война и мир 紅樓夢 مقدمة 𝄞 🎧"));
    id3_add_text(&writer, "TALB", STR("Ā"));
    struct str tag = finish();
    ck_assert_has_line(tag, "TIT2 1 'Война и мир 紅樓夢 مقدمة 𝄞 🎧'");
    ck_assert_has_line(tag, "TALB 1 'Ā'");
}
END_TEST

START_TEST(an_empty_text_has_no_frame) {
    id3_add_text(&writer, "TIT2", STR("x"));
    id3_add_text(&writer, "TPE1", STR(""));
    id3_add_cover(&writer, "image/png", STR(""));
    id3_add_long_text(&writer, "USLT", "eng", NULL, 0);
    struct str tag = finish();
    ck_assert_uint_eq(count_lines(tag, "T"), 1);
    ck_assert_uint_eq(count_lines(tag, "APIC"), 0);
    ck_assert_uint_eq(count_lines(tag, "USLT"), 0);
}
END_TEST

START_TEST(control_characters_become_spaces) {
    id3_add_text(&writer, "TIT2", STR("one\ntwo\0three\x7F\xC2\x85\tfour"));
    const struct str parts[] = {STR("one\n"), STR("two\0\r")};
    id3_add_long_text(&writer, "USLT", "eng", parts, 2);
    struct str tag = finish();
    ck_assert_has_line(tag, "TIT2 0 'one two three   four'");
    ck_assert_has_line(tag, "USLT 0 eng '' 'one\\ntwo  '");
}
END_TEST

START_TEST(bytes_that_are_no_utf_8_are_marked) {
    id3_add_text(&writer, "TIT2", STR("a\xFFz"));
    ck_assert_has_line(finish(), "TIT2 1 'a\xEF\xBF\xBDz'");
}
END_TEST

START_TEST(a_long_text_in_parts_is_one_text) {
    const struct str parts[] = {STR("Première "), STR("partie\n\n"), STR("и вторая 🎧")};
    id3_add_long_text(&writer, "USLT", "fra", parts, 3);
    id3_add_long_text(&writer, "COMM", "fra", parts, 2);
    struct str tag = finish();
    ck_assert_has_line(tag, "USLT 1 fra '' 'Première partie\\n\\nи вторая 🎧'");
    ck_assert_has_line(tag, "COMM 0 fra '' 'Première partie\\n\\n'");
}
END_TEST

START_TEST(a_megabyte_of_text_comes_back) {
    enum { COUNT = 100000 };
    struct str *parts = arena_alloc_array(arena, COUNT, sizeof *parts);
    for (size_t i = 0; i < COUNT; i++)
        parts[i] = i % 2 ? STR("fifteen letters ") : STR("пятнадцать ");
    id3_add_long_text(&writer, "USLT", "eng", parts, COUNT);
    id3_add_text(&writer, "TIT2", STR("after it"));
    struct str tag = finish();
    ck_assert_has_line(tag, "TIT2 0 'after it'");
    ck_assert_has_line(tag, "after frame");
    ck_assert_uint_ge(tag.len, (size_t)COUNT / 2 * (16 + 21));
}
END_TEST

START_TEST(lines_come_back_with_their_times) {
    const struct id3_line lines[] = {{STR("One."), 10}, {STR("Two\nlines."), 70000000}};
    id3_add_synchronised_text(&writer, "eng", lines, 2);
    id3_add_text(&writer, "TIT2", STR("after it"));
    struct str tag = finish();
    ck_assert_has_line(tag, "SYLT 0 eng format 2 type 1 '' [('One.', 10), "
                            "('\\nTwo lines.', 70000000)]");
    ck_assert_has_line(tag, "TIT2 0 'after it'");
    ck_assert_has_line(tag, "after frame");
}
END_TEST

START_TEST(lines_in_any_script_come_back) {
    const struct id3_line lines[] = {{STR("Élan."), 1}, {STR("Война 🎧"), 2}, {STR("é"), 3}};
    id3_add_synchronised_text(&writer, "rus", lines, 3);
    struct str tag = finish();
    ck_assert_has_line(
        tag, "SYLT 1 rus format 2 type 1 '' [('Élan.', 1), ('\\nВойна 🎧', 2), ('\\né', 3)]");
    ck_assert_has_line(tag, "after frame");
}
END_TEST

START_TEST(many_lines_are_as_many_as_the_frame_says) {
    enum { COUNT = 50000 };
    struct id3_line *lines = arena_alloc_array(arena, COUNT, sizeof *lines);
    for (size_t i = 0; i < COUNT; i++)
        lines[i] =
            (struct id3_line){i % 2 ? STR("fifteen letters") : STR("пятнадцать"), (uint32_t)i};
    id3_add_synchronised_text(&writer, "eng", lines, COUNT);
    id3_add_text(&writer, "TIT2", STR("after it"));
    struct str tag = finish();
    ck_assert_has_line(tag, "TIT2 0 'after it'");
    ck_assert_has_line(tag, "after frame");
    ck_assert(str_contains(tag, STR("49999)]")));
}
END_TEST

START_TEST(the_tags_size_is_true_whatever_it_is) {
    /* Sizes about the edges of seven bits, where a wrong one would show. */
    static const size_t sizes[] = {1, 107, 108, 109, 16373, 16374, 2097142, 2097143};
    char *picture = arena_alloc(arena, sizes[_i]);
    memset(picture, 'p', sizes[_i]);
    id3_add_cover(&writer, "image/jpeg", (struct str){picture, sizes[_i]});
    struct str tag = finish();
    ck_assert_has_line(tag, "after frame");
    ck_assert_has_line(tag, str_format(arena, "APIC image/jpeg 3 %zu", sizes[_i]).ptr);
}
END_TEST

START_TEST(a_tag_too_large_to_be_one_is_refused) {
    writer.size = UINT64_C(1) << 28;
    ck_assert(!id3_close(&writer, &error));
    ck_assert(str_contains(str_from_c(error.message), STR("256 MiB")));
    fclose(stream);
}
END_TEST

static struct id3_chapter *make_chapters(size_t count) {
    struct id3_chapter *chapters = arena_alloc_array(arena, count, sizeof *chapters);
    for (size_t i = 0; i < count; i++)
        chapters[i] = (struct id3_chapter){str_format(arena, "Title %zu", i + 1), 1,
                                           (uint32_t)i * 1000, (uint32_t)(i + 1) * 1000};
    return chapters;
}

START_TEST(a_title_of_five_hundred_letters_comes_back) {
    struct strbuf latin = {.arena = arena}, other = {.arena = arena};
    for (int i = 0; i < 500; i++) {
        strbuf_add_char(&latin, (char)('a' + i % 26));
        strbuf_add(&other, STR("ж"));
    }
    struct id3_chapter *chapters = make_chapters(2);
    chapters[0].title = strbuf_str(&latin);
    chapters[1].title = strbuf_str(&other);
    id3_add_chapters(&writer, chapters, 2);
    struct str tag = finish();
    ck_assert_has_line(
        tag,
        str_format(arena, "CHAP ch0001 0 1000 none TIT2 %.*s", STR_ARG(chapters[0].title)).ptr);
    ck_assert_has_line(
        tag,
        str_format(arena, "CHAP ch0002 1000 2000 none TIT2 %.*s", STR_ARG(chapters[1].title)).ptr);
}
END_TEST

START_TEST(a_chapter_without_a_title_is_shown_by_its_number) {
    struct id3_chapter *chapters = make_chapters(2);
    chapters[1].title = (struct str){0};
    id3_add_chapters(&writer, chapters, 2);
    ck_assert_has_line(finish(), "CHAP ch0002 1000 2000 none TIT2 2");
}
END_TEST

START_TEST(one_table_holds_255_chapters) {
    id3_add_chapters(&writer, make_chapters(255), 255);
    struct str tag = finish();
    ck_assert_uint_eq(count_lines(tag, "CTOC"), 1);
    ck_assert_has_line(tag, "CTOC toc flags 3 entries 255 ch0001 ch0255 ");
}
END_TEST

START_TEST(more_chapters_lie_in_tables_by_part) {
    struct id3_chapter *chapters = make_chapters(300);
    for (size_t i = 0; i < 300; i++)
        chapters[i].level = i % 100 == 0 ? 1 : 2;
    id3_add_chapters(&writer, chapters, 300);
    struct str tag = finish();
    ck_assert_has_line(tag, "CTOC toc flags 3 entries 3 toc-1 toc-3 ");
    ck_assert_has_line(tag, "CTOC toc-1 flags 1 entries 100 ch0001 ch0100 Title 1");
    ck_assert_has_line(tag, "CTOC toc-2 flags 1 entries 100 ch0101 ch0200 Title 101");
    ck_assert_has_line(tag, "CTOC toc-3 flags 1 entries 100 ch0201 ch0300 Title 201");
    ck_assert_uint_eq(count_lines(tag, "CHAP"), 300);
}
END_TEST

START_TEST(parts_too_many_or_too_long_are_cut_evenly) {
    struct id3_chapter *chapters = make_chapters(600);
    for (size_t i = 0; _i && i < 600; i++)
        chapters[i].level = i % 300 == 0 ? 1 : 2;
    id3_add_chapters(&writer, chapters, 600);
    struct str tag = finish();
    ck_assert_has_line(tag, "CTOC toc flags 3 entries 3 toc-1 toc-3 ");
    ck_assert_has_line(tag, "CTOC toc-2 flags 1 entries 255 ch0256 ch0510 ");
    ck_assert_has_line(tag, "CTOC toc-3 flags 1 entries 90 ch0511 ch0600 ");
}
END_TEST

/* Frames of that name, by walking from frame to frame as a player does. */
static size_t count_frames(struct str file, const char *id) {
    size_t count = 0, at = 10;
    while (at + 10 < file.len && file.ptr[at] != '\xFF') {
        const unsigned char *header = (const unsigned char *)file.ptr + at;
        count += memcmp(header, id, 4) == 0;
        at += 10 + ((size_t)header[4] << 24 | (size_t)header[5] << 16 | (size_t)header[6] << 8 |
                    header[7]);
    }
    ck_assert_uint_eq(at, file.len - 4);
    return count;
}

START_TEST(seventy_thousand_chapters_are_three_tables_deep) {
    enum { COUNT = 70000 };
    id3_add_chapters(&writer, make_chapters(COUNT), COUNT);
    ck_assert(id3_close(&writer, &error));
    fwrite("\xFF\xF3\x84\xC4", 1, 4, stream);
    fclose(stream);
    struct str file;
    ck_assert(file_read(arena, path, 1 << 28, &file, &error));
    ck_assert_uint_eq(count_frames(file, "CHAP"), COUNT);
    ck_assert_uint_eq(count_frames(file, "CTOC"), 1 + 2 + 255 + 20);
    ck_assert(str_contains(file, STR("CTOC\0\0\0\x12\0\0toc\0\x03\x02toc-1\0toc-2\0")));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("id3");
    tcase_set_timeout(claims, 120);
    tcase_add_checked_fixture(claims, open_tag, close_tag);
    tcase_add_test(claims, latin_1_is_written_as_such);
    tcase_add_test(claims, any_script_and_any_plane_comes_back_whole);
    tcase_add_test(claims, an_empty_text_has_no_frame);
    tcase_add_test(claims, control_characters_become_spaces);
    tcase_add_test(claims, bytes_that_are_no_utf_8_are_marked);
    tcase_add_test(claims, a_long_text_in_parts_is_one_text);
    tcase_add_test(claims, a_megabyte_of_text_comes_back);
    tcase_add_test(claims, lines_come_back_with_their_times);
    tcase_add_test(claims, lines_in_any_script_come_back);
    tcase_add_test(claims, many_lines_are_as_many_as_the_frame_says);
    tcase_add_loop_test(claims, the_tags_size_is_true_whatever_it_is, 0, 8);
    tcase_add_test(claims, a_tag_too_large_to_be_one_is_refused);
    tcase_add_test(claims, a_title_of_five_hundred_letters_comes_back);
    tcase_add_test(claims, a_chapter_without_a_title_is_shown_by_its_number);
    tcase_add_test(claims, one_table_holds_255_chapters);
    tcase_add_test(claims, more_chapters_lie_in_tables_by_part);
    tcase_add_loop_test(claims, parts_too_many_or_too_long_are_cut_evenly, 0, 2);
    tcase_add_test(claims, seventy_thousand_chapters_are_three_tables_deep);
    return tests_run("edition/id3", claims);
}
