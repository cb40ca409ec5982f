#include "studio/samples.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"

/* The file: this header, the samples as they lie in memory, and the SHA-256 of both. A
 * file of another byte order has another magic. */
struct samples_header {
    uint64_t magic;
    struct hash key;
    uint64_t count;
};

#define SAMPLES_MAGIC UINT64_C(0x314d435054434c00)
#define EXTENSION ".samples"
enum { SAMPLES_MAX_BYTES = 1 << 30 };

static struct hash sum_of(const struct str *parts, size_t n_parts) {
    struct hasher sum;
    sha256_init(&sum.context);
    for (size_t i = 0; i < n_parts; i++)
        sha256_update(&sum.context, parts[i].len, (const uint8_t *)parts[i].ptr);
    return hasher_close(&sum);
}

bool samples_store(const struct cache *cache, const struct hash *key, struct samples samples,
                   struct error *error) {
    struct samples_header header = {SAMPLES_MAGIC, *key, samples.count};
    struct hash sum;
    struct str parts[] = {
        {(const char *)&header, sizeof header},
        {(const char *)samples.items, samples.count * sizeof *samples.items},
        {(const char *)&sum, sizeof sum},
    };
    enum { N_PARTS = sizeof parts / sizeof *parts };
    sum = sum_of(parts, N_PARTS - 1);
    return cache_store(cache, key, EXTENSION, parts, N_PARTS, error);
}

static bool parse(struct str content, const struct hash *key, struct samples *samples) {
    struct samples_header header;
    if (content.len < sizeof header + sizeof(struct hash))
        return false;
    struct str summed = str_slice(content, 0, content.len - sizeof(struct hash));
    struct hash sum = sum_of(&summed, 1);
    memcpy(&header, content.ptr, sizeof header);
    if (memcmp(&sum, content.ptr + summed.len, sizeof sum) != 0 || header.magic != SAMPLES_MAGIC ||
        memcmp(&header.key, key, sizeof *key) != 0 ||
        header.count != (summed.len - sizeof header) / sizeof *samples->items)
        return false;
    /* The content lies at the beginning of an allocation, and the header's size is even. */
    *samples = (struct samples){(const int16_t *)(const void *)(content.ptr + sizeof header),
                                (size_t)header.count};
    return true;
}

bool samples_load(struct arena *arena, const struct cache *cache, const struct hash *key,
                  struct samples *samples, struct error *error) {
    char *path = cache_path(arena, cache, key, EXTENSION);
    struct str content;
    if (!file_exists(path) || !file_read(arena, path, SAMPLES_MAX_BYTES, &content, error))
        return false;
    if (parse(content, key, samples))
        return true;
    unlink(path);
    return false;
}

bool samples_usable(const struct cache *cache, const struct hash *key) {
    struct arena *arena = arena_open();
    struct samples samples;
    struct error unreadable = {0};
    bool usable = samples_load(arena, cache, key, &samples, &unreadable);
    arena_close(arena);
    return usable;
}
