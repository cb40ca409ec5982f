/* Tree: a marked-up file as its parser understood it, before anyone asks what it means.
 *
 * Both parsers make it: xml.c (libxml2) and html_parser.c (gumbo). Readers walk it and
 * tell a builder what they find. A tree lives in the arena that it was made from.
 *
 * Invariants: a node nests at most TREE_DEPTH_MAX deep; names of elements and attributes
 * are in ASCII lower case when they come from HTML and as written when from XML, without
 * a namespace's prefix; a text node's text is valid UTF-8 without entities. */
#ifndef LECTERN_DOCUMENT_TREE_H
#define LECTERN_DOCUMENT_TREE_H

#include "base/error.h"
#include "base/str.h"

enum {
    TREE_DEPTH_MAX = 256,
    TREE_NODES_MAX = 4 << 20,
    ATTRIBUTE_MAX_BYTES = 64 << 10, /* longer ones are cut off; data: addresses are such */
};

struct attribute {
    struct str name, value; /* "type" of epub:type is "epub:type": prefixes of attributes
                               stay, but xml:lang, xml:id are "lang", "id" */
    size_t start, end;      /* bytes of the source of the value, or both 0: not known */
};

struct node {
    struct str name;   /* of an element; of text, empty */
    struct str text;   /* of text */
    size_t start, end; /* bytes of the source: of text, all of it; of an element, its tags and
                          what is between (end may be 0: not known) */
    struct attribute *attributes;
    size_t n_attributes;
    struct node *parent, *first_child, *last_child, *next;
};

/* A new last child of `parent` (NULL: a root). */
struct node *node_add(struct arena *arena, struct node *parent, struct str name);

/* The attribute's value; empty where it has none. */
struct str node_attribute(const struct node *node, const char *name);
bool node_has_attribute(const struct node *node, const char *name);
bool node_is(const struct node *node, const char *name);

/* The next node in document order within `root`, descending; NULL at the end. */
struct node *node_next(const struct node *root, const struct node *node);

/* The same without descending into `node`. */
struct node *node_next_after(const struct node *root, const struct node *node);

/* The first element of that name under `root`; NULL: none. */
struct node *node_find(const struct node *root, const char *name);

/* Adds text behind what is there, each run of white space as one space, and none at the
 * beginning. */
void text_add_collapsed(struct strbuf *buf, struct str text);

/* The text under a node, white space collapsed, in the arena. */
struct str node_text(struct arena *arena, const struct node *root);

/* Whether a list of words between spaces (class, epub:type, rel) has the word. */
bool words_have(struct str words, const char *word);

#endif
