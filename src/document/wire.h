/* Wire: a Document as bytes, from the process that parsed to the one that asked.
 *
 * The bytes come from a process that untrusted input may have taken over, so decoding
 * trusts nothing: lengths are checked against what is left, and the document that comes
 * out keeps every invariant of document.h or is refused. */
#ifndef LECTERN_DOCUMENT_WIRE_H
#define LECTERN_DOCUMENT_WIRE_H

#include "document/document.h"

/* Writes the document to an open file; path, format and file_bytes are left out. */
bool wire_write(int fd, const struct document *document, struct error *error);

/* Makes the document that the bytes stand for in the arena, which copies what it needs.
 * `document` has its path, format and file_bytes already. */
bool wire_read(struct arena *arena, struct str bytes, struct document *document,
               struct error *error);

/* Whether the document keeps the invariants of document.h; the error says which it breaks. */
bool document_validate(const struct document *document, struct error *error);

#endif
