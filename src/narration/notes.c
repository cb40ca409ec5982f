#include "narration/notes.h"

#include <stdlib.h>

#include "base/search.h"

struct note_id {
    struct str id;
    size_t note;
};

/* Notes whose own references are still to be followed. */
struct queue {
    size_t *items;
    size_t count, capacity;
};

static int by_id(const void *a, const void *b) {
    const struct note_id *left = a, *right = b;
    int order = str_compare(left->id, right->id);
    return order ? order : (left->note > right->note) - (left->note < right->note);
}

/* "12" of "12. ", "[12]", "12:"; empty where it is no number. */
static struct str number_of(struct str mark) {
    struct str number = str_trim(mark);
    if (str_starts_with(number, STR("[")))
        number = str_slice(number, 1, number.len);
    while (number.len && (number.ptr[number.len - 1] == '.' || number.ptr[number.len - 1] == ':' ||
                          number.ptr[number.len - 1] == ']'))
        number.len--;
    for (size_t i = 0; i < number.len; i++)
        if (number.ptr[i] < '0' || number.ptr[i] > '9')
            return (struct str){0};
    return number;
}

static struct str label_of(const struct block *block) {
    const struct span *first = block->spans.count ? block->spans.items : NULL;
    return first && first->kind == SPAN_LABEL ? number_of(first->text) : (struct str){0};
}

bool note_is_labelled(const struct block *block) {
    return label_of(block).len > 0;
}

static bool continues_note(const struct note *note, const struct block *block) {
    return block->kind == BLOCK_NOTE && (!block->id.len || str_equal(block->id, note->id));
}

static void gather(struct arena *arena, const struct document *document, struct notes *notes) {
    const struct block *blocks = document->blocks.items;
    size_t count = document->blocks.count;
    for (size_t i = 0; i < count;) {
        size_t first = i++;
        if (blocks[first].kind != BLOCK_NOTE || !blocks[first].id.len)
            continue;
        struct note *note = arena_push(arena, notes);
        *note = (struct note){
            .id = blocks[first].id, .number = label_of(&blocks[first]), .first = first};
        while (i < count && continues_note(note, &blocks[i]))
            i++;
        note->n = i - first;
    }
}

static void index_notes(struct arena *arena, const struct document *document, struct notes *notes) {
    size_t n_blocks = document->blocks.count;
    notes->of_block = arena_alloc_array(arena, n_blocks, sizeof(size_t));
    notes->by_id = arena_alloc_array(arena, notes->count, sizeof(struct note_id));
    for (size_t i = 0; i < n_blocks; i++)
        notes->of_block[i] = NO_NOTE;
    for (size_t i = 0; i < notes->count; i++) {
        const struct note *note = &notes->items[i];
        notes->by_id[i] = (struct note_id){note->id, i};
        for (size_t b = 0; b < note->n; b++)
            notes->of_block[note->first + b] = i;
    }
    if (notes->count)
        qsort(notes->by_id, notes->count, sizeof *notes->by_id, by_id);
}

struct note *notes_look_up(const struct notes *notes, struct str id) {
    size_t low = search_first(notes->count, i, str_compare(notes->by_id[i].id, id) < 0);
    bool found = id.len && low < notes->count && str_equal(notes->by_id[low].id, id);
    return found ? &notes->items[notes->by_id[low].note] : NULL;
}

struct note *notes_of_block(const struct notes *notes, size_t block) {
    size_t note = notes->of_block[block];
    return note == NO_NOTE ? NULL : &notes->items[note];
}

/* ---- which are referred to ---- */

static void follow_block(struct arena *arena, const struct notes *notes, const struct block *block,
                         struct queue *queue) {
    for (size_t i = 0; i < block->spans.count; i++) {
        const struct span *span = &block->spans.items[i];
        struct note *note =
            span->kind == SPAN_NOTE_REFERENCE ? notes_look_up(notes, span->target) : NULL;
        if (!note || note->read)
            continue;
        if (!note->number.len) /* of "[", "3", "]" too */
            note->number = number_of(span->text);
        if (note->referred)
            continue;
        note->referred = true;
        *arena_push(arena, queue) = (size_t)(note - notes->items);
    }
}

/* `read` serves as "in its own place" here, and is cleared again. */
static void follow(struct arena *arena, const struct document *document, const struct notes *notes,
                   const struct block *block) {
    struct queue queue = {0};
    follow_block(arena, notes, block, &queue);
    for (size_t i = 0; i < queue.count; i++) {
        const struct note *note = &notes->items[queue.items[i]];
        for (size_t b = 0; b < note->n; b++)
            follow_block(arena, notes, &document->blocks.items[note->first + b], &queue);
    }
}

static void follow_all(struct arena *arena, const struct document *document, const bool *said,
                       struct notes *notes) {
    for (size_t i = 0; i < document->blocks.count; i++)
        if (said[i] && notes->of_block[i] == NO_NOTE)
            follow(arena, document, notes, &document->blocks.items[i]);
    for (size_t i = 0; i < document->blocks.count; i++) {
        struct note *note = notes_of_block(notes, i);
        if (!note || note->referred)
            continue;
        note->read = true;
        follow(arena, document, notes, &document->blocks.items[i]);
    }
    for (struct note *note = notes->items; note && note < notes->items + notes->count; note++)
        note->read = false;
}

void notes_open(struct arena *arena, const struct document *document, const bool *said,
                struct notes *notes) {
    *notes = (struct notes){0};
    gather(arena, document, notes);
    index_notes(arena, document, notes);
    struct arena *scratch = arena_open();
    follow_all(scratch, document, said, notes);
    arena_close(scratch);
}
