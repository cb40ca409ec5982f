/* Plain numbers: what any run of digits is read as when no class knows better. */
#include "narration/words/classes.h"
#include "narration/words/numbers.h"

static bool cardinal_read(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    if (token->kind != TOKEN_NUMBER)
        return false;
    reading_say(passage, reading, number_cardinal(passage->arena, token->text, passage->british), 0,
                1);
    reading->n_tokens = 1;
    return true;
}

const struct word_class class_cardinal = {"cardinal", cardinal_read};

static bool foreign_number_read(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    if (token->kind != TOKEN_NUMBER)
        return false;
    reading_say(passage, reading, number_foreign(passage->arena, token->text, passage->language), 0,
                1);
    reading->n_tokens = 1;
    return true;
}

const struct word_class class_foreign_number = {"number", foreign_number_read};
