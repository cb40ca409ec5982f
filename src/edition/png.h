/* Writing a PNG (ISO 15948) of few colours: 4 bits a pixel and a palette make a cover of
 * flat colours a tenth as large and as slow as cairo's own 24 bits. */
#ifndef LECTERN_EDITION_PNG_H
#define LECTERN_EDITION_PNG_H

#include "base/error.h"
#include "base/str.h"

enum { PNG_COLOURS = 16 };

struct png {
    uint32_t width, height;        /* width is even */
    const unsigned char *pixels;   /* a palette index each, height rows of width */
    uint32_t palette[PNG_COLOURS]; /* 0xRRGGBB */
};

/* The file's bytes, in the arena; always the same for the same picture. */
bool png_encode(struct arena *arena, const struct png *png, struct str *content,
                struct error *error);

#endif
