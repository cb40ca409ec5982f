#include "narration/script.h"

/* A word in the utterance's text: a book has hundreds of thousands. The few that have a
 * pronunciation, or do not fit, are kept as they are. */
struct packed_word {
    uint32_t at;     /* byte of `spoken`: where the marks before it begin */
    uint32_t start;  /* byte of the source; or which of the rare it is */
    uint16_t length; /* of its source range, bytes */
    uint16_t text;   /* bytes: of the word, and of the marks before and behind it */
    uint8_t before, after;
    bool joined : 1, written : 1, rare : 1;
};

static bool is_rare(const struct word *word) {
    return word->alphabet != PHONEMES_NONE || word->phonemes.len || word->entry ||
           word->text.len > UINT16_MAX || word->before.len > UINT8_MAX ||
           word->after.len > UINT8_MAX || word->start > UINT32_MAX || word->end < word->start ||
           word->end - word->start > UINT16_MAX;
}

/* Room for all at once: texts of thousands of words are none too many. */
static struct strbuf open_text(struct arena *arena, const struct word *words, size_t n) {
    size_t len = 0;
    for (size_t i = 0; i < n; i++)
        len += words[i].before.len + words[i].text.len + words[i].after.len + 1;
    struct strbuf text = {.arena = arena};
    text.items = arena_grow_array(arena, NULL, &text.capacity, len, 1);
    return text;
}

static void pack(struct utterance *utterance, const struct word *word, size_t at,
                 struct packed_word *packed) {
    *packed = (struct packed_word){.at = (uint32_t)at, .rare = is_rare(word)};
    if (packed->rare) {
        packed->start = (uint32_t)utterance->n_rare;
        utterance->rare[utterance->n_rare++] = *word;
        return;
    }
    packed->start = (uint32_t)word->start;
    packed->length = (uint16_t)(word->end - word->start);
    packed->text = (uint16_t)word->text.len;
    packed->before = (uint8_t)word->before.len;
    packed->after = (uint8_t)word->after.len;
    packed->joined = word->joined;
    packed->written = word->written;
}

static size_t count_rare(const struct word *words, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += is_rare(&words[i]);
    return count;
}

void utterance_set_words(struct arena *arena, struct utterance *utterance, const struct word *words,
                         size_t n) {
    struct strbuf text = open_text(arena, words, n);
    utterance->words = arena_alloc_array(arena, n, sizeof *utterance->words);
    utterance->rare = arena_alloc_array(arena, count_rare(words, n), sizeof *utterance->rare);
    utterance->n_words = n;
    utterance->n_rare = 0;
    for (size_t i = 0; i < n; i++) {
        if (i && !words[i].joined)
            strbuf_add_char(&text, ' ');
        pack(utterance, &words[i], text.count, &utterance->words[i]);
        strbuf_add(&text, words[i].before);
        strbuf_add(&text, words[i].text);
        strbuf_add(&text, words[i].after);
    }
    utterance->spoken = strbuf_str(&text);
}

struct word utterance_word(const struct utterance *utterance, size_t i) {
    const struct packed_word *packed = &utterance->words[i];
    if (packed->rare)
        return utterance->rare[packed->start];
    const char *before = utterance->spoken.ptr + packed->at;
    const char *text = before + packed->before;
    return (struct word){
        .text = {text, packed->text},
        .before = {before, packed->before},
        .after = {text + packed->text, packed->after},
        .joined = packed->joined,
        .written = packed->written,
        .start = packed->start,
        .end = (size_t)packed->start + packed->length,
    };
}

void utterance_forget_places(struct utterance *utterance) {
    for (size_t i = 0; i < utterance->n_words; i++) {
        struct packed_word *packed = &utterance->words[i];
        if (packed->rare)
            utterance->rare[packed->start].start = utterance->rare[packed->start].end = 0;
        else
            packed->start = packed->length = 0;
    }
}
