/* Codes: what is written of letters and figures together, and what machines read: how
 * their pieces are said. */
#ifndef LECTERN_NARRATION_WORDS_CODES_H
#define LECTERN_NARRATION_WORDS_CODES_H

#include "narration/words/words.h"

/* A number as a name: "320" → "three twenty", "1600" → "sixteen hundred", "52" →
 * "fifty-two"; figure by figure from five figures on and after a leading zero. */
struct str code_number(const struct passage *passage, struct str digits);

/* Says letters as the word that they are, or by name. */
void reading_say_code_word(const struct passage *passage, struct reading *reading,
                           struct str letters, size_t first_token, size_t n_tokens);

/* Says tokens at + first .. at + end - 1 as one does an address for machines: "dot",
 * "slash", words as words. */
void reading_say_path(const struct passage *passage, size_t at, struct reading *reading,
                      size_t first, size_t end);

/* The number of tokens from `at` on without a space between them. */
size_t tokens_without_space(const struct passage *passage, size_t at);

/* "BlackLivesMatter" → "Black Lives Matter" */
struct str split_camel_case(const struct passage *passage, struct str word);

#endif
