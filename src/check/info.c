#include "check/info.h"

#include <string.h>

/* The Xing header's flags, and LAME's extension (gabriel.mp3-tech.org, "Mp3 info tag
 * rev 1"): 36 bytes, its CRC last. */
enum { HAS_FRAMES = 1, HAS_BYTES = 2, HAS_TOC = 4, HAS_QUALITY = 8 };
enum {
    LAME_BYTES = 36,
    ENCODER_BYTES = 9,
    LAME_DELAYS = 21,
    LAME_MUSIC_BYTES = 28,
    LAME_MUSIC_CRC = 32,
    LAME_CRC = 34
};

static uint32_t number(struct str bytes, size_t at, size_t n) {
    uint32_t value = 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | (unsigned char)bytes.ptr[at + i];
    return value;
}

/* Where the frame's main data starts, but for the CRC that may stand before it. */
static size_t main_data(const struct mpeg_header *header) {
    static const size_t side_bytes[2][2] = {{9, 17}, {17, 32}}; /* by MPEG-1, by stereo */
    return MPEG_HEADER_BYTES + side_bytes[header->version == 1][header->channels == 2];
}

/* Encoders disagree whether a frame with CRC has room for it before the name. */
static bool find_name(struct str frame, const struct mpeg_header *header, size_t *at) {
    size_t first = main_data(header), last = first + (header->has_crc ? 2 : 0);
    for (*at = first; *at <= last; *at += 2) {
        struct str rest = str_slice(frame, *at, frame.len);
        if (str_starts_with(rest, STR("Info")) || str_starts_with(rest, STR("Xing")))
            return true;
    }
    return false;
}

/* Takes n bytes of the frame from *at on; false when it has no more so many. */
static bool take(struct str frame, size_t *at, size_t n, struct str *field) {
    if (frame.len - *at < n)
        return false;
    *field = str_slice(frame, *at, *at + n);
    *at += n;
    return true;
}

/* The description counts 190 bytes, which is the field's place in stereo of MPEG-1; LAME
 * counts up to the field wherever it is, others (FFmpeg) 190 with the field still zero. */
static bool is_crc_right(struct str frame, size_t field_at) {
    enum { DESCRIBED_BYTES = 190 };
    uint32_t said = number(frame, field_at, 2);
    uint16_t crc = info_crc16(0, str_slice(frame, 0, field_at));
    if (crc == said)
        return true;
    if (field_at + 2 > DESCRIBED_BYTES || frame.len < DESCRIBED_BYTES)
        return false;
    crc = info_crc16(crc, (struct str){"\0", 2});
    return info_crc16(crc, str_slice(frame, field_at + 2, DESCRIBED_BYTES)) == said;
}

static void read_lame(struct arena *arena, struct str frame, size_t at, struct info *info) {
    struct str field;
    size_t end = at;
    if (!take(frame, &end, LAME_BYTES, &field))
        return;
    /* Without an encoder's name there is no extension, only zeros or sound. */
    for (size_t i = 0; i < 4; i++)
        if (field.ptr[i] < ' ' || field.ptr[i] > '~')
            return;
    info->has_lame = true;
    size_t length = 0;
    while (length < ENCODER_BYTES && field.ptr[length] > ' ' && field.ptr[length] <= '~')
        length++;
    info->encoder = str_copy(arena, str_slice(field, 0, length));
    uint32_t delays = number(field, LAME_DELAYS, 3);
    info->delay = (int)(delays >> 12);
    info->padding = (int)(delays & 0xFFF);
    info->music_bytes = number(field, LAME_MUSIC_BYTES, 4);
    info->music_crc = (uint16_t)number(field, LAME_MUSIC_CRC, 2);
    info->crc_right = is_crc_right(frame, at + LAME_CRC);
}

bool info_is_at(struct str frame, const struct mpeg_header *header) {
    size_t at;
    return find_name(frame, header, &at);
}

void info_read(struct arena *arena, struct str frame, const struct mpeg_header *header,
               struct info *info) {
    *info = (struct info){0};
    size_t at;
    struct str field;
    if (!find_name(frame, header, &at) || !take(frame, &at, 8, &field))
        return;
    info->present = true;
    memcpy(info->kind, field.ptr, 4);
    uint32_t flags = number(field, 4, 4);
    if (flags & HAS_FRAMES && (info->has_frames = take(frame, &at, 4, &field)))
        info->n_frames = number(field, 0, 4);
    if (flags & HAS_BYTES && (info->has_bytes = take(frame, &at, 4, &field)))
        info->n_bytes = number(field, 0, 4);
    if (flags & HAS_TOC && (info->has_toc = take(frame, &at, INFO_TOC_ENTRIES, &field)))
        memcpy(info->toc, field.ptr, INFO_TOC_ENTRIES);
    if (flags & HAS_QUALITY && !take(frame, &at, 4, &field))
        return;
    read_lame(arena, frame, at, info);
}

uint16_t info_crc16(uint16_t crc, struct str bytes) {
    static const uint16_t by_nibble[16] = {
        0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
        0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
    };
    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (unsigned char)bytes.ptr[i];
        crc = (uint16_t)(crc >> 4 ^ by_nibble[crc & 0xF]);
        crc = (uint16_t)(crc >> 4 ^ by_nibble[crc & 0xF]);
    }
    return crc;
}
