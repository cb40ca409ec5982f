/* Currencies: their signs and codes, and what they are called. */
#ifndef LECTERN_NARRATION_WORDS_CURRENCIES_H
#define LECTERN_NARRATION_WORDS_CURRENCIES_H

#include "narration/words/words.h"

struct currency {
    const char *written; /* "$", "US$", "EUR": as a whole, without spaces */
    const char *singular, *plural;
    const char *cent, *cents; /* NULL where decimals are read as such */
};

/* The currency whose sign or code stands at the offset; *n_tokens is what it takes. */
const struct currency *currency_at(const struct passage *passage, size_t at, long offset,
                                   size_t *n_tokens);

#endif
