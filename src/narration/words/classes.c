#include "narration/words/classes.h"

/* Between readings of equal weight and length the earlier class wins. */
/* clang-format off: a line each, so that a new class is one line. */
const struct word_class *const word_classes[] = {
    &class_title,
    &class_abbreviation,
    &class_initials,
    &class_initialism,
    &class_capitals,
    &class_date,
    &class_date_figures,
    &class_date_short,
    &class_weekday,
    &class_era,
    &class_year_range,
    &class_decade,
    &class_ordinal,
    &class_fraction,
    &class_by,
    &class_year,
    &class_cardinal,
    NULL,
};
