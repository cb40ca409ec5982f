/* The fonts of a PDF that has none of its own. What is wanted of them is how wide letters
 * are, so the fourteen that every reader of PDF must have are all; MuPDF has fonts of all
 * scripts, forty megabytes of them, and leaves them out of the program where these
 * functions of its are defined by another. */
#include "document/pdf_fonts.h"

#include <mupdf/fitz.h>
#include <string.h>

#define FONT_DATA(name)                                                                            \
    extern const unsigned char _binary_resources_fonts_urw_##name##_cff_start[],                   \
        _binary_resources_fonts_urw_##name##_cff_end[]
FONT_DATA(NimbusMonoPS_Regular);
FONT_DATA(NimbusMonoPS_Italic);
FONT_DATA(NimbusMonoPS_Bold);
FONT_DATA(NimbusMonoPS_BoldItalic);
FONT_DATA(NimbusSans_Regular);
FONT_DATA(NimbusSans_Italic);
FONT_DATA(NimbusSans_Bold);
FONT_DATA(NimbusSans_BoldItalic);
FONT_DATA(NimbusRoman_Regular);
FONT_DATA(NimbusRoman_Italic);
FONT_DATA(NimbusRoman_Bold);
FONT_DATA(NimbusRoman_BoldItalic);
FONT_DATA(StandardSymbolsPS);
FONT_DATA(Dingbats);

#define FONT(name, data)                                                                           \
    {                                                                                              \
        name, _binary_resources_fonts_urw_##data##_cff_start,                                      \
            _binary_resources_fonts_urw_##data##_cff_end                                           \
    }
static const struct {
    const char *name;
    const unsigned char *start, *end;
} fonts[] = {
    FONT("Helvetica", NimbusSans_Regular), /* stands in for all others too */
    FONT("Helvetica-Oblique", NimbusSans_Italic),
    FONT("Helvetica-Bold", NimbusSans_Bold),
    FONT("Helvetica-BoldOblique", NimbusSans_BoldItalic),
    FONT("Courier", NimbusMonoPS_Regular),
    FONT("Courier-Oblique", NimbusMonoPS_Italic),
    FONT("Courier-Bold", NimbusMonoPS_Bold),
    FONT("Courier-BoldOblique", NimbusMonoPS_BoldItalic),
    FONT("Times-Roman", NimbusRoman_Regular),
    FONT("Times-Italic", NimbusRoman_Italic),
    FONT("Times-Bold", NimbusRoman_Bold),
    FONT("Times-BoldItalic", NimbusRoman_BoldItalic),
    FONT("Symbol", StandardSymbolsPS),
    FONT("ZapfDingbats", Dingbats),
};

static const unsigned char *font_at(size_t i, int *length) {
    *length = (int)(fonts[i].end - fonts[i].start);
    return fonts[i].start;
}

size_t paper_count_fonts(void) {
    return sizeof fonts / sizeof *fonts;
}

const unsigned char *fz_lookup_base14_font(fz_context *ctx, const char *name, int *len) {
    (void)ctx;
    for (size_t i = 0; i < paper_count_fonts(); i++)
        if (strcmp(fonts[i].name, name) == 0)
            return font_at(i, len);
    *len = 0;
    return NULL;
}

const unsigned char *fz_lookup_builtin_font(fz_context *ctx, const char *name, int bold, int italic,
                                            int *len) {
    (void)ctx, (void)name, (void)bold, (void)italic;
    *len = 0;
    return NULL;
}

const unsigned char *fz_lookup_cjk_font(fz_context *ctx, int ordering, int *len, int *index) {
    (void)ctx, (void)ordering;
    *index = 0;
    return font_at(0, len);
}

const unsigned char *fz_lookup_cjk_font_by_language(fz_context *ctx, const char *lang, int *len,
                                                    int *subfont) {
    (void)lang;
    return fz_lookup_cjk_font(ctx, 0, len, subfont);
}

int fz_lookup_cjk_ordering_by_language(const char *name) {
    (void)name;
    return -1;
}

const unsigned char *fz_lookup_noto_font(fz_context *ctx, int script, int lang, int *len,
                                         int *subfont) {
    (void)script, (void)lang;
    return fz_lookup_cjk_font(ctx, 0, len, subfont);
}

static const unsigned char *no_font(int *len) {
    *len = 0;
    return NULL;
}

const unsigned char *fz_lookup_noto_math_font(fz_context *ctx, int *len) {
    (void)ctx;
    return no_font(len);
}

const unsigned char *fz_lookup_noto_music_font(fz_context *ctx, int *len) {
    (void)ctx;
    return no_font(len);
}

const unsigned char *fz_lookup_noto_symbol1_font(fz_context *ctx, int *len) {
    (void)ctx;
    return no_font(len);
}

const unsigned char *fz_lookup_noto_symbol2_font(fz_context *ctx, int *len) {
    (void)ctx;
    return no_font(len);
}

const unsigned char *fz_lookup_noto_emoji_font(fz_context *ctx, int *len) {
    (void)ctx;
    return no_font(len);
}
