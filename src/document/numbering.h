/* What parts and chapters of books are called: "CHAPTER IV.", "Book the First", "Stave
 * Two: The Storm", "XII", "Epilogue". */
#ifndef LECTERN_DOCUMENT_NUMBERING_H
#define LECTERN_DOCUMENT_NUMBERING_H

#include "base/str.h"

enum numbering_kind {
    NUMBERING_NONE,
    NUMBERING_PART,    /* of what holds chapters: part, book, volume, act */
    NUMBERING_CHAPTER, /* chapter, section, canto, letter … */
    NUMBERING_NUMERAL, /* a numeral alone: "IV", "IV." */
    NUMBERING_TITLED,  /* a numeral and a title in capitals: "IV. THE STORM" */
    NUMBERING_UNSURE,  /* a numeral, a stop and words: "II. The Storm", or "C. Dickens" */
    NUMBERING_WORD,    /* epilogue, preface … */
};

struct numbering {
    enum numbering_kind kind;
    struct str name;  /* "CHAPTER IV" */
    int numeral;      /* of a kind with a Roman numeral, its value */
    struct str title; /* what comes after it on the line: "The Storm"; may be empty */
};

/* What a line of text begins with. A sentence is none: "Chapter 4 was long.", "Part 2 of
 * the report". */
struct numbering numbering_of(struct str line);

#endif
