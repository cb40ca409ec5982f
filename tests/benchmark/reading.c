/* What scripts/benchmark times reading with: reads each file and prints the bytes of the text
 * that is in it, and the seconds that it took, the child's that reads foreign formats among
 * them. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "document/reader.h"

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static size_t text_of(const struct document *document) {
    size_t length = 0;
    for (size_t i = 0; i < document->blocks.count; i++)
        for (size_t j = 0; j < document->blocks.items[i].spans.count; j++)
            length += document->blocks.items[i].spans.items[j].text.len;
    return length;
}

static bool measure(const char *path) {
    static const struct reader_options options = {.repair = true};
    struct arena *arena = arena_open();
    struct document document;
    struct error error = {0};
    double start = now();
    bool done = document_read(arena, path, &options, &document, &error);
    if (done)
        printf("%zu %.6f\n", text_of(&document), now() - start);
    else
        fprintf(stderr, "%s: %s\n", error.place, error.message);
    arena_close(arena);
    return done;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++)
        if (!measure(argv[i]))
            return EXIT_FAILURE;
    return EXIT_SUCCESS;
}
