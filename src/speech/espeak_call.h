/* What eSpeak NG is given: a phrase in calls, each within the library's limits. It is
 * given plain words, punctuation for the tune, and [[mnemonics]]: never markup, and
 * never text with brackets or control bytes of its own. */
#ifndef LECTERN_SPEECH_ESPEAK_CALL_H
#define LECTERN_SPEECH_ESPEAK_CALL_H

#include "base/error.h"
#include "narration/script.h"

/* A word, or the part of one that is longer than the library takes a word to be. */
struct espeak_piece {
    size_t word;       /* of the utterance */
    bool first;        /* of its word */
    bool hyphenated;   /* to the piece before: one word to the engine */
    unsigned position; /* where it begins in the text: in code points from 1 */
};

struct espeak_call {
    struct arena *arena;
    struct strbuf text;
    unsigned n_code_points;
    unsigned n_phonemes; /* an upper estimate */
    struct {
        struct espeak_piece *items;
        size_t count, capacity;
    } pieces;
};

/* Calls `visit` with each part of the phrase that fits a call: one, nearly always. A
 * word that the engine would be silent on, or phonemes that it does not have, are an
 * error. */
typedef bool espeak_call_fn(const struct utterance *utterance, const struct espeak_call *call,
                            void *context, struct error *error);
bool espeak_for_each_call(const struct utterance *utterance, const struct phrase *phrase,
                          struct str language, espeak_call_fn *visit, void *context,
                          struct error *error);

/* The word's characters that the engine may be given, in the arena; nothing when none
 * has a sound. */
struct str espeak_plain(struct arena *arena, struct str word);

#endif
