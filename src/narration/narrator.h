/* The narrator at work: what the files that turn a document into a script share, and
 * nobody else's business. */
#ifndef LECTERN_NARRATION_NARRATOR_H
#define LECTERN_NARRATION_NARRATOR_H

#include "narration/narrate.h"
#include "narration/told.h"

struct narrator {
    struct arena *arena;
    const struct narration_options *options;
    struct choices choices; /* all of them */
    const struct document *document;
    struct script *script;
    struct error *error;
    /* Lines are counted forward from here. */
    size_t line_offset;
    unsigned long line;
    unsigned pending_ms; /* a scene break's silence, before the next utterance */
    bool aside;          /* what is said now stands elsewhere in the text */
};

/* Says a block. */
bool narrator_say_block(struct narrator *narrator, const struct block *block);

/* Says what is not in the document; nothing when the text is empty. The utterance is the
 * script's last then. */
bool narrator_say(struct narrator *narrator, struct str text);

/* The same, about what comes next in the script, or what came before, with pauses to suit:
 * `about` takes the place that told.h speaks of. */
bool narrator_introduce(struct narrator *narrator, enum told told, struct str about);
bool narrator_conclude(struct narrator *narrator, enum told told);

/* An utterance without words, of a block or (NULL) of none. */
struct utterance *narrator_push(struct narrator *narrator, enum utterance_kind kind,
                                const struct block *block);

/* Lists a block as unspoken. */
void narrator_leave_out(struct narrator *narrator, const struct block *block, const char *reason);

/* Words, phrases and text of an utterance, from text of our own. */
bool utterance_fill(struct arena *arena, const struct narration_options *options, struct str text,
                    struct str language, struct utterance *utterance, struct error *error);

/* Says the document's blocks as the listener chose. `front` is called once: behind the
 * title that the text begins with where that is `title`, else before everything. */
bool narrator_say_blocks(struct narrator *narrator, const struct block *title,
                         bool (*front)(struct narrator *narrator, bool title_is_read));

#endif
