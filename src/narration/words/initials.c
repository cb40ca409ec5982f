/* Initials of a name: "N. Khrushchev", "J. F. Kennedy", "J.R.R. Tolkien", "E. coli".
 * Their dots are no stops. */
#include "base/utf8.h"
#include "narration/words/acronyms.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"

enum { MOST_INITIALS = 6 };

/* After these a letter is a label, and its dot may be a stop. */
static const char labelled_things[] =
    "plan vitamin vitamins group class type part chapter section appendix figure fig table "
    "document "
    "grade hepatitis block point room gate exhibit option team unit level schedule annex act scene "
    "book volume article step phase zone wing ward hall terminal platform line route stage case "
    "model version choice side answer question lot series form category war letter i";

static bool is_initial_with_dot(const struct passage *passage, size_t at, long offset) {
    const struct token *dot = passage_token(passage, at, offset + 1);
    return token_is_initial(passage_token(passage, at, offset)) && token_touches(dot) &&
           token_is(dot, ".");
}

/* How many initials with dots stand at `at`, hyphens allowed between them ("J.-P."). */
static size_t count_initials(const struct passage *passage, size_t at, size_t *n_tokens) {
    size_t count = 0;
    for (*n_tokens = 0; count < MOST_INITIALS; count++) {
        long next = (long)*n_tokens;
        if (count && token_is(passage_token(passage, at, next), "-") &&
            token_touches(passage_token(passage, at, next)))
            next++;
        if (!is_initial_with_dot(passage, at, next))
            break;
        *n_tokens = (size_t)next + 2;
    }
    return count;
}

/* "I", "V" and "X" after a name or a thing that is numbered are numerals. */
static bool may_be_numeral(const struct passage *passage, size_t at) {
    const struct token *before = passage_token(passage, at, -1);
    if (!word_in(passage_token(passage, at, 0)->text, "I V X") || before->kind != TOKEN_WORD ||
        word_in_nocase(before->text, "by of with from to"))
        return false;
    return token_is(passage_token(passage, at, 0), "I") || !token_is_capitalised(before);
}

static bool is_name(const struct token *token) {
    return token_is_capitalised(token) && !token_is_initial(token) && !token_opens_sentence(token);
}

/* A lone initial before a name; what stands before it decides whether its dot may be
 * a stop. */
static bool is_before_name(const struct passage *passage, size_t at, size_t count,
                           size_t n_tokens) {
    const struct token *next = passage_token(passage, at, (long)n_tokens);
    const struct token *before = passage_token(passage, at, -1);
    if (!is_name(next) || (passage->kind == UTTERANCE_HEADING && before->kind == TOKEN_END))
        return false;
    if (count > 1)
        return true;
    if (before->kind == TOKEN_END && word_is_plain(next->text)) /* "A. Use in the text" */
        return false;
    if (token_is_initial(before) && !token_is(before, "I")) /* letters of a code: "D M Z." */
        return false;
    if (word_in_nocase(before->text, labelled_things) || may_be_numeral(passage, at))
        return false;
    return before->kind != TOKEN_NUMBER;
}

/* "E. coli": a stop is not followed by a small letter. */
static bool is_before_species(const struct passage *passage, size_t at, size_t n_tokens) {
    const struct token *next = passage_token(passage, at, (long)n_tokens);
    return token_begins_small(next) && next->space_before && next->text.len > 2 &&
           !token_is(passage_token(passage, at, 0), "I");
}

/* "Plan A is": the letter, not the article. */
static bool read_label(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *before = passage_token(passage, at, -1);
    if (!token_is(passage_token(passage, at, 0), "A") || token_begins_sentence(passage, at) ||
        !word_in_nocase(before->text, labelled_things))
        return false;
    reading->n_tokens = 1;
    reading->weight = READING_LIKELY;
    reading_spell(passage, reading, STR("A"), (struct str){0}, 0, 1);
    return true;
}

static bool read_initials(const struct passage *passage, size_t at, struct reading *reading) {
    size_t n_tokens, count = count_initials(passage, at, &n_tokens);
    if (!count)
        return read_label(passage, at, reading);
    bool named = is_before_name(passage, at, count, n_tokens);
    if (!named && (count > 1 || !is_before_species(passage, at, n_tokens)))
        return read_label(passage, at, reading);
    reading->n_tokens = n_tokens;
    reading->weight = READING_LIKELY;
    for (size_t i = 0; i < n_tokens; i++) {
        const struct token *token = passage_token(passage, at, (long)i);
        if (token->kind == TOKEN_WORD)
            reading_spell(passage, reading, token->text, (struct str){0}, i, 2);
    }
    return true;
}

const struct word_class class_initials = {"initials", read_initials};
