/* MP4: a file of sound with chapters, as players of audiobooks take it (ISO/IEC 14496-12,
 * ISO base media file format; 14496-14, MP4; Apple's QuickTime File Format for the chapters
 * and the texts). The chapters are there twice: as a track of titles, and as Nero's list,
 * which has 255 at most.
 *
 * The index comes before the sound, so that a player on a network can begin at once, and
 * yet nothing of it is kept: how many frames there will be is known from the samples, so
 * its tables have their places from the start, and are filled while the sound is written. */
#ifndef LECTERN_EDITION_MP4_H
#define LECTERN_EDITION_MP4_H

#include <stdio.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/str.h"

struct mp4_chapter {
    struct str title;
    uint64_t start; /* samples; the first starts at 0 */
    bool listed;    /* in Nero's list, too */
};

/* What is told of the whole, such as its title, by the name that iTunes has for it. */
struct mp4_item {
    const char *name; /* four bytes: "\xA9nam" */
    enum { MP4_TEXT = 1, MP4_JPEG = 13, MP4_PNG = 14, MP4_INTEGER = 21 } type;
    struct str value;
};

struct mp4_contents {
    uint64_t n_samples; /* heard */
    uint32_t sample_rate_hz;
    uint32_t frame_samples;
    uint32_t priming_samples; /* the encoder's, before the first that is heard */
    uint32_t max_frame_bytes;
    uint32_t bitrate_bps;
    struct str decoder;   /* AAC's AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1) */
    const char *language; /* three letters of ISO 639-2 */
    const struct mp4_chapter *chapters;
    size_t n_chapters;
    const struct mp4_item *items;
    size_t n_items;
};

struct mp4_writer {
    FILE *stream;
    uint64_t n_frames, n_written;
    uint32_t max_frame_bytes;
    bool wide;            /* offsets have 64 bits */
    uint64_t data, end;   /* where the box of titles and sound begins, and the file ends */
    off_t sizes, offsets; /* where the next entries of the tables go */
    struct strbuf new;    /* sizes of the frames that are in no table yet: the last chunk's */
    uint64_t chunk;       /* where it begins */
};

/* Writes the index, but for its tables, and the titles to a stream that can seek. The arena
 * is needed until the file is closed, the contents are not. */
bool mp4_open(struct mp4_writer *writer, struct arena *arena, const struct mp4_contents *contents,
              FILE *stream, struct error *error);

/* The next frame. What an encoder gives beyond the last sample is left out. */
bool mp4_add_frame(struct mp4_writer *writer, struct str frame, struct error *error);

/* Fails when there were not as many frames as the samples take. */
bool mp4_close(struct mp4_writer *writer, struct error *error);

#endif
