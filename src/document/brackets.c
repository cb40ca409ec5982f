/* What transcribers of books set in brackets of their own:
 *
 *   [Illustration: A caption]      is a figure; one without a caption is not read
 *   [Footnote 1: Its text]         is a note, whose mark in the text is [1]
 *   [Sidenote: What it is about]   is a note without a mark
 *   [Transcriber's Note: …]        is not read
 *
 * They may go on over paragraphs. A bracket that is never closed is text. */
#include <string.h>

#include "document/phrases.h"
#include "document/text.h"

enum {
    BRACKET_MAX_PARTS = 12,
    BRACKET_MAX_BYTES = 1 << 16,
    PART_MAX_BRACKETS = 64, /* each costs a look at the whole part */
    LABEL_MAX_BYTES = 8,
};

enum bracket_kind { BRACKET_NONE, BRACKET_FIGURE, BRACKET_NOTE, BRACKET_REMARK };

static const struct {
    const char *opening;
    enum bracket_kind kind;
} brackets[] = {
    {"[illustration", BRACKET_FIGURE},
    {"[footnote", BRACKET_NOTE},
    {"[sidenote", BRACKET_NOTE},
    {"[transcriber's note", BRACKET_REMARK},
    {"[transcriber’s note", BRACKET_REMARK},
    {"[transcribers' note", BRACKET_REMARK},
    {"[transcriber note", BRACKET_REMARK},
    {"[note: this file", BRACKET_REMARK},
    {"[blank page", BRACKET_REMARK},
};

struct bracketing {
    struct text_reading *reading;
    struct parts from;
    size_t at;
    int taken; /* brackets, of the part at `at` */
};

static enum bracket_kind bracket_of(const struct part *part) {
    char room[PART_PEEK];
    if (part->block.kind != BLOCK_PARAGRAPH || !part->block.spans.count)
        return BRACKET_NONE;
    struct str text = part_peek(part, room);
    if (text.ptr[0] != '[')
        return BRACKET_NONE;
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
        if (begins_with_phrase(text, brackets[i].opening))
            return brackets[i].kind;
    return BRACKET_NONE;
}

/* Goes on through a part's text until `depth` brackets are closed; false when they are
 * not. *length is that of the text up to there, the bracket included. */
static bool find_close(const struct part *part, int *depth, size_t *length) {
    *length = 0;
    for (size_t i = 0; i < part->block.spans.count; i++) {
        struct str text = part->block.spans.items[i].text;
        for (size_t at = 0; at < text.len; at++) {
            *depth += (text.ptr[at] == '[') - (text.ptr[at] == ']');
            if (*depth == 0) {
                *length += at + 1;
                return true;
            }
        }
        *length += text.len;
    }
    return false;
}

/* How many parts from this one on the bracket takes; 0: it is never closed. */
static size_t find_run(const struct bracketing *bracketing, size_t *length) {
    const struct parts *from = &bracketing->from;
    size_t bytes = 0;
    int depth = 0;
    for (size_t n = 0; n < BRACKET_MAX_PARTS && bracketing->at + n < from->count; n++) {
        const struct part *part = &from->items[bracketing->at + n];
        if (!part->block.spans.count)
            return 0;
        if (find_close(part, &depth, length))
            return n + 1;
        bytes += *length;
        if (bytes > BRACKET_MAX_BYTES)
            return 0;
    }
    return 0;
}

static void push(struct bracketing *bracketing, const struct part *part) {
    *arena_push(bracketing->reading->scratch, &bracketing->reading->parts) = *part;
}

static void leave_part_out(struct bracketing *bracketing, const struct part *part,
                           const char *reason) {
    leave_out(bracketing->reading, part_start(part), part_end(part), reason);
}

/* Cuts the first bytes off the part and lists them; false when nothing else is left. */
static bool cut_front(struct bracketing *bracketing, struct part *part, size_t length,
                      const char *reason) {
    struct part head;
    if (length >= part_length(part)) {
        leave_part_out(bracketing, part, reason);
        return false;
    }
    part_split(bracketing->reading, part, length, &head);
    leave_part_out(bracketing, &head, reason);
    return part->block.spans.count > 0;
}

/* Cuts the closing bracket off; false when nothing else was there. */
static bool cut_close(struct bracketing *bracketing, struct part *part, const char *reason) {
    struct part head, close = *part;
    size_t length = part_length(part);
    if (length <= 1) {
        leave_part_out(bracketing, part, reason);
        return false;
    }
    part_split(bracketing->reading, &close, length - 1, &head);
    leave_part_out(bracketing, &close, reason);
    *part = head;
    return part->block.spans.count > 0;
}

/* "1" of "[Footnote 1: …"; empty where there is none. */
static struct str note_label(struct arena *arena, const struct part *part) {
    char room[PART_PEEK];
    struct str text = part_peek(part, room), label;
    const char *colon = str_find_char(text, ':');
    if (!colon || !begins_with_phrase(text, "[footnote"))
        return (struct str){0};
    label = str_trim(str_slice(text, strlen("[footnote"), (size_t)(colon - text.ptr)));
    return label.len <= LABEL_MAX_BYTES ? str_copy(arena, label) : (struct str){0};
}

/* How much of the part the mark before the text takes: "[Illustration: ", but of a note,
 * which keeps its name, only the bracket. */
static size_t mark_length(const struct part *part, enum bracket_kind kind) {
    char room[PART_PEEK];
    struct str text = part_peek(part, room);
    if (kind == BRACKET_NOTE)
        return 1;
    size_t length = strlen("[illustration");
    if (length < text.len && text.ptr[length] == ':')
        length++;
    while (length < text.len && text.ptr[length] == ' ')
        length++;
    return length;
}

static void keep_piece(struct bracketing *bracketing, struct part *part, enum bracket_kind kind,
                       struct str label, bool first, bool last) {
    const char *reason = kind == BRACKET_FIGURE ? "illustration mark" : "note mark";
    bool left = true;
    if (last)
        left = cut_close(bracketing, part, reason);
    if (first && left)
        left = cut_front(bracketing, part, mark_length(part, kind), reason);
    if (!left)
        return;
    part->block.kind = kind == BRACKET_FIGURE ? BLOCK_FIGURE : BLOCK_NOTE;
    part->block.id = label;
    push(bracketing, part);
}

static void take_piece(struct bracketing *bracketing, struct part *part, enum bracket_kind kind,
                       struct str label, bool first, bool last) {
    char room[PART_PEEK];
    if (kind == BRACKET_REMARK)
        leave_part_out(bracketing, part, "transcriber's note");
    else if (str_equal_nocase(part_short_text(part, room), STR("[illustration]")))
        leave_part_out(bracketing, part, "illustration without a caption");
    else
        keep_piece(bracketing, part, kind, label, first, last);
}

/* Takes the bracket that begins at bracketing->at; what comes after it in its last part is
 * looked at again. */
static bool take_bracket(struct bracketing *bracketing, enum bracket_kind kind) {
    size_t length, n = bracketing->taken < PART_MAX_BRACKETS ? find_run(bracketing, &length) : 0;
    if (!n)
        return false;
    bracketing->taken = n > 1 ? 1 : bracketing->taken + 1;
    struct str label = {0};
    for (size_t i = 0; i < n; i++) {
        struct part *part = &bracketing->from.items[bracketing->at + i], piece = *part, rest;
        bool more = i + 1 == n && length < part_length(part);
        if (more) {
            rest = *part;
            part_split(bracketing->reading, &rest, length, &piece);
        }
        if (i == 0)
            label = note_label(bracketing->reading->arena, &piece);
        take_piece(bracketing, &piece, kind, label, i == 0, i + 1 == n);
        if (more && rest.block.spans.count) {
            *part = rest;
            bracketing->at += n - 1;
            return true;
        }
    }
    bracketing->at += n;
    bracketing->taken = 0;
    return true;
}

void brackets_find(struct text_reading *reading) {
    struct bracketing bracketing = {.reading = reading, .from = reading->parts};
    struct arena *old = parts_renew(reading);
    while (bracketing.at < bracketing.from.count) {
        const struct part *part = &bracketing.from.items[bracketing.at];
        enum bracket_kind kind = bracket_of(part);
        if (kind != BRACKET_NONE && take_bracket(&bracketing, kind))
            continue;
        push(&bracketing, part);
        bracketing.at++;
        bracketing.taken = 0;
    }
    arena_close(old);
}
