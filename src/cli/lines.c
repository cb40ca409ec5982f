#include "cli/lines.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { READ_BYTES = 64 << 10 };

void lines_open(struct lines *lines, int fd, void (*before_waiting)(void)) {
    *lines = (struct lines){.fd = fd, .before_waiting = before_waiting};
}

void lines_close(struct lines *lines) {
    free(lines->bytes);
    *lines = (struct lines){0};
}

/* Room for one more reading behind what is there. */
static bool make_room(struct lines *lines) {
    size_t held = lines->end - lines->begin;
    if (lines->bytes && held)
        memmove(lines->bytes, lines->bytes + lines->begin, held);
    lines->begin = 0;
    lines->end = held;
    if (lines->bytes && lines->capacity - held >= READ_BYTES)
        return true;
    size_t capacity = lines->capacity * 2 + READ_BYTES;
    char *bytes = realloc(lines->bytes, capacity);
    if (!bytes)
        return false;
    lines->bytes = bytes;
    lines->capacity = capacity;
    return true;
}

static bool read_more(struct lines *lines, struct error *error) {
    if (lines->end - lines->begin > LINE_MAX_BYTES)
        return error_set_line(error, "standard input", lines->number + 1,
                              "a line of more than %d MiB; divide it", LINE_MAX_BYTES >> 20);
    if (!make_room(lines))
        return error_set(error, "standard input", "no memory for a line");
    if (lines->before_waiting)
        lines->before_waiting();
    ssize_t count;
    do
        count = read(lines->fd, lines->bytes + lines->end, READ_BYTES);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        return error_set(error, "standard input", "cannot be read: %s", strerror(errno));
    lines->at_end = count == 0;
    lines->end += (size_t)count;
    return true;
}

static bool give(struct lines *lines, size_t length, size_t end_length, struct str *line) {
    *line = (struct str){lines->bytes + lines->begin, length};
    lines->begin += length + end_length;
    lines->number++;
    if (length && line->ptr[length - 1] == '\r')
        line->len--;
    return true;
}

bool lines_next(struct lines *lines, struct str *line, struct error *error) {
    for (size_t searched = 0;;) {
        size_t held = lines->end - lines->begin;
        const char *from = lines->bytes ? lines->bytes + lines->begin : "";
        const char *end = memchr(from + searched, '\n', held - searched);
        if (end)
            return give(lines, (size_t)(end - from), 1, line);
        if (lines->at_end)
            return held && give(lines, held, 0, line);
        searched = held;
        if (!read_more(lines, error))
            return false;
    }
}
