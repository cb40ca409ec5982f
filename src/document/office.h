/* Office: what the formats of word processors share. */
#ifndef LECTERN_DOCUMENT_OFFICE_H
#define LECTERN_DOCUMENT_OFFICE_H

#include "document/builder.h"
#include "document/tree.h"

/* What a paragraph is by its style's name. */
enum office_role {
    OFFICE_PLAIN,
    OFFICE_TITLE,
    OFFICE_SUBTITLE,
    OFFICE_HEADING,
    OFFICE_QUOTATION,
    OFFICE_CODE,
    OFFICE_VERSE,
    OFFICE_SALUTATION,
    OFFICE_CLOSING,
    OFFICE_SIGNATURE,
    OFFICE_CAPTION,  /* of an image */
    OFFICE_CONTENTS, /* a line of the table of contents, or its heading */
    OFFICE_RULE,
};

/* Whether the name is one that means something; of a heading, `*level` is set too, from 1.
 * "Heading_20_1" is "Heading 1". */
bool office_role_find(struct str name, enum office_role *role, int *level);

/* The level of a heading whose style is known by its id alone, in the language of the
 * program that wrote it ("berschrift1"); 0: it is none. */
int office_heading_level(struct str id);

/* The kind of a paragraph that is no heading. */
enum block_kind office_kind(enum office_role role);

/* Whether a paragraph says "* * *" or the like: what printers part scenes with, and no word. */
bool office_is_separator(struct arena *arena, const struct node *paragraph);

/* Where a stream of paragraphs is: the document's, a note's, a cell's. */
struct office_flow {
    bool has_blocks;
    bool separator; /* a scene break, when another block follows */
    bool code;      /* the block is a line of code, which others may follow */
};

/* Puts the scene break that waits before the block that comes. */
void office_separate(struct office_flow *flow, struct builder *builder);

/* Begins the block of a paragraph that lies at this byte of the source. False: a line of code
 * goes on with the block that is open. */
bool office_begin(struct office_flow *flow, struct builder *builder, enum block_kind kind,
                  int level, size_t at, bool has_text);

/* Whether a tag names a language at all: programs write "none", "zxx", "x-none". */
bool office_is_language(struct str tag);

/* The language that most of a text is in. */
enum { OFFICE_LANGUAGES_MAX = 16 };
struct office_languages {
    struct str tags[OFFICE_LANGUAGES_MAX];
    size_t bytes[OFFICE_LANGUAGES_MAX];
    int count;
};
void office_count_language(struct office_languages *languages, struct str tag, size_t bytes);
struct str office_main_language(const struct office_languages *languages); /* empty: none */

#endif
