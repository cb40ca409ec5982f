/* Chapters: where a listener may jump to, and what the places are called. */
#ifndef LECTERN_NARRATION_CHAPTERS_H
#define LECTERN_NARRATION_CHAPTERS_H

#include "narration/narrate.h"

/* Gives the script its chapters: by its headings; or, where it has none, by the parts
 * and paragraphs of a letter, and in a long text by stretches of some minutes that begin
 * with a paragraph. The first chapter opens the script. */
void chapters_make(struct arena *arena, const struct document *document, struct script *script,
                   enum chapter_policy policy);

/* A heading as it is written, or the first words of another text, cut at a sensible
 * place: behind a clause where one ends early enough, else between words, with an
 * ellipsis. What is written in capitals is shown as it is said. */
struct str chapter_title(struct arena *arena, const struct document *document,
                         const struct utterance *utterance);

#endif
