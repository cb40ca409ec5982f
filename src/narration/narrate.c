#include "narration/narrate.h"

#include <stdlib.h>
#include <string.h>

#include "narration/announce.h"
#include "narration/chapters.h"
#include "narration/phrases.h"
#include "narration/spacing.h"

enum {
    /* A paragraph of more words is recorded in several takes, so that a child's memory
     * stays small whatever the paragraph: two and a half minutes of speech. */
    UTTERANCE_MAX_WORDS = 400,
};

struct narrator {
    struct arena *arena;
    const struct narration_options *options;
    const struct document *document;
    struct script *script;
    struct error *error;
    /* Lines are counted forward from here. */
    size_t line_offset;
    unsigned long line;
    unsigned pending_ms; /* a scene break's silence, before the next utterance */
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

static bool is_english(struct str language) {
    return str_equal_nocase(str_slice(language, 0, 2), STR("en")) &&
           (language.len == 2 || language.ptr[2] == '-');
}

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

static struct source_range range_of(struct narrator *narrator, const struct worded *words,
                                    size_t n) {
    struct source_range range = {.start = words[0].word.start, .end = words[0].word.end};
    for (size_t i = 1; i < n; i++) {
        if (words[i].word.start < range.start)
            range.start = words[i].word.start;
        if (words[i].word.end > range.end)
            range.end = words[i].word.end;
    }
    range.line = line_of(narrator, range.start);
    return range;
}

static struct utterance *push_utterance(struct narrator *narrator, enum utterance_kind kind,
                                        int level) {
    struct utterance *utterance = arena_push(narrator->arena, &narrator->script->utterances);
    utterance->kind = kind;
    utterance->level = level;
    utterance->chapter = NO_CHAPTER;
    spacing_set(narrator->script, narrator->options->pauses);
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
    bool english = is_english(narrator->script->language);
    for (size_t from = 0, n; from < wording->words.count; from += n) {
        n = piece_length(words + from, wording->words.count - from);
        struct utterance *utterance = push_utterance(narrator, kind, block->level);
        utterance->has_source = true;
        utterance->block = block;
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
        struct unspoken *kept = arena_push(narrator->arena, &narrator->script->unspoken);
        *kept = wording->unspoken.items[i];
        kept->source.line = line_of(narrator, kept->source.start);
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

/* Where the run of one language that begins at a byte of the text ends. */
static size_t language_run(const struct clean_text *clean, size_t from) {
    size_t to = from + 1;
    while (to < clean->text.len && clean->places[to].foreign == clean->places[from].foreign)
        to++;
    return to;
}

static bool is_space_at(const struct clean_text *clean, size_t at) {
    return clean->text.ptr[at] == ' ';
}

/* Words the run [from, to) of the text, which is in one language. */
static bool word_run(struct narrator *narrator, const struct block *block,
                     const struct clean_text *clean, size_t from, size_t to,
                     struct wording *wording, struct error *failure) {
    const struct clean_text run = {str_slice(clean->text, from, to), clean->places + from};
    const struct span *foreign = clean->places[from].foreign;
    struct str language = foreign ? foreign->language : narrator->script->language;
    struct passage passage;
    size_t lost = 0;
    passage_open(wording->scratch, run.text, kind_of_block[block->kind], language, &passage);
    mark_tokens(&run, &passage);
    if (from > 0 && passage.n_tokens)
        passage.tokens[0].space_before = is_space_at(clean, from) || is_space_at(clean, from - 1);
    wording->clean = &run;
    wording->passage = &passage;
    if (!wording_make(wording, &lost, failure))
        return error_set_line(narrator->error, narrator->document->path, line_of(narrator, lost),
                              "%s", failure->message);
    for (size_t i = wording->first_word; foreign && i < wording->words.count; i++)
        wording->words.items[i].language = language;
    return true;
}

static bool narrate_block(struct narrator *narrator, struct arena *scratch,
                          const struct block *block) {
    struct clean_text clean = clean_block(narrator->arena, scratch, block);
    struct wording wording = {
        .arena = narrator->arena, .scratch = scratch, .lexicon = narrator->options->lexicon};
    struct error failure = {0};
    count_from(narrator, block);
    for (size_t from = 0, to; from < clean.text.len; from = to) {
        to = language_run(&clean, from);
        if (!word_run(narrator, block, &clean, from, to, &wording, &failure))
            return false;
    }
    wording_finish(&wording);
    push_pieces(narrator, block, &wording);
    count_from(narrator, block);
    keep_unspoken(narrator, &wording);
    return true;
}

/* ---- text of our own, and `lectern say` ---- */

/* Words and phrases for text that stems from no document. */
static bool fill_from_text(struct arena *arena, const struct narration_options *options,
                           struct str text, struct str language, struct utterance *utterance,
                           struct error *error) {
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
    return fill_from_text(arena, options, text, options->language, utterance, error);
}

static bool announce(struct narrator *narrator, struct str text) {
    if (!text.len)
        return true;
    struct utterance *utterance = push_utterance(narrator, UTTERANCE_ANNOUNCEMENT, 0);
    if (!fill_from_text(narrator->arena, narrator->options, text, narrator->script->language,
                        utterance, narrator->error))
        return false;
    utterance_forget_places(utterance); /* words of our own have none */
    return true;
}

/* The announcement that waits for the length of the recording. */
static void announce_later(struct narrator *narrator) {
    push_utterance(narrator, UTTERANCE_ANNOUNCEMENT, 0)->says_duration = true;
}

bool script_set_duration(struct arena *arena, struct script *script,
                         const struct narration_options *options, uint64_t duration_ms,
                         struct error *error) {
    for (size_t i = 0; i < script->utterances.count; i++) {
        struct utterance *utterance = &script->utterances.items[i];
        if (!utterance->says_duration)
            continue;
        struct str text = announce_reading(arena, options, duration_ms);
        if (!fill_from_text(arena, options, text, script->language, utterance, error))
            return false;
        utterance_forget_places(utterance); /* words of our own have none */
    }
    return true;
}

/* ---- the whole ---- */

static struct str chosen(struct str first, struct str second) {
    return first.len ? first : second;
}

/* The text's own title, where the text begins with it. */
static const struct block *opening_title(const struct document *document) {
    for (size_t i = 0; i < document->blocks.count; i++)
        if (document->blocks.items[i].kind != BLOCK_SEPARATOR)
            return document->blocks.items[i].kind == BLOCK_TITLE ? &document->blocks.items[i]
                                                                 : NULL;
    return NULL;
}

static bool narrate_front(struct narrator *narrator, bool title_is_read) {
    if (!narrator->options->announce || !is_english(narrator->script->language))
        return true;
    if (!announce(narrator, announce_title(narrator->arena, narrator->script, title_is_read)))
        return false;
    announce_later(narrator);
    return true;
}

static bool narrate_end(struct narrator *narrator) {
    if (!narrator->options->announce || !is_english(narrator->script->language))
        return true;
    return announce(narrator, announce_end(narrator->arena, narrator->script));
}

static bool narrate_blocks(struct narrator *narrator) {
    const struct document *document = narrator->document;
    const struct block *title = opening_title(document);
    bool title_is_read =
        title && str_equal(block_text(narrator->arena, title), narrator->script->title);
    if (!title_is_read && !narrate_front(narrator, false))
        return false;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.items[i];
        if (block->kind == BLOCK_SEPARATOR || block->spans.count == 0) {
            narrator->pending_ms = narrator->options->pauses->section;
            continue;
        }
        struct arena *scratch = arena_open();
        bool done = narrate_block(narrator, scratch, block);
        arena_close(scratch);
        if (!done || (block == title && title_is_read && !narrate_front(narrator, true)))
            return false;
    }
    return true;
}

static int by_place(const void *a, const void *b) {
    const struct unspoken *left = a, *right = b;
    return (left->source.start > right->source.start) - (left->source.start < right->source.start);
}

/* The reader's list and ours, as they lie in the source. */
static void merge_unspoken(struct narrator *narrator) {
    const struct document *document = narrator->document;
    for (size_t i = 0; i < document->unspoken.count; i++)
        *arena_push(narrator->arena, &narrator->script->unspoken) = document->unspoken.items[i];
    if (narrator->script->unspoken.count)
        qsort(narrator->script->unspoken.items, narrator->script->unspoken.count,
              sizeof *narrator->script->unspoken.items, by_place);
}

static bool says_something(const struct script *script) {
    for (size_t i = 0; i < script->utterances.count; i++)
        if (script->utterances.items[i].has_source)
            return true;
    return false;
}

bool script_narrate(struct arena *arena, const struct document *document,
                    const struct narration_options *options, struct script *script,
                    struct error *error) {
    const struct metadata *own = &document->metadata;
    *script = (struct script){
        .title = chosen(options->title, own->title),
        .author = chosen(options->author, own->author),
        .language = chosen(chosen(options->language, own->language), STR("en-US")),
        .date = chosen(options->date, own->date),
    };
    for (size_t i = 0; i < document->repairs.count; i++)
        *arena_push(arena, &script->repairs) = document->repairs.items[i];
    struct narrator narrator = {
        .arena = arena, .options = options, .document = document, .script = script, .error = error};
    if (!narrate_blocks(&narrator))
        return false;
    merge_unspoken(&narrator);
    if (!says_something(script))
        return error_set(error, document->path, "holds no words to say");
    if (!narrate_end(&narrator))
        return false;
    chapters_make(arena, document, script, options->chapters);
    return true;
}
