/* The Info frame: the first frame of a constant-bit-rate MP3, which decodes to nothing
 * and tells a player how long the stream is, where to seek and which samples of the
 * first and last frames are not the recording's (Xing's header with LAME's extension,
 * "MP3 Info Tag revision 1"). */
#ifndef LECTERN_EDITION_INFO_FRAME_H
#define LECTERN_EDITION_INFO_FRAME_H

#include "studio/mp3.h"

struct info_frame {
    struct mp3_format format;
    uint64_t n_samples; /* what a decoder shall play */
    uint64_t n_frames;  /* audio frames after this one */
    uint64_t n_bytes;   /* of those frames */
    uint16_t music_crc; /* info_crc() of those bytes, starting from 0 */
};

/* Bytes of the frame. It has the stream's bit rate, or the next that has the room. */
size_t info_frame_size(const struct mp3_format *format);

/* Appends the frame. A stream beyond 4 GiB (149 hours at 64 kbps) has more bytes than the
 * fields can count: it is told without them. Fails when it has more frames. */
bool info_frame_write(const struct info_frame *info, struct strbuf *frame, struct error *error);

/* Goes on with the CRC-16 that the frame holds (polynomial 0x8005, bits reversed). */
uint16_t info_crc(uint16_t crc, struct str bytes);

#endif
