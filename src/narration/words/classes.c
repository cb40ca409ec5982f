#include "narration/words/classes.h"

/* Between readings of equal weight and length the earlier class wins. */
/* clang-format off: a line each, so that a new class is one line. */
const struct word_class *const word_classes[] = {
    &class_title,        &class_abbreviation, &class_initials,
    &class_initialism,   &class_capitals,     &class_date,
    &class_date_figures, &class_date_short,   &class_weekday,
    &class_era,          &class_year_range,   &class_decade,
    &class_scripture,    &class_telephone,    &class_freephone,
    &class_emergency,    &class_money,        &class_old_money,
    &class_clock,        &class_hour,         &class_military_time,
    &class_coordinate,   &class_height,       &class_measure,
    &class_ordinal,      &class_sum,          &class_scientific,
    &class_ratio,        &class_range,        &class_fraction,
    &class_by,           &class_dotted,       &class_to,
    &class_reference,    &class_room,         &class_roman,
    &class_roman_to,     &class_note,         &class_year,
    &class_suffix,       &class_cardinal,     NULL,
};
