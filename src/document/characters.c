/* Characters that print and OCR made of others: ligatures, the long s, soft hyphens within
 * a line, doubled spaces; a drop capital that came loose ("T HE sun"); a letter in a
 * number, or a figure in a word, where what is meant is certain. Spans are cut there, and
 * what stands for the source is marked as mended; a line's like mends are one entry. */
#include <string.h>

#include "base/utf8.h"
#include "document/lines.h"
#include "document/phrases.h"
#include "document/text.h"
#include "document/vocabulary.h"

enum { TOKEN_MAX_BYTES = 32 };

enum mend_kind {
    MEND_NONE,
    MEND_LIGATURE,
    MEND_LONG_S,
    MEND_SOFT_HYPHEN,
    MEND_SPACES,
    MEND_DROP_CAPITAL,
    MEND_FIGURE,
    MEND_LETTER,
};

static const char *const tellings[] = {
    [MEND_LIGATURE] = "read ligatures as letters",
    [MEND_LONG_S] = "read long s as s",
    [MEND_SOFT_HYPHEN] = "dropped a soft hyphen within a word",
    [MEND_SPACES] = "read doubled spaces as one",
    [MEND_DROP_CAPITAL] = "joined a drop capital to its word",
    [MEND_FIGURE] = "read a letter in a number as a figure",
    [MEND_LETTER] = "read a figure in a word as a letter",
};

struct mend {
    enum mend_kind kind;
    size_t length;   /* bytes of the span's text */
    struct str text; /* what they become */
};

struct mending {
    struct text_reading *reading;
    struct vocabulary vocabulary;
    struct block *block;
    struct {
        struct span *items;
        size_t count, capacity;
    } spans;           /* that the block is to have */
    bool changed;      /* something of it was mended */
    bool drop_capital; /* one may come: the block's first letter */
    /* The last repair that was told, while it may go on. */
    enum mend_kind told;
    size_t told_at; /* its index */
};

/* ---- single characters ---- */

static const struct {
    struct str from;
    enum mend_kind kind;
    struct str to;
} characters[] = {
    {STR("\uFB00"), MEND_LIGATURE, STR("ff")},  {STR("\uFB01"), MEND_LIGATURE, STR("fi")},
    {STR("\uFB02"), MEND_LIGATURE, STR("fl")},  {STR("\uFB03"), MEND_LIGATURE, STR("ffi")},
    {STR("\uFB04"), MEND_LIGATURE, STR("ffl")}, {STR("\uFB05"), MEND_LIGATURE, STR("st")},
    {STR("\uFB06"), MEND_LIGATURE, STR("st")},  {STR("\u017F"), MEND_LONG_S, STR("s")},
    {STR("\u00AD"), MEND_SOFT_HYPHEN, STR("")},
};

/* A soft hyphen that is not between letters is no part of a word. */
static bool is_between_letters(struct str text, size_t at, size_t length) {
    return utf8_is_letter(code_point_before(text, 0, at)) &&
           utf8_is_letter(code_point_after(text, at + length, text.len));
}

static struct mend character_mend(struct str text, size_t at) {
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        struct str from = characters[i].from;
        if (str_starts_with(str_slice(text, at, text.len), from) &&
            (characters[i].to.len || is_between_letters(text, at, from.len)))
            return (struct mend){characters[i].kind, from.len, characters[i].to};
    }
    return (struct mend){.kind = MEND_NONE};
}

static struct mend spaces_mend(struct str text) {
    size_t length = 0;
    while (length < text.len && (text.ptr[length] == ' ' || text.ptr[length] == '\t'))
        length++;
    return length >= 2 ? (struct mend){MEND_SPACES, length, STR(" ")}
                       : (struct mend){.kind = MEND_NONE};
}

/* ---- drop capitals ---- */

/* Words that chapters begin with, and that are no other letter's continuation. */
static const char *const openers[] = {
    "the",  "this", "that",   "there", "then",  "they",  "these", "those", "to",  "when",
    "what", "we",   "with",   "who",   "why",   "while", "it",    "in",    "if",  "is",
    "he",   "his",  "her",    "here",  "how",   "she",   "so",    "some",  "an",  "and",
    "at",   "as",   "all",    "after", "among", "on",    "one",   "once",  "of",  "our",
    "but",  "by",   "before", "from",  "for",   "my",    "mr",    "mrs",   "not", "now",
    "no",   "you",  "your",   "upon",  "under", NULL};

/* The word in capitals that a drop capital at the beginning of the text has lost, after
 * its space; empty: none. */
static struct str lost_by_capital(struct str text) {
    if (text.len < 3 || text.ptr[0] < 'A' || text.ptr[0] > 'Z' || text.ptr[1] != ' ')
        return (struct str){0};
    size_t end = 2;
    while (end < text.len && text.ptr[end] >= 'A' && text.ptr[end] <= 'Z')
        end++;
    bool whole = end == text.len || text.ptr[end] == ' ' || text.ptr[end] == ',';
    /* "H E Smith" has initials. */
    if (end == 3)
        whole = whole && end + 1 < text.len && text.ptr[end + 1] >= 'a' && text.ptr[end + 1] <= 'z';
    return whole && end - 2 < TOKEN_MAX_BYTES ? str_slice(text, 2, end) : (struct str){0};
}

/* Both together, in lower case. */
static struct str capital_word(struct arena *arena, struct str text) {
    struct str lost = lost_by_capital(text);
    if (!lost.len)
        return (struct str){0};
    return str_lower(arena, str_format(arena, "%c%.*s", text.ptr[0], STR_ARG(lost)));
}

/* A, I and O are words by themselves, U a name, and X and the like stand before many. */
static bool is_drop_capital(const struct mending *mending, struct str text) {
    struct str word = capital_word(mending->reading->scratch, text);
    if (!word.len)
        return false;
    return word_is_one_of(word, openers) ||
           (!strchr("AIOUXDTVS", text.ptr[0]) && vocabulary_has(&mending->vocabulary, word));
}

/* ---- figures and letters ---- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_alphanumeric(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t token_length(struct str text) {
    size_t length = 0;
    while (length < text.len && is_alphanumeric(text.ptr[length]))
        length++;
    return length;
}

/* What a token of figures and letters is like. */
struct mixture {
    size_t digits, letters; /* l and O among the letters */
    size_t round;           /* the digits 0 and 1 */
    size_t strange;         /* what is neither l nor O nor a digit */
    bool small;             /* all letters are in lower case */
};

static struct mixture mixture_of(struct str token) {
    struct mixture mixture = {.small = true};
    for (size_t i = 0; i < token.len; i++) {
        char c = token.ptr[i];
        mixture.digits += is_digit(c);
        mixture.letters += !is_digit(c);
        mixture.round += c == '0' || c == '1';
        mixture.strange += !is_digit(c) && c != 'l' && c != 'O';
        mixture.small = mixture.small && (is_digit(c) || (c >= 'a' && c <= 'z'));
    }
    return mixture;
}

static struct str translate(struct arena *arena, struct str token, const char *from,
                            const char *to) {
    char *copy = str_to_c(arena, token);
    for (size_t i = 0; i < token.len; i++) {
        const char *at = strchr(from, copy[i]);
        if (at)
            copy[i] = to[at - from];
    }
    return (struct str){copy, token.len};
}

/* "l962", "196O"; "100l." is a hundred pounds. */
static bool is_number(struct str token, const struct mixture *mixture) {
    return mixture->digits >= 2 && mixture->letters && !mixture->strange &&
           token.ptr[token.len - 1] != 'l';
}

/* "wi1l"; the word itself must stand elsewhere. */
static bool may_be_word(const struct mixture *mixture) {
    return mixture->digits && mixture->digits == mixture->round && mixture->small &&
           mixture->letters >= 2 && mixture->letters > mixture->digits &&
           mixture->letters + mixture->digits >= 4;
}

static struct mend token_mend(const struct mending *mending, struct str token) {
    struct arena *scratch = mending->reading->scratch;
    struct mixture mixture = mixture_of(token);
    if (!mixture.digits || !mixture.letters || token.len > TOKEN_MAX_BYTES)
        return (struct mend){.kind = MEND_NONE};
    if (is_number(token, &mixture))
        return (struct mend){MEND_FIGURE, token.len,
                             translate(mending->reading->arena, token, "lO", "10")};
    if (!may_be_word(&mixture) ||
        !vocabulary_has(&mending->vocabulary, translate(scratch, token, "10", "lo")))
        return (struct mend){.kind = MEND_NONE};
    return (struct mend){MEND_LETTER, token.len,
                         translate(mending->reading->arena, token, "10", "lo")};
}

/* ---- what words there must be ---- */

static void want_words(struct mending *mending, struct str text) {
    struct arena *scratch = mending->reading->scratch;
    for (size_t at = 0; at < text.len;) {
        size_t length = token_length(str_slice(text, at, text.len));
        struct str token = str_slice(text, at, at + length);
        at += length + 1;
        if (!length || length > TOKEN_MAX_BYTES)
            continue;
        struct mixture mixture = mixture_of(token);
        if (may_be_word(&mixture))
            vocabulary_want(&mending->vocabulary, translate(scratch, token, "10", "lo"));
    }
}

static void want_all(struct mending *mending) {
    struct parts *parts = &mending->reading->parts;
    for (size_t i = 0; i < parts->count; i++) {
        const struct block *block = &parts->items[i].block;
        if (!block->spans.count || block->kind == BLOCK_CODE)
            continue;
        struct str word = capital_word(mending->reading->scratch, block->spans.items[0].text);
        if (word.len)
            vocabulary_want(&mending->vocabulary, word);
        for (size_t s = 0; s < block->spans.count; s++)
            if (span_is_linear(&block->spans.items[s]))
                want_words(mending, block->spans.items[s].text);
    }
    vocabulary_look(&mending->vocabulary, mending->reading->document->source);
}

/* ---- mending ---- */

/* A repair goes on while its like comes on the same line (of spaces, in the block). */
static void tell(struct mending *mending, enum mend_kind kind, size_t start, size_t end) {
    struct document *document = mending->reading->document;
    if (mending->told == kind) {
        document->repairs.items[mending->told_at].source.end = end;
        return;
    }
    list_repair(mending->reading, start, end, tellings[kind]);
    mending->told = kind;
    mending->told_at = document->repairs.count - 1;
}

static void push_piece(struct mending *mending, const struct span *span, size_t from, size_t to) {
    if (from == to)
        return;
    struct span *piece = arena_push(mending->reading->scratch, &mending->spans);
    *piece = *span;
    piece->start = span->start + from;
    piece->end = span->start + to;
    piece->text = str_slice(span->text, from, to);
}

static void push_mend(struct mending *mending, const struct span *span, size_t at,
                      const struct mend *mend) {
    struct span *piece = arena_push(mending->reading->scratch, &mending->spans);
    *piece = *span;
    piece->start = span->start + at;
    piece->end = piece->start + mend->length;
    piece->text = mend->text;
    piece->mended = true;
    mending->changed = true;
    tell(mending, mend->kind, piece->start, piece->end);
}

/* What is to be mended at this place of the span's text, and how many bytes to pass over
 * when nothing is. */
static struct mend mend_at(struct mending *mending, struct str text, size_t at, size_t *step) {
    struct str rest = str_slice(text, at, text.len);
    *step = 1;
    if ((unsigned char)rest.ptr[0] >= 0x80)
        return character_mend(text, at);
    if (rest.ptr[0] == ' ' || rest.ptr[0] == '\t')
        return spaces_mend(rest);
    if (!is_alphanumeric(rest.ptr[0]))
        return (struct mend){.kind = MEND_NONE};
    *step = token_length(rest);
    bool in_word = utf8_is_letter(code_point_before(text, 0, at)) ||
                   utf8_is_letter(code_point_after(text, at + *step, text.len));
    return in_word ? (struct mend){.kind = MEND_NONE}
                   : token_mend(mending, str_slice(rest, 0, *step));
}

static void mend_span(struct mending *mending, const struct span *span) {
    struct str text = span->text;
    size_t done = 0, at = 0, step;
    if (mending->drop_capital && is_drop_capital(mending, text)) {
        push_piece(mending, span, 0, 1);
        push_mend(mending, span, 1, &(struct mend){MEND_DROP_CAPITAL, 1, STR("")});
        done = at = 2;
    }
    while (at < text.len) {
        struct mend mend = mend_at(mending, text, at, &step);
        if (mend.kind == MEND_NONE) {
            at += step;
            continue;
        }
        push_piece(mending, span, done, at);
        push_mend(mending, span, at, &mend);
        done = at += mend.length;
    }
    push_piece(mending, span, done, text.len);
}

static void mend_block(struct mending *mending, struct block *block) {
    mending->block = block;
    mending->spans.count = 0;
    mending->changed = false;
    mending->drop_capital = block->kind == BLOCK_PARAGRAPH;
    mending->told = MEND_NONE;
    for (size_t i = 0; i < block->spans.count; i++) {
        const struct span *span = &block->spans.items[i];
        if (span_is_linear(span))
            mend_span(mending, span);
        else
            *arena_push(mending->reading->scratch, &mending->spans) = *span;
        mending->drop_capital = false;
        if (span->line_break && mending->told != MEND_SPACES)
            mending->told = MEND_NONE;
    }
    if (!mending->changed)
        return;
    size_t count = mending->spans.count;
    block->spans.items = arena_alloc_array(mending->reading->arena, count, sizeof(struct span));
    memcpy(block->spans.items, mending->spans.items, count * sizeof(struct span));
    block->spans.count = block->spans.capacity = count;
}

void characters_repair(struct text_reading *reading) {
    struct mending mending = {.reading = reading, .vocabulary = {.arena = reading->scratch}};
    if (!reading->options->repair)
        return;
    want_all(&mending);
    for (size_t i = 0; i < reading->parts.count; i++)
        if (reading->parts.items[i].block.kind != BLOCK_CODE)
            mend_block(&mending, &reading->parts.items[i].block);
}
