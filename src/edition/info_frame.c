#include "edition/info_frame.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

/* Where things are after the side information, and what they are long. */
enum {
    HEADER_BYTES = 4,
    TOC_ENTRIES = 100,
    XING_BYTES = 4 + 4 + 4 + 4 + TOC_ENTRIES + 4,
    LAME_BYTES = 36,
    VERSION_BYTES = 9,
};

/* Which fields are there: those of frames, bytes, table and quality. */
enum { XING_HAS_FRAMES = 1, XING_HAS_BYTES = 2, XING_HAS_TABLE = 4, XING_HAS_QUALITY = 8 };

/* LAME's own sum: 100, less 10 for each step of -V, which is 4 where it counts for
 * nothing, less -q. */
enum { XING_QUALITY = 100 - 10 * 4 - MP3_QUALITY };

enum {
    LAME_REVISION_0_CBR = 0x01,
    LAME_NSPSYTUNE_ATH_4 = 0x14, /* LAME 3.100's psychoacoustics and hearing threshold */
    LAME_NOISE_SHAPING = 1,
};

enum { LARGEST_PADDING = 0xFFF }; /* the field has 12 bits */

/* ---- CRC ---- */

/* Eight bytes at a time: table t is the effect of a byte with t bytes after it. */
enum { SLICES = 8, CRC_REVERSED = 0xA001 };
static uint16_t crc_table[SLICES][256];

static void make_crc_table(void) {
    for (unsigned byte = 0; byte < 256; byte++) {
        unsigned crc = byte;
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1U ? crc >> 1 ^ CRC_REVERSED : crc >> 1;
        crc_table[0][byte] = (uint16_t)crc;
    }
    for (int slice = 1; slice < SLICES; slice++)
        for (unsigned byte = 0; byte < 256; byte++) {
            unsigned before = crc_table[slice - 1][byte];
            crc_table[slice][byte] = (uint16_t)(before >> 8 ^ crc_table[0][before & 0xFFU]);
        }
}

uint16_t info_crc(uint16_t crc, struct str bytes) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_crc_table);
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    size_t left = bytes.len;
    for (; left >= SLICES; left -= SLICES, at += SLICES) {
        unsigned first = at[0] ^ (crc & 0xFFU), second = at[1] ^ (unsigned)(crc >> 8);
        unsigned sum = crc_table[7][first] ^ crc_table[6][second];
        for (int i = 2; i < SLICES; i++)
            sum ^= crc_table[SLICES - 1 - i][at[i]];
        crc = (uint16_t)sum;
    }
    for (; left; left--, at++)
        crc = (uint16_t)(crc >> 8 ^ crc_table[0][(crc ^ *at) & 0xFFU]);
    return crc;
}

/* ---- the frame ---- */

static bool is_mpeg1(const struct mp3_format *format) {
    return mp3_frame_samples(format) == 1152;
}

/* Side information of a mono frame. */
static size_t side_bytes(const struct mp3_format *format) {
    return is_mpeg1(format) ? 17 : 9;
}

static struct mp3_format own_format(const struct mp3_format *stream) {
    struct mp3_format format = *stream;
    size_t needed = HEADER_BYTES + side_bytes(stream) + XING_BYTES + LAME_BYTES;
    while (!mp3_format_valid(&format) || (size_t)mp3_frame_bytes(&format) < needed)
        format.bitrate_kbps += 8; /* all of layer III's are multiples of 8 */
    return format;
}

size_t info_frame_size(const struct mp3_format *format) {
    struct mp3_format own = own_format(format);
    return (size_t)mp3_frame_bytes(&own);
}

static void put_number(unsigned char **at, uint64_t number, int n_bytes) {
    while (n_bytes-- > 0)
        *(*at)++ = (unsigned char)(number >> (8 * n_bytes));
}

/* Entry i: where i hundredths of the time are, in 256ths of the stream's bytes. */
static void put_table(unsigned char **at, const struct info_frame *info, uint64_t own_bytes) {
    for (uint64_t i = 0; i < TOC_ENTRIES; i++) {
        uint64_t place = own_bytes + info->n_bytes * i / TOC_ENTRIES;
        put_number(at, place * 256 / (own_bytes + info->n_bytes), 1);
    }
}

/* Whether 32 bits can tell the bytes. Where they cannot they are left out, and the table
 * that counts in parts of them: a constant rate needs neither. */
static bool counts_bytes(const struct info_frame *info, uint64_t own_bytes) {
    return own_bytes + info->n_bytes <= UINT32_MAX;
}

static void put_xing(unsigned char **at, const struct info_frame *info, uint64_t own_bytes) {
    bool bytes = counts_bytes(info, own_bytes);
    memcpy(*at, "Info", 4);
    *at += 4;
    put_number(
        at, XING_HAS_FRAMES | XING_HAS_QUALITY | (bytes ? XING_HAS_BYTES | XING_HAS_TABLE : 0), 4);
    put_number(at, info->n_frames, 4);
    if (bytes) {
        put_number(at, own_bytes + info->n_bytes, 4);
        put_table(at, info, own_bytes);
    }
    put_number(at, XING_QUALITY, 4);
}

/* The last two bits of LAME's byte about the source. */
static unsigned rate_class(int sample_rate_hz) {
    return sample_rate_hz <= 32000   ? 0U
           : sample_rate_hz <= 44100 ? 1U
           : sample_rate_hz <= 48000 ? 2U
                                     : 3U;
}

static void put_lame(unsigned char **at, const struct info_frame *info, uint64_t own_bytes,
                     uint64_t padding) {
    int kbps = info->format.bitrate_kbps;
    strncpy((char *)*at, mp3_encoder_version(), VERSION_BYTES);
    *at += VERSION_BYTES;
    put_number(at, LAME_REVISION_0_CBR, 1);
    put_number(at, 0, 1); /* low-pass: not known */
    put_number(at, 0, 8); /* peak and replay gain: a player shall not change the level */
    put_number(at, LAME_NSPSYTUNE_ATH_4, 1);
    put_number(at, kbps > 255 ? 255 : (uint64_t)kbps, 1);
    put_number(at, (uint64_t)MP3_ENCODER_DELAY << 12 | padding, 3);
    put_number(at, rate_class(info->format.sample_rate_hz) << 6 | LAME_NOISE_SHAPING, 1);
    put_number(at, 0, 3); /* gain, preset and surround: none */
    put_number(at, counts_bytes(info, own_bytes) ? own_bytes + info->n_bytes : 0, 4);
    put_number(at, info->music_crc, 2);
}

bool info_frame_write(const struct info_frame *info, struct strbuf *frame, struct error *error) {
    struct mp3_format own = own_format(&info->format);
    uint64_t own_bytes = (uint64_t)mp3_frame_bytes(&own);
    uint64_t frame_samples = (uint64_t)mp3_frame_samples(&info->format);
    uint64_t padding = info->n_frames * frame_samples - MP3_ENCODER_DELAY - info->n_samples;
    if (info->n_frames > UINT32_MAX)
        return error_set(error, "",
                         "the MP3 would have more frames than its first can count, some years "
                         "of them; divide the text");
    assert(padding >= MP3_DECODER_DELAY && padding <= LARGEST_PADDING);
    size_t start = frame->count;
    mp3_silence_frame(&own, false, frame);
    unsigned char *first = (unsigned char *)frame->items + start;
    unsigned char *at = first + HEADER_BYTES + side_bytes(&own);
    put_xing(&at, info, own_bytes);
    put_lame(&at, info, own_bytes, padding);
    put_number(&at, info_crc(0, (struct str){(const char *)first, (size_t)(at - first)}), 2);
    return true;
}
