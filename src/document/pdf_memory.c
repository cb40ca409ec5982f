/* What MuPDF allocates, counted: streams may unpack to a thousand times their size. Where there
 * is no more, it gives up as it does on any error, and what it has is let go of. */
#include <stddef.h>
#include <stdlib.h>

#include "document/pdf.h"

enum { MEMORY_MAX_MIB = 384 }; /* below what the sandbox has */

/* Before each piece, its size; aligned for any type. */
union header {
    size_t size;
    max_align_t align;
};

static void release(void *user, void *piece) {
    size_t *used = user;
    if (!piece)
        return;
    union header *header = (union header *)piece - 1;
    *used -= header->size;
    free(header);
}

static void *reallocate(void *user, void *piece, size_t size) {
    const size_t most = (size_t)MEMORY_MAX_MIB << 20;
    size_t *used = user;
    union header *old = piece ? (union header *)piece - 1 : NULL;
    size_t before = old ? old->size : 0;
    if (size > most || *used - before + size > most)
        return NULL;
    union header *header = realloc(old, sizeof *header + size);
    if (!header)
        return NULL;
    *used += size - before;
    header->size = size;
    return header + 1;
}

static void *allocate(void *user, size_t size) {
    return reallocate(user, NULL, size);
}

const fz_alloc_context paper_memory = {.malloc = allocate, .realloc = reallocate, .free = release};
