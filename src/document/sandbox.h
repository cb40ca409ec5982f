/* Sandbox: parses where it can do no harm.
 *
 * Readers of foreign formats work in a child process that has the file's bytes and a
 * pipe, limits on memory and time, and, where the kernel has them, no right to files or
 * sockets (seccomp, Landlock). It hands back the Document, which is checked as untrusted
 * data is: every length, range and kind. */
#ifndef LECTERN_DOCUMENT_SANDBOX_H
#define LECTERN_DOCUMENT_SANDBOX_H

#include "document/reader.h"

/* As reader->read(), in a child. Errors besides the reader's own: "crashed", "took longer
 * than … s", "needed more than … MiB", each with what to do. */
bool sandbox_read(struct arena *arena, const struct reader *reader,
                  const struct reader_options *options, struct document *document,
                  struct error *error);

#endif
