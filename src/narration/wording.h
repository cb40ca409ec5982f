/* Wording: a passage's tokens become words, each with the stop that follows it.
 *
 * Every word and number of the passage is said or listed as unspoken: what would be
 * neither is an error. */
#ifndef LECTERN_NARRATION_WORDING_H
#define LECTERN_NARRATION_WORDING_H

#include "narration/clean.h"
#include "narration/lexicon.h"
#include "narration/words/words.h"

/* How far apart two words are, from nearest to farthest. A comma is no stop: the engine
 * makes its own short pause at one. */
enum stop { STOP_NONE, STOP_SEMICOLON, STOP_DASH, STOP_LINE, STOP_SENTENCE };

struct worded {
    struct word word;
    enum stop stop; /* after it */
    char mark;      /* the tune that leads up to the stop; 0: none */
};

struct wording {
    struct arena *arena;   /* for the words */
    struct arena *scratch; /* for what is needed while wording */
    const struct lexicon *lexicon;
    const struct clean_text *clean;
    const struct passage *passage;
    struct {
        struct worded *items;
        size_t count, capacity;
    } words;
    struct {
        struct unspoken *items; /* ranges without line numbers */
        size_t count, capacity;
    } unspoken;
};

/* Fills words and unspoken. On failure *lost is the source byte of what was lost. */
bool wording_make(struct wording *wording, size_t *lost, struct error *error);

#endif
