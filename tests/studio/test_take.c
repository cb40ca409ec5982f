#include "studio/take.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "folder.h"
#include "support.h"

static struct arena *arena;
static struct error error;
static struct cache cache;
static struct hash key;
static struct take take;

static struct word_time times[] = {{0, 100}, {150, 300}, {300, 4000}};
static float blocks[] = {-23.5F, -19.25F};

static void setup(void) {
    arena = arena_open();
    error = (struct error){0};
    folder_make();
    ck_assert(cache_open(arena, folder, true, &cache, &error));
    key = hash_of(STR("an utterance"));
    char *frames = arena_alloc(arena, 5000);
    for (size_t i = 0; i < 5000; i++)
        frames[i] = (char)(i * 7);
    take = (struct take){
        .n_frames = 12,
        .n_samples = 4000,
        .n_words = 3,
        .word_times = times,
        .peak_dbtp = -4.5F,
        .n_blocks = 2,
        .block_lufs = blocks,
        .frames = {frames, 5000},
    };
}

static void teardown(void) {
    cache_close(&cache);
    folder_remove();
    arena_close(arena);
}

static const char *stored(void) {
    ck_assert_msg(take_store(&cache, &key, &take, &error), "%s: %s", error.place, error.message);
    return cache_path(arena, &cache, &key, ".take");
}

START_TEST(a_take_comes_back_as_it_was_stored) {
    struct take loaded;
    stored();
    ck_assert(take_usable(&cache, &key));
    ck_assert(take_load(arena, &cache, &key, &loaded, &error));
    ck_assert_uint_eq(loaded.n_frames, 12);
    ck_assert_uint_eq(loaded.n_samples, 4000);
    ck_assert_uint_eq(loaded.n_words, 3);
    ck_assert_mem_eq(loaded.word_times, times, sizeof times);
    ck_assert_uint_eq(loaded.n_blocks, 2);
    ck_assert_mem_eq(loaded.block_lufs, blocks, sizeof blocks);
    ck_assert_float_eq(loaded.peak_dbtp, -4.5F);
    ck_assert(str_equal(loaded.frames, take.frames));
}
END_TEST

START_TEST(an_empty_take_comes_back_too) {
    struct take loaded;
    take = (struct take){0};
    stored();
    ck_assert(take_load(arena, &cache, &key, &loaded, &error));
    ck_assert_uint_eq(loaded.n_words + loaded.n_blocks + loaded.frames.len, 0);
}
END_TEST

START_TEST(a_take_that_is_not_there_is_no_error) {
    struct take loaded;
    ck_assert(!take_load(arena, &cache, &key, &loaded, &error));
    ck_assert(!error.set);
    ck_assert(!take_usable(&cache, &key));
}
END_TEST

/* Damages the file, and asserts that it is neither loaded nor kept. */
static void is_thrown_away(const char *path, struct str content) {
    struct take loaded;
    ck_assert(file_write(path, content, &error));
    ck_assert_msg(!take_load(arena, &cache, &key, &loaded, &error), "%zu bytes were a take",
                  content.len);
    ck_assert(!error.set);
    ck_assert(!file_exists(path));
}

START_TEST(a_take_cut_off_anywhere_is_thrown_away) {
    const char *path = stored();
    struct str whole;
    ck_assert(file_read(arena, path, 1 << 20, &whole, &error));
    for (size_t len = 0; len < whole.len; len += len < 200 ? 1 : 97)
        is_thrown_away(path, str_slice(whole, 0, len));
}
END_TEST

START_TEST(a_take_with_one_bit_changed_anywhere_is_thrown_away) {
    const char *path = stored();
    struct str whole;
    ck_assert(file_read(arena, path, 1 << 20, &whole, &error));
    char *damaged = str_to_c(arena, whole);
    for (size_t at = 0; at < whole.len; at += at < 200 || at + 40 > whole.len ? 1 : 53) {
        damaged[at] ^= (char)(1 << at % 8);
        is_thrown_away(path, (struct str){damaged, whole.len});
        damaged[at] ^= (char)(1 << at % 8);
    }
}
END_TEST

START_TEST(a_take_with_more_behind_it_is_thrown_away) {
    const char *path = stored();
    struct str whole;
    ck_assert(file_read(arena, path, 1 << 20, &whole, &error));
    char *longer = arena_alloc(arena, whole.len + 1);
    memcpy(longer, whole.ptr, whole.len);
    is_thrown_away(path, (struct str){longer, whole.len + 1});
}
END_TEST

START_TEST(another_takes_file_under_this_name_is_thrown_away) {
    struct hash other = hash_of(STR("another"));
    struct str content;
    ck_assert(file_read(arena, stored(), 1 << 20, &content, &error));
    char *path = cache_path(arena, &cache, &other, ".take");
    ck_assert(file_make_folder(file_folder(arena, path), &error));
    ck_assert(file_write(path, content, &error));
    ck_assert(!take_usable(&cache, &other));
    ck_assert(!file_exists(path));
    ck_assert(take_usable(&cache, &key));
}
END_TEST

START_TEST(a_sum_that_fits_does_not_make_lengths_that_cannot_be) {
    /* Somebody's own file, with its sum in order but more words than it has. */
    struct str whole;
    const char *path = stored();
    ck_assert(file_read(arena, path, 1 << 20, &whole, &error));
    size_t signed_len = whole.len - sizeof(struct hash);
    char *forged = str_to_c(arena, whole);
    memset(forged + sizeof(uint64_t) + sizeof(struct hash) + 8, 0x7F, 4);
    struct hash sum = hash_of((struct str){forged, signed_len});
    memcpy(forged + signed_len, &sum, sizeof sum);
    is_thrown_away(path, (struct str){forged, whole.len});
}
END_TEST

START_TEST(a_take_stored_again_replaces_the_one_before) {
    struct take loaded;
    stored();
    take.n_samples = 3999;
    const char *path = stored();
    ck_assert(take_load(arena, &cache, &key, &loaded, &error));
    ck_assert_uint_eq(loaded.n_samples, 3999);
    ck_assert_uint_eq(folder_count(file_folder(arena, path)), 1);
}
END_TEST

START_TEST(a_cache_is_made_where_there_is_none) {
    struct cache deep;
    ck_assert(cache_open(arena, file_join(arena, folder, "a/b"), true, &deep, &error));
    ck_assert(take_store(&deep, &key, &take, &error));
    cache_close(&deep);
    ck_assert(file_exists(file_join(arena, folder, "a/b")));
}
END_TEST

START_TEST(the_users_own_cache_is_found_by_its_variables) {
    struct cache own;
    setenv("XDG_CACHE_HOME", file_join(arena, folder, "xdg"), 1);
    ck_assert(cache_open(arena, NULL, true, &own, &error));
    ck_assert_str_eq(own.folder, file_join(arena, folder, "xdg/lectern"));
    /* The specification has relative paths ignored. */
    setenv("XDG_CACHE_HOME", "relative", 1);
    setenv("HOME", folder, 1);
    ck_assert(cache_open(arena, NULL, true, &own, &error));
    ck_assert_str_eq(own.folder, file_join(arena, folder, ".cache/lectern"));
    unsetenv("XDG_CACHE_HOME");
    unsetenv("HOME");
    ck_assert(!cache_open(arena, NULL, true, &own, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "--cache"));
}
END_TEST

START_TEST(a_temporary_cache_is_removed_with_all_it_holds) {
    struct cache temporary;
    setenv("TMPDIR", folder, 1);
    size_t before = folder_count(folder);
    ck_assert(cache_open(arena, NULL, false, &temporary, &error));
    ck_assert_uint_eq(folder_count(folder), before + 1);
    for (int i = 0; i < 20; i++) {
        struct hash one = hash_of(str_format(arena, "%d", i));
        ck_assert(take_store(&temporary, &one, &take, &error));
    }
    ck_assert(file_write(file_join(arena, temporary.folder, "stray"), STR("x"), &error));
    cache_close(&temporary);
    ck_assert_uint_eq(folder_count(folder), before);
}
END_TEST

START_TEST(a_folder_that_cannot_be_a_cache_is_named) {
    struct cache none;
    char *file = file_join(arena, folder, "file");
    ck_assert(file_write(file, STR("x"), &error));
    ck_assert(!cache_open(arena, file, true, &none, &error));
    ck_assert_str_eq(error.place, file);
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("take");
    tcase_add_checked_fixture(claims, setup, teardown);
    tcase_add_test(claims, a_take_comes_back_as_it_was_stored);
    tcase_add_test(claims, an_empty_take_comes_back_too);
    tcase_add_test(claims, a_take_that_is_not_there_is_no_error);
    tcase_add_test(claims, a_take_cut_off_anywhere_is_thrown_away);
    tcase_add_test(claims, a_take_with_one_bit_changed_anywhere_is_thrown_away);
    tcase_add_test(claims, a_take_with_more_behind_it_is_thrown_away);
    tcase_add_test(claims, another_takes_file_under_this_name_is_thrown_away);
    tcase_add_test(claims, a_sum_that_fits_does_not_make_lengths_that_cannot_be);
    tcase_add_test(claims, a_take_stored_again_replaces_the_one_before);
    tcase_add_test(claims, a_cache_is_made_where_there_is_none);
    tcase_add_test(claims, the_users_own_cache_is_found_by_its_variables);
    tcase_add_test(claims, a_temporary_cache_is_removed_with_all_it_holds);
    tcase_add_test(claims, a_folder_that_cannot_be_a_cache_is_named);
    return tests_run("take", claims);
}
