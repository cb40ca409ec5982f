/* Lexicon table: how entries are kept. For the lexicon's own files alone. */
#ifndef LECTERN_NARRATION_LEXICON_TABLE_H
#define LECTERN_NARRATION_LEXICON_TABLE_H

#include "narration/lexicon.h"
#include "narration/words/words.h"

enum { LEXICON_BUCKETS = 4096 };

struct lexicon_link {
    struct lexicon_link *next;
    size_t entry;
    size_t n_words;
};

/* An entry with figures, dots or signs, by its tokens. */
struct lexicon_signed {
    struct lexicon_signed *next;
    size_t entry;
    const struct token *tokens;
    size_t n_tokens;
};

struct lexicon {
    struct str language; /* of the text; empty: any */
    struct arena *arena;
    struct {
        struct lexicon_entry *items;
        size_t count, capacity;
    } entries;
    /* By first word or token; longer entries first, then later ones. */
    struct lexicon_link *buckets[LEXICON_BUCKETS];
    struct lexicon_signed *signed_buckets[LEXICON_BUCKETS];
    lexicon_fault_fn *on_fault; /* or NULL: the first ends it */
    void *fault_context;
};

/* The bucket of an entry's first word, whatever its case and apostrophes. */
size_t lexicon_bucket(struct str word);

#endif
