/* Vocabulary: whether words that are asked about stand in a text. Words are wanted first,
 * then the text is gone through once, then they can be asked for. */
#ifndef LECTERN_DOCUMENT_VOCABULARY_H
#define LECTERN_DOCUMENT_VOCABULARY_H

#include "base/str.h"

enum { VOCABULARY_WORD_MAX_BYTES = 64 };

struct vocabulary {
    struct arena *arena;
    struct wanted_word {
        struct str word;
        bool stands;
    } * items;
    size_t count, capacity;
    size_t *slots; /* of a hash table: 1 + index, 0: free */
    size_t n_slots;
};

/* Wants a word, in lower case; it is kept, not copied. */
void vocabulary_want(struct vocabulary *vocabulary, struct str word);

/* Looks for the wanted words, as letters and apostrophes between other characters. Only
 * ASCII letters are looked at in any case; a word with others counts in lower case. */
void vocabulary_look(struct vocabulary *vocabulary, struct str text);

/* Whether the word, in lower case, was wanted and stands in what was looked through. */
bool vocabulary_has(const struct vocabulary *vocabulary, struct str word);

/* The word, of letters and apostrophes, that the text begins or ends with; clipped. */
struct str first_word(struct str text);
struct str last_word(struct str text);

#endif
