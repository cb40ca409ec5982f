/* The cover, looked at through cairo's own reader. */
#include <cairo.h>
#include <math.h>

#include "fixture.h"

static struct fixture *fixture;

static void open_fixture(void) {
    fixture = fixture_open(22050, 64);
}

static void close_fixture(void) {
    fixture_close(fixture);
}

static struct str make(void) {
    ck_assert_msg(cover_make(fixture->arena, &fixture->edition, &fixture->error), "%s: %s",
                  fixture->error.place, fixture->error.message);
    return fixture->edition.cover;
}

static cairo_status_t read_some(void *context, unsigned char *data, unsigned length) {
    struct str *rest = context;
    if (rest->len < length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, rest->ptr, length);
    *rest = str_slice(*rest, length, rest->len);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *surface_of(struct str cover) {
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_some, &cover);
    ck_assert_int_eq(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    return surface;
}

static uint32_t pixel_at(cairo_surface_t *surface, int x, int y) {
    const unsigned char *row = cairo_image_surface_get_data(surface) +
                               (ptrdiff_t)y * cairo_image_surface_get_stride(surface);
    uint32_t pixel;
    memcpy(&pixel, row + 4 * (ptrdiff_t)x, sizeof pixel);
    return pixel & 0xFFFFFFU;
}

/* Pixels of rows [from, to) that are not the colour of the row's first. */
static size_t inked(cairo_surface_t *surface, int from, int to) {
    size_t count = 0;
    for (int y = from; y < to; y++)
        for (int x = 0; x < cairo_image_surface_get_width(surface); x++)
            count += pixel_at(surface, x, y) != pixel_at(surface, 0, y);
    return count;
}

/* Relative luminance, WCAG 2.2. */
static double luminance(uint32_t colour) {
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (double)(colour >> (8 * (2 - i)) & 0xFFU) / 255;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(uint32_t a, uint32_t b) {
    double light = fmax(luminance(a), luminance(b)), dark = fmin(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

/* The colour of rows [from, to) that stands out most from their ground. */
static double best_contrast(cairo_surface_t *surface, int from, int to) {
    double best = 0;
    for (int y = from; y < to; y++)
        for (int x = 0; x < cairo_image_surface_get_width(surface); x++)
            best = fmax(best, contrast(pixel_at(surface, x, y), pixel_at(surface, 0, y)));
    return best;
}

START_TEST(it_is_a_square_picture_as_large_as_shops_ask) {
    struct str cover = make();
    cairo_surface_t *surface = surface_of(cover);
    ck_assert_int_eq(cairo_image_surface_get_width(surface), 1400);
    ck_assert_int_eq(cairo_image_surface_get_height(surface), 1400);
    cairo_surface_destroy(surface);
    ck_assert_str_eq(fixture->edition.cover_type, "image/png");
    ck_assert_uint_lt(cover.len, 60000);
}
END_TEST

START_TEST(other_decoders_find_no_fault_in_it) {
    struct str cover = make();
    const char *path = str_format(fixture->arena, "%s/cover.png", fixture->cache.folder).ptr;
    ck_assert(file_write(path, cover, &fixture->error));
    struct str report =
        output_of(fixture->arena, "ffmpeg -v warning -xerror -i '%s' -f null - 2>&1", path);
    ck_assert_msg(report.len == 0, "%.*s", STR_ARG(report));
}
END_TEST

/* Titles whose hashes choose each of the schemes, and then some. */
START_TEST(text_and_wave_stand_out) {
    fixture->script.title = str_format(fixture->arena, "Title %d", _i);
    cairo_surface_t *surface = surface_of(make());
    ck_assert_double_ge(best_contrast(surface, 0, 1000), 7);
    ck_assert_double_ge(best_contrast(surface, 1020, 1400), 4.5);
    cairo_surface_destroy(surface);
}
END_TEST

START_TEST(the_same_book_has_the_same_bytes_and_another_has_others) {
    struct str kept = str_copy(fixture->arena, make());
    fixture->script.title = STR("Another Title");
    ck_assert(!str_equal(kept, make()));
    struct fixture *other = fixture_open(22050, 64); /* with a cache of its own */
    ck_assert(cover_make(other->arena, &other->edition, &other->error));
    ck_assert(str_equal(kept, other->edition.cover));
    fixture_close(other);
}
END_TEST

START_TEST(a_damaged_cover_in_the_cache_is_drawn_again) {
    struct str first = str_copy(fixture->arena, make());
    output_of(fixture->arena,
              "for f in '%s'/*/*.cover; do printf x | dd of=$f bs=1 seek=500 "
              "conv=notrunc 2>/dev/null; done",
              fixture->cache.folder);
    ck_assert(str_equal(first, make()));
}
END_TEST

/* A title that could not be set would leave the ground bare; a title that was not cut
 * would reach the band. */
START_TEST(a_title_of_any_length_has_room) {
    static const char long_title[] =
        "A title of some forty words, as they were wont to have when a book had to sell itself "
        "from the stall, being a faithful account of everything that is to be found between its "
        "boards, with some things that are not, for the reader's delight";
    static const char *const titles[] = {
        "O",
        long_title,
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "Война и мир",
        "مقدمة ابن خلدون",
    };
    fixture->script.title = str_from_c(titles[_i]);
    cairo_surface_t *surface = surface_of(make());
    ck_assert_uint_gt(inked(surface, 100, 1000), 1000);
    ck_assert_uint_eq(inked(surface, 950, 1010), 0);
    ck_assert_uint_eq(inked(surface, 0, 100), 0);
    cairo_surface_destroy(surface);
}
END_TEST

START_TEST(a_megabyte_of_title_is_cut_short) {
    struct strbuf title = {.arena = fixture->arena};
    for (int i = 0; i < 100000; i++)
        strbuf_add(&title, STR("длинное \n"));
    fixture->script.title = strbuf_str(&title);
    cairo_surface_t *surface = surface_of(make());
    ck_assert_uint_gt(inked(surface, 100, 800), 1000);
    ck_assert_uint_eq(inked(surface, 950, 1010), 0);
    cairo_surface_destroy(surface);
}
END_TEST

START_TEST(without_title_and_author_there_is_the_wave) {
    fixture->script.title = fixture->script.author = (struct str){0};
    cairo_surface_t *surface = surface_of(make());
    ck_assert_uint_eq(inked(surface, 0, 1010), 0);
    ck_assert_uint_gt(inked(surface, 1010, 1400), 10000);
    cairo_surface_destroy(surface);
}
END_TEST

/* The last column of rows [from, to) that has ink. */
static int last_ink(cairo_surface_t *surface, int from, int to) {
    int last = 0;
    for (int y = from; y < to; y++)
        for (int x = 0; x < cairo_image_surface_get_width(surface); x++)
            if (pixel_at(surface, x, y) != pixel_at(surface, 0, y) && x > last)
                last = x;
    return last;
}

START_TEST(a_title_begins_where_its_language_does) {
    fixture->script.title = STR("Lectern");
    fixture->script.author = STR("Ada");
    fixture->script.language = STR("en");
    cairo_surface_t *left = surface_of(make());
    fixture->script.language = STR("he");
    cairo_surface_t *right = surface_of(make());
    ck_assert_int_lt(last_ink(left, 330, 900), 700); /* the rule and the author */
    ck_assert_int_gt(last_ink(right, 130, 330), 1250);
    ck_assert_int_gt(last_ink(right, 330, 900), 1250);
    cairo_surface_destroy(left);
    cairo_surface_destroy(right);
}
END_TEST

START_TEST(letters_that_no_font_has_are_left_out) {
    fixture->script.title = STR("\xF3\xB0\x80\x80\xF3\xB0\x80\x81"); /* private use */
    fixture->script.author = (struct str){0};
    cairo_surface_t *surface = surface_of(make());
    ck_assert_uint_eq(inked(surface, 0, 1010), 0);
    cairo_surface_destroy(surface);
}
END_TEST

START_TEST(a_sign_that_no_font_has_does_not_take_the_title_with_it) {
    fixture->script.title = STR("Title \xF3\xB0\x80\x80");
    cairo_surface_t *surface = surface_of(make());
    ck_assert_uint_gt(inked(surface, 0, 400), 1000);
    cairo_surface_destroy(surface);
}
END_TEST

static void give(struct str content) {
    const char *path = str_format(fixture->arena, "%s/given", fixture->cache.folder).ptr;
    ck_assert(file_write(path, content, &fixture->error));
    fixture->edition.cover_path = str_from_c(path);
}

/* The heads of pictures of 16 by 24 pixels; the JPEG's frame comes behind an APP0. */
#define A_JPEG STR("\xFF\xD8\xFF\xE0\0\4..\xFF\xFF\xC0\0\x11\x8\0\x18\0\x10\3\1\x22\0 a photograph")
#define A_PNG STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x18 a drawing")

START_TEST(a_given_picture_is_taken_as_it_is) {
    give(A_JPEG);
    ck_assert(str_equal(make(), A_JPEG));
    ck_assert_str_eq(fixture->edition.cover_type, "image/jpeg");
    give(A_PNG);
    make();
    ck_assert_str_eq(fixture->edition.cover_type, "image/png");
}
END_TEST

START_TEST(the_texts_own_picture_is_taken_where_none_is_given) {
    fixture->script.about.cover = A_JPEG;
    ck_assert(str_equal(make(), A_JPEG));
    give(A_PNG);
    ck_assert(str_equal(make(), A_PNG));
    fixture->edition.no_cover = true;
    fixture->edition.cover = (struct str){0};
    ck_assert(cover_make(fixture->arena, &fixture->edition, &fixture->error));
    ck_assert_uint_eq(fixture->edition.cover.len, 0);
}
END_TEST

START_TEST(the_texts_own_picture_is_not_taken_where_it_cannot_be_shown) {
    const struct str damaged[] = {STR("GIF89a"), str_slice(A_PNG, 0, 12), str_slice(A_JPEG, 0, 12),
                                  STR("\xFF\xD8\xFF\xE0\0\0\0\0\0\0\0\0\0\0\0\0"),
                                  STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\1\0\0\x10\0\0\0\x18")};
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        struct error fault = {0};
        ck_assert_msg(!cover_check(damaged[i], &fault), "%zu", i);
        fixture->script.about.cover = damaged[i];
        ck_assert_msg(str_starts_with(make(), STR("\x89PNG")), "%zu", i);
        ck_assert(!str_equal(fixture->edition.cover, damaged[i]));
    }
}
END_TEST

START_TEST(a_given_file_that_is_no_picture_is_an_error) {
    give(STR("GIF89a"));
    ck_assert(!cover_make(fixture->arena, &fixture->edition, &fixture->error));
    ck_assert(str_contains(str_from_c(fixture->error.message), STR("JPEG")));
}
END_TEST

START_TEST(a_given_file_that_is_not_there_is_an_error) {
    fixture->edition.cover_path = STR("/nowhere/cover.png");
    ck_assert(!cover_make(fixture->arena, &fixture->edition, &fixture->error));
    ck_assert_str_eq(fixture->error.place, "/nowhere/cover.png");
}
END_TEST

int main(void) {
    TCase *claims = tcase_create("cover");
    tcase_set_timeout(claims, 60);
    tcase_add_checked_fixture(claims, open_fixture, close_fixture);
    tcase_add_test(claims, it_is_a_square_picture_as_large_as_shops_ask);
    tcase_add_test(claims, other_decoders_find_no_fault_in_it);
    tcase_add_loop_test(claims, text_and_wave_stand_out, 0, 16);
    tcase_add_test(claims, the_same_book_has_the_same_bytes_and_another_has_others);
    tcase_add_test(claims, a_damaged_cover_in_the_cache_is_drawn_again);
    tcase_add_loop_test(claims, a_title_of_any_length_has_room, 0, 5);
    tcase_add_test(claims, a_megabyte_of_title_is_cut_short);
    tcase_add_test(claims, without_title_and_author_there_is_the_wave);
    tcase_add_test(claims, letters_that_no_font_has_are_left_out);
    tcase_add_test(claims, a_sign_that_no_font_has_does_not_take_the_title_with_it);
    tcase_add_test(claims, a_given_picture_is_taken_as_it_is);
    tcase_add_test(claims, the_texts_own_picture_is_taken_where_none_is_given);
    tcase_add_test(claims, the_texts_own_picture_is_not_taken_where_it_cannot_be_shown);
    tcase_add_test(claims, a_given_file_that_is_no_picture_is_an_error);
    tcase_add_test(claims, a_given_file_that_is_not_there_is_an_error);
    tcase_add_test(claims, a_title_begins_where_its_language_does);
    return tests_run("edition/cover", claims);
}
