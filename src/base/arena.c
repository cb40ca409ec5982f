#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Chunks grow with the arena, so that a book costs few of them and a line of text
 * does not cost a page. */
enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024 };

struct chunk {
    struct chunk *next;
    size_t size, used;
    max_align_t bytes[];
};

struct arena {
    struct chunk *chunks;
};

static _Noreturn void out_of_memory(void) {
    fputs("lectern: out of memory\n", stderr);
    exit(1);
}

struct arena *arena_open(void) {
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        out_of_memory();
    return arena;
}

static void chunks_close(struct chunk *chunk) {
    for (struct chunk *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
}

void arena_close(struct arena *arena) {
    if (!arena)
        return;
    chunks_close(arena->chunks);
    free(arena);
}

void arena_reset(struct arena *arena) {
    struct chunk *kept = arena->chunks;
    if (!kept)
        return;
    chunks_close(kept->next);
    kept->next = NULL;
    memset(kept->bytes, 0, kept->used);
    kept->used = 0;
}

static struct chunk *chunk_open(size_t size) {
    struct chunk *chunk = NULL;
    if (size <= SIZE_MAX - sizeof *chunk)
        chunk = calloc(1, sizeof *chunk + size);
    if (!chunk)
        out_of_memory();
    chunk->size = size;
    return chunk;
}

void *arena_alloc(struct arena *arena, size_t size) {
    size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX - align)
        out_of_memory();
    size = (size + align - 1) / align * align;
    struct chunk *current = arena->chunks;
    if (!current || current->size - current->used < size) {
        size_t wanted = current ? current->size * 2 : FIRST_CHUNK;
        if (wanted > LARGEST_CHUNK)
            wanted = LARGEST_CHUNK;
        if (size > wanted / 2 && current) {
            /* A large block gets a chunk of its own, behind the one in use. */
            struct chunk *own = chunk_open(size);
            own->used = size;
            own->next = current->next;
            current->next = own;
            return own->bytes;
        }
        current = chunk_open(size > wanted ? size : wanted);
        current->next = arena->chunks;
        arena->chunks = current;
    }
    void *block = (char *)current->bytes + current->used;
    current->used += size;
    return block;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t item_size) {
    size_t size;
    if (__builtin_mul_overflow(count, item_size, &size))
        out_of_memory();
    return arena_alloc(arena, size);
}

void *arena_grow_array(struct arena *arena, void *items, size_t *capacity, size_t needed,
                       size_t item_size) {
    if (needed <= *capacity)
        return items;
    size_t larger = *capacity ? *capacity * 2 : 8;
    if (larger < needed)
        larger = needed;
    void *grown = arena_alloc_array(arena, larger, item_size);
    if (*capacity)
        memcpy(grown, items, *capacity * item_size);
    *capacity = larger;
    return grown;
}
