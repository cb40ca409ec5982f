/* XML to a tree, by libxml2: without a network, without files, without external entities
 * or DTDs, and with limits. What is not well-formed is an error that names the line. */
#ifndef LECTERN_DOCUMENT_XML_H
#define LECTERN_DOCUMENT_XML_H

#include "document/tree.h"

/* Parses `content` (in any encoding that it declares). `name` is for messages. `*text`
 * receives the content in UTF-8, which the nodes' offsets count in: the content itself
 * when it is UTF-8 already. Errors: not well-formed, nested too deeply, too many nodes,
 * entities that expand without end. */
bool xml_parse(struct arena *arena, const char *name, struct str content, struct str *text,
               struct node **root, struct error *error);

#endif
