/* What Markdown's relatives write and CommonMark does not know (Pandoc, Jekyll and kramdown,
 * GitHub, LaTeX in between): marks that are no text become spaces, and a definition's colon
 * becomes a bullet. Byte for byte: what is parsed has the places of the source. */
#ifndef LECTERN_DOCUMENT_MARKDOWN_DIALECT_H
#define LECTERN_DOCUMENT_MARKDOWN_DIALECT_H

#include "base/str.h"

/* The text as CommonMark, in the arena; of the same length. */
struct str markdown_dialect(struct arena *arena, struct str text);

#endif
