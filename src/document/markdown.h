/* Markdown: CommonMark with tables, footnotes, tasks and struck-out text (cmark-gfm), and
 * with front matter and Pandoc's [passages]{lang=fr} in other languages. */
#ifndef LECTERN_DOCUMENT_MARKDOWN_H
#define LECTERN_DOCUMENT_MARKDOWN_H

#include "document/reader.h"

extern const struct reader reader_markdown;

#endif
