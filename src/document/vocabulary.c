#include "document/vocabulary.h"

#include "base/utf8.h"
#include "document/lines.h"

enum { SLOTS_MIN = 64 };

static bool in_word(uint32_t c) {
    return utf8_is_letter(c) || c == '\'' || c == 0x2019;
}

struct str last_word(struct str text) {
    size_t at = text.len;
    while (at > 0 && text.len - at < VOCABULARY_WORD_MAX_BYTES &&
           in_word(code_point_before(text, 0, at)))
        do
            at--;
        while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return str_slice(text, at, text.len);
}

struct str first_word(struct str text) {
    size_t end = 0;
    while (end < text.len && end < VOCABULARY_WORD_MAX_BYTES) {
        size_t next = end;
        if (!in_word(utf8_next(text, &next)))
            break;
        end = next;
    }
    return str_slice(text, 0, end);
}

/* FNV-1a. */
static size_t hash_word(struct str word) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.ptr[i]) * UINT64_C(0x100000001b3);
    return (size_t)hash;
}

/* The slot of the word, or the free one where it belongs. */
static size_t *find_slot(const struct vocabulary *vocabulary, struct str word) {
    for (size_t i = hash_word(word);; i++) {
        size_t *slot = &vocabulary->slots[i & (vocabulary->n_slots - 1)];
        if (!*slot || str_equal(vocabulary->items[*slot - 1].word, word))
            return slot;
    }
}

static void grow(struct vocabulary *vocabulary) {
    vocabulary->n_slots = vocabulary->n_slots ? 2 * vocabulary->n_slots : SLOTS_MIN;
    vocabulary->slots =
        arena_alloc_array(vocabulary->arena, vocabulary->n_slots, sizeof *vocabulary->slots);
    for (size_t i = 0; i < vocabulary->count; i++)
        *find_slot(vocabulary, vocabulary->items[i].word) = i + 1;
}

void vocabulary_want(struct vocabulary *vocabulary, struct str word) {
    if (2 * (vocabulary->count + 1) > vocabulary->n_slots)
        grow(vocabulary);
    size_t *slot = find_slot(vocabulary, word);
    if (*slot)
        return;
    *arena_push(vocabulary->arena, vocabulary) = (struct wanted_word){.word = word};
    *slot = vocabulary->count;
}

void vocabulary_look(struct vocabulary *vocabulary, struct str text) {
    char room[VOCABULARY_WORD_MAX_BYTES];
    for (size_t at = 0; vocabulary->count && at < text.len;) {
        struct str word = first_word(str_slice(text, at, text.len));
        if (!word.len) {
            utf8_next(text, &at);
            continue;
        }
        at += word.len;
        if (word.len >= sizeof room)
            continue;
        for (size_t i = 0; i < word.len; i++)
            room[i] =
                word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 32) : word.ptr[i];
        size_t slot = *find_slot(vocabulary, (struct str){room, word.len});
        if (slot)
            vocabulary->items[slot - 1].stands = true;
    }
}

bool vocabulary_has(const struct vocabulary *vocabulary, struct str word) {
    size_t slot = vocabulary->count ? *find_slot(vocabulary, word) : 0;
    return slot && vocabulary->items[slot - 1].stands;
}
