/* The tag reader, on tags made byte by byte. */
#include <string.h>

#include "check/tag.h"
#include "support.h"

static struct arena *arena;

static void open_arena(void) {
    arena = arena_open();
}

static void close_arena(void) {
    arena_close(arena);
}

/* ---- tags ---- */

static void add_size(struct strbuf *buf, size_t size, int bits) {
    for (int shift = 3 * bits; shift >= 0; shift -= bits)
        strbuf_add_char(buf, (char)(size >> shift & ((1U << bits) - 1)));
}

static struct str frame(int version, const char *id, struct str body) {
    struct strbuf buf = {.arena = arena};
    strbuf_add(&buf, str_from_c(id));
    if (version == 2) {
        strbuf_add(&buf,
                   (struct str){
                       (char[]){(char)(body.len >> 16), (char)(body.len >> 8), (char)body.len}, 3});
    } else {
        add_size(&buf, body.len, version == 4 ? 7 : 8);
        strbuf_add(&buf, STR("\0\0"));
    }
    strbuf_add(&buf, body);
    return strbuf_str(&buf);
}

static struct str join(struct str a, struct str b) {
    struct strbuf buf = {.arena = arena};
    strbuf_add(&buf, a);
    strbuf_add(&buf, b);
    return strbuf_str(&buf);
}

static struct str whole_tag(int version, int flags, struct str frames) {
    struct strbuf buf = {.arena = arena};
    strbuf_add(&buf, STR("ID3"));
    strbuf_add(&buf, (struct str){(char[]){(char)version, 0, (char)flags}, 3});
    add_size(&buf, frames.len, 7);
    strbuf_add(&buf, frames);
    return strbuf_str(&buf);
}

/* Reads a copy of exactly its size, so that a sanitizer sees a byte too many. */
static struct tag read_bytes(struct str bytes) {
    char *copy = malloc(bytes.len ? bytes.len : 1);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, bytes.ptr, bytes.len);
    struct tag tag;
    tag_read(arena, copy, bytes.len, &tag);
    free(copy);
    return tag;
}

static struct tag read_tag(int version, int flags, struct str frames) {
    return read_bytes(whole_tag(version, flags, frames));
}

static struct str title_of(const struct tag *tag) {
    const struct tag_text *text = tag_find(tag, "TIT2");
    return text ? text->text : (struct str){0};
}

static struct str chapter(int version, const char *id, struct str sub_frames) {
    struct str times = STR("\0\0\0\1"
                           "\0\0\1\0"
                           "\xFF\xFF\xFF\xFF"
                           "\xFF\xFF\xFF\xFF");
    struct str name = {id, strlen(id) + 1};
    return frame(version, "CHAP", join(join(name, times), sub_frames));
}

/* ---- claims ---- */

static const struct {
    const char *claim;
    int version;
    struct str text;
    const char *expected;
    size_t n_bad;
} texts[] = {
    {"ISO-8859-1", 3, {"\0H\xF4tel", 6}, "Hôtel", 0},
    {"ISO-8859-1 with its NUL", 3, {"\0one\0", 5}, "one", 0},
    {"only the first of several", 4, {"\3one\0two", 8}, "one", 0},
    {"UTF-16, little end first", 3, {"\1\xFF\xFE\x48\x00\x20\x20", 7}, "H†", 0},
    {"UTF-16, big end first", 3, {"\1\xFE\xFF\x00\x48\x20\x20", 7}, "H†", 0},
    {"UTF-16 with its NUL", 3, {"\1\xFF\xFE\x48\x00\x00\x00\x49\x00", 9}, "H", 0},
    {"UTF-16 beyond the first plane", 3, {"\1\xFE\xFF\xD8\x3D\xDC\x00", 7}, "🐀", 0},
    {"UTF-16 without its mark", 3, {"\1H\0i\0", 5}, "Hi", 1},
    {"half a surrogate pair", 3, {"\1\xFE\xFF\xD8\x3D\x00\x48", 7}, "�H", 1},
    {"half a UTF-16 unit", 3, {"\1\xFE\xFF\x00\x48\x00", 6}, "H", 1},
    {"UTF-16BE in 2.4", 4, {"\2\0H\0i", 5}, "Hi", 0},
    {"UTF-16BE in 2.3, which has none", 3, {"\2\0H\0i", 5}, "Hi", 1},
    {"UTF-8 in 2.4", 4, {"\3\xC3\xA9t\xC3\xA9", 6}, "été", 0},
    {"UTF-8 in 2.3, which has none", 3, {"\3\xC3\xA9", 3}, "é", 1},
    {"UTF-8 that is none", 4, {"\3\xC3(", 3}, "�(", 1},
    {"an encoding that there is not", 4, {"\7hi", 3}, "hi", 1},
    {"an encoding and nothing", 3, {"\1", 1}, "", 0},
};

START_TEST(texts_are_decoded) {
    struct tag tag =
        read_tag(texts[_i].version, 0, frame(texts[_i].version, "TIT2", texts[_i].text));
    ck_assert_msg(str_equal(title_of(&tag), str_from_c(texts[_i].expected)), "%s: “%.*s”",
                  texts[_i].claim, STR_ARG(title_of(&tag)));
    ck_assert_uint_eq(tag.n_bad_encodings, texts[_i].n_bad);
    ck_assert_uint_eq(tag.n_problems, 0);
}
END_TEST

START_TEST(version_2_2_has_shorter_names) {
    struct tag tag = read_tag(
        2, 0, join(frame(2, "TT2", STR("\0Old")), frame(2, "PIC", STR("\0PNG\3\0\x89PNG"))));
    ck_assert_span_eq(title_of(&tag), "Old");
    ck_assert_uint_eq(tag.pictures.count, 1);
    ck_assert_uint_eq(tag.pictures.items[0].type, 3);
    ck_assert_span_eq(tag.pictures.items[0].mime, "PNG");
    ck_assert_uint_eq(tag.pictures.items[0].n_bytes, 4);
    ck_assert_uint_eq(tag.n_problems, 0);
}
END_TEST

START_TEST(unsynchronisation_of_a_whole_tag_is_undone) {
    struct str body = frame(3, "TIT2",
                            STR("\1\xFF\x00\xFE"
                                "H\0"));
    /* The size of a frame is of what it is without the zeros that were put in. */
    char *bytes = (char *)body.ptr;
    bytes[7] = (char)(bytes[7] - 1);
    struct tag tag = read_tag(3, TAG_UNSYNCHRONISED, body);
    ck_assert_span_eq(title_of(&tag), "H");
    ck_assert_uint_eq(tag.n_problems + tag.n_bad_encodings, 0);
}
END_TEST

START_TEST(unsynchronisation_of_a_frame_is_undone) {
    struct str body = frame(4, "TIT2",
                            STR("\0\0\0\5"
                                "\1\xFF\x00\xFE"
                                "H\0"));
    char *bytes = (char *)body.ptr;
    bytes[9] = 0x03; /* unsynchronised, with its length before */
    struct tag tag = read_tag(4, 0, body);
    ck_assert_span_eq(title_of(&tag), "H");
    ck_assert_uint_eq(tag.n_problems + tag.n_bad_encodings, 0);
}
END_TEST

START_TEST(extended_headers_are_passed_over) {
    struct str title = frame(3, "TIT2", STR("\0T"));
    struct tag tag = read_tag(3, TAG_EXTENDED,
                              join(STR("\0\0\0\6"
                                       "\0\0\0\0\0\0"),
                                   title));
    ck_assert_span_eq(title_of(&tag), "T");
    tag = read_tag(4, TAG_EXTENDED, join(STR("\0\0\0\6\1\0"), frame(4, "TIT2", STR("\0T"))));
    ck_assert_span_eq(title_of(&tag), "T");
    tag = read_tag(3, TAG_EXTENDED, join(STR("\xFF\xFF\xFF\xFF\0\0"), title));
    ck_assert_uint_eq(tag.n_problems, 1);
}
END_TEST

START_TEST(sizes_of_2_4_in_eight_bits_are_read_and_are_problems) {
    char text[301] = "\0";
    memset(text + 1, 'x', 300);
    struct str wrong = frame(3, "TIT2", (struct str){text, 301});
    struct tag tag = read_tag(4, 0, join(wrong, frame(4, "TPE1", STR("\0A"))));
    ck_assert_uint_eq(title_of(&tag).len, 300);
    ck_assert_ptr_nonnull(tag_find(&tag, "TPE1"));
    ck_assert_uint_eq(tag.n_problems, 1);
    tag = read_tag(4, 0, frame(4, "TIT2", (struct str){text, 301}));
    ck_assert_uint_eq(tag.n_problems, 0);
}
END_TEST

START_TEST(chapters_have_times_title_and_number_of_texts) {
    struct str subs = join(frame(3, "TIT2", STR("\0One")), frame(3, "TIT3", STR("\0more")));
    struct tag tag = read_tag(3, 0, chapter(3, "ch1", subs));
    ck_assert_uint_eq(tag.chapters.count, 1);
    struct tag_chapter *read = &tag.chapters.items[0];
    ck_assert_span_eq(read->id, "ch1");
    ck_assert_uint_eq(read->start_ms, 1);
    ck_assert_uint_eq(read->end_ms, 256);
    ck_assert_uint_eq(read->start_byte, UINT32_MAX);
    ck_assert_span_eq(read->title, "One");
    ck_assert_uint_eq(read->n_titles, 1);
    ck_assert_uint_eq(read->n_texts, 2);
    ck_assert_uint_eq(tag.n_problems, 0);
}
END_TEST

START_TEST(identifiers_are_iso_8859_1) {
    struct str frames =
        join(chapter(3, "\xE9", (struct str){0}), frame(3, "CTOC", STR("\xFF\0\3\1\xE9\0")));
    struct tag tag = read_tag(3, 0, frames);
    ck_assert_span_eq(tag.chapters.items[0].id, "é");
    ck_assert_span_eq(tag.contents.items[0].id, "ÿ");
    ck_assert_span_eq(tag.contents.items[0].children[0], "é");
    ck_assert_uint_eq(tag.n_problems + tag.n_bad_encodings, 0);
}
END_TEST

START_TEST(a_chapter_in_a_chapter_is_a_problem_and_no_chapter) {
    struct str inner = chapter(3, "in", frame(3, "TIT2", STR("\0In")));
    for (int depth = 0; depth < 100; depth++)
        inner = chapter(3, "in", inner);
    struct tag tag = read_tag(3, 0, chapter(3, "out", inner));
    ck_assert_uint_eq(tag.chapters.count, 1);
    ck_assert_uint_eq(tag.n_problems, 1);
}
END_TEST

static const struct {
    const char *claim;
    struct str frames;
} broken[] = {
    {"a frame of 4 GiB", {"TIT2\xFF\xFF\xFF\xFF\0\0x", 11}},
    {"a frame of one byte too many", {"TIT2\0\0\0\2\0\0x", 11}},
    {"a header that is cut", {"TIT2\0\0", 6}},
    {"an empty frame", {"TIT2\0\0\0\0\0\0", 10}},
    {"no frame at all", {"Hello, world", 12}},
    {"a name in lower case", {"tit2\0\0\0\1\0\0x", 11}},
    {"a compressed frame", {"TIT2\0\0\0\5\0\x80xxxxx", 15}},
    {"an encrypted frame", {"TIT2\0\0\0\5\0\x40xxxxx", 15}},
    {"a chapter without its NUL", {"CHAP\0\0\0\3\0\0abc", 13}},
    {"a chapter without its times", {"CHAP\0\0\0\6\0\0a\0abcd", 16}},
    {"contents without a count", {"CTOC\0\0\0\3\0\0a\0\3", 13}},
    {"contents that count what is not there", {"CTOC\0\0\0\6\0\0a\0\3\5b\0", 16}},
    {"a comment without its language", {"COMM\0\0\0\2\0\0\0e", 12}},
    {"a picture without a type", {"APIC\0\0\0\5\0\0\0abc\0", 15}},
};

START_TEST(broken_frames_are_problems) {
    struct tag tag = read_tag(3, 0, broken[_i].frames);
    ck_assert_msg(tag.n_problems == 1, "%s: %zu problems", broken[_i].claim, tag.n_problems);
    ck_assert_uint_gt(tag.problem.len, 0);
    /* A frame whose group alone is told is not broken. */
    tag = read_tag(3, 0,
                   STR("TIT2\0\0\0\3\0\x20"
                       "g\0T"));
    ck_assert_uint_eq(tag.n_problems, 0);
    ck_assert_span_eq(title_of(&tag), "T");
}
END_TEST

START_TEST(a_tag_that_says_more_than_there_is) {
    struct str bytes = whole_tag(3, 0, frame(3, "TIT2", STR("\0T")));
    char *header = (char *)bytes.ptr;
    memset(header + 6, 0x7F, 4);
    struct tag tag = read_bytes(bytes);
    ck_assert_uint_eq(tag.size, (1ULL << 28) - 1 + 10);
    ck_assert_span_eq(title_of(&tag), "T");
    ck_assert_uint_eq(tag.n_problems, 1);
}
END_TEST

START_TEST(what_is_no_tag_is_none) {
    ck_assert(!read_bytes(STR("")).present);
    ck_assert(!read_bytes(STR("ID3")).present);
    ck_assert(!read_bytes(STR("ID3\3\0\0\0\0\0")).present);
    ck_assert(!read_bytes(STR("ID3\xFF\0\0\0\0\0\0")).present);
    ck_assert(!read_bytes(STR("\xFF\xFB\x90\0\0\0\0\0\0\0")).present);
    ck_assert(read_bytes(STR("ID3\3\0\0\0\0\0\0")).present);
}
END_TEST

START_TEST(unknown_versions_are_a_problem) {
    struct tag tag = read_tag(5, 0, STR("TIT2"));
    ck_assert(tag.present);
    ck_assert_uint_eq(tag.n_problems, 1);
}
END_TEST

START_TEST(chapters_without_end_are_bounded) {
    struct strbuf frames = {.arena = arena};
    struct str one = chapter(3, "c", (struct str){0});
    for (int i = 0; i < 3 * TAG_MAX_CHAPTERS; i++)
        strbuf_add(&frames, one);
    struct tag tag = read_tag(3, 0, strbuf_str(&frames));
    ck_assert_uint_eq(tag.chapters.count, TAG_MAX_CHAPTERS);
    ck_assert_uint_eq(tag.n_problems, (size_t)2 * TAG_MAX_CHAPTERS);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("tag");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_loop_test(claims, texts_are_decoded, 0, sizeof texts / sizeof *texts);
    tcase_add_test(claims, version_2_2_has_shorter_names);
    tcase_add_test(claims, unsynchronisation_of_a_whole_tag_is_undone);
    tcase_add_test(claims, unsynchronisation_of_a_frame_is_undone);
    tcase_add_test(claims, extended_headers_are_passed_over);
    tcase_add_test(claims, sizes_of_2_4_in_eight_bits_are_read_and_are_problems);
    tcase_add_test(claims, chapters_have_times_title_and_number_of_texts);
    tcase_add_test(claims, identifiers_are_iso_8859_1);
    tcase_add_test(claims, a_chapter_in_a_chapter_is_a_problem_and_no_chapter);
    tcase_add_loop_test(claims, broken_frames_are_problems, 0, sizeof broken / sizeof *broken);
    tcase_add_test(claims, a_tag_that_says_more_than_there_is);
    tcase_add_test(claims, what_is_no_tag_is_none);
    tcase_add_test(claims, unknown_versions_are_a_problem);
    tcase_add_test(claims, chapters_without_end_are_bounded);
    return tests_run("check tag", claims);
}
