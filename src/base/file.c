#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool read_all(struct arena *arena, const char *place, int fd, size_t expected,
                     size_t max_bytes, struct str *content, struct error *error) {
    struct strbuf buf = {.arena = arena};
    buf.items = arena_grow_array(arena, NULL, &buf.capacity, expected + 1, 1);
    for (;;) {
        if (buf.count > max_bytes)
            return error_set(error, place, "larger than %zu MiB; split it", max_bytes >> 20);
        buf.items = arena_grow_array(arena, buf.items, &buf.capacity, buf.count + 1, 1);
        ssize_t n = read(fd, buf.items + buf.count, buf.capacity - buf.count);
        if (n == 0)
            break;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_set(error, place, "cannot be read: %s", strerror(errno));
        buf.count += (size_t)n;
    }
    *content = strbuf_str(&buf);
    return true;
}

bool file_read(struct arena *arena, const char *path, size_t max_bytes, struct str *content,
               struct error *error) {
    if (strcmp(path, "-") == 0)
        return read_all(arena, "standard input", STDIN_FILENO, 4096, max_bytes, content, error);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        error_set(error, path, "cannot be opened: %s", strerror(errno));
        if (fd >= 0)
            close(fd);
        return false;
    }
    bool done = false;
    if (S_ISDIR(status.st_mode))
        error_set(error, path, "is a folder; name a file in it");
    else if (status.st_size > 0 && (uintmax_t)status.st_size > max_bytes)
        error_set(error, path, "larger than %zu MiB; split it", max_bytes >> 20);
    else
        done = read_all(arena, path, fd, (size_t)status.st_size, max_bytes, content, error);
    close(fd);
    return done;
}

/* A hidden name beside the path, of its own to this process. */
static char *temporary_name(const char *path) {
    char *name;
    int folder = (int)(file_name(path) - path);
    if (asprintf(&name, "%.*s.%s.%ld.part", folder, path, file_name(path), (long)getpid()) < 0)
        return NULL;
    return name;
}

static int open_nameless(const char *path) {
    const char *name = file_name(path);
    char *folder = name == path ? strdup(".") : strndup(path, (size_t)(name - path));
    if (!folder)
        return -1;
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    free(folder);
    return fd;
}

static int open_temporary(const char *path, char **temporary) {
    *temporary = temporary_name(path);
    if (!*temporary) {
        errno = ENOMEM;
        return -1;
    }
    int fd = open_nameless(path);
    /* File systems without nameless files say so in several ways. */
    if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT || errno == EINVAL))
        fd = open(*temporary, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0666);
    return fd;
}

bool file_writer_open(struct file_writer *writer, const char *path, struct error *error) {
    *writer = (struct file_writer){.path = strdup(path)};
    int fd = -1;
    struct stat status;
    bool there = stat(path, &status) == 0;
    if (!writer->path)
        errno = ENOMEM;
    else if (there && S_ISDIR(status.st_mode))
        errno = EISDIR;
    else if (there && !S_ISREG(status.st_mode))
        /* A device or a pipe is written to; to rename a file over it would remove it. */
        fd = open(path, O_WRONLY | O_CLOEXEC);
    else
        fd = open_temporary(path, &writer->temporary);
    if (fd >= 0)
        writer->stream = fdopen(fd, "wb");
    if (writer->stream)
        return true;
    error_set(error, path, "cannot be written: %s%s", strerror(errno), file_remedy(errno));
    if (fd >= 0)
        close(fd);
    file_writer_abandon(writer);
    return false;
}

/* Gives a nameless file its temporary name; a file that has one keeps it. */
static bool give_name(int fd, const char *temporary) {
    char self[64];
    struct stat status;
    if (fstat(fd, &status) != 0)
        return false;
    if (status.st_nlink > 0)
        return true;
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    unlink(temporary);
    return linkat(AT_FDCWD, self, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0;
}

/* Whether all that was written has left the stream. A write that failed earlier is
 * tried again, and says why. */
static bool flush(FILE *stream) {
    if (fflush(stream) != 0)
        return false;
    errno = EIO;
    return !ferror(stream);
}

static bool put_in_place(struct file_writer *writer, enum file_safety safety) {
    int fd = fileno(writer->stream);
    if (!writer->temporary)
        return true;
    if ((safety == FILE_SYNCED && fsync(fd) != 0) || !give_name(fd, writer->temporary) ||
        rename(writer->temporary, writer->path) != 0)
        return false;
    free(writer->temporary);
    writer->temporary = NULL;
    return true;
}

bool file_writer_commit(struct file_writer *writer, enum file_safety safety, struct error *error) {
    bool done = flush(writer->stream) && put_in_place(writer, safety);
    if (!done)
        error_set(error, writer->path, "cannot be written: %s%s", strerror(errno),
                  file_remedy(errno));
    file_writer_abandon(writer);
    return done;
}

void file_writer_abandon(struct file_writer *writer) {
    if (writer->stream)
        fclose(writer->stream);
    if (writer->temporary)
        unlink(writer->temporary);
    free(writer->temporary);
    free(writer->path);
    *writer = (struct file_writer){0};
}

const char *file_remedy(int cause) {
    return cause == ENOSPC || cause == EDQUOT ? "; make room on that disk, or choose another folder"
                                              : "";
}

bool file_seek(FILE *stream, off_t place, struct error *error) {
    if (!flush(stream))
        return error_set(error, "", "cannot be written: %s%s", strerror(errno), file_remedy(errno));
    return fseeko(stream, place, SEEK_SET) == 0 ||
           error_set(error, "", "has to be a file that can seek: %s", strerror(errno));
}

bool file_write(const char *path, struct str content, struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path, error))
        return false;
    fwrite(content.ptr, 1, content.len, writer.stream);
    return file_writer_commit(&writer, FILE_SYNCED, error);
}

static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool make_parent(const char *path, struct error *error) {
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    while (len > 1 && path[len - 1] != '/')
        len--;
    char *parent = strndup(path, len > 1 ? len - 1 : len);
    bool made = parent && len > 1 && file_make_folder(parent, error);
    int cause = errno;
    free(parent);
    errno = cause;
    return made;
}

/* Somebody else may make it at the same moment. */
static bool make_one(const char *path) {
    if (mkdir(path, 0777) == 0)
        return true;
    int cause = errno;
    if (is_folder(path))
        return true;
    errno = cause;
    return false;
}

bool file_make_folder(const char *path, struct error *error) {
    if (make_one(path) || (errno == ENOENT && make_parent(path, error) && make_one(path)))
        return true;
    return error_set(error, path, "cannot make this folder: %s%s", strerror(errno),
                     file_remedy(errno));
}

bool file_exists(const char *path) {
    return access(path, F_OK) == 0;
}

char *file_folder(struct arena *arena, const char *path) {
    const char *name = file_name(path);
    if (name == path)
        return str_to_c(arena, STR("."));
    size_t len = (size_t)(name - path);
    return str_to_c(arena, (struct str){path, len > 1 ? len - 1 : len});
}

char *file_base_name(struct arena *arena, const char *path) {
    const char *name = file_name(path);
    const char *dot = strrchr(name, '.');
    size_t len = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    return str_to_c(arena, (struct str){name, len});
}

char *file_join(struct arena *arena, const char *folder, const char *name) {
    size_t len = strlen(folder);
    const char *slash = len && folder[len - 1] != '/' ? "/" : "";
    return (char *)str_format(arena, "%s%s%s", folder, slash, name).ptr;
}
