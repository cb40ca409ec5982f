/* A sound card for a machine that has none: daisy-player, which looks for one before it
 * opens a book, is run with this preloaded. */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static char cards[] = " 0 [Dummy          ]: Dummy - Dummy\n                      Dummy 1\n";

static FILE *open_file(const char *path, const char *mode, const char *name) {
    FILE *(*next)(const char *, const char *);
    if (strcmp(path, "/proc/asound/cards") == 0)
        return fmemopen(cards, sizeof cards - 1, "r");
    *(void **)&next = dlsym(RTLD_NEXT, name);
    return next(path, mode);
}

/* The C library's own names of parameters are reserved. */
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name)
FILE *fopen(const char *path, const char *mode) {
    return open_file(path, mode, "fopen");
}

FILE *fopen64(const char *path, const char *mode) {
    return open_file(path, mode, "fopen64");
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
