#include "narration/narrator.h"

#include "base/language.h"
#include "narration/phrases.h"
#include "narration/spacing.h"

enum {
    /* A paragraph of more words is recorded in several takes, so that a child's memory
     * stays small whatever the paragraph: two and a half minutes of speech. */
    UTTERANCE_MAX_WORDS = 400,
};

static const enum utterance_kind kind_of_block[BLOCK_KINDS] = {
    [BLOCK_TITLE] = UTTERANCE_TITLE,
    [BLOCK_HEADING] = UTTERANCE_HEADING,
    [BLOCK_SALUTATION] = UTTERANCE_SALUTATION,
    [BLOCK_PARAGRAPH] = UTTERANCE_PARAGRAPH,
    [BLOCK_QUOTATION] = UTTERANCE_QUOTATION,
    [BLOCK_LIST_ITEM] = UTTERANCE_LIST_ITEM,
    [BLOCK_VERSE] = UTTERANCE_VERSE,
    [BLOCK_TABLE_ROW] = UTTERANCE_TABLE_ROW,
    [BLOCK_NOTE] = UTTERANCE_NOTE,
    [BLOCK_CLOSING] = UTTERANCE_CLOSING,
    [BLOCK_SIGNATURE] = UTTERANCE_SIGNATURE,
    [BLOCK_SOURCE] = UTTERANCE_SOURCE,
    [BLOCK_FIGURE] = UTTERANCE_FIGURE,
    [BLOCK_CODE] = UTTERANCE_CODE,
};

/* ---- from words to utterances ---- */

/* Words, phrases and text of an utterance, in the arena. */
static void fill_utterance(struct arena *arena, const struct pauses *pauses, bool english,
                           const struct worded *words, size_t n, struct utterance *utterance) {
    bool comma = utterance->kind == UTTERANCE_SALUTATION || utterance->kind == UTTERANCE_CLOSING;
    struct arena *scratch = arena_open();
    struct word *plain = arena_alloc_array(scratch, n, sizeof *plain);
    for (size_t i = 0; i < n; i++)
        plain[i] = words[i].word;
    utterance_set_words(arena, utterance, plain, n);
    arena_close(scratch);
    utterance->phrases =
        phrases_make(arena, words, n, pauses, english, comma ? ',' : '.', &utterance->n_phrases);
}

/* How many of the n words make the next take: all, or up to the last sentence's end, or
 * stop, that fits. */
static size_t piece_length(const struct worded *words, size_t n) {
    if (n <= UTTERANCE_MAX_WORDS)
        return n;
    enum stop wanted[] = {STOP_SENTENCE, STOP_SEMICOLON};
    for (size_t w = 0; w < 2; w++)
        for (size_t at = UTTERANCE_MAX_WORDS; at > UTTERANCE_MAX_WORDS / 4; at--)
            if (words[at - 1].stop >= wanted[w])
                return at;
    return UTTERANCE_MAX_WORDS;
}

static unsigned long line_of(struct narrator *narrator, size_t offset) {
    if (offset > narrator->line_offset) {
        narrator->line +=
            source_count_lines(narrator->document->source, narrator->line_offset, offset);
        narrator->line_offset = offset;
    }
    return narrator->line;
}

/* A label has no place of its own, but where nothing else is said. */
static struct source_range range_of(struct narrator *narrator, const struct worded *words,
                                    size_t n) {
    size_t first = 0;
    while (first + 1 < n && words[first].word.start == words[first].word.end)
        first++;
    struct source_range range = {.start = words[first].word.start, .end = words[first].word.end};
    for (size_t i = first + 1; i < n; i++) {
        if (words[i].word.start == words[i].word.end)
            continue;
        if (words[i].word.start < range.start)
            range.start = words[i].word.start;
        if (words[i].word.end > range.end)
            range.end = words[i].word.end;
    }
    range.line = line_of(narrator, range.start);
    return range;
}

struct utterance *narrator_push(struct narrator *narrator, enum utterance_kind kind,
                                const struct block *block) {
    struct utterance *utterance = arena_push(narrator->arena, &narrator->script->utterances);
    utterance->kind = kind;
    utterance->level = block ? block->level : 0;
    utterance->block = block;
    utterance->chapter = NO_CHAPTER;
    utterance->aside = narrator->aside;
    spacing_set(narrator->script, narrator->options->pauses);
    if (narrator->aside) {
        utterance->pause_before_ms = narrator->options->pauses->sentence;
        utterance->pause_after_ms = narrator->options->pauses->sentence;
    }
    if (narrator->pending_ms > utterance->pause_before_ms)
        utterance->pause_before_ms = narrator->pending_ms;
    narrator->pending_ms = 0;
    return utterance;
}

static void push_pieces(struct narrator *narrator, const struct block *block,
                        const struct wording *wording) {
    const struct pauses *pauses = narrator->options->pauses;
    enum utterance_kind kind = kind_of_block[block->kind];
    const struct worded *words = wording->words.items;
    bool english = language_is_english(narrator->script->language);
    for (size_t from = 0, n; from < wording->words.count; from += n) {
        n = piece_length(words + from, wording->words.count - from);
        struct utterance *utterance = narrator_push(narrator, kind, block);
        utterance->has_source = true;
        utterance->source = range_of(narrator, words + from, n);
        fill_utterance(narrator->arena, pauses, english, words + from, n, utterance);
        utterance->continues = from > 0;
        if (utterance->continues)
            utterance->pause_before_ms = 0;
        if (from + n < wording->words.count)
            utterance->pause_after_ms =
                words[from + n - 1].stop == STOP_SENTENCE ? pauses->sentence : pauses->breath;
    }
}

/* ---- blocks ---- */

static void keep_unspoken(struct narrator *narrator, const struct wording *wording) {
    for (size_t i = 0; i < wording->unspoken.count; i++) {
        if (wording->unspoken.items[i].source.start == wording->unspoken.items[i].source.end)
            continue; /* a label's bullet: nobody wrote it */
        struct unspoken *kept = arena_push(narrator->arena, &narrator->script->unspoken);
        *kept = wording->unspoken.items[i];
        kept->source.line = line_of(narrator, kept->source.start);
    }
}

static void list_references(struct narrator *narrator, const struct block *block) {
    for (size_t i = 0; i < block->spans.count; i++) {
        const struct span *span = &block->spans.items[i];
        if (span->kind != SPAN_NOTE_REFERENCE)
            continue;
        *arena_push(narrator->arena, &narrator->script->unspoken) =
            (struct unspoken){.source = {span->start, span->end, line_of(narrator, span->start)},
                              .text = span->text,
                              .reason = STR("note reference")};
    }
}

/* Lines of the source, as the tokens of a passage know them. */
static void mark_tokens(const struct clean_text *clean, struct passage *passage) {
    for (size_t i = 0; i < passage->n_tokens; i++) {
        struct token *token = &passage->tokens[i];
        token->line_before = clean->places[token->start].line_before;
        token->emphasised = clean->places[token->start].emphasised;
    }
}

static void count_from(struct narrator *narrator, const struct block *block) {
    narrator->line = block->line;
    narrator->line_offset = block->spans.items[0].start;
}

/* The language that a byte of the text is in, where it is another than the script's: one
 * narrator reads British words in an American book. */
static struct str foreign_language(const struct narrator *narrator,
                                   const struct clean_place *place) {
    if (!place->foreign || language_same(place->foreign->language, narrator->script->language))
        return (struct str){0};
    return place->foreign->language;
}

/* Where the run of one language that begins at a byte of the text ends; a label is a run
 * of its own, for "1. Mai" is a date and the first item's "Mai" is none. */
static size_t run_end(const struct narrator *narrator, const struct clean_text *clean,
                      size_t from) {
    struct str language = foreign_language(narrator, &clean->places[from]);
    size_t to = from + 1;
    while (to < clean->text.len && clean->places[to].label == clean->places[from].label &&
           (clean->places[to].foreign == clean->places[to - 1].foreign ||
            str_equal_nocase(foreign_language(narrator, &clean->places[to]), language)))
        to++;
    return to;
}

static bool is_space_at(const struct clean_text *clean, size_t at) {
    return clean->text.ptr[at] == ' ';
}

/* The dot of a label, as in "1.", is no sentence's. */
static void shorten_stop(struct wording *wording) {
    if (wording->words.count == wording->first_word)
        return;
    struct worded *last = &wording->words.items[wording->words.count - 1];
    if (last->stop == STOP_SENTENCE)
        last->stop = STOP_DASH;
}

/* Words the run [from, to) of the text, which is in one language. */
static bool word_run(struct narrator *narrator, const struct block *block,
                     const struct clean_text *clean, size_t from, size_t to,
                     struct wording *wording, struct error *failure) {
    const struct clean_text run = {str_slice(clean->text, from, to), clean->places + from};
    struct str foreign = foreign_language(narrator, &clean->places[from]);
    struct str language = foreign.len ? foreign : narrator->script->language;
    struct passage passage;
    size_t lost = 0;
    passage_open(wording->scratch, run.text, kind_of_block[block->kind], language, &passage);
    passage.urls = narrator->choices.urls;
    mark_tokens(&run, &passage);
    if (from > 0 && passage.n_tokens)
        passage.tokens[0].space_before = is_space_at(clean, from) || is_space_at(clean, from - 1);
    wording->clean = &run;
    wording->passage = &passage;
    if (!wording_make(wording, &lost, failure))
        return error_set_line(narrator->error, narrator->document->path, line_of(narrator, lost),
                              "%s", failure->message);
    for (size_t i = wording->first_word; i < wording->words.count; i++)
        wording->words.items[i].language = foreign;
    if (clean->places[from].label)
        shorten_stop(wording);
    return true;
}

static bool say_block(struct narrator *narrator, struct arena *scratch, const struct block *block) {
    struct clean_text clean = clean_block(narrator->arena, scratch, block);
    struct wording wording = {
        .arena = narrator->arena, .scratch = scratch, .lexicon = narrator->options->lexicon};
    struct error failure = {0};
    count_from(narrator, block);
    for (size_t from = 0, to; from < clean.text.len; from = to) {
        to = run_end(narrator, &clean, from);
        if (!word_run(narrator, block, &clean, from, to, &wording, &failure))
            return false;
    }
    wording_finish(&wording);
    push_pieces(narrator, block, &wording);
    count_from(narrator, block);
    keep_unspoken(narrator, &wording);
    count_from(narrator, block);
    list_references(narrator, block);
    return true;
}

bool narrator_say_block(struct narrator *narrator, const struct block *block) {
    struct arena *scratch = arena_open();
    bool done = say_block(narrator, scratch, block);
    arena_close(scratch);
    return done;
}

void narrator_leave_out(struct narrator *narrator, const struct block *block, const char *reason) {
    struct unspoken *unspoken = arena_push(narrator->arena, &narrator->script->unspoken);
    struct source_range whole = {block->spans.items[0].start, block->spans.items[0].end,
                                 block->line};
    for (size_t i = 1; i < block->spans.count; i++)
        if (block->spans.items[i].end > whole.end)
            whole.end = block->spans.items[i].end;
    *unspoken = (struct unspoken){
        .source = whole, .text = block_text(narrator->arena, block), .reason = str_from_c(reason)};
}

/* ---- text of our own, and `lectern say` ---- */

/* Words and phrases for text that stems from no document. */
bool utterance_fill(struct arena *arena, const struct narration_options *options, struct str text,
                    struct str language, struct utterance *utterance, struct error *error) {
    struct arena *scratch = arena_open();
    struct clean_text clean = clean_string(arena, scratch, text);
    struct passage passage;
    passage_open(scratch, clean.text, utterance->kind, language, &passage);
    struct wording wording = {.arena = arena,
                              .scratch = scratch,
                              .lexicon = options->lexicon,
                              .clean = &clean,
                              .passage = &passage};
    size_t lost = 0;
    bool done = wording_make(&wording, &lost, error);
    wording_finish(&wording);
    if (done)
        fill_utterance(arena, options->pauses, passage.english, wording.words.items,
                       wording.words.count, utterance);
    arena_close(scratch);
    return done;
}

bool narrate_text(struct arena *arena, struct str text, const struct narration_options *options,
                  struct utterance *utterance, struct error *error) {
    *utterance = (struct utterance){.kind = UTTERANCE_PARAGRAPH, .chapter = NO_CHAPTER};
    return utterance_fill(arena, options, text, options->language, utterance, error);
}

bool narrator_say(struct narrator *narrator, struct str text) {
    if (!text.len)
        return true;
    struct utterance *utterance = narrator_push(narrator, UTTERANCE_ANNOUNCEMENT, NULL);
    if (!utterance_fill(narrator->arena, narrator->options, text, narrator->script->language,
                        utterance, narrator->error))
        return false;
    utterance_forget_places(utterance); /* words of our own have none */
    return true;
}

bool narrator_introduce(struct narrator *narrator, enum told told, struct str about) {
    struct script *script = narrator->script;
    size_t count = script->utterances.count;
    if (!narrator_say(narrator, told_words(narrator->arena, script->language, told, about)))
        return false;
    if (script->utterances.count > count) {
        struct utterance *said = &script->utterances.items[count];
        said->introduces = true;
        said->tells_page = told == TOLD_PAGE;
        said->pause_before_ms = narrator->options->pauses->paragraph;
        said->pause_after_ms = narrator->options->pauses->sentence;
    }
    return true;
}

bool narrator_conclude(struct narrator *narrator, enum told told) {
    struct script *script = narrator->script;
    size_t count = script->utterances.count;
    struct str text = told_words(narrator->arena, script->language, told, (struct str){0});
    if (!narrator_say(narrator, text))
        return false;
    if (script->utterances.count > count) {
        struct utterance *said = &script->utterances.items[count];
        said->pause_before_ms = narrator->options->pauses->sentence;
        said->pause_after_ms = narrator->options->pauses->paragraph;
    }
    return true;
}
