/* Arena: memory with one lifetime.
 *
 * Everything that is made for a document, a script or a build is allocated from
 * that stage's arena and released with it in one call; nothing is freed
 * piecemeal. Blocks come zeroed and aligned for any type.
 *
 * Running out of memory ends the process with a message and status 1: no caller
 * could do better, and files under their final names are written by rename. */
#ifndef LECTERN_BASE_ARENA_H
#define LECTERN_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* Makes an empty arena. Release it with arena_close(). */
struct arena *arena_open(void);

/* Releases everything allocated from `arena`. NULL is allowed. */
void arena_close(struct arena *arena);

/* Releases everything allocated from `arena`, which can go on being used: for work that is
 * done again and again and keeps nothing. */
void arena_reset(struct arena *arena);

/* Returns `size` zeroed bytes (never NULL, also for 0). */
void *arena_alloc(struct arena *arena, size_t size);

/* Returns room for `count` items of `item_size` bytes, zeroed; an overflowing
 * product counts as out of memory. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t item_size);

/* Grows an array so that `needed` items fit: returns `items` itself, or a larger
 * copy with *capacity updated. The old room stays in the arena until it closes,
 * so growth at most doubles what the array costs. */
void *arena_grow_array(struct arena *arena, void *items, size_t *capacity, size_t needed,
                       size_t item_size);

/* Appends a zeroed item to `array` (a struct with items, count, capacity) and
 * yields a pointer to it:
 *     struct { struct block *items; size_t count, capacity; } blocks = {0};
 *     struct block *block = arena_push(arena, &blocks); */
#define arena_push(arena, array)                                                                   \
    ((array)->items = arena_grow_array((arena), (array)->items, &(array)->capacity,                \
                                       (array)->count + 1, sizeof *(array)->items),                \
     &(array)->items[(array)->count++])

#endif
