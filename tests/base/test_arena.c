#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "support.h"

static struct arena *arena;

static void setup(void) {
    arena = arena_open();
}

static void teardown(void) {
    arena_close(arena);
}

static bool all_are(const char *bytes, size_t count, char value) {
    for (size_t i = 0; i < count; i++)
        if (bytes[i] != value)
            return false;
    return true;
}

START_TEST(blocks_are_zeroed_aligned_and_apart) {
    static const size_t sizes[] = {0, 1, 7, 8, 100, 16384, 40000, 3000000, 1};
    enum { N = sizeof sizes / sizeof *sizes };
    char *blocks[N];
    for (size_t i = 0; i < N; i++) {
        blocks[i] = arena_alloc(arena, sizes[i]);
        ck_assert_ptr_nonnull(blocks[i]);
        ck_assert_uint_eq((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        ck_assert(all_are(blocks[i], sizes[i], 0));
        memset(blocks[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < N; i++)
        ck_assert(all_are(blocks[i], sizes[i], (char)(i + 1)));
}
END_TEST

START_TEST(a_large_block_does_not_waste_the_chunk_in_use) {
    char *before = arena_alloc(arena, 16);
    arena_alloc(arena, 8 << 20);
    char *after = arena_alloc(arena, 16);
    ck_assert_int_lt(after - before, 64);
}
END_TEST

START_TEST(an_array_that_grows_keeps_its_items) {
    struct {
        int *items;
        size_t count, capacity;
    } numbers = {0};
    for (int i = 0; i < 10000; i++)
        *arena_push(arena, &numbers) = i;
    ck_assert_uint_eq(numbers.count, 10000);
    for (int i = 0; i < 10000; i++)
        ck_assert_int_eq(numbers.items[i], i);
    ck_assert_ptr_eq(arena_grow_array(arena, numbers.items, &numbers.capacity, 1, sizeof(int)),
                     numbers.items);
}
END_TEST

START_TEST(what_is_forgotten_is_room_again_and_zeroed) {
    arena_reset(arena);
    for (size_t round = 0; round < 3; round++) {
        for (size_t i = 0; i < 2000; i++)
            memset(arena_alloc(arena, 1000), 1, 1000);
        arena_reset(arena);
        ck_assert(all_are(arena_alloc(arena, 8000), 8000, 0));
    }
    arena_reset(arena);
    memset(arena_alloc(arena, 100), 1, 100);
    arena_reset(arena);
    arena_reset(arena);
    char *first = arena_alloc(arena, 100);
    ck_assert(all_are(first, 100, 0));
    arena_reset(arena);
    ck_assert_ptr_eq(arena_alloc(arena, 100), first);
}
END_TEST

START_TEST(closing_nothing_is_fine) {
    arena_close(NULL);
}
END_TEST

START_TEST(a_size_that_overflows_ends_the_process_with_status_1) {
    arena_alloc_array(arena, SIZE_MAX / 2, 3);
}
END_TEST

START_TEST(the_largest_size_ends_the_process_with_status_1) {
    arena_alloc(arena, SIZE_MAX);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("arena");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, blocks_are_zeroed_aligned_and_apart);
    tcase_add_test(claims, a_large_block_does_not_waste_the_chunk_in_use);
    tcase_add_test(claims, an_array_that_grows_keeps_its_items);
    tcase_add_test(claims, what_is_forgotten_is_room_again_and_zeroed);
    tcase_add_test(claims, closing_nothing_is_fine);
    if (tests_fork()) {
        tcase_add_exit_test(claims, a_size_that_overflows_ends_the_process_with_status_1, 1);
        tcase_add_exit_test(claims, the_largest_size_ends_the_process_with_status_1, 1);
    }
    return tests_run("arena", claims);
}
