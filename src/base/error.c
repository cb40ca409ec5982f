#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

static void fill(struct error *error, const char *format, va_list args) {
    vsnprintf(error->message, sizeof error->message, format, args);
    error->set = true;
}

bool error_set(struct error *error, const char *place, const char *format, ...) {
    if (error->set)
        return false;
    snprintf(error->place, sizeof error->place, "%s", place ? place : "");
    va_list args;
    va_start(args, format);
    fill(error, format, args);
    va_end(args);
    return false;
}

bool error_set_line(struct error *error, const char *path, unsigned long line, const char *format,
                    ...) {
    if (error->set)
        return false;
    snprintf(error->place, sizeof error->place, "%s:%lu", path, line);
    va_list args;
    va_start(args, format);
    fill(error, format, args);
    va_end(args);
    return false;
}
