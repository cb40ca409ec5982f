#include "base/hash.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "folder.h"
#include "support.h"

static struct arena *arena;

static void setup(void) {
    arena = arena_open();
    folder_make();
}

static void teardown(void) {
    folder_remove();
    arena_close(arena);
}

START_TEST(a_digest_is_the_one_of_sha256sum) {
    static const size_t sizes[] = {0, 1, 55, 56, 64, 65, 100000};
    struct error error = {0};
    char *bytes = arena_alloc(arena, 100000), *path = file_join(arena, folder, "x");
    for (size_t i = 0; i < 100000; i++)
        bytes[i] = (char)(i * 31 + i / 7);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct str content = {bytes, sizes[i]};
        ck_assert(file_write(path, content, &error));
        FILE *program = popen((const char *)str_format(arena, "sha256sum %s", path).ptr, "r");
        char expected[65] = {0}, hex[65];
        ck_assert_ptr_nonnull(program);
        ck_assert_uint_eq(fread(expected, 1, 64, program), 64);
        pclose(program);
        struct hash hash = hash_of(content);
        hash_to_hex(&hash, hex);
        ck_assert_str_eq(hex, expected);
    }
}
END_TEST

static struct hash hash_parts(struct str a, struct str b) {
    struct hasher hasher;
    hasher_open(&hasher);
    hasher_add(&hasher, a);
    hasher_add(&hasher, b);
    return hasher_close(&hasher);
}

START_TEST(where_a_part_ends_makes_a_difference) {
    struct hash one = hash_parts(STR("ab"), STR("c")), other = hash_parts(STR("a"), STR("bc"));
    ck_assert_mem_ne(one.bytes, other.bytes, sizeof one.bytes);
    one = hash_parts(STR("ab"), STR("")), other = hash_parts(STR(""), STR("ab"));
    ck_assert_mem_ne(one.bytes, other.bytes, sizeof one.bytes);
}
END_TEST

START_TEST(numbers_differ_in_sign_and_size) {
    static const int64_t numbers[] = {0, 1, -1, 256, INT64_MIN, INT64_MAX};
    enum { N = sizeof numbers / sizeof *numbers };
    struct hash hashes[N];
    for (size_t i = 0; i < N; i++) {
        struct hasher hasher;
        hasher_open(&hasher);
        hasher_add_number(&hasher, numbers[i]);
        hashes[i] = hasher_close(&hasher);
        for (size_t j = 0; j < i; j++)
            ck_assert_mem_ne(hashes[i].bytes, hashes[j].bytes, sizeof hashes[i].bytes);
    }
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("hash");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, a_digest_is_the_one_of_sha256sum);
    tcase_add_test(claims, where_a_part_ends_makes_a_difference);
    tcase_add_test(claims, numbers_differ_in_sign_and_size);
    return tests_run("hash", claims);
}
