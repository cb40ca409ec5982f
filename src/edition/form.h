/* Form: what binders of text share: a file that is whole or not there, times as standards
 * write them, and captions. */
#ifndef LECTERN_EDITION_FORM_H
#define LECTERN_EDITION_FORM_H

#include <stdio.h>

#include "edition/written.h"

/* A file that is being written. */
struct form {
    const struct edition *edition;
    FILE *out;       /* its own error flag tells of a full disk */
    struct str base; /* what the edition's files are called: "letter" of "letter.words.vtt" */
    size_t count;    /* for the form's own use; 0 at first */
};

/* "letter" of "output/letter.words.vtt", where ".words.vtt" is the extension; a span of the
 * path. */
struct str form_base(const char *path, const char *extension);

/* Makes the file `path`, which ends in `extension`, of what `put` writes, by rename. */
typedef void form_put_fn(struct form *form);
bool form_write(const struct edition *edition, const char *path, const char *extension,
                form_put_fn *put, struct error *error);

/* Calls `put` for each block and announcement that has words, in the order in which they
 * are heard. What it is given lasts until it returns. */
typedef void form_written_fn(struct form *form, const struct written *written);
void form_each(struct form *form, form_written_fn *put);

/* "00:01:02.345" with '.' (WebVTT, SMIL) or ',' (SubRip). Hours take what they need. */
void form_put_clock(FILE *out, uint64_t ms, char point);

/* Text with & < > and " as HTML, XML and WebVTT write them. What no XML can hold (control
 * characters, U+FFFE and U+FFFF) is shown as U+FFFD. */
void form_put_escaped(FILE *out, struct str text);

/* The attributes that tell a language, each after a space: HTML's, XML's, or XHTML's both.
 * "dir" is with them where it is written from the other side than the language around it,
 * which is empty around a root. No language: nothing. */
enum { FORM_LANG = 1, FORM_XML_LANG = 2 };
void form_put_language(FILE *out, unsigned attributes, struct str language, struct str around);

/* Writes a mark (U+200F, U+200E) where plain text of that language would be laid out from the
 * wrong side: programs go by its first letter (Unicode Standard Annex 9, rules P2 and P3),
 * which may be of another script. Before each line that stands alone. */
void form_put_direction(FILE *out, struct str text, struct str language);

#endif
