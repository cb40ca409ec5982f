/* Authors: several are one text with "; " between their names, as catalogues and word
 * processors write them, wherever a text or a setting names its author. */
#ifndef LECTERN_DOCUMENT_AUTHORS_H
#define LECTERN_DOCUMENT_AUTHORS_H

#include "base/str.h"

/* Takes the next name off the text; false when there is none left. */
bool authors_next(struct str *authors, struct str *name);

/* Adds a name to such a text. */
void authors_add(struct strbuf *authors, struct str name);

/* Whether the name is one of them, in capitals or not. */
bool authors_include(struct str authors, struct str name);

/* As they are said and shown: "Ada Winter, Ben Summer, and Cleo Spring", as the language
 * writes a list. One alone is as it is given. */
struct str authors_shown(struct arena *arena, struct str authors, struct str language);

#endif
