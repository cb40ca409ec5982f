/* Silence by kind, in milliseconds: set by the voice, changed by the edition.
 * Pauses are made of samples, never of markup. */
#ifndef LECTERN_NARRATION_PAUSES_H
#define LECTERN_NARRATION_PAUSES_H

#include "base/str.h"

struct pauses {
    unsigned dash;      /* also parentheses */
    unsigned semicolon; /* also colon */
    unsigned sentence;
    unsigned breath; /* where a long sentence is divided */
    unsigned paragraph;
    unsigned line;       /* verse line, list item, line of a title */
    unsigned salutation; /* after "Dear …," */
    unsigned title_before, title_after;
    unsigned heading_before, heading_after;
    unsigned quotation;    /* around a block quotation */
    unsigned section;      /* a scene break */
    unsigned closing;      /* before "Respectfully yours," */
    unsigned signature;    /* between closing and signature */
    unsigned source;       /* before a source note or notes */
    unsigned announcement; /* around spoken front and end matter */
    unsigned head, tail;   /* the file's first and last silence */
};

/* Sets the member named by the key ("sentence", "title-before") and returns
 * whether there is one and the value lies in 0..max; PAUSE_MAX_MS bounds all. */
enum { PAUSE_MAX_MS = 10000 };
bool pauses_set(struct pauses *pauses, struct str key, unsigned ms);

/* The narrator's defaults, for an audiobook at about 160 words a minute. */
extern const struct pauses pauses_default;

#endif
