/* Names of the social web: "#BlackLivesMatter", "@nasa". */
#include "base/utf8.h"
#include "narration/words/acronyms.h"
#include "narration/words/classes.h"
#include "narration/words/codes.h"
#include "narration/words/form.h"

static bool is_part(const struct token *token) {
    return token_touches(token) &&
           (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token_is(token, "_"));
}

static size_t name_end(const struct passage *passage, size_t at) {
    size_t n = 1;
    while (n < WORDS_LOOKAHEAD && is_part(passage_token(passage, at, (long)n)))
        n++;
    return n;
}

/* Words one by one, so that each is known or spelled as it would be alone. */
static void say_words(const struct passage *passage, struct reading *reading, struct str words,
                      size_t index) {
    for (size_t from = 0, at = 0; at <= words.len; at++) {
        if (at < words.len && words.ptr[at] != ' ')
            continue;
        struct str word = str_slice(words, from, at);
        if (utf8_all_upper(word) || acronym_find(word))
            reading_say_code_word(passage, reading, word, index, 1);
        else
            reading_say(passage, reading, word, index, 1);
        from = at + 1;
    }
}

static bool read_handle(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *sign = passage_token(passage, at, 0);
    bool tag = token_is(sign, "#"), at_sign = token_is(sign, "@");
    if ((!tag && !at_sign) ||
        (token_touches(sign) && !token_is(passage_token(passage, at, -1), "(")))
        return false;
    size_t end = name_end(passage, at);
    if (end < 2 || (end == 2 && passage_token(passage, at, 1)->kind != TOKEN_WORD))
        return false;
    reading_say(passage, reading, tag ? STR("hashtag") : STR("at"), 0, 1);
    for (size_t i = 1; i < end; i++) {
        const struct token *token = passage_token(passage, at, (long)i);
        if (token->kind == TOKEN_NUMBER)
            reading_say(passage, reading, code_number(passage, token->text), i, 1);
        else if (token->kind == TOKEN_WORD)
            say_words(passage, reading, split_camel_case(passage, token->text), i);
        else if (at_sign)
            reading_say(passage, reading, STR("underscore"), i, 1);
        else
            reading->items[reading->count - 1].n_tokens++;
    }
    reading->n_tokens = end;
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_handle = {"handle", read_handle};
