/* An edition in parts. */
#include "edition/part.h"

#include <math.h>

#include "fixture.h"

enum { RATE = 22050, FRAME = 576, SECONDS = 12 };

static struct fixture *fixture;
static struct parts parts;

static void open_fixture(void) {
    fixture = fixture_open(RATE, 64);
    fixture->voice.pauses = fixture->pauses;
}

static void close_fixture(void) {
    fixture_close(fixture);
}

/* A block of so many seconds, with a pause after it. */
static struct utterance *say(uint32_t seconds) {
    struct utterance *utterance = fixture_say(fixture, seconds, (size_t)RATE * seconds + 77, 3);
    utterance->pause_after_ms = 700;
    return utterance;
}

static void say_heading(const char *title, int level) {
    fixture_chapter(fixture, str_from_c(title), level);
    say(1)->kind = UTTERANCE_HEADING;
}

static void say_chapter(const char *title, int level, uint32_t seconds) {
    say_heading(title, level);
    say(seconds);
}

static bool try_split(const char *how) {
    struct split split;
    ck_assert(split_find(str_from_c(how), &split));
    fixture_time(fixture);
    return parts_make(fixture->arena, &fixture->edition, &split, &parts, &fixture->error);
}

static void split(const char *how) {
    ck_assert_msg(try_split(how), "%s", fixture->error.message);
}

/* The parts' names, with commas between. */
static struct str names(void) {
    struct strbuf list = {.arena = fixture->arena};
    for (size_t i = 0; i < parts.count; i++)
        strbuf_format(&list, "%s%.*s", i ? ", " : "", STR_ARG(parts.items[i].name));
    return strbuf_str(&list);
}

static double seconds_of(const struct part *part) {
    return (double)part->timeline.n_samples / RATE;
}

/* ---- where they begin ---- */

/* Three chapters whose pauses differ. */
START_TEST(parts_of_a_package_last_as_long_as_the_whole) {
    say_chapter("One", 1, SECONDS);
    say_chapter("Two", 1, SECONDS);
    say(SECONDS)->pause_after_ms = 30; /* less than the lead of a chapter */
    say_chapter("Three", 1, SECONDS);
    fixture_time(fixture);
    const struct split joined = {.by = SPLIT_CHAPTERS, .joined = true};
    ck_assert(parts_make(fixture->arena, &fixture->edition, &joined, &parts, &fixture->error));
    ck_assert_uint_eq(parts.count, 3);
    ck_assert_uint_eq(parts.n_samples, fixture->timeline.n_samples);
    for (size_t i = 0; i < parts.count; i++) {
        const struct part *part = &parts.items[i];
        ck_assert_uint_eq(part->start % FRAME, 0);
        for (size_t n = 0; n < part->timeline.n_takes; n++)
            ck_assert_uint_eq(part->start + part->timeline.takes[n].start,
                              fixture->timeline.takes[part->first_utterance + n].start);
        const struct timeline_take *last = &part->timeline.takes[part->timeline.n_takes - 1];
        ck_assert_uint_ge(part->timeline.n_samples, last->voice_end);
        ck_assert_uint_ge(part->timeline.n_frames, last->first_frame + last->n_frames);
    }
    for (size_t i = 1; i < parts.count; i++) /* where the chapter begins, to the frame */
        ck_assert_uint_lt(parts.items[i].start - fixture->timeline.chapters[i].start, FRAME);
}
END_TEST

START_TEST(a_way_to_split_is_a_word_or_a_number_with_its_unit) {
    struct split found;
    ck_assert(split_find(STR("chapter"), &found) && found.by == SPLIT_CHAPTERS);
    ck_assert(split_find(STR("30min"), &found) && found.by == SPLIT_LENGTH);
    ck_assert_uint_eq(found.limit, 1800000);
    ck_assert(split_find(STR("2h"), &found) && found.limit == 7200000);
    ck_assert(split_find(STR("100MB"), &found) && found.by == SPLIT_SIZE);
    ck_assert_uint_eq(found.limit, 100000000);
    ck_assert(split_find(STR("4gb"), &found) && found.limit == 4000000000);
    static const char *const wrong[] = {"",
                                        "0min",
                                        "min",
                                        "30",
                                        "30 min",
                                        "-1h",
                                        "30s",
                                        "1.5h",
                                        "h30",
                                        "2 GB",
                                        "99999999999999999999MB"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(!split_find(str_from_c(wrong[i]), &found), "%s", wrong[i]);
}
END_TEST

START_TEST(every_chapter_of_the_outermost_level_has_a_part) {
    fixture_chapter(fixture, STR("A Title"), 1);
    say(SECONDS)->kind = UTTERANCE_ANNOUNCEMENT;
    say_chapter("One", 1, SECONDS);
    say_chapter("One and a half", 2, SECONDS);
    say_chapter("Two", 1, SECONDS);
    split("chapter");
    ck_assert_span_eq(names(), "01 A Title, 02 One, 03 Two");
    ck_assert_uint_eq(parts.items[1].script.chapters.count, 2);
    ck_assert_uint_eq(parts.items[2].script.chapters.count, 1);
}
END_TEST

START_TEST(a_lone_outer_heading_goes_with_the_chapters_under_it) {
    fixture_chapter(fixture, STR("A Title"), 1);
    say(SECONDS)->kind = UTTERANCE_ANNOUNCEMENT;
    say_heading("The Book", 1);
    say_chapter("One", 2, SECONDS);
    say_chapter("Two", 2, SECONDS);
    split("chapter");
    ck_assert_span_eq(names(), "01 A Title, 02 The Book. One, 03 Two");
}
END_TEST

START_TEST(a_chapter_of_a_sentence_stays_with_the_one_before_it) {
    say_chapter("One", 1, SECONDS);
    say_chapter("For my mother", 1, 2);
    say_chapter("Two", 1, SECONDS);
    split("chapter");
    ck_assert_span_eq(names(), "01 One, 02 Two");
    ck_assert_uint_eq(parts.items[0].script.chapters.count, 2);
}
END_TEST

START_TEST(many_short_chapters_are_not_all_one_part) {
    for (int i = 0; i < 12; i++)
        say_chapter("Short", 1, 2);
    split("chapter");
    ck_assert_uint_ge(parts.count, 3);
    for (size_t i = 0; i < parts.count; i++)
        ck_assert_double_le(seconds_of(&parts.items[i]), 25);
}
END_TEST

START_TEST(a_text_without_chapters_is_one_part) {
    say(3);
    say(4);
    split("chapter");
    ck_assert_span_eq(names(), "01 A Title");
    ck_assert_uint_eq(parts.n_samples, fixture->timeline.n_samples);
}
END_TEST

START_TEST(a_script_that_says_nothing_is_one_part) {
    split("chapter");
    ck_assert_uint_eq(parts.count, 1);
    split("1min");
    ck_assert_uint_eq(parts.count, 1);
}
END_TEST

START_TEST(parts_by_length_keep_to_it_and_are_about_as_long_as_each_other) {
    for (int i = 0; i < 25; i++)
        say(9);
    split("1min");
    ck_assert_uint_eq(parts.count, 5);
    for (size_t i = 0; i < parts.count; i++) {
        ck_assert_double_le(seconds_of(&parts.items[i]), 60);
        ck_assert_double_ge(seconds_of(&parts.items[i]), 45);
    }
    ck_assert_span_eq(names(),
                      "01 A Title, 02 A Title (2), 03 A Title (3), 04 A Title (4), 05 A Title (5)");
}
END_TEST

START_TEST(parts_by_length_begin_at_chapters_where_they_can) {
    for (int i = 0; i < 4; i++) {
        say_heading(i % 2 ? "Odd" : "Even", 1);
        for (int n = 0; n < 4; n++)
            say(9);
    }
    split("1min");
    ck_assert_span_eq(names(), "01 Even, 02 Odd, 03 Even, 04 Odd");
}
END_TEST

START_TEST(a_part_never_begins_within_a_paragraph_or_behind_its_heading) {
    say_heading("One", 1);
    for (int i = 0; i < 40; i++) {
        struct utterance *utterance = say(9);
        utterance->continues = i % 10 != 0;
    }
    split("1min");
    ck_assert_uint_eq(parts.count, 4); /* of one paragraph each */
    for (size_t i = 1; i < parts.count; i++) {
        const struct utterance *first =
            &fixture->script.utterances.items[parts.items[i].first_utterance];
        ck_assert(!first->continues && (first - 1)->kind != UTTERANCE_HEADING);
    }
}
END_TEST

START_TEST(a_piece_of_a_chapter_says_which_it_is) {
    say_heading("One", 1);
    for (int i = 0; i < 9; i++)
        say(9);
    split("1min");
    ck_assert_span_eq(names(), "01 One, 02 One (2)");
    ck_assert(!parts.items[0].continues && parts.items[1].continues);
    ck_assert_span_eq(parts.items[1].script.chapters.items[0].title, "One (2)");
    ck_assert_uint_eq(parts.items[1].timeline.chapters[0].start, 0);
}
END_TEST

START_TEST(no_file_is_larger_than_was_asked_for) {
    for (int i = 0; i < 40; i++)
        say(9);
    split("1MB");
    ck_assert_uint_ge(parts.count, 3);
    for (size_t i = 0; i < parts.count; i++) {
        const char *path = str_format(fixture->arena, "%s/%zu.mp3", fixture->cache.folder, i).ptr;
        ck_assert(part_write_mp3(&parts.items[i], path, &fixture->error));
        ck_assert_uint_le(parts.items[i].n_bytes, 1000000);
        ck_assert_uint_ge(parts.items[i].n_bytes, 500000);
    }
}
END_TEST

START_TEST(a_cover_that_leaves_no_room_is_told) {
    say(9);
    fixture->edition.cover = (struct str){arena_alloc(fixture->arena, 800000), 800000};
    ck_assert(!try_split("1MB"));
    ck_assert(str_contains(str_from_c(fixture->error.message), STR("cover")));
}
END_TEST

START_TEST(a_book_of_a_hundred_thousand_paragraphs_is_planned_at_once) {
    say(9);
    const struct utterance one = fixture->script.utterances.items[0];
    fixture_time(fixture);
    struct timeline_take take = fixture->timeline.takes[0];
    enum { N = 100000 };
    struct timeline timeline = fixture->timeline;
    timeline.takes = arena_alloc_array(fixture->arena, N, sizeof take);
    timeline.n_takes = N;
    for (size_t i = 0; i < N; i++) {
        if (i)
            *arena_push(fixture->arena, &fixture->script.utterances) = one;
        timeline.takes[i] = take;
        timeline.takes[i].first_frame += 400 * i;
        timeline.takes[i].start = timeline.takes[i].first_frame * FRAME;
        timeline.takes[i].voice_end = timeline.takes[i].start + (uint64_t)9 * RATE;
    }
    timeline.n_samples = timeline.takes[N - 1].voice_end;
    fixture->edition.timeline = &timeline;
    const struct split hours = {.by = SPLIT_LENGTH, .limit = 3600000};
    ck_assert(parts_make(fixture->arena, &fixture->edition, &hours, &parts, &fixture->error));
    ck_assert_uint_ge(parts.count, N / 345);
    ck_assert_uint_le(parts.count, N / 300);
}
END_TEST

/* ---- what they are ---- */

static void say_three(void) {
    say_chapter("One", 1, SECONDS);
    say_chapter("Two", 1, SECONDS + 1);
    say_chapter("Two and a half", 2, 5);
    say_chapter("Three", 1, SECONDS + 2);
    say(4);
}

START_TEST(takes_are_as_far_apart_as_in_the_whole) {
    say_three();
    split("chapter");
    const struct timeline *whole = &fixture->timeline;
    for (size_t p = 0; p < parts.count; p++) {
        const struct part *part = &parts.items[p];
        const struct timeline_take *first = &whole->takes[part->first_utterance];
        ck_assert_uint_eq(part->timeline.takes[0].start, whole->takes[0].start);
        for (size_t i = 0; i < part->timeline.n_takes; i++) {
            const struct timeline_take *take = &part->timeline.takes[i];
            ck_assert_uint_eq(take->start - part->timeline.takes[0].start,
                              first[i].start - first->start);
            ck_assert_uint_eq(take->start, take->first_frame * FRAME);
            ck_assert_uint_eq(take->voice_end - take->start, first[i].voice_end - first[i].start);
        }
    }
}
END_TEST

START_TEST(every_utterance_and_block_is_in_one_part) {
    say_three();
    split("chapter");
    size_t utterances = 0, blocks = 0;
    for (size_t i = 0; i < parts.count; i++) {
        const struct part *part = &parts.items[i];
        ck_assert_uint_eq(part->first_utterance, utterances);
        ck_assert_ptr_eq(part->document.blocks.items, fixture->document.blocks.items + blocks);
        ck_assert_uint_eq(part->document.blocks.count, part->script.utterances.count);
        utterances += part->script.utterances.count;
        blocks += part->document.blocks.count;
    }
    ck_assert_uint_eq(utterances, fixture->script.utterances.count);
    ck_assert_uint_eq(blocks, fixture->document.blocks.count);
}
END_TEST

START_TEST(joined_they_follow_each_other) {
    say_three();
    split("chapter");
    struct timeline *whole = &fixture->timeline;
    parts_join(&parts, whole);
    uint64_t start = 0;
    for (size_t i = 0, chapter = 0; i < parts.count; i++) {
        const struct part *part = &parts.items[i];
        ck_assert_uint_eq(part->start, start);
        ck_assert_uint_eq(whole->takes[part->first_utterance].start,
                          start + part->timeline.takes[0].start);
        ck_assert_uint_eq(whole->chapters[chapter].start, start);
        chapter += part->script.chapters.count;
        start += part->timeline.n_samples;
        ck_assert_uint_eq(whole->chapters[chapter - 1].end, start);
    }
    ck_assert_uint_eq(whole->n_samples, start);
    ck_assert_uint_eq(parts.n_samples, start);
}
END_TEST

START_TEST(an_edition_of_one_part_is_the_whole) {
    say_chapter("One", 1, SECONDS);
    split("1h");
    ck_assert_uint_eq(parts.count, 1);
    ck_assert_uint_eq(parts.items[0].timeline.n_samples, fixture->timeline.n_samples);
    ck_assert_uint_eq(parts.items[0].timeline.n_frames, fixture->timeline.n_frames);
    ck_assert_uint_eq(parts.items[0].timeline.chapters[0].end, fixture->timeline.chapters[0].end);
}
END_TEST

START_TEST(each_file_plays_exactly_its_parts_samples) {
    say_three();
    split("chapter");
    for (size_t i = 0; i < parts.count; i++) {
        struct part *part = &parts.items[i];
        const char *path = str_format(fixture->arena, "%s/%zu.mp3", fixture->cache.folder, i).ptr;
        ck_assert(part_write_mp3(part, path, &fixture->error));
        struct str played = output_of(fixture->arena, "mpg123 -q -s '%s'", path);
        ck_assert_uint_eq(played.len / sizeof(int16_t), part->timeline.n_samples);
        ck_assert_double_eq_tol(part->timeline.loudness_lufs, -20, 0.01);
        ck_assert_double_eq_tol(part->timeline.true_peak_dbtp, -6, 0.01);
        struct str tag = tag_of(fixture->arena, path);
        ck_assert_has_line(tag,
                           str_format(fixture->arena, "TRCK 0 '%zu/%zu'", i + 1, parts.count).ptr);
        ck_assert_has_line(tag, "TALB 0 'A Title'");
    }
}
END_TEST

/* ---- their names ---- */

static struct str name_of(const char *title) {
    return part_name(fixture->arena, 7, 12, str_from_c(title));
}

START_TEST(a_name_has_nothing_that_fat_forbids) {
    ck_assert_span_eq(name_of("Who? What: \"This\" / <that>*|\\"), "07 Who What - 'This' - (that)");
    ck_assert_span_eq(name_of("  A\ttab\nand  spaces... "), "07 A tab and spaces");
    ck_assert_span_eq(name_of("\u200Bhidden\u202E marks\u00AD"), "07 hidden marks");
    ck_assert_span_eq(name_of("..."), "07");
    ck_assert_span_eq(name_of(""), "07");
    ck_assert_span_eq(name_of("bad \xFF byte"), "07 bad byte");
}
END_TEST

START_TEST(a_name_is_in_nfc) {
    ck_assert_span_eq(name_of("Cafe\u0301 Rosa"), "07 Caf\u00E9 Rosa");
    ck_assert_span_eq(name_of("\u1112\u1161\u11AB"), "07 \uD55C");
}
END_TEST

START_TEST(a_name_is_short_and_ends_with_a_whole_word_or_letter) {
    struct str name =
        name_of("It was the best of times, it was the worst of times, it was the age");
    ck_assert_span_eq(name, "07 It was the best of times, it was the worst of times, it");
    for (size_t shift = 0; shift < 3; shift++) {
        struct strbuf title = {.arena = fixture->arena};
        for (size_t i = 0; i < shift; i++)
            strbuf_add_char(&title, 'a');
        for (size_t i = 0; i < 100; i++)
            strbuf_add(&title, STR("\u6F22\u0323"));
        name = part_name(fixture->arena, 7, 12, strbuf_str(&title));
        ck_assert_uint_le(name.len, PART_NAME_MAX_BYTES);
        ck_assert_uint_ge(name.len, PART_NAME_MAX_BYTES - 8);
        ck_assert(str_ends_with(name, STR("\u0323")));
    }
}
END_TEST

START_TEST(numbers_are_as_wide_as_the_last) {
    ck_assert_span_eq(part_name(fixture->arena, 1, 9, STR("A")), "01 A");
    ck_assert_span_eq(part_name(fixture->arena, 7, 100, STR("A")), "007 A");
    ck_assert_span_eq(part_name(fixture->arena, 1000, 1000, STR("A")), "1000 A");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("parts");
    tcase_set_timeout(claims, 120);
    tcase_add_checked_fixture(claims, open_fixture, close_fixture);
    tcase_add_test(claims, parts_of_a_package_last_as_long_as_the_whole);
    tcase_add_test(claims, a_way_to_split_is_a_word_or_a_number_with_its_unit);
    tcase_add_test(claims, every_chapter_of_the_outermost_level_has_a_part);
    tcase_add_test(claims, a_lone_outer_heading_goes_with_the_chapters_under_it);
    tcase_add_test(claims, a_chapter_of_a_sentence_stays_with_the_one_before_it);
    tcase_add_test(claims, many_short_chapters_are_not_all_one_part);
    tcase_add_test(claims, a_text_without_chapters_is_one_part);
    tcase_add_test(claims, a_script_that_says_nothing_is_one_part);
    tcase_add_test(claims, parts_by_length_keep_to_it_and_are_about_as_long_as_each_other);
    tcase_add_test(claims, parts_by_length_begin_at_chapters_where_they_can);
    tcase_add_test(claims, a_part_never_begins_within_a_paragraph_or_behind_its_heading);
    tcase_add_test(claims, a_piece_of_a_chapter_says_which_it_is);
    tcase_add_test(claims, no_file_is_larger_than_was_asked_for);
    tcase_add_test(claims, a_cover_that_leaves_no_room_is_told);
    tcase_add_test(claims, a_book_of_a_hundred_thousand_paragraphs_is_planned_at_once);
    tcase_add_test(claims, takes_are_as_far_apart_as_in_the_whole);
    tcase_add_test(claims, every_utterance_and_block_is_in_one_part);
    tcase_add_test(claims, joined_they_follow_each_other);
    tcase_add_test(claims, an_edition_of_one_part_is_the_whole);
    tcase_add_test(claims, each_file_plays_exactly_its_parts_samples);
    tcase_add_test(claims, a_name_has_nothing_that_fat_forbids);
    tcase_add_test(claims, a_name_is_in_nfc);
    tcase_add_test(claims, a_name_is_short_and_ends_with_a_whole_word_or_letter);
    tcase_add_test(claims, numbers_are_as_wide_as_the_last);
    return tests_run("edition/part", claims);
}
