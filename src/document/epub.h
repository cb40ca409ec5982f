/* The EPUB reader's own header: an archive of XHTML files, with a package file that tells
 * their order and what the book is, and a list of its chapters.
 *
 *   epub.c            the spine, file by file, to the builder
 *   epub_package.c    container.xml, encryption.xml, the package: manifest, spine, cover
 *   epub_metadata.c   what the package says of the book
 *   epub_contents.c   nav.xhtml or toc.ncx: chapters and printed pages, and where they are */
#ifndef LECTERN_DOCUMENT_EPUB_H
#define LECTERN_DOCUMENT_EPUB_H

#include "document/archive.h"
#include "document/builder.h"
#include "document/reader.h"
#include "document/tree.h"

extern const struct reader reader_epub;

/* A file of the book. */
struct epub_item {
    struct str id, name; /* in the manifest; in the archive (empty: it is not in there) */
    struct str media_type, properties, fallback;
    bool is_content;            /* XHTML or SVG */
    bool is_encrypted;          /* for those who bought it */
    bool is_cover, is_contents; /* a page that says so, which the listener has otherwise */
    bool in_spine;
};

/* A place that a list leads to. */
struct epub_target {
    struct str name, id; /* of the file; in it, empty: its beginning */
    size_t start;        /* byte of the source, once it is found */
    bool is_found;
};

struct epub_line {
    struct str title;
    int level;             /* 0: a printed page */
    size_t target, number; /* of the line, as listed */
};

struct epub_book {
    struct arena *arena; /* the document's */
    const char *path;
    struct archive *archive;
    struct document *document;
    struct str package; /* its name in the archive */
    struct {
        struct epub_item *items; /* by id */
        size_t count, capacity;
    } manifest;
    size_t *by_name; /* the manifest's places, in the order of names */
    struct {
        struct epub_spine_item {
            struct epub_item *item;
            bool is_linear;
        } * items;
        size_t count, capacity;
    } spine;
    struct epub_item *cover, *nav, *ncx; /* NULL: none */
    struct {
        struct epub_target *items; /* sorted by name and id once all are known */
        size_t count, capacity;
    } targets;
    struct {
        struct epub_line *items;
        size_t count, capacity;
    } lines;
};

/* Reads a member of the archive as XML. `*text` receives it in UTF-8. */
bool epub_read_xml(const struct epub_book *book, struct arena *arena, struct str name,
                   struct str *text, struct node **root, struct error *error);

/* "book.epub:OEBPS/a.xhtml", for messages; in the arena. */
const char *epub_place(const struct epub_book *book, struct arena *arena, struct str name);

/* Reads the package: manifest, spine, metadata. Errors: what every book must have is
 * missing or damaged. */
bool epub_read_package(struct epub_book *book, struct error *error);

/* epub_package.c: the item of a file; NULL: the manifest names none. */
struct epub_item *epub_find_name(const struct epub_book *book, struct str name);

/* Reads document->metadata, but for the cover, from the package's tree. */
void epub_read_metadata(struct epub_book *book, const struct node *package);

/* Reads the lists of chapters and pages; marks the files that are a cover or a table of
 * contents. A list that is not there or not well-formed is none; `fault` tells why. */
void epub_read_contents(struct epub_book *book, struct error *fault);

/* Finds the targets that lie in a file that begins at `offset` of the source. */
void epub_find_targets(struct epub_book *book, struct str name, const struct node *root,
                       size_t offset);

/* Gives the builder the lines whose targets were found, in the order of the source. */
void epub_list_contents(struct epub_book *book, struct builder *builder);

#endif
