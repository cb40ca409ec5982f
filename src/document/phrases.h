/* Recognising set phrases by their words. */
#ifndef LECTERN_DOCUMENT_PHRASES_H
#define LECTERN_DOCUMENT_PHRASES_H

#include "base/str.h"

/* Takes the next word, between spaces, off the text; false at its end. */
bool next_word(struct str *text, struct str *word);
size_t count_words(struct str text);

/* Whether a word, without the punctuation at its ends and in any case, is in the list,
 * which ends with NULL. */
bool word_is_one_of(struct str word, const char *const *list);

/* Without the ASCII punctuation at its ends. */
struct str strip_marks(struct str word);

/* Whether the text begins with the phrase, in any case, and the phrase ends there. */
bool begins_with_phrase(struct str text, const char *phrase);

/* The length of the phrase of the list (which ends with NULL) that the text begins
 * with; 0: none. */
size_t starting_phrase(struct str text, const char *const *list);

uint32_t first_code_point(struct str text); /* of an empty text, a space */
uint32_t last_code_point(struct str text);
bool begins_upper(struct str text);
bool begins_lower(struct str text);

/* Whether it ends a sentence: with . ? ! or …, perhaps inside quotation marks. */
bool ends_sentence(struct str text);

#endif
