/* The text of a DAISY book: what XHTML 1.0 (DAISY 2.02) and DTBook (DAISY 3) call the same
 * things, and the walk that writes either and lists the pairs of sound and text.
 *
 * It is a walk of its own, beside markup_out.h: numbers of pages are pairs here and stand
 * before a sentence, elements of DTBook nest by level, and each names its place in a SMIL
 * file. */
#ifndef LECTERN_EDITION_DAISY_TEXT_H
#define LECTERN_EDITION_DAISY_TEXT_H

#include "edition/daisy.h"
#include "edition/written.h"

/* An element: what opens it, but for further attributes and the end of its tag. */
struct daisy_element {
    const char *open, *close;
};

/* Those that the dialects call differently; blocks go by their kind. */
enum daisy_element_name {
    DAISY_SENTENCE = UTTERANCE_KINDS,
    DAISY_LANGUAGE,
    DAISY_REFERENCE,     /* up to its address */
    DAISY_INNER_HEADING, /* one that opens no section */
    DAISY_LIST,          /* around items … */
    DAISY_QUOTATION,     /* … and around paragraphs, lines and so on */
    DAISY_VERSE,
    DAISY_NOTE_BODY,
    DAISY_ELEMENTS
};

struct daisy_dialect {
    struct daisy_element elements[DAISY_ELEMENTS];
    struct daisy_element page; /* up to the kind of page */
    struct daisy_element pages_in_cell;
    const char *scene_break; /* empty: there is no such element */
    const char *code_line;   /* a line's end in code */
    bool levels;             /* sections nest, in elements of their level */
    bool smil_addresses;     /* elements name the pair that they are in */
    bool html;               /* "lang" beside "xml:lang" */
};

extern const struct daisy_dialect daisy_xhtml, daisy_dtbook; /* daisy_dialect.c */

struct daisy_text {
    struct daisy *daisy;
    const struct daisy_dialect *dialect;
    FILE *out;
    /* The section that is being written. */
    struct arena *arena; /* for its pairs */
    size_t section;
    const struct edition *edition; /* of its part */
    struct {
        struct daisy_par *items;
        size_t count, capacity;
    } pars;
    enum daisy_skip skip; /* what is being written is */
    bool begun;           /* more than announcements is written */
    struct str language;  /* that the block being written is marked as, as a whole */
    /* Of the part: the first page that is not written. */
    size_t next_page;
    /* What is open. */
    int level;    /* elements of levels */
    bool is_bare; /* the innermost has nothing after its heading */
    int list_depth, table;
    bool in_head, in_quotation, in_verse, in_note;
    struct str note; /* its id */
};

/* Writes the text of the section of this number and lists its pairs, without the times of
 * their clips. */
void daisy_text_put(struct daisy_text *text, size_t number, struct arena *arena);

/* Closes the elements of levels that are deeper than this. */
void daisy_text_close_levels(struct daisy_text *text, int level);

#endif
