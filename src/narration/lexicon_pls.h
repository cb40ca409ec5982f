/* W3C Pronunciation Lexicon Specification 1.0 (2008): lexemes of graphemes with
 * phonemes (alphabet ipa or x-espeak) or aliases. The first pronunciation of a lexeme,
 * or the one marked prefer="true", is taken (sections 4.6, 4.7). Entries act in text of
 * the lexicon's language (4.1) and, where they have roles (4.4), where a word is read in
 * one of them: roles are called as heteronyms' are, "verb", "noun", "past", …. */
#ifndef LECTERN_NARRATION_LEXICON_PLS_H
#define LECTERN_NARRATION_LEXICON_PLS_H

#include "narration/lexicon.h"

/* Takes the fault that an entry was refused for: passes it on and returns true, or fails
 * with it; see lexicon_collect_faults(). For the readers of lexicons. */
bool lexicon_refuse(struct lexicon *lexicon, const struct error *fault, struct error *error);

bool lexicon_add_pls(struct lexicon *lexicon, const char *name, struct str content,
                     struct error *error);

#endif
