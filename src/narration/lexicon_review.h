/* Review: what a producer should know of a lexicon and a text before it is recorded:
 * where its entries act, and which words look like names that nobody has looked at. */
#ifndef LECTERN_NARRATION_LEXICON_REVIEW_H
#define LECTERN_NARRATION_LEXICON_REVIEW_H

#include "narration/lexicon.h"

struct occurrences {
    size_t count;
    struct {
        unsigned long *items; /* of the source, each once, ascending */
        size_t count, capacity;
    } lines;
};

/* A word that is said as the engine likes, written as a name is (a capital within a
 * sentence, and nowhere in small letters) or as no English word is. */
struct doubtful {
    struct str text; /* without a possessive's ending */
    struct occurrences where;
};

struct lexicon_review {
    struct occurrences *entries; /* one for each of the lexicon's, by index */
    struct {
        struct doubtful *items; /* most frequent first, then as the alphabet has them */
        size_t count, capacity;
    } words;
};

/* Reviews a script that was made with the lexicon. */
void lexicon_review(struct arena *arena, const struct document *document,
                    const struct script *script, const struct lexicon *lexicon,
                    struct lexicon_review *review);

/* Whether letters stand as in no English word: "Zsigmond", "Nkrumah", "Dvořák". */
bool looks_foreign(struct str word);

#endif
