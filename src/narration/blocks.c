/* The document's blocks, said in the order and with the words around them that the
 * listener chose. */
#include <stdio.h>

#include "narration/figures.h"
#include "narration/narrator.h"
#include "narration/notes.h"

struct walking {
    struct narrator *narrator;
    const struct block *blocks;
    size_t count;
    bool *said;       /* for each block: it is read, there or elsewhere */
    const char **why; /* for those that are not: the reason */
    struct notes notes;
    struct {
        size_t *items; /* notes that wait for the end of what refers to them */
        size_t count, capacity;
    } waiting;
    size_t next_page; /* of the document's, to be announced */
    bool quoting;     /* a quotation was announced, and not yet its end */
};

/* ---- what is left out ---- */

struct leaving {
    size_t choice; /* offset in struct choices */
    const char *reasons[2];
    enum block_kind kind;
    unsigned from; /* the values from here on leave it out */
};

#define CHOICE(name) offsetof(struct choices, name)
static const struct leaving leavings[] = {
    {CHOICE(notes), {"note, by --notes skip"}, BLOCK_NOTE, NOTES_SKIP},
    {CHOICE(tables),
     {"table, by --tables announce", "table, by --tables skip"},
     BLOCK_TABLE_ROW,
     TABLES_ANNOUNCE},
    {CHOICE(figures), {"figure, by --figures skip"}, BLOCK_FIGURE, FIGURES_SKIP},
    {CHOICE(code),
     {"program code, by --code announce", "program code, by --code skip"},
     BLOCK_CODE,
     CODE_ANNOUNCE},
};
#undef CHOICE

static const char *reason_to_leave(const struct choices *choices, const struct block *block) {
    for (size_t i = 0; i < sizeof leavings / sizeof *leavings; i++) {
        const struct leaving *leaving = &leavings[i];
        unsigned chosen = *(const unsigned *)((const char *)choices + leaving->choice);
        if (block->kind == leaving->kind && chosen >= leaving->from)
            return leaving->reasons[chosen - leaving->from];
    }
    return NULL;
}

static bool is_silent(const struct block *block) {
    return block->kind == BLOCK_SEPARATOR || block->spans.count == 0;
}

static void choose_blocks(struct walking *walking) {
    for (size_t i = 0; i < walking->count; i++) {
        if (is_silent(&walking->blocks[i]))
            continue;
        walking->why[i] = reason_to_leave(&walking->narrator->choices, &walking->blocks[i]);
        walking->said[i] = !walking->why[i];
    }
}

/* Whether a block is part of a note that is read elsewhere. */
static bool is_moved(const struct walking *walking, size_t i) {
    const struct note *note = notes_of_block(&walking->notes, i);
    return walking->narrator->choices.notes == NOTES_INLINE && note && note->referred;
}

/* A heading that has nothing but notes under it goes where they go. From the end, so that
 * a heading over headings of notes is seen too. */
static void leave_headings_of_notes(struct walking *walking) {
    bool notes = false, text = false; /* since the heading that was seen last */
    int level = 0;                    /* of that heading, where it is left out */
    for (size_t i = walking->count; i-- > 0;) {
        const struct block *block = &walking->blocks[i];
        if (is_silent(block))
            continue;
        if (block->kind == BLOCK_HEADING) {
            bool over_notes = notes || level > block->level;
            level = 0;
            if (over_notes && !text) {
                walking->said[i] = false;
                walking->why[i] = walking->narrator->choices.notes == NOTES_SKIP
                                      ? "heading of notes, by --notes skip"
                                      : "heading of notes, by --notes inline";
                level = block->level;
            }
            notes = text = false;
        } else if (block->kind == BLOCK_NOTE && (!walking->said[i] || is_moved(walking, i))) {
            notes = true;
        } else {
            text = true;
        }
    }
}

/* ---- tables and labels ---- */

/* Cells without their columns' headings: what parts them is heard. */
static struct block plain_row(struct arena *arena, const struct block *block) {
    struct block row = block_copy(arena, block, 0);
    int column = block->spans.items[0].column;
    for (size_t i = 0; i < row.spans.count; i++) {
        struct span *span = &row.spans.items[i];
        if (span->kind != SPAN_LABEL || !span->column)
            continue;
        span->text = span->column != column ? STR("; ") : (struct str){0};
        column = span->column;
    }
    return row;
}

/* A note in its own place begins with "Note 1."; one in its reference's place was introduced
 * so, and has no number of its own. */
static struct block numbered_note(struct walking *walking, size_t i) {
    struct narrator *narrator = walking->narrator;
    const struct block *block = &walking->blocks[i];
    const struct note *note = notes_of_block(&walking->notes, i);
    bool labelled = note_is_labelled(block);
    if (!note || note->first != i || !note->number.len || (narrator->aside && !labelled))
        return *block;
    struct str words = {0};
    if (!narrator->aside)
        words = told_words(narrator->arena, narrator->script->language, TOLD_NUMBERED_NOTE,
                           note->number);
    if (!narrator->aside && !words.len)
        return *block;
    size_t at = block->spans.items[0].start;
    struct block numbered = block_copy(narrator->arena, block, !labelled);
    numbered.spans.items[0] = (struct span){.kind = SPAN_LABEL, .start = at, .end = at};
    if (words.len)
        numbered.spans.items[0].text = str_format(narrator->arena, "%.*s ", STR_ARG(words));
    return numbered;
}

static bool say_block(struct walking *walking, size_t i) {
    struct narrator *narrator = walking->narrator;
    const struct block *block = &walking->blocks[i];
    struct block changed = *block;
    if (block->kind == BLOCK_TABLE_ROW && narrator->choices.tables == TABLES_PLAIN)
        changed = plain_row(narrator->arena, block);
    if (block->kind == BLOCK_TABLE_ROW)
        changed = figures_in_row(narrator, &changed);
    else if (block->kind == BLOCK_NOTE)
        changed = numbered_note(walking, i);
    else if (block->kind == BLOCK_FIGURE)
        changed = figure_announced(narrator, block);
    if (!changed.spans.count)
        return true;
    if (changed.spans.items == block->spans.items)
        return narrator_say_block(narrator, block);
    struct block *kept = arena_alloc(narrator->arena, sizeof *kept);
    *kept = changed;
    kept->changed_from = block;
    return narrator_say_block(narrator, kept);
}

/* ---- tables and programs that are only announced ---- */

static bool same_table(const struct block *one, const struct block *other) {
    return one->kind == BLOCK_TABLE_ROW && other->kind == BLOCK_TABLE_ROW &&
           one->table == other->table;
}

/* The rows that hold no headings, of the table that begins with block i. */
static size_t count_rows(const struct walking *walking, size_t i) {
    size_t rows = 0;
    for (size_t at = i;
         at < walking->count && same_table(&walking->blocks[i], &walking->blocks[at]); at++)
        rows += !walking->blocks[at].table_head;
    return rows;
}

static bool announce_table(struct walking *walking, size_t i) {
    char digits[24];
    size_t rows = count_rows(walking, i);
    snprintf(digits, sizeof digits, "%zu", rows);
    return narrator_introduce(walking->narrator, rows == 1 ? TOLD_ROW : TOLD_TABLE,
                              str_from_c(digits));
}

static bool leave_out(struct walking *walking, size_t i) {
    struct narrator *narrator = walking->narrator;
    const struct block *block = &walking->blocks[i], *before = i ? block - 1 : NULL;
    narrator_leave_out(narrator, block, walking->why[i]);
    if (block->kind == BLOCK_TABLE_ROW && narrator->choices.tables == TABLES_ANNOUNCE)
        return (before && same_table(before, block)) || announce_table(walking, i);
    if (block->kind == BLOCK_CODE && narrator->choices.code == CODE_ANNOUNCE)
        return (before && before->kind == BLOCK_CODE) ||
               narrator_introduce(narrator, TOLD_CODE, (struct str){0});
    return true;
}

/* ---- notes in their references' place ---- */

static void await_notes(struct walking *walking, const struct block *block) {
    bool wanted = walking->narrator->choices.notes == NOTES_INLINE && walking->notes.count;
    for (size_t i = 0; wanted && i < block->spans.count; i++) {
        const struct span *span = &block->spans.items[i];
        struct note *note =
            span->kind == SPAN_NOTE_REFERENCE ? notes_look_up(&walking->notes, span->target) : NULL;
        if (!note || note->read || !note->referred)
            continue;
        note->read = true;
        *arena_push(walking->narrator->arena, &walking->waiting) =
            (size_t)(note - walking->notes.items);
    }
}

static bool say_note(struct walking *walking, const struct note *note) {
    struct narrator *narrator = walking->narrator;
    enum told told = note->number.len ? TOLD_NUMBERED_NOTE : TOLD_NOTE;
    narrator->aside = true;
    bool done = narrator_introduce(narrator, told, note->number);
    for (size_t i = note->first; done && i < note->first + note->n; i++) {
        done = say_block(walking, i);
        await_notes(walking, &walking->blocks[i]);
    }
    done = done && narrator_conclude(narrator, TOLD_END_OF_NOTE);
    narrator->aside = false;
    return done;
}

/* Those that a note refers to come after it. */
static bool say_waiting(struct walking *walking) {
    bool done = true;
    for (size_t i = 0; done && i < walking->waiting.count; i++)
        done = say_note(walking, &walking->notes.items[walking->waiting.items[i]]);
    walking->waiting.count = 0;
    return done;
}

/* Whether a note after block i would tear what belongs together: a stanza, a table. */
static bool goes_on(const struct walking *walking, size_t i) {
    if (i + 1 >= walking->count)
        return false;
    const struct block *block = &walking->blocks[i], *next = block + 1;
    return same_table(block, next) || (block->kind == BLOCK_VERSE && next->kind == BLOCK_VERSE);
}

/* ---- pages and quotations ---- */

static bool may_follow_page(enum block_kind kind) {
    return kind != BLOCK_TITLE && kind != BLOCK_HEADING;
}

/* Of several that begin here all but the last hold no words. */
static bool announce_page(struct walking *walking, const struct block *block) {
    const struct document *document = walking->narrator->document;
    size_t first = walking->next_page;
    if (walking->narrator->choices.pages != PAGES_ANNOUNCE || !may_follow_page(block->kind))
        return true;
    while (walking->next_page < document->pages.count &&
           document->pages.items[walking->next_page].start <= block->spans.items[0].start)
        walking->next_page++;
    if (walking->next_page == first)
        return true;
    return narrator_introduce(walking->narrator, TOLD_PAGE,
                              document->pages.items[walking->next_page - 1].label);
}

static bool announce_quotation(struct walking *walking, const struct block *block) {
    struct narrator *narrator = walking->narrator;
    bool quotation = block && block->kind == BLOCK_QUOTATION;
    if (narrator->choices.quotes != QUOTES_ANNOUNCE || quotation == walking->quoting)
        return true;
    walking->quoting = quotation;
    return quotation ? narrator_introduce(narrator, TOLD_QUOTATION, (struct str){0})
                     : narrator_conclude(narrator, TOLD_END_OF_QUOTATION);
}

/* ---- the whole ---- */

/* A break between two stanzas is shorter than one between scenes. */
static void pause_at_break(struct walking *walking, size_t i) {
    const struct pauses *pauses = walking->narrator->options->pauses;
    bool stanzas = i > 0 && i + 1 < walking->count && walking->blocks[i - 1].kind == BLOCK_VERSE &&
                   walking->blocks[i + 1].kind == BLOCK_VERSE;
    walking->narrator->pending_ms = stanzas ? pauses->paragraph : pauses->section;
}

static bool walk_block(struct walking *walking, size_t i) {
    const struct block *block = &walking->blocks[i];
    if (is_silent(block)) {
        pause_at_break(walking, i);
        return true;
    }
    if (is_moved(walking, i))
        return true;
    if (!announce_quotation(walking, block))
        return false;
    if (!walking->said[i])
        return leave_out(walking, i);
    if (!announce_page(walking, block) || !say_block(walking, i))
        return false;
    await_notes(walking, block);
    return goes_on(walking, i) || say_waiting(walking);
}

bool narrator_say_blocks(struct narrator *narrator, const struct block *title,
                         bool (*front)(struct narrator *narrator, bool title_is_read)) {
    const struct document *document = narrator->document;
    size_t count = document->blocks.count;
    struct walking walking = {
        .narrator = narrator,
        .blocks = document->blocks.items,
        .count = count,
        .said = arena_alloc_array(narrator->arena, count, sizeof(bool)),
        .why = arena_alloc_array(narrator->arena, count, sizeof(const char *)),
    };
    choose_blocks(&walking);
    notes_open(narrator->arena, document, walking.said, &walking.notes);
    if (narrator->choices.notes != NOTES_END)
        leave_headings_of_notes(&walking);
    if (!title && !front(narrator, false))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!walk_block(&walking, i) ||
            (title && title == &walking.blocks[i] && !front(narrator, true)))
            return false;
    return say_waiting(&walking) && announce_quotation(&walking, NULL);
}
