/* The account for machines, read back by jq. */
#include <math.h>

#include "fixture.h"

static struct fixture *fixture;
static const char *path;

/* Two spoken paragraphs, an announcement, and something of every array. */
static void open_fixture(void) {
    fixture = fixture_open(22050, 64);
    struct script *script = &fixture->script;
    fixture_chapter(fixture, STR("Erstes “Kapitel”"), 1);
    fixture_say(fixture, 1, 22050, 3)->pause_after_ms = 500;
    fixture_chapter(fixture, STR("Two"), 2);
    fixture_say(fixture, 2, 11025, 2);
    struct utterance *announcement = fixture_say(fixture, 3, 11025, 1);
    announcement->kind = UTTERANCE_ANNOUNCEMENT;
    announcement->has_source = false;
    utterance_forget_places(announcement);
    *arena_push(fixture->arena, &script->unspoken) =
        (struct unspoken){{7, 9, 2}, STR("**"), STR("emphasis mark")};
    *arena_push(fixture->arena, &script->repairs) =
        (struct repair){{30, 33, 4}, STR("joined a sentence")};
    static const struct script_page pages[] = {
        {{"ix", 2}, 0, 0}, {{"10", 2}, 1, 1}, {{"11", 2}, 1, 2}};
    for (size_t i = 0; i < 3; i++)
        *arena_push(fixture->arena, &script->pages) = pages[i];
    script->about = (struct metadata){.publisher = STR("House"), .series = STR("Books of it")};
    fixture->edition.narrator = STR("Anna");
    fixture->edition.source_hash = hash_of(STR("abc"));
    path = fixture_bind(fixture, "json");
}

static void close_fixture(void) {
    fixture_close(fixture);
}

static void ck_assert_jq(const char *filter, const char *expected) {
    struct str output = output_of(fixture->arena, "jq -rc '%s' '%s'", filter, path);
    ck_assert_span_eq(str_trim(output), expected);
}

static size_t ms(uint64_t samples) {
    return (size_t)timeline_ms(&fixture->timeline, samples);
}

START_TEST(it_says_what_the_edition_is) {
    ck_assert_jq("[.title,.author,.language,.voice,.profile,.sample_rate]",
                 "[\"A Title\",\"An Author\",\"en-US\",\"tone\",\"standard\",22050]");
    ck_assert_jq("[.tool_version,.engine_version]", "[\"" LECTERN_VERSION "\",\"Noise 1.0\"]");
    ck_assert_jq(".source_sha256",
                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ck_assert_jq("[.loudness,.true_peak]", "[-20,-6]");
    ck_assert_jq(".duration_ms",
                 str_format(fixture->arena, "%zu", ms(fixture->timeline.n_samples)).ptr);
}
END_TEST

START_TEST(it_says_what_catalogues_know) {
    ck_assert_jq("[.date,.publisher,.series,.narrator,.subtitle,.rights]",
                 "[\"October 27, 1962\",\"House\",\"Books of it\",\"Anna\",\"\",\"\"]");
}
END_TEST

START_TEST(it_lists_the_pages_where_their_words_are_heard) {
    const struct timeline_take *takes = fixture->timeline.takes;
    ck_assert_jq("[.pages[]|.label,.start_ms]",
                 str_format(fixture->arena, "[\"ix\",%zu,\"10\",%zu,\"11\",%zu]",
                            ms(takes[0].start), ms(takes[1].start + takes[1].word_times[1].start),
                            ms(takes[1].voice_end))
                     .ptr);
}
END_TEST

START_TEST(it_lists_the_chapters) {
    const struct timeline_chapter *second = &fixture->timeline.chapters[1];
    ck_assert_jq(".chapters[1]",
                 str_format(fixture->arena,
                            "{\"title\":\"Two\",\"level\":2,\"start_ms\":%zu,\"end_ms\":%zu}",
                            ms(second->start), ms(second->end))
                     .ptr);
    ck_assert_jq("[.chapters[0].title,.chapters[0].start_ms,(.chapters|length)]",
                 "[\"Erstes “Kapitel”\",0,2]");
}
END_TEST

START_TEST(it_lists_the_utterances_with_their_words) {
    const struct timeline_take *take = &fixture->timeline.takes[1];
    ck_assert_jq("[.utterances[]|.kind]", "[\"paragraph\",\"paragraph\",\"announcement\"]");
    ck_assert_jq(
        ".utterances[1]",
        str_format(fixture->arena,
                   "{\"kind\":\"paragraph\",\"source\":{\"start\":100,\"end\":190,\"line\":2},"
                   "\"spoken\":\"word word\",\"start_ms\":%zu,\"end_ms\":%zu,\"words\":["
                   "{\"text\":\"word\",\"start_ms\":%zu,\"end_ms\":%zu,\"source\":{\"start\":100,"
                   "\"end\":104}},{\"text\":\"word\",\"start_ms\":%zu,\"end_ms\":%zu,\"source\":"
                   "{\"start\":105,\"end\":109}}]}",
                   ms(take->start), ms(take->voice_end), ms(take->start), ms(take->start + 5512),
                   ms(take->start + 5512), ms(take->start + 11024))
            .ptr);
}
END_TEST

START_TEST(what_is_not_in_the_source_has_none) {
    ck_assert_jq("[.utterances[2].source,.utterances[2].words[0].source]", "[null,null]");
}
END_TEST

START_TEST(it_lists_what_is_unspoken_and_what_was_mended) {
    ck_assert_jq(".unspoken", "[{\"source\":{\"start\":7,\"end\":9,\"line\":2},\"text\":\"**\","
                              "\"reason\":\"emphasis mark\"}]");
    ck_assert_jq(".repairs", "[{\"source\":{\"start\":30,\"end\":33,\"line\":4},\"what\":"
                             "\"joined a sentence\"}]");
}
END_TEST

START_TEST(silence_has_no_level) {
    fixture->timeline.loudness_lufs = fixture->timeline.true_peak_dbtp = -HUGE_VAL;
    ck_assert(binder_json.bind(&fixture->edition, path, &fixture->error));
    ck_assert_jq("[.loudness,.true_peak]", "[null,null]");
}
END_TEST

START_TEST(levels_are_in_hundredths) {
    fixture->timeline.loudness_lufs = -19.0349;
    fixture->timeline.true_peak_dbtp = -0.05;
    ck_assert(binder_json.bind(&fixture->edition, path, &fixture->error));
    ck_assert_jq("[.loudness,.true_peak]", "[-19.03,-0.05]");
}
END_TEST

START_TEST(no_key_comes_twice_and_each_item_has_its_line) {
    struct str content;
    ck_assert(file_read(fixture->arena, path, 1 << 20, &content, &fixture->error));
    ck_assert_uint_eq(count_lines(content, ",{\"kind\"") + count_lines(content, "{\"kind\""), 3);
    output_of(fixture->arena,
              "/usr/bin/python3 -c 'import json,sys\n"
              "def once(pairs):\n"
              "    assert len(pairs) == len(dict(pairs))\n"
              "    return dict(pairs)\n"
              "json.load(open(\"%s\"), object_pairs_hook=once)'",
              path);
}
END_TEST

START_TEST(a_text_that_is_not_utf_8_is_an_error) {
    fixture->script.title = STR("\xFF");
    const char *other = str_format(fixture->arena, "%s/other.json", fixture->cache.folder).ptr;
    ck_assert(!binder_json.bind(&fixture->edition, other, &fixture->error));
    ck_assert(!file_exists(other));
}
END_TEST

START_TEST(it_is_always_written) {
    ck_assert(binder_json.always);
    ck_assert(!binder_mp3.always);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("json");
    tcase_add_checked_fixture(claims, open_fixture, close_fixture);
    tcase_add_test(claims, it_says_what_the_edition_is);
    tcase_add_test(claims, it_says_what_catalogues_know);
    tcase_add_test(claims, it_lists_the_pages_where_their_words_are_heard);
    tcase_add_test(claims, it_lists_the_chapters);
    tcase_add_test(claims, it_lists_the_utterances_with_their_words);
    tcase_add_test(claims, what_is_not_in_the_source_has_none);
    tcase_add_test(claims, it_lists_what_is_unspoken_and_what_was_mended);
    tcase_add_test(claims, silence_has_no_level);
    tcase_add_test(claims, levels_are_in_hundredths);
    tcase_add_test(claims, no_key_comes_twice_and_each_item_has_its_line);
    tcase_add_test(claims, a_text_that_is_not_utf_8_is_an_error);
    tcase_add_test(claims, it_is_always_written);
    return tests_run("edition/json", claims);
}
