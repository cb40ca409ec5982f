#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Names and values that are told come from files of any kind: bytes that are no letters,
 * and those that a terminal obeys, are shown as question marks. */
static void make_printable(char *text) {
    struct str rest = str_from_c(text);
    for (size_t at = 0; at < rest.len;) {
        size_t start = at;
        uint32_t c = utf8_next(rest, &at);
        bool control = c < ' ' || (c >= 0x7F && c < 0xA0);
        if (c == UTF8_INVALID || (control && c != '\n'))
            memset(text + start, '?', at - start);
    }
}

/* What does not fit is cut off, between letters. */
static void print_cut(char *room, size_t size, const char *format, va_list args) {
    if (vsnprintf(room, size, format, args) < (int)size)
        return;
    size_t kept = size - 2; /* a letter's bytes end there, or it is left out */
    room[utf8_clip((struct str){room, size - 1}, kept).len] = '\0';
}

static void print(char *room, size_t size, const char *format, va_list args) {
    print_cut(room, size, format, args);
    make_printable(room);
}

static void print_place(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void print_place(struct error *error, const char *format, ...) {
    va_list args;
    va_start(args, format);
    print(error->place, sizeof error->place, format, args);
    va_end(args);
}

bool error_set(struct error *error, const char *place, const char *format, ...) {
    if (error->set)
        return false;
    print_place(error, "%s", place ? place : "");
    va_list args;
    va_start(args, format);
    print(error->message, sizeof error->message, format, args);
    va_end(args);
    error->set = true;
    return false;
}

bool error_set_line(struct error *error, const char *path, unsigned long line, const char *format,
                    ...) {
    if (error->set)
        return false;
    print_place(error, "%s:%lu", path, line);
    va_list args;
    va_start(args, format);
    print(error->message, sizeof error->message, format, args);
    va_end(args);
    error->set = true;
    return false;
}

void error_set_place(struct error *error, const char *place) {
    if (error->set && !error->place[0])
        print_place(error, "%s", place);
}
