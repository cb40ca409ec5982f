/* Files, whole and never by halves. */
#ifndef LECTERN_BASE_FILE_H
#define LECTERN_BASE_FILE_H

#include <stdio.h>

#include "base/error.h"
#include "base/str.h"

/* Reads a whole file (at most max_bytes; more is an error that says so) into the
 * arena. A directory, an unreadable or missing file is an error. "-" is stdin. */
bool file_read(struct arena *arena, const char *path, size_t max_bytes, struct str *content,
               struct error *error);

/* A file that comes to be all at once: what is written goes to a nameless file in
 * the same folder (or, where the file system has none, to a hidden temporary one)
 * and gets its name when it is committed, whole. Dying at any moment
 * leaves the old file, or none. A device or a pipe is written to as it is. */
struct file_writer {
    FILE *stream; /* write to this, freely; errors show at commit. Of a file (not of a device
                     or a pipe) the descriptor can be read, too */
    char *path, *temporary;
};

/* Whether the content must be on the disk before the name is: it must for what a
 * listener is given; a cache checks what it reads. */
enum file_safety { FILE_SYNCED, FILE_RENAME_ONLY };

bool file_writer_open(struct file_writer *writer, const char *path, struct error *error);
bool file_writer_commit(struct file_writer *writer, enum file_safety safety, struct error *error);
void file_writer_abandon(struct file_writer *writer); /* safe after commit too */

/* What to do where something cannot be written for this cause (of errno), to be told after
 * it; empty where there is nothing to say. */
const char *file_remedy(int cause);

/* Goes on elsewhere in a stream that is being written. What was written so far has left it
 * then, so this is where a full disk may be told; no place is named. */
bool file_seek(FILE *stream, off_t place, struct error *error);

/* All of the above for content at hand. */
bool file_write(const char *path, struct str content, struct error *error);

/* A folder that comes to be all at once: files are written to a hidden temporary folder
 * beside it, which gets its name when it is committed. A folder that is there is replaced
 * as a whole, so only when it is empty or one of ours: `mark` is a file that every one has,
 * such as "index.html". Dying at any moment leaves the old folder, or none; the temporary one
 * is removed by the next writer of the same folder. */
struct folder_writer {
    char *folder; /* write into this */
    char *path;
    int lock; /* held on the temporary folder while somebody writes into it */
};

bool folder_writer_open(struct folder_writer *writer, const char *path, const char *mark,
                        struct error *error);
bool folder_writer_commit(struct folder_writer *writer, struct error *error);
void folder_writer_abandon(struct folder_writer *writer); /* safe after commit too */

/* Commits what is done, or else abandons it; the error's place is then in the folder that
 * was to be, and not in the temporary one. Returns whether it is there. */
bool folder_writer_close(struct folder_writer *writer, bool done, struct error *error);

/* The bytes of a file, or of all files in a folder. */
bool file_size(const char *path, uint64_t *n_bytes, struct error *error);

/* Makes a folder and the ones above it; one that is there is fine. */
bool file_make_folder(const char *path, struct error *error);

bool file_exists(const char *path);

/* Path arithmetic, in the arena: "a/b.txt" → folder "a" (or "."), base name "b". */
char *file_folder(struct arena *arena, const char *path);
char *file_base_name(struct arena *arena, const char *path);
char *file_join(struct arena *arena, const char *folder, const char *name);

#endif
