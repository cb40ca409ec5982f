/* Written: a block's text as it is written, joined to the words that are heard for it.
 *
 * Forms that show the text beside the sound (captions, read-along books, transcripts)
 * show what the author wrote, "$5" and not "five dollars", and need to know when each
 * piece of it is heard. A block is cut into pieces: each byte of its text is in one, and
 * a piece stands for the words that were read for it, or lies between two such. Pieces
 * are gathered into sentences, which is what forms synchronise by.
 *
 * An announcement has no block: it is written as it is spoken. */
#ifndef LECTERN_EDITION_WRITTEN_H
#define LECTERN_EDITION_WRITTEN_H

#include "edition/edition.h"

struct written_piece {
    struct str text;         /* white space is one space; a line's end within the block too … */
    bool line_break;         /* … which is marked: the space before this piece's text is one */
    const struct span *span; /* that it is cut from: its kind, language, column, target;
                                NULL in an announcement */
    size_t utterance;
    size_t sentence;            /* of the utterance's block, as they are spoken */
    size_t first_word, n_words; /* of the utterance, that are heard for it; 0: none is */
    uint64_t start, end;        /* samples of the timeline, of those words; else both 0 */
};

struct written_sentence {
    size_t first_piece, n_pieces;
    size_t utterance, first_word, n_words; /* none where nothing of it is heard */
    uint64_t start, end; /* samples: from where its first word begins to where its last ends;
                            a label that is said and is no word of the text counts */
    struct str text;     /* its pieces', without white space at the ends */
};

struct written {
    const struct block *block; /* NULL: an announcement */
    enum utterance_kind kind;
    struct str language; /* that all of it is marked as; empty: the edition's, or several */
    size_t first_utterance, n_utterances;
    uint64_t start, end; /* samples: of all that is heard of it */
    struct written_piece *pieces;
    size_t n_pieces;
    struct written_sentence *sentences;
    size_t n_sentences;
};

/* Whether a piece goes on with the one before it: both are heard as the same words. */
bool written_same_words(const struct written_piece *before, const struct written_piece *piece);

/* Whether a piece of span `b` is in the same element as one of `a` before it: emphasis goes
 * on, two references are two. NULL: no span. */
bool written_same_element(const struct span *a, const struct span *b);

/* The language that all text of these pieces is marked as; empty where not all of it is marked
 * as one. */
struct str written_language(const struct written_piece *pieces, size_t n);

/* That of a chapter's title, from the heading that it begins with; empty: the edition's. */
struct str written_title_language(const struct script *script, const struct chapter *chapter);

/* Whether lines of such blocks are shown as lines: verse, addresses and titles are. (Code has
 * its own way.) */
bool written_shows_lines(enum utterance_kind kind);

/* Whether a scene break stands before its block in the document. */
bool written_follows_break(const struct edition *edition, const struct written *written);

/* Whether it is a paragraph of the note with this id that has more than one. */
bool written_is_of_note(const struct written *written, struct str note);

/* What is written for the utterance and for those after it that go on with its block, in
 * the arena. Utterance `first` must not go on with another's. */
void written_make(struct arena *arena, const struct edition *edition, size_t first,
                  struct written *written);

/* The first utterance after `at` that begins a block or an announcement with words, or
 * the number of utterances. Begin with at = SIZE_MAX:
 *     for (size_t i = written_next(edition, SIZE_MAX); i < n; i = written_next(edition, i)) */
size_t written_next(const struct edition *edition, size_t at);

#endif
