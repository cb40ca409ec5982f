/* The MP4 writer, read back by ffprobe and mutagen: also what takes days to hear. */
#include "edition/mp4.h"
#include "fixture.h"

enum { RATE = 22050, FRAME = 1024 };

static struct arena *arena;
static struct error error;
static char path[] = "/tmp/lectern-test-XXXXXX";
static FILE *stream;
static struct mp4_contents contents;

static void open_file(void) {
    arena = arena_open();
    error = (struct error){0};
    memset(path + sizeof path - 7, 'X', 6);
    stream = fdopen(mkstemp(path), "w+");
    contents = (struct mp4_contents){
        .n_samples = UINT64_C(10) * RATE,
        .sample_rate_hz = RATE,
        .frame_samples = FRAME,
        .priming_samples = FRAME,
        .max_frame_bytes = 768,
        .bitrate_bps = 64000,
        .decoder = {"\x13\x88", 2}, /* AAC-LC, 22,050 Hz, mono */
        .language = "eng",
    };
}

static void close_file(void) {
    fclose(stream);
    unlink(path);
    arena_close(arena);
}

static uint64_t frames_needed(void) {
    return (contents.priming_samples + contents.n_samples + FRAME - 1) / FRAME;
}

/* Frame i holds i, in four to ten bytes. */
static struct str frame_of(uint64_t i) {
    static char bytes[10];
    for (int k = 0; k < 4; k++)
        bytes[k] = (char)(i >> (8 * k));
    return (struct str){bytes, 4 + i % 7};
}

static bool write_frames(uint64_t n_frames) {
    struct mp4_writer writer;
    ck_assert(mp4_open(&writer, arena, &contents, stream, &error));
    for (uint64_t i = 0; i < n_frames; i++)
        ck_assert(mp4_add_frame(&writer, frame_of(i), &error));
    bool done = mp4_close(&writer, &error);
    fflush(stream);
    return done;
}

static struct str probed(const char *options) {
    return output_of(arena, "ffprobe -v error -of default=nw=1 %s %s", options, path);
}

static struct str told_by_mutagen(void) {
    return output_of(arena, "/usr/bin/python3 %s/edition/mp4_tag.py '%s'", TESTS_DIR, path);
}

static bool file_contains(const char *name) {
    struct str content;
    ck_assert(file_read(arena, path, 1 << 28, &content, &error));
    return str_contains(content, str_from_c(name));
}

/* Each frame's size and place, as ffprobe finds them, and what lies there. */
static void check_frames(uint64_t n_frames) {
    struct str lines = probed("-select_streams a -show_entries packet=size,pos"), value;
    for (uint64_t i = 0; i < n_frames; i++) {
        struct str size = str_cut(&lines, '\n'), place = str_cut(&lines, '\n');
        char found[10];
        ck_assert_str_eq(str_to_c(arena, str_cut(&size, '=')), "size");
        ck_assert_str_eq(str_to_c(arena, str_cut(&place, '=')), "pos");
        value = frame_of(i);
        ck_assert_uint_eq(strtoul(str_to_c(arena, size), NULL, 10), value.len);
        fseeko(stream, strtol(str_to_c(arena, place), NULL, 10), SEEK_SET);
        ck_assert_uint_eq(fread(found, 1, value.len, stream), value.len);
        ck_assert_mem_eq(found, value.ptr, value.len);
    }
    ck_assert_uint_eq(lines.len, 0);
}

START_TEST(every_frame_is_where_the_index_says) {
    static const uint64_t counts[] = {1, 255, 256, 257, 512, 1000};
    contents.n_samples = counts[_i] * FRAME - contents.priming_samples - (counts[_i] > 1 ? 100 : 0);
    ck_assert(write_frames(counts[_i]));
    check_frames(counts[_i]);
}
END_TEST

START_TEST(a_sound_of_more_than_4_gib_has_places_of_64_bits) {
    contents.max_frame_bytes = UINT32_MAX / 200; /* as far as the writer knows */
    ck_assert(write_frames(frames_needed()));
    ck_assert(file_contains("co64"));
    check_frames(frames_needed());
}
END_TEST

START_TEST(a_book_of_more_than_2_to_the_32_samples_is_as_long_as_it_is) {
    static const struct mp4_chapter chapters[] = {
        {STR("One"), 0, true},
        {STR("Two"), UINT64_C(1) << 31, true},
        {STR("Three"), (UINT64_C(1) << 32) + 12345, true},
    };
    contents.n_samples = (UINT64_C(1) << 32) + 54321;
    contents.chapters = chapters;
    contents.n_chapters = 3;
    ck_assert(write_frames(frames_needed()));
    struct str told = probed("-show_entries chapter=start:stream=duration_ts -select_streams a");
    ck_assert_has_line(told, "duration_ts=4295021620"); /* a millisecond's end */
    ck_assert_has_line(told, "start=2147483648");
    ck_assert_has_line(told, "start=4294979641");
}
END_TEST

START_TEST(what_the_encoder_adds_is_left_out) {
    ck_assert(write_frames(frames_needed() + 3));
    check_frames(frames_needed());
}
END_TEST

START_TEST(frames_that_are_missing_are_told) {
    ck_assert(!write_frames(frames_needed() - 1));
    ck_assert_str_eq(error.message, "cannot be written: the encoder gave 216 of 217 frames");
}
END_TEST

START_TEST(a_frame_beyond_the_most_is_told) {
    struct mp4_writer writer;
    char long_frame[769] = {0};
    ck_assert(mp4_open(&writer, arena, &contents, stream, &error));
    ck_assert(mp4_add_frame(&writer, (struct str){long_frame, 768}, &error));
    ck_assert(!mp4_add_frame(&writer, (struct str){long_frame, 769}, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "a frame of 769 bytes"));
}
END_TEST

START_TEST(chapters_are_listed_twice) {
    enum { COUNT = 300 };
    struct mp4_chapter chapters[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        chapters[i] =
            (struct mp4_chapter){str_format(arena, "Chapter %zu – été", i), i * 700, i % 2 == 0};
    contents.chapters = chapters;
    contents.n_chapters = COUNT;
    ck_assert(write_frames(frames_needed()));
    struct str told = probed("-show_entries chapter=start:chapter_tags=title");
    struct str nero = told_by_mutagen();
    ck_assert_uint_eq(count_lines(told, "start="), COUNT);
    ck_assert_has_line(told, "TAG:title=Chapter 299 – été");
    ck_assert_has_line(told, "start=209300");
    ck_assert_uint_eq(count_lines(nero, "chapter "), COUNT / 2);
    ck_assert_has_line(nero, "chapter 9.460 'Chapter 298 – été'");
}
END_TEST

/* Nero's list counts to 255, chapters and bytes of a title. */
START_TEST(the_list_ends_where_it_cannot_count) {
    enum { COUNT = 300 };
    struct mp4_chapter chapters[COUNT];
    char long_title[302] = "x";
    for (size_t i = 1; i + 2 < sizeof long_title; i += 2)
        memcpy(long_title + i, "é", 2);
    for (size_t i = 0; i < COUNT; i++)
        chapters[i] = (struct mp4_chapter){str_from_c(long_title), i * 700, true};
    contents.chapters = chapters;
    contents.n_chapters = COUNT;
    ck_assert(write_frames(frames_needed()));
    struct str nero = told_by_mutagen();
    ck_assert_uint_eq(count_lines(nero, "chapter "), 255);
    long_title[255] = '\0';
    ck_assert_has_line(nero, str_to_c(arena, str_format(arena, "chapter 0.000 '%s'", long_title)));
    ck_assert_uint_eq(count_lines(probed("-show_entries chapter=start"), "start="), COUNT);
}
END_TEST

START_TEST(items_are_told_but_for_empty_ones) {
    const struct mp4_item items[] = {
        {"\xA9nam", MP4_TEXT, STR("Война и мир")},
        {"\xA9grp", MP4_TEXT, STR("")},
        {"stik", MP4_INTEGER, STR("\2")},
        {"covr", MP4_PNG, STR("\x89PNG")},
    };
    contents.items = items;
    contents.n_items = sizeof items / sizeof *items;
    ck_assert(write_frames(frames_needed()));
    struct str tag = told_by_mutagen();
    ck_assert_has_line(tag, "©nam ['Война и мир']");
    ck_assert_has_line(tag, "stik [2]");
    ck_assert_uint_eq(count_lines(tag, "covr"), 1);
    ck_assert_uint_eq(count_lines(tag, "©grp"), 0);
    ck_assert_uint_eq(count_lines(tag, "chapter"), 0);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("claims");
    tcase_add_checked_fixture(claims, open_file, close_file);
    tcase_set_timeout(claims, 120);
    tcase_add_loop_test(claims, every_frame_is_where_the_index_says, 0, 6);
    tcase_add_test(claims, a_sound_of_more_than_4_gib_has_places_of_64_bits);
    tcase_add_test(claims, a_book_of_more_than_2_to_the_32_samples_is_as_long_as_it_is);
    tcase_add_test(claims, what_the_encoder_adds_is_left_out);
    tcase_add_test(claims, frames_that_are_missing_are_told);
    tcase_add_test(claims, a_frame_beyond_the_most_is_told);
    tcase_add_test(claims, chapters_are_listed_twice);
    tcase_add_test(claims, the_list_ends_where_it_cannot_count);
    tcase_add_test(claims, items_are_told_but_for_empty_ones);
    return tests_run("edition/mp4", claims);
}
