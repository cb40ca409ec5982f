/* The walk through a tree: what the files of markup.h share. */
#ifndef LECTERN_DOCUMENT_MARKUP_WALK_H
#define LECTERN_DOCUMENT_MARKUP_WALK_H

#include "document/markup.h"

/* What a block that opens here is. */
struct flow {
    enum block_kind kind;
    int level;
    int table; /* of a table's row */
    bool table_head;
};

struct walk {
    const struct markup *markup;
    struct builder *builder;
    struct arena *arena;
    struct flow flow;
    struct str note;   /* the id of a note of which no block has been opened yet */
    struct str label;  /* of a list item or a cell: said before its first word */
    struct list *list; /* that is open; NULL: none */
    int list_depth, quote_depth, quotation_marks;
    bool preformatted;
    bool in_reference; /* inside the mark of a reference to a note */
    int joined;        /* inside a heading or a cell, where blocks within are but spaces */
    bool in_notes;     /* inside a list of notes */
    bool after_mark;   /* a note's own mark was left out, and no text has come since */
    bool separator;    /* a scene break, when another block follows */
    bool has_blocks;   /* one has been opened */
    int n_tables;
    struct column *columns; /* of the table that is read */
    struct str caption;     /* of the figure that is open, to say it once */
    bool pictured; /* the figure that is open holds an image of which nothing is said yet */
};

typedef void element_fn(struct walk *walk, const struct node *node);

/* markup.c */
void walk_node(struct walk *walk, const struct node *node);
bool is_block_element(const struct node *node);

/* markup_node.c */
bool has_class(const struct node *node, const char *const *classes);
bool has_style(const struct node *node, const char *property, const char *value);
bool has_type(const struct node *node, const char *type); /* epub:type */
bool has_role(const struct node *node, const char *role);

/* White space of every kind. */
bool is_space(struct str text);

/* A whole number that a list may be numbered by; `other` where there is none. */
long number_in(struct str text, long other);

/* markup_say.c */
void walk_children(struct walk *walk, const struct node *node);

/* Opens a block of the walk's flow, unless one is open, that begins at a byte of the tree's
 * source; says its label. */
void walk_open(struct walk *walk, size_t at);

/* What is before and what is after are not one block. */
void walk_part(struct walk *walk, const struct node *node);

/* A byte of the tree's source as one of the document's. */
size_t walk_place(const struct walk *walk, size_t at);

/* A space between words of the block that is open, if one is. */
void walk_space(struct walk *walk, size_t at);

/* Says words of the source, or of an attribute, in the block that is open or opens. */
void walk_say(struct walk *walk, struct str text, size_t start, size_t end);
void walk_say_attribute(struct walk *walk, const struct node *node, const char *name);

/* Children as blocks of another kind. */
void walk_within(struct walk *walk, const struct node *node, struct flow flow);

/* markup_block.c */
element_fn read_text, read_block, read_paragraph, read_h, read_hgroup, read_role_heading,
    read_blockquote, read_preformatted, read_rule, read_break;
bool is_verse(const struct node *node);

/* Between stanzas, but not before the first. */
void begin_stanza(struct walk *walk, const struct node *node);

/* Reads an element, by the function given, whose blocks are lines of verse. */
void read_verse(struct walk *walk, const struct node *node, element_fn *read);

/* markup_list.c */
element_fn read_list, read_item, read_definition;

/* markup_line.c */
element_fn read_emphasis, read_span, read_quotation_marks, read_superscript, read_subscript,
    read_ruby_text;

/* markup_table.c */
element_fn read_table;

/* markup_notes.c */
element_fn read_link, read_note, read_page_break;
bool is_page_break(const struct node *node);
bool is_note(const struct walk *walk, const struct node *node);
bool is_list_of_notes(const struct node *node);

/* Whether a link is the mark of a reference to a note. */
bool is_reference(const struct walk *walk, const struct node *link);

/* Whether what a link says can be the mark of a note: "[12]", "*", "b"; whether a text is an
 * arrow, as leads back from one. */
bool markup_is_mark(struct arena *arena, const struct node *link);
bool markup_is_arrow(struct str text);

/* Reads the children as the mark of a reference to what `href` leads to. */
void read_reference(struct walk *walk, const struct node *node, struct str href);

/* Where the text behind a note's mark goes on: "] Text", ". Text". Lists what is before it. */
size_t skip_behind_mark(struct walk *walk, const struct node *text);

/* "[" before a note's mark. */
bool is_before_mark(const struct walk *walk, const struct node *text);

/* markup_media.c */
element_fn read_image, read_drawing, read_mathematics, read_figure;
bool is_figure(const struct node *node); /* by its class, as before HTML5 */

/* markup_word.c: whether a paragraph of a page that Word saved has a role, and which; whether
 * what it set before an item is a bullet; whether this is a comment. */
bool word_paragraph(const struct node *node, struct flow *flow);
bool word_is_bullet(struct arena *arena, const struct node *node);
bool word_is_comment(const struct node *node);

/* markup_silent.c */
element_fn read_control, read_navigation, read_deleted, read_audio, read_video, read_embedded;

/* Lists the text under a node as left out; nothing, when it has none. */
void walk_leave_out(struct walk *walk, const struct node *node, const char *reason);

/* Lists a thing that has no text, under a name to find it by. */
void walk_leave_out_thing(struct walk *walk, const struct node *node, struct str name,
                          const char *reason);

/* Why an element is no part of the text, NULL: it is one. */
const char *reason_beside(const struct walk *walk, const struct node *node);

#endif
