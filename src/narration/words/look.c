#include "narration/words/look.h"

#include <string.h>

#include "base/utf8.h"

bool text_in(struct str text, const char *const *list) {
    for (; *list; list++)
        if (str_equal_nocase(text, str_from_c(*list)))
            return true;
    return false;
}

bool look_is(const struct passage *passage, size_t at, long offset, const char *text) {
    const struct token *token = passage_token(passage, at, offset);
    return token->kind != TOKEN_END && str_equal_nocase(token->text, str_from_c(text));
}

bool look_in(const struct passage *passage, size_t at, long offset, const char *const *list) {
    const struct token *token = passage_token(passage, at, offset);
    return token->kind != TOKEN_END && text_in(token->text, list);
}

bool look_kind(const struct passage *passage, size_t at, long offset, enum token_kind kind) {
    return passage_token(passage, at, offset)->kind == kind;
}

bool look_adjoins(const struct passage *passage, size_t at, long offset) {
    return !passage_token(passage, at, offset)->space_before;
}

bool look_mark(const struct passage *passage, size_t at, long offset, const char *mark) {
    return look_adjoins(passage, at, offset) && look_is(passage, at, offset, mark);
}

static const char *const dashes[] = {"-", "‐", "‑", "‒", "–", "—", "−", NULL};
static const char *const long_dashes[] = {"–", "—", "‒", NULL};

bool look_dash(const struct passage *passage, size_t at, long offset) {
    return look_in(passage, at, offset, dashes);
}

bool look_joint(const struct passage *passage, size_t at, long offset) {
    if (!look_dash(passage, at, offset) || look_dash(passage, at, offset + 1))
        return false;
    bool before = !look_adjoins(passage, at, offset);
    bool after = !look_adjoins(passage, at, offset + 1);
    return before == after && (!before || look_in(passage, at, offset, long_dashes));
}

bool look_apostrophe(const struct passage *passage, size_t at, long offset) {
    static const char *const apostrophes[] = {"'", "’", "‘", NULL};
    return look_in(passage, at, offset, apostrophes);
}

bool look_digits(const struct passage *passage, size_t at, long offset, size_t fewest,
                 size_t most) {
    const struct token *token = passage_token(passage, at, offset);
    return token->kind == TOKEN_NUMBER && token->text.len >= fewest && token->text.len <= most;
}

size_t look_value(const struct passage *passage, size_t at, long offset) {
    if (!look_digits(passage, at, offset, 1, 9))
        return SIZE_MAX;
    struct str digits = passage_token(passage, at, offset)->text;
    size_t value = 0;
    for (size_t i = 0; i < digits.len; i++)
        value = value * 10 + (size_t)(digits.ptr[i] - '0');
    return value;
}

bool look_opens(const struct passage *passage, size_t at, long offset) {
    static const char *const openers[] = {"(", "[", "{", "\"", "“", "‘", "'", "—", "–",
                                          "«", "/", "~", "≈",  ":", "¿", "¡", "|", NULL};
    return !look_adjoins(passage, at, offset) || look_in(passage, at, offset - 1, openers) ||
           (look_dash(passage, at, offset - 1) && look_dash(passage, at, offset - 2));
}

bool look_closes(const struct passage *passage, size_t at, long offset) {
    static const char *const joints[] = {"-", "‐", "‑", "–", "/", ".", ",", ":", "_", "@", NULL};
    const struct token *token = passage_token(passage, at, offset);
    if (token->space_before)
        return true;
    if (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER)
        return false;
    const struct token *next = passage_token(passage, at, offset + 1);
    return next->space_before || !text_in(token->text, joints) ||
           (next->kind != TOKEN_WORD && next->kind != TOKEN_NUMBER);
}

static uint32_t first_letter(const struct token *token) {
    size_t start = 0;
    return token->kind == TOKEN_WORD ? utf8_next(token->text, &start) : 0;
}

bool look_lower(const struct passage *passage, size_t at, long offset) {
    return utf8_is_lower(first_letter(passage_token(passage, at, offset)));
}

bool look_capital(const struct passage *passage, size_t at, long offset) {
    return utf8_is_upper(first_letter(passage_token(passage, at, offset)));
}

bool look_attributive(const struct passage *passage, size_t at, long offset) {
    static const char *const singular_determiners[] = {"a", "an", "another", "each", "every", NULL};
    static const char *const no_nouns[] = {
        "a",     "about",  "after", "ago",   "all",   "an",     "and",  "are",   "around",
        "as",    "at",     "away",  "back",  "be",    "before", "but",  "by",    "can",
        "down",  "during", "each",  "east",  "ever",  "for",    "from", "had",   "has",
        "have",  "he",     "her",   "his",   "i",     "if",     "in",   "into",  "is",
        "it",    "its",    "later", "less",  "like",  "long",   "more", "north", "of",
        "off",   "on",     "or",    "our",   "out",   "over",   "per",  "she",   "so",
        "south", "than",   "that",  "the",   "their", "then",   "they", "this",  "though",
        "to",    "today",  "too",   "under", "until", "up",     "was",  "we",    "were",
        "west",  "when",   "where", "which", "while", "who",    "will", "with",  "worth",
        "would", "yet",    "you",   NULL};
    static const char *const cash[] = {
        "bill",   "note",   "coin",    "banknote", "battery", "bulb",   "film",  "dash",
        "sprint", "outlet", "adapter", "motor",    "hurdles", "engine", "bolt",  "bolts",
        "screw",  "screws", "pipe",    "pipes",    "nails",   "hose",   "plank", "planks",
        "gun",    "guns",   "lens",    "monitor",  "limit",   NULL};
    if (look_in(passage, at, offset, cash))
        return true;
    return look_in(passage, at, -1, singular_determiners) && look_lower(passage, at, offset) &&
           !look_in(passage, at, offset, no_nouns);
}

bool look_plural_noun(const struct passage *passage, size_t at, long offset) {
    static const char *const irregular[] = {"men",     "women",  "people", "children", "feet",
                                            "percent", "mice",   "geese",  "oxen",     "sheep",
                                            "head",    "cattle", "fish",   "deer",     "aircraft",
                                            "others",  "police", "dozen",  NULL};
    static const char *const no_nouns[] = {
        "was",    "is",     "has",     "as",     "its",     "his",        "this",      "us",
        "does",   "always", "perhaps", "across", "less",    "unless",     "besides",   "plus",
        "versus", "yes",    "thus",    "says",   "towards", "afterwards", "sometimes", "saw",
        "brings", "marks",  "sees",    "begins", "comes",   "remains",    "seems",     NULL};
    struct str word = passage_token(passage, at, offset)->text;
    if (!look_lower(passage, at, offset))
        return false;
    if (text_in(word, irregular))
        return true;
    return word.len > 2 && word.ptr[word.len - 1] == 's' &&
           !strchr("siu", word.ptr[word.len - 2]) && !text_in(word, no_nouns);
}

bool look_new_sentence(const struct passage *passage, size_t at, long offset) {
    static const char *const quotes[] = {"\"", "“", "‘", "”", "’", ")", "(", "'", NULL};
    while (look_in(passage, at, offset, quotes) && offset < WORDS_LOOKAHEAD)
        offset++;
    return look_kind(passage, at, offset, TOKEN_END) || look_capital(passage, at, offset);
}
