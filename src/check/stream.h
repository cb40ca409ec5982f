/* The frames of an MP3, walked one by one without decoding: what they are, what stands
 * between them, and whether the Info frame says the truth about them. */
#ifndef LECTERN_CHECK_STREAM_H
#define LECTERN_CHECK_STREAM_H

#include "check/info.h"
#include "check/input.h"

struct stream {
    uint64_t start, end; /* of the frames in the file; tags at its end lie behind */
    struct mpeg_header first;
    struct info info;
    uint64_t n_more_infos;      /* in the midst of the stream, which was joined from files */
    uint64_t n_frames, n_bytes; /* without the Info frame, and with it */
    int least_kbps, most_kbps;
    double mean_kbps;                  /* of the frames of sound */
    uint64_t n_lead_bytes;             /* before the first frame, behind the tag */
    uint64_t n_junk_bytes, first_junk; /* later ones in no frame, and where the first is */
    uint64_t n_changes, first_change;  /* of version, rate or channels; at which frame */
    size_t n_cut_bytes;                /* of a last frame that is not whole */
    uint16_t crc;                      /* of the frames, the Info frame left out */
    struct str end_tags;               /* "ID3v1, APEv2", or empty */
};

/* Walks the file from the byte after its tag. False when no frames of layer III are
 * there. Time is linear and memory flat, whatever the bytes are. */
bool stream_walk(struct arena *arena, struct input *input, const char *path, uint64_t from,
                 struct stream *stream, struct error *error);

/* Samples that a decoder plays that honours the Info frame. */
uint64_t stream_n_samples(const struct stream *stream);

#endif
