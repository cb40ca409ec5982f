/* The MP3 binder: a tag, the Info frame, then the takes' frames with frames of silence
 * between them. */
#include "edition/mp3.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "edition/gating.h"
#include "edition/info_frame.h"
#include "edition/mp3_parts.h"
#include "edition/tag.h"

enum { PADDING_BYTE = 2, PADDING_BIT = 2 }; /* in a frame's header */

struct stream {
    FILE *out;
    const struct mp3_format *format;
    struct str silence[2]; /* a frame of it without and with a padding byte */
    uint64_t n_frames, n_bytes;
    uint16_t crc;
    struct gating *gating; /* of all takes */
    double peak_dbtp;
};

static void put(struct stream *stream, struct str bytes) {
    fwrite(bytes.ptr, 1, bytes.len, stream->out);
    stream->crc = info_crc(stream->crc, bytes);
    stream->n_bytes += bytes.len;
}

/* Where the nominal bit rate has the stream after so many frames. */
static uint64_t nominal_bytes(const struct mp3_format *format, uint64_t n_frames) {
    uint64_t bits = (uint64_t)mp3_frame_samples(format) * (uint64_t)format->bitrate_kbps * 1000;
    return n_frames * (bits / 8) / (uint64_t)format->sample_rate_hz;
}

/* Whether the next frame needs a padding byte to keep up with the nominal rate, by
 * which players of constant bit rate seek. */
static bool needs_padding(const struct stream *stream) {
    return stream->n_bytes + (uint64_t)mp3_frame_bytes(stream->format) <
           nominal_bytes(stream->format, stream->n_frames + 1);
}

static void put_silence(struct stream *stream, uint64_t until_frame) {
    for (; stream->n_frames < until_frame; stream->n_frames++)
        put(stream, stream->silence[needs_padding(stream)]);
}

/* Each take was encoded as if it were at the stream's start, where the first frame has
 * no padding byte: the bytes it is behind by would add up from take to take. Nothing in
 * a frame minds a byte after its data. */
static void put_take(struct stream *stream, const struct take *take) {
    struct str rest = take->frames;
    size_t first = (size_t)mp3_frame_bytes(stream->format);
    bool padded = take->n_frames && ((unsigned char)rest.ptr[PADDING_BYTE] & PADDING_BIT);
    if (take->n_frames && !padded && needs_padding(stream)) {
        char header[4];
        memcpy(header, rest.ptr, sizeof header);
        header[PADDING_BYTE] = (char)(header[PADDING_BYTE] | PADDING_BIT);
        put(stream, (struct str){header, sizeof header});
        put(stream, str_slice(rest, sizeof header, first));
        put(stream, STR("\0"));
        rest = str_slice(rest, first, rest.len);
    }
    put(stream, rest);
    stream->n_frames += take->n_frames;
    gating_add(stream->gating, take->block_lufs, take->n_blocks);
    stream->peak_dbtp = fmax(stream->peak_dbtp, (double)take->peak_dbtp);
}

static bool put_takes(struct stream *stream, const struct edition *edition, struct error *error) {
    const struct timeline *timeline = edition->timeline;
    bool done = true;
    for (size_t i = 0; done && i < timeline->n_takes; i++) {
        if (!edition_goes_on(edition, error))
            return false;
        const struct timeline_take *placed = &timeline->takes[i];
        if (!placed->n_frames)
            continue;
        put_silence(stream, placed->first_frame);
        struct arena *scratch = arena_open();
        struct take take;
        done = timeline_load(scratch, &edition->script->utterances.items[i], &placed->key,
                             edition->cache, &take, error);
        if (done)
            put_take(stream, &take);
        arena_close(scratch);
    }
    put_silence(stream, timeline->n_frames);
    assert(!done || stream->n_frames == timeline->n_frames);
    return done;
}

static bool put_info(const struct edition *edition, FILE *out, uint64_t n_bytes, uint16_t crc,
                     struct error *error) {
    struct info_frame info = {
        .format = edition->timeline->format,
        .n_samples = edition->timeline->n_samples,
        .n_frames = edition->timeline->n_frames,
        .n_bytes = n_bytes,
        .music_crc = crc,
    };
    struct arena *scratch = arena_open();
    struct strbuf frame = {.arena = scratch};
    bool done = info_frame_write(&info, &frame, error);
    if (done)
        fwrite(frame.items, 1, frame.count, out);
    arena_close(scratch);
    return done;
}

/* The Info frame is written twice: what it says of the frames is known after them. */
static bool put_stream(struct stream *stream, const struct edition *edition, struct error *error) {
    off_t place = ftello(stream->out);
    uint64_t expected = nominal_bytes(stream->format, edition->timeline->n_frames);
    if (!put_info(edition, stream->out, expected, 0, error) || !put_takes(stream, edition, error))
        return false;
    off_t end = ftello(stream->out);
    return file_seek(stream->out, place, error) &&
           put_info(edition, stream->out, stream->n_bytes, stream->crc, error) &&
           file_seek(stream->out, end, error);
}

static void open_stream(struct arena *arena, const struct mp3_format *format, FILE *out,
                        struct stream *stream) {
    *stream = (struct stream){
        .out = out,
        .format = format,
        .gating = arena_alloc(arena, sizeof *stream->gating),
        .peak_dbtp = -HUGE_VAL,
    };
    for (int padded = 0; padded < 2; padded++) {
        struct strbuf frame = {.arena = arena};
        mp3_silence_frame(format, padded, &frame);
        stream->silence[padded] = strbuf_str(&frame);
    }
}

bool mp3_put(const struct edition *edition, FILE *out, struct timeline *measured, uint64_t *n_bytes,
             struct error *error) {
    struct arena *arena = arena_open();
    struct stream stream;
    off_t from = ftello(out);
    open_stream(arena, &edition->timeline->format, out, &stream);
    bool done = tag_write(arena, edition, out, error) && put_stream(&stream, edition, error);
    if (done && measured) {
        measured->loudness_lufs = gating_integrated(stream.gating);
        measured->true_peak_dbtp = stream.peak_dbtp;
    }
    if (done && n_bytes)
        *n_bytes = (uint64_t)(ftello(out) - from);
    arena_close(arena);
    return done;
}

bool mp3_write(const struct edition *edition, const char *path, struct timeline *measured,
               uint64_t *n_bytes, struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path, error))
        return false;
    if (mp3_put(edition, writer.stream, measured, n_bytes, error))
        return file_writer_commit(&writer, FILE_SYNCED, error);
    file_writer_abandon(&writer);
    error_set_place(error, path);
    return false;
}

static bool bind_mp3(const struct edition *edition, const char *path, struct error *error) {
    return mp3_write(edition, path, NULL, NULL, error);
}

const struct binder binder_mp3 = {
    .name = "mp3",
    .extension = ".mp3",
    .bind = bind_mp3,
    .bind_parts = mp3_bind_parts,
};
