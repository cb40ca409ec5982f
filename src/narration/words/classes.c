#include "narration/words/classes.h"

/* Between readings of equal weight and length the earlier class wins. */
const struct word_class *const word_classes[] = {
    &class_cardinal, &class_title, &class_abbreviation, &class_initials, &class_initialism,
    &class_capitals, NULL,
};
