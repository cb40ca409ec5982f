/* Package: a ZIP archive that is written member by member: EPUB, LPF.
 *
 * Members come in the order in which they are added, without times and extra fields, so
 * that the same content gives the same bytes. Nothing is held but what zlib holds: what
 * a member's stream is given goes to the file. An archive over 4 GiB is one with ZIP64
 * records; a single member is smaller.
 *
 * The archive comes to be as a whole when it is committed (base/file.h). It needs a
 * file that can seek. */
#ifndef LECTERN_EDITION_PACKAGE_H
#define LECTERN_EDITION_PACKAGE_H

#include "base/file.h"

enum package_method { PACKAGE_STORED, PACKAGE_DEFLATED };

struct package;

/* Opens an archive whose first member is "mimetype", stored, with this content; NULL: it has
 * none. */
bool package_open(struct arena *arena, const char *path, const char *media_type,
                  struct package **package, struct error *error);

/* Begins a member and gives the stream to write it to. That of a stored member can seek,
 * within the member; it must be left at the member's end. Names are ASCII. */
FILE *package_begin(struct package *package, const char *name, enum package_method method);

/* Ends it. Errors that came up while it was written show here. */
bool package_end(struct package *package, struct error *error);

/* All of the above for content at hand. */
bool package_add(struct package *package, const char *name, enum package_method method,
                 struct str content, struct error *error);

bool package_commit(struct package *package, struct error *error);
void package_abandon(struct package *package); /* safe after commit too */

#endif
