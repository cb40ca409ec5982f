#include "check/tag.h"

#include <string.h>

#include "check/tag_frame.h"

static uint32_t seven_bits(const char *bytes) {
    uint32_t number = 0;
    for (size_t i = 0; i < 4; i++)
        number = number << 7 | ((unsigned char)bytes[i] & 0x7FU);
    return number;
}

/* id3v2.3.0 3.1: "ID3", a version below 0xFF twice, flags, four bytes below 0x80. */
uint64_t tag_size(struct str bytes) {
    if (bytes.len < TAG_HEADER_BYTES || !str_starts_with(bytes, STR("ID3")))
        return 0;
    const unsigned char *header = (const unsigned char *)bytes.ptr;
    if (header[3] == 0xFF || header[4] == 0xFF)
        return 0;
    bool footer = header[3] == 4 && header[5] & TAG_FOOTER;
    return (uint64_t)seven_bits(bytes.ptr + 6) + TAG_HEADER_BYTES + (footer ? TAG_HEADER_BYTES : 0);
}

/* Names of 2.2 and what they became; others are of no interest here. */
static const struct {
    char old[4], id[5];
} renamed[] = {
    {"TT2", "TIT2"}, {"TP1", "TPE1"}, {"TAL", "TALB"}, {"TCM", "TCOM"}, {"TLA", "TLAN"},
    {"TYE", "TYER"}, {"TCO", "TCON"}, {"TSS", "TSSE"}, {"TLE", "TLEN"}, {"TXX", "TXXX"},
    {"COM", "COMM"}, {"ULT", "USLT"}, {"PIC", "APIC"},
};

static void rename_frame(struct tag_frame *frame) {
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
        if (strcmp(frame->id, renamed[i].old) == 0)
            memcpy(frame->id, renamed[i].id, sizeof frame->id);
}

static struct tag_text *add_text(struct tag_reader *reader, const struct tag_frame *frame) {
    if (reader->tag->texts.count == TAG_MAX_CHAPTERS) {
        tag_problem(reader, frame->body.ptr, "more than %d texts", TAG_MAX_CHAPTERS);
        return NULL;
    }
    struct tag_text *text = arena_push(reader->arena, &reader->tag->texts);
    memcpy(text->id, frame->id, sizeof text->id);
    return text;
}

static void read_text(struct tag_reader *reader, const struct tag_frame *frame) {
    struct tag_text *text = add_text(reader, frame);
    if (text)
        tag_read_text(reader, frame->body, text);
}

/* An encoding, a language of three letters where the frame has one, a description and
 * the text. */
static void read_described(struct tag_reader *reader, const struct tag_frame *frame,
                           size_t language_bytes) {
    struct tag_text *text = add_text(reader, frame);
    if (!text)
        return;
    struct str rest = frame->body;
    if (rest.len < 1 + language_bytes) {
        tag_problem(reader, rest.ptr, "%s is cut short", frame->id);
        return;
    }
    text->encoding = (unsigned char)rest.ptr[0];
    memcpy(text->language, rest.ptr + 1, language_bytes);
    rest = str_slice(rest, 1 + language_bytes, rest.len);
    text->description = tag_decode(reader, tag_take_string(&rest, text->encoding), text->encoding);
    text->n_bytes = rest.len;
    text->text = tag_decode(reader, tag_take_string(&rest, text->encoding), text->encoding);
}

static void read_language_text(struct tag_reader *reader, const struct tag_frame *frame) {
    read_described(reader, frame, 3);
}

static void read_user_text(struct tag_reader *reader, const struct tag_frame *frame) {
    read_described(reader, frame, 0);
}

static void read_picture(struct tag_reader *reader, const struct tag_frame *frame) {
    struct str rest = str_slice(frame->body, 1, frame->body.len), mime;
    unsigned char encoding = (unsigned char)frame->body.ptr[0];
    if (reader->tag->version == 2) {
        mime = str_slice(rest, 0, 3);
        rest = str_slice(rest, 3, rest.len);
    } else {
        mime = tag_take_string(&rest, 0);
    }
    if (rest.len == 0 || reader->tag->pictures.count == TAG_MAX_CHAPTERS) {
        tag_problem(reader, frame->body.ptr, "a picture that is cut short, or one too many");
        return;
    }
    struct tag_picture *picture = arena_push(reader->arena, &reader->tag->pictures);
    picture->type = (unsigned char)rest.ptr[0];
    picture->mime = tag_decode(reader, mime, 0);
    rest = str_slice(rest, 1, rest.len);
    tag_take_string(&rest, encoding);
    picture->n_bytes = rest.len;
    picture->start = str_copy(reader->arena, str_slice(rest, 0, 8));
}

static void read_chapter(struct tag_reader *reader, const struct tag_frame *frame) {
    tag_read_chapter(reader, frame->body);
}

static void read_contents(struct tag_reader *reader, const struct tag_frame *frame) {
    tag_read_contents(reader, frame->body);
}

static const struct {
    const char *prefix;
    void (*read)(struct tag_reader *reader, const struct tag_frame *frame);
} readers[] = {
    {"TXXX", read_user_text},     {"T", read_text},       {"COMM", read_language_text},
    {"USLT", read_language_text}, {"APIC", read_picture}, {"CHAP", read_chapter},
    {"CTOC", read_contents},
};

static void read_frame(struct tag_reader *reader, struct tag_frame *frame) {
    if (reader->tag->version == 2)
        rename_frame(frame);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (strncmp(frame->id, readers[i].prefix, strlen(readers[i].prefix)) == 0) {
            readers[i].read(reader, frame);
            return;
        }
    }
}

/* The extended header's length counts itself in 2.4 and not in 2.3. */
static struct str skip_extended_header(struct tag_reader *reader, struct str rest) {
    if (reader->tag->version == 2 || !(reader->tag->flags & TAG_EXTENDED))
        return rest;
    uint64_t length = UINT64_MAX;
    if (rest.len >= 6)
        length = reader->tag->version == 4 ? seven_bits(rest.ptr)
                                           : (uint64_t)tag_number(str_slice(rest, 0, 4)) + 4;
    if (length <= rest.len && length >= 6)
        return str_slice(rest, (size_t)length, rest.len);
    tag_problem(reader, reader->start, "an extended header of an impossible length");
    return (struct str){0};
}

static void read_frames(struct tag_reader *reader, char *bytes, size_t n_bytes) {
    struct tag *tag = reader->tag;
    if (tag->version < 4 && tag->flags & TAG_UNSYNCHRONISED)
        n_bytes = tag_resynchronise(bytes, n_bytes);
    struct str rest = skip_extended_header(reader, (struct str){bytes, n_bytes});
    for (struct tag_frame frame; tag_next_frame(reader, &rest, &frame);)
        read_frame(reader, &frame);
}

void tag_read(struct arena *arena, char *bytes, size_t n_bytes, struct tag *tag) {
    *tag = (struct tag){0};
    tag->size = tag_size((struct str){bytes, n_bytes});
    if (tag->size == 0)
        return;
    struct tag_reader reader = {arena, tag, bytes};
    tag->present = true;
    tag->version = (unsigned char)bytes[3];
    tag->flags = (unsigned char)bytes[5];
    if (tag->version < 2 || tag->version > 4) {
        tag_problem(&reader, bytes + 3, "version 2.%d is not known", tag->version);
        return;
    }
    bool footer = tag->version == 4 && tag->flags & TAG_FOOTER;
    uint64_t end = tag->size - (footer ? TAG_HEADER_BYTES : 0);
    if (end > n_bytes) {
        tag_problem(&reader, bytes + 6, "the tag says %llu bytes, of which %zu were read",
                    (unsigned long long)tag->size, n_bytes);
        end = n_bytes;
    }
    if (tag->version == 2 && tag->flags & TAG_EXTENDED)
        tag_problem(&reader, bytes + 5, "a compressed tag: no player reads it");
    else
        read_frames(&reader, bytes + TAG_HEADER_BYTES, (size_t)end - TAG_HEADER_BYTES);
}

const struct tag_text *tag_find(const struct tag *tag, const char *id) {
    for (size_t i = 0; i < tag->texts.count; i++)
        if (strcmp(tag->texts.items[i].id, id) == 0 && tag->texts.items[i].text.len)
            return &tag->texts.items[i];
    return NULL;
}
