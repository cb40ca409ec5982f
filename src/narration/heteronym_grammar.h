/* Grammar for heteronyms.c: how much the words around one speak for a verb. Weights are
 * sums over neighbours; one that leaves hardly a doubt weighs 40. */
#ifndef LECTERN_NARRATION_HETERONYM_GRAMMAR_H
#define LECTERN_NARRATION_HETERONYM_GRAMMAR_H

#include "narration/heteronym_words.h"

/* Over 0: the word is a verb; below: a noun or an adjective. `s_form`: it ends in -s. */
int grammar_weigh_verb(const struct place *place, bool s_form);

/* Over 0: a past or a participle that is written as its present is ("read"). */
int grammar_weigh_past(const struct place *place);

#endif
