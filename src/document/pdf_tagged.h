/* Tagged: a PDF whose tree tells what its text is becomes a document as the tree says. */
#ifndef LECTERN_DOCUMENT_PDF_TAGGED_H
#define LECTERN_DOCUMENT_PDF_TAGGED_H

#include "document/pdf_tree.h"

struct paper_left_out {
    size_t start, end; /* bytes of the source */
    const char *reason;
};

struct paper_left {
    struct paper_left_out *items;
    size_t count, capacity;
};

/* Whether the tree has the text of the file in it; marks the runs that it has. */
bool paper_tree_is_whole(const struct paper_tree *tree);

/* Makes source and blocks of it. */
bool paper_tagged_read(struct paper_tree *tree, struct error *error);

/* pdf_walk.c: tells the builder of all that is in the tree. */
void paper_walk(const struct paper_tree *tree, struct builder *builder);

#endif
