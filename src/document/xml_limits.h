/* What libxml2 would take too long for. */
#ifndef LECTERN_DOCUMENT_XML_LIMITS_H
#define LECTERN_DOCUMENT_XML_LIMITS_H

#include "base/error.h"
#include "base/str.h"

/* Checks, before the text is parsed, that no tag has more attributes than any document has:
 * each is held against all others of its tag. Errors name the line. */
bool xml_limits_check(const char *name, struct str text, struct error *error);

#endif
