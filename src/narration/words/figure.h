/* A number in figures, whole: "1,234", "-5", "3.14", ".5", "1 000 000", "2½", "1 1/2".
 * What money, measures, ranges and plain numbers all begin with. */
#ifndef LECTERN_NARRATION_WORDS_FIGURE_H
#define LECTERN_NARRATION_WORDS_FIGURE_H

#include "narration/words/words.h"

struct figure {
    const char *sign;                  /* "minus", "plus", "plus or minus", or NULL */
    struct str whole;                  /* digits without separators; empty in ".5" and "½" */
    struct str fraction;               /* digits after the point */
    struct str numerator, denominator; /* of a common fraction */
    bool grouped;                      /* separators were written */
    size_t n_tokens;
};

/* Reads the longest figure that begins at the token; false when none does. */
bool figure_read(const struct passage *passage, size_t at, struct figure *figure);

/* The same, but without "1 1/2" and "3/4" (½ is still read), for where a slash means
 * something else. */
bool figure_read_plain(const struct passage *passage, size_t at, struct figure *figure);

/* The figure in words. */
struct str figure_words(const struct passage *passage, const struct figure *figure);

/* What is counted is in the singular: 1, -1, 1/2 and 5/8, but 1.0, 0 and 1½ are not. */
bool figure_is_one(const struct figure *figure);

#endif
