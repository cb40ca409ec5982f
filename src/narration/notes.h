/* Notes, and the references to them.
 *
 * A note is a run of note blocks: the first has the id that references name, those behind
 * it the same or none. Read inline, each is read once: after the first block that refers
 * to it, or in its own place when nothing that is read does. A note may refer to another. */
#ifndef LECTERN_NARRATION_NOTES_H
#define LECTERN_NARRATION_NOTES_H

#include "document/document.h"

struct note {
    struct str id;
    struct str number; /* "12": as its label has it, or the first reference to it; or empty */
    size_t first, n;   /* blocks of the document */
    bool referred;     /* a block that is said refers to it, at once or through other notes */
    bool read;
};

#define NO_NOTE SIZE_MAX

struct notes {
    struct note *items;
    size_t count, capacity;
    struct note_id *by_id;
    size_t *of_block; /* for each block of the document: its note, or NO_NOTE */
};

/* Finds the document's notes and which of them the blocks that are `said` (one flag for
 * each block) refer to. In time n log n. */
void notes_open(struct arena *arena, const struct document *document, const bool *said,
                struct notes *notes);

/* The note of that id, or NULL. */
struct note *notes_look_up(const struct notes *notes, struct str id);

/* The note that a block of the document is part of, or NULL. */
struct note *notes_of_block(const struct notes *notes, size_t block);

/* Whether the block begins with a label that is the note's number. */
bool note_is_labelled(const struct block *block);

#endif
