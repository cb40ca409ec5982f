#include "narration/chapters.h"

#include "base/utf8.h"
#include "narration/told.h"

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

/* Appends text with white space as one space. */
static void add_text(struct strbuf *title, struct str text) {
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        bool space = c == ' ' || (c >= '\t' && c <= '\r');
        bool control = !space && ((c >= 0 && c < ' ') || c == 0x7F);
        if (control)
            continue;
        if (!space)
            strbuf_add_char(title, c);
        else if (title->count && title->items[title->count - 1] != ' ')
            strbuf_add_char(title, ' ');
    }
}

/* What of a span's text lies in source[from, to): of one that stands for its range as a
 * whole, all or nothing. */
static struct str text_within(const struct span *span, size_t from, size_t to) {
    bool linear = !span->mended && span->text.len == span->end - span->start;
    if (span->start >= to || (span->end <= from && span->start < from))
        return (struct str){0};
    if (!linear)
        return span->text;
    return str_slice(span->text, from > span->start ? from - span->start : 0, to - span->start);
}

/* The first n words as they are written, in the spans of their block, for between two
 * words of the source there may be markup. Several words may stand for one written form,
 * and a reading may have moved some. */
static struct str written_words(struct arena *arena, const struct utterance *utterance, size_t n) {
    struct strbuf title = {.arena = arena};
    const struct block *block = utterance->block;
    size_t from = utterance->source.start, to = from;
    for (size_t i = 0; i < n; i++)
        if (utterance_word(utterance, i).end > to)
            to = utterance_word(utterance, i).end;
    for (size_t i = 0; i < block->spans.count && block->spans.items[i].start < to; i++) {
        const struct span *span = &block->spans.items[i];
        if (span->kind == SPAN_LABEL && !utterance->continues)
            add_text(&title, span->text);
        else if (span->kind != SPAN_LABEL && span->kind != SPAN_NOTE_REFERENCE)
            add_text(&title, text_within(span, from, to));
    }
    struct str after = utterance_word(utterance, n - 1).after;
    if (str_starts_with(after, STR("?")) || str_starts_with(after, STR("!")))
        strbuf_add(&title, str_slice(after, 0, 1));
    return str_trim(strbuf_str(&title));
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

static struct str title_of(struct arena *arena, const struct utterance *utterance) {
    bool whole = true, heading = utterance->kind == UTTERANCE_HEADING;
    size_t n = heading ? utterance->n_words : title_words(utterance, &whole);
    struct str title = written_words(arena, utterance, n);
    if (utf8_all_upper(title) && n > 1)
        title = said_words(arena, utterance, n);
    title = bare_end(title);
    if (!title.len) /* nothing of it is in the source as it is said */
        title = said_words(arena, utterance, n);
    return whole ? title : str_format(arena, "%.*s…", STR_ARG(title));
}

struct str chapter_first_words(struct arena *arena, const struct script *script, size_t from,
                               size_t to) {
    for (size_t i = from; i < to; i++)
        if (script->utterances.items[i].has_source)
            return title_of(arena, &script->utterances.items[i]);
    return (struct str){0};
}

/* ---- places ---- */

/* A chapter that begins with an utterance; without a title there is none. */
struct opening {
    struct str title, language;
    int level;
    size_t start; /* byte of the source that an entry of the contents leads to */
};

struct making {
    struct arena *arena;
    const struct document *document;
    struct script *script;
    struct opening *openings; /* one for each utterance */
};

/* What is said about an utterance before it belongs to its chapter. */
static size_t with_introduction(const struct script *script, size_t at) {
    while (at > 0 && script->utterances.items[at - 1].introduces)
        at--;
    return at;
}

static void open_at(struct making *making, size_t at, struct str title, int level) {
    struct opening *opening = &making->openings[with_introduction(making->script, at)];
    if (!opening->title.len)
        *opening = (struct opening){.title = title, .level = level > 0 ? level : 1};
}

static struct str opening_title(const struct making *making) {
    const struct script *script = making->script;
    if (script->title.len)
        return script->title;
    return chapter_first_words(making->arena, script, 0, script->utterances.count);
}

/* ---- by headings ---- */

static bool has_headings(const struct script *script) {
    for (size_t i = 0; i < script->utterances.count; i++)
        if (script->utterances.items[i].kind == UTTERANCE_HEADING)
            return true;
    return false;
}

static void by_headings(struct making *making) {
    for (size_t i = 0; i < making->script->utterances.count; i++) {
        const struct utterance *utterance = &making->script->utterances.items[i];
        if (utterance->kind == UTTERANCE_HEADING && !utterance->continues)
            open_at(making, i, title_of(making->arena, utterance), utterance->level);
    }
}

/* ---- by the document's own contents ---- */

static bool has_place(const struct utterance *utterance) {
    return utterance->has_source && !utterance->aside && !utterance->continues;
}

static bool names_heading(const struct making *making, size_t at, struct str title) {
    const struct utterance *utterance = &making->script->utterances.items[at];
    return utterance->kind == UTTERANCE_HEADING &&
           str_equal_nocase(title_of(making->arena, utterance), bare_end(title));
}

/* The heading before an utterance is what an entry means that is called so and leads
 * behind it. */
static size_t with_heading(const struct making *making, size_t at, struct str title) {
    return at && names_heading(making, at - 1, title) ? at - 1 : at;
}

/* Nothing is said between two entries that lead to one utterance. The later one is what is
 * there; a part that is only named goes before its chapter. Of two that lead to the same
 * byte the first is enough, unless the later is the heading's name. */
static void merge_entry(struct making *making, size_t at, struct opening *opening,
                        const struct opening *later) {
    enum { JOINED_MAX_BYTES = 200 };
    bool needed = later->start > opening->start || (names_heading(making, at, later->title) &&
                                                    !names_heading(making, at, opening->title));
    bool deeper = opening->title.len && later->level > opening->level &&
                  opening->title.len + later->title.len <= JOINED_MAX_BYTES;
    if (deeper && needed) {
        opening->title =
            str_format(making->arena, "%.*s: %.*s", STR_ARG(opening->title), STR_ARG(later->title));
        opening->start = later->start;
    } else if (needed || !opening->title.len) {
        *opening = *later;
    }
}

static size_t by_contents(struct making *making) {
    const struct document *document = making->document;
    const struct script *script = making->script;
    size_t at = 0, n_chapters = 0;
    for (size_t i = 0; i < document->contents.count; i++) {
        const struct contents_entry *entry = &document->contents.items[i];
        while (at < script->utterances.count &&
               (!has_place(&script->utterances.items[at]) ||
                script->utterances.items[at].source.end <= entry->start))
            at++;
        if (at == script->utterances.count)
            break; /* nothing is said there */
        struct str title = str_trim(entry->title);
        if (!title.len)
            title = title_of(making->arena, &script->utterances.items[at]);
        struct opening later = {
            .title = title, .level = entry->level > 0 ? entry->level : 1, .start = entry->start};
        size_t heading = with_heading(making, at, title);
        size_t place = with_introduction(script, heading);
        n_chapters += !making->openings[place].title.len;
        merge_entry(making, heading, &making->openings[place], &later);
    }
    return n_chapters;
}

/* ---- by paragraphs ---- */

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
static void by_paragraphs(struct making *making, size_t least_words) {
    const struct script *script = making->script;
    size_t words = 0;
    bool opening = true, begun = false;
    for (size_t i = 0; i < script->utterances.count; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        bool first = utterance->has_source && !begun && !script->title.len;
        opening =
            opening && (!utterance->has_source || utterance->kind == UTTERANCE_TITLE || first);
        begun = begun || utterance->has_source;
        if (!opening && has_place(utterance) && opens_part(utterance->kind) &&
            !continues(script, i) && words >= least_words) {
            open_at(making, i, title_of(making->arena, utterance), 1);
            words = 0;
        }
        words += utterance->n_words;
    }
}

/* ---- notes without a heading ---- */

/* Where the run of notes that begins with an utterance ends. */
static size_t end_of_notes(const struct script *script, size_t at) {
    while (at < script->utterances.count && script->utterances.items[at].kind == UTTERANCE_NOTE &&
           !script->utterances.items[at].aside)
        at++;
    return at;
}

/* Whether notes [from, to) end a section and have neither a heading nor a chapter. */
static bool want_chapter(const struct making *making, size_t from, size_t to) {
    const struct script *script = making->script;
    bool ends = to == script->utterances.count || making->openings[to].title.len ||
                !script->utterances.items[to].has_source;
    return from && ends && !making->openings[from].title.len &&
           script->utterances.items[from - 1].kind != UTTERANCE_HEADING;
}

static size_t next_notes(const struct making *making, size_t from, size_t *to) {
    size_t count = making->script->utterances.count;
    for (; from < count; from = *to) {
        *to = end_of_notes(making->script, from);
        if (*to > from && want_chapter(making, from, *to))
            return from;
        *to = *to > from ? *to : from + 1;
    }
    return count;
}

/* The notes of a whole book, at its end, are a chapter beside the others; those of a chapter
 * are one within it. */
static void open_notes(struct making *making) {
    struct script *script = making->script;
    size_t to, first = next_notes(making, 0, &to), count = script->utterances.count;
    bool only = first < count && (to == count || !script->utterances.items[to].has_source);
    struct str title = told_words(making->arena, script->language, TOLD_NOTES, (struct str){0});
    int level = 1;
    for (size_t at = first, seen = 0; at < count; at = next_notes(making, seen = to, &to)) {
        for (; seen < at; seen++)
            if (making->openings[seen].title.len)
                level = making->openings[seen].level + 1;
        making->openings[at] = (struct opening){
            .title = title, .language = told_language(script->language), .level = only ? 1 : level};
    }
}

/* ---- the whole ---- */

/* Contents of one line lead nowhere that headings do not. */
static bool try_contents(struct making *making) {
    if (making->document->contents.count > 1 && by_contents(making) > 1)
        return true;
    for (size_t i = 0; i < making->script->utterances.count; i++)
        making->openings[i] = (struct opening){0};
    return false;
}

static void find_openings(struct making *making, enum chapter_policy policy) {
    const struct script *script = making->script;
    if (policy == CHAPTERS_AUTO && try_contents(making))
        return;
    if (policy == CHAPTERS_HEADINGS || (policy == CHAPTERS_AUTO && has_headings(script)))
        by_headings(making);
    else if (policy == CHAPTERS_PARAGRAPHS || count_paragraphs(script) <= LETTER_MAX_PARAGRAPHS)
        by_paragraphs(making, 0);
    else
        by_paragraphs(making, STRETCH_WORDS);
}

static void keep_openings(struct making *making) {
    struct script *script = making->script;
    for (size_t i = 0; i < script->utterances.count; i++) {
        const struct opening *opening = &making->openings[i];
        if (!opening->title.len)
            continue;
        script->utterances.items[i].chapter = script->chapters.count;
        *arena_push(making->arena, &script->chapters) =
            (struct chapter){.title = opening->title,
                             .language = opening->language,
                             .level = opening->level,
                             .first_utterance = i};
    }
}

void chapters_make(struct arena *arena, const struct document *document, struct script *script,
                   enum chapter_policy policy) {
    if (policy == CHAPTERS_NONE || script->utterances.count == 0)
        return;
    struct arena *scratch = arena_open();
    struct making making = {
        .arena = arena,
        .document = document,
        .script = script,
        .openings = arena_alloc_array(scratch, script->utterances.count, sizeof(struct opening)),
    };
    find_openings(&making, policy);
    if (!making.openings[0].title.len)
        open_at(&making, 0, opening_title(&making), 1);
    open_notes(&making);
    keep_openings(&making);
    arena_close(scratch);
}
