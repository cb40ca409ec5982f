#include "narration/words/words.h"

#include <unicode/uchar.h>

#include "base/language.h"
#include "base/utf8.h"
#include "narration/words/classes.h"

/* Where "and" stands before the tens and the day before the month. */
static const char *const british_regions[] = {"GB", "UK", "AU", "NZ", "IE", "ZA", "IN",
                                              "SG", "HK", "MT", "JM", "KE", "NG"};

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019;
}

static struct str subtag(struct str language, size_t index) {
    size_t from = 0;
    for (size_t i = 0; i <= language.len; i++) {
        if (i < language.len && language.ptr[i] != '-' && language.ptr[i] != '_')
            continue;
        if (index-- == 0)
            return str_slice(language, from, i);
        from = i + 1;
    }
    return (struct str){0};
}

static bool is_british(struct str language) {
    struct str region = subtag(language, 1);
    if (region.len == 4) /* a script, as in en-Latn-GB */
        region = subtag(language, 2);
    for (size_t i = 0; i < sizeof british_regions / sizeof *british_regions; i++)
        if (str_equal_nocase(region, str_from_c(british_regions[i])))
            return true;
    return false;
}

/* The end of the run of code points from `at` on that `belongs` accepts. */
static size_t run_end(struct str text, size_t at, bool (*belongs)(uint32_t)) {
    for (size_t next = at; at < text.len; at = next)
        if (!belongs(utf8_next(text, &next)))
            break;
    return at;
}

static size_t word_end(struct str text, size_t at) {
    for (;;) {
        at = run_end(text, at, utf8_is_letter);
        size_t letter = at;
        if (at == text.len || !is_apostrophe(utf8_next(text, &letter)) ||
            run_end(text, letter, utf8_is_letter) == letter)
            return at;
        at = letter;
    }
}

/* Digits of other scripts as ASCII ones, so that no class has to know them. */
static struct str ascii_digits(struct arena *arena, struct str digits) {
    if (utf8_length(digits) == digits.len)
        return digits;
    struct strbuf ascii = {.arena = arena};
    for (size_t at = 0; at < digits.len;)
        strbuf_add_char(&ascii, (char)('0' + u_charDigitValue((UChar32)utf8_next(digits, &at))));
    return strbuf_str(&ascii);
}

static void cut_token(struct passage *passage, size_t start, struct token *token) {
    struct str text = passage->text;
    size_t end = start;
    uint32_t c = utf8_next(text, &end);
    if (utf8_is_letter(c)) {
        token->kind = TOKEN_WORD;
        end = word_end(text, start);
    } else if (utf8_is_digit(c)) {
        token->kind = TOKEN_NUMBER;
        end = run_end(text, start, utf8_is_digit);
    } else {
        token->kind = TOKEN_MARK;
    }
    token->start = start;
    token->end = end;
    token->text = str_slice(text, start, end);
    if (token->kind == TOKEN_NUMBER)
        token->text = ascii_digits(passage->arena, token->text);
}

static void cut_tokens(struct passage *passage) {
    struct {
        struct token *items;
        size_t count, capacity;
    } tokens = {0};
    bool space = true, line = true;
    for (size_t at = 0; at < passage->text.len;) {
        size_t next = at;
        uint32_t c = utf8_next(passage->text, &next);
        if (utf8_is_space(c)) {
            space = true;
            line = line || c == '\n';
            at = next;
            continue;
        }
        struct token *token = arena_push(passage->arena, &tokens);
        cut_token(passage, at, token);
        token->space_before = space;
        token->line_before = line;
        space = line = false;
        at = token->end;
    }
    passage->tokens = tokens.items;
    passage->n_tokens = tokens.count;
}

/* One word alone in capitals is more likely an acronym than a shout. */
static bool is_shouted(const struct passage *passage) {
    size_t words = 0;
    for (size_t i = 0; i < passage->n_tokens; i++)
        words += passage->tokens[i].kind == TOKEN_WORD;
    return words > 1 && utf8_all_upper(passage->text);
}

void passage_open(struct arena *arena, struct str text, enum utterance_kind kind,
                  struct str language, struct passage *passage) {
    *passage = (struct passage){.arena = arena, .text = text, .kind = kind, .language = language};
    passage->english = !language_primary(language).len || language_is_english(language);
    passage->british = passage->english && is_british(language);
    cut_tokens(passage);
    passage->shouted = is_shouted(passage);
}

const struct token *passage_token(const struct passage *passage, size_t at, long offset) {
    static const struct token outside = {
        .kind = TOKEN_END, .space_before = true, .line_before = true};
    if (offset < 0 && (size_t)-offset > at)
        return &outside;
    size_t index = at + (size_t)offset;
    return index < passage->n_tokens ? &passage->tokens[index] : &outside;
}

static bool is_better(const struct reading *a, const struct reading *b) {
    return a->weight != b->weight ? a->weight > b->weight : a->n_tokens > b->n_tokens;
}

bool words_read(const struct passage *passage, size_t at, struct reading *reading) {
    *reading = (struct reading){0};
    bool found = false;
    const struct word_class *const *class = passage->english ? word_classes : foreign_word_classes;
    for (; *class; class ++) {
        struct reading offer = {0};
        if (!(*class)->read(passage, at, &offer) || (found && !is_better(&offer, reading)))
            continue;
        *reading = offer;
        found = true;
    }
    return found;
}

static void say_word(const struct passage *passage, struct reading *reading, struct str word,
                     size_t first_token, size_t n_tokens) {
    struct said *said = arena_push(passage->arena, reading);
    said->text = word;
    if (str_ends_with(word, STR(","))) {
        said->text = str_slice(word, 0, word.len - 1);
        said->after = STR(",");
    }
    said->first_token = first_token;
    said->n_tokens = n_tokens;
}

void reading_say(const struct passage *passage, struct reading *reading, struct str text,
                 size_t first_token, size_t n_tokens) {
    for (size_t from = 0, at = 0; at <= text.len; at++) {
        if (at < text.len && text.ptr[at] != ' ')
            continue;
        if (at > from)
            say_word(passage, reading, str_slice(text, from, at), first_token, n_tokens);
        from = at + 1;
    }
}
