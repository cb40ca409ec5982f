/* Numbers in languages that have no classes of their own: whole ones, with the marks that
 * group their digits, decimals, and ordinals that a dot makes ("am 3. Mai"). All else is
 * left to the engine. */
#include "narration/words/foreign.h"

#include "narration/words/classes.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

/* Languages that write ordinals with a dot. */
static const char *const dotted[] = {"de", "da", "nb", "nn", "no", "cs", "sk", "pl", "hu", "fi",
                                     "et", "lv", "sl", "hr", "sr", "bs", "tr", "is", NULL};

/* "31." is a day or a king; a larger number before a dot ends its sentence. */
enum { LARGEST_DOTTED = 31 };

/* The digits, over marks that group them by threes ("1.962", "1 000 000"); *n counts the
 * tokens. */
static struct str grouped_digits(const struct passage *passage, size_t at, char decimal,
                                 size_t *n) {
    const char *mark = decimal == ',' ? "." : ",";
    struct strbuf digits = {.arena = passage->arena};
    strbuf_add(&digits, passage_token(passage, at, 0)->text);
    for (*n = 1; *n + 2 < WORDS_LOOKAHEAD && digits.count > 0; *n += 2) {
        long next = (long)*n;
        if (!look_mark(passage, at, next, mark) || !look_digits(passage, at, next + 1, 3, 3) ||
            !look_adjoins(passage, at, next + 1))
            break;
        strbuf_add(&digits, passage_token(passage, at, next + 1)->text);
    }
    return strbuf_str(&digits);
}

static bool is_dotted_ordinal(const struct passage *passage, size_t at) {
    struct str language = str_slice(passage->language, 0, 2);
    const struct token *word = passage_token(passage, at, 2);
    return text_in(language, dotted) && look_value(passage, at, 0) <= LARGEST_DOTTED &&
           look_mark(passage, at, 1, ".") && word->kind == TOKEN_WORD && word->space_before;
}

bool foreign_figure_read(const struct passage *passage, size_t at, struct foreign_figure *figure) {
    *figure = (struct foreign_figure){0};
    if (!look_kind(passage, at, 0, TOKEN_NUMBER) || !number_is_spelled(passage->language))
        return false;
    char decimal[2] = {number_decimal_mark(passage->language), '\0'};
    figure->whole = grouped_digits(passage, at, *decimal, &figure->n_tokens);
    long next = (long)figure->n_tokens;
    if (look_mark(passage, at, next, decimal) && look_adjoins(passage, at, next + 1) &&
        look_kind(passage, at, next + 1, TOKEN_NUMBER)) {
        figure->fraction = passage_token(passage, at, next + 1)->text;
        figure->n_tokens += 2;
    }
    return true;
}

struct str foreign_figure_words(const struct passage *passage,
                                const struct foreign_figure *figure) {
    if (figure->fraction.len)
        return number_foreign_decimal(passage->arena, figure->whole, figure->fraction,
                                      passage->language);
    return number_foreign(passage->arena, figure->whole, passage->language);
}

static bool foreign_number_read(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    struct foreign_figure figure;
    if (!foreign_figure_read(passage, at, &figure))
        return false;
    if (is_dotted_ordinal(passage, at)) {
        reading->n_tokens = 2;
        reading_say(passage, reading,
                    number_foreign_ordinal(passage->arena, token->text, passage->language), 0, 2);
        return true;
    }
    reading->n_tokens = figure.n_tokens;
    reading_say(passage, reading, foreign_figure_words(passage, &figure), 0, figure.n_tokens);
    return true;
}

const struct word_class class_foreign_number = {"number", foreign_number_read};
