#include "narration/figures.h"

struct block block_copy(struct arena *arena, const struct block *block, size_t n) {
    struct block copy = *block;
    copy.spans.count = copy.spans.capacity = block->spans.count + n;
    copy.spans.items = arena_alloc_array(arena, copy.spans.count, sizeof(struct span));
    for (size_t i = 0; i < block->spans.count; i++)
        copy.spans.items[n + i] = block->spans.items[i];
    return copy;
}

/* Captions often begin so: "Fig. 3. The harbour". */
static bool says_it_is_a_figure(struct str text) {
    static const char *const words[] = {
        "figure",     "fig",     "image",  "illustration", "picture", "photo",
        "photograph", "diagram", "map",    "abbildung",    "abb",     "bild",
        "foto",       "karte",   "carte",  "imagen",       "figura",  "immagine",
        "afbeelding", "figuur",  "imagem", "ilustración"};
    struct str word = str_cut_word(&text);
    while (word.len && str_find_char(STR(".:,"), word.ptr[word.len - 1]))
        word.len--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_nocase(word, str_from_c(words[i])))
            return true;
    return false;
}

/* "Image: "; empty: it is not to be said before this text. */
static struct str cue_before(struct narrator *narrator, struct str text) {
    struct str words =
        told_words(narrator->arena, narrator->script->language, TOLD_FIGURE, (struct str){0});
    if (!narrator->options->announce || !words.len ||
        narrator->choices.figures != FIGURES_ANNOUNCE || says_it_is_a_figure(text))
        return (struct str){0};
    return str_format(narrator->arena, "%.*s ", STR_ARG(words));
}

static struct span label_at(struct str text, const struct span *span) {
    return (struct span){.kind = SPAN_LABEL,
                         .text = text,
                         .start = span->start,
                         .end = span->start,
                         .column = span->column};
}

struct block figure_announced(struct narrator *narrator, const struct block *figure) {
    struct str cue = {0};
    if (!figure->level)
        cue = cue_before(narrator, block_text(narrator->arena, figure));
    if (!cue.len)
        return *figure;
    struct block announced = block_copy(narrator->arena, figure, 1);
    announced.spans.items[0] = label_at(cue, &figure->spans.items[0]);
    return announced;
}

/* ---- cells ---- */

/* The spans of a cell, with its labels before it. */
struct cell {
    size_t from, to;
    size_t picture; /* the first of what its picture shows; `to`: it has none, or text beside */
};

static bool is_words(const struct span *span) {
    return span->kind != SPAN_LABEL && str_trim(span->text).len;
}

static struct cell cell_at(const struct block *row, size_t from) {
    const struct span *spans = row->spans.items;
    struct cell cell = {.from = from, .to = from};
    bool words = false;
    while (cell.to < row->spans.count && spans[cell.to].column == spans[from].column)
        cell.to++;
    cell.picture = cell.to;
    for (size_t i = cell.to; i-- > from;)
        if (is_words(&spans[i])) {
            words = words || !spans[i].pictured;
            cell.picture = i;
        }
    if (words)
        cell.picture = cell.to;
    return cell;
}

static struct block part_of(const struct block *row, size_t from, size_t to) {
    struct block part = *row;
    part.spans.items += from;
    part.spans.count = part.spans.capacity = to - from;
    return part;
}

/* The first cell of a row has nothing to be parted from. */
static void drop_mark_between(struct span *label) {
    struct str mark = STR("; ");
    if (label->kind == SPAN_LABEL && str_starts_with(label->text, mark))
        label->text = str_slice(label->text, mark.len, label->text.len);
}

static bool has_picture(const struct block *row) {
    for (size_t i = 0; i < row->spans.count; i++)
        if (row->spans.items[i].pictured)
            return true;
    return false;
}

/* Adds a cell's spans, the cue before its picture where there is one to say. */
static void put_cell(struct narrator *narrator, const struct block *row, const struct cell *cell,
                     struct str cue, struct block *changed) {
    for (size_t i = cell->from; i < cell->to; i++) {
        const struct span *span = &row->spans.items[i];
        if (cue.len && i == cell->picture)
            *arena_push(narrator->arena, &changed->spans) = label_at(cue, span);
        *arena_push(narrator->arena, &changed->spans) = *span;
    }
    if (changed->spans.count)
        drop_mark_between(&changed->spans.items[0]); /* those before it may be left out */
}

struct block figures_in_row(struct narrator *narrator, const struct block *row) {
    struct block changed = *row;
    if (!has_picture(row))
        return *row;
    changed.spans.items = NULL;
    changed.spans.count = changed.spans.capacity = 0;
    for (struct cell cell = {0}; cell.to < row->spans.count;) {
        cell = cell_at(row, cell.to);
        struct block picture = part_of(row, cell.picture, cell.to);
        struct str cue = {0};
        if (picture.spans.count)
            cue = cue_before(narrator, block_text(narrator->arena, &picture));
        if (picture.spans.count && narrator->choices.figures == FIGURES_SKIP)
            narrator_leave_out(narrator, &picture, "figure, by --figures skip");
        else
            put_cell(narrator, row, &cell, cue, &changed);
    }
    return changed;
}
