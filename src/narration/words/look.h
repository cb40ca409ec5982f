/* Looking around a token: what the classes ask of their neighbours. */
#ifndef LECTERN_NARRATION_WORDS_LOOK_H
#define LECTERN_NARRATION_WORDS_LOOK_H

#include "narration/words/words.h"

/* Lists of words end with NULL; case is ignored throughout. */
bool text_in(struct str text, const char *const *list);

bool look_is(const struct passage *passage, size_t at, long offset, const char *text);
bool look_in(const struct passage *passage, size_t at, long offset, const char *const *list);
bool look_kind(const struct passage *passage, size_t at, long offset, enum token_kind kind);

/* The token there stands right after the one before it, without a space. */
bool look_adjoins(const struct passage *passage, size_t at, long offset);

/* A mark that adjoins the token before it. */
bool look_mark(const struct passage *passage, size_t at, long offset, const char *mark);

/* Any hyphen, dash or minus, adjoining or not. */
bool look_dash(const struct passage *passage, size_t at, long offset);
/* The dash within "10-12": one dash with nothing, or a space on both sides (en dash
 * and its kin only), around it. Two in a row are punctuation. */
bool look_joint(const struct passage *passage, size_t at, long offset);

bool look_apostrophe(const struct passage *passage, size_t at, long offset);

/* A NUMBER of `fewest` to `most` digits. */
bool look_digits(const struct passage *passage, size_t at, long offset, size_t fewest, size_t most);

/* The value of a short NUMBER; SIZE_MAX when the token is none or long. */
size_t look_value(const struct passage *passage, size_t at, long offset);

/* The token begins something: white space, a bracket, a quotation mark or a dash
 * that stands free is before it. */
bool look_opens(const struct passage *passage, size_t at, long offset);

/* Nothing adjoins after the token before `offset` that would make it part of something
 * longer: a letter, a digit, a dash or slash with a digit or letter behind it. */
bool look_closes(const struct passage *passage, size_t at, long offset);

/* The word there is in lower case, or starts with a capital. */
bool look_lower(const struct passage *passage, size_t at, long offset);
bool look_capital(const struct passage *passage, size_t at, long offset);

/* "a $5 bill", "the 10 km race": what stands from `at` up to `offset` goes with a noun
 * after it, so its unit stays in the singular. */
bool look_attributive(const struct passage *passage, size_t at, long offset);

/* The word there is a plural noun by its looks: "men", "pounds", but not "was". */
bool look_plural_noun(const struct passage *passage, size_t at, long offset);

/* Whether a sentence seems to begin at the token: the end, or a capital. */
bool look_new_sentence(const struct passage *passage, size_t at, long offset);

#endif
