/* Tagged: a walk through a tree by a table that says what each element is. It is for
 * formats whose elements mean one thing each (FictionBook, TEI); markup.h is for HTML,
 * whose do not. */
#ifndef LECTERN_DOCUMENT_TAGGED_H
#define LECTERN_DOCUMENT_TAGGED_H

#include "document/builder.h"
#include "document/tree.h"

enum tag_role {
    TAG_INLINE,  /* what it holds, in the line */
    TAG_SECTION, /* headings in it are one level deeper */
    TAG_BLOCK,   /* a paragraph, of the tag's kind; BLOCK_PARAGRAPH: of the kind around it */
    TAG_AROUND,  /* paragraphs in it are of its kind */
    TAG_HEADING, /* of the section that it is in, and tag.level deeper */
    TAG_EMPHASIS,
    TAG_NOTE,      /* a note, which follows the paragraph that it is in */
    TAG_REFERENCE, /* the mark of a reference, when it leads to a note */
    TAG_PAGE,      /* a page of the printed book begins; its name is the attribute "n" */
    TAG_BREAK,     /* a line's end */
    TAG_SPACE,     /* a scene break, between paragraphs */
    TAG_STANZA,    /* a group of lines of verse, apart from the one before it */
    TAG_LIST,      /* numbered, when its type is "ordered" */
    TAG_ITEM,
    TAG_TABLE,
    TAG_ROW,
    TAG_CELL,
    TAG_PICTURE,  /* said by its attribute tag.detail; without it, nothing */
    TAG_CHOICE,   /* of its children one is read: the first whose name is in tag.detail */
    TAG_LEFT_OUT, /* tag.detail is the reason */
    TAG_NOTHING,  /* no text to anyone */
};

struct tag {
    const char *name;
    enum tag_role role;
    enum block_kind kind;
    int level;
    const char *detail;
};

struct tagged_format {
    const struct tag *tags; /* in the order of their names; other elements are TAG_INLINE */
    size_t n_tags;
    const char *target; /* the attribute of a reference: "#id" */
    /* What an element is that is something else in this place; NULL: what its row says. */
    const struct tag *(*special)(const struct node *node);
};

/* Reads what is under `root` into the builder, whose source is at `offset` of the document's. */
void tagged_read(const struct tagged_format *format, struct builder *builder, size_t offset,
                 const struct node *root);

/* The element that a path of names leads to from `root` ("title-info/lang"); NULL: none. */
const struct node *tagged_find(const struct node *root, const char *path);

/* Its text, in the arena; empty: none. */
struct str tagged_text(struct arena *arena, const struct node *root, const char *path);

#endif
