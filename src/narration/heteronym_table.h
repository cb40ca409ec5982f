/* The data of heteronyms.c: words with two readings, and cues of single words. */
#ifndef LECTERN_NARRATION_HETERONYM_TABLE_H
#define LECTERN_NARRATION_HETERONYM_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum heteronym_kind {
    HETERONYM_VERB,  /* the second reading is the verb: grammar decides, then cues */
    HETERONYM_PAST,  /* the second is the past of the first: "read" */
    HETERONYM_SENSE, /* cues alone decide */
    HETERONYM_RARE,  /* the same, and the engine says the first by itself, weak or strong */
    HETERONYM_NAME,  /* the second is a proper name: its capital decides, then cues */
};

struct heteronym {
    const char *word; /* in small letters */
    enum heteronym_kind kind;
    bool ends_in_s; /* a plural, or a verb of "he" */
    int bias;       /* over 0: towards the second reading; a strong neighbour weighs 40 */
    struct {
        const char *role, *ipa, *british; /* british: NULL when it is the same */
    } readings[2];
};

extern const struct heteronym heteronyms[];
extern const size_t n_heteronyms;

enum cue_place {
    CUE_PREVIOUS,    /* the word before it */
    CUE_NEXT,        /* the word after it */
    CUE_BEFORE,      /* one of the four before it */
    CUE_AFTER,       /* one of the four after it */
    CUE_NEXT_PLURAL, /* the word after it, if it looks like a plural */
    CUE_NEAR         /* one of the eight before or after it */
};

struct heteronym_cue {
    const char *words_of; /* the heteronyms it is about, apart by spaces */
    enum cue_place place;
    int weight;        /* over 0: towards the second reading */
    const char *words; /* "#" as the first: any number */
};

extern const struct heteronym_cue heteronym_cues[];
extern const size_t n_heteronym_cues;

#endif
