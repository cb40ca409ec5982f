/* Names of months and days, as written and as said. */
#ifndef LECTERN_NARRATION_WORDS_CALENDAR_H
#define LECTERN_NARRATION_WORDS_CALENDAR_H

#include "narration/words/words.h"

/* The month (1..12) that is named at the offset, its abbreviation's dot taken in;
 * *n_tokens is what it takes. 0: none. "may" and "march" in lower case are none. */
unsigned month_at(const struct passage *passage, size_t at, long offset, size_t *n_tokens);
struct str month_name(unsigned month);

/* The same for days of the week, by abbreviations only ("Mon.", "Tues"). */
const char *weekday_at(const struct passage *passage, size_t at, long offset, size_t *n_tokens);

/* A whole number of one to four digits that can be a year by itself, 1000..2999; its
 * value, or 0. */
unsigned year_value(const struct passage *passage, size_t at, long offset);

/* "A.D.", "BCE", … at the offset: its letters, apart; *n_tokens with its dots. NULL: none. */
const char *era_at(const struct passage *passage, size_t at, long offset, size_t *n_tokens);

#endif
