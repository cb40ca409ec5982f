/* EPUB: what the files that make one share. The text is divided as the sound is, by
 * chapters (edition/part.h): of each part there is an XHTML, an overlay (SMIL) that tells
 * when each sentence of it is heard, and an MP3. */
#ifndef LECTERN_EDITION_EPUB_H
#define LECTERN_EDITION_EPUB_H

#include "edition/markup_out.h"
#include "edition/package.h"
#include "edition/part.h"

/* Where something of the whole is in the text. */
struct epub_place {
    size_t part;     /* from 0 */
    size_t sentence; /* its id is "s" and this number */
};

struct epub_note {
    struct str id;
    size_t part;
};

struct epub {
    struct arena *arena;
    const struct edition *edition;
    struct package *package;
    struct parts parts;
    struct epub_place *chapters; /* for each of the script's */
    struct {
        struct epub_note *items; /* by id */
        size_t count, capacity;
    } notes;
    struct str title; /* the script's, or what the file is called */
};

/* A part's files are called "text/part-07.xhtml", "overlay/part-07.smil", "audio/part-07.mp3":
 * by its number from 1, in so many digits. All lie in EPUB_FOLDER. */
#define EPUB_FOLDER "EPUB/"
int epub_digits(const struct epub *epub);

/* A part's title, or the book's. */
struct str epub_part_title(const struct epub *epub, size_t part);

/* Writes the XML declaration and the head of an XHTML document up to <body>. */
void epub_put_head(const struct epub *epub, FILE *out, struct str title, const char *css);

/* What is written, a file each. `part` counts for those that there is one of for each. */
typedef void epub_put_fn(struct epub *epub, size_t part, FILE *out);
epub_put_fn epub_put_text;    /* epub_text.c */
epub_put_fn epub_put_overlay; /* epub_overlay.c */
epub_put_fn epub_put_nav;     /* epub_nav.c */
epub_put_fn epub_put_package; /* epub_package.c */

/* Writes the blocks of a part with `markup`, the same each time, and notes where the part's
 * chapters begin. */
void epub_walk(struct epub *epub, size_t part, struct markup_out *markup);

#endif
