#include "edition/sound.h"

#include <sys/stat.h>

#include "fixture.h"

enum { RATE = 22050, KBPS = 64 };

struct heard {
    struct arena *arena;
    int16_t *items;
    size_t count, capacity;
    size_t largest; /* that came at once */
};

static bool hear(void *context, const int16_t *samples, size_t count, struct error *error) {
    struct heard *heard = context;
    (void)error;
    heard->items = arena_grow_array(heard->arena, heard->items, &heard->capacity,
                                    heard->count + count, sizeof *heard->items);
    memcpy(heard->items + heard->count, samples, count * sizeof *samples);
    heard->count += count;
    heard->largest = count > heard->largest ? count : heard->largest;
    return true;
}

static bool refuse(void *context, const int16_t *samples, size_t count, struct error *error) {
    (void)context;
    (void)samples;
    (void)count;
    return error_set(error, "there", "no room");
}

static struct fixture *speak(void) {
    struct fixture *fixture = fixture_open(RATE, KBPS);
    fixture_chapter(fixture, STR("One"), 1);
    fixture_say(fixture, 1, 30000, 3);
    fixture_say(fixture, 0, 0, 0); /* nothing is heard */
    fixture_chapter(fixture, STR("Two"), 1);
    fixture_say(fixture, 2, 50001, 4);
    fixture_time(fixture);
    return fixture;
}

START_TEST(sound_is_as_long_as_the_timeline) {
    struct fixture *fixture = speak();
    struct heard heard = {.arena = fixture->arena};
    ck_assert(sound_each(&fixture->edition, hear, &heard, &fixture->error));
    ck_assert_uint_eq(heard.count, fixture->timeline.n_samples);
    fixture_close(fixture);
}
END_TEST

START_TEST(takes_lie_where_the_timeline_has_them_in_digital_silence) {
    struct fixture *fixture = speak();
    struct heard heard = {.arena = fixture->arena};
    ck_assert(sound_each(&fixture->edition, hear, &heard, &fixture->error));
    int16_t *wanted = arena_alloc_array(fixture->arena, heard.count, sizeof *wanted);
    const struct timeline_take *takes = fixture->timeline.takes;
    memcpy(wanted + takes[0].start, fixture_noise(fixture->arena, 1, 30000),
           30000 * sizeof *wanted);
    memcpy(wanted + takes[2].start, fixture_noise(fixture->arena, 2, 50001),
           50001 * sizeof *wanted);
    ck_assert_mem_eq(heard.items, wanted, heard.count * sizeof *wanted);
    fixture_close(fixture);
}
END_TEST

START_TEST(blocks_are_of_one_size_but_the_last) {
    struct fixture *fixture = speak();
    struct heard whole = {.arena = fixture->arena}, blocks = {.arena = fixture->arena};
    ck_assert(sound_each(&fixture->edition, hear, &whole, &fixture->error));
    ck_assert(sound_blocks(&fixture->edition, 1024, hear, &blocks, &fixture->error));
    ck_assert_uint_eq(blocks.count, whole.count);
    ck_assert_mem_eq(blocks.items, whole.items, whole.count * sizeof *whole.items);
    ck_assert_uint_eq(blocks.largest, 1024);
    fixture_close(fixture);
}
END_TEST

START_TEST(samples_that_are_lost_are_told_with_their_line) {
    struct fixture *fixture = speak();
    struct heard heard = {.arena = fixture->arena};
    unlink(cache_path(fixture->arena, &fixture->cache, &fixture->keys.items[2], ".samples"));
    ck_assert(!sound_each(&fixture->edition, hear, &heard, &fixture->error));
    ck_assert_str_eq(fixture->error.place, "line 3");
    fixture_close(fixture);
}
END_TEST

START_TEST(who_takes_no_more_ends_it) {
    struct fixture *fixture = speak();
    ck_assert(!sound_blocks(&fixture->edition, 1024, refuse, NULL, &fixture->error));
    ck_assert_str_eq(fixture->error.message, "no room");
    fixture_close(fixture);
}
END_TEST

/* ---- beyond 32 bits ---- */

/* Two takes and so many hours of silence between them, of a chapter each. */
static struct fixture *speak_hours(unsigned hours) {
    struct fixture *fixture = fixture_open(RATE, KBPS);
    fixture_chapter(fixture, STR("One"), 1);
    fixture_say(fixture, 1, 30000, 3)->pause_after_ms = hours * 3600 * 1000;
    fixture_chapter(fixture, STR("Two"), 1);
    fixture_say(fixture, 2, 50001, 4);
    fixture_time(fixture);
    return fixture;
}

static char begun[5];

/* Ends it before the silence, and reads what the file, which has no name yet, begins with. */
static bool stop_at_the_second_take(struct error *error) {
    enum { FILES_MAX = 64 };
    static int n_takes;
    struct stat status;
    if (++n_takes % 2)
        return true;
    for (int fd = 0; fd < FILES_MAX; fd++)
        if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 0 &&
            pread(fd, begun, 4, 0) == 4 && begun[0] == 'R') /* not of Check's own */
            return error_set(error, "", "begun");
    return error_set(error, "", "no file is being written");
}

START_TEST(a_wav_that_its_format_cannot_count_is_rf64) {
    static const struct {
        unsigned hours;
        const char *begins;
    } cases[] = {{1, "RIFF"}, {26, "RIFF"}, {28, "RF64"}, {100, "RF64"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = speak_hours(cases[i].hours);
        const char *path = str_format(fixture->arena, "%s/x.wav", fixture->cache.folder).ptr;
        fixture->edition.goes_on = stop_at_the_second_take;
        ck_assert(!binder_wav.bind(&fixture->edition, path, &fixture->error));
        ck_assert_str_eq(fixture->error.message, "begun");
        ck_assert_str_eq(begun, cases[i].begins);
        fixture_close(fixture);
    }
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("sound");
    tcase_add_test(claims, sound_is_as_long_as_the_timeline);
    tcase_add_test(claims, takes_lie_where_the_timeline_has_them_in_digital_silence);
    tcase_add_test(claims, blocks_are_of_one_size_but_the_last);
    tcase_add_test(claims, samples_that_are_lost_are_told_with_their_line);
    tcase_add_test(claims, who_takes_no_more_ends_it);
    tcase_add_test(claims, a_wav_that_its_format_cannot_count_is_rf64);
    return tests_run("sound", claims);
}
