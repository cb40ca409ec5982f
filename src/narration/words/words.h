/* Classes of written form: what turns "1961-1963", "Mr." or "$3.5 million" into
 * the words a narrator says.
 *
 * A passage is a block's text cut into tokens. At each token every class in the
 * list (words.c) may offer a reading of the tokens that begin there; one place,
 * words_read() in words.c, chooses between the offers: the greater weight, then
 * the longer reading, then the earlier class in the list. Tokens that no class
 * reads are said as they are written.
 *
 * A class is one file that defines a `struct word_class`, and one line in the list.
 * It looks at most WORDS_LOOKAHEAD tokens ahead or behind, so that the whole costs
 * time linear in the text, whatever the text. */
#ifndef LECTERN_NARRATION_WORDS_WORDS_H
#define LECTERN_NARRATION_WORDS_WORDS_H

#include "narration/script.h"

enum { WORDS_LOOKAHEAD = 64 };

enum token_kind {
    TOKEN_WORD,   /* letters and combining marks, with apostrophes between letters */
    TOKEN_NUMBER, /* decimal digits */
    TOKEN_MARK,   /* any other single code point */
    TOKEN_END     /* what lies outside the passage */
};

struct token {
    enum token_kind kind;
    struct str text;   /* of the cleaned passage */
    size_t start, end; /* bytes of the passage's text */
    bool space_before; /* also true of the first */
    bool line_before;  /* a line of the source begins here */
    bool emphasised;
};

struct passage {
    struct arena *arena;
    struct str text;
    struct token *tokens;
    size_t n_tokens;
    enum utterance_kind kind; /* of the utterance that is made of it */
    struct str language;      /* BCP 47 */
    bool english, british;    /* british: en-GB and its kin: "and" in numbers, day first */
    bool shouted;             /* every word of it is in capitals */
    unsigned urls;            /* a value of the listener's choice of that name, or 0 */
};

/* Cuts text (cleaned, one block's) into tokens; everything lives in the arena, which
 * the passage keeps for its readings. `language` is BCP 47. */
void passage_open(struct arena *arena, struct str text, enum utterance_kind kind,
                  struct str language, struct passage *passage);

/* The token `offset` places from `at`; a TOKEN_END outside the passage. */
const struct token *passage_token(const struct passage *passage, size_t at, long offset);

/* Said words stand for tokens first_token .. first_token + n_tokens - 1 (counted
 * from the reading's own beginning), which is how they find their source. */
struct said {
    struct str text;  /* one plain word */
    struct str after; /* punctuation that follows it within the reading: "," or empty */
    enum phoneme_alphabet alphabet;
    struct str phonemes;
    size_t first_token, n_tokens;
    bool joined; /* shown without a space before it: after a hyphen */
};

enum reading_weight {
    READING_GUESS,   /* what the form mostly means when nothing else is known */
    READING_LIKELY,  /* its shape is typical of the class */
    READING_CUED,    /* a neighbour says so ("Chapter" before "IV", "$" before "5") */
    READING_CERTAIN, /* nothing else is written so ("2024-05-01", "http://") */
};

struct reading {
    enum reading_weight weight;
    size_t n_tokens;    /* how many tokens it takes; at least 1 */
    struct said *items; /* none at all: the tokens are left unsaid, and why */
    size_t count, capacity;
    size_t n_unsaid;          /* of its last tokens, where there are words: left unsaid */
    struct str unsaid_reason; /* required when there are no words, or tokens unsaid */
    bool dot_may_end;         /* its last token is an abbreviation's dot, which ends the
                                 sentence as well when what follows begins one */
};

struct word_class {
    const char *name;
    /* Offers a reading of the tokens from `at` on, in passage->arena, or returns
     * false. *reading comes zeroed. */
    bool (*read)(const struct passage *passage, size_t at, struct reading *reading);
};

/* The lists, in order, for English and for all other languages; they end with NULL. */
extern const struct word_class *const word_classes[];
extern const struct word_class *const foreign_word_classes[];

/* The chosen reading at `at`; false: said as written. */
bool words_read(const struct passage *passage, size_t at, struct reading *reading);

/* For classes: append words to a reading. `text` may hold several, apart by spaces;
 * each stands for tokens [first_token, first_token + n_tokens). A word that ends in
 * "," keeps it as its `after`. */
void reading_say(const struct passage *passage, struct reading *reading, struct str text,
                 size_t first_token, size_t n_tokens);

#endif
