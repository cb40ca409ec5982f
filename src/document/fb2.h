/* FictionBook 2: one XML file with the book, its notes, its metadata and its pictures; on
 * its own or in a ZIP. */
#ifndef LECTERN_DOCUMENT_FB2_H
#define LECTERN_DOCUMENT_FB2_H

#include "document/reader.h"

extern const struct reader reader_fb2;

#endif
