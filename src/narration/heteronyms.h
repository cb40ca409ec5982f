/* Heteronyms: words written alike and said otherwise by part of speech or sense
 * (live, read, lead, minute). A table of words with their readings, and rules on a
 * word's neighbours that choose between them. Pure and linear in the words. */
#ifndef LECTERN_NARRATION_HETERONYMS_H
#define LECTERN_NARRATION_HETERONYMS_H

#include "narration/script.h"

/* The IPA of words[at] (one of the n words of a sentence, with their punctuation) as
 * it is meant there, and its role ("verb", "noun", …, static strings); false when it
 * is no heteronym, the language is not English, or the engine says by itself, weak or
 * strong, what is meant ("does"; the role is told even so). */
bool heteronym_choose(const struct word *words, size_t n, size_t at, struct str language,
                      struct str *ipa, struct str *role);

#endif
