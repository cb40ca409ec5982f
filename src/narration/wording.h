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
    /* Where this passage's begin: those of passages of the same block may stand before. */
    size_t first_word, first_unspoken;
    struct strbuf before; /* marks that wait for the next word */
    bool before_joined;
};

/* Adds to words and unspoken. On failure *lost is the source byte of what was lost. */
bool wording_make(struct wording *wording, size_t *lost, struct error *error);

/* Gives marks that no word came after to the last one: to be called when all passages of
 * a block are worded. */
void wording_finish(struct wording *wording);

#endif
