/* ID3v2 tags as a player reads them: versions 2.2, 2.3 and 2.4 (id3.org), with
 * unsynchronisation, extended headers and every text encoding; chapters as in the "ID3v2
 * Chapter Frame Addendum". Shares no code with the writer.
 *
 * Whatever the bytes are, reading stays inside them, takes time in proportion to them,
 * and what it keeps is bounded; what is wrong is listed as a problem. */
#ifndef LECTERN_CHECK_TAG_H
#define LECTERN_CHECK_TAG_H

#include "base/str.h"

enum {
    TAG_HEADER_BYTES = 10,
    TAG_MAX_BYTES = 64 << 20, /* of a tag that is read; larger ones are not */
    TAG_MAX_CHAPTERS = 10000, /* kept; and so for the other lists */
    TAG_MAX_TEXT_BYTES = 2000 /* of a text that is kept; the number of its bytes is whole */
};

enum tag_flag {
    TAG_UNSYNCHRONISED = 0x80,
    TAG_EXTENDED = 0x40, /* in 2.2: compressed */
    TAG_EXPERIMENTAL = 0x20,
    TAG_FOOTER = 0x10
};

/* A text frame (Txxx), a comment or a transcript (COMM, USLT). Identifiers of 2.2 are
 * given as their later names. */
struct tag_text {
    char id[5];
    char language[4];       /* COMM, USLT */
    struct str description; /* COMM, USLT, TXXX */
    struct str text;        /* its first string, in UTF-8, at most TAG_MAX_TEXT_BYTES */
    size_t n_bytes;         /* of the whole text in the tag */
    unsigned char encoding; /* 0 ISO-8859-1, 1 UTF-16 with mark, 2 UTF-16BE, 3 UTF-8 */
};

struct tag_picture {
    unsigned char type; /* 3: front cover */
    struct str mime;    /* "image/jpeg"; of 2.2: its "JPG" or "PNG" */
    struct str start;   /* its first bytes, at most 8 */
    size_t n_bytes;
};

struct tag_chapter {
    struct str id;
    uint32_t start_ms, end_ms, start_byte, end_byte;
    struct str title;           /* of its first TIT2 */
    unsigned n_titles, n_texts; /* sub-frames TIT2; all text sub-frames, TIT2 included */
    size_t at;                  /* its place in the tag's order */
};

struct tag_contents { /* CTOC */
    struct str id;
    unsigned char flags; /* 1 ordered, 2 top level */
    struct str *children;
    size_t n_children;
};

struct tag {
    bool present;
    int version; /* 2, 3 or 4 */
    unsigned char flags;
    uint64_t size; /* bytes in the file: header, frames, padding and footer */
    struct {
        struct tag_text *items;
        size_t count, capacity;
    } texts;
    struct {
        struct tag_picture *items;
        size_t count, capacity;
    } pictures;
    struct {
        struct tag_chapter *items;
        size_t count, capacity;
    } chapters;
    struct {
        struct tag_contents *items;
        size_t count, capacity;
    } contents;
    size_t n_problems;
    struct str problem;     /* the first: what is wrong, and at which byte */
    size_t n_bad_encodings; /* texts in an encoding that the version lacks, or ill-formed */
    size_t n_children;      /* of all CTOCs */
};

/* Bytes that the tag at the start of these takes in its file, by its own header; 0 when
 * none starts here. Needs TAG_HEADER_BYTES. */
uint64_t tag_size(struct str bytes);

/* Reads the tag that `bytes` starts with; fewer bytes than it claims is a problem. The
 * bytes may be changed, and what is kept is copied to the arena. */
void tag_read(struct arena *arena, char *bytes, size_t n_bytes, struct tag *tag);

/* The first text frame of that name with text in it, or NULL. */
const struct tag_text *tag_find(const struct tag *tag, const char *id);

#endif
