/* Numbers in words, through ICU's rule-based formats (CLDR). All results are plain
 * words apart by spaces, in the arena. `digits` is a run of ASCII digits of any
 * length (separators removed); what is too long for a name is said digit by digit.
 * `british` puts "and" before the tens ("one hundred and five"). */
#ifndef LECTERN_NARRATION_WORDS_NUMBERS_H
#define LECTERN_NARRATION_WORDS_NUMBERS_H

#include "base/str.h"

struct str number_cardinal(struct arena *arena, struct str digits, bool british);
struct str number_ordinal(struct arena *arena, struct str digits, bool british);
struct str number_year(struct arena *arena, struct str digits,
                       bool british);                             /* 1905: "nineteen oh five" */
struct str number_digits(struct arena *arena, struct str digits); /* "one zero five" */

/* Whether ICU has words for a language's numbers. */
bool number_is_spelled(struct str language);

/* The cardinal in any language that ICU spells; its digits otherwise, as digits. */
struct str number_foreign(struct arena *arena, struct str digits, struct str language);

/* The ordinal, likewise; and digits with a fraction. */
struct str number_foreign_ordinal(struct arena *arena, struct str digits, struct str language);
struct str number_foreign_decimal(struct arena *arena, struct str whole, struct str fraction,
                                  struct str language);

/* ',' or '.': what stands before a language's fractions. */
char number_decimal_mark(struct str language);

/* I .. MMMCMXCIX in capitals or all small, correctly formed; 0 when it is none. */
unsigned number_from_roman(struct str letters);

#endif
