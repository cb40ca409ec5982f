/* Shouts: words in capitals, in a run ("FOREIGN RELATIONS OF THE UNITED STATES") or alone
 * ("NEVER"), which engines would spell. They are shown as titles are. */
#include "base/utf8.h"
#include "narration/words/acronyms.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"
#include "narration/words/numbers.h"

enum { REACH = 12, SHORTEST_WORD = 5, SHORTEST_IN_RUN = 4 };

/* Words that a title does not capitalise, and those that no acronym looks like. */
static const char small_words[] = "a am an and are as at be been but by can did do for from had "
                                  "has have he her him his if in into "
                                  "is it its me my nor not of off on onto or our over per she so "
                                  "than that the their them they this "
                                  "to up upon us via was we were when who will with you your";

/* A word of a run in capitals; single letters and numerals neither make nor break one. */
static bool is_capital_word(const struct token *token) {
    return token->kind == TOKEN_WORD && token->text.len > 1 && utf8_all_upper(token->text);
}

static bool breaks_run(const struct token *token) {
    return token->kind == TOKEN_END ||
           (token->kind == TOKEN_WORD && !utf8_all_upper(token->text)) ||
           (token->kind == TOKEN_MARK && word_in(token->text, "( ) [ ] | ;"));
}

/* Clearly a word: a small one of the language, or long and no acronym. */
static bool is_clear_word(const struct token *token) {
    if (!is_capital_word(token) || acronym_is_spelled(token->text) || acronym_find(token->text))
        return false;
    return word_is_plain(token->text) ||
           (token->text.len >= SHORTEST_IN_RUN && letters_are_pronounceable(token->text));
}

static size_t clear_words(const struct passage *passage, size_t at, long step) {
    size_t count = 0;
    for (long i = 1; i <= REACH; i++) {
        const struct token *token = passage_token(passage, at, i * step);
        if (breaks_run(token))
            break;
        count += is_clear_word(token);
    }
    return count;
}

static bool is_in_run(const struct passage *passage, size_t at) {
    if (passage->shouted)
        return true;
    size_t others = clear_words(passage, at, 1) + clear_words(passage, at, -1);
    return others > 1 || (others == 1 && is_clear_word(passage_token(passage, at, 0)));
}

/* "MC" and "CD" are not numerals, "MIX" neither; but "XIV" is left to its class. */
static bool is_numeral(struct str text) {
    return number_from_roman(text) && !word_in(text, "MIX I");
}

static bool is_word_in_run(const struct passage *passage, size_t at, struct str stem) {
    if (str_equal(stem, STR("US")) && token_is(passage_token(passage, at, -1), "THE"))
        return false;
    if (is_numeral(stem) || (acronym_is_spelled(stem) && !acronym_is_word_when_shouted(stem)))
        return false;
    return (word_is_plain(stem) || stem.len > SHORTEST_WORD || letters_are_pronounceable(stem)) &&
           is_in_run(passage, at);
}

/* Alone in a sentence of small letters: stressed, or a name ("EXODUS"). */
static bool is_word_alone(struct str stem, struct str whole) {
    if (stem.len < whole.len && utf8_all_upper(whole) && word_is_plain(stem))
        return true; /* "IT'S" */
    if (str_equal(stem, STR("IT")))
        return true; /* the trade is known by its neighbours */
    if (is_numeral(stem) || acronym_is_spelled(stem) || acronym_find(stem) ||
        word_in(stem, "US WHO AM PM"))
        return false;
    return word_is_plain(stem) || str_contains(stem, STR("'")) || str_contains(stem, STR("’")) ||
           (stem.len >= SHORTEST_WORD && letters_are_pronounceable(stem));
}

static bool is_apart_from_hyphens(const struct passage *passage, size_t at) {
    const struct token *before = passage_token(passage, at, -1);
    return !token_touches(passage_token(passage, at, 0)) || !token_is(before, "-");
}

static struct str as_in_title(const struct passage *passage, size_t at, struct str word) {
    bool after_initialism = token_is(passage_token(passage, at, -1), ".") &&
                            token_is_initial(passage_token(passage, at, -2));
    if (word_in_nocase(word, small_words) &&
        (after_initialism || !token_begins_sentence(passage, at)))
        return utf8_lower(passage->arena, word);
    return utf8_capitalise(passage->arena, word);
}

static bool read_capitals(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    struct str ending, stem = word_stem(token->text, &ending);
    if (!is_capital_word(token) || !utf8_all_upper(stem))
        return false;
    bool in_run = is_word_in_run(passage, at, stem);
    if (!in_run && !is_word_alone(stem, token->text))
        return false;
    struct str said = in_run && is_apart_from_hyphens(passage, at)
                          ? as_in_title(passage, at, stem)
                          : utf8_lower(passage->arena, stem);
    if (!in_run && token_begins_sentence(passage, at))
        said = utf8_capitalise(passage->arena, stem);
    reading->weight = in_run ? READING_CUED : READING_LIKELY;
    reading->n_tokens = 1;
    reading_say(passage, reading,
                str_format(passage->arena, "%.*s%.*s", STR_ARG(said), STR_ARG(ending)), 0, 1);
    return true;
}

const struct word_class class_capitals = {"capitals", read_capitals};
