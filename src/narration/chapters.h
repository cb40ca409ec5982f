/* Chapters: where a listener may jump to, and what the places are called. */
#ifndef LECTERN_NARRATION_CHAPTERS_H
#define LECTERN_NARRATION_CHAPTERS_H

#include "narration/narrate.h"

/* Gives the script its chapters: by the document's own table of contents, with its levels;
 * where it has none, by its headings; or, where it has none either, by the parts and
 * paragraphs of a letter, and in a long text by stretches of some minutes that begin with
 * a paragraph. The first chapter opens the script. Notes at the end that have no heading
 * get a chapter of their own.
 *
 * A title is the entry's or the heading as it is written, or the first words of what is
 * said there, cut at a sensible place: behind a clause where one ends early enough, else
 * between words, with an ellipsis. What is written in capitals is shown as it is said. */
void chapters_make(struct arena *arena, const struct document *document, struct script *script,
                   enum chapter_policy policy);

/* What a passage without a title is called: the first words of the text in utterances [from, to),
 * in the arena; empty when they hold none. */
struct str chapter_first_words(struct arena *arena, const struct script *script, size_t from,
                               size_t to);

#endif
