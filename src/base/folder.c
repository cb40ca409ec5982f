#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { OPEN_FOLDERS_MAX = 16 }; /* that nftw() may have open at once */

/* ---- what is there already ---- */

static bool is_empty(const char *path) {
    DIR *directory = opendir(path);
    if (!directory)
        return false;
    size_t count = 0;
    while (count <= 2 && readdir(directory))
        count++;
    closedir(directory);
    return count <= 2; /* "." and ".." */
}

static bool has_file(const char *folder, const char *name) {
    struct arena *scratch = arena_open();
    struct stat status;
    bool found = stat(file_join(scratch, folder, name), &status) == 0 && S_ISREG(status.st_mode);
    arena_close(scratch);
    return found;
}

static bool may_replace(const char *path, const char *mark, struct error *error) {
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT || error_set(error, path, "cannot be seen: %s", strerror(errno));
    if (!S_ISDIR(status.st_mode))
        return error_set(error, path, "is in the way of a folder; move it away");
    return is_empty(path) || has_file(path, mark) ||
           error_set(error, path,
                     "has files in it but no %s, so it is not an edition that could be replaced; "
                     "move it away",
                     mark);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

static bool remove_tree(const char *path) {
    return nftw(path, remove_one, OPEN_FOLDERS_MAX, FTW_DEPTH | FTW_PHYS) == 0;
}

/* ---- the writer ---- */

#define TEMPORARY ".part"

static const char *name_in(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* -1: somebody else has it, or it is not there; errno tells. */
static int lock_folder(const char *folder) {
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
    int cause = errno;
    if (fd >= 0)
        close(fd);
    errno = cause;
    return -1;
}

static void remove_if_left(const char *folder) {
    int lock = lock_folder(folder);
    if (lock < 0)
        return;
    remove_tree(folder);
    close(lock);
}

/* ".NAME.123.part", of whatever process. */
static bool is_temporary(const char *entry, const char *name) {
    size_t len = strlen(name);
    if (entry[0] != '.' || strncmp(entry + 1, name, len) != 0 || entry[1 + len] != '.')
        return false;
    const char *number = entry + len + 2;
    size_t n_digits = strspn(number, "0123456789");
    return n_digits > 0 && strcmp(number + n_digits, TEMPORARY) == 0;
}

/* Those of writers that were killed, into the same path. */
static void remove_left(const char *path) {
    struct arena *scratch = arena_open();
    char *parent = file_folder(scratch, path);
    DIR *directory = opendir(parent);
    for (struct dirent *entry; directory && (entry = readdir(directory));)
        if (is_temporary(entry->d_name, name_in(path)))
            remove_if_left(file_join(scratch, parent, entry->d_name));
    if (directory)
        closedir(directory);
    arena_close(scratch);
}

static char *temporary_name(const char *path) {
    const char *name = name_in(path);
    char *folder;
    return asprintf(&folder, "%.*s.%s.%ld" TEMPORARY, (int)(name - path), path, name,
                    (long)getpid()) < 0
               ? NULL
               : folder;
}

/* Makes the hidden folder beside the path, of its own to this process; false: errno tells. */
static bool make_temporary(struct folder_writer *writer) {
    char *folder = temporary_name(writer->path);
    if (folder && mkdir(folder, 0777) == 0) {
        writer->folder = folder;
        writer->lock = lock_folder(folder);
        return true; /* a file system without locks will do */
    }
    int cause = errno;
    free(folder);
    errno = cause;
    return false;
}

bool folder_writer_open(struct folder_writer *writer, const char *path, const char *mark,
                        struct error *error) {
    *writer = (struct folder_writer){.path = strdup(path), .lock = -1};
    for (size_t len = strlen(path); writer->path && len > 1 && path[len - 1] == '/';)
        writer->path[--len] = '\0';
    bool wanted = writer->path && may_replace(writer->path, mark, error);
    if (wanted)
        remove_left(writer->path);
    if (wanted && make_temporary(writer))
        return true;
    error_set(error, path, "cannot be written: %s%s", strerror(errno), file_remedy(errno));
    folder_writer_abandon(writer);
    return false;
}

/* Where the file system cannot exchange two names, the old folder is moved aside first. */
static bool move_aside(const char *from, const char *to) {
    char *aside;
    if (asprintf(&aside, "%s.old", from) < 0)
        return false;
    bool done = rename(to, aside) == 0;
    if (done && rename(from, to) != 0) {
        int cause = errno;
        rename(aside, to);
        errno = cause;
        done = false;
    }
    if (done)
        remove_tree(aside);
    free(aside);
    return done;
}

static bool replace(const char *from, const char *to) {
    if (rename(from, to) == 0)
        return true; /* nothing was there, or an empty folder */
    if (errno != EEXIST && errno != ENOTEMPTY)
        return false;
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE) != 0)
        return (errno == EINVAL || errno == ENOSYS) && move_aside(from, to);
    remove_tree(from);
    return true;
}

bool folder_writer_commit(struct folder_writer *writer, struct error *error) {
    bool done = replace(writer->folder, writer->path);
    if (!done)
        error_set(error, writer->path, "cannot be written: %s%s", strerror(errno),
                  file_remedy(errno));
    else
        writer->folder[0] = '\0'; /* nothing to remove */
    folder_writer_abandon(writer);
    return done;
}

void folder_writer_abandon(struct folder_writer *writer) {
    if (writer->folder && writer->folder[0])
        remove_tree(writer->folder);
    if (writer->path && writer->lock >= 0)
        close(writer->lock);
    free(writer->folder);
    free(writer->path);
    *writer = (struct folder_writer){.lock = -1};
}

/* What happened to a file in the temporary folder is told of the one that was meant. */
static void tell_meant(const struct folder_writer *writer, struct error *error) {
    size_t len = strlen(writer->folder);
    char rest[sizeof error->place];
    if (strncmp(error->place, writer->folder, len) != 0)
        return;
    snprintf(rest, sizeof rest, "%s", error->place + len);
    snprintf(error->place, sizeof error->place, "%s%s", writer->path, rest);
}

bool folder_writer_close(struct folder_writer *writer, bool done, struct error *error) {
    if (done)
        return folder_writer_commit(writer, error);
    if (writer->folder)
        tell_meant(writer, error);
    folder_writer_abandon(writer);
    return false;
}

/* ---- size ---- */

static bool add_size(int parent, const char *name, const char *path, uint64_t *n_bytes,
                     struct error *error);

static bool add_entries(int fd, const char *path, uint64_t *n_bytes, struct error *error) {
    DIR *directory = fdopendir(fd);
    if (!directory) {
        close(fd);
        return error_set(error, path, "cannot be read: %s", strerror(errno));
    }
    bool done = true;
    for (struct dirent *entry; done && (entry = readdir(directory));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            done = add_size(dirfd(directory), entry->d_name, path, n_bytes, error);
    closedir(directory);
    return done;
}

static bool add_size(int parent, const char *name, const char *path, uint64_t *n_bytes,
                     struct error *error) {
    struct stat status;
    if (fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return error_set(error, path, "vanished: %s", strerror(errno));
    if (!S_ISDIR(status.st_mode)) {
        *n_bytes += (uint64_t)status.st_size;
        return true;
    }
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return error_set(error, path, "cannot be read: %s", strerror(errno));
    return add_entries(fd, path, n_bytes, error);
}

bool file_size(const char *path, uint64_t *n_bytes, struct error *error) {
    *n_bytes = 0;
    return add_size(AT_FDCWD, path, path, n_bytes, error);
}
