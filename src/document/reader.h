/* Readers turn bytes into a Document. A format is one file that defines a
 * `struct reader` and one line in the list in reader.c. */
#ifndef LECTERN_DOCUMENT_READER_H
#define LECTERN_DOCUMENT_READER_H

#include "document/document.h"

struct reader_options {
    bool repair;          /* mend page breaks and the like; what is mended is listed */
    const char *encoding; /* of a text; NULL: it is found out (document/encoding.h) */
};

struct reader {
    const char *name; /* "text" */
    /* Of a format with a parser of its own: it takes the bytes as they are, whatever their
     * encoding, sets document->source itself, and works in the sandbox. Other readers are
     * given text in UTF-8: document->source, which `recognises` has seen undecoded. */
    bool foreign;
    /* Whether the content looks like this format; the path may be NULL. */
    bool (*recognises)(struct str content, const char *path);
    /* Fills `document` (path and source are set) from the arena. */
    bool (*read)(struct arena *arena, const struct reader_options *options,
                 struct document *document, struct error *error);
};

/* Reads `path` ("-" is stdin) with the first reader that recognises it. Errors:
 * missing, a directory, empty, binary, in no encoding that can be told (the line and byte
 * are named). */
bool document_read(struct arena *arena, const char *path, const struct reader_options *options,
                   struct document *document, struct error *error);

/* The same for content at hand; `name` stands for the path in messages. */
bool document_read_content(struct arena *arena, const char *name, struct str content,
                           const struct reader_options *options, struct document *document,
                           struct error *error);

/* The same by the reader of that name, whatever the content looks like, and in this
 * process: for trying a reader on bytes of any kind. An unknown name is our mistake. */
bool document_read_as(struct arena *arena, const char *format, const char *name, struct str content,
                      const struct reader_options *options, struct document *document,
                      struct error *error);

#endif
