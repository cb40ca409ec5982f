/* Numbers of languages that have no classes of their own. */
#ifndef LECTERN_NARRATION_WORDS_FOREIGN_H
#define LECTERN_NARRATION_WORDS_FOREIGN_H

#include "narration/words/words.h"

struct foreign_figure {
    struct str whole, fraction; /* digits without the marks that group them; may be empty */
    size_t n_tokens;
};

/* Reads "1.962", "3,5", "1 000 000" as the passage's language writes them. */
bool foreign_figure_read(const struct passage *passage, size_t at, struct foreign_figure *figure);

/* The figure in the language's words. */
struct str foreign_figure_words(const struct passage *passage, const struct foreign_figure *figure);

#endif
