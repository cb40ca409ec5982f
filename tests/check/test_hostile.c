/* Damaged files: thousands of them, the same on every run. Nothing is claimed but that
 * each is judged or refused; the sanitizers and the time limit do the rest. */
#include "fixture.h"

static uint32_t random_state = 1;

/* xorshift32 (Marsaglia 2003) */
static uint32_t random_below(uint32_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % n;
}

static struct str small_book(void) {
    fixture_run("sox -D -r 22050 -n -c 1 -b 16 small.wav synth 0.3 sine 300 gain -15 && "
                "lame --quiet -b 64 small.wav small.mp3 && "
                "$MAKE_BOOK tag small.mp3 hostile.mp3 toc=nested version=$VERSION");
    return fixture_read("hostile.mp3");
}

static void check_bytes(struct str bytes) {
    struct arena *arena = arena_open();
    struct profile profile = fixture_profile();
    struct check_report report;
    struct error error = {0};
    const char *path = fixture_write("damaged.mp3", bytes);
    bool checked = check_mp3(arena, path, &profile, &report, &error);
    ck_assert(checked ? report.findings.count > 10 : error.set && *error.message);
    arena_close(arena);
}

static void flip(struct str book, size_t within) {
    static const unsigned char values[] = {0, 1, 0x7F, 0x80, 0xFE, 0xFF, 'A', 3};
    char *copy = str_to_c(fixture_arena, book);
    for (uint32_t n = 1 + random_below(4); n > 0; n--) {
        char *byte = copy + random_below((uint32_t)within);
        *byte = random_below(2) ? (char)(*byte ^ (1 << random_below(8)))
                                : (char)values[random_below(sizeof values)];
    }
    check_bytes((struct str){copy, book.len});
}

enum { N_VERSIONS = 2, N_FLIPS = 1000 };

/* The tag, where sizes and counts are, and then any place. */
START_TEST(flipped_bits_are_survived) {
    setenv("VERSION", _i ? "4" : "3", 1);
    struct str book = small_book();
    random_state = 1 + (uint32_t)_i;
    for (int i = 0; i < N_FLIPS; i++)
        flip(book, i % 4 ? 3300 : book.len);
}
END_TEST

START_TEST(cut_files_are_survived) {
    setenv("VERSION", "3", 1);
    struct str book = small_book();
    for (size_t len = 0; len < book.len; len += 1 + len / 40)
        check_bytes(str_slice(book, 0, len));
    for (size_t start = 1; start < book.len; start += 1 + start / 20)
        check_bytes(str_slice(book, start, book.len));
}
END_TEST

START_TEST(noise_is_survived) {
    enum { LENGTH = 30000 };
    char *noise = arena_alloc(fixture_arena, LENGTH);
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < LENGTH; i++)
            noise[i] = random_below(3) ? (char)random_below(256) : (char)0xFF;
        struct str start = round % 2 ? STR("ID3\3\0\0\0\0\7\0") : STR("\xFF\xF3\x84\xC4");
        memcpy(noise, start.ptr, start.len);
        check_bytes((struct str){noise, LENGTH});
    }
}
END_TEST

/* Headers that look right and lead nowhere: a reader that followed them anew from every
 * byte would take quadratic time. */
START_TEST(false_headers_without_end_take_linear_time) {
    enum { LENGTH = 1 << 24 };
    char *bytes = arena_alloc(fixture_arena, LENGTH);
    struct str header = STR("\xFF\xFB\x90\xC4");
    for (size_t i = 0; i < LENGTH; i++)
        bytes[i] = header.ptr[i % header.len];
    check_bytes((struct str){bytes, LENGTH});
    struct str book = fixture_read("book.mp3");
    memcpy(bytes, book.ptr, book.len);
    check_bytes((struct str){bytes, LENGTH});
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("hostile");
    tcase_add_loop_test(claims, flipped_bits_are_survived, 0, N_VERSIONS);
    tcase_add_test(claims, cut_files_are_survived);
    tcase_add_test(claims, noise_is_survived);
    tcase_add_test(claims, false_headers_without_end_take_linear_time);
    return fixture_main("check hostile", claims);
}
