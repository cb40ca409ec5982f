#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Under AddressSanitizer what was not asked for is poisoned, and blocks lie apart, so that
 * a byte too many is seen although the chunk goes on. */
#ifdef __has_feature /* clang; gcc defines the other */
#if __has_feature(address_sanitizer)
#define POISONS_MEMORY
#endif
#endif
#if defined(POISONS_MEMORY) || defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
enum { GAP = 0 };
#endif

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
    ASAN_UNPOISON_MEMORY_REGION(kept->bytes, kept->used);
    memset(kept->bytes, 0, kept->used);
    ASAN_POISON_MEMORY_REGION(kept->bytes, kept->used);
    kept->used = 0;
}

static struct chunk *chunk_open(size_t size) {
    struct chunk *chunk = NULL;
    if (size <= SIZE_MAX - sizeof *chunk)
        chunk = calloc(1, sizeof *chunk + size);
    if (!chunk)
        out_of_memory();
    chunk->size = size;
    ASAN_POISON_MEMORY_REGION(chunk->bytes, size);
    return chunk;
}

/* A large block's chunk of its own, behind the one in use. */
static void *alloc_apart(struct chunk *current, size_t size) {
    struct chunk *own = chunk_open(size);
    own->used = size;
    own->next = current->next;
    current->next = own;
    return own->bytes;
}

/* Room for a block whose size is a multiple of every type's alignment. */
static void *find_room(struct arena *arena, size_t size) {
    struct chunk *current = arena->chunks;
    if (!current || current->size - current->used < size) {
        size_t wanted = current ? current->size * 2 : FIRST_CHUNK;
        if (wanted > LARGEST_CHUNK)
            wanted = LARGEST_CHUNK;
        if (size > wanted / 2 && current)
            return alloc_apart(current, size);
        current = chunk_open(size > wanted ? size : wanted);
        current->next = arena->chunks;
        arena->chunks = current;
    }
    void *room = (char *)current->bytes + current->used;
    current->used += size;
    return room;
}

void *arena_alloc(struct arena *arena, size_t size) {
    size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX - align - GAP)
        out_of_memory();
    void *block = find_room(arena, (size + GAP + align - 1) / align * align);
    ASAN_UNPOISON_MEMORY_REGION(block, size);
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
