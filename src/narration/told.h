/* What a narrator says of the text and nobody wrote: "Note 1.", "Page 42.", "End of
 * quotation." In the languages of the table in told.c; in others it is not said. */
#ifndef LECTERN_NARRATION_TOLD_H
#define LECTERN_NARRATION_TOLD_H

#include "base/str.h"

enum told {
    TOLD_NOTE,
    TOLD_NUMBERED_NOTE, /* with its number */
    TOLD_END_OF_NOTE,
    TOLD_PAGE,  /* with its label; in every language: there it is the label alone */
    TOLD_TABLE, /* with the count of its rows */
    TOLD_ROW,   /* a table of one */
    TOLD_CODE,
    TOLD_QUOTATION,
    TOLD_END_OF_QUOTATION,
    TOLD_FIGURE, /* before what is told of it */
    TOLD_NOTES,  /* the title of a chapter that holds them; in every language */
    TOLD_COUNT
};

/* The words, in the arena, with what they are about in its place; empty where the language
 * has none. */
struct str told_words(struct arena *arena, struct str language, enum told told, struct str about);

/* What language they are in: this one, or English where it has none. */
struct str told_language(struct str language);

#endif
