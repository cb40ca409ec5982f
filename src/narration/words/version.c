/* Versions and addresses of machines: "2.0.1", "v2.3", "192.168.1.1". */
#include "narration/words/classes.h"
#include "narration/words/codes.h"
#include "narration/words/form.h"
#include "narration/words/numbers.h"

enum { MOST_PARTS = 6, PARTS_OF_IP = 4 };

/* How many numbers stand from `at` on with dots between them. */
static size_t count_parts(const struct passage *passage, size_t at) {
    size_t parts = 0;
    while (parts < MOST_PARTS) {
        long offset = 2 * (long)parts;
        const struct token *number = passage_token(passage, at, offset);
        if (number->kind != TOKEN_NUMBER || (parts && !token_touches(number)))
            break;
        parts++;
        const struct token *dot = passage_token(passage, at, offset + 1);
        if (!token_touches(dot) || !token_is(dot, "."))
            break;
    }
    return parts;
}

static void say_parts(const struct passage *passage, size_t at, size_t parts, bool is_ip,
                      struct reading *reading, size_t first) {
    for (size_t i = 0; i < parts; i++) {
        struct str digits = passage_token(passage, at, (long)(2 * i))->text;
        if (i)
            reading_say(passage, reading, is_ip ? STR("dot") : STR("point"), first + 2 * i - 1, 1);
        reading_say(passage, reading,
                    is_ip ? number_digits(passage->arena, digits) : code_number(passage, digits),
                    first + 2 * i, 1);
    }
}

/* "12.05.2020" is a date. */
static bool is_date(const struct passage *passage, size_t at, size_t parts) {
    return parts == 3 && passage_token(passage, at, 4)->text.len == 4;
}

static bool follows_version(const struct passage *passage, size_t at) {
    return word_in_nocase(passage_token(passage, at, -1)->text,
                          "version versions release python java ios android linux kernel firmware "
                          "update windows macos section chapter figure table clause paragraph");
}

static bool read_version(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    size_t first = 0;
    bool begins = !token_touches(token) || token_is(passage_token(passage, at, -1), "(");
    if (!begins)
        return false;
    const struct token *next = passage_token(passage, at, 1);
    if (word_in(token->text, "v V") && token_touches(next) && next->kind == TOKEN_NUMBER)
        first = 1;
    else if (tokens_match(passage, at, "v.") == 2 && token_is(passage_token(passage, at, 3), "."))
        first = 2; /* "v. 2.0" */
    size_t parts = count_parts(passage, at + first);
    if (parts < (first ? first : 3) || is_date(passage, at + first, parts))
        return false;
    if (first)
        reading_say(passage, reading, STR("version"), 0, first);
    say_parts(passage, at + first, parts, parts == PARTS_OF_IP && !first, reading, first);
    reading->n_tokens = first + 2 * parts - 1;
    reading->weight = first || parts == PARTS_OF_IP || follows_version(passage, at)
                          ? READING_CERTAIN
                          : READING_LIKELY;
    return true;
}

const struct word_class class_version = {"version", read_version};
