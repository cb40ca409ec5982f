/* Grammar for heteronyms.c: how much the words around one speak for a verb. Weights are
 * sums over neighbours; one that leaves hardly a doubt weighs 40. */
#ifndef LECTERN_NARRATION_HETERONYM_GRAMMAR_H
#define LECTERN_NARRATION_HETERONYM_GRAMMAR_H

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

/* Over 0: the word is a verb; below: a noun or an adjective. `s_form`: it ends in -s. */
int grammar_weigh_verb(const struct place *place, bool s_form);

/* Over 0: a past or a participle that is written as its present is ("read"). */
int grammar_weigh_past(const struct place *place);

#endif
