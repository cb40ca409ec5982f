/* HTML to a tree, by gumbo, which mends what is not well-formed as browsers do.
 *
 * Text comes in the source's order, even where a browser would show what lies loose in a
 * table before the table. A text with entities is several nodes, each entity one of its
 * own, so that all the others are the source's bytes (but for line ends, which are the
 * source's own).
 *
 *   html_parser.c   gumbo's tree becomes ours; limits on nodes and memory
 *   html_align.c    a text that gumbo decoded → nodes that know their bytes
 *   html_limits.c   nesting, attributes and numbers without end, before gumbo sees them
 */
#ifndef LECTERN_DOCUMENT_HTML_PARSER_H
#define LECTERN_DOCUMENT_HTML_PARSER_H

#include "document/tree.h"

/* Parses `text`, which must be valid UTF-8; a byte order mark is passed over. `name` is
 * for messages. `*root` is the <html> element. Elements that nest too deeply lose their
 * tags and keep their text. Errors: too many nodes. */
bool html_parse(struct arena *arena, const char *name, struct str text, struct node **root,
                struct error *error);

/* html_align.c: adds the text that was decoded from source[start, end) to `parent`, as
 * nodes that know their bytes. */
void html_align(struct arena *arena, struct node *parent, struct str decoded, struct str source,
                size_t start, size_t end);

/* html_limits.c: the text as it may be parsed in linear time: where more than
 * HTML_OPEN_MAX elements are open (of those that style text, which each paragraph opens
 * anew, HTML_STYLED_MAX), or a tag has more than HTML_ATTRIBUTES_MAX attributes, the excess
 * is blanked out, byte for byte, and so is the number of a character that there is none of.
 * The text itself where nothing is. */
enum { HTML_OPEN_MAX = 200, HTML_STYLED_MAX = 12, HTML_ATTRIBUTES_MAX = 256 };
struct str html_limit(struct arena *arena, struct str text);

#endif
