/* Signs in languages that have no classes of their own: "5 %", "20 °C", "§ 5". Engines pass
 * over most of them. */
#include "narration/words/classes.h"
#include "narration/words/form.h"
#include "narration/words/look.h"

static const struct names {
    const char *language, *percent, *and, *section, *degrees, *plus, *equals;
} names[] = {
    {"de", "Prozent", "und", "Paragraf", "Grad", "plus", "gleich"},
    {"fr", "pour cent", "et", "paragraphe", "degrés", "plus", "égale"},
    {"es", "por ciento", "y", "párrafo", "grados", "más", "igual a"},
    {"it", "per cento", "e", "paragrafo", "gradi", "più", "uguale a"},
    {"pt", "por cento", "e", "parágrafo", "graus", "mais", "igual a"},
    {"nl", "procent", "en", "paragraaf", "graden", "plus", "is"},
    {"sv", "procent", "och", "paragraf", "grader", "plus", "lika med"},
    {"da", "procent", "og", "paragraf", "grader", "plus", "lig med"},
    {"nb", "prosent", "og", "paragraf", "grader", "pluss", "lik"},
    {"pl", "procent", "i", "paragraf", "stopni", "plus", "równa się"},
    {"ru", "процентов", "и", "параграф", "градусов", "плюс", "равно"},
};

static const struct names *names_of(struct str language) {
    if (language.len > 2 && language.ptr[2] != '-' && language.ptr[2] != '_')
        return NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(str_slice(language, 0, 2), str_from_c(names[i].language)))
            return &names[i];
    return NULL;
}

/* "2 + 2 = 4"; elsewhere these are marks of a text's form. */
static bool is_between_terms(const struct passage *passage, size_t at) {
    const struct token *before = passage_token(passage, at, -1);
    const struct token *next = passage_token(passage, at, 1);
    return (before->kind == TOKEN_NUMBER || before->kind == TOKEN_WORD) &&
           (next->kind == TOKEN_NUMBER || next->kind == TOKEN_WORD);
}

static const char *scale_at(const struct passage *passage, size_t at, long offset) {
    const struct token *scale = passage_token(passage, at, offset);
    return token_is(scale, "C") ? "Celsius" : token_is(scale, "F") ? "Fahrenheit" : NULL;
}

static const char *name_of(const struct passage *passage, size_t at, const struct names *words) {
    const struct token *sign = passage_token(passage, at, 0);
    if (token_is(sign, "%"))
        return words->percent;
    if (token_is(sign, "&"))
        return words->and;
    if (token_is(sign, "§"))
        return words->section;
    if (token_is(sign, "°"))
        return words->degrees;
    if (!is_between_terms(passage, at))
        return NULL;
    return token_is(sign, "+") ? words->plus : token_is(sign, "=") ? words->equals : NULL;
}

static bool foreign_sign_read(const struct passage *passage, size_t at, struct reading *reading) {
    const struct names *words = names_of(passage->language);
    if (!words || passage_token(passage, at, 0)->kind != TOKEN_MARK)
        return false;
    const char *said = name_of(passage, at, words);
    if (!said)
        return false;
    reading_say(passage, reading, str_from_c(said), 0, 1);
    reading->n_tokens = 1;
    const char *scale = token_is(passage_token(passage, at, 0), "°") && look_closes(passage, at, 2)
                            ? scale_at(passage, at, 1)
                            : NULL;
    if (scale) {
        reading_say(passage, reading, str_from_c(scale), 1, 1);
        reading->n_tokens = 2;
    }
    return true;
}

const struct word_class class_foreign_sign = {"sign", foreign_sign_read};
