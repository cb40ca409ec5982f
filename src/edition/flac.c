/* FLAC: the master at half the size, with comments, a cue sheet and the cover. */
#include <FLAC/metadata.h>
#include <FLAC/stream_encoder.h>
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "edition/about.h"
#include "edition/comments.h"
#include "edition/sound.h"

enum {
    COMPRESSION = 8, /* the reference encoder's best */
    BLOCK_SAMPLES = 4096,
    CUE_TRACKS_MAX = 254, /* a track's number has one byte, and the end's is 255 */
    CUE_END = 255,
    SEEK_POINT_SECONDS = 10,
    BLOCKS_MAX = 4, /* of metadata */
};

struct flac {
    struct arena *arena;
    const struct edition *edition;
    FLAC__StreamEncoder *encoder;
    FLAC__StreamMetadata *blocks[BLOCKS_MAX];
    unsigned n_blocks;
    FLAC__int32 wide[BLOCK_SAMPLES];
};

/* ---- metadata: true when memory was there for it ---- */

static FLAC__StreamMetadata *add_block(struct flac *flac, FLAC__MetadataType type) {
    FLAC__StreamMetadata *block = FLAC__metadata_object_new(type);
    if (block)
        flac->blocks[flac->n_blocks++] = block;
    return block;
}

static bool add_comments(struct flac *flac) {
    FLAC__StreamMetadata *block = add_block(flac, FLAC__METADATA_TYPE_VORBIS_COMMENT);
    struct comments comments;
    comments_make(flac->arena, flac->edition, CUE_TRACKS_MAX, &comments);
    for (size_t i = 0; block && i < comments.count; i++) {
        FLAC__StreamMetadata_VorbisComment_Entry entry;
        if (!FLAC__metadata_object_vorbiscomment_entry_from_name_value_pair(
                &entry, comments.items[i].name, comments.items[i].value) ||
            !FLAC__metadata_object_vorbiscomment_append_comment(block, entry, false))
            return false;
    }
    return block != NULL;
}

static bool add_track(FLAC__StreamMetadata *block, unsigned number, uint64_t start) {
    FLAC__StreamMetadata_CueSheet_Index index = {.number = 1};
    FLAC__StreamMetadata_CueSheet_Track track = {
        .offset = start,
        .number = (FLAC__byte)number,
        .num_indices = number == CUE_END ? 0 : 1,
        .indices = number == CUE_END ? NULL : &index,
    };
    return FLAC__metadata_object_cuesheet_insert_track(block, block->data.cue_sheet.num_tracks,
                                                       &track, true);
}

/* Titles are in the comments: a cue sheet has none. It goes before them, and both number the
 * chapters alike, for libavformat takes what comes last for each number. */
static bool add_cue_sheet(struct flac *flac) {
    const struct timeline *timeline = flac->edition->timeline;
    int level = about_chapter_level(flac->edition, CUE_TRACKS_MAX);
    if (!timeline->n_chapters)
        return true;
    FLAC__StreamMetadata *block = add_block(flac, FLAC__METADATA_TYPE_CUESHEET);
    unsigned number = 0;
    for (size_t i = 0; block && number < CUE_TRACKS_MAX && i < timeline->n_chapters; i++)
        if (flac->edition->script->chapters.items[i].level <= level &&
            !add_track(block, ++number, timeline->chapters[i].start))
            return false;
    return block && add_track(block, CUE_END, timeline->n_samples);
}

static bool add_seek_table(struct flac *flac) {
    const struct timeline *timeline = flac->edition->timeline;
    FLAC__StreamMetadata *block = add_block(flac, FLAC__METADATA_TYPE_SEEKTABLE);
    uint32_t spacing = SEEK_POINT_SECONDS * (uint32_t)timeline->format.sample_rate_hz;
    return block &&
           FLAC__metadata_object_seektable_template_append_spaced_points_by_samples(
               block, spacing, timeline->n_samples) &&
           FLAC__metadata_object_seektable_template_sort(block, true);
}

static bool add_cover(struct flac *flac) {
    const struct edition *edition = flac->edition;
    if (!edition->cover.len)
        return true;
    FLAC__StreamMetadata *block = add_block(flac, FLAC__METADATA_TYPE_PICTURE);
    if (!block)
        return false;
    block->data.picture.type = FLAC__STREAM_METADATA_PICTURE_TYPE_FRONT_COVER;
    /* The library copies both, and yet wants them as its own. */
    char *type = str_to_c(flac->arena, str_from_c(edition->cover_type));
    char *bytes = str_to_c(flac->arena, edition->cover);
    return FLAC__metadata_object_picture_set_mime_type(block, type, true) &&
           FLAC__metadata_object_picture_set_data(block, (FLAC__byte *)bytes,
                                                  (FLAC__uint32)edition->cover.len, true);
}

/* ---- the file ---- */

static FLAC__StreamEncoderWriteStatus write_bytes(const FLAC__StreamEncoder *encoder,
                                                  const FLAC__byte *bytes, size_t size,
                                                  uint32_t samples, uint32_t frame, void *context) {
    (void)encoder;
    (void)samples;
    (void)frame;
    return fwrite(bytes, 1, size, context) == size ? FLAC__STREAM_ENCODER_WRITE_STATUS_OK
                                                   : FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
}

static FLAC__StreamEncoderSeekStatus seek(const FLAC__StreamEncoder *encoder, FLAC__uint64 offset,
                                          void *context) {
    (void)encoder;
    return fseeko(context, (off_t)offset, SEEK_SET) == 0 ? FLAC__STREAM_ENCODER_SEEK_STATUS_OK
                                                         : FLAC__STREAM_ENCODER_SEEK_STATUS_ERROR;
}

static FLAC__StreamEncoderTellStatus tell(const FLAC__StreamEncoder *encoder, FLAC__uint64 *offset,
                                          void *context) {
    (void)encoder;
    off_t place = ftello(context);
    *offset = (FLAC__uint64)place;
    return place >= 0 ? FLAC__STREAM_ENCODER_TELL_STATUS_OK
                      : FLAC__STREAM_ENCODER_TELL_STATUS_ERROR;
}

static bool tell_failure(const struct flac *flac, struct error *error) {
    bool ours = FLAC__stream_encoder_get_state(flac->encoder) == FLAC__STREAM_ENCODER_CLIENT_ERROR;
    return error_set(error, "", "cannot be written: %s%s",
                     ours ? strerror(errno)
                          : FLAC__stream_encoder_get_resolved_state_string(flac->encoder),
                     ours ? file_remedy(errno) : "");
}

static bool put_samples(void *context, const int16_t *samples, size_t count, struct error *error) {
    struct flac *flac = context;
    for (size_t i = 0; i < count; i++)
        flac->wide[i] = samples[i];
    return FLAC__stream_encoder_process_interleaved(flac->encoder, flac->wide, (uint32_t)count) ||
           tell_failure(flac, error);
}

static bool set_up(struct flac *flac) {
    const struct timeline *timeline = flac->edition->timeline;
    FLAC__StreamEncoder *encoder = flac->encoder;
    return FLAC__stream_encoder_set_channels(encoder, 1) &&
           FLAC__stream_encoder_set_bits_per_sample(encoder, 16) &&
           FLAC__stream_encoder_set_sample_rate(encoder,
                                                (uint32_t)timeline->format.sample_rate_hz) &&
           FLAC__stream_encoder_set_compression_level(encoder, COMPRESSION) &&
           FLAC__stream_encoder_set_blocksize(encoder, BLOCK_SAMPLES) &&
           FLAC__stream_encoder_set_total_samples_estimate(encoder, timeline->n_samples) &&
           add_seek_table(flac) && add_cue_sheet(flac) && add_comments(flac) && add_cover(flac) &&
           FLAC__stream_encoder_set_metadata(encoder, flac->blocks, flac->n_blocks);
}

static bool write_stream(struct flac *flac, FILE *out, struct error *error) {
    if (!set_up(flac) ||
        FLAC__stream_encoder_init_stream(flac->encoder, write_bytes, seek, tell, NULL, out) !=
            FLAC__STREAM_ENCODER_INIT_STATUS_OK)
        return tell_failure(flac, error);
    bool done = sound_blocks(flac->edition, BLOCK_SAMPLES, put_samples, flac, error);
    return FLAC__stream_encoder_finish(flac->encoder) ? done : tell_failure(flac, error);
}

static bool write_flac(const struct edition *edition, FILE *out, struct error *error) {
    struct arena *arena = arena_open();
    struct flac *flac = arena_alloc(arena, sizeof *flac);
    flac->arena = arena;
    flac->edition = edition;
    flac->encoder = FLAC__stream_encoder_new();
    bool done = flac->encoder ? write_stream(flac, out, error)
                              : error_set(error, "", "libFLAC does not start");
    if (flac->encoder)
        FLAC__stream_encoder_delete(flac->encoder);
    for (unsigned i = 0; i < flac->n_blocks; i++)
        FLAC__metadata_object_delete(flac->blocks[i]);
    arena_close(arena);
    return done;
}

static bool bind_flac(const struct edition *edition, const char *path, struct error *error) {
    return sound_write(edition, path, write_flac, error);
}

const struct binder binder_flac = {
    .name = "flac", .extension = ".flac", .from_samples = true, .bind = bind_flac};
