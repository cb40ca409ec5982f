/* Every class of written form, a file for each kind; classes.c puts them in order. */
#ifndef LECTERN_NARRATION_WORDS_CLASSES_H
#define LECTERN_NARRATION_WORDS_CLASSES_H

#include "narration/words/words.h"

extern const struct word_class class_date;
extern const struct word_class class_date_figures;
extern const struct word_class class_date_short;
extern const struct word_class class_weekday;
extern const struct word_class class_era;
extern const struct word_class class_year_range;
extern const struct word_class class_decade;
extern const struct word_class class_ordinal;
extern const struct word_class class_fraction;
extern const struct word_class class_by;
extern const struct word_class class_year;
extern const struct word_class class_cardinal;
extern const struct word_class class_foreign_number; /* the only one for other languages */
extern const struct word_class class_title;
extern const struct word_class class_abbreviation;
extern const struct word_class class_initials;
extern const struct word_class class_initialism;
extern const struct word_class class_capitals;

#endif
