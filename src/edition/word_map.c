#include "edition/word_map.h"

#include <inttypes.h>

#include "base/utf8.h"

struct map {
    FILE *out;
    const struct timeline *timeline;
    uint64_t chars, last_char; /* of the text so far; at the end of the word before */
    uint64_t last_ms;
    uint64_t open_start; /* where the word that is not written yet starts */
    const struct written_piece *open;
    size_t count;
};

/* All characters past U+FFFF, which are four bytes of UTF-8, are two units. */
static uint64_t count_units(struct str text) {
    uint64_t units = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        units += ((byte & 0xC0) != 0x80) + (uint64_t)(byte >= 0xF0);
    }
    return units;
}

/* A word goes on over the pieces that are heard as the same words. */
static void end_word(struct map *map, uint64_t end_char) {
    if (!map->open)
        return;
    uint64_t start = timeline_ms(map->timeline, map->open->start);
    uint64_t end = timeline_ms(map->timeline, map->open->end);
    fprintf(map->out, "%s%" PRIu64 " %" PRIu64 " %" PRId64 " %" PRIu64, map->count++ ? " " : "",
            map->open_start - map->last_char, end_char - map->open_start,
            (int64_t)(start - map->last_ms), end - start);
    map->last_char = end_char;
    map->last_ms = end;
    map->open = NULL;
}

static void add_piece(struct map *map, const struct written *written,
                      const struct written_piece *piece, uint64_t *end_char) {
    if (piece->line_break && written->kind == UTTERANCE_CODE)
        map->chars++; /* the line feed that is shown */
    bool goes_on = map->open && written_same_words(map->open, piece);
    if (piece->n_words && !goes_on) {
        end_word(map, *end_char);
        map->open = piece;
        map->open_start = map->chars;
    }
    map->chars += count_units(piece->text);
    if (piece->n_words)
        *end_char = map->chars;
}

/* A row shows its cells; the labels that are heard before them are its table's head. */
static bool is_shown(const struct written *written, const struct written_piece *piece) {
    return written->kind != UTTERANCE_TABLE_ROW ||
           (piece->span && piece->span->kind != SPAN_LABEL && piece->span->column > 0);
}

void word_map_put(FILE *out, const struct edition *edition, const struct written *written,
                  size_t first, size_t n, uint64_t start) {
    struct map map = {.out = out, .timeline = edition->timeline};
    uint64_t end_char = 0;
    map.last_ms = timeline_ms(map.timeline, start);
    fputs(" data-words=\"", out);
    for (size_t i = first; i < first + n; i++)
        if (is_shown(written, &written->pieces[i]))
            add_piece(&map, written, &written->pieces[i], &end_char);
    end_word(&map, end_char);
    putc('"', out);
}
