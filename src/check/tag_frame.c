#include "check/tag_frame.h"

#include <stdio.h>
#include <string.h>

/* Frame flags' second byte (id3v2.3.0 3.3.1, id3v2.4.0-structure 4.1.2). */
enum {
    V3_COMPRESSED = 0x80,
    V3_ENCRYPTED = 0x40,
    V3_GROUPED = 0x20,
    V4_GROUPED = 0x40,
    V4_COMPRESSED = 0x08,
    V4_ENCRYPTED = 0x04,
    V4_UNSYNCHRONISED = 0x02,
    V4_HAS_LENGTH = 0x01
};

static void keep_problem(struct tag_reader *reader, size_t at, const char *format, va_list args) {
    char what[256];
    vsnprintf(what, sizeof what, format, args);
    reader->tag->problem = str_format(reader->arena, "%s, at byte %zu of the tag", what, at);
}

void tag_problem(struct tag_reader *reader, const char *at, const char *format, ...) {
    if (reader->tag->n_problems++ > 0)
        return;
    va_list args;
    va_start(args, format);
    keep_problem(reader, (size_t)(at - reader->start), format, args);
    va_end(args);
}

static unsigned char byte_at(struct str bytes, size_t i) {
    return (unsigned char)bytes.ptr[i];
}

uint32_t tag_number(struct str bytes) {
    uint32_t number = 0;
    for (size_t i = 0; i < bytes.len; i++)
        number = number << 8 | byte_at(bytes, i);
    return number;
}

size_t tag_resynchronise(char *bytes, size_t n_bytes) {
    size_t n = 0;
    for (size_t i = 0; i < n_bytes; i++) {
        bytes[n++] = bytes[i];
        if ((unsigned char)bytes[i] == 0xFF && i + 1 < n_bytes && bytes[i + 1] == 0)
            i++;
    }
    return n;
}

static bool is_frame_id(struct str bytes, size_t length) {
    if (bytes.len < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = bytes.ptr[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            return false;
    }
    return true;
}

/* Whether a frame, padding or the end comes after so many bytes. */
static bool ends_well(struct str rest, size_t after) {
    if (after >= rest.len)
        return after == rest.len;
    return rest.ptr[after] == 0 || is_frame_id(str_slice(rest, after, rest.len), 4);
}

/* Version 2.4 has seven bits a byte, but many programs wrote eight (FFmpeg does inside
 * CHAP): where only that makes sense it is taken so, as players do, and is a problem. */
static uint32_t size_of_v4(struct tag_reader *reader, struct str rest) {
    struct str field = str_slice(rest, 4, 8);
    uint32_t plain = tag_number(field), size = 0;
    for (size_t i = 0; i < 4; i++)
        size = size << 7 | (byte_at(field, i) & 0x7FU);
    bool wrong = (plain & 0x80808080U) != 0;
    if (!wrong && size != plain)
        wrong = !ends_well(rest, TAG_HEADER_BYTES + (size_t)size) &&
                ends_well(rest, TAG_HEADER_BYTES + (size_t)plain);
    if (!wrong)
        return size;
    tag_problem(reader, rest.ptr, "the size of %.4s is not in seven bits a byte", rest.ptr);
    return plain;
}

static uint32_t frame_size(struct tag_reader *reader, struct str rest) {
    switch (reader->tag->version) {
    case 2:
        return tag_number(str_slice(rest, 3, 6));
    case 3:
        return tag_number(str_slice(rest, 4, 8));
    default:
        return size_of_v4(reader, rest);
    }
}

/* Takes away what the flags say stands before the content. False: it cannot be read. */
static bool unwrap(struct tag_reader *reader, unsigned flags, struct str *body) {
    bool v4 = reader->tag->version == 4;
    size_t skip = 0;
    if (flags & (v4 ? V4_COMPRESSED | V4_ENCRYPTED : V3_COMPRESSED | V3_ENCRYPTED))
        return false;
    if (flags & (v4 ? V4_GROUPED : V3_GROUPED))
        skip += 1;
    if (v4 && flags & V4_HAS_LENGTH)
        skip += 4;
    *body = str_slice(*body, skip, body->len);
    bool unsynchronised = flags & V4_UNSYNCHRONISED || reader->tag->flags & TAG_UNSYNCHRONISED;
    if (v4 && unsynchronised && body->len)
        body->len = tag_resynchronise(reader->start + (body->ptr - reader->start), body->len);
    return true;
}

/* Whether a frame can start here; says why not where that is wrong. */
static bool is_at_frame(struct tag_reader *reader, struct str rest, size_t header) {
    if (rest.len == 0 || rest.ptr[0] == 0)
        return false;
    if (is_frame_id(rest, header == 6 ? 3 : 4) && rest.len >= header)
        return true;
    tag_problem(reader, rest.ptr, "%zu bytes that are no frame", rest.len);
    return false;
}

bool tag_next_frame(struct tag_reader *reader, struct str *rest, struct tag_frame *frame) {
    size_t header = reader->tag->version == 2 ? 6 : 10;
    while (is_at_frame(reader, *rest, header)) {
        struct str here = *rest;
        uint32_t size = frame_size(reader, here);
        *frame = (struct tag_frame){0};
        memcpy(frame->id, here.ptr, header == 6 ? 3 : 4);
        if (size > here.len - header) {
            tag_problem(reader, here.ptr, "%s says %u bytes, where %zu are left", frame->id, size,
                        here.len - header);
            *rest = (struct str){0};
            return false;
        }
        frame->body = str_slice(here, header, header + size);
        *rest = str_slice(here, header + size, here.len);
        if (!unwrap(reader, header == 10 ? byte_at(here, 9) : 0, &frame->body))
            tag_problem(reader, here.ptr, "%s is compressed or encrypted: players pass it over",
                        frame->id);
        else if (frame->body.len == 0)
            tag_problem(reader, here.ptr, "%s is empty", frame->id);
        else
            return true;
    }
    return false;
}
