/* Makes archives for tests: well-formed ones, and ones that lie. */
#ifndef LECTERN_TESTS_DOCUMENT_ZIP_MAKER_H
#define LECTERN_TESTS_DOCUMENT_ZIP_MAKER_H

#include <string.h>
#include <zlib.h>

#include "base/str.h"

struct zip_member {
    const char *name;
    struct str content;
    bool deflated;
    unsigned flags;       /* 1: encrypted */
    unsigned attributes;  /* a Unix mode */
    unsigned claimed;     /* its size as it is told; 0: the true one */
    unsigned claimed_crc; /* 0: the true one */
};

static inline void zip_add_number(struct strbuf *buf, unsigned long number, int bytes) {
    for (int i = 0; i < bytes; i++)
        strbuf_add_char(buf, (char)(number >> 8 * i & 0xFF));
}

static inline struct str zip_deflate(struct arena *made, struct str content) {
    z_stream stream = {0};
    deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
    size_t room = deflateBound(&stream, content.len);
    char *out = arena_alloc(made, room);
    stream.next_in = (Bytef *)content.ptr;
    stream.avail_in = (unsigned)content.len;
    stream.next_out = (Bytef *)out;
    stream.avail_out = (unsigned)room;
    deflate(&stream, Z_FINISH);
    deflateEnd(&stream);
    return (struct str){out, room - stream.avail_out};
}

/* What a member's header says, here and in the directory. */
static inline void zip_add_facts(struct strbuf *buf, const struct zip_member *member,
                                 size_t packed) {
    unsigned long crc = member->claimed_crc ? member->claimed_crc
                                            : crc32(0, (const Bytef *)member->content.ptr,
                                                    (unsigned)member->content.len);
    zip_add_number(buf, 20, 2);
    zip_add_number(buf, member->flags, 2);
    zip_add_number(buf, member->deflated ? 8 : 0, 2);
    zip_add_number(buf, 0, 2);
    zip_add_number(buf, 0x21, 2); /* 1 January 1980 */
    zip_add_number(buf, crc, 4);
    zip_add_number(buf, packed, 4);
    zip_add_number(buf, member->claimed ? member->claimed : member->content.len, 4);
    zip_add_number(buf, strlen(member->name), 2);
}

static inline void zip_add_entry(struct strbuf *directory, const struct zip_member *member,
                                 size_t packed, size_t at) {
    strbuf_add(directory, STR("PK\1\2"));
    zip_add_number(directory, 20 | 3 << 8, 2); /* made by Unix */
    zip_add_facts(directory, member, packed);
    zip_add_number(directory, 0, 8); /* extra field, comment, disk, text or not */
    zip_add_number(directory, (unsigned long)member->attributes << 16, 4);
    zip_add_number(directory, at, 4);
    strbuf_add(directory, str_from_c(member->name));
}

static inline struct str zip_make(struct arena *made, const struct zip_member *members,
                                  size_t count) {
    struct strbuf zip = {.arena = made}, directory = {.arena = made};
    for (size_t i = 0; i < count; i++) {
        const struct zip_member *member = &members[i];
        struct str packed = member->deflated ? zip_deflate(made, member->content) : member->content;
        zip_add_entry(&directory, member, packed.len, zip.count);
        strbuf_add(&zip, STR("PK\3\4"));
        zip_add_facts(&zip, member, packed.len);
        zip_add_number(&zip, 0, 2);
        strbuf_add(&zip, str_from_c(member->name));
        strbuf_add(&zip, packed);
    }
    size_t start = zip.count;
    strbuf_add(&zip, strbuf_str(&directory));
    strbuf_add(&zip, STR("PK\5\6\0\0\0\0"));
    zip_add_number(&zip, count & 0xFFFF, 2);
    zip_add_number(&zip, count & 0xFFFF, 2);
    zip_add_number(&zip, directory.count, 4);
    zip_add_number(&zip, start, 4);
    zip_add_number(&zip, 0, 2);
    return strbuf_str(&zip);
}

#endif
