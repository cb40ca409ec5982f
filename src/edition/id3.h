/* Writing an ID3v2.3.0 tag (id3.org's informal standard, and "ID3v2 Chapter Frame
 * Addendum" 1.0) as players' readers want it: plain 32-bit frame sizes, no
 * unsynchronisation, no extended header, no padding. Text is ISO-8859-1 when it fits,
 * else UTF-16 with a byte-order mark; control characters become spaces, and empty
 * frames are not written.
 *
 * A tag is written frame by frame to a stream that can seek; its size is put in when it
 * is closed. Errors of the stream show at file_writer_commit(). */
#ifndef LECTERN_EDITION_ID3_H
#define LECTERN_EDITION_ID3_H

#include <stdio.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/str.h"

struct id3_writer {
    FILE *stream;
    off_t start;         /* of the tag in the stream */
    uint64_t size;       /* of the frames written */
    struct strbuf frame; /* the one being made */
};

struct id3_chapter {
    struct str title;
    int level; /* 1 is outermost */
    uint32_t start_ms, end_ms;
};

bool id3_open(struct id3_writer *writer, struct arena *arena, FILE *stream, struct error *error);

/* Fails when the tag is larger than a tag can be (256 MiB). */
bool id3_close(struct id3_writer *writer, struct error *error);

/* A text frame: "TIT2", "TPE1", … */
void id3_add_text(struct id3_writer *writer, const char *id, struct str text);

/* A text that has no frame of its own ("TXXX"), under a name that players know. */
void id3_add_user_text(struct id3_writer *writer, const char *name, struct str text);

/* "COMM" or "USLT": a text of many lines, given in parts, with its language (three
 * letters of ISO 639-2) and without a description. */
void id3_add_long_text(struct id3_writer *writer, const char *id, const char *language,
                       const struct str *parts, size_t n_parts);

struct id3_line {
    struct str text;
    uint32_t start_ms;
};

/* "SYLT": lines with the time at which each is heard, in time order. */
void id3_add_synchronised_text(struct id3_writer *writer, const char *language,
                               const struct id3_line *lines, size_t n_lines);

/* "PRIV": something that only the program named by the owner understands. */
void id3_add_private(struct id3_writer *writer, const char *owner, struct str data);

/* The front cover. */
void id3_add_cover(struct id3_writer *writer, const char *mime_type, struct str picture);

/* A table of contents (CTOC) and the chapters (CHAP, ids "ch0001", …), in time order.
 * A table counts its entries in one byte, so above 255 chapters the first ("toc") holds
 * tables: one for each part, where a part is an outermost chapter and those inside it,
 * or of equal length where the parts are too many or too long. */
void id3_add_chapters(struct id3_writer *writer, const struct id3_chapter *chapters,
                      size_t n_chapters);

#endif
