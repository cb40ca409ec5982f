#include "check/mpeg.h"

enum { LAYER_3 = 1, MONO = 3, FREE = 0, BAD_BITRATE = 15, BAD_RATE = 3, RESERVED_VERSION = 1 };

static const short kbps_v1[] = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
static const short kbps_v2[] = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

/* By the header's two version bits: 2.5, reserved, 2, 1. */
static const struct {
    int version, hz[3];
} versions[] = {
    {25, {11025, 12000, 8000}},
    {0, {0, 0, 0}},
    {2, {22050, 24000, 16000}},
    {1, {44100, 48000, 32000}},
};

bool mpeg_header_read(struct str bytes, struct mpeg_header *header) {
    if (bytes.len < MPEG_HEADER_BYTES)
        return false;
    const unsigned char *b = (const unsigned char *)bytes.ptr;
    unsigned version = (b[1] >> 3) & 3U, layer = (b[1] >> 1) & 3U;
    unsigned bitrate = b[2] >> 4, rate = (b[2] >> 2) & 3U, padding = (b[2] >> 1) & 1U;
    if (b[0] != 0xFF || (b[1] & 0xE0) != 0xE0 || version == RESERVED_VERSION || layer != LAYER_3 ||
        bitrate == FREE || bitrate == BAD_BITRATE || rate == BAD_RATE)
        return false;
    bool v1 = versions[version].version == 1;
    *header = (struct mpeg_header){
        .version = versions[version].version,
        .sample_rate_hz = versions[version].hz[rate],
        .bitrate_kbps = v1 ? kbps_v1[bitrate] : kbps_v2[bitrate],
        .channels = b[3] >> 6 == MONO ? 1 : 2,
        .n_samples = v1 ? 1152 : 576,
        .has_crc = (b[1] & 1) == 0,
    };
    header->n_bytes =
        (size_t)(header->n_samples / 8 * header->bitrate_kbps * 1000 / header->sample_rate_hz) +
        padding;
    return true;
}

bool mpeg_header_alike(const struct mpeg_header *a, const struct mpeg_header *b) {
    return a->version == b->version && a->sample_rate_hz == b->sample_rate_hz &&
           a->channels == b->channels;
}
