#include "narration/words/classes.h"

/* Between readings of equal weight and length the earlier class wins. */
const struct word_class *const word_classes[] = {
    &class_cardinal,
    NULL,
};
