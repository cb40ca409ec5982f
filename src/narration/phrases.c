#include "narration/phrases.h"

enum {
    /* So many words without a stop or a comma get a breath at a conjunction. */
    BREATH_WORDS = 24,
    /* What one non-ASCII byte weighs: the engine spells letters of foreign scripts out. */
    FOREIGN_BYTE = 6,
};

struct phrases {
    struct phrase *items;
    size_t count, capacity;
};

/* The room that a word takes in the engine's limits, in bytes. */
static size_t word_weight(const struct word *word) {
    size_t weight = word->after.len + 1;
    if (word->alphabet != PHONEMES_NONE)
        return weight + word->phonemes.len + 4;
    for (size_t i = 0; i < word->text.len; i++)
        weight += (unsigned char)word->text.ptr[i] < 0x80 ? 1 : FOREIGN_BYTE;
    return weight;
}

static bool has_comma(const struct word *word) {
    return str_contains(word->after, STR(","));
}

static bool is_conjunction(struct str text) {
    static const char *const words[] = {"and",   "but",     "or",    "nor",      "which", "that",
                                        "who",   "because", "while", "whereas",  "where", "when",
                                        "after", "before",  "until", "although", "if",    "so"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_nocase(text, str_from_c(words[i])))
            return true;
    return false;
}

/* How many of the n words fit the engine. */
static size_t words_that_fit(const struct worded *words, size_t n) {
    size_t weight = 0, fit = 0;
    while (fit < n && fit < PHRASE_MAX_WORDS) {
        weight += word_weight(&words[fit].word);
        if (weight > PHRASE_MAX_BYTES && fit > 0)
            break;
        fit++;
    }
    return fit;
}

/* Where to divide n words of which only `fit` fit: behind the last comma, else before the
 * last conjunction, of their second half; else where they end. */
static size_t division(const struct worded *words, size_t fit, bool english) {
    for (size_t at = fit; at > fit / 2; at--)
        if (has_comma(&words[at - 1].word))
            return at;
    for (size_t at = fit - 1; english && at > fit / 2; at--)
        if (is_conjunction(words[at].word.text))
            return at;
    return fit;
}

/* Where a long run without a comma wants a breath: before the conjunction nearest to its
 * middle; 0: nowhere. */
static size_t breath(const struct worded *words, size_t n, bool english) {
    if (!english || n < BREATH_WORDS)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (has_comma(&words[i].word))
            return 0;
    for (size_t away = 0; away < n / 3; away++) {
        size_t later = n / 2 + away, earlier = n / 2 - away;
        if (is_conjunction(words[later].word.text))
            return later;
        if (is_conjunction(words[earlier].word.text))
            return earlier;
    }
    return 0;
}

static struct phrase *push(struct arena *arena, struct phrases *phrases, size_t first, size_t n,
                           struct str language) {
    struct phrase *phrase = arena_push(arena, phrases);
    phrase->first_word = first;
    phrase->n_words = n;
    phrase->language = language;
    return phrase;
}

static unsigned pause_of(enum stop stop, const struct pauses *pauses) {
    switch (stop) {
    case STOP_SEMICOLON:
        return pauses->semicolon;
    case STOP_DASH:
        return pauses->dash;
    case STOP_LINE:
        return pauses->line;
    case STOP_SENTENCE:
        return pauses->sentence;
    case STOP_NONE:
        break;
    }
    return 0;
}

/* The n words up to a stop, in as many phrases as they need. */
static void add_stretch(struct arena *arena, struct phrases *phrases, const struct worded *words,
                        size_t first, size_t n, const struct pauses *pauses, bool english) {
    while (n > 0) {
        size_t take = words_that_fit(words + first, n);
        if (take < n)
            take = division(words + first, take, english);
        else if (breath(words + first, n, english))
            take = breath(words + first, n, english);
        struct phrase *phrase = push(arena, phrases, first, take, words[first].word.language);
        phrase->mark = ',';
        phrase->pause_ms = pauses->breath;
        first += take;
        n -= take;
    }
    const struct worded *last = &words[first - 1];
    struct phrase *phrase = &phrases->items[phrases->count - 1];
    phrase->mark = last->mark;
    phrase->ends_sentence = last->stop == STOP_SENTENCE;
    phrase->pause_ms = pause_of(last->stop, pauses);
}

struct phrase *phrases_make(struct arena *arena, const struct worded *words, size_t n_words,
                            const struct pauses *pauses, bool english, char mark,
                            size_t *n_phrases) {
    struct phrases phrases = {0};
    for (size_t from = 0, to; from < n_words; from = to) {
        for (to = from + 1; to < n_words && words[to - 1].stop == STOP_NONE &&
                            str_equal(words[to].word.language, words[from].word.language);
             to++)
            ;
        add_stretch(arena, &phrases, words, from, to - from, pauses, english);
    }
    if (phrases.count) {
        struct phrase *last = &phrases.items[phrases.count - 1];
        last->ends_sentence = true;
        last->pause_ms = 0;
        if (!last->mark)
            last->mark = mark;
    }
    *n_phrases = phrases.count;
    return phrases.items;
}
