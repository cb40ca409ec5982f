/* The page of the web form: src/edition/web/page.html with its places filled in. */
#ifndef LECTERN_EDITION_WEB_PAGE_H
#define LECTERN_EDITION_WEB_PAGE_H

#include "edition/edition.h"

struct web_sound {
    struct str name;     /* of a file beside the page */
    uint64_t start, end; /* samples of the edition's timeline */
};

struct web_page {
    const struct edition *edition;
    struct str base;                /* what the edition's files are called */
    const struct web_sound *sounds; /* one after another */
    size_t n_sounds;
    struct str cover; /* the name of a file beside the page; empty: none */
};

bool web_page_write(const struct web_page *page, const char *path, struct error *error);

#endif
