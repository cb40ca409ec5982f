/* Narration: Document → Script. Pure: no files, no engine, no clock. */
#ifndef LECTERN_NARRATION_NARRATE_H
#define LECTERN_NARRATION_NARRATE_H

#include "narration/choices.h"
#include "narration/lexicon.h"
#include "narration/pauses.h"
#include "narration/script.h"

enum chapter_policy { CHAPTERS_AUTO, CHAPTERS_HEADINGS, CHAPTERS_PARAGRAPHS, CHAPTERS_NONE };

struct narration_options {
    struct str title, author, language, date; /* override the document's when not empty */
    struct str narrator;                      /* the voice's name, for the announcement */
    struct metadata about;                    /* of the rest of it, what overrides the document's */
    enum chapter_policy chapters;
    bool announce;          /* spoken front and end matter */
    struct choices choices; /* the listener's; where there is none, the default */
    const struct pauses *pauses;
    const struct lexicon *lexicon; /* may be NULL */
};

/* Fills `script`, which lives in the arena and points into the document. Fails
 * when the document has nothing to say, or when a word of it would be neither
 * spoken nor listed (the message names its line). */
bool script_narrate(struct arena *arena, const struct document *document,
                    const struct narration_options *options, struct script *script,
                    struct error *error);

/* Words the announcement that waits for it: "about nine minutes". Idempotent. */
bool script_set_duration(struct arena *arena, struct script *script,
                         const struct narration_options *options, uint64_t duration_ms,
                         struct error *error);

/* One line of text as it would be spoken, for `lectern normalize` and `say`: an
 * utterance of kind paragraph with its words and phrases. A blank line gives an
 * utterance without words. */
bool narrate_text(struct arena *arena, struct str text, const struct narration_options *options,
                  struct utterance *utterance, struct error *error);

#endif
