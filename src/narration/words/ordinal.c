/* "1st", "21ST", "1,000th", "1º". */
#include "narration/words/classes.h"
#include "narration/words/figure.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

/* "the 2d of May", "the 3d Cavalry": older for "2nd" and "3rd" */
static bool is_old_ending(const struct passage *passage, size_t at, struct str digits,
                          long ending) {
    char last = digits.ptr[digits.len - 1];
    bool teen = digits.len > 1 && digits.ptr[digits.len - 2] == '1';
    return (last == '2' || last == '3') && !teen && look_is(passage, at, ending, "d") &&
           look_lower(passage, at, ending) &&
           (look_is(passage, at, ending + 1, "of") || look_capital(passage, at, ending + 1)) &&
           look_is(passage, at, -1, "the");
}

static bool ordinal_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const endings[] = {"st", "nd", "rd", "th", "º", "ª", NULL};
    static const char *const plurals[] = {"ths", "nds", "rds", "sts", NULL};
    struct figure figure;
    if (!look_kind(passage, at, 0, TOKEN_NUMBER) || !figure_read_plain(passage, at, &figure) ||
        figure.fraction.len || figure.denominator.len)
        return false;
    long ending = (long)figure.n_tokens;
    bool plural = look_in(passage, at, ending, plurals);
    if (!look_adjoins(passage, at, ending) || (!plural && !look_in(passage, at, ending, endings) &&
                                               !is_old_ending(passage, at, figure.whole, ending)))
        return false;
    struct str words = number_ordinal(passage->arena, figure.whole, passage->british);
    if (plural)
        words = str_format(passage->arena, "%.*ss", STR_ARG(words));
    reading->n_tokens = figure.n_tokens + 1;
    /* "20º" is a sloppy degree, "the 1º" an ordinal */
    bool certain = look_is(passage, at, -1, "the") && !look_is(passage, at, ending, "th");
    reading->weight = certain ? READING_CERTAIN : READING_CUED;
    reading_say(passage, reading, words, 0, reading->n_tokens);
    return true;
}

const struct word_class class_ordinal = {"ordinal", ordinal_read};
