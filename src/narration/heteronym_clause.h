/* The clause around a word, for heteronym_grammar.c: what stands before the word as its
 * subject, whether the clause has a verb without it, and what the word is joined to. */
#ifndef LECTERN_NARRATION_HETERONYM_CLAUSE_H
#define LECTERN_NARRATION_HETERONYM_CLAUSE_H

#include "narration/heteronym_words.h"

/* Over 0: a word after a noun is its verb; below: it goes on with a name of several nouns
 * ("a gun permit", "Tax increases"). `s_form`: it ends in -s. */
int clause_weigh_subject(const struct place *place, bool s_form);

/* Below 0: the clause has its verb elsewhere. */
int clause_weigh_other_verb(const struct place *place);

/* Over 0: the word is the last of several verbs after "to" or a modal: "to plough, sow and
 * harvest". */
int clause_weigh_series(const struct place *place);

#endif
