/* The Info frame ("Xing" in variable bit rate), with LAME's extension: what tells a
 * player the length of the stream and which samples are the encoder's own. */
#ifndef LECTERN_CHECK_INFO_H
#define LECTERN_CHECK_INFO_H

#include "check/mpeg.h"

enum { INFO_TOC_ENTRIES = 100 };

struct info {
    bool present;
    char kind[5]; /* "Info" or "Xing" */
    bool has_frames, has_bytes, has_toc;
    uint32_t n_frames; /* the Info frame not counted */
    uint32_t n_bytes;  /* the Info frame counted */
    unsigned char toc[INFO_TOC_ENTRIES];

    bool has_lame;        /* what follows */
    struct str encoder;   /* "LAME3.100", in the arena */
    int delay, padding;   /* samples before and after the music */
    uint32_t music_bytes; /* as n_bytes */
    uint16_t music_crc;   /* of the frames after this one */
    bool crc_right;       /* of the Info frame itself */
};

/* Reads it from a frame's bytes; present is false when it is a frame of sound. */
void info_read(struct arena *arena, struct str frame, const struct mpeg_header *header,
               struct info *info);

/* Whether the frame is an Info frame: all that is needed of one in the midst of a stream. */
bool info_is_at(struct str frame, const struct mpeg_header *header);

/* CRC-16 (polynomial 0x8005, reflected, starting with 0) as the extension has it. */
uint16_t info_crc16(uint16_t crc, struct str bytes);

#endif
