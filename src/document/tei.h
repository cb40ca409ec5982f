/* TEI, the XML of scholarly editions (tei-c.org), as far as it is text to be read: P5, and
 * of P4 what is the same. */
#ifndef LECTERN_DOCUMENT_TEI_H
#define LECTERN_DOCUMENT_TEI_H

#include "document/reader.h"

extern const struct reader reader_tei;

#endif
