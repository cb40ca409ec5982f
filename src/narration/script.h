/* Script: what will be said.
 *
 * Utterances in order, each with its words, its phrases, the silence around it and
 * the chapter it opens. A script says everything the listener will hear and can be
 * printed, compared and tested without an engine.
 *
 * Invariants:
 * - An utterance is one take: it is spoken and cached as a whole. It stems from one
 *   block (or, for announcements, from none).
 * - Every word is one that the engine speaks in one piece, spelled as plain words
 *   ("nineteen", "sixty-one"); several words may share a source range (a numeral)
 *   and ranges never run backwards inside an utterance unless a reading moves a
 *   word (the unit of "$5").
 * - A phrase is what the engine is given in one call: at most PHRASE_MAX_WORDS
 *   words and PHRASE_MAX_BYTES bytes, for beyond its own limits it drops words
 *   without a sign. Phrases partition the utterance's words.
 * - Every word of the document is in some utterance's words (through source
 *   ranges) or in `unspoken` with a reason. */
#ifndef LECTERN_NARRATION_SCRIPT_H
#define LECTERN_NARRATION_SCRIPT_H

#include "document/document.h"

enum {
    /* eSpeak NG 1.51 cuts a clause at 1000 phonemes, 300 words or 800 bytes
     * (N_PHONEME_LIST, N_CLAUSE_WORDS, N_TR_SOURCE in its source); a word of English
     * has 4.5 phonemes on average and long ones 15. */
    PHRASE_MAX_WORDS = 60,
    PHRASE_MAX_BYTES = 500,
};

enum utterance_kind {
    UTTERANCE_TITLE,
    UTTERANCE_HEADING,
    UTTERANCE_SALUTATION,
    UTTERANCE_PARAGRAPH,
    UTTERANCE_QUOTATION,
    UTTERANCE_LIST_ITEM,
    UTTERANCE_VERSE,
    UTTERANCE_TABLE_ROW,
    UTTERANCE_NOTE,
    UTTERANCE_CLOSING,
    UTTERANCE_SIGNATURE,
    UTTERANCE_SOURCE,
    UTTERANCE_FIGURE,
    UTTERANCE_CODE,
    UTTERANCE_ANNOUNCEMENT, /* spoken front and end matter */
    UTTERANCE_KINDS
};

/* The contract's names: "title", "list-item", "announcement", … */
const char *utterance_kind_name(enum utterance_kind kind);

enum phoneme_alphabet { PHONEMES_NONE, PHONEMES_IPA, PHONEMES_ESPEAK };

struct lexicon_entry;

struct word {
    struct str text;                /* plain: letters, digits, apostrophes, hyphens */
    struct str before, after;       /* punctuation as shown: “ ( before; , . ” ) — after */
    enum phoneme_alphabet alphabet; /* how `phonemes` is written, or NONE: the engine's own */
    bool joined;                    /* shown without a space before it */
    bool written;        /* as it stands in the text, not a class's or a lexicon's reading */
    struct str phonemes; /* from a lexicon or a heteronym's reading */
    size_t start, end;   /* source bytes; start == end: not in the source */
    const struct lexicon_entry *entry; /* of a lexicon, that acted here: on the first word
                                          that it gave; or NULL. For reports, as `written` */
};

struct packed_word;

struct phrase {
    size_t first_word, n_words;
    char mark; /* the tune: ',' ';' ':' '.' '?' '!' or 0 for none */
    bool ends_sentence;
    struct str language; /* of its words: a phrase has one */
    unsigned pause_ms;   /* silence after it; 0 after the last of an utterance */
};

#define NO_CHAPTER SIZE_MAX

struct utterance {
    enum utterance_kind kind;
    int level; /* of a heading, from its block */
    struct source_range source;
    bool has_source; /* false for announcements */
    bool introduces; /* an announcement of what comes next: "Page 42." */
    bool tells_page; /* such a one, of a page of the printed book */
    bool aside;      /* read away from its place in the text: a note where it is referred to,
                        and what announces it */
    const struct block *block; /* that it stems from; NULL for announcements */
    bool continues;            /* goes on with the block of the utterance before it */
    struct str spoken;         /* the words with their punctuation, as plain text */
    struct packed_word *words; /* utterance_word() gives them */
    size_t n_words;
    struct word *rare; /* words that do not pack */
    size_t n_rare;
    struct phrase *phrases;
    size_t n_phrases;
    unsigned pause_before_ms; /* between two utterances the longer of after and before counts */
    unsigned pause_after_ms;
    size_t chapter;     /* the chapter it opens, or NO_CHAPTER */
    bool says_duration; /* its words wait for script_set_duration() */
};

/* Gives the utterance its words, in the arena, and `spoken`, which is made of them. They
 * are kept in a sixth of the room that a struct word takes. */
void utterance_set_words(struct arena *arena, struct utterance *utterance, const struct word *words,
                         size_t n);

/* Word i of the utterance, below n_words. Its text lies in `spoken`. */
struct word utterance_word(const struct utterance *utterance, size_t i);

/* Has the words be in no place of the source. */
void utterance_forget_places(struct utterance *utterance);

struct chapter {
    struct str title;
    struct str language; /* of a title that nobody wrote; empty: it is written in the text */
    int level;           /* 1 is outermost */
    size_t first_utterance;
};

/* Where a page of the printed book begins: with a word, which is utterance->n_words where
 * it begins after all that is said. */
struct script_page {
    struct str label;
    size_t utterance, word;
};

struct script {
    struct str title, language, date;
    struct str author;     /* as said and shown; of several, about.author has each */
    struct metadata about; /* all of it: of edition.ini and options, else the document's */
    struct {
        struct script_page *items; /* in the order of the source */
        size_t count, capacity;
    } pages;
    struct {
        struct utterance *items;
        size_t count, capacity;
    } utterances;
    struct {
        struct chapter *items;
        size_t count, capacity;
    } chapters;
    struct {
        struct unspoken *items; /* the document's and the narration's, in source order */
        size_t count, capacity;
    } unspoken;
    struct {
        struct repair *items;
        size_t count, capacity;
    } repairs;
};

#endif
