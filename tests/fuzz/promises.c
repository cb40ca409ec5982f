#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz.h"

void promise_broken(const char *file, int line, const char *condition, const char *format, ...) {
    va_list args;
    fprintf(stderr, "%s:%d: broken promise: %s: ", file, line, condition);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    abort();
}

void promise_utf8(struct str text, const char *what) {
    size_t at = utf8_validate(text);
    PROMISE(at == text.len, "byte %zu of the %s", at, what);
}

void promise_error(const struct error *error) {
    PROMISE(error->set && error->message[0], "a failure without a word");
    PROMISE(error->place[0], "%s: but where?", error->message);
    PROMISE(!str_starts_with(str_from_c(error->message), STR("some of this text would be lost")),
            "%s: %s", error->place, error->message);
    promise_utf8(str_from_c(error->message), "message");
    promise_utf8(str_from_c(error->place), "place");
}
