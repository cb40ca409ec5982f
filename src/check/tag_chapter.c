#include <string.h>

#include "check/tag_frame.h"

enum {
    TIMES_BYTES = 16, /* start and end in ms, start and end in bytes */
    MAX_CHILDREN = 4 * TAG_MAX_CHAPTERS
};

/* Identifiers are ISO-8859-1 (id3v2.3.0 4: "if nothing else is said"). */
static struct str keep(struct tag_reader *reader, struct str bytes) {
    return tag_decode(reader, bytes, 0);
}

/* Frames inside frames are looked through, never entered: a chapter in a chapter is a
 * problem and no depth. */
static void read_sub_frames(struct tag_reader *reader, struct str rest,
                            struct tag_chapter *chapter) {
    struct tag_frame frame;
    while (tag_next_frame(reader, &rest, &frame)) {
        if (strcmp(frame.id, "CHAP") == 0 || strcmp(frame.id, "CTOC") == 0)
            tag_problem(reader, frame.body.ptr, "%s inside a chapter", frame.id);
        if (frame.id[0] != 'T')
            continue;
        chapter->n_texts++;
        if (strcmp(frame.id, "TIT2") != 0 || chapter->n_titles++ > 0)
            continue;
        struct tag_text title = {0};
        tag_read_text(reader, frame.body, &title);
        chapter->title = title.text;
    }
}

void tag_read_chapter(struct tag_reader *reader, struct str body) {
    struct tag *tag = reader->tag;
    struct str rest = body;
    struct str id = tag_take_string(&rest, 0);
    if (rest.len < TIMES_BYTES) {
        tag_problem(reader, body.ptr, "a CHAP without its times");
        return;
    }
    if (tag->chapters.count == TAG_MAX_CHAPTERS) {
        tag_problem(reader, body.ptr, "more than %d chapters", TAG_MAX_CHAPTERS);
        return;
    }
    struct tag_chapter *chapter = arena_push(reader->arena, &tag->chapters);
    chapter->id = keep(reader, id);
    chapter->start_ms = tag_number(str_slice(rest, 0, 4));
    chapter->end_ms = tag_number(str_slice(rest, 4, 8));
    chapter->start_byte = tag_number(str_slice(rest, 8, 12));
    chapter->end_byte = tag_number(str_slice(rest, 12, 16));
    chapter->at = tag->chapters.count - 1;
    read_sub_frames(reader, str_slice(rest, TIMES_BYTES, rest.len), chapter);
}

void tag_read_contents(struct tag_reader *reader, struct str body) {
    struct tag *tag = reader->tag;
    struct str rest = body;
    struct str id = tag_take_string(&rest, 0);
    if (rest.len < 2) {
        tag_problem(reader, body.ptr, "a CTOC without its flags and count");
        return;
    }
    size_t n_children = (unsigned char)rest.ptr[1];
    if (tag->contents.count == TAG_MAX_CHAPTERS || tag->n_children + n_children > MAX_CHILDREN) {
        tag_problem(reader, body.ptr, "more than %d entries of contents", MAX_CHILDREN);
        return;
    }
    struct tag_contents *contents = arena_push(reader->arena, &tag->contents);
    contents->id = keep(reader, id);
    contents->flags = (unsigned char)rest.ptr[0];
    contents->children = arena_alloc_array(reader->arena, n_children, sizeof *contents->children);
    rest = str_slice(rest, 2, rest.len);
    for (size_t i = 0; i < n_children; i++) {
        if (rest.len == 0) {
            tag_problem(reader, body.ptr, "a CTOC that counts %zu entries and has %zu", n_children,
                        i);
            break;
        }
        contents->children[contents->n_children++] = keep(reader, tag_take_string(&rest, 0));
    }
    tag->n_children += contents->n_children;
}
