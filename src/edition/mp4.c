#include "edition/mp4.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "edition/mp4_index.h"

enum { BOX_HEADER_BYTES = 16 }; /* with a size of 64 bits */

static bool fail(struct error *error) {
    return error_set(error, "", "cannot be written: %s%s", strerror(errno), file_remedy(errno));
}

static bool write_bytes(FILE *stream, struct str bytes, struct error *error) {
    return bytes.len == 0 || fwrite(bytes.ptr, 1, bytes.len, stream) == bytes.len || fail(error);
}

/* Writes bytes elsewhere. */
static bool write_at(FILE *stream, off_t place, const struct strbuf *bytes, struct error *error) {
    return file_seek(stream, place, error) && write_bytes(stream, strbuf_str(bytes), error);
}

/* ---- beginning ---- */

/* The index with room where its tables come. */
static bool write_index(struct mp4_writer *writer, const struct mp4_index *index,
                        struct error *error) {
    struct str bytes = strbuf_str(&index->bytes);
    writer->sizes = (off_t)index->sizes;
    writer->offsets = (off_t)(index->offsets + mp4_sizes_bytes(index));
    off_t rest = writer->offsets + (off_t)mp4_offsets_bytes(index);
    return write_bytes(writer->stream, str_slice(bytes, 0, index->sizes), error) &&
           file_seek(writer->stream, writer->sizes + (off_t)mp4_sizes_bytes(index), error) &&
           write_bytes(writer->stream, str_slice(bytes, index->sizes, index->offsets), error) &&
           file_seek(writer->stream, rest, error) &&
           write_bytes(writer->stream, str_slice(bytes, index->offsets, bytes.len), error);
}

/* The size of the box of titles and sound, which is known when all of it is written. A
 * header of 64 bits that needs but 32 is an empty box and the header. */
static void add_data_header(struct strbuf *bytes, bool wide, uint64_t size) {
    strbuf_add_big_endian(bytes, wide ? 1 : BOX_HEADER_BYTES / 2, 4);
    strbuf_add(bytes, wide ? STR("mdat") : STR("free"));
    strbuf_add_big_endian(bytes, wide ? size : size - BOX_HEADER_BYTES / 2, wide ? 8 : 4);
    if (!wide)
        strbuf_add(bytes, STR("mdat"));
}

bool mp4_open(struct mp4_writer *writer, struct arena *arena, const struct mp4_contents *contents,
              FILE *stream, struct error *error) {
    uint64_t n_samples = contents->priming_samples + contents->n_samples;
    *writer = (struct mp4_writer){
        .stream = stream,
        .n_frames = (n_samples + contents->frame_samples - 1) / contents->frame_samples,
        .max_frame_bytes = contents->max_frame_bytes,
        .new = {.arena = arena},
    };
    struct mp4_index index;
    struct strbuf data = {.arena = arena};
    mp4_index_make(&index, arena, contents, writer->n_frames);
    writer->wide = index.wide_offsets;
    writer->data = index.bytes.count + index.beyond;
    mp4_index_place_titles(&index, writer->data + BOX_HEADER_BYTES);
    add_data_header(&data, writer->wide, BOX_HEADER_BYTES);
    for (size_t i = 0; i < contents->n_chapters; i++)
        mp4_add_title(&data, contents->chapters[i].title);
    writer->chunk = writer->end = writer->data + data.count;
    return write_index(writer, &index, error) && write_bytes(stream, strbuf_str(&data), error);
}

/* ---- sound ---- */

/* Puts the sizes of the chunk's frames, and where it begins, into the tables. */
static bool end_chunk(struct mp4_writer *writer, struct error *error) {
    struct strbuf offset = {.arena = writer->new.arena};
    if (!writer->new.count)
        return true;
    strbuf_add_big_endian(&offset, writer->chunk, writer->wide ? 8 : 4);
    if (!write_at(writer->stream, writer->sizes, &writer->new, error) ||
        !write_at(writer->stream, writer->offsets, &offset, error) ||
        !file_seek(writer->stream, (off_t)writer->end, error))
        return false;
    writer->sizes += (off_t)writer->new.count;
    writer->offsets += (off_t)offset.count;
    writer->chunk = writer->end;
    writer->new.count = 0;
    return true;
}

bool mp4_add_frame(struct mp4_writer *writer, struct str frame, struct error *error) {
    if (writer->n_written == writer->n_frames)
        return true;
    if (frame.len > writer->max_frame_bytes)
        return error_set(error, "", "cannot be written: a frame of %zu bytes; %u are the most",
                         frame.len, (unsigned)writer->max_frame_bytes);
    if (!write_bytes(writer->stream, frame, error))
        return false;
    strbuf_add_big_endian(&writer->new, frame.len, 4);
    writer->end += frame.len;
    writer->n_written++;
    return writer->n_written % MP4_CHUNK_FRAMES != 0 || end_chunk(writer, error);
}

bool mp4_close(struct mp4_writer *writer, struct error *error) {
    struct strbuf header = {.arena = writer->new.arena};
    if (writer->n_written != writer->n_frames)
        return error_set(error, "", "cannot be written: the encoder gave %llu of %llu frames",
                         (unsigned long long)writer->n_written,
                         (unsigned long long)writer->n_frames);
    add_data_header(&header, writer->wide, writer->end - writer->data);
    return end_chunk(writer, error) &&
           write_at(writer->stream, (off_t)writer->data, &header, error);
}
