/* Archive: the files in a ZIP (EPUB, DOCX, ODT), read from memory. Nothing is written to
 * disk, so a name in the archive can do no harm; it still must be a plain relative one. */
#ifndef LECTERN_DOCUMENT_ARCHIVE_H
#define LECTERN_DOCUMENT_ARCHIVE_H

#include "base/error.h"
#include "base/str.h"

enum {
    ARCHIVE_ENTRIES_MAX = 20000,
    ARCHIVE_MEMBER_MAX_BYTES = 64 << 20,
    ARCHIVE_TOTAL_MAX_BYTES = 256 << 20, /* of all members that are read */
};

struct archive;

/* Opens the archive in `content`, which must outlive it; `path` is for messages. Errors:
 * not a ZIP, damaged, too many entries. */
bool archive_open(struct arena *arena, const char *path, struct str content,
                  struct archive **archive, struct error *error);
void archive_close(struct archive *archive);

/* Whether there is a member of that name (as in the archive; "a/../b" is resolved). */
bool archive_has(const struct archive *archive, struct str name);

/* The name of the first member, by name, that ends so (".fb2"); empty: none does. */
struct str archive_find(const struct archive *archive, struct str ending);

/* The bytes of a member, in the arena. Errors: there is none, it is encrypted or damaged,
 * it is larger than it says, or it or all that were read are over the limits. */
bool archive_read(struct archive *archive, struct arena *arena, struct str name,
                  struct str *content, struct error *error);

/* "OEBPS/images/a.png": the plain name of what a reference ("../images/a.png#x") in the
 * member `from` ("OEBPS/text/a.xhtml"; a folder ends in "/") leads to: percent-encoding
 * undone, fragment and query cut off. Empty: it leads out of the archive, or to another
 * scheme. */
struct str archive_resolve(struct arena *arena, struct str from, struct str reference);

#endif
