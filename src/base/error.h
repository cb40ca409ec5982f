/* Errors are values. A function that can fail returns false (or NULL) and fills
 * the struct error that its caller gave it; the first error wins. Only main
 * prints errors, as `lectern: PLACE: WHAT`. Place and message are UTF-8 without control
 * characters (but for line feeds), whatever they are made of. */
#ifndef LECTERN_BASE_ERROR_H
#define LECTERN_BASE_ERROR_H

#include <stdbool.h>

struct error {
    bool set;
    char place[512];    /* "letter.txt:12", a path, an option; may be empty */
    char message[1024]; /* what is wrong and what to do about it */
};

/* Fills `error` unless it is set already. Always returns false. */
bool error_set(struct error *error, const char *place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with place "PATH:LINE". */
bool error_set_line(struct error *error, const char *path, unsigned long line, const char *format,
                    ...) __attribute__((format(printf, 4, 5)));

/* Gives an error that names no place this one: who writes into a stream does not know of
 * which file it is. */
void error_set_place(struct error *error, const char *place);

#endif
