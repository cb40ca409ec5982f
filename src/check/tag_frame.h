/* Inside the tag reader: frames, and the texts in them. */
#ifndef LECTERN_CHECK_TAG_FRAME_H
#define LECTERN_CHECK_TAG_FRAME_H

#include "check/tag.h"

struct tag_reader {
    struct arena *arena;
    struct tag *tag;
    char *start; /* of the tag: problems tell their distance from here */
};

/* Counts a problem, and keeps the first. */
void tag_problem(struct tag_reader *reader, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

struct tag_frame {
    char id[5];      /* 2.2's three letters as they are */
    struct str body; /* never empty */
};

/* Takes the frame at the start of *rest, and moves *rest past it. False at the end, at
 * padding, and, with a problem noted, where no frame can be. */
bool tag_next_frame(struct tag_reader *reader, struct str *rest, struct tag_frame *frame);

/* Takes a string that ends with its encoding's NUL, or with the bytes; moves *rest past
 * it. It is the raw string, without the NUL. */
struct str tag_take_string(struct str *rest, unsigned char encoding);

/* A raw string as UTF-8, at most TAG_MAX_TEXT_BYTES of it. Counts a bad encoding. */
struct str tag_decode(struct tag_reader *reader, struct str raw, unsigned char encoding);

/* Big-endian numbers; the span has to hold them. */
uint32_t tag_number(struct str bytes);

/* Removes the zeros that unsynchronisation put after 0xFF; returns the new length. */
size_t tag_resynchronise(char *bytes, size_t n_bytes);

/* CHAP and CTOC. */
void tag_read_chapter(struct tag_reader *reader, struct str body);
void tag_read_contents(struct tag_reader *reader, struct str body);

/* A text frame's body: its encoding and first string. */
void tag_read_text(struct tag_reader *reader, struct str body, struct tag_text *text);

#endif
