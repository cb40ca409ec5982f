/* Source and notes: looked for from the end of the document backwards, for elsewhere
 * "[1]", "1." and "Source:" mean other things. */
#include <string.h>

#include "document/phrases.h"
#include "document/text.h"

/* What the end of a document is made of. */
enum tail { TAIL_NONE, TAIL_NOTE, TAIL_SOURCE, TAIL_MAYBE_NOTE, TAIL_MAYBE_SOURCE, TAIL_HEADING };

static const char *const source_phrases[] = {
    "source:",     "sources:",         "reprinted from",   "citation:", "cited from",
    "taken from:", "transcribed from", "original source:", "quelle:",   NULL,
};
static const char *const note_phrases[] = {
    "note:", "notes:", "editor's note", "footnote:", "n.b.", "translator's note", NULL,
};
static const char *const note_headings[] = {
    "notes", "footnotes", "endnotes", "references", "sources", "bibliography", NULL,
};

/* Unlike a phrase, a sign need not end where a word does. */
static bool begins_with_one_of(struct str text, const char *const *list) {
    for (; *list; list++)
        if (text.len >= strlen(*list) &&
            str_equal_nocase(str_slice(text, 0, strlen(*list)), str_from_c(*list)))
            return true;
    return false;
}

/* "[1] …", "[^a]: …", "† …", "¹ …", "*See …" */
static bool has_note_mark(struct str text) {
    static const char *const signs[] = {"†", "‡", "¹", "²", "³", NULL};
    if (begins_with_one_of(text, signs))
        return true;
    size_t at = 1;
    if (text.len < 4 || text.ptr[0] != '[')
        return false;
    if (text.ptr[at] == '^')
        at++;
    size_t label = at;
    while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9')
        at++;
    return at > label && at < text.len && text.ptr[at] == ']';
}

static enum tail tail_of(const struct part *part) {
    char room[PART_PEEK];
    if (!part->block.spans.count)
        return TAIL_NONE;
    struct str text = part_peek(part, room);
    if (part->block.kind == BLOCK_LIST_ITEM)
        return part->mark == '1' || part->mark == '*' ? TAIL_MAYBE_NOTE : TAIL_NONE;
    if (part->block.kind != BLOCK_PARAGRAPH && part->block.kind != BLOCK_HEADING)
        return TAIL_NONE;
    if (word_is_one_of(text, note_headings))
        return TAIL_HEADING;
    if (part->block.kind == BLOCK_HEADING)
        return TAIL_NONE;
    if (begins_with_one_of(text, source_phrases))
        return TAIL_SOURCE;
    if (begins_with_one_of(text, note_phrases) || has_note_mark(text))
        return TAIL_NOTE;
    if (text.ptr[0] == '*')
        return TAIL_MAYBE_NOTE;
    return begins_with_one_of(text, (const char *const[]){"from:", NULL}) ? TAIL_MAYBE_SOURCE
                                                                          : TAIL_NONE;
}

/* In a collection of letters each may have its own, straight after the signature. */
static void find_after_signatures(struct parts *parts) {
    for (size_t i = 1; i < parts->count; i++) {
        enum block_kind before = parts->items[i - 1].block.kind;
        enum tail tail = tail_of(&parts->items[i]);
        if (before != BLOCK_SIGNATURE && before != BLOCK_SOURCE && before != BLOCK_NOTE)
            continue;
        if (tail == TAIL_SOURCE)
            parts->items[i].block.kind = BLOCK_SOURCE;
        else if (tail == TAIL_NOTE)
            parts->items[i].block.kind = BLOCK_NOTE;
    }
}

static void make(struct block *block, enum block_kind kind, int level) {
    block->kind = kind;
    block->level = level;
}

/* What may be a note or a source is one after a signature, after one that is certain,
 * or under a heading that says so. */
void notes_find(struct text_reading *reading) {
    struct parts *parts = &reading->parts;
    size_t first = parts->count;
    while (first > 1 && (tail_of(&parts->items[first - 1]) != TAIL_NONE ||
                         parts->items[first - 1].block.kind == BLOCK_SEPARATOR))
        first--;
    bool certain = first < parts->count && parts->items[first - 1].block.kind == BLOCK_SIGNATURE;
    for (size_t i = first; i < parts->count; i++) {
        struct block *block = &parts->items[i].block;
        enum tail tail = tail_of(&parts->items[i]);
        certain = certain || tail == TAIL_NOTE || tail == TAIL_SOURCE || tail == TAIL_HEADING;
        if (tail == TAIL_SOURCE || (certain && tail == TAIL_MAYBE_SOURCE))
            make(block, BLOCK_SOURCE, 0);
        else if (tail == TAIL_NOTE || (certain && tail == TAIL_MAYBE_NOTE))
            make(block, BLOCK_NOTE, 0);
        else if (tail == TAIL_HEADING && block->kind == BLOCK_PARAGRAPH)
            make(block, BLOCK_HEADING, 1);
    }
    find_after_signatures(parts);
}
