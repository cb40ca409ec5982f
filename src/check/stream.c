#include "check/stream.h"

/* A frame and the header of the one behind it. */
enum { LOOK_AHEAD = MPEG_MAX_FRAME_BYTES + MPEG_HEADER_BYTES };

struct walk {
    struct input *input;
    struct stream *stream;
    uint64_t at, end;
    uint64_t bits; /* sum of the frames' bit rates, in kbps */
    struct mpeg_header current;
};

static struct str bytes_at(struct walk *walk, uint64_t offset, size_t wanted) {
    if (offset >= walk->end)
        return (struct str){0};
    struct str bytes = input_at(walk->input, offset, wanted);
    return str_slice(bytes, 0, (size_t)(walk->end - offset));
}

/* Sync bits are found in any noise; a header counts where the next one, of the same
 * kind, stands where it says, or where the stream ends. */
static bool is_confirmed(struct walk *walk, uint64_t at, struct mpeg_header *header) {
    struct str bytes = bytes_at(walk, at, LOOK_AHEAD);
    struct mpeg_header next;
    if (!mpeg_header_read(bytes, header))
        return false;
    if (bytes.len <= header->n_bytes)
        return bytes.len == header->n_bytes;
    return mpeg_header_read(str_slice(bytes, header->n_bytes, bytes.len), &next) &&
           mpeg_header_alike(header, &next);
}

static bool is_frame_start(struct walk *walk, struct mpeg_header *header) {
    struct str bytes = bytes_at(walk, walk->at, LOOK_AHEAD);
    if (!mpeg_header_read(bytes, header))
        return false;
    return mpeg_header_alike(header, &walk->current) || is_confirmed(walk, walk->at, header);
}

static void skip_junk(struct walk *walk) {
    struct stream *stream = walk->stream;
    struct mpeg_header header;
    uint64_t from = walk->at;
    while (walk->at < walk->end && !is_confirmed(walk, walk->at, &header))
        walk->at++;
    if (stream->n_junk_bytes == 0)
        stream->first_junk = from;
    stream->n_junk_bytes += walk->at - from;
}

static void count_frame(struct walk *walk, const struct mpeg_header *header, struct str bytes) {
    struct stream *stream = walk->stream;
    if (!mpeg_header_alike(header, &walk->current) && stream->n_changes++ == 0)
        stream->first_change = stream->n_frames;
    walk->current = *header;
    stream->n_bytes += bytes.len;
    stream->n_frames++;
    stream->n_more_infos += info_is_at(bytes, header);
    walk->bits += (uint64_t)header->bitrate_kbps;
    if (stream->n_frames == 1 || header->bitrate_kbps < stream->least_kbps)
        stream->least_kbps = header->bitrate_kbps;
    if (header->bitrate_kbps > stream->most_kbps)
        stream->most_kbps = header->bitrate_kbps;
    stream->crc = info_crc16(stream->crc, bytes);
}

static void walk_frames(struct walk *walk) {
    while (walk->at < walk->end) {
        struct mpeg_header header;
        if (!is_frame_start(walk, &header)) {
            skip_junk(walk);
            continue;
        }
        struct str bytes = str_slice(bytes_at(walk, walk->at, LOOK_AHEAD), 0, header.n_bytes);
        walk->at += bytes.len;
        if (bytes.len < header.n_bytes)
            walk->stream->n_cut_bytes = bytes.len;
        else
            count_frame(walk, &header, bytes);
    }
}

/* Tags that may stand at the end, the last first. Each tells its length from its bytes
 * before `end`, or 0. */
static uint64_t id3v1_bytes(struct input *input, uint64_t end) {
    enum { BYTES = 128 };
    if (end < BYTES)
        return 0;
    struct str tag = input_at(input, end - BYTES, BYTES);
    return str_starts_with(tag, STR("TAG")) ? BYTES : 0;
}

static uint64_t ape_bytes(struct input *input, uint64_t end) {
    enum { FOOTER = 32, HAS_HEADER = 0x80 };
    if (end < FOOTER)
        return 0;
    struct str footer = input_at(input, end - FOOTER, FOOTER);
    if (footer.len < FOOTER || !str_starts_with(footer, STR("APETAGEX")))
        return 0;
    const unsigned char *b = (const unsigned char *)footer.ptr;
    uint64_t size = b[12] | (uint64_t)b[13] << 8 | (uint64_t)b[14] << 16 | (uint64_t)b[15] << 24;
    return size + (b[23] & HAS_HEADER ? FOOTER : 0);
}

static uint64_t lyrics_bytes(struct input *input, uint64_t end) {
    enum { DIGITS = 6, FOOTER = 15 };
    if (end < FOOTER)
        return 0;
    struct str footer = input_at(input, end - FOOTER, FOOTER);
    if (footer.len < FOOTER || !str_equal(str_slice(footer, DIGITS, FOOTER), STR("LYRICS200")))
        return 0;
    uint64_t size = 0;
    for (size_t i = 0; i < DIGITS; i++) {
        if (footer.ptr[i] < '0' || footer.ptr[i] > '9')
            return 0;
        size = size * 10 + (uint64_t)(footer.ptr[i] - '0');
    }
    return size + FOOTER;
}

static const struct {
    const char *name;
    uint64_t (*bytes)(struct input *input, uint64_t end);
} end_tags[] = {{"ID3v1", id3v1_bytes}, {"Lyrics3", lyrics_bytes}, {"APEv2", ape_bytes}};

/* Moves the end before the tags at it. A length that reaches before `from` is none. */
static void take_end_tags(struct arena *arena, struct walk *walk, uint64_t from) {
    struct strbuf names = {.arena = arena};
    for (size_t i = 0; i < sizeof end_tags / sizeof *end_tags; i++) {
        uint64_t bytes = end_tags[i].bytes(walk->input, walk->end);
        if (bytes == 0 || bytes > walk->end - from)
            continue;
        walk->end -= bytes;
        strbuf_format(&names, "%s%s", names.count ? ", " : "", end_tags[i].name);
    }
    walk->stream->end_tags = strbuf_str(&names);
}

bool stream_walk(struct arena *arena, struct input *input, const char *path, uint64_t from,
                 struct stream *stream, struct error *error) {
    *stream = (struct stream){0};
    struct walk walk = {.input = input, .stream = stream, .at = from, .end = input->size};
    if (from < input->size)
        take_end_tags(arena, &walk, from);
    skip_junk(&walk);
    if (walk.at >= walk.end)
        return error_set(error, path, "is no MP3: no frames of MPEG layer III are in it");
    stream->n_lead_bytes = stream->n_junk_bytes;
    stream->n_junk_bytes = 0;
    stream->start = walk.at;
    stream->end = walk.end;
    struct str bytes = bytes_at(&walk, walk.at, LOOK_AHEAD);
    mpeg_header_read(bytes, &stream->first);
    walk.current = stream->first;
    bytes = str_slice(bytes, 0, stream->first.n_bytes);
    info_read(arena, bytes, &stream->first, &stream->info);
    if (stream->info.present) {
        stream->n_bytes = bytes.len;
        walk.at += bytes.len;
    }
    walk_frames(&walk);
    if (stream->n_frames)
        stream->mean_kbps = (double)walk.bits / (double)stream->n_frames;
    return true;
}

uint64_t stream_n_samples(const struct stream *stream) {
    uint64_t samples = stream->n_frames * (uint64_t)stream->first.n_samples;
    uint64_t added =
        stream->info.has_lame ? (uint64_t)stream->info.delay + (uint64_t)stream->info.padding : 0;
    return samples > added ? samples - added : 0;
}
