/* Words of the page's own: what its buttons, labels and help say, in one table for each
 * language of the interface. What language the text is in is another matter. */
#ifndef LECTERN_EDITION_WEB_WORDS_H
#define LECTERN_EDITION_WEB_WORDS_H

#include "base/str.h"

struct web_word {
    const char *name; /* as the page's files call it: "chapter-back" */
    const char *text;
};

struct web_words {
    const char *language;         /* BCP 47 */
    const struct web_word *words; /* ends with a name of NULL */
};

/* The interface for a text in that language: its own, or else English. */
const struct web_words *web_words_find(struct str language);

/* A word that there is. */
const char *web_word(const struct web_words *words, struct str name);

#endif
