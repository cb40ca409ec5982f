/* Cleaning: a block's text as the classes of written form want it, with every byte
 * knowing the source bytes that it stands for.
 *
 * White space of any kind is one plain space; ligatures, full-width and mathematical
 * letters are the letters they stand for (NFKC of those alone); letters and their
 * combining marks are composed (NFC); control characters, soft hyphens and other
 * invisible characters are gone, and so are references to notes, which are in nobody's
 * sentence. What else is not white space and carries meaning stays. */
#ifndef LECTERN_NARRATION_CLEAN_H
#define LECTERN_NARRATION_CLEAN_H

#include "document/document.h"

struct clean_place {
    size_t start, end; /* bytes of the source */
    bool line_before;  /* a line of the source begins here */
    bool emphasised;
    bool label;                 /* what the structure says, and not the text */
    const struct span *foreign; /* the span of another language that it is part of, or NULL */
};

struct clean_text {
    struct str text;
    struct clean_place *places; /* one for each byte of the text */
};

/* Cleans a block's spans. The text is in `arena`, the places in `scratch`. */
struct clean_text clean_block(struct arena *arena, struct arena *scratch,
                              const struct block *block);

/* Cleans text that comes from no document: its places are bytes of the text itself. */
struct clean_text clean_string(struct arena *arena, struct arena *scratch, struct str text);

#endif
