/* Small editions made of synthetic takes: bursts of noise, encoded and kept in a
 * temporary cache, so that what a binder writes can be heard and measured without a
 * voice. */
#ifndef LECTERN_TESTS_EDITION_FIXTURE_H
#define LECTERN_TESTS_EDITION_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "edition/edition.h"
#include "studio/samples.h"
#include "support.h"

struct fixture {
    struct arena *arena;
    struct error error;
    struct cache cache; /* and the folder that editions are bound into */
    struct mp3_format format;
    struct pauses pauses;
    struct document document;
    struct script script;
    struct {
        struct hash *items;
        size_t count, capacity;
    } keys;
    struct timeline timeline;
    struct voice voice;
    struct profile profile;
    struct edition edition;
};

static inline struct fixture *fixture_open(int sample_rate_hz, int bitrate_kbps) {
    struct arena *arena = arena_open();
    struct fixture *fixture = arena_alloc(arena, sizeof *fixture);
    fixture->arena = arena;
    fixture->format = (struct mp3_format){sample_rate_hz, bitrate_kbps};
    fixture->pauses = (struct pauses){.head = 750, .tail = 2000};
    fixture->document.path = "test.txt";
    fixture->script.title = STR("A Title");
    fixture->script.author = fixture->script.about.author = STR("An Author");
    fixture->script.language = STR("en-US");
    fixture->script.date = STR("October 27, 1962");
    fixture->voice = (struct voice){.name = STR("tone"), .description = STR("A test tone")};
    fixture->profile = (struct profile){.name = STR("standard")};
    fixture->edition = (struct edition){
        .document = &fixture->document,
        .script = &fixture->script,
        .timeline = &fixture->timeline,
        .cache = &fixture->cache,
        .voice = &fixture->voice,
        .profile = &fixture->profile,
        .engine_identity = STR("Noise 1.0"),
        .cover_type = "image/png",
    };
    ck_assert(cache_open(arena, NULL, false, &fixture->cache, &fixture->error));
    return fixture;
}

static inline void fixture_close(struct fixture *fixture) {
    cache_close(&fixture->cache);
    arena_close(fixture->arena);
}

/* The same noise for the same seed, loud, beginning and ending at once. */
static inline int16_t *fixture_noise(struct arena *arena, uint32_t seed, size_t n_samples) {
    int16_t *samples = arena_alloc_array(arena, n_samples, sizeof *samples);
    uint32_t state = seed * 2654435761U + 1;
    int low = 0;
    for (size_t i = 0; i < n_samples; i++) {
        state = state * 1664525U + 1013904223U;
        low += ((int)(state >> 16) % 16384 - 8192 - low) / 4;
        samples[i] = (int16_t)low;
    }
    return samples;
}

/* Encodes a burst as a take of so many words, equally long. */
static inline struct hash fixture_take(struct fixture *fixture, uint32_t seed, size_t n_samples,
                                       uint32_t n_words) {
    struct hasher hasher;
    hasher_open(&hasher);
    hasher_add_number(&hasher, seed);
    hasher_add_number(&hasher, (int64_t)n_samples);
    hasher_add_number(&hasher, n_words);
    struct hash key = hasher_close(&hasher);
    if (take_usable(&fixture->cache, &key))
        return key;
    struct strbuf frames = {.arena = fixture->arena};
    size_t n_frames;
    int16_t *samples = fixture_noise(fixture->arena, seed, n_samples);
    ck_assert(mp3_segment_encode(&fixture->format, samples, n_samples, &frames, &n_frames,
                                 &fixture->error));
    float blocks[] = {-20, -20};
    struct take take = {
        .n_frames = (uint32_t)n_frames,
        .n_samples = (uint32_t)n_samples,
        .n_words = n_words,
        .word_times = arena_alloc_array(fixture->arena, n_words, sizeof *take.word_times),
        .peak_dbtp = -6,
        .n_blocks = 2,
        .block_lufs = blocks,
        .frames = strbuf_str(&frames),
    };
    for (uint32_t i = 0; i < n_words; i++)
        take.word_times[i] = (struct word_time){(uint32_t)n_samples / n_words * i,
                                                (uint32_t)n_samples / n_words * (i + 1)};
    ck_assert(take_store(&fixture->cache, &key, &take, &fixture->error));
    const struct samples kept = {samples, n_samples};
    ck_assert(samples_store(&fixture->cache, &key, kept, &fixture->error));
    return key;
}

/* Adds a spoken block to the document and its utterance to the script. */
static inline struct utterance *fixture_say(struct fixture *fixture, uint32_t seed,
                                            size_t n_samples, uint32_t n_words) {
    struct arena *arena = fixture->arena;
    size_t number = fixture->script.utterances.count;
    struct block *block = arena_push(arena, &fixture->document.blocks);
    block->kind = BLOCK_PARAGRAPH;
    *arena_push(arena, &block->spans) =
        (struct span){.text = str_format(arena, "Block %zu, as written.", number),
                      .start = 100 * number,
                      .end = 100 * number + 22,
                      .mended = true};
    struct utterance *utterance = arena_push(arena, &fixture->script.utterances);
    *utterance = (struct utterance){
        .kind = UTTERANCE_PARAGRAPH,
        .source = {100 * number, 100 * number + 90, number + 1},
        .has_source = true,
        .chapter = NO_CHAPTER,
    };
    struct word *words = arena_alloc_array(arena, n_words, sizeof *words);
    for (size_t i = 0; i < n_words; i++)
        words[i] = (struct word){
            .text = STR("word"), .start = 100 * number + 5 * i, .end = 100 * number + 5 * i + 4};
    utterance_set_words(arena, utterance, words, n_words);
    *arena_push(arena, &fixture->keys) =
        n_words ? fixture_take(fixture, seed, n_samples, n_words) : (struct hash){{0}};
    return utterance;
}

/* Opens a chapter with the utterance that is said next. */
static inline void fixture_chapter(struct fixture *fixture, struct str title, int level) {
    *arena_push(fixture->arena, &fixture->script.chapters) = (struct chapter){
        .title = title, .level = level, .first_utterance = fixture->script.utterances.count};
}

/* Blocks move while they are added. */
static inline void fixture_tie_blocks(struct fixture *fixture) {
    for (size_t i = 0; i < fixture->script.utterances.count; i++) {
        struct utterance *utterance = &fixture->script.utterances.items[i];
        utterance->block = utterance->has_source ? &fixture->document.blocks.items[i] : NULL;
    }
}

static inline void fixture_time(struct fixture *fixture) {
    fixture_tie_blocks(fixture);
    bool done =
        timeline_make(fixture->arena, &fixture->script, fixture->keys.items, &fixture->cache,
                      &fixture->format, &fixture->pauses, &fixture->timeline, &fixture->error);
    ck_assert_msg(done, "%s: %s", fixture->error.place, fixture->error.message);
}

static inline const struct binder *fixture_binder(const char *name) {
    for (size_t i = 0; binders[i]; i++)
        if (strcmp(binders[i]->name, name) == 0)
            return binders[i];
    ck_abort_msg("no form is called %s", name);
}

/* Times the script, binds that form and returns the file's path. */
static inline const char *fixture_bind(struct fixture *fixture, const char *name) {
    const struct binder *binder = fixture_binder(name);
    fixture_time(fixture);
    const char *path =
        str_format(fixture->arena, "%s/edition%s", fixture->cache.folder, binder->extension).ptr;
    ck_assert_msg(binder->bind(&fixture->edition, path, &fixture->error), "%s: %s",
                  fixture->error.place, fixture->error.message);
    return path;
}

/* What a shell command prints; it must end with status 0. */
static inline struct str output_of(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static inline struct str output_of(struct arena *arena, const char *format, ...) {
    char command[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    FILE *pipe = popen(command, "r"); // NOLINT(cert-env33-c)
    ck_assert_ptr_nonnull(pipe);
    struct strbuf output = {.arena = arena};
    char bytes[1 << 14];
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        strbuf_add(&output, (struct str){bytes, n});
    int status = pclose(pipe);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %d of: %s", status,
                  command);
    return strbuf_str(&output);
}

/* Frames of a file's tag as mutagen reads them, a line each (tests/edition/tag.py). */
static inline struct str tag_of(struct arena *arena, const char *path) {
    return output_of(arena, "/usr/bin/python3 %s/edition/tag.py '%s'", TESTS_DIR, path);
}

#define ck_assert_has_line(output, line)                                                           \
    ck_assert_msg(has_line((output), (line)), "no line “%s” in:\n%.*s", (line), STR_ARG(output))

static inline bool has_line(struct str output, const char *line) {
    for (size_t from = 0, to; from < output.len; from = to + 1) {
        for (to = from; to < output.len && output.ptr[to] != '\n';)
            to++;
        if (str_equal(str_slice(output, from, to), str_from_c(line)))
            return true;
    }
    return false;
}

static inline size_t count_lines(struct str output, const char *prefix) {
    size_t count = 0;
    for (size_t from = 0, to; from < output.len; from = to + 1) {
        for (to = from; to < output.len && output.ptr[to] != '\n';)
            to++;
        count += str_starts_with(str_slice(output, from, to), str_from_c(prefix));
    }
    return count;
}

#endif
