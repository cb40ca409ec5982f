/* The reader of HTML:
 *
 *   html.c           what is HTML, its encoding, the whole of reading it
 *   html_head.c      metadata from the head
 *   html_main.c      which part of a page is its main text
 *   html_parser.h    the parser
 *   markup.h         what elements mean
 */
#ifndef LECTERN_DOCUMENT_HTML_H
#define LECTERN_DOCUMENT_HTML_H

#include "document/builder.h"
#include "document/reader.h"
#include "document/tree.h"

extern const struct reader reader_html;

struct html_page {
    const struct node *root, *body; /* <html>; <body>, NULL: there is none */
    const struct node *main;        /* what is read; the body, where nothing surrounds it */
    const struct node *heading;     /* the page's title, where it stands outside of main */
    struct str site;                /* what the page is part of */
};

/* html_head.c: what the head says of the page. */
void html_read_metadata(struct arena *arena, struct html_page *page, struct metadata *metadata);

/* The title without the site's name: "Article - Site" is "Article" when that is what the
 * page is headed by, or when the site is called so. */
void html_read_title(struct arena *arena, struct html_page *page, struct metadata *metadata);

/* html_main.c */
void html_find_main(struct arena *arena, struct html_page *page);

/* Reads the main text, and lists what is around it as left out. */
void html_read_page(struct builder *builder, const struct html_page *page);

#endif
