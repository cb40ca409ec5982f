/* Lines of a stream that may never end, one at a time in bounded memory, without
 * keeping a partner waiting who answers line by line. */
#ifndef LECTERN_CLI_LINES_H
#define LECTERN_CLI_LINES_H

#include "base/error.h"
#include "base/str.h"

enum { LINE_MAX_BYTES = 16 << 20 };

struct lines {
    int fd;
    void (*before_waiting)(void); /* called before more is read: to flush; may be NULL */
    unsigned long number;         /* of the line last given, from 1 */
    char *bytes;
    size_t begin, end, capacity;
    bool at_end;
};

void lines_open(struct lines *lines, int fd, void (*before_waiting)(void));
void lines_close(struct lines *lines);

/* The next line, without its end (LF or CR LF), valid until the next call; the last one
 * needs no end. False at the end, or with the error set. */
bool lines_next(struct lines *lines, struct str *line, struct error *error);

#endif
