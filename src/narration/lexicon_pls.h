/* W3C Pronunciation Lexicon Specification 1.0 (2008): lexemes of graphemes with
 * phonemes (alphabet ipa or x-espeak) or aliases. The first pronunciation of a lexeme,
 * or the one marked prefer="true", is taken (section 4.6). */
#ifndef LECTERN_NARRATION_LEXICON_PLS_H
#define LECTERN_NARRATION_LEXICON_PLS_H

#include "narration/lexicon.h"

bool lexicon_add_pls(struct lexicon *lexicon, const char *name, struct str content,
                     struct error *error);

#endif
