/* A file that is looked at through a window, so that memory does not depend on its
 * length, and that may change or end under our eyes without harm. */
#ifndef LECTERN_CHECK_INPUT_H
#define LECTERN_CHECK_INPUT_H

#include "base/error.h"
#include "base/str.h"

enum { INPUT_WINDOW = 1 << 16 };

struct input {
    int fd;
    uint64_t size;
    uint64_t start; /* of the window, in the file */
    size_t count;   /* bytes in it */
    unsigned char window[INPUT_WINDOW];
};

/* Opens a regular file; anything else is an error that says what it is. */
struct input *input_open(struct arena *arena, const char *path, struct error *error);
void input_close(struct input *input);

/* The bytes from `offset` on: at least `wanted` (at most INPUT_WINDOW) unless the file
 * ends before. Valid until the next call. */
struct str input_at(struct input *input, uint64_t offset, size_t wanted);

/* Copies up to n bytes; returns how many there were. */
size_t input_copy(const struct input *input, uint64_t offset, void *to, size_t n);

#endif
