/* A table of contents in front of a book: its lines are a list, not chapters. It is found
 * by its heading ("CONTENTS"), and ends where its first entry comes again or where prose
 * begins; without a heading, many chapters' numbers one after the other are one, when the
 * first of them comes again. Page numbers at the ends of its lines are not read. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/lines.h"
#include "document/phrases.h"
#include "document/text.h"

enum {
    ENTRIES_MAX = 1000,    /* parts of a table */
    ENTRY_MAX_BYTES = 110, /* a line of it */
    RUN_MIN_ENTRIES = 4,   /* without a heading */
    PROSE_MIN_BYTES = 200,
    HEADED_BEFORE_PARTS = 200, /* how far from the beginning the heading may stand */
    KEY_BYTES = 48,
};

static const char *const headings[] = {"contents",          "table of contents",
                                       "the contents",      "contents of volume i",
                                       "index of chapters", "list of illustrations",
                                       "illustrations",     "list of plates",
                                       "list of chapters",  NULL};

/* What two mentions of a chapter have in common: its number and what it is called ("letter
 * 1" is not "chapter 1", but "1" is either), or else all that is written. Letters and
 * digits alone count, in lower case. */
struct key {
    char text[KEY_BYTES];
    size_t len;
    size_t called; /* of these bytes, what comes before the number */
    bool numbered;
};

static void add_to_key(struct key *key, struct str text) {
    for (size_t i = 0; i < text.len && key->len < KEY_BYTES; i++) {
        char c = text.ptr[i];
        c = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
            key->text[key->len++] = c;
    }
}

static struct key key_of(struct str line) {
    struct key key = {.len = 0};
    struct numbering numbering = numbering_of(line);
    struct str rest = numbering.name, word;
    key.numbered = numbering.kind != NUMBERING_NONE && numbering.kind != NUMBERING_WORD;
    if (!key.numbered) {
        add_to_key(&key, line);
        return key;
    }
    bool called = numbering.kind == NUMBERING_PART || numbering.kind == NUMBERING_CHAPTER;
    if (called && next_word(&rest, &word))
        add_to_key(&key, word);
    key.called = key.len;
    add_to_key(&key, rest);
    return key;
}

static bool same_key(const struct key *a, const struct key *b) {
    struct str one = {a->text, a->len}, other = {b->text, b->len};
    if (a->numbered != b->numbered || !a->len)
        return false;
    if (str_equal(one, other))
        return true;
    return (!a->called || !b->called) &&
           str_equal(str_slice(one, a->called, one.len), str_slice(other, b->called, other.len));
}

static struct key key_of_part(const struct part *part) {
    char room[PART_PEEK];
    if (!part->block.spans.count)
        return (struct key){.len = 0};
    return key_of(part_line_text(part, part_line_at(part, 0), room));
}

static bool is_text(const struct part *part) {
    enum block_kind kind = part->block.kind;
    return part->block.spans.count &&
           (kind == BLOCK_PARAGRAPH || kind == BLOCK_LIST_ITEM || kind == BLOCK_HEADING);
}

/* "He came in, and sat down." */
static bool is_sentence(struct str line) {
    struct str word;
    size_t small = 0;
    uint32_t last = last_code_point(line);
    if (numbering_of(line).kind != NUMBERING_NONE || !(ends_sentence(line) || last == ','))
        return false;
    for (struct str rest = line; next_word(&rest, &word);)
        small += begins_lower(strip_marks(word)) && strip_marks(word).len > 3;
    return small > 0;
}

/* Long lines, or a sentence that is no chapter's name. */
static bool is_prose(const struct part *part) {
    char room[PART_PEEK];
    size_t ends = 0, lines = 0;
    struct numbering numbering = {.kind = NUMBERING_NONE};
    for (size_t at = 0; at < part->block.spans.count;) {
        struct part_line line = part_line_at(part, at);
        struct str text = part_line_text(part, line, room);
        if (!text.len || text.len > ENTRY_MAX_BYTES || is_sentence(text))
            return true;
        if (!lines++)
            numbering = numbering_of(text);
        ends += begins_lower(text);
        at += line.n_spans + 1;
    }
    return numbering.kind == NUMBERING_NONE && part_length(part) > PROSE_MIN_BYTES &&
           ends * 2 >= lines;
}

/* ---- where it ends ---- */

/* Of a table's parts [from, to), the last few may be the book's own first headings. */
static size_t give_back(const struct parts *parts, size_t from, size_t to) {
    enum { HEADINGS_MAX = 3 };
    size_t least = to > from + HEADINGS_MAX ? to - HEADINGS_MAX : from + 1;
    for (size_t i = least; i < to; i++) {
        struct key key = key_of_part(&parts->items[i]);
        for (size_t j = from; j < least; j++) {
            struct key other = key_of_part(&parts->items[j]);
            if (same_key(&key, &other))
                return i;
        }
    }
    return to;
}

/* "PAGE", "CHAPTER   PAGE": over the columns. */
static bool is_column_head(const struct part *part) {
    static const char *const words[] = {"page", "chapter", "chap", "no", NULL};
    char room[PART_PEEK];
    struct str text = part_short_text(part, room), word;
    bool any = false;
    while (next_word(&text, &word)) {
        if (!word_is_one_of(word, words))
            return false;
        any = true;
    }
    return any;
}

static size_t find_end(const struct parts *parts, size_t from) {
    size_t first = from, at = from;
    while (first < parts->count && is_text(&parts->items[first]) &&
           is_column_head(&parts->items[first]))
        first++;
    struct key key =
        first < parts->count ? key_of_part(&parts->items[first]) : (struct key){.len = 0};
    for (; at < parts->count && at - from < ENTRIES_MAX; at++) {
        const struct part *part = &parts->items[at];
        struct key own = key_of_part(part);
        if (!is_text(part) || is_prose(part))
            return give_back(parts, from, at);
        if (at > first && same_key(&own, &key))
            return at;
    }
    return from; /* no book comes after it */
}

/* Whether [from, to) is a table though no heading says so. */
static size_t find_bare_run(const struct parts *parts, size_t from) {
    size_t to = from;
    bool titled;
    struct key key = key_of_part(&parts->items[from]);
    while (to < parts->count && to - from < ENTRIES_MAX) {
        struct key own = key_of_part(&parts->items[to]);
        if (to > from && same_key(&own, &key))
            return to - from >= RUN_MIN_ENTRIES ? to : from;
        if (part_numbering(&parts->items[to], &titled) == NUMBERING_NONE)
            break;
        to++;
    }
    return from;
}

/* Whether each line of a part of several is a chapter's. */
static bool is_all_numbered(const struct part *part) {
    enum { LINES_MIN = 3 };
    char room[PART_PEEK];
    if (part->block.kind != BLOCK_PARAGRAPH || part->n_lines < LINES_MIN)
        return false;
    for (size_t at = 0; at < part->block.spans.count;) {
        struct part_line line = part_line_at(part, at);
        enum numbering_kind kind = numbering_of(part_line_text(part, line, room)).kind;
        if (kind == NUMBERING_NONE)
            return false;
        at += line.n_spans + 1;
    }
    return true;
}

/* ---- what becomes of it ---- */

/* Where the page number of an entry begins, with the dots or the wide gap before it; the
 * text's length: it has none. */
static size_t page_number_at(struct str text) {
    size_t at = text.len, dots = 0, spaces = 0;
    while (at > 0 && strchr("0123456789ivxlc", text.ptr[at - 1]))
        at--;
    size_t number = at;
    if (number == text.len || text.len - number > 6)
        return text.len;
    while (at > 0 && strchr(" \t.", text.ptr[at - 1])) {
        at--;
        dots += text.ptr[at] == '.';
        spaces += text.ptr[at] == ' ' ? 1 : text.ptr[at] == '\t' ? 2 : 0;
    }
    return at > 0 && (dots >= 2 || spaces >= 2) ? at : text.len;
}

static void cut_page_number(struct text_reading *reading, struct part *part) {
    struct block *block = &part->block;
    struct span *last = &block->spans.items[block->spans.count - 1];
    size_t at = page_number_at(last->text);
    if (at == last->text.len || last->text.len != last->end - last->start)
        return;
    struct span *spans = arena_alloc_array(reading->arena, block->spans.count, sizeof *spans);
    memcpy(spans, block->spans.items, block->spans.count * sizeof *spans);
    block->spans.items = spans;
    last = &spans[block->spans.count - 1];
    leave_out(reading, last->start + at, last->end, "page number");
    last->text = str_slice(last->text, 0, at);
    last->end = last->start + at;
}

static void push_entry(struct text_reading *reading, struct part entry) {
    if (is_column_head(&entry)) {
        leave_out(reading, part_start(&entry), part_end(&entry), "column heading");
        return;
    }
    entry.block.level = entry.block.level ? entry.block.level : 1;
    cut_page_number(reading, &entry);
    entry.listed = true;
    *arena_push(reading->scratch, &reading->parts) = entry;
}

/* Each line is an entry, but for those that go on with a numbered one. */
static void push_entries(struct text_reading *reading, const struct part *part) {
    char room[PART_PEEK];
    struct part_line entry = {0, 0};
    if (part->block.kind == BLOCK_LIST_ITEM) {
        push_entry(reading, *part);
        return;
    }
    for (size_t at = 0; at < part->block.spans.count;) {
        struct part_line line = part_line_at(part, at);
        struct str text = part_line_text(part, line, room);
        if (entry.n_spans && begins_lower(text)) {
            entry.n_spans = line.first_span + line.n_spans - entry.first_span;
        } else {
            if (entry.n_spans)
                push_entry(reading, part_of_line(reading, part, entry, BLOCK_LIST_ITEM));
            entry = line;
        }
        at += line.n_spans + 1;
    }
    push_entry(reading, part_of_line(reading, part, entry, BLOCK_LIST_ITEM));
}

static bool is_heading(const struct part *part) {
    char room[PART_PEEK];
    return is_text(part) && part->n_lines == 1 &&
           word_is_one_of(part_short_text(part, room), headings);
}

/* Where the table that begins at part i ends; i: none does. */
static size_t find_table(const struct parts *parts, size_t i) {
    bool titled;
    if (i > 0 && i < HEADED_BEFORE_PARTS && is_heading(&parts->items[i - 1]))
        return find_end(parts, i);
    if (i < HEADED_BEFORE_PARTS && is_all_numbered(&parts->items[i]))
        return i + 1;
    if (i < HEADED_BEFORE_PARTS && part_numbering(&parts->items[i], &titled) != NUMBERING_NONE)
        return find_bare_run(parts, i);
    return i;
}

/* ---- what it says of the book ---- */

struct keys {
    struct key *items;
    size_t count, capacity;
};

static int by_text(const void *a, const void *b) {
    const struct key *one = a, *other = b;
    return str_compare((struct str){one->text, one->len}, (struct str){other->text, other->len});
}

/* The entries without a number, which nothing else would tell as headings. */
static void collect_keys(const struct text_reading *reading, struct arena *scratch,
                         struct keys *keys) {
    for (size_t i = 0; i < reading->parts.count; i++) {
        const struct part *part = &reading->parts.items[i];
        if (!part->listed)
            continue;
        struct key key = key_of_part(part);
        if (!key.numbered && key.len)
            *arena_push(scratch, keys) = key;
    }
    if (keys->count)
        qsort(keys->items, keys->count, sizeof *keys->items, by_text);
}

/* Marks the lines of the book that are entries of its table. */
static void mark_listed(struct text_reading *reading) {
    struct arena *scratch = arena_open();
    struct keys keys = {0};
    collect_keys(reading, scratch, &keys);
    for (size_t i = 0; keys.count && i < reading->parts.count; i++) {
        struct part *part = &reading->parts.items[i];
        bool entry = part->block.kind == BLOCK_LIST_ITEM && part->listed;
        part->listed = false;
        if (entry || part->block.kind != BLOCK_PARAGRAPH || part->n_lines > 1)
            continue;
        struct key key = key_of_part(part);
        part->listed = !key.numbered && key.len < KEY_BYTES &&
                       bsearch(&key, keys.items, keys.count, sizeof key, by_text);
    }
    arena_close(scratch);
}

void contents_find(struct text_reading *reading) {
    struct parts from = reading->parts;
    struct arena *old = parts_renew(reading);
    for (size_t i = 0; i < from.count;) {
        size_t end = find_table(&from, i);
        for (; i < end; i++)
            push_entries(reading, &from.items[i]);
        if (i < from.count)
            *arena_push(reading->scratch, &reading->parts) = from.items[i++];
    }
    arena_close(old);
    mark_listed(reading);
}
