/* The walk along a passage's tokens that makes its words: what the files of wording
 * share, and nobody else's business. */
#ifndef LECTERN_NARRATION_WALK_H
#define LECTERN_NARRATION_WALK_H

#include "narration/wording.h"

struct walk {
    struct wording *wording;
    const struct passage *passage;
    struct passage trial; /* the same, with memory that is for one token's readings */
    const bool *starts;   /* sentence_starts() */
    size_t at;            /* the token */
    size_t sentence;      /* the first word of the sentence in the making */
    struct strbuf after;  /* marks behind the last word, until the next one comes */
    unsigned attached;    /* open brackets that stand within a word, as in "word(s)" */
};

/* The token n places on; a TOKEN_END outside the passage. */
const struct token *walk_ahead(const struct walk *walk, size_t n);

/* The last word there is, or NULL. */
struct worded *walk_last(const struct walk *walk);

/* Adds a word for tokens [first, first + n), with the marks that waited for it. */
struct worded *walk_add_word(struct walk *walk, size_t first, size_t n, struct str text,
                             bool joined);

/* Adds the token as it is written, in pieces where it is longer than any word. */
void walk_add_written(struct walk *walk, size_t at);

/* Adds a mark behind the last word; behind an opener that nothing was opened by, as in
 * `( )`, it goes with that. walk_settle_marks() gives the word its marks at the end. */
void walk_add_mark(struct walk *walk, bool space, struct str mark);
void walk_settle_marks(struct walk *walk);

/* Puts a stop behind a word (may be NULL) unless a farther one is there. */
void walk_stop_after(struct worded *worded, enum stop stop, char mark);

/* Whether the token is written without a space behind a mark that is shown: "1914" in
 * "pre-1914". What adjoins a word or a number itself is a word apart when it is said. */
bool walk_adjoins_mark(const struct walk *walk, size_t at);

/* Lists tokens [first, first + n) as unspoken. */
void walk_leave_unsaid(struct walk *walk, size_t first, size_t n, struct str reason);

/* Names, by the lexicon: says the one that begins at the token and returns how many
 * tokens it took, or 0. */
size_t names_take(struct walk *walk);

/* Gives words that a class made ("Secretary" from "Sec.") the lexicon's pronunciation. */
void names_pronounce(const struct wording *wording);

#endif
