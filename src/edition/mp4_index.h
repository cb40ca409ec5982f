/* The index of an MP4: everything in it but the sound, the titles, and the two tables that
 * grow with the sound, for which it leaves room. */
#ifndef LECTERN_EDITION_MP4_INDEX_H
#define LECTERN_EDITION_MP4_INDEX_H

#include "edition/mp4.h"

enum { MP4_CHUNK_FRAMES = 256 }; /* 12 s at 22 kHz; the last chunk may have fewer */

struct mp4_index {
    struct strbuf bytes;
    uint64_t n_frames;
    bool wide_times, wide_offsets; /* they have 64 bits */
    uint64_t beyond;               /* bytes of the tables */
    size_t sizes, offsets;         /* where in `bytes` the tables belong; the sizes come first */
    size_t titles_offset;          /* and where it is told where the titles are */
};

/* Offsets have 32 bits where that is enough for frames of contents->max_frame_bytes. */
void mp4_index_make(struct mp4_index *index, struct arena *arena,
                    const struct mp4_contents *contents, uint64_t n_frames);

/* How long the tables are. */
uint64_t mp4_sizes_bytes(const struct mp4_index *index);
uint64_t mp4_offsets_bytes(const struct mp4_index *index);

/* Puts the place of the titles in: where in the file the first one begins. */
void mp4_index_place_titles(struct mp4_index *index, uint64_t place);

/* Adds a chapter's title as the track of titles has it, and tells its bytes. */
size_t mp4_add_title(struct strbuf *bytes, struct str title);

#endif
