/* Numerals: a number as lists, notes and pages show it. Word-processor formats name the
 * same few ways by different words. */
#ifndef LECTERN_DOCUMENT_NUMERALS_H
#define LECTERN_DOCUMENT_NUMERALS_H

#include "base/str.h"

enum numeral {
    NUMERAL_NONE, /* nothing is shown */
    NUMERAL_DECIMAL,
    NUMERAL_DECIMAL_ZERO, /* 01 … 09, 10 */
    NUMERAL_LOWER_LETTER, /* a … z, aa, ab */
    NUMERAL_UPPER_LETTER,
    NUMERAL_LOWER_LETTER_DOUBLED, /* a … z, aa, bb */
    NUMERAL_UPPER_LETTER_DOUBLED,
    NUMERAL_LOWER_ROMAN,
    NUMERAL_UPPER_ROMAN,
};

/* The number in the arena; what a way of writing has no sign for (0, 4000 in Roman
 * numerals) is decimal. */
struct str numeral_text(struct arena *arena, enum numeral numeral, long number);

/* A whole number from a file, which may hold anything; `other` where there is none or it
 * is not within `low` to `high`. */
long number_within(struct str text, long low, long high, long other);

#endif
