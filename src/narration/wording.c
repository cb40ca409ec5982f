#include "narration/wording.h"

#include "base/utf8.h"
#include "narration/heteronyms.h"
#include "narration/punctuation.h"
#include "narration/sentences.h"
#include "narration/walk.h"

/* ---- sentences ---- */

static void end_sentence(struct walk *walk, char mark) {
    struct worded *last = walk_last(walk);
    walk_stop_after(last, STOP_SENTENCE, mark);
    size_t n = walk->wording->words.count - walk->sentence;
    struct str first_words[3];
    for (size_t i = 0; i < 3 && i < n; i++)
        first_words[i] = walk->wording->words.items[walk->sentence + i].word.text;
    /* The engine's question mark asks for yes or no; other questions fall. */
    if (mark == '?' && walk->passage->english && sentence_asks_what(first_words, n < 3 ? n : 3))
        last->mark = '.';
    walk->sentence = walk->wording->words.count;
}

/* The first word of what comes `n` tokens on, behind quotation marks and brackets. */
static const struct token *word_ahead(const struct walk *walk, size_t n) {
    const struct token *token = walk_ahead(walk, n);
    while (token->kind == TOKEN_MARK && punctuation_of(token->text)->role != MARK_NONE &&
           punctuation_of(token->text)->role <= MARK_QUOTE)
        token = walk_ahead(walk, ++n);
    return token;
}

static bool may_begin_sentence(const struct walk *walk, const struct token *next) {
    return next->kind == TOKEN_END || (next->space_before && walk->starts[next->start]);
}

/* East Asian scripts (those from U+2E80) have no space between sentences. Behind a closing
 * mark it may as well be he who speaks it that is told. */
static bool follows_without_space(const struct walk *walk, const struct token *next, bool closed) {
    size_t at = 0;
    return !closed && next->text.len && walk->starts[next->start] &&
           utf8_next(next->text, &at) >= 0x2E80;
}

static bool is_date_word(struct str word) {
    static const char *const names[] = {"monday",    "tuesday",  "wednesday", "thursday", "friday",
                                        "saturday",  "sunday",   "january",   "february", "march",
                                        "april",     "may",      "june",      "july",     "august",
                                        "september", "october",  "november",  "december", "eastern",
                                        "central",   "mountain", "pacific"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(word, str_from_c(names[i])))
            return true;
    return false;
}

/* Whether an abbreviation's dot ends the sentence as well. What is written small ("etc.",
 * "p.m.") stands before a capital mostly at an end; capitals ("U.S.", "Inc.") stand
 * before names, so that only a word which begins sentences tells. */
static bool dot_ends(const struct walk *walk, size_t n_tokens) {
    const struct token *next = walk_ahead(walk, n_tokens);
    const struct token *word = word_ahead(walk, n_tokens);
    if (word->kind == TOKEN_END)
        return true;
    if (!may_begin_sentence(walk, next) || word->kind == TOKEN_MARK)
        return false;
    if (!utf8_is_capitalised(word->text))
        return false;
    const struct token *abbreviation = walk_ahead(walk, n_tokens - (n_tokens > 1 ? 2 : 1));
    if (!utf8_is_capitalised(abbreviation->text) && !is_date_word(word->text))
        return true;
    return sentence_starter(word->text);
}

/* ---- readings ---- */

static size_t take_reading(struct walk *walk, const struct reading *reading) {
    size_t first = walk->at;
    size_t n_unsaid = reading->count ? reading->n_unsaid : reading->n_tokens;
    if (n_unsaid)
        walk_leave_unsaid(walk, first + reading->n_tokens - n_unsaid, n_unsaid,
                          reading->unsaid_reason);
    for (size_t i = 0; i < reading->count; i++) {
        const struct said *said = &reading->items[i];
        struct arena *arena = walk->wording->arena;
        /* A sign that is said is a word apart. */
        bool sign = walk->passage->tokens[first].kind == TOKEN_MARK;
        bool joined = i ? said->joined : !sign && walk_adjoins_mark(walk, first);
        struct worded *added = walk_add_word(walk, first + said->first_token, said->n_tokens,
                                             str_copy(arena, said->text), joined);
        added->word.alphabet = said->alphabet;
        added->word.phonemes = str_copy(arena, said->phonemes);
        added->word.after = str_copy(arena, said->after);
    }
    if (reading->dot_may_end && reading->count && dot_ends(walk, reading->n_tokens)) {
        walk_add_mark(walk, false, STR("."));
        end_sentence(walk, '.');
    }
    return reading->n_tokens;
}

/* ---- marks ---- */

static size_t take_end(struct walk *walk, const struct punctuation *first) {
    size_t n = 0, dots = 0;
    bool closed = false;
    char mark = first->tune;
    for (;; n++) {
        const struct token *token = walk_ahead(walk, n);
        const struct punctuation *sign = punctuation_of(token->text);
        bool goes_on =
            token->kind == TOKEN_MARK && (n == 0 || !token->space_before) &&
            (sign->role == MARK_END || sign->role == MARK_CLOSER || sign->role == MARK_QUOTE);
        if (!goes_on)
            break;
        if (sign->role == MARK_END && sign->tune != '.')
            mark = sign->tune;
        closed = closed || sign->role != MARK_END;
        dots += sign->role == MARK_END && sign->tune == '.' ? (sign->ellipsis ? 3 : 1) : 0;
        walk_add_mark(walk, token->space_before, token->text);
    }
    const struct token *next = walk_ahead(walk, n), *word = word_ahead(walk, n);
    bool small = word->kind == TOKEN_WORD && utf8_is_small(word->text);
    bool apart = may_begin_sentence(walk, next) || follows_without_space(walk, next, closed);
    if (next->kind == TOKEN_END || (apart && !small))
        end_sentence(walk, mark);
    else if (next->space_before)
        walk_stop_after(walk_last(walk), STOP_DASH, dots > 1 ? ',' : mark);
    return n;
}

/* How many tokens a dash takes that begins here: 0 when it is a hyphen. */
static size_t dash_length(const struct walk *walk) {
    const struct token *token = walk_ahead(walk, 0);
    size_t n = 1;
    while (walk_ahead(walk, n)->kind == TOKEN_MARK && !walk_ahead(walk, n)->space_before &&
           punctuation_of(walk_ahead(walk, n)->text)->role == punctuation_of(token->text)->role)
        n++;
    bool spaced = token->space_before &&
                  (walk_ahead(walk, n)->space_before || walk_ahead(walk, n)->kind == TOKEN_END);
    bool certain = punctuation_of(token->text)->role == MARK_DASH;
    return certain || n > 1 || spaced ? n : 0;
}

static size_t take_dash(struct walk *walk) {
    size_t n = dash_length(walk);
    for (size_t i = 0; i < (n ? n : 1); i++)
        walk_add_mark(walk, walk_ahead(walk, i)->space_before, walk_ahead(walk, i)->text);
    if (n)
        walk_stop_after(walk_last(walk), STOP_DASH, ',');
    return n ? n : 1;
}

/* "[[" and "]]" are the engine's for phonemes: what is shown has one bracket of them. */
static bool repeats_bracket(const struct walk *walk, const struct token *token, bool is_bracket) {
    const struct token *before = passage_token(walk->passage, walk->at, -1);
    return is_bracket && !token->space_before && str_equal(before->text, token->text);
}

static void take_opener(struct walk *walk, const struct token *token, bool is_bracket) {
    if (repeats_bracket(walk, token, is_bracket))
        return;
    if (!walk->wording->before.count)
        walk->wording->before_joined = !token->space_before;
    strbuf_add(&walk->wording->before, token->text);
    if (is_bracket && !token->space_before)
        walk->attached++;
    else if (is_bracket)
        walk_stop_after(walk_last(walk), STOP_DASH, ',');
}

static void take_closer(struct walk *walk, const struct token *token, bool is_bracket) {
    if (repeats_bracket(walk, token, is_bracket))
        return;
    walk_add_mark(walk, token->space_before, token->text);
    if (is_bracket && walk->attached)
        walk->attached--;
    else if (is_bracket && walk_ahead(walk, 1)->space_before)
        walk_stop_after(walk_last(walk), STOP_DASH, ',');
}

static void take_pause(struct walk *walk, const struct token *token, char tune) {
    walk_add_mark(walk, token->space_before, token->text);
    const struct token *next = walk_ahead(walk, 1);
    bool label = walk->passage->kind == UTTERANCE_SOURCE && walk->wording->words.count == 1;
    if (label) /* "Source:" announces what it is */
        end_sentence(walk, '.');
    else if (next->space_before || next->kind != TOKEN_WORD)
        walk_stop_after(walk_last(walk), STOP_SEMICOLON, tune);
}

static size_t take_mark(struct walk *walk, const struct token *token) {
    const struct punctuation *sign = punctuation_of(token->text);
    bool opens = sign->role == MARK_OPENER ||
                 (sign->role == MARK_QUOTE && (token->space_before || walk->wording->before.count));
    if (sign->role == MARK_NONE) {
        walk_leave_unsaid(walk, walk->at, 1, STR("a sign without words"));
    } else if (opens || !walk_last(walk)) {
        take_opener(walk, token, sign->bracket);
    } else if (sign->role == MARK_END) {
        return take_end(walk, sign);
    } else if (sign->role == MARK_DASH || sign->role == MARK_HYPHEN) {
        return take_dash(walk);
    } else if (sign->role == MARK_PAUSE) {
        take_pause(walk, token, sign->tune);
    } else if (sign->role == MARK_COMMA) {
        walk_add_mark(walk, token->space_before, STR(","));
    } else {
        take_closer(walk, token, sign->bracket);
    }
    return 1;
}

/* ---- the whole ---- */

static bool lines_are_heard(enum utterance_kind kind) {
    return kind == UTTERANCE_TITLE || kind == UTTERANCE_HEADING || kind == UTTERANCE_SIGNATURE ||
           kind == UTTERANCE_CLOSING || kind == UTTERANCE_VERSE || kind == UTTERANCE_CODE;
}

static size_t take_token(struct walk *walk) {
    const struct token *token = walk_ahead(walk, 0);
    struct reading reading = {0};
    if (token->line_before && lines_are_heard(walk->passage->kind))
        walk_stop_after(walk_last(walk), STOP_LINE, '.');
    size_t n = names_take(walk);
    if (n)
        return n;
    arena_reset(walk->trial.arena);
    if (words_read(&walk->trial, walk->at, &reading))
        return take_reading(walk, &reading);
    if (token->kind == TOKEN_MARK)
        return take_mark(walk, token);
    walk_add_written(walk, walk->at);
    return 1;
}

/* Heteronyms, sentence by sentence. */
static void choose_heteronyms(const struct wording *wording) {
    struct str language = wording->passage->language;
    struct word *sentence = arena_alloc_array(
        wording->scratch, wording->words.count - wording->first_word, sizeof *sentence);
    size_t n_words = wording->words.count;
    for (size_t from = wording->first_word, to; from < n_words; from = to) {
        size_t n = 0;
        for (to = from; to < n_words; to++) {
            sentence[n++] = wording->words.items[to].word;
            if (wording->words.items[to].stop == STOP_SENTENCE) {
                to++;
                break;
            }
        }
        for (size_t i = 0; i < n; i++) {
            struct word *word = &wording->words.items[from + i].word;
            struct str ipa, role;
            if (word->alphabet != PHONEMES_NONE ||
                !heteronym_choose(sentence, n, i, language, &ipa, &role))
                continue;
            const struct lexicon_entry *own =
                wording->lexicon ? lexicon_match_role(wording->lexicon, language, word->text, role)
                                 : NULL;
            bool usable = own && own->phonemes.len;
            word->entry = usable ? own : NULL;
            word->alphabet = usable ? own->alphabet : PHONEMES_IPA;
            word->phonemes = usable ? own->phonemes : str_copy(wording->arena, ipa);
        }
    }
}

/* Every word and number of the passage has to lie in the range of some word, or of
 * something unspoken: `depth` counts, byte by byte, the ranges that begin less those
 * that have ended. */
static bool all_told(const struct wording *wording, size_t *lost) {
    struct str text = wording->passage->text;
    const struct clean_place *places = wording->clean->places;
    if (text.len == 0)
        return true;
    size_t base = places[0].start, length = places[text.len - 1].end - base;
    int *depth = arena_alloc_array(wording->scratch, length + 1, sizeof *depth);
    for (size_t i = wording->first_word; i < wording->words.count; i++) {
        depth[wording->words.items[i].word.start - base]++;
        depth[wording->words.items[i].word.end - base]--;
    }
    for (size_t i = wording->first_unspoken; i < wording->unspoken.count; i++) {
        depth[wording->unspoken.items[i].source.start - base]++;
        depth[wording->unspoken.items[i].source.end - base]--;
    }
    for (size_t i = 1; i <= length; i++)
        depth[i] += depth[i - 1];
    for (size_t i = 0; i < wording->passage->n_tokens; i++) {
        const struct token *token = &wording->passage->tokens[i];
        const struct clean_place *place = &places[token->start];
        if (place->start == place->end)
            continue; /* what the structure says is in no source */
        *lost = place->start;
        if ((token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER) && !depth[*lost - base])
            return false;
    }
    return true;
}

bool wording_make(struct wording *wording, size_t *lost, struct error *error) {
    const struct passage *passage = wording->passage;
    wording->first_word = wording->words.count;
    wording->first_unspoken = wording->unspoken.count;
    struct walk walk = {
        .wording = wording,
        .passage = passage,
        .trial = *passage,
        .sentence = wording->words.count,
        .starts = sentence_starts(wording->scratch, passage->text),
        .after = {.arena = wording->scratch},
    };
    wording->before.arena = wording->scratch;
    walk.trial.arena = arena_open();
    while (walk.at < passage->n_tokens)
        walk.at += take_token(&walk);
    arena_close(walk.trial.arena);
    walk_settle_marks(&walk);
    names_pronounce(wording);
    choose_heteronyms(wording);
    return all_told(wording, lost) ||
           error_set(error, "", "some of this text would be lost; please report it");
}

void wording_finish(struct wording *wording) {
    if (!wording->before.count || !wording->words.count)
        return;
    struct word *last = &wording->words.items[wording->words.count - 1].word;
    last->after =
        str_format(wording->arena, "%.*s%s%.*s", STR_ARG(last->after),
                   wording->before_joined ? "" : " ", STR_ARG(strbuf_str(&wording->before)));
    wording->before.count = 0;
}
