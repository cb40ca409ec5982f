/* The engine with a voice open, and utterances made by hand. Each test is a process of
 * its own, so it may be asked directly. */
#ifndef LECTERN_TESTS_SPEAKING_H
#define LECTERN_TESTS_SPEAKING_H

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "speech/engine.h"
#include "support.h"

static struct arena *arena;
static struct error error;
static const struct engine *engine;

static inline struct voice speaking_voice(const char *identity, const char *language) {
    return (struct voice){
        .name = STR("test"),
        .engine = STR("espeak"),
        .identity = str_from_c(identity),
        .language = str_from_c(language),
        .rate = 175,
        .pitch = 50,
        .range = 50,
        .volume = 55,
    };
}

static inline void speaking_open(const char *identity, const char *language) {
    static struct voice voice;
    voice = speaking_voice(identity, language);
    engine = engine_find(voice.engine, &error);
    ck_assert_ptr_nonnull(engine);
    ck_assert_msg(engine->open(&voice, &error), "%s: %s", error.place, error.message);
}

static inline void speaking_setup(void) {
    arena = arena_open();
    error = (struct error){0};
}

static inline void speaking_teardown(void) {
    arena_close(arena);
}

/* One phrase of the words in `text`, apart by spaces: "U/ˌuː/" is U with its IPA, and a
 * word that ends in a hyphen or a comma joins the next or pauses before it. */
static inline struct utterance *speaking_utterance(struct str text) {
    struct {
        struct word *items;
        size_t count, capacity;
    } words = {0};
    for (struct str rest = str_trim(text), part; (part = str_cut_word(&rest)).len;) {
        struct word *word = arena_push(arena, &words);
        const char *slash = memchr(part.ptr, '/', part.len);
        char last = part.ptr[part.len - 1];
        word->text = part;
        word->joined = words.count > 1 && str_equal(words.items[words.count - 2].after, STR("-"));
        if (slash && last == '/') {
            word->text.len = (size_t)(slash - part.ptr);
            word->phonemes = str_slice(part, word->text.len + 1, part.len - 1);
            word->alphabet = PHONEMES_IPA;
        } else if (part.len > 1 && (last == '-' || last == ',')) {
            word->text.len--;
            word->after = str_slice(part, part.len - 1, part.len);
        }
    }
    ck_assert_ptr_nonnull(words.items);
    struct phrase *phrase = arena_alloc(arena, sizeof *phrase);
    *phrase = (struct phrase){.n_words = words.count, .mark = '.', .ends_sentence = true};
    struct utterance *utterance = arena_alloc(arena, sizeof *utterance);
    *utterance = (struct utterance){.phrases = phrase, .n_phrases = 1};
    utterance_set_words(arena, utterance, words.items, words.count);
    return utterance;
}

static inline bool speaking_record(const struct utterance *utterance, struct recording *recording) {
    *recording = (struct recording){
        .arena = arena,
        .word_times = arena_alloc_array(arena, utterance->n_words, sizeof(struct word_time)),
    };
    for (size_t i = 0; i < utterance->n_phrases; i++)
        if (!engine->speak(utterance, i, recording, &error))
            return false;
    return true;
}

static inline struct str speaking_phonemes(struct str text) {
    struct str ipa = {0};
    ck_assert_msg(engine->phonemes(arena, speaking_utterance(text), &ipa, &error), "%s: %s",
                  error.place, error.message);
    return ipa;
}

#endif
