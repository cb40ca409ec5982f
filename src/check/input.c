#include "check/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct input *input_open(struct arena *arena, const char *path, struct error *error) {
    /* Without O_NONBLOCK, opening a named pipe waits for a writer that may never come. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status = {0};
    if (fd < 0 || fstat(fd, &status) != 0)
        error_set(error, path, "cannot be opened: %s", strerror(errno));
    else if (S_ISDIR(status.st_mode))
        error_set(error, path, "is a folder; name an MP3 file in it");
    else if (!S_ISREG(status.st_mode))
        error_set(error, path, "is not a file on a disk; save it as one first");
    if (error->set) {
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    struct input *input = arena_alloc(arena, sizeof *input);
    input->fd = fd;
    input->size = (uint64_t)status.st_size;
    return input;
}

void input_close(struct input *input) {
    close(input->fd);
}

size_t input_copy(const struct input *input, uint64_t offset, void *to, size_t n) {
    size_t done = 0;
    while (done < n) {
        ssize_t got = pread(input->fd, (char *)to + done, n - done, (off_t)(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += (size_t)got;
    }
    return done;
}

static bool is_in_window(const struct input *input, uint64_t offset, size_t wanted) {
    if (offset < input->start || offset > input->start + input->count)
        return false;
    uint64_t end = input->start + input->count;
    return end - offset >= wanted || end == input->size;
}

struct str input_at(struct input *input, uint64_t offset, size_t wanted) {
    if (offset >= input->size)
        return (struct str){0};
    if (!is_in_window(input, offset, wanted)) {
        uint64_t left = input->size - offset;
        size_t n = left < sizeof input->window ? (size_t)left : sizeof input->window;
        input->start = offset;
        input->count = input_copy(input, offset, input->window, n);
        if (input->count < n)
            input->size = offset + input->count; /* it was cut meanwhile */
    }
    size_t skip = (size_t)(offset - input->start);
    return (struct str){(const char *)input->window + skip, input->count - skip};
}
