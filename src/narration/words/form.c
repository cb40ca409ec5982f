#include "narration/words/form.h"

#include <string.h>

#include "base/utf8.h"

static const char sentence_openers[] =
    "a about after again all along already also although always among an and another any anyone "
    "are as at because before behind being below besides between both but by can could did do "
    "does during each either even every everyone everything few finally first for from further "
    "furthermore had has have he hence her here his how however i if in indeed instead into is it "
    "it's its just last later let like likewise many maybe meanwhile more moreover most much my "
    "neither never nevertheless next no nobody none nor not nothing now of often on once one only "
    "or other others otherwise our over perhaps quite rather second she should similarly since so "
    "some someone something soon still such than thanks that that's the their then there there's "
    "therefore these they they're this those though through throughout thus to today together "
    "too under unless until up upon very was we we're well were what what's whatever when where "
    "whether which while who whoever whom whose why will with within without would yes yesterday "
    "yet you you're your";

static struct str next_in_list(const char **list) {
    const char *end = strchr(*list, ' ');
    struct str word = {*list, end ? (size_t)(end - *list) : strlen(*list)};
    *list = end ? end + 1 : *list + word.len;
    return word;
}

static bool in_list(struct str word, const char *list, bool (*equal)(struct str, struct str)) {
    while (word.len && *list)
        if (equal(next_in_list(&list), word))
            return true;
    return false;
}

bool word_in(struct str word, const char *list) {
    return in_list(word, list, str_equal);
}

bool word_in_nocase(struct str word, const char *list) {
    return in_list(word, list, str_equal_nocase);
}

bool token_is(const struct token *token, const char *text) {
    return token->kind != TOKEN_END && str_equal(token->text, str_from_c(text));
}

bool token_is_nocase(const struct token *token, const char *text) {
    return token->kind != TOKEN_END && str_equal_nocase(token->text, str_from_c(text));
}

bool token_is_apostrophe(const struct token *token) {
    return token_is(token, "'") || token_is(token, "’");
}

bool token_touches(const struct token *token) {
    return token->kind != TOKEN_END && !token->space_before;
}

static uint32_t first_letter(const struct token *token) {
    size_t at = 0;
    return token->kind == TOKEN_WORD ? utf8_next(token->text, &at) : 0;
}

bool token_is_capitalised(const struct token *token) {
    return utf8_is_upper(first_letter(token));
}

bool token_begins_small(const struct token *token) {
    return utf8_is_lower(first_letter(token));
}

bool token_is_initial(const struct token *token) {
    size_t at = 0;
    return token_is_capitalised(token) && utf8_next(token->text, &at) && at == token->text.len;
}

bool token_has_digits(const struct token *token, size_t least, size_t most) {
    return token->kind == TOKEN_NUMBER && token->text.len >= least && token->text.len <= most;
}

static bool is_quote_or_bracket(const struct token *token) {
    return token->kind == TOKEN_MARK && word_in(token->text, "\" ' “ ” ‘ ’ « » ( ) [ ] * _");
}

const struct token *token_after_quotes(const struct passage *passage, size_t at, long offset) {
    long step = offset < 0 ? -1 : 1;
    const struct token *token = passage_token(passage, at, offset);
    for (int i = 0; i < 4 && is_quote_or_bracket(token); i++)
        token = passage_token(passage, at, offset += step);
    return token;
}

bool token_begins_sentence(const struct passage *passage, size_t at) {
    const struct token *before = token_after_quotes(passage, at, -1);
    return before->kind == TOKEN_END ||
           (before->kind == TOKEN_MARK && word_in(before->text, ". ! ? : … • — -"));
}

bool token_opens_sentence(const struct token *token) {
    return token_is_capitalised(token) && word_in_nocase(token->text, sentence_openers);
}

bool token_may_follow_stop(const struct token *token) {
    return token->kind == TOKEN_END || token->kind == TOKEN_MARK || token_opens_sentence(token);
}

static size_t pattern_piece(const char *pattern) {
    static const char *const wide_marks[] = {"’", "°", "·"};
    for (size_t i = 0; i < sizeof wide_marks / sizeof *wide_marks; i++)
        if (strncmp(pattern, wide_marks[i], strlen(wide_marks[i])) == 0)
            return strlen(wide_marks[i]);
    size_t digits = strspn(pattern, "0123456789");
    size_t length = strcspn(pattern, " .:\\-/&()',0123456789");
    for (size_t i = 0; i < sizeof wide_marks / sizeof *wide_marks; i++) {
        const char *mark = strstr(pattern, wide_marks[i]);
        if (mark && (size_t)(mark - pattern) < length)
            length = (size_t)(mark - pattern);
    }
    return digits ? digits : length ? length : 1;
}

/* Most patterns are refused by their first letter, for little. */
static bool may_match(const struct token *token, const char *pattern) {
    return token->text.len &&
           str_equal_nocase(str_slice(token->text, 0, 1), (struct str){pattern, 1});
}

size_t tokens_match(const struct passage *passage, size_t at, const char *pattern) {
    size_t n = 0;
    if (!may_match(passage_token(passage, at, 0), pattern))
        return 0;
    bool space = false;
    while (*pattern) {
        if (*pattern == ' ') {
            space = true;
            pattern++;
            continue;
        }
        size_t length = pattern_piece(pattern);
        const struct token *token = passage_token(passage, at, (long)n);
        if (token->kind == TOKEN_END || (n && !space && token->space_before) ||
            !str_equal_nocase(token->text, (struct str){pattern, length}))
            return 0;
        pattern += length;
        space = false;
        n++;
    }
    return n;
}

void reading_add_ending(const struct passage *passage, struct reading *reading, struct str ending) {
    struct said *last = &reading->items[reading->count - 1];
    last->text = str_format(passage->arena, "%.*s%.*s", STR_ARG(last->text), STR_ARG(ending));
}

void reading_take_possessive(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *apostrophe = passage_token(passage, at, (long)reading->n_tokens);
    const struct token *s = passage_token(passage, at, (long)reading->n_tokens + 1);
    if (!reading->count || !token_touches(apostrophe) || !token_is_apostrophe(apostrophe) ||
        !token_touches(s) || !token_is_nocase(s, "s"))
        return;
    reading_add_ending(passage, reading, STR("'s"));
    reading->items[reading->count - 1].n_tokens += 2;
    reading->n_tokens += 2;
    reading->dot_may_end = false;
}

/* Engines read a lone "A" as the article, and know no plurals of letters. */
static const struct {
    const char *letter, *ipa, *with_s;
} letter_names[] = {
    {"A", "ˈeɪ", "ˈeɪz"},  {"B", NULL, "ˈbiːz"},  {"C", NULL, "ˈsiːz"},      {"D", NULL, "ˈdiːz"},
    {"E", NULL, "ˈiːz"},   {"F", NULL, "ˈɛfs"},   {"G", NULL, "ˈdʒiːz"},     {"H", NULL, "ˈeɪtʃɪz"},
    {"I", NULL, "ˈaɪz"},   {"J", NULL, "ˈdʒeɪz"}, {"K", NULL, "ˈkeɪz"},      {"L", NULL, "ˈɛlz"},
    {"M", NULL, "ˈɛmz"},   {"N", NULL, "ˈɛnz"},   {"O", NULL, "ˈoʊz"},       {"P", NULL, "ˈpiːz"},
    {"Q", NULL, "ˈkjuːz"}, {"R", NULL, "ˈɑɹz"},   {"S", NULL, "ˈɛsɪz"},      {"T", NULL, "ˈtiːz"},
    {"U", NULL, "ˈjuːz"},  {"V", NULL, "ˈviːz"},  {"W", NULL, "ˈdʌbəljuːz"}, {"X", NULL, "ˈɛksɪz"},
    {"Y", NULL, "ˈwaɪz"},  {"Z", NULL, "ˈziːz"},
};

static void spell_letter(const struct passage *passage, struct reading *reading, struct str letter,
                         struct str ending, size_t first, size_t n) {
    reading_say(passage, reading, letter, first, n);
    const char *ipa = NULL;
    for (size_t i = 0; i < sizeof letter_names / sizeof *letter_names; i++)
        if (str_equal(letter, str_from_c(letter_names[i].letter)))
            ipa = ending.len ? letter_names[i].with_s : letter_names[i].ipa;
    if (ending.len)
        reading_add_ending(passage, reading, ending);
    if (passage->british && ending.len && str_equal(letter, STR("Z")))
        ipa = "ˈzɛdz";
    if (ipa)
        reading_set_ipa(reading, str_from_c(ipa));
}

void reading_spell(const struct passage *passage, struct reading *reading, struct str letters,
                   struct str ending, size_t first_token, size_t n_tokens) {
    struct str upper = utf8_upper(passage->arena, letters);
    for (size_t at = 0; at < upper.len;) {
        size_t start = at;
        if (!utf8_is_letter(utf8_next(upper, &at)))
            continue;
        spell_letter(passage, reading, str_slice(upper, start, at),
                     at == upper.len ? ending : (struct str){0}, first_token, n_tokens);
    }
}

void reading_set_ipa(struct reading *reading, struct str ipa) {
    struct said *last = &reading->items[reading->count - 1];
    last->alphabet = PHONEMES_IPA;
    last->phonemes = ipa;
}

struct str word_stem(struct str word, struct str *ending) {
    static const char *const possessives[] = {"'s", "’s", "'S", "’S"};
    *ending = (struct str){0};
    for (size_t i = 0; i < sizeof possessives / sizeof *possessives; i++)
        if (str_ends_with(word, str_from_c(possessives[i]))) {
            *ending = STR("'s");
            return str_slice(word, 0, word.len - strlen(possessives[i]));
        }
    struct str stem = str_slice(word, 0, word.len ? word.len - 1 : 0);
    if (!str_ends_with(word, STR("s")) || stem.len < 2 || !utf8_all_upper(stem))
        return word;
    *ending = STR("s");
    return stem;
}

/* From U+03B1 on; U+03C2 is the sigma that ends words. */
static const char *const greek[] = {
    "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
    "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};

const char *greek_letter_name(struct str letter) {
    size_t end = 0;
    if (letter.len != 2)
        return NULL;
    uint32_t c = utf8_next(letter, &end);
    for (size_t i = 0; i < sizeof greek / sizeof *greek; i++)
        if (c == 0x3B1 + i || c == 0x391 + i)
            return greek[i];
    return NULL;
}
