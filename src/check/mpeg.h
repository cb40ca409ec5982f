/* One MPEG audio frame's header: layer III of MPEG-1, MPEG-2 (ISO 11172-3, 13818-3)
 * and the lower rates called MPEG-2.5. */
#ifndef LECTERN_CHECK_MPEG_H
#define LECTERN_CHECK_MPEG_H

#include "base/str.h"

enum { MPEG_HEADER_BYTES = 4, MPEG_MAX_FRAME_BYTES = 1441 };

struct mpeg_header {
    int version; /* 1, 2, or 25 */
    int sample_rate_hz, bitrate_kbps, channels;
    int n_samples; /* a frame's, for each channel */
    size_t n_bytes;
    bool has_crc;
};

/* Reads the header at the start of `bytes`. False when none is there; frames of "free"
 * bit rate, which no audiobook has, count as none. */
bool mpeg_header_read(struct str bytes, struct mpeg_header *header);

/* Whether a decoder plays both with one setting: version, rate and channels. */
bool mpeg_header_alike(const struct mpeg_header *a, const struct mpeg_header *b);

#endif
