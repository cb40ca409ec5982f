/* What script.h promises. */
#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "narration/words/numbers.h"

/* A reading that moves a word (the unit of "$3.5 million") is no longer than this. */
enum { MOVED_WORDS = 40 };

/* Figures are left to the engine in languages that have no words for them here. */
static bool may_be_in_word(uint32_t c, bool figures) {
    return c > ' ' && c != 0x7F && !utf8_is_space(c) && (figures || !utf8_is_digit(c)) &&
           !strchr("[]<>{}()\\|\"", (int)(c < 0x80 ? c : 'x'));
}

static void promise_word(const struct word *word, bool figures) {
    PROMISE(word->text.len > 0, "a word of nothing");
    for (size_t at = 0; at < word->text.len;) {
        uint32_t c = utf8_next(word->text, &at);
        PROMISE(c != UTF8_INVALID && may_be_in_word(c, figures), "U+%04X in the word “%.*s”", c,
                STR_ARG(word->text));
    }
    promise_utf8(word->before, "marks before a word");
    promise_utf8(word->after, "marks after a word");
    promise_utf8(word->phonemes, "phonemes");
    PROMISE((word->alphabet == PHONEMES_NONE) == (word->phonemes.len == 0), "“%.*s”: “%.*s”",
            STR_ARG(word->text), STR_ARG(word->phonemes));
}

static void promise_spoken(struct str spoken, bool figures) {
    promise_utf8(spoken, "spoken text");
    PROMISE(!str_contains(spoken, STR("  ")) && str_equal(spoken, str_trim(spoken)),
            "spaces in “%.*s”", STR_ARG(spoken));
    for (size_t at = 0; at < spoken.len;) {
        uint32_t c = utf8_next(spoken, &at);
        PROMISE((figures || !utf8_is_digit(c)) && !u_iscntrl((UChar32)c), "U+%04X in “%.*s”", c,
                STR_ARG(spoken));
    }
}

static void promise_phrases(const struct utterance *utterance) {
    size_t next = 0;
    for (size_t i = 0; i < utterance->n_phrases; i++) {
        const struct phrase *phrase = &utterance->phrases[i];
        PROMISE(phrase->first_word == next && phrase->n_words > 0,
                "phrase %zu has %zu words from %zu, not %zu", i, phrase->n_words,
                phrase->first_word, next);
        PROMISE(phrase->n_words <= PHRASE_MAX_WORDS, "%zu words", phrase->n_words);
        next += phrase->n_words;
        size_t n_bytes = 0;
        for (size_t w = phrase->first_word; w < next && w < utterance->n_words; w++)
            n_bytes += utterance_word(utterance, w).text.len;
        PROMISE(n_bytes <= PHRASE_MAX_BYTES, "a phrase of %zu bytes", n_bytes);
        PROMISE(phrase->mark == 0 || strchr(",;:.?!", phrase->mark), "the tune %d", phrase->mark);
    }
    PROMISE(next == utterance->n_words, "%zu words of %zu are in phrases", next,
            utterance->n_words);
}

static void promise_word_places(const struct utterance *utterance) {
    size_t farthest = 0;
    for (size_t i = 0; i < utterance->n_words; i++) {
        const struct word kept = utterance_word(utterance, i), *word = &kept;
        if (word->start == word->end)
            continue; /* it is not in the source */
        PROMISE(utterance->source.start <= word->start && word->start < word->end &&
                    word->end <= utterance->source.end,
                "“%.*s” has [%zu, %zu) of [%zu, %zu)", STR_ARG(word->text), word->start, word->end,
                utterance->source.start, utterance->source.end);
        if (word->start >= utterance_word(utterance, farthest).start)
            farthest = i;
        PROMISE(i - farthest < MOVED_WORDS, "“%.*s” is out of place", STR_ARG(word->text));
    }
}

static bool has_figures(const struct script *script, const struct utterance *utterance) {
    for (size_t i = 0; i < utterance->n_phrases; i++) {
        struct str language = utterance->phrases[i].language;
        if (!number_is_spelled(language.len ? language : script->language))
            return true;
    }
    return false;
}

static void promise_utterance(const struct document *document, const struct script *script,
                              const struct utterance *utterance) {
    PROMISE(utterance->kind < UTTERANCE_KINDS, "kind %d", (int)utterance->kind);
    bool figures = has_figures(script, utterance);
    for (size_t i = 0; i < utterance->n_words; i++) {
        const struct word word = utterance_word(utterance, i);
        promise_word(&word, figures);
    }
    promise_spoken(utterance->spoken, figures);
    promise_phrases(utterance);
    if (!utterance->has_source)
        return;
    PROMISE(utterance->n_words > 0, "an utterance without words");
    PROMISE(utterance->source.end <= document->source.len, "to byte %zu", utterance->source.end);
    unsigned long line = document_line(document, utterance->source.start);
    PROMISE(utterance->source.line == line, "line %lu is said to be %lu", line,
            utterance->source.line);
    promise_word_places(utterance);
}

static void promise_chapters(const struct script *script) {
    size_t n_utterances = script->utterances.count;
    for (size_t i = 0; i < script->chapters.count; i++) {
        const struct chapter *chapter = &script->chapters.items[i];
        PROMISE(chapter->first_utterance < n_utterances, "chapter %zu at %zu of %zu", i,
                chapter->first_utterance, n_utterances);
        PROMISE(i == 0 || chapter->first_utterance > chapter[-1].first_utterance,
                "chapter %zu is where the one before it is", i);
        PROMISE(script->utterances.items[chapter->first_utterance].chapter == i, "chapter %zu", i);
        PROMISE(chapter->title.len > 0 && chapter->level >= 1, "chapter %zu: “%.*s”, level %d", i,
                STR_ARG(chapter->title), chapter->level);
        promise_utf8(chapter->title, "chapter's title");
    }
    for (size_t i = 0; i < n_utterances; i++)
        PROMISE(script->utterances.items[i].chapter == NO_CHAPTER ||
                    script->utterances.items[i].chapter < script->chapters.count,
                "utterance %zu", i);
}

static void promise_unspoken(const struct document *document, const struct script *script) {
    size_t from = 0;
    for (size_t i = 0; i < script->unspoken.count; i++) {
        const struct unspoken *unspoken = &script->unspoken.items[i];
        PROMISE(from <= unspoken->source.start && unspoken->source.start <= unspoken->source.end &&
                    unspoken->source.end <= document->source.len,
                "unspoken: [%zu, %zu)", unspoken->source.start, unspoken->source.end);
        unsigned long line = document_line(document, unspoken->source.start);
        PROMISE(unspoken->source.line == line, "unspoken: line %lu is said to be %lu", line,
                unspoken->source.line);
        PROMISE(unspoken->reason.len > 0, "“%.*s”", STR_ARG(unspoken->text));
        promise_utf8(unspoken->text, "unspoken text");
        from = unspoken->source.start;
    }
}

void promise_script(const struct document *document, const struct script *script) {
    for (size_t i = 0; i < script->utterances.count; i++)
        promise_utterance(document, script, &script->utterances.items[i]);
    promise_chapters(script);
    promise_unspoken(document, script);
}

void promise_all_told(const struct document *document, const struct script *script) {
    struct arena *arena = arena_open();
    char *told = arena_alloc(arena, document->source.len + 1);
    for (size_t i = 0; i < script->utterances.count; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        for (size_t w = 0; w < utterance->n_words; w++)
            memset(told + utterance_word(utterance, w).start, 1,
                   utterance_word(utterance, w).end - utterance_word(utterance, w).start);
    }
    for (size_t i = 0; i < script->unspoken.count; i++) {
        struct source_range range = script->unspoken.items[i].source;
        memset(told + range.start, 1, range.end - range.start);
    }
    for (size_t at = 0; at < document->source.len;) {
        size_t from = at;
        uint32_t c = utf8_next(document->source, &at);
        PROMISE(told[from] || !u_isalnum((UChar32)c),
                "U+%04X, byte %zu, is neither spoken nor listed", c, from);
    }
    arena_close(arena);
}
