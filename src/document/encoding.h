/* Encodings: the bytes of a text file become UTF-8. ICU's converters and its detector do
 * the work.
 *
 * What decides, in this order: the name that was asked for; a byte order mark; whether
 * the bytes are valid UTF-8; what a Project Gutenberg header says of its file; and last a
 * guess from the bytes themselves, which must be a good one. */
#ifndef LECTERN_DOCUMENT_ENCODING_H
#define LECTERN_DOCUMENT_ENCODING_H

#include "base/error.h"
#include "base/str.h"

enum encoding_evidence {
    ENCODING_PLAIN, /* UTF-8, taken as it is */
    ENCODING_NAMED, /* by the caller */
    ENCODING_MARKED,
    ENCODING_DECLARED,
    ENCODING_GUESSED,
};

struct decoded {
    struct str text;                 /* valid UTF-8; the content itself where that is */
    struct str encoding;             /* "windows-1252" */
    enum encoding_evidence evidence; /* why it is that one */
};

/* Whether there is a converter of that name ("latin1", "Shift_JIS"). */
bool encoding_is_known(const char *name);

/* The encoding that a file means which says it is in this one, as browsers have it:
 * "latin1" is windows-1252. Empty: none that is known. */
struct str encoding_meant(struct arena *arena, const char *name);

/* Decodes `content`, whose name in messages is `path`. `encoding` is what was asked for,
 * or NULL. A UTF-8 byte order mark stays in the text; others do not. Errors: an unknown name; bytes
 * that are wrong in the encoding that was named, marked or declared (the line and the
 * byte are told); no encoding that can be told. */
bool encoding_decode(struct arena *arena, const char *path, struct str content,
                     const char *encoding, struct decoded *decoded, struct error *error);

/* How the script's list of repairs tells of it; empty for UTF-8 taken as it is. */
struct str encoding_notice(struct arena *arena, const struct decoded *decoded);

#endif
