/* A text that is read, narrated and timed without a voice: each word lasts a tenth of a
 * second (a hundred samples), and each take follows the one before. */
#ifndef LECTERN_TESTS_EDITION_TIMED_H
#define LECTERN_TESTS_EDITION_TIMED_H

#include "document/reader.h"
#include "edition/edition.h"
#include "narration/narrate.h"
#include "support.h"

static const uint64_t WORD = 100; /* samples */

static struct arena *arena;
static struct document document;
static struct script script;
static struct timeline timeline;
static struct edition edition;

static inline void setup(void) {
    arena = arena_open();
}

static inline void teardown(void) {
    arena_close(arena);
}

static inline void time_script(void) {
    uint64_t at = 0;
    timeline = (struct timeline){.format = {.sample_rate_hz = 1000}};
    timeline.n_takes = script.utterances.count;
    timeline.takes = arena_alloc_array(arena, timeline.n_takes, sizeof *timeline.takes);
    for (size_t i = 0; i < timeline.n_takes; i++) {
        size_t n = script.utterances.items[i].n_words;
        struct word_time *times = arena_alloc_array(arena, n, sizeof *times);
        for (size_t w = 0; w < n; w++)
            times[w] = (struct word_time){.start = (uint32_t)(w * WORD),
                                          .end = (uint32_t)((w + 1) * WORD)};
        timeline.takes[i] =
            (struct timeline_take){.start = at, .voice_end = at + n * WORD, .word_times = times};
        at += n * WORD;
    }
}

static inline void read_text(const char *name, const char *text, bool announce) {
    const struct reader_options reading = {.repair = true};
    const struct narration_options narration = {
        .language = STR("en-US"), .pauses = &pauses_default, .announce = announce};
    struct error error = {0};
    script = (struct script){0};
    ck_assert_msg(document_read_content(arena, name, str_from_c(text), &reading, &document, &error),
                  "%s", error.message);
    ck_assert_msg(script_narrate(arena, &document, &narration, &script, &error), "%s",
                  error.message);
    time_script();
    edition = (struct edition){.document = &document, .script = &script, .timeline = &timeline};
}

#endif
