/* What an RSS feed is as a tree, by libxml2: elements found, set, and written. */
#ifndef LECTERN_EDITION_FEED_XML_H
#define LECTERN_EDITION_FEED_XML_H

#include <libxml/tree.h>

#include "base/error.h"
#include "base/str.h"

#define ITUNES "http://www.itunes.com/dtds/podcast-1.0.dtd"
#define PODCAST "https://podcastindex.org/namespace/1.0"
#define ATOM "http://www.w3.org/2005/Atom"

/* Reads the feed at `path`, or makes one without items where there is none. What is no RSS 2.0
 * feed is an error. `address` is the feed's own: one that says that it is another's is an
 * error, too. */
bool feed_xml_open(struct arena *arena, const char *path, const char *address, xmlDoc **document,
                   struct error *error);

/* Writes it by rename. */
bool feed_xml_write(xmlDoc *document, const char *path, struct error *error);

xmlNode *feed_xml_channel(const xmlDoc *document);

/* The first child of that name, or NULL; `space` is the namespace's address, NULL: none. */
xmlNode *feed_xml_child(const xmlNode *parent, const char *space, const char *name);

/* Whether a node is such an element. */
bool feed_xml_is(const xmlNode *node, const char *space, const char *name);

/* Appends an element, with a text unless it is empty. */
xmlNode *feed_xml_add(xmlNode *parent, const char *space, const char *name, struct str text);

void feed_xml_set(xmlNode *node, const char *attribute, struct str value);

#endif
