#include "narration/chapters.h"

#include "base/utf8.h"

enum {
    /* Of a title made of first words, in bytes: about what a phone's list shows. */
    TITLE_MAX_BYTES = 52,
    TITLE_MIN_BYTES = 24,
    /* A text of more paragraphs than this is no letter: a chapter a paragraph would bury
     * the list. Then a chapter lasts so many words, about five minutes. */
    LETTER_MAX_PARAGRAPHS = 100,
    STRETCH_WORDS = 800,
};

/* ---- titles ---- */

/* Words that no title should end with. */
static bool is_loose(struct str word) {
    static const char *const words[] = {
        "a",     "an",   "the",  "of",    "to",   "in",   "on",   "at",   "and",   "or",
        "but",   "with", "by",   "for",   "from", "that", "as",   "is",   "are",   "was",
        "were",  "be",   "this", "these", "his",  "her",  "its",  "our",  "your",  "my",
        "their", "have", "has",  "had",   "not",  "no",   "into", "will", "would", "which"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_nocase(word, str_from_c(words[i])))
            return true;
    return false;
}

static size_t shown_length(const struct word *word) {
    return word->before.len + word->text.len + word->after.len + !word->joined;
}

/* How many words fit a title, and whether a clause ends there. */
static size_t title_words(const struct utterance *utterance, bool *whole) {
    size_t length = 0, fit = 0, clause = 0;
    while (fit < utterance->n_words) {
        const struct word kept = utterance_word(utterance, fit), *word = &kept;
        length += shown_length(word);
        if (length > TITLE_MAX_BYTES && fit)
            break;
        fit++;
        bool stop = str_contains(word->after, STR(",")) || str_contains(word->after, STR(";")) ||
                    str_contains(word->after, STR(":")) || str_contains(word->after, STR(".")) ||
                    str_contains(word->after, STR("?")) || str_contains(word->after, STR("!")) ||
                    str_contains(word->after, STR("--")) || str_contains(word->after, STR("—"));
        if (stop && length >= TITLE_MIN_BYTES && !clause)
            clause = fit;
    }
    *whole = clause || fit == utterance->n_words;
    if (clause)
        return clause;
    size_t cut = fit;
    while (!*whole && cut > 2 && is_loose(utterance_word(utterance, cut - 1).text))
        cut--;
    return *whole ? fit : cut;
}

/* Without the marks that a title needs not end with. */
static struct str bare_end(struct str text) {
    for (;;) {
        static const char *const marks[] = {",", ";", ":", ".", "-", "—", "–", "”", "\"", " "};
        size_t before = text.len;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (str_ends_with(text, str_from_c(marks[i])))
                text.len -= str_from_c(marks[i]).len;
        if (text.len == before)
            return text;
    }
}

/* Whether the reader left a byte of the source out: its list is in the source's order. */
static bool is_left_out(const struct document *document, size_t at) {
    size_t low = 0, high = document->unspoken.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct source_range *range = &document->unspoken.items[middle].source;
        if (at >= range->start && at < range->end)
            return true;
        if (at < range->start)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

/* Appends source[from, to): spaces as one, and without the marks that were left out. */
static void add_written(struct strbuf *title, const struct document *document, size_t from,
                        size_t to) {
    for (size_t at = from; at < to; at++) {
        char c = document->source.ptr[at];
        bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (is_left_out(document, at))
            continue;
        if (!space)
            strbuf_add_char(title, c);
        else if (title->count && title->items[title->count - 1] != ' ')
            strbuf_add_char(title, ' ');
    }
}

/* The first n words as they are written. Several words may stand for one written form,
 * and a reading may have moved some. */
static struct str written_words(struct arena *arena, const struct document *document,
                                const struct utterance *utterance, size_t n) {
    struct strbuf title = {.arena = arena};
    size_t done = utterance_word(utterance, 0).start;
    for (size_t i = 0; i < n; i++) {
        const struct word kept = utterance_word(utterance, i), *word = &kept;
        if (word->end <= done)
            continue;
        add_written(&title, document, done, word->end);
        done = word->end;
    }
    struct str after = utterance_word(utterance, n - 1).after;
    if (str_starts_with(after, STR("?")) || str_starts_with(after, STR("!")))
        strbuf_add(&title, str_slice(after, 0, 1));
    return strbuf_str(&title);
}

/* The first n words as they are said: for what is written in capitals throughout. */
static struct str said_words(struct arena *arena, const struct utterance *utterance, size_t n) {
    struct strbuf title = {.arena = arena};
    for (size_t i = 0; i < n; i++) {
        const struct word kept = utterance_word(utterance, i), *word = &kept;
        if (i && !word->joined)
            strbuf_add_char(&title, ' ');
        strbuf_add(&title, word->before);
        strbuf_add(&title, word->text);
        strbuf_add(&title, word->after);
    }
    return strbuf_str(&title);
}

struct str chapter_title(struct arena *arena, const struct document *document,
                         const struct utterance *utterance) {
    bool whole = true, heading = utterance->kind == UTTERANCE_HEADING;
    size_t n = heading ? utterance->n_words : title_words(utterance, &whole);
    struct str title = written_words(arena, document, utterance, n);
    if (utf8_all_upper(title) && n > 1)
        title = said_words(arena, utterance, n);
    title = bare_end(title);
    return whole ? title : str_format(arena, "%.*s…", STR_ARG(title));
}

/* ---- places ---- */

static void open_chapter(struct arena *arena, struct script *script, size_t utterance,
                         struct str title, int level) {
    struct chapter *chapter = arena_push(arena, &script->chapters);
    *chapter = (struct chapter){.title = title, .level = level, .first_utterance = utterance};
    script->utterances.items[utterance].chapter = script->chapters.count - 1;
}

static struct str opening_title(struct arena *arena, const struct document *document,
                                const struct script *script) {
    if (script->title.len)
        return script->title;
    for (size_t i = 0; i < script->utterances.count; i++)
        if (script->utterances.items[i].has_source)
            return chapter_title(arena, document, &script->utterances.items[i]);
    return (struct str){0};
}

static void by_headings(struct arena *arena, const struct document *document,
                        struct script *script) {
    for (size_t i = 0; i < script->utterances.count; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        if (utterance->kind == UTTERANCE_HEADING && utterance->chapter == NO_CHAPTER)
            open_chapter(arena, script, i, chapter_title(arena, document, utterance),
                         utterance->level > 0 ? utterance->level : 1);
    }
}

/* A paragraph that goes on with what the utterance before it began: the body after a
 * salutation, the later pieces of a long one. */
static bool continues(const struct script *script, size_t at) {
    const struct utterance *utterance = &script->utterances.items[at];
    const struct utterance *before = at ? utterance - 1 : NULL;
    return utterance->continues || (before && before->kind == UTTERANCE_SALUTATION);
}

static bool opens_part(enum utterance_kind kind) {
    return kind == UTTERANCE_TITLE || kind == UTTERANCE_SALUTATION || kind == UTTERANCE_PARAGRAPH ||
           kind == UTTERANCE_QUOTATION || kind == UTTERANCE_CLOSING || kind == UTTERANCE_SOURCE;
}

static size_t count_paragraphs(const struct script *script) {
    size_t n = 0;
    for (size_t i = 0; i < script->utterances.count; i++)
        n += script->utterances.items[i].kind == UTTERANCE_PARAGRAPH && !continues(script, i);
    return n;
}

/* The opening chapter has the announcements and the text's title, or its first words. */
static void by_paragraphs(struct arena *arena, const struct document *document,
                          struct script *script, size_t least_words) {
    size_t words = 0;
    bool opening = true, begun = false;
    for (size_t i = 0; i < script->utterances.count; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        bool first = utterance->has_source && !begun && !script->title.len;
        opening =
            opening && (!utterance->has_source || utterance->kind == UTTERANCE_TITLE || first);
        begun = begun || utterance->has_source;
        if (!opening && utterance->chapter == NO_CHAPTER && utterance->has_source &&
            opens_part(utterance->kind) && !continues(script, i) && words >= least_words) {
            open_chapter(arena, script, i, chapter_title(arena, document, utterance), 1);
            words = 0;
        }
        words += utterance->n_words;
    }
}

static bool has_headings(const struct script *script) {
    for (size_t i = 0; i < script->utterances.count; i++)
        if (script->utterances.items[i].kind == UTTERANCE_HEADING)
            return true;
    return false;
}

void chapters_make(struct arena *arena, const struct document *document, struct script *script,
                   enum chapter_policy policy) {
    if (policy == CHAPTERS_NONE || script->utterances.count == 0)
        return;
    if (script->utterances.items[0].kind != UTTERANCE_HEADING)
        open_chapter(arena, script, 0, opening_title(arena, document, script), 1);
    if (policy == CHAPTERS_HEADINGS || (policy == CHAPTERS_AUTO && has_headings(script)))
        by_headings(arena, document, script);
    else if (policy == CHAPTERS_PARAGRAPHS || count_paragraphs(script) <= LETTER_MAX_PARAGRAPHS)
        by_paragraphs(arena, document, script, 0);
    else
        by_paragraphs(arena, document, script, STRETCH_WORDS);
}
