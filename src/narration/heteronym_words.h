/* Words in their sentence as the grammar of heteronyms sees them: lists of words that say
 * what stands beside them, and what a word's looks tell. */
#ifndef LECTERN_NARRATION_HETERONYM_WORDS_H
#define LECTERN_NARRATION_HETERONYM_WORDS_H

#include "narration/script.h"

/* A word in its sentence. */
struct place {
    const struct word *words;
    size_t n, at;
};

/* The word `offset` away; empty outside the sentence. */
struct str place_word(const struct place *place, long offset);

/* Whether punctuation that parts clauses stands after the word `offset` away. */
bool place_parts_after(const struct place *place, long offset);

bool is_capital_word(struct str word);
bool is_plural_word(struct str word); /* by its looks */
bool is_number_word(struct str word); /* a figure or "sixty-five" */
bool is_possessive(struct str word);
bool is_adverb(struct str word);
bool looks_like_adjective(struct str word);

/* For word_in_nocase(). */
extern const char words_determiners[];
extern const char words_quantifiers[];
extern const char words_prepositions[];
extern const char words_modals[];
extern const char words_be_forms[];
extern const char words_adverbs[];
extern const char words_plural_modifiers[];

#endif
