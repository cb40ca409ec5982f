/* An XML file's bytes, in whatever encoding it declares, as UTF-8. */
#ifndef LECTERN_DOCUMENT_XML_TEXT_H
#define LECTERN_DOCUMENT_XML_TEXT_H

#include "base/error.h"
#include "base/str.h"

/* `*text` receives `content` itself when that is UTF-8, else a copy in the arena. What
 * decides is a byte order mark, then the XML declaration, then nothing: UTF-8. Errors: an
 * encoding that is not known; bytes that are none of it (the line is named). */
bool xml_decode(struct arena *arena, const char *name, struct str content, struct str *text,
                struct error *error);

#endif
