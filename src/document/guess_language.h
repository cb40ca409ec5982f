/* The language of a text that does not say it, where its script tells: a guess. */
#ifndef LECTERN_DOCUMENT_GUESS_LANGUAGE_H
#define LECTERN_DOCUMENT_GUESS_LANGUAGE_H

#include "document/document.h"

/* A tag such as "ru" where most letters are of a script that few languages are written in:
 * the one of them that its letters tell, or else the one that most people write. The guess
 * becomes the first of the document's repairs. Empty where most letters are Latin, or there
 * are none. */
struct str document_guess_language(struct arena *arena, struct document *document);

#endif
