#include "edition/png.h"

#include <zlib.h>

enum { BIT_DEPTH = 4, COLOUR_TYPE_PALETTE = 3, FILTER_NONE = 0 };

/* Deflate's third level: the first that takes the long runs of a flat picture well. */
enum { DEFLATE_LEVEL = 3 };

static void put_number(unsigned char *at, uint32_t number) {
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (8 * (3 - i)));
}

static void add_chunk(struct strbuf *file, const char *type, const unsigned char *data,
                      size_t len) {
    unsigned char number[4];
    uLong crc = crc32(crc32(0, (const Bytef *)type, 4), data, (uInt)len);
    put_number(number, (uint32_t)len);
    strbuf_add(file, (struct str){(const char *)number, sizeof number});
    strbuf_add(file, (struct str){type, 4});
    strbuf_add(file, (struct str){(const char *)data, len});
    put_number(number, (uint32_t)crc);
    strbuf_add(file, (struct str){(const char *)number, sizeof number});
}

static void add_header(struct strbuf *file, const struct png *png) {
    unsigned char header[13] = {[8] = BIT_DEPTH, [9] = COLOUR_TYPE_PALETTE};
    put_number(header, png->width);
    put_number(header + 4, png->height);
    add_chunk(file, "IHDR", header, sizeof header);
    unsigned char palette[3 * PNG_COLOURS];
    for (size_t i = 0; i < PNG_COLOURS; i++)
        for (size_t j = 0; j < 3; j++)
            palette[3 * i + j] = (unsigned char)(png->palette[i] >> (8 * (2 - j)));
    add_chunk(file, "PLTE", palette, sizeof palette);
}

/* Rows as the file has them: a filter's number, then two pixels a byte. */
static unsigned char *pack(struct arena *arena, const struct png *png, size_t *len) {
    unsigned char *rows = arena_alloc_array(arena, png->height, png->width / 2 + 1), *at = rows;
    for (size_t y = 0; y < png->height; y++) {
        const unsigned char *row = png->pixels + y * png->width;
        *at++ = FILTER_NONE;
        for (size_t x = 0; x < png->width; x += 2)
            *at++ = (unsigned char)(row[x] << 4 | row[x + 1]);
    }
    *len = (size_t)(at - rows);
    return rows;
}

bool png_encode(struct arena *arena, const struct png *png, struct str *content,
                struct error *error) {
    struct strbuf file = {.arena = arena};
    size_t len;
    unsigned char *rows = pack(arena, png, &len);
    uLongf packed_len = compressBound(len);
    unsigned char *packed = arena_alloc(arena, packed_len);
    if (compress2(packed, &packed_len, rows, len, DEFLATE_LEVEL) != Z_OK)
        return error_set(error, "", "zlib cannot compress the cover");
    strbuf_add(&file, STR("\x89PNG\r\n\x1a\n"));
    add_header(&file, png);
    add_chunk(&file, "IDAT", packed, packed_len);
    add_chunk(&file, "IEND", (const unsigned char *)"", 0);
    *content = strbuf_str(&file);
    return true;
}
