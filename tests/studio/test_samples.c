#include "studio/samples.h"

#include <stdio.h>

#include "base/file.h"
#include "support.h"

static const int16_t some[] = {0, 1, -1, 32767, -32768, 12, 7};
enum { N_SOME = sizeof some / sizeof *some };

struct kept {
    struct arena *arena;
    struct cache cache;
    struct hash key;
    struct error error;
};

static struct kept *keep_some(void) {
    struct arena *arena = arena_open();
    struct kept *kept = arena_alloc(arena, sizeof *kept);
    kept->arena = arena;
    kept->key = hash_of(STR("a take"));
    ck_assert(cache_open(arena, NULL, false, &kept->cache, &kept->error));
    ck_assert(
        samples_store(&kept->cache, &kept->key, (struct samples){some, N_SOME}, &kept->error));
    return kept;
}

static void close_kept(struct kept *kept) {
    cache_close(&kept->cache);
    arena_close(kept->arena);
}

START_TEST(samples_come_back_as_they_were) {
    struct kept *kept = keep_some();
    struct samples samples;
    ck_assert(samples_load(kept->arena, &kept->cache, &kept->key, &samples, &kept->error));
    ck_assert_uint_eq(samples.count, N_SOME);
    ck_assert_mem_eq(samples.items, some, sizeof some);
    close_kept(kept);
}
END_TEST

START_TEST(there_are_none_under_another_key) {
    struct kept *kept = keep_some();
    struct hash other = hash_of(STR("another"));
    ck_assert(!samples_usable(&kept->cache, &other));
    close_kept(kept);
}
END_TEST

/* Each byte of the file once: nothing in it may change unseen. */
START_TEST(a_changed_byte_is_seen_and_the_file_removed) {
    for (long at = 0;; at++) {
        struct kept *kept = keep_some();
        const char *path = cache_path(kept->arena, &kept->cache, &kept->key, ".samples");
        FILE *file = fopen(path, "r+b");
        fseek(file, at, SEEK_SET);
        int byte = getc(file);
        fseek(file, at, SEEK_SET);
        putc(byte ^ 1, file);
        fclose(file);
        if (byte != EOF) {
            ck_assert(!samples_usable(&kept->cache, &kept->key));
            ck_assert(!file_exists(path));
        }
        close_kept(kept);
        if (byte == EOF)
            break;
    }
}
END_TEST

START_TEST(half_a_file_is_none) {
    struct kept *kept = keep_some();
    const char *path = cache_path(kept->arena, &kept->cache, &kept->key, ".samples");
    struct str content;
    ck_assert(file_read(kept->arena, path, 1 << 20, &content, &kept->error));
    for (size_t len = 0; len < content.len; len++) {
        ck_assert(file_write(path, str_slice(content, 0, len), &kept->error));
        ck_assert(!samples_usable(&kept->cache, &kept->key));
    }
    close_kept(kept);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("samples");
    tcase_add_test(claims, samples_come_back_as_they_were);
    tcase_add_test(claims, there_are_none_under_another_key);
    tcase_add_test(claims, a_changed_byte_is_seen_and_the_file_removed);
    tcase_add_test(claims, half_a_file_is_none);
    return tests_run("samples", claims);
}
