/* What stands between, before and behind the frames. */
#include "fixture.h"

static struct str joined(struct str a, struct str b) {
    struct strbuf buf = {.arena = fixture_arena};
    strbuf_add(&buf, a);
    strbuf_add(&buf, b);
    return strbuf_str(&buf);
}

/* A copy of the good book that may be changed. */
static struct str copy_of(const char *name) {
    return str_copy(fixture_arena, fixture_read(name));
}

static void ck_faults(const char *name, struct str bytes, const char *expected) {
    fixture_write(name, bytes);
    struct check_report report = fixture_check(name);
    struct str faults = fixture_faults(&report);
    ck_assert_msg(str_equal(faults, str_from_c(expected)), "found “%.*s”, not “%s”",
                  STR_ARG(faults), expected);
}

static struct str measured(const char *file, const char *finding) {
    struct check_report report = fixture_check(file);
    const struct finding *found = fixture_finding(&report, finding);
    return found ? found->measured : (struct str){0};
}

static size_t tag_bytes(struct str book) {
    const unsigned char *size = (const unsigned char *)book.ptr + 6;
    return 10 + ((size_t)size[0] << 21 | (size_t)size[1] << 14 | (size_t)size[2] << 7 | size[3]);
}

static size_t frame_bytes(struct str book, size_t at) {
    return 208 + ((unsigned char)book.ptr[at + 2] >> 1 & 1U); /* 64 kbps at 22050 Hz */
}

/* Where frame n starts; 0 is the Info frame. */
static size_t frame_at(struct str book, size_t n) {
    size_t at = tag_bytes(book);
    for (; n > 0; n--)
        at += frame_bytes(book, at);
    return at;
}

START_TEST(junk_between_frames_is_found) {
    struct str book = copy_of("book.mp3");
    size_t at = frame_at(book, 100);
    struct str bytes =
        joined(joined(str_slice(book, 0, at), STR("junk! junk")), str_slice(book, at, book.len));
    ck_faults("junk.mp3", bytes, "junk");
    struct str where = str_format(fixture_arena, "10 bytes in no frame, from byte %zu", at);
    ck_assert(str_equal(measured("junk.mp3", "junk"), where));
}
END_TEST

START_TEST(bytes_between_tag_and_sound_are_found) {
    struct str book = copy_of("book.mp3");
    size_t at = tag_bytes(book);
    struct str bytes =
        joined(joined(str_slice(book, 0, at), STR("junk")), str_slice(book, at, book.len));
    ck_faults("lead.mp3", bytes, "tag-size");
}
END_TEST

START_TEST(a_tag_that_claims_a_frame_of_sound_is_found) {
    struct str book = copy_of("book.mp3");
    size_t size = tag_bytes(book) - 10 + 100;
    char *bytes = (char *)book.ptr;
    bytes[8] = (char)(size >> 7 & 0x7F);
    bytes[9] = (char)(size & 0x7F);
    fixture_write("claims.mp3", book);
    struct check_report report = fixture_check("claims.mp3");
    ck_assert_int_eq(fixture_finding(&report, "tag-size")->state, FINDING_FAULT);
    ck_assert_int_eq(fixture_finding(&report, "info-frame")->state, FINDING_FAULT);
}
END_TEST

START_TEST(a_cut_last_frame_is_found) {
    struct str book = copy_of("book.mp3");
    struct str bytes = str_slice(book, 0, book.len - 50);
    fixture_write("cut.mp3", bytes);
    struct check_report report = fixture_check("cut.mp3");
    ck_assert_int_eq(fixture_finding(&report, "last-frame")->state, FINDING_FAULT);
    ck_assert_int_eq(fixture_finding(&report, "info-frames")->state, FINDING_FAULT);
}
END_TEST

START_TEST(a_missing_frame_is_found) {
    struct str book = copy_of("book.mp3");
    size_t at = frame_at(book, 644);
    fixture_write("missing.mp3", str_slice(book, 0, at));
    struct check_report report = fixture_check("missing.mp3");
    struct str faults = fixture_faults(&report);
    ck_assert(str_contains(faults, STR("info-frames info-bytes info-music-bytes")));
    ck_assert(str_contains(faults, STR("info-crc")));
}
END_TEST

START_TEST(a_changed_byte_of_sound_is_found) {
    struct str book = copy_of("book.mp3");
    char *byte = (char *)book.ptr + frame_at(book, 200) + 200;
    *byte = (char)(*byte ^ 1);
    fixture_write("changed.mp3", book);
    struct check_report report = fixture_check("changed.mp3");
    ck_assert_int_eq(fixture_finding(&report, "info-crc")->state, FINDING_FAULT);
    ck_assert_span_eq(measured("changed.mp3", "info-crc"), "wrong for the sound");
}
END_TEST

START_TEST(a_changed_byte_of_the_info_frame_is_found) {
    struct str book = copy_of("book.mp3");
    char *byte = (char *)book.ptr + tag_bytes(book) + 13 + 16 + 50; /* of the TOC */
    *byte = (char)(*byte + 20);
    ck_faults("toc.mp3", book, "info-toc info-crc");
}
END_TEST

START_TEST(wrong_padding_is_another_length) {
    struct str book = copy_of("book.mp3");
    char *byte = (char *)book.ptr + tag_bytes(book) + 13 + 120 + 23;
    *byte = (char)(*byte + 10); /* ten samples: less than a millisecond */
    ck_faults("padding.mp3", book, "info-crc");
    struct check_report good = fixture_check("book.mp3"), wrong = fixture_check("padding.mp3");
    ck_assert_uint_eq(wrong.n_samples + 10, good.n_samples);
}
END_TEST

START_TEST(two_chapters_of_one_id_are_found) {
    struct str book = copy_of("book.mp3");
    char *bytes = (char *)book.ptr;
    for (size_t i = 0; i + 6 < tag_bytes(book); i++)
        if (memcmp(bytes + i, "ch0002", 6) == 0)
            bytes[i + 5] = '1';
    ck_faults("twice.mp3", book, "chapter-ids");
}
END_TEST

START_TEST(tags_at_the_end_are_noted) {
    char id3v1[129] = "TAG", zeros[8] = "";
    struct str first = STR("APETAGEX\xD0\x07\0\0\x20\0\0\0\0\0\0\0\0\0\0\xA0");
    struct str last = STR("APETAGEX\xD0\x07\0\0\x20\0\0\0\0\0\0\0\0\0\0\x80");
    struct str ape = joined(joined(first, (struct str){zeros, 8}), last);
    ape = joined(ape, (struct str){zeros, 8});
    struct str bytes = joined(joined(fixture_read("book.mp3"), ape), (struct str){id3v1, 128});
    ck_faults("ends.mp3", bytes, "");
    ck_assert_span_eq(measured("ends.mp3", "end-tags"), "ID3v1, APEv2");
}
END_TEST

START_TEST(a_change_of_rate_is_found) {
    fixture_run("sox -D -r 44100 -n -c 1 -b 16 other.wav synth 2 sine 300 gain -15 && "
                "lame --quiet -t -b 64 other.wav other.mp3");
    struct str bytes = joined(fixture_read("book.mp3"), fixture_read("other.mp3"));
    fixture_write("changes.mp3", bytes);
    struct check_report report = fixture_check("changes.mp3");
    ck_assert_int_eq(fixture_finding(&report, "format")->state, FINDING_FAULT);
    ck_assert_span_eq(measured("changes.mp3", "format"),
                      "rate or channels change 1 times, from frame 644");
}
END_TEST

START_TEST(files_that_were_joined_are_found) {
    struct str bytes = joined(fixture_read("book.mp3"), fixture_read("sound.mp3"));
    fixture_write("joined.mp3", bytes);
    struct check_report report = fixture_check("joined.mp3");
    ck_assert_int_eq(fixture_finding(&report, "joins")->state, FINDING_FAULT);
    ck_assert_span_eq(measured("joined.mp3", "joins"), "1 more Info frames within");
}
END_TEST

START_TEST(more_than_255_chapters_are_listed_by_part) {
    fixture_run("cat > many.py <<'EOF'\n"
                "from mutagen import id3\n"
                "import shutil\n"
                "shutil.copy('sound.mp3', 'many.mp3')\n"
                "t = id3.ID3()\n"
                "ids = ['c%03d' % i for i in range(300)]\n"
                "for i, c in enumerate(ids):\n"
                "    t.add(id3.CHAP(element_id=c, start_time=i*50, end_time=i*50+50,\n"
                "        start_offset=0xFFFFFFFF, end_offset=0xFFFFFFFF,\n"
                "        sub_frames=[id3.TIT2(encoding=0, text=c)]))\n"
                "t.add(id3.CTOC(element_id='toc', flags=3, child_element_ids=['a', 'b']))\n"
                "t.add(id3.CTOC(element_id='a', flags=1, child_element_ids=ids[:200]))\n"
                "t.add(id3.CTOC(element_id='b', flags=1, child_element_ids=ids[200:]))\n"
                "t.save('many.mp3', v2_version=3)\n"
                "EOF\n"
                "/usr/bin/python3 many.py");
    struct check_report report = fixture_check("many.mp3");
    ck_assert_uint_eq(report.chapters.count, 300);
    ck_assert_int_eq(fixture_finding(&report, "chapters-listed")->state, FINDING_OK);
    ck_assert_int_eq(fixture_finding(&report, "chapters-contiguous")->state, FINDING_OK);
}
END_TEST

static void ck_error(const char *path, const char *expected) {
    struct profile profile = fixture_profile();
    struct check_report report;
    struct error error = {0};
    ck_assert(!check_mp3(fixture_arena, path, &profile, &report, &error));
    ck_assert_msg(strstr(error.message, expected), "“%s” is not in “%s”", expected, error.message);
}

START_TEST(what_is_no_mp3_is_an_error) {
    ck_error(fixture_folder, "is a folder");
    ck_error(fixture_path("nowhere.mp3"), "cannot be opened");
    ck_error("/dev/zero", "is not a file on a disk");
    fixture_run("rm -f pipe && mkfifo pipe");
    ck_error(fixture_path("pipe"), "is not a file on a disk");
    ck_error(fixture_write("empty.mp3", STR("")), "is no MP3");
    ck_error(fixture_write("text.mp3", STR("Dear Mr. President")), "is no MP3");
    ck_error(fixture_path("speech.wav"), "");
    struct str book = fixture_read("book.mp3");
    ck_error(fixture_write("half.mp3", str_slice(book, 0, tag_bytes(book) / 2)), "it is cut");
    ck_error(fixture_write("tag.mp3", str_slice(book, 0, tag_bytes(book))), "it is cut");
}
END_TEST

START_TEST(sound_of_another_layer_is_an_error) {
    fixture_run("ffmpeg -loglevel error -y -f lavfi -i sine=300:d=1 -f mp2 layer2.mp3");
    ck_error(fixture_path("layer2.mp3"), "no frames of MPEG layer III");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("stream");
    tcase_add_test(claims, junk_between_frames_is_found);
    tcase_add_test(claims, bytes_between_tag_and_sound_are_found);
    tcase_add_test(claims, a_tag_that_claims_a_frame_of_sound_is_found);
    tcase_add_test(claims, a_cut_last_frame_is_found);
    tcase_add_test(claims, a_missing_frame_is_found);
    tcase_add_test(claims, a_changed_byte_of_sound_is_found);
    tcase_add_test(claims, a_changed_byte_of_the_info_frame_is_found);
    tcase_add_test(claims, wrong_padding_is_another_length);
    tcase_add_test(claims, two_chapters_of_one_id_are_found);
    tcase_add_test(claims, tags_at_the_end_are_noted);
    tcase_add_test(claims, a_change_of_rate_is_found);
    tcase_add_test(claims, files_that_were_joined_are_found);
    tcase_add_test(claims, more_than_255_chapters_are_listed_by_part);
    tcase_add_test(claims, what_is_no_mp3_is_an_error);
    tcase_add_test(claims, sound_of_another_layer_is_an_error);
    return fixture_main("check stream", claims);
}
