#include "studio/take.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/* A take's file: this header, then word times, block loudness and frames as they lie
 * in memory, then the SHA-256 of all before it. Takes are a cache: a file from a
 * machine of another byte order has another magic and is recorded again. */
struct take_header {
    uint64_t magic;
    struct hash key;
    uint32_t n_frames, n_samples, n_words, n_blocks;
    uint64_t n_frame_bytes;
    float peak_dbtp;
    uint32_t reserved;
};

#define TAKE_MAGIC UINT64_C(0x31454b41544e434c)
enum { TAKE_MAX_BYTES = 256 << 20 };

static bool cache_folder(struct arena *arena, const char *folder, char **path,
                         struct error *error) {
    const char *home;
    if (folder)
        *path = str_to_c(arena, str_from_c(folder));
    else if ((home = getenv("XDG_CACHE_HOME")) && *home == '/')
        *path = file_join(arena, home, "lectern");
    else if ((home = getenv("HOME")) && *home)
        *path = file_join(arena, home, ".cache/lectern");
    else
        return error_set(error, "",
                         "no place for the cache: set HOME, or pass --cache or --no-cache");
    return true;
}

static bool temporary_folder(struct arena *arena, char **path, struct error *error) {
    const char *place = getenv("TMPDIR");
    *path = file_join(arena, place && *place ? place : "/tmp", "lectern-XXXXXX");
    if (!mkdtemp(*path))
        return error_set(error, *path, "cannot make a temporary folder: %s", strerror(errno));
    return true;
}

bool cache_open(struct arena *arena, const char *folder, bool keep, struct cache *cache,
                struct error *error) {
    *cache = (struct cache){.temporary = !keep};
    if (!keep)
        return temporary_folder(arena, &cache->folder, error);
    return cache_folder(arena, folder, &cache->folder, error) &&
           file_make_folder(cache->folder, error);
}

static void remove_folder(const char *path, int depth) {
    DIR *folder = opendir(path);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (unlinkat(dirfd(folder), entry->d_name, 0) == 0 || depth == 0)
            continue;
        char *inner;
        if (asprintf(&inner, "%s/%s", path, entry->d_name) >= 0) {
            remove_folder(inner, depth - 1);
            free(inner);
        }
    }
    closedir(folder);
    rmdir(path);
}

void cache_close(struct cache *cache) {
    if (cache->temporary && cache->folder)
        remove_folder(cache->folder, 1);
    *cache = (struct cache){0};
}

char *cache_path(struct arena *arena, const struct cache *cache, const struct hash *key,
                 const char *extension) {
    char hex[65];
    hash_to_hex(key, hex);
    return (char *)str_format(arena, "%s/%.2s/%s%s", cache->folder, hex, hex + 2, extension).ptr;
}

static bool make_parent(struct arena *arena, const char *path, struct error *error) {
    return file_make_folder(file_folder(arena, path), error);
}

bool cache_store(const struct cache *cache, const struct hash *key, const char *extension,
                 const struct str *parts, size_t n_parts, struct error *error) {
    struct arena *arena = arena_open();
    char *path = cache_path(arena, cache, key, extension);
    struct file_writer writer;
    bool done = make_parent(arena, path, error) && file_writer_open(&writer, path, error);
    if (done) {
        for (size_t i = 0; i < n_parts; i++)
            fwrite(parts[i].ptr, 1, parts[i].len, writer.stream);
        done = file_writer_commit(&writer, FILE_RENAME_ONLY, error);
    }
    arena_close(arena);
    return done;
}

/* Takes `size` bytes off the front of `rest`. */
static bool cut(struct str *rest, uint64_t size, struct str *part) {
    if (size > rest->len)
        return false;
    *part = str_slice(*rest, 0, size);
    *rest = str_slice(*rest, size, rest->len);
    return true;
}

static bool parse(struct arena *arena, struct str content, const struct hash *key,
                  struct take *take) {
    struct take_header header;
    if (content.len < sizeof header + sizeof(struct hash))
        return false;
    size_t signed_len = content.len - sizeof(struct hash);
    struct hash sum = hash_of(str_slice(content, 0, signed_len));
    memcpy(&header, content.ptr, sizeof header);
    if (memcmp(&sum, content.ptr + signed_len, sizeof sum) != 0 || header.magic != TAKE_MAGIC ||
        memcmp(&header.key, key, sizeof *key) != 0)
        return false;
    struct str rest = str_slice(content, sizeof header, signed_len), words, blocks;
    *take = (struct take){
        .n_frames = header.n_frames,
        .n_samples = header.n_samples,
        .n_words = header.n_words,
        .n_blocks = header.n_blocks,
        .peak_dbtp = header.peak_dbtp,
    };
    if (!cut(&rest, header.n_words * sizeof *take->word_times, &words) ||
        !cut(&rest, header.n_blocks * sizeof *take->block_lufs, &blocks) ||
        !cut(&rest, header.n_frame_bytes, &take->frames) || rest.len)
        return false;
    take->word_times = arena_alloc(arena, words.len);
    take->block_lufs = arena_alloc(arena, blocks.len);
    if (words.len)
        memcpy(take->word_times, words.ptr, words.len);
    if (blocks.len)
        memcpy(take->block_lufs, blocks.ptr, blocks.len);
    return true;
}

bool take_load(struct arena *arena, const struct cache *cache, const struct hash *key,
               struct take *take, struct error *error) {
    char *path = cache_path(arena, cache, key, ".take");
    if (!file_exists(path))
        return false;
    struct str content;
    if (!file_read(arena, path, TAKE_MAX_BYTES, &content, error))
        return false;
    if (parse(arena, content, key, take))
        return true;
    unlink(path);
    return false;
}

bool take_usable(const struct cache *cache, const struct hash *key) {
    struct arena *arena = arena_open();
    struct take take;
    struct error unreadable = {0};
    bool usable = take_load(arena, cache, key, &take, &unreadable);
    arena_close(arena);
    return usable;
}

bool take_store(const struct cache *cache, const struct hash *key, const struct take *take,
                struct error *error) {
    struct take_header header = {
        .magic = TAKE_MAGIC,
        .key = *key,
        .n_frames = take->n_frames,
        .n_samples = take->n_samples,
        .n_words = take->n_words,
        .n_blocks = take->n_blocks,
        .n_frame_bytes = take->frames.len,
        .peak_dbtp = take->peak_dbtp,
    };
    struct str parts[] = {
        {(const char *)&header, sizeof header},
        {(const char *)take->word_times, take->n_words * sizeof *take->word_times},
        {(const char *)take->block_lufs, take->n_blocks * sizeof *take->block_lufs},
        take->frames,
        {0},
    };
    enum { N_PARTS = sizeof parts / sizeof *parts };
    struct hasher sum;
    sha256_init(&sum.context);
    for (size_t i = 0; i + 1 < N_PARTS; i++)
        sha256_update(&sum.context, parts[i].len, (const uint8_t *)parts[i].ptr);
    struct hash digest = hasher_close(&sum);
    parts[N_PARTS - 1] = (struct str){(const char *)&digest, sizeof digest};
    return cache_store(cache, key, ".take", parts, N_PARTS, error);
}
