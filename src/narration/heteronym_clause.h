/* The clause around a word, for heteronym_grammar.c: what stands before the word as its
 * subject, whether the clause has a verb without it, and what the word is joined to. */
#ifndef LECTERN_NARRATION_HETERONYM_CLAUSE_H
#define LECTERN_NARRATION_HETERONYM_CLAUSE_H

#include "narration/heteronym_words.h"

/* Over 0: a word after a noun is its verb; below: it goes on with a name of several nouns
 * ("a gun permit", "Tax increases"). `s_form`: it ends in -s. */
int clause_weigh_subject(const struct place *place, bool s_form);

/* Whether all of the clause up to the word `offset` away is a subject of more than one. */
bool clause_has_plural_subject(const struct place *place, long offset);

/* Whether the word `offset` away is a verb with a subject, beyond doubt. */
bool clause_has_verb_at(const struct place *place, long offset);

/* Over 0: a form in -ed is the verb that its clause has not else: "the ape moped". */
int clause_weigh_past_form(const struct place *place);

/* Over 0: what follows may be an object without an article: "exports cheese". */
int clause_weigh_object(const struct place *place);

/* Below 0: the clause has its verb elsewhere. */
int clause_weigh_other_verb(const struct place *place);

/* Over 0: the word is the last of several verbs after "to" or a modal: "to plough, sow and
 * harvest". */
int clause_weigh_series(const struct place *place);

#endif
