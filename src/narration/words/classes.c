#include "narration/words/classes.h"

/* Between readings of equal weight and length the earlier class wins. */
const struct word_class *const word_classes[] = {
    &class_date,    &class_date_figures, &class_date_short,
    &class_weekday, &class_era,          &class_year_range,
    &class_decade,  &class_ordinal,      &class_fraction,
    &class_by,      &class_year,         &class_cardinal,
    NULL,
};
