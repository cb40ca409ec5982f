/* Dates: how one is said, however it was written. */
#ifndef LECTERN_NARRATION_WORDS_DATE_H
#define LECTERN_NARRATION_WORDS_DATE_H

#include "narration/words/words.h"

/* What was found, by the tokens that stand for it. */
struct date {
    unsigned month, day, last_day; /* last_day: of "Jan. 5-7"; 0: none */
    struct str year;               /* digits; empty: none */
    size_t month_at, month_tokens, day_at, day_tokens, year_at, year_tokens, n_tokens;
};

/* Says it as the order has it: "January fifth, nineteen sixty-two" or "the fifth of January
 * nineteen sixty-two". */
void date_say(const struct passage *passage, size_t at, struct reading *reading,
              const struct date *date, bool day_first);

/* A year's digits: 1962 in pairs, "05" of '05 or 1/2/05 as "oh five". */
struct str date_year(const struct passage *passage, struct str digits);

#endif
