/* Marked-up text: the written text of an edition with its structure, as XHTML that is
 * HTML too, each part of it that is heard at a time of its own under an id of its own.
 *
 * Transcripts, read-along books and the web page share it. Blocks are given in the order
 * in which they are heard; lists, tables, quotations and verse are opened and closed
 * around them. What is synchronised (a sentence, a word, a row of a table) is a clip: its
 * id and times are told to `clip`, in order, as it is written. */
#ifndef LECTERN_EDITION_MARKUP_OUT_H
#define LECTERN_EDITION_MARKUP_OUT_H

#include <stdio.h>

#include "edition/written.h"

enum { LIST_DEPTH_MAX = 16 };

struct markup_clip {
    const char *id;      /* "s12" of a sentence or row, "w345" of a word */
    uint64_t start, end; /* samples of the edition's timeline */
    bool word;           /* a word, within the sentence that was told before it */
    const char *type;    /* what it is by itself, as in struct markup_structure; or NULL */
};

/* Something that a listener may skip, or leave before its end, as EPUB calls it: "list",
 * "table", "figure", "footnote". It has clips and structures in it. A clip may be one by
 * itself: "table-row"; "pagebreak" or "footnote" of an announcement. */
struct markup_structure {
    const char *type;
    const char *id;
};

struct markup_out {
    const struct edition *edition;
    FILE *out;
    bool epub;     /* epub:type, xml:lang and ids of structures beside what HTML has */
    bool pages;    /* where pages of the printed book begin: "page-7", for the edition's 7th */
    bool words;    /* words are clips too */
    bool times;    /* data-start and data-end, in seconds, on what is synchronised */
    bool word_map; /* data-words beside them: see edition/word_map.h */
    /* Told of each clip; may be NULL. */
    void (*clip)(void *context, const struct markup_clip *clip);
    /* Told of each structure, with its beginning and (id NULL) its end, of epub; may be NULL. */
    void (*structure)(void *context, const struct markup_structure *structure);
    void *context;
    /* Writes an attribute that ends in the address of the note with this id, such as
     * href="notes.xhtml#note-3"; NULL: it is in the same file. */
    void (*put_note_address)(void *context, FILE *out, struct str id);
    /* Whether there is such a note: a reference to one that was left out is no link. NULL:
     * all are there. */
    bool (*has_note)(void *context, struct str id);

    /* Its own. */
    size_t n_sentences, n_words, n_structures, n_pages;
    int list_depth;
    int table;           /* that is open; 0: none */
    bool all_emphasised; /* the block that is being written: then none of it is */
    struct str language; /* that it as a whole is marked as, so that no span of it is */
    bool in_head, in_quotation, in_verse, in_note;
    struct str note; /* the id of the one that is open; may be empty */
};

/* Writes a block, between and around those before and after. */
void markup_put(struct markup_out *markup, const struct written *written);

/* Closes what is open: at the end of a file, and before something of the caller's own. */
void markup_close(struct markup_out *markup);

/* At the end of an edition: that, and the pages that begin after all that is heard. */
void markup_end(struct markup_out *markup);

/* A note's id as XML has it: "note-" and what it is called, without what no id may have. */
void markup_put_note_id(FILE *out, struct str id);

#endif
