#include "speech/espeak_call.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "speech/ipa.h"

enum {
    /* The most that one call is given: libespeak-ng 1.51 reads a clause into 800 bytes
     * (N_TR_SOURCE) and speaks 1000 phonemes of it (N_PHONEME_LIST); what is beyond is
     * lost without a sign. */
    CALL_MAX_BYTES = 700,
    CALL_MAX_PHONEMES = 800,
    /* Of one word: it reads 160 bytes (N_WORD_BYTES) and speaks 200 bytes of mnemonics
     * (N_WORD_PHONEMES), which are 1.5 bytes each with their stress. */
    WORD_MAX_BYTES = 120,
    WORD_MAX_PHONEMES = 100,
    /* Apostrophes and dots in a word ("rock'n'roll", "U.S.S.R."). */
    MOST_MARKS = 4,
    /* The same letter again and again: it says three. */
    MOST_REPEATS = 3,
    /* A compound with hyphens is one word to the engine, with one event. */
    LONGEST_COMPOUND = 3,
};

/* ---- plain words ---- */

/* A character as the engine is given it; a space for what could be a command byte,
 * markup or a mnemonic's bracket. */
static uint32_t plain_character(uint32_t c) {
    if (c == 0x2019 || c == 0x02BC)
        return '\'';
    /* English voices are silent on other scripts' digits. */
    if (utf8_is_digit(c))
        return '0' + (uint32_t)u_charDigitValue((UChar32)c);
    bool sounds = utf8_is_letter(c) || (U_GET_GC_MASK((UChar32)c) & U_GC_N_MASK) != 0;
    return sounds || c == '-' || c == '\'' || c == '.' ? c : ' ';
}

static bool has_sound(uint32_t c) {
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

struct str espeak_plain(struct arena *arena, struct str word) {
    struct strbuf plain = {.arena = arena};
    unsigned n_marks = 0;
    bool sounds = false;
    for (size_t at = 0; at < word.len;) {
        uint32_t c = utf8_next(word, &at);
        if (c == UTF8_INVALID)
            continue;
        c = plain_character(c);
        /* libespeak-ng 1.51 overruns its buffers on a long chain of "s'" or of "e.": no
         * word of any language has so many of them. */
        if ((c == '\'' || c == '.') && ++n_marks > MOST_MARKS)
            c = ' ';
        utf8_add(&plain, c);
        sounds = sounds || has_sound(c);
    }
    return sounds ? str_trim(strbuf_str(&plain)) : (struct str){0};
}

/* ---- how much a word is ---- */

/* At most so many phonemes for a letter, measured on an English voice: it reads words
 * of some scripts in a voice of their own and names the letters of others, the rarest
 * by their numbers ("letter one d four zero zero"). The first row that ends behind the
 * letter counts. */
static const struct {
    uint32_t end;
    unsigned n_phonemes;
} scripts[] = {
    {0x0180, 8},  /* Latin, with accents */
    {0x0370, 24}, /* its rarer letters, accents */
    {0x0530, 8},  /* Greek, Cyrillic */
    {0x0590, 3},  /* Armenian */
    {0x0900, 20}, /* Hebrew, Arabic and their kin */
    {0x0E00, 3},  /* of India */
    {0x10A0, 24}, /* from Thai to Burmese */
    {0x1100, 2},  /* Georgian */
    {0x3040, 28}, /* from Ethiopic to historic ones */
    {0xAC00, 14}, /* kana, Chinese */
    {0xD7B0, 5},  /* Korean */
    {UINT32_MAX, 28},
};

enum {
    DIGIT_PHONEMES = 6,   /* "seven hundred and seventy-seven" */
    SPELLED_PHONEMES = 8, /* "double-u", the longest name of a letter */
    /* A word without a vowel is spelled, and so may be one with more consonants between
     * two. */
    LONGEST_CLUSTER = 8,
};

static bool is_consonant(uint32_t c) {
    return ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) && !strchr("aeiouyAEIOUY", (int)c);
}

static bool is_all_consonants(struct str word) {
    for (size_t i = 0; i < word.len && word.ptr[i] != ' '; i++)
        if (!is_consonant((unsigned char)word.ptr[i]))
            return false;
    return true;
}

/* How many phonemes the letter may make, after `cluster` consonants. */
static unsigned estimate(uint32_t c, unsigned *cluster) {
    *cluster = is_consonant(c) ? *cluster + 1 : 0;
    if (c >= '0' && c <= '9')
        return DIGIT_PHONEMES;
    if (c < 0x80)
        return *cluster > LONGEST_CLUSTER ? SPELLED_PHONEMES : 1;
    size_t row = 0;
    while (c >= scripts[row].end)
        row++;
    return scripts[row].n_phonemes;
}

/* Cuts off the front of a plain word what the engine takes for one word. */
static struct str cut_piece(struct str *rest, unsigned *n_phonemes) {
    unsigned cluster = is_all_consonants(*rest) ? LONGEST_CLUSTER : 0;
    size_t at = 0;
    *n_phonemes = 0;
    while (at < rest->len && rest->ptr[at] != ' ') {
        size_t next = at;
        unsigned more = estimate(utf8_next(*rest, &next), &cluster);
        if (at && (next > WORD_MAX_BYTES || *n_phonemes + more > WORD_MAX_PHONEMES))
            break;
        *n_phonemes += more;
        at = next;
    }
    struct str piece = str_slice(*rest, 0, at);
    *rest = str_trim(str_slice(*rest, at, rest->len));
    return piece;
}

/* ---- calls ---- */

/* Makes the calls of one phrase. */
struct caller {
    const struct utterance *utterance;
    struct str language;
    struct espeak_call call; /* that is being filled */
    size_t n_compound;       /* pieces since the last space */
    uint32_t last_letter;    /* that was said, in lower case, */
    unsigned n_repeats;      /* and how often in a row as a word */
    espeak_call_fn *visit;
    void *context;
};

static void add_text(struct espeak_call *call, struct str text) {
    strbuf_add(&call->text, text);
    call->n_code_points += (unsigned)utf8_length(text);
}

static bool finish_call(struct caller *caller, struct error *error) {
    struct espeak_call *call = &caller->call;
    bool done = caller->visit(caller->utterance, call, caller->context, error);
    *call = (struct espeak_call){.arena = call->arena, .text = {.arena = call->arena}};
    caller->n_compound = 0;
    return done;
}

static bool joins(const struct utterance *utterance, size_t word) {
    return word && utterance_word(utterance, word).joined &&
           str_ends_with(utterance_word(utterance, word - 1).after, STR("-"));
}

/* What goes between a piece and the one before it. */
static struct str glue(const struct caller *caller, const struct espeak_piece *piece) {
    if (!piece->first)
        return STR(" ");
    if (joins(caller->utterance, piece->word) && caller->n_compound < LONGEST_COMPOUND)
        return STR("-");
    struct str after = utterance_word(caller->utterance, piece->word - 1).after;
    return str_contains(after, STR(",")) ? STR(", ") : STR(" ");
}

/* How often a letter has been said in a row when this piece has been; 1 for a word. */
static unsigned count_repeats(struct caller *caller, struct str text) {
    uint32_t last = 0, before = caller->last_letter;
    size_t n_letters = 0;
    for (size_t at = 0; at < text.len; n_letters++)
        last = (uint32_t)u_tolower((UChar32)utf8_next(text, &at));
    caller->last_letter = last;
    return n_letters == 1 && last == before ? caller->n_repeats + 1 : 1;
}

static bool add_piece(struct caller *caller, struct espeak_piece piece, struct str text,
                      unsigned n_phonemes, struct error *error) {
    struct espeak_call *call = &caller->call;
    unsigned n_repeats = count_repeats(caller, text);
    bool full = call->text.count + text.len > CALL_MAX_BYTES ||
                call->n_phonemes + n_phonemes > CALL_MAX_PHONEMES || n_repeats > MOST_REPEATS;
    if (call->pieces.count && full && !finish_call(caller, error))
        return false;
    caller->n_repeats = full ? 1 : n_repeats;
    if (call->pieces.count) {
        struct str between = glue(caller, &piece);
        piece.hyphenated = str_equal(between, STR("-"));
        add_text(call, between);
    }
    caller->n_compound = piece.hyphenated ? caller->n_compound + 1 : 1;
    piece.position = call->n_code_points + 1 + (str_starts_with(text, STR("[[")) ? 2 : 0);
    *arena_push(call->arena, &call->pieces) = piece;
    add_text(call, text);
    call->n_phonemes += n_phonemes;
    return true;
}

static bool add_spelled(struct caller *caller, size_t index, struct error *error) {
    struct str text = utterance_word(caller->utterance, index).text;
    struct str rest = espeak_plain(caller->call.arena, text);
    if (!rest.len)
        return error_set(error, "", "the engine has no sound for “%.*s”", STR_ARG(text));
    for (bool first = true; rest.len; first = false) {
        unsigned n_phonemes;
        struct str piece = cut_piece(&rest, &n_phonemes);
        if (!add_piece(caller, (struct espeak_piece){.word = index, .first = first}, piece,
                       n_phonemes, error))
            return false;
    }
    return true;
}

static bool add_pronounced(struct caller *caller, size_t index, struct error *error) {
    const struct word kept = utterance_word(caller->utterance, index), *word = &kept;
    struct arena *arena = caller->call.arena;
    struct str mnemonics = word->phonemes, unknown;
    if (word->alphabet == PHONEMES_IPA &&
        !ipa_to_espeak(arena, word->phonemes, caller->language, &mnemonics, error))
        return false;
    if (!mnemonics_valid(mnemonics, &unknown))
        return error_set(error, "", "%.*s: eSpeak NG has no phoneme “%.*s”", STR_ARG(word->text),
                         STR_ARG(unknown));
    return add_piece(caller, (struct espeak_piece){.word = index, .first = true},
                     str_format(arena, "[[%.*s]]", STR_ARG(mnemonics)), (unsigned)mnemonics.len,
                     error);
}

bool espeak_for_each_call(const struct utterance *utterance, const struct phrase *phrase,
                          struct str language, espeak_call_fn *visit, void *context,
                          struct error *error) {
    struct arena *arena = arena_open();
    struct caller caller = {.utterance = utterance,
                            .language = language,
                            .call = {.arena = arena, .text = {.arena = arena}},
                            .visit = visit,
                            .context = context};
    bool done = true;
    for (size_t i = 0; done && i < phrase->n_words; i++) {
        size_t word = phrase->first_word + i;
        done = utterance_word(utterance, word).alphabet == PHONEMES_NONE
                   ? add_spelled(&caller, word, error)
                   : add_pronounced(&caller, word, error);
    }
    if (phrase->mark)
        add_text(&caller.call, (struct str){&phrase->mark, 1});
    done = done && (!caller.call.pieces.count || finish_call(&caller, error));
    arena_close(arena);
    return done;
}
