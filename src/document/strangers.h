/* Strangers: files that people hand in as text by mistake. */
#ifndef LECTERN_DOCUMENT_STRANGERS_H
#define LECTERN_DOCUMENT_STRANGERS_H

#include "base/error.h"
#include "base/str.h"

/* Error: the content is a program, a picture, sound, an archive or a document of a format that
 * is not read, as its first bytes tell; the message says which, and what to do about it. Every
 * ZIP is one, so those that are documents have to be recognised before. */
bool strangers_refuse(struct str content, const char *name, struct error *error);

#endif
