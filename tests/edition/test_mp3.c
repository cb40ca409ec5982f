/* The MP3 edition, read back by programs that others wrote. */
#include <math.h>

#include "fixture.h"

static struct fixture *fixture;

static const struct mp3_format formats[] = {{22050, 64},  {44100, 64}, {44100, 192}, {22050, 24},
                                            {48000, 128}, {16000, 32}, {32000, 56}};
enum { N_FORMATS = sizeof formats / sizeof *formats };

static void close_fixture(void) {
    fixture_close(fixture);
}

/* Five bursts of odd lengths, with pauses. */
static void say_five(void) {
    size_t rate = (size_t)fixture->format.sample_rate_hz;
    for (uint32_t i = 0; i < 5; i++) {
        fixture_chapter(fixture, str_format(fixture->arena, "Part %u", i + 1), 1);
        struct utterance *utterance =
            fixture_say(fixture, i + 1, rate / 2 + 1237 * (size_t)i, i + 1);
        utterance->pause_after_ms = 300 + 70 * i;
    }
}

static size_t decoded_samples(const char *command, const char *path) {
    return output_of(fixture->arena, command, path).len / sizeof(int16_t);
}

START_TEST(every_decoder_plays_exactly_the_timelines_samples) {
    fixture = fixture_open(formats[_i].sample_rate_hz, formats[_i].bitrate_kbps);
    say_five();
    const char *path = fixture_bind(fixture, "mp3");
    size_t expected = fixture->timeline.n_samples;
    ck_assert_uint_eq(decoded_samples("mpg123 -q -s '%s'", path), expected);
    ck_assert_uint_eq(decoded_samples("ffmpeg -v error -i '%s' -f s16le -", path), expected);
    ck_assert_uint_eq(decoded_samples("lame --quiet --decode -t '%s' -", path), expected);
}
END_TEST

/* Where the burst lies best, as an offset from where it should. */
static int best_lag(const int16_t *played, size_t n_played, size_t place, const int16_t *burst,
                    size_t n_samples) {
    enum { REACH = 1300 };
    double best = -HUGE_VAL;
    int best_lag = 0;
    for (int lag = -REACH; lag <= REACH; lag++) {
        double sum = 0;
        for (size_t i = 0; i < n_samples; i++) {
            ptrdiff_t at = (ptrdiff_t)(place + i) + lag;
            if (at >= 0 && (size_t)at < n_played)
                sum += (double)played[at] * burst[i];
        }
        if (sum > best) {
            best = sum;
            best_lag = lag;
        }
    }
    return best_lag;
}

START_TEST(every_take_is_heard_at_the_sample_that_the_timeline_says) {
    fixture = fixture_open(formats[_i].sample_rate_hz, formats[_i].bitrate_kbps);
    say_five();
    const char *path = fixture_bind(fixture, "mp3");
    struct str played = output_of(fixture->arena, "mpg123 -q -s '%s'", path);
    size_t rate = (size_t)fixture->format.sample_rate_hz;
    for (uint32_t i = 0; i < 5; i++) {
        size_t n = rate / 2 + 1237 * (size_t)i;
        int lag = best_lag((const int16_t *)(const void *)played.ptr, played.len / 2,
                           fixture->timeline.takes[i].start,
                           fixture_noise(fixture->arena, i + 1, n), n > 6000 ? 6000 : n);
        ck_assert_int_ge(lag, -1);
        ck_assert_int_le(lag, 1);
    }
}
END_TEST

START_TEST(validators_find_no_fault_in_the_stream) {
    fixture = fixture_open(formats[_i].sample_rate_hz, formats[_i].bitrate_kbps);
    say_five();
    const char *path = fixture_bind(fixture, "mp3");
    struct str report = output_of(fixture->arena, "mp3val '%s' 2>&1", path);
    ck_assert_msg(!str_contains(report, STR("WARNING")), "%.*s", STR_ARG(report));
    ck_assert_msg(!str_contains(report, STR("ERROR")), "%.*s", STR_ARG(report));
    report = output_of(fixture->arena, "mpg123 -t '%s' 2>&1", path);
    ck_assert_msg(!str_contains(report, STR("arning")), "%.*s", STR_ARG(report));
    ck_assert_msg(!str_contains(report, STR("rror")), "%.*s", STR_ARG(report));
    report = output_of(fixture->arena, "ffmpeg -v warning -i '%s' -f null - 2>&1", path);
    ck_assert_msg(report.len == 0, "%.*s", STR_ARG(report));
}
END_TEST

/* Programs that show a length from the frame count alone count the padding in. */
enum { LONGEST_PADDING_MS = 110 };

START_TEST(players_see_a_constant_bit_rate_and_the_length) {
    fixture = fixture_open(22050, 64);
    say_five();
    const char *path = fixture_bind(fixture, "mp3");
    struct str report =
        output_of(fixture->arena,
                  "mediainfo --Inform='Audio;%%BitRate_Mode%% %%BitRate%% %%SamplingRate%% "
                  "%%Channels%% %%Encoded_Library%%' '%s'",
                  path);
    ck_assert_has_line(report, "CBR 64000 22050 1 LAME3.100");
    report = output_of(fixture->arena, "mediainfo --Inform='General;%%Duration%%' '%s'", path);
    double shown_ms = strtod(str_to_c(fixture->arena, report), NULL);
    double exact_ms = (double)timeline_ms(&fixture->timeline, fixture->timeline.n_samples);
    ck_assert_double_eq_tol(shown_ms, exact_ms, LONGEST_PADDING_MS);
}
END_TEST

/* The tag's size, seven bits a byte. */
static size_t tag_size(const unsigned char *header) {
    size_t size = 0;
    for (int i = 6; i < 10; i++)
        size = size << 7 | header[i];
    return 10 + size;
}

static uint64_t frame_size(const unsigned char *header) {
    return (uint64_t)mp3_frame_bytes(&fixture->format) + (header[2] >> 1 & 1U);
}

START_TEST(a_frame_lies_where_the_nominal_rate_has_it_whatever_the_number_of_takes) {
    fixture = fixture_open(22050, 64);
    for (uint32_t i = 0; i < 300; i++)
        fixture_say(fixture, 1, 9000, 1)->pause_after_ms = 60;
    const char *path = fixture_bind(fixture, "mp3");
    struct str content;
    ck_assert(file_read(fixture->arena, path, 1 << 28, &content, &fixture->error));
    const unsigned char *bytes = (const unsigned char *)content.ptr;
    size_t at = tag_size(bytes);
    at += frame_size(bytes + at);
    size_t first = at;
    for (uint64_t frame = 0; frame < fixture->timeline.n_frames; frame++) {
        ck_assert_uint_eq(bytes[at], 0xFF);
        double nominal = (double)frame * 576 / 22050 * 64000 / 8;
        ck_assert_double_eq_tol((double)(at - first), nominal, 2.5);
        at += frame_size(bytes + at);
    }
    ck_assert_uint_eq(at, content.len);
}
END_TEST

START_TEST(the_same_edition_is_the_same_bytes) {
    fixture = fixture_open(22050, 64);
    say_five();
    ck_assert(cover_make(fixture->arena, &fixture->edition, &fixture->error));
    struct str first, second;
    ck_assert(
        file_read(fixture->arena, fixture_bind(fixture, "mp3"), 1 << 28, &first, &fixture->error));
    ck_assert(
        file_read(fixture->arena, fixture_bind(fixture, "mp3"), 1 << 28, &second, &fixture->error));
    ck_assert(str_equal(first, second));
}
END_TEST

static const size_t chapter_counts[] = {0, 1, 2, 255, 256, 600};

START_TEST(every_chapter_is_listed_once_and_contiguous) {
    size_t count = chapter_counts[_i];
    fixture = fixture_open(22050, 64);
    for (size_t i = 0; i < (count ? count : 1); i++) {
        if (count)
            fixture_chapter(fixture, str_format(fixture->arena, "Title %zu", i + 1), 1);
        fixture_say(fixture, 1, 3000, 1)->pause_after_ms = 500;
    }
    struct str tag = tag_of(fixture->arena, fixture_bind(fixture, "mp3"));
    ck_assert_uint_eq(count_lines(tag, "CHAP"), count < 2 ? 0 : count);
    ck_assert_uint_eq(count_lines(tag, "CTOC"), count < 2      ? 0
                                                : count <= 255 ? 1
                                                               : 1 + count / 256 + 1);
    const struct timeline *timeline = &fixture->timeline;
    for (size_t i = 0; count >= 2 && i < count; i++) {
        uint64_t start = timeline_ms(timeline, timeline->chapters[i].start);
        uint64_t end = timeline_ms(timeline, i + 1 < count ? timeline->chapters[i + 1].start
                                                           : timeline->n_samples);
        const char *line = str_format(fixture->arena, "CHAP ch%04zu %zu %zu none TIT2 Title %zu",
                                      i + 1, (size_t)start, (size_t)end, i + 1)
                               .ptr;
        ck_assert_has_line(tag, line);
    }
}
END_TEST

START_TEST(players_by_ffmpeg_list_every_chapter) {
    fixture = fixture_open(22050, 64);
    for (size_t i = 0; i < 600; i++) {
        fixture_chapter(fixture, str_format(fixture->arena, "Kapitel %zu – Übergang", i + 1), 1);
        fixture_say(fixture, 1, 3000, 1)->pause_after_ms = 500;
    }
    const char *path = fixture_bind(fixture, "mp3");
    struct str list =
        output_of(fixture->arena, "ffprobe -v error -show_chapters -of csv '%s'", path);
    ck_assert_uint_eq(count_lines(list, "chapter,"), 600);
    ck_assert(str_contains(list, STR("Kapitel 600 – Übergang")));
}
END_TEST

START_TEST(the_tag_says_who_wrote_and_who_reads) {
    fixture = fixture_open(22050, 64);
    say_five();
    fixture->edition.source_note = STR("An archive");
    ck_assert(cover_make(fixture->arena, &fixture->edition, &fixture->error));
    struct str tag = tag_of(fixture->arena, fixture_bind(fixture, "mp3"));
    ck_assert(str_starts_with(tag, STR("version 2.3.0 ")));
    ck_assert_has_line(tag, "after frame");
    ck_assert_has_line(tag, "TIT2 0 'A Title'");
    ck_assert_has_line(tag, "TPE1 0 'An Author'");
    ck_assert_has_line(tag, "TALB 0 'A Title'");
    ck_assert_has_line(tag, "TCOM 0 'A test tone (synthetic voice)'");
    ck_assert_has_line(tag, "TLAN 0 'eng'");
    ck_assert_has_line(tag, "TYER 0 '1962'");
    ck_assert_has_line(tag, "TCON 0 '(101)Audiobook'");
    ck_assert_has_line(tag, "TSSE 0 'Lectern " LECTERN_VERSION ", Noise 1.0, LAME3.100'");
    ck_assert_has_line(tag,
                       "COMM 0 eng '' 'Read aloud by a synthetic voice (A test tone).\\nSource: "
                       "An archive'");
    ck_assert_has_line(
        tag, str_format(fixture->arena, "TLEN 0 '%zu'",
                        (size_t)timeline_ms(&fixture->timeline, fixture->timeline.n_samples))
                 .ptr);
    ck_assert_has_line(
        tag, str_format(fixture->arena, "APIC image/png 3 %zu", fixture->edition.cover.len).ptr);
    ck_assert_has_line(tag, "CTOC toc flags 3 entries 5 ch0001 ch0005 ");
}
END_TEST

START_TEST(the_tag_says_what_catalogues_know) {
    fixture = fixture_open(22050, 64);
    say_five();
    fixture->edition.narrator = STR("Anna");
    fixture->script.about = (struct metadata){
        .subtitle = STR("A tale"),
        .publisher = STR("House"),
        .identifier = STR("urn:isbn:978-0-14-143951-8"),
        .rights = STR("© 1962 N. K."),
        .subject = STR("History"),
        .series = STR("Books of it"),
        .description = STR("A description."),
    };
    struct str tag = tag_of(fixture->arena, fixture_bind(fixture, "mp3"));
    ck_assert_has_line(tag, "TCOM 0 'Anna (synthetic voice)'");
    ck_assert_has_line(tag, "TIT3 0 'A tale'");
    ck_assert_has_line(tag, "TPUB 0 'House'");
    ck_assert_has_line(tag, "TCOP 0 '1962 N. K.'");
    ck_assert_has_line(tag, "TIT1 0 'Books of it'");
    ck_assert_has_line(tag, "TXXX 0 SERIES 'Books of it'");
    ck_assert_has_line(tag, "TXXX 0 ISBN '9780141439518'");
    ck_assert_has_line(tag, "TXXX 0 SUBJECT 'History'");
    ck_assert_has_line(tag,
                       "COMM 0 eng '' 'A description.\\nRead aloud by a synthetic voice (Anna).'");
    fixture->script.about = (struct metadata){.rights = STR("Общественное достояние"),
                                              .identifier = STR("urn:uuid:12")};
    tag = tag_of(fixture->arena, fixture_bind(fixture, "mp3"));
    ck_assert_has_line(tag, "TXXX 1 RIGHTS 'Общественное достояние'");
    ck_assert_has_line(tag, "TXXX 0 IDENTIFIER 'urn:uuid:12'");
    ck_assert_uint_eq(count_lines(tag, "TCOP"), 0);
}
END_TEST

START_TEST(the_tag_holds_the_text_as_it_was_written) {
    fixture = fixture_open(22050, 64);
    fixture_say(fixture, 1, 3000, 1);
    fixture_say(fixture, 1, 3000, 1);
    fixture_say(fixture, 1, 3000, 1);
    fixture_say(fixture, 1, 3000, 1);
    fixture->document.blocks.items[1].kind = fixture->document.blocks.items[2].kind = BLOCK_VERSE;
    struct str tag = tag_of(fixture->arena, fixture_bind(fixture, "mp3"));
    ck_assert_has_line(tag,
                       "USLT 0 eng '' 'Block 0, as written.\\n\\nBlock 1, as written.\\nBlock 2, "
                       "as written.\\n\\nBlock 3, as written.'");
}
END_TEST

START_TEST(a_take_that_vanished_leaves_no_file) {
    fixture = fixture_open(22050, 64);
    fixture_say(fixture, 1, 3000, 1);
    fixture_time(fixture);
    fixture->timeline.takes[0].key = hash_of(STR("nothing has this key"));
    const char *path = str_format(fixture->arena, "%s/none.mp3", fixture->cache.folder).ptr;
    ck_assert(!binder_mp3.bind(&fixture->edition, path, &fixture->error));
    ck_assert_str_eq(fixture->error.place, "line 1");
    ck_assert(!file_exists(path));
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("mp3");
    tcase_set_timeout(claims, 120);
    tcase_add_checked_fixture(claims, NULL, close_fixture);
    tcase_add_loop_test(claims, every_decoder_plays_exactly_the_timelines_samples, 0, N_FORMATS);
    tcase_add_loop_test(claims, every_take_is_heard_at_the_sample_that_the_timeline_says, 0,
                        N_FORMATS);
    tcase_add_loop_test(claims, validators_find_no_fault_in_the_stream, 0, N_FORMATS);
    tcase_add_test(claims, players_see_a_constant_bit_rate_and_the_length);
    tcase_add_test(claims, a_frame_lies_where_the_nominal_rate_has_it_whatever_the_number_of_takes);
    tcase_add_test(claims, the_same_edition_is_the_same_bytes);
    tcase_add_loop_test(claims, every_chapter_is_listed_once_and_contiguous, 0,
                        sizeof chapter_counts / sizeof *chapter_counts);
    tcase_add_test(claims, players_by_ffmpeg_list_every_chapter);
    tcase_add_test(claims, the_tag_says_who_wrote_and_who_reads);
    tcase_add_test(claims, the_tag_says_what_catalogues_know);
    tcase_add_test(claims, the_tag_holds_the_text_as_it_was_written);
    tcase_add_test(claims, a_take_that_vanished_leaves_no_file);
    return tests_run("edition/mp3", claims);
}
