/* One thing wrong with a good audiobook: exactly that is found. */
#include "fixture.h"

static const struct {
    const char *claim, *keys, *faults;
} cases[] = {
    {"a good book has no fault", "", ""},
    {"2.4 loses titles on phones", "version=4", "tag-version"},
    {"a title is needed", "TIT2=", "title"},
    {"an author is needed", "TPE1=", "author"},
    {"a language is needed", "TLAN=", "language"},
    {"a language tag is no ISO 639-2 code", "TLAN=en-US", "language"},
    {"no album is no fault", "TALB=", ""},
    {"a length that is another is a fault", "TLEN=16000", "tag-length"},
    {"a picture is what its type says", "mime=image/jpeg", "cover"},
    {"no chapters are no fault", "chapters=0", ""},
    {"a lone chapter shows without a name", "chapters=1", "chapters"},
    {"chapters without contents are not listed", "toc=no", "chapters-listed"},
    {"a chapter missing in the contents", "toc=short", "chapters-listed"},
    {"contents against the order of time", "toc=reversed", "chapters-listed"},
    {"contents may be nested", "toc=nested", ""},
    {"contents that contain themselves end", "toc=circular", "chapters-listed"},
    {"contents that are not top-level", "flags=1", "chapters-listed"},
    {"contents that are not ordered", "flags=2", "chapters-listed"},
    {"long ids break AntennaPod",
     "id=a123456789b123456789c123456789d123456789e123456789f123456789g123456789h123456789"
     "i123456789j123456789k",
     "chapter-ids"},
    {"a chapter without a title", "titles=no", "chapter-titles"},
    {"a title of spaces is none", "name=\\ \\ ", "chapter-titles"},
    {"a second text makes a second mark", "link=1", "chapter-titles"},
    {"byte offsets are not used", "offset=0", "chapter-offsets"},
    {"a gap between chapters", "gap=5", "chapters-contiguous"},
    {"an end past the duration", "past=2", "chapters-end"},
    {"an end short of the duration", "past=-2", "chapters-end"},
    {"a mark in the middle of a word", "late=400", "chapter-landing"},
    {"a mark at the voice still lands", "late=140", ""},
    {"a mark long before the voice", "late=-300", "chapter-landing"},
    {"a mark before the last word is over", "late=-880", "chapter-landing"},
};

START_TEST(faults_are_found) {
    struct str command =
        str_format(fixture_arena, "$MAKE_BOOK tag sound.mp3 case%d.mp3 %s", _i, cases[_i].keys);
    fixture_run(command.ptr);
    command = str_format(fixture_arena, "case%d.mp3", _i);
    struct check_report report = fixture_check(command.ptr);
    struct str faults = fixture_faults(&report);
    ck_assert_msg(str_equal(faults, str_from_c(cases[_i].faults)), "%s: found “%.*s”, not “%s”",
                  cases[_i].claim, STR_ARG(faults), cases[_i].faults);
}
END_TEST

static const struct {
    const char *claim, *options, *faults;
} encodings[] = {
    {"variable bit rate misses when a player seeks", "-V 4", "constant-bitrate bitrate"},
    {"average bit rate is as bad", "--abr 70", "constant-bitrate bitrate"},
    {"fewer bits than the profile asks", "-b 56", "bitrate"},
    {"frames with their own CRC", "-p -b 64", ""},
    {"no Info frame", "-t -b 64", "info-frame tag-length chapters-end"},
    {"two channels are none of the standard's affair", "-m s -b 64", ""},
};

START_TEST(encodings_are_judged) {
    struct str command = str_format(
        fixture_arena, "$MAKE_BOOK sound enc%d.mp3 %s && $MAKE_BOOK tag enc%d.mp3 encoded%d.mp3",
        _i, encodings[_i].options, _i, _i);
    fixture_run(command.ptr);
    command = str_format(fixture_arena, "encoded%d.mp3", _i);
    struct check_report report = fixture_check(command.ptr);
    struct str faults = fixture_faults(&report);
    ck_assert_msg(str_equal(faults, str_from_c(encodings[_i].faults)), "%s: found “%.*s”, not “%s”",
                  encodings[_i].claim, STR_ARG(faults), encodings[_i].faults);
}
END_TEST

static const struct {
    const char *claim;
    struct profile asks;
    const char *faults;
} demands[] = {
    {"louder than it is", {.loudness_lufs = -16, .loudness_tolerance_lu = 1}, "loudness"},
    {"any loudness", {.loudness_lufs = -16, .loudness_tolerance_lu = HUGE_VAL}, ""},
    {"a lower true peak", {.true_peak_dbtp = -20}, "true-peak"},
    {"a higher RMS", {.rms_dbfs = {-12, -10}}, "rms"},
    {"a longer head", {.head_ms = {800, 1000}}, "head"},
    {"a shorter head", {.head_ms = {0, 700}}, "head"},
    {"a longer tail", {.tail_ms = {3000, 5000}}, "tail"},
    {"more bits", {.bitrate_kbps = 192}, "bitrate"},
    {"fewer bits", {.bitrate_high_kbps = 48}, "bitrate"},
    {"another rate", {.sample_rate_hz = 44100}, "sample-rate"},
    {"a higher rate", {.sample_rate_low_hz = 44100}, "sample-rate"},
    {"this rate", {.sample_rate_hz = 22050}, ""},
    {"two channels", {.channels = 2}, "channels"},
    {"one channel", {.channels = 1}, ""},
};

static struct bounds or_any(struct bounds asked) {
    return asked.high == 0 ? (struct bounds){-HUGE_VAL, HUGE_VAL} : asked;
}

START_TEST(demands_are_measured) {
    struct profile asks = demands[_i].asks;
    if (asks.loudness_lufs == 0)
        asks.loudness_tolerance_lu = HUGE_VAL;
    asks.rms_dbfs = or_any(asks.rms_dbfs);
    asks.head_ms = or_any(asks.head_ms);
    asks.tail_ms = or_any(asks.tail_ms);
    struct check_report report = fixture_check_with("book.mp3", &asks);
    struct str faults = fixture_faults(&report);
    ck_assert_msg(str_equal(faults, str_from_c(demands[_i].faults)), "%s: found “%.*s”, not “%s”",
                  demands[_i].claim, STR_ARG(faults), demands[_i].faults);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("faults");
    tcase_add_loop_test(claims, faults_are_found, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(claims, encodings_are_judged, 0, sizeof encodings / sizeof *encodings);
    tcase_add_loop_test(claims, demands_are_measured, 0, sizeof demands / sizeof *demands);
    return fixture_main("check faults", claims);
}
