/* The cover: read, or drawn. Title and author stand over a band with a wave of 32 bars,
 * one for each byte of the hash of both, so that every book has its own. */
#include <cairo.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/file.h"
#include "base/language.h"
#include "base/utf8.h"
#include "edition/edition.h"
#include "edition/png.h"

enum { COVER_MAX_BYTES = 32 << 20 };

/* Counts up when the drawing changes: covers are kept in the cache. */
enum { COVER_VERSION = 1 };

/* Pixels. Apple asks for 1400 at least, and square. */
enum {
    SIDE = 1400,
    MARGIN = 120,
    WIDTH = SIDE - 2 * MARGIN,
    TITLE_TOP = 130,
    TITLE_HEIGHT = 580,
    RULE_GAP = 44,
    RULE_WIDTH = 160,
    RULE_HEIGHT = 8,
    AUTHOR_GAP = 40,
    AUTHOR_SIZE = 54,
    AUTHOR_HEIGHT = 140,
    BAND_TOP = 1010,
    BAND_MIDDLE = (BAND_TOP + SIDE) / 2,
    BAR_WIDTH = 18,
    BAR_REACH = 128, /* above and below the middle, at most */
};

/* The cover says no more of a long title than it has the room for. */
enum { TEXT_MAX_BYTES = 800 };

/* Colours: 8 shades from the ground to the ink above, 8 from the band to the accent
 * below. A ground's contrast with the ink is 7:1 or more, with the accent 4.5:1 or more
 * (WCAG 2.2, 1.4.3 and 1.4.6). */
enum { SHADES = 8, ACCENT = 2 * SHADES - 1 };
static const struct scheme {
    uint32_t ground, ink, band, accent;
} schemes[] = {
    {0x16294D, 0xFBF6EA, 0x0E1B36, 0xF2B84B}, /* navy and amber */
    {0x143D33, 0xF8F5E7, 0x0C2922, 0xE9C46A}, /* pine and straw */
    {0x531C2B, 0xFCF3EA, 0x39101C, 0xF4A77C}, /* wine and apricot */
    {0x392255, 0xF7F1FB, 0x27163C, 0xE4A8D8}, /* plum and mallow */
    {0x0F4150, 0xF2F8F6, 0x092C37, 0x7FD6C2}, /* petrol and mint */
    {0x33302C, 0xFAF5EC, 0x22201D, 0xE8926B}, /* slate and clay */
};
enum { N_SCHEMES = sizeof schemes / sizeof *schemes };

struct drawing {
    struct arena *arena;
    cairo_t *cairo;
    bool rtl; /* the text's language is written from the right: then titles are, whatever word
                 they begin with */
};

/* ---- text ---- */

/* As much as there is room for, on one line, of what Pango can take. */
static struct str printable(struct arena *arena, struct str s) {
    struct strbuf text = {.arena = arena};
    for (size_t at = 0; at < s.len && at < TEXT_MAX_BYTES;) {
        uint32_t c = utf8_next(s, &at);
        utf8_add(&text, c == UTF8_INVALID ? 0xFFFD : c < 0x20 ? ' ' : c);
    }
    return str_trim(strbuf_str(&text));
}

/* Without pictures and signs, which fonts are likely to lack. */
static struct str without_symbols(struct arena *arena, struct str s) {
    const uint32_t dropped = U_GC_SO_MASK | U_GC_SK_MASK | U_GC_CO_MASK | U_GC_CN_MASK;
    struct strbuf text = {.arena = arena};
    for (size_t at = 0; at < s.len;) {
        uint32_t c = utf8_next(s, &at);
        if (!(U_GET_GC_MASK((UChar32)c) & dropped))
            utf8_add(&text, c);
    }
    return str_trim(strbuf_str(&text));
}

static PangoLayout *layout_open(const struct drawing *drawing, struct str text, const char *family,
                                PangoWeight weight) {
    PangoLayout *layout = pango_cairo_create_layout(drawing->cairo);
    if (drawing->rtl) {
        pango_context_set_base_dir(pango_layout_get_context(layout), PANGO_DIRECTION_RTL);
        pango_layout_set_auto_dir(layout, FALSE);
        pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
    }
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, family);
    pango_font_description_set_weight(font, weight);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, WIDTH * PANGO_SCALE);
    pango_layout_set_text(layout, text.ptr, (int)text.len);
    if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
        text = without_symbols(drawing->arena, text);
        pango_layout_set_text(layout, text.len ? text.ptr : "", (int)text.len);
    }
    return layout;
}

static void set_size(PangoLayout *layout, int pixels) {
    PangoFontDescription *font =
        pango_font_description_copy(pango_layout_get_font_description(layout));
    pango_font_description_set_absolute_size(font, pixels * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
}

/* Whether no word is wider than the cover, nor the whole too high. */
static bool fits(PangoLayout *layout, int height) {
    int text_width, text_height;
    pango_layout_get_pixel_size(layout, &text_width, &text_height);
    return text_width <= WIDTH && text_height <= height;
}

/* Draws a text and returns its height; 0 for an empty one and for one that the fonts here have no
 * letters for: better none than boxes. */
static int show(cairo_t *cairo, PangoLayout *layout, int top) {
    int height;
    pango_layout_get_pixel_size(layout, NULL, &height);
    if (*pango_layout_get_text(layout) == '\0' || pango_layout_get_unknown_glyphs_count(layout) > 0)
        return 0;
    cairo_move_to(cairo, MARGIN, top);
    pango_cairo_show_layout(cairo, layout);
    return height;
}

/* The largest size in which it fits, by halving: a size that is tried costs a font. Where
 * none does the smallest is set, and the text is cut short. */
static void fit(PangoLayout *layout) {
    static const int sizes[] = {54, 62, 70, 80, 90, 102, 116, 132, 150, 174, 200};
    size_t low = 0, high = sizeof sizes / sizeof *sizes; /* the answer is in [low, high) */
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        set_size(layout, sizes[middle]);
        if (fits(layout, TITLE_HEIGHT))
            low = middle;
        else
            high = middle;
    }
    set_size(layout, sizes[low]);
    if (low == 0 && !fits(layout, TITLE_HEIGHT)) {
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_height(layout, TITLE_HEIGHT * PANGO_SCALE);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
}

struct drawn {
    int height;
    bool from_right; /* its lines begin at the right */
};

static struct drawn draw_title(const struct drawing *drawing, struct str title) {
    PangoLayout *layout = layout_open(drawing, title, "DejaVu Serif, serif", PANGO_WEIGHT_BOLD);
    pango_layout_set_spacing(layout, 6 * PANGO_SCALE);
    fit(layout);
    struct drawn drawn = {
        .height = show(drawing->cairo, layout, TITLE_TOP),
        .from_right = drawing->rtl || pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL,
    };
    g_object_unref(layout);
    return drawn;
}

static void draw_author(const struct drawing *drawing, struct str author, int top) {
    PangoLayout *layout =
        layout_open(drawing, author, "DejaVu Sans, sans-serif", PANGO_WEIGHT_NORMAL);
    set_size(layout, AUTHOR_SIZE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_height(layout, AUTHOR_HEIGHT * PANGO_SCALE);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    show(drawing->cairo, layout, top);
    g_object_unref(layout);
}

/* ---- wave ---- */

/* Upright, with round ends. */
static void draw_bar(cairo_t *cairo, double left, double reach) {
    const double radius = BAR_WIDTH / 2.0;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, left + radius, BAND_MIDDLE - reach + radius, radius, M_PI, 2 * M_PI);
    cairo_arc(cairo, left + radius, BAND_MIDDLE + reach - radius, radius, 0, M_PI);
    cairo_close_path(cairo);
    cairo_fill(cairo);
}

/* Rising and falling three times, as speech does by phrases. */
static void draw_wave(cairo_t *cairo, const struct hash *hash) {
    const int n_bars = sizeof hash->bytes;
    for (int i = 0; i < n_bars; i++) {
        double phrase = sin(M_PI * 3 * (i + 0.5) / n_bars);
        double envelope = 0.22 + 0.78 * phrase * phrase;
        double level = 0.35 + 0.65 * hash->bytes[i] / 255.0;
        double left = MARGIN + (double)(WIDTH - BAR_WIDTH) * i / (n_bars - 1);
        draw_bar(cairo, left, fmax(BAR_WIDTH / 2.0, BAR_REACH * envelope * level));
    }
}

/* ---- picture ---- */

static uint32_t blend(uint32_t from, uint32_t to, uint32_t share, uint32_t of) {
    uint32_t colour = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t low = from >> shift & 0xFFU, high = to >> shift & 0xFFU;
        colour |= ((low * (of - share) + high * share + of / 2) / of) << shift;
    }
    return colour;
}

static void fill_palette(const struct scheme *scheme, uint32_t palette[PNG_COLOURS]) {
    for (uint32_t i = 0; i < SHADES; i++) {
        palette[i] = blend(scheme->ground, scheme->ink, i, SHADES - 1);
        palette[SHADES + i] = blend(scheme->band, scheme->accent, i, SHADES - 1);
    }
}

/* Coverage to shades, rows of the band in the band's. */
static void fill_pixels(cairo_surface_t *surface, unsigned char *pixels) {
    const unsigned char *row = cairo_image_surface_get_data(surface);
    for (int y = 0; y < SIDE; y++, row += cairo_image_surface_get_stride(surface))
        for (int x = 0; x < SIDE; x++)
            *pixels++ =
                (unsigned char)((row[x] * (SHADES - 1) + 127) / 255 + (y >= BAND_TOP ? SHADES : 0));
}

/* The rule has the band's accent, in the rows above it, below the title and where its
 * lines begin. */
static void draw_rule(unsigned char *pixels, struct drawn title) {
    int left = title.from_right ? SIDE - MARGIN - RULE_WIDTH : MARGIN;
    int top = TITLE_TOP + title.height + RULE_GAP;
    for (int y = top; y < top + RULE_HEIGHT; y++)
        memset(pixels + (size_t)y * SIDE + left, ACCENT, RULE_WIDTH);
}

/* Text without regard to how a desktop would have its own. */
static void set_up(cairo_t *cairo) {
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cairo, options);
    cairo_font_options_destroy(options);
    cairo_set_source_rgba(cairo, 0, 0, 0, 1);
}

/* Everything but the rule. */
static struct drawn draw_ink(const struct drawing *drawing, struct str title, struct str author,
                             const struct hash *hash) {
    struct drawn drawn = {0};
    set_up(drawing->cairo);
    if (title.len)
        drawn = draw_title(drawing, title);
    int below = drawn.height ? drawn.height + RULE_GAP + RULE_HEIGHT + AUTHOR_GAP : 0;
    if (author.len)
        draw_author(drawing, author, TITLE_TOP + below);
    draw_wave(drawing->cairo, hash);
    return drawn;
}

static bool draw(struct arena *arena, const struct script *script, const struct hash *hash,
                 struct str *content, struct error *error) {
    struct str title = printable(arena, script->title), author = printable(arena, script->author);
    unsigned char *pixels = arena_alloc_array(arena, SIDE, SIDE);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE, SIDE);
    cairo_t *cairo = cairo_create(surface);
    struct drawing drawing = {arena, cairo, language_is_rtl(script->language)};
    struct drawn drawn = draw_ink(&drawing, title, author, hash);
    cairo_surface_flush(surface);
    cairo_status_t status = cairo_status(cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        fill_pixels(surface, pixels);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        return error_set(error, "", "the cover cannot be drawn: %s",
                         cairo_status_to_string(status));
    if (drawn.height)
        draw_rule(pixels, drawn);
    struct png png = {.width = SIDE, .height = SIDE, .pixels = pixels};
    fill_palette(&schemes[hash->bytes[0] % N_SCHEMES], png.palette);
    return png_encode(arena, &png, content, error);
}

/* ---- kept in the cache ---- */

#define COVER_EXTENSION ".cover"

static struct hash key_of(const struct script *script) {
    struct hasher hasher;
    hasher_open(&hasher);
    hasher_add_number(&hasher, COVER_VERSION);
    hasher_add(&hasher, str_from_c(cairo_version_string()));
    hasher_add(&hasher, str_from_c(pango_version_string()));
    hasher_add(&hasher, script->title);
    hasher_add(&hasher, script->author);
    if (language_is_rtl(script->language))
        hasher_add(&hasher, STR("rtl"));
    return hasher_close(&hasher);
}

/* A kept cover is its hash, then its bytes. */
static bool load_kept(struct arena *arena, const struct cache *cache, const struct hash *key,
                      struct str *content) {
    char *path = cache_path(arena, cache, key, COVER_EXTENSION);
    struct error unreadable = {0};
    struct str kept;
    if (!file_exists(path) || !file_read(arena, path, COVER_MAX_BYTES, &kept, &unreadable) ||
        kept.len < sizeof(struct hash))
        return false;
    *content = str_slice(kept, sizeof(struct hash), kept.len);
    struct hash sum = hash_of(*content);
    return memcmp(&sum, kept.ptr, sizeof sum) == 0;
}

static bool keep(const struct cache *cache, const struct hash *key, struct str content,
                 struct error *error) {
    struct hash sum = hash_of(content);
    struct str parts[] = {{(const char *)&sum, sizeof sum}, content};
    return cache_store(cache, key, COVER_EXTENSION, parts, 2, error);
}

static bool make_drawn(struct arena *arena, struct edition *edition, struct error *error) {
    struct hash key = key_of(edition->script);
    edition->cover_type = "image/png";
    if (load_kept(arena, edition->cache, &key, &edition->cover))
        return true;
    struct arena *scratch = arena_open();
    struct str content = {0};
    bool done = draw(scratch, edition->script, &key, &content, error) &&
                keep(edition->cache, &key, content, error);
    if (done)
        edition->cover = str_copy(arena, content);
    arena_close(scratch);
    return done;
}

/* ---- given ---- */

static const char *type_of(struct str picture) {
    if (str_starts_with(picture, STR("\x89PNG\r\n\x1a\n")))
        return "image/png";
    if (str_starts_with(picture, STR("\xFF\xD8\xFF")))
        return "image/jpeg";
    return NULL;
}

static unsigned number_at(struct str bytes, size_t at, size_t n) {
    unsigned number = 0;
    for (size_t i = 0; i < n; i++)
        number = number << 8 | (at + i < bytes.len ? (unsigned char)bytes.ptr[at + i] : 0);
    return number;
}

struct size {
    unsigned width, height;
};

/* The header chunk comes first (PNG 11.2.2). */
static struct size size_of_png(struct str picture) {
    if (!str_equal(str_slice(picture, 12, 16), STR("IHDR")))
        return (struct size){0};
    return (struct size){number_at(picture, 16, 4), number_at(picture, 20, 4)};
}

/* Markers SOF0 to SOF15 of a frame, but for three of that range (ITU-T T.81, table B.1). */
static bool begins_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static struct size size_of_jpeg(struct str picture) {
    for (size_t at = 2; at + 9 < picture.len;) {
        unsigned marker = number_at(picture, at + 1, 1), length = number_at(picture, at + 2, 2);
        if (number_at(picture, at, 1) != 0xFF)
            break;
        if (marker == 0xFF) { /* may stand before any marker */
            at++;
            continue;
        }
        if (begins_frame(marker))
            return (struct size){number_at(picture, at + 7, 2), number_at(picture, at + 5, 2)};
        if (length < 2)
            break;
        at += 2 + length;
    }
    return (struct size){0};
}

static struct size size_of(struct str picture) {
    const char *type = type_of(picture);
    if (!type)
        return (struct size){0};
    return strcmp(type, "image/png") == 0 ? size_of_png(picture) : size_of_jpeg(picture);
}

void cover_size(struct str picture, unsigned *width, unsigned *height) {
    struct size size = size_of(picture);
    *width = size.width;
    *height = size.height;
}

bool cover_check(struct str picture, struct error *error) {
    enum { LARGEST = 16384 };
    const char *type = type_of(picture);
    if (!type)
        return error_set(error, "", "is neither a JPEG nor a PNG picture; players show no other");
    if (picture.len > COVER_MAX_BYTES)
        return error_set(error, "", "is a picture of more than %d MiB", COVER_MAX_BYTES >> 20);
    struct size size = size_of(picture);
    if (!size.width || !size.height)
        return error_set(error, "", "is a picture that is damaged");
    return (size.width <= LARGEST && size.height <= LARGEST) ||
           error_set(error, "", "is a picture of %u by %u pixels; at most %d are shown", size.width,
                     size.height, LARGEST);
}

static bool take_picture(struct edition *edition, struct str picture) {
    edition->cover = picture;
    edition->cover_type = type_of(picture);
    return true;
}

static bool read_given(struct arena *arena, struct edition *edition, struct error *error) {
    char *path = str_to_c(arena, edition->cover_path);
    struct error fault = {0};
    struct str picture;
    if (!file_read(arena, path, COVER_MAX_BYTES, &picture, error))
        return false;
    return cover_check(picture, &fault) ? take_picture(edition, picture)
                                        : error_set(error, path, "%s", fault.message);
}

bool cover_make(struct arena *arena, struct edition *edition, struct error *error) {
    struct error fault = {0}; /* told by who asks cover_check() */
    struct str own = edition->script->about.cover;
    if (edition->no_cover)
        return true;
    if (edition->cover_path.len)
        return read_given(arena, edition, error);
    if (own.len && cover_check(own, &fault))
        return take_picture(edition, own);
    return make_drawn(arena, edition, error);
}
