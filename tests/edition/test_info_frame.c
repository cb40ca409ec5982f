/* The Info frame, beside the ones that LAME's own program writes. */
#include "edition/info_frame.h"
#include "fixture.h"

static struct arena *arena;
static struct error error;

static void open_arena(void) {
    arena = arena_open();
    error = (struct error){0};
}

static void close_arena(void) {
    arena_close(arena);
}

static uint32_t number_at(struct str bytes, size_t at, int n_bytes) {
    uint32_t number = 0;
    for (int i = 0; i < n_bytes; i++)
        number = number << 8 | (unsigned char)bytes.ptr[at + (size_t)i];
    return number;
}

static const struct mp3_format formats[] = {{22050, 64}, {44100, 128}, {48000, 192}, {16000, 48}};
enum { N_FORMATS = sizeof formats / sizeof *formats };

/* Three seconds of noise, encoded by LAME's program; it goes back to write its Info
 * frame, which it cannot in a pipe. */
static struct str lames_file(const struct mp3_format *format, size_t n_samples) {
    char raw[] = "/tmp/lectern-test-XXXXXX", mp3[] = "/tmp/lectern-test-XXXXXX";
    int fd = mkstemp(raw), other = mkstemp(mp3);
    ck_assert(fd >= 0 && other >= 0);
    close(other);
    int16_t *samples = fixture_noise(arena, 5, n_samples);
    ck_assert_int_eq(write(fd, samples, n_samples * 2), (ssize_t)(n_samples * 2));
    close(fd);
    output_of(arena, "lame --quiet -r -s %d.%03d --bitwidth 16 -m m -b %d --cbr '%s' '%s'",
              format->sample_rate_hz / 1000, format->sample_rate_hz % 1000, format->bitrate_kbps,
              raw, mp3);
    struct str file;
    ck_assert(file_read(arena, mp3, 1 << 24, &file, &error));
    unlink(raw);
    unlink(mp3);
    return file;
}

/* Where LAME's extension begins, after the Xing fields. */
static size_t lame_part(struct str file) {
    const char *found = memmem(file.ptr, file.len, "Info", 4);
    ck_assert_ptr_nonnull(found);
    return (size_t)(found - file.ptr) + 120;
}

START_TEST(the_crc_is_crc_16_arc) {
    ck_assert_uint_eq(info_crc(0, STR("123456789")), 0xBB3D); /* the catalogues' check value */
    ck_assert_uint_eq(info_crc(info_crc(0, STR("1234")), STR("56789")), 0xBB3D);
    ck_assert_uint_eq(info_crc(0, STR("")), 0);
}
END_TEST

START_TEST(both_crcs_are_reckoned_as_lame_does) {
    struct str file = lames_file(&formats[_i], 66150);
    size_t lame = lame_part(file), size = info_frame_size(&formats[_i]);
    ck_assert_uint_eq(number_at(file, lame + 32, 2), info_crc(0, str_slice(file, size, file.len)));
    ck_assert_uint_eq(number_at(file, lame + 34, 2), info_crc(0, str_slice(file, 0, lame + 34)));
}
END_TEST

START_TEST(the_frame_is_lames_own_but_for_its_level_and_low_pass) {
    const struct mp3_format *format = &formats[_i];
    size_t n_samples = 66150, frame = (size_t)mp3_frame_samples(format);
    struct str file = lames_file(format, n_samples);
    size_t lame = lame_part(file), size = info_frame_size(format);
    struct info_frame info = {
        .format = *format,
        .n_samples = n_samples,
        .n_frames = (n_samples + 1105 + frame - 1) / frame,
        .n_bytes = file.len - size,
        .music_crc = (uint16_t)number_at(file, lame + 32, 2),
    };
    struct strbuf own = {.arena = arena};
    ck_assert(info_frame_write(&info, &own, &error));
    ck_assert_uint_eq(own.count, size);
    struct str written = strbuf_str(&own);
    /* Header, side information, marker, flags, frames and bytes. */
    ck_assert_mem_eq(written.ptr, file.ptr, lame - 120 + 16);
    ck_assert_uint_eq(number_at(written, lame - 4, 4), number_at(file, lame - 4, 4)); /* quality */
    ck_assert_mem_eq(written.ptr + lame, file.ptr + lame, 10);          /* version, CBR */
    ck_assert_mem_eq(written.ptr + lame + 19, file.ptr + lame + 19, 5); /* flags, rate, delays */
    ck_assert_mem_eq(written.ptr + lame + 28, file.ptr + lame + 28, 6); /* length, CRC */
}
END_TEST

START_TEST(the_table_is_that_of_a_constant_rate) {
    struct info_frame info = {.format = {22050, 64},
                              .n_samples = 576 * 10000 - 1200,
                              .n_frames = 10000,
                              .n_bytes = 2089795};
    struct strbuf frame = {.arena = arena};
    ck_assert(info_frame_write(&info, &frame, &error));
    const unsigned char *toc = (const unsigned char *)frame.items + 4 + 9 + 16;
    for (int i = 0; i < 100; i++)
        ck_assert_int_eq(toc[i], i * 256 / 100);
}
END_TEST

START_TEST(a_rate_whose_frames_are_too_small_gets_a_larger_first_one) {
    struct mp3_format small = {22050, 24};
    ck_assert_uint_ge(info_frame_size(&small), 4 + 9 + 120 + 36);
    ck_assert_uint_lt(info_frame_size(&small), 4 + 9 + 120 + 36 + 32);
}
END_TEST

/* LAME's extension follows the fields that are there. */
START_TEST(a_stream_beyond_4_gib_is_told_without_its_bytes) {
    enum { FIELDS = 4 + 9, QUALITY = FIELDS + 12, LAME = QUALITY + 4 };
    struct info_frame info = {.format = {22050, 64},
                              .n_samples = UINT64_C(21000000) * 576 - 1200,
                              .n_frames = 21000000,
                              .n_bytes = UINT64_C(4388000000)};
    struct strbuf frame = {.arena = arena};
    ck_assert(info_frame_write(&info, &frame, &error));
    struct str written = strbuf_str(&frame);
    ck_assert_uint_eq(written.len, info_frame_size(&info.format));
    ck_assert_uint_eq(number_at(written, FIELDS + 4, 4), 1 | 8); /* frames and quality */
    ck_assert_uint_eq(number_at(written, FIELDS + 8, 4), 21000000);
    ck_assert_span_eq(str_slice(written, LAME, LAME + 9), "LAME3.100");
    ck_assert_uint_eq(number_at(written, LAME + 28, 4), 0); /* no length */
    ck_assert_uint_eq(number_at(written, LAME + 34, 2),
                      info_crc(0, str_slice(written, 0, LAME + 34)));
}
END_TEST

START_TEST(a_stream_of_more_frames_than_the_field_counts_is_refused) {
    struct info_frame info = {.format = {22050, 64},
                              .n_samples = UINT64_C(5000000000) * 576 - 1200,
                              .n_frames = UINT64_C(5000000000),
                              .n_bytes = UINT64_C(1000000000000)};
    struct strbuf frame = {.arena = arena};
    ck_assert(!info_frame_write(&info, &frame, &error));
    ck_assert(str_contains(str_from_c(error.message), STR("divide the text")));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("info frame");
    tcase_add_checked_fixture(claims, open_arena, close_arena);
    tcase_add_test(claims, the_crc_is_crc_16_arc);
    tcase_add_loop_test(claims, both_crcs_are_reckoned_as_lame_does, 0, N_FORMATS);
    tcase_add_loop_test(claims, the_frame_is_lames_own_but_for_its_level_and_low_pass, 0,
                        N_FORMATS);
    tcase_add_test(claims, the_table_is_that_of_a_constant_rate);
    tcase_add_test(claims, a_rate_whose_frames_are_too_small_gets_a_larger_first_one);
    tcase_add_test(claims, a_stream_beyond_4_gib_is_told_without_its_bytes);
    tcase_add_test(claims, a_stream_of_more_frames_than_the_field_counts_is_refused);
    return tests_run("edition/info_frame", claims);
}
