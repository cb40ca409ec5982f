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
    int fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    free(folder);
    return fd;
}

bool file_writer_open(struct file_writer *writer, const char *path, struct error *error) {
    *writer = (struct file_writer){0};
    writer->path = strdup(path);
    writer->temporary = temporary_name(path);
    int fd = -1;
    struct stat status;
    if (!writer->path || !writer->temporary)
        errno = ENOMEM;
    else if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        errno = EISDIR;
    else {
        fd = open_nameless(path);
        /* File systems without nameless files say so in several ways. */
        if (fd < 0 &&
            (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT || errno == EINVAL))
            fd = open(writer->temporary, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666);
    }
    if (fd >= 0)
        writer->stream = fdopen(fd, "wb");
    if (writer->stream)
        return true;
    error_set(error, path, "cannot be written: %s", strerror(errno));
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

bool file_writer_commit(struct file_writer *writer, enum file_safety safety, struct error *error) {
    int fd = fileno(writer->stream);
    bool done = !ferror(writer->stream) && fflush(writer->stream) == 0 &&
                (safety == FILE_RENAME_ONLY || fsync(fd) == 0) &&
                give_name(fd, writer->temporary) && rename(writer->temporary, writer->path) == 0;
    if (!done)
        error_set(error, writer->path, "cannot be written: %s", strerror(errno));
    else
        free(writer->temporary), writer->temporary = NULL;
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

bool file_write(const char *path, struct str content, struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path, error))
        return false;
    fwrite(content.ptr, 1, content.len, writer.stream);
    return file_writer_commit(&writer, FILE_SYNCED, error);
}

bool file_make_folder(const char *path, struct error *error) {
    if (mkdir(path, 0777) == 0)
        return true;
    int cause = errno;
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return true;
    if (cause == ENOENT) {
        const char *name = file_name(path);
        if (name - path > 1) {
            char *parent = strndup(path, (size_t)(name - path - 1));
            bool made = parent && file_make_folder(parent, error) && mkdir(path, 0777) == 0;
            free(parent);
            if (made)
                return true;
            cause = errno;
        }
    }
    return error_set(error, path, "cannot make this folder: %s", strerror(cause));
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
