/* Engines turn words into samples. An engine is one file with a `struct engine`
 * and a line in the list in engine.c.
 *
 * An opened engine is used by forking: the parent opens it and speaks nothing, a
 * child speaks one utterance and exits. libespeak-ng is not thread-safe, and its
 * state leaks from one sentence to the next; a fork gives the same samples
 * whatever was spoken elsewhere, and keeps a crash inside the child. */
#ifndef LECTERN_SPEECH_ENGINE_H
#define LECTERN_SPEECH_ENGINE_H

#include "base/error.h"
#include "narration/script.h"
#include "speech/voice.h"

/* Where a word was heard, in samples from the start of the recording. */
struct word_time {
    uint32_t start, end;
};

/* What a phrase sounds like; the arrays are the caller's arena's. */
struct recording {
    struct arena *arena;
    int16_t *samples;
    size_t n_samples, capacity;
    struct word_time *word_times; /* one for each word of the utterance */
};

struct engine {
    const char *name;
    /* Loads a voice for this process. One engine is open at a time. */
    bool (*open)(const struct voice *voice, struct error *error);
    /* What the sound depends on besides the voice's settings: the engine's version
     * and a digest of its data. */
    bool (*identity)(struct arena *arena, struct str *identity, struct error *error);
    int (*sample_rate)(void); /* Hz */
    /* Appends phrase `n` of the utterance to the recording, without silence at
     * either end, and sets its words' times. Fails when the engine reports that it
     * left words out. To be called in a child. */
    bool (*speak)(const struct utterance *utterance, size_t phrase, struct recording *recording,
                  struct error *error);
    /* The phonemes of an utterance as they will be spoken, in IPA, words apart by
     * one space. To be called in a child. */
    bool (*phonemes)(struct arena *arena, const struct utterance *utterance, struct str *ipa,
                     struct error *error);
    /* Whether the engine has the word in its dictionary (it guesses at others). To be
     * called in a child, or in a process that records nothing. */
    bool (*knows)(struct str word);
    /* Whether the engine has a voice for a language (a BCP 47 tag). To be called in a
     * child that does nothing else. */
    bool (*speaks)(struct str language);
    /* Checks that phonemes can be said with the open voice; the message names what
     * cannot. */
    bool (*accepts)(enum phoneme_alphabet alphabet, struct str phonemes, struct error *error);
};

/* The engine of that name, or NULL with the error set. */
const struct engine *engine_find(struct str name, struct error *error);

#endif
