/* Plain numbers: what any figure is read as when no class knows better. Also figures
 * with letters behind them ("5K", "10x", "4x4"). */
#include "narration/words/classes.h"
#include "narration/words/figure.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

/* "plus five" is meant only where the sign belongs to the number. */
static bool cardinal_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct figure figure;
    if (!figure_read_plain(passage, at, &figure))
        return false;
    reading_say(passage, reading, figure_words(passage, &figure), 0, figure.n_tokens);
    reading->n_tokens = figure.n_tokens;
    reading->weight = figure.grouped || figure.fraction.len || figure.denominator.len
                          ? READING_LIKELY
                          : READING_GUESS;
    return true;
}

const struct word_class class_cardinal = {"cardinal", cardinal_read};

/* Screens are of "nineteen twenty by ten eighty" dots. */
static struct str side_words(const struct passage *passage, const struct figure *figure) {
    bool plain = figure->n_tokens == 1 && figure->whole.len == 4 && figure->whole.ptr[0] != '0';
    return plain ? number_year(passage->arena, figure->whole, passage->british)
                 : figure_words(passage, figure);
}

/* "4x4", "1920x1080", "10 x 12" */
static bool by_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const crosses[] = {"x", "×", NULL};
    struct figure first, second;
    if (!figure_read(passage, at, &first) || !look_in(passage, at, (long)first.n_tokens, crosses) ||
        look_adjoins(passage, at, (long)first.n_tokens) !=
            look_adjoins(passage, at, (long)first.n_tokens + 1) ||
        !figure_read(passage, at + first.n_tokens + 1, &second))
        return false;
    reading_say(passage, reading, side_words(passage, &first), 0, first.n_tokens);
    reading_say(passage, reading, STR("by"), first.n_tokens, 1);
    reading_say(passage, reading, side_words(passage, &second), first.n_tokens + 1,
                second.n_tokens);
    reading->n_tokens = first.n_tokens + 1 + second.n_tokens;
    reading->weight = READING_LIKELY;
    return true;
}

const struct word_class class_by = {"by", by_read};

/* "5bn", "1.5M users", "100k people": how many thousands or millions; NULL: letters, as
 * in "5K race" and "3M". */
static const char *magnitude_of(const struct passage *passage, size_t at, long offset,
                                bool decimal) {
    static const struct {
        const char *written, *said;
        bool always;
    } magnitudes[] = {{"bn", "billion", true},  {"mn", "million", true},  {"tn", "trillion", true},
                      {"mln", "million", true}, {"bln", "billion", true}, {"k", "thousand", false},
                      {"m", "million", false},  {"b", "billion", false}};
    for (size_t i = 0; i < sizeof magnitudes / sizeof *magnitudes; i++) {
        bool capital = look_capital(passage, at, offset) && decimal;
        if (look_is(passage, at, offset, magnitudes[i].written) &&
            (magnitudes[i].always || (look_adjoins(passage, at, offset) &&
                                      (capital || look_plural_noun(passage, at, offset + 1)))))
            return magnitudes[i].said;
    }
    return NULL;
}

/* "10+", "10x faster", "1.5M users" */
static const char *suffix_words(const struct passage *passage, size_t at, long offset,
                                bool decimal) {
    static const char *const compared[] = {"faster", "more",   "slower",   "better",  "the",
                                           "as",     "larger", "bigger",   "smaller", "higher",
                                           "return", "growth", "increase", "zoom",    NULL};
    if (look_mark(passage, at, offset, "+") && look_closes(passage, at, offset + 1))
        return "plus";
    if (look_mark(passage, at, offset, "x") && look_in(passage, at, offset + 1, compared))
        return "times";
    return magnitude_of(passage, at, offset, decimal);
}

static bool suffix_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct figure figure;
    if (!figure_read_plain(passage, at, &figure))
        return false;
    long offset = (long)figure.n_tokens;
    const char *words = suffix_words(passage, at, offset, figure.fraction.len > 0);
    if (!words)
        return false;
    reading_say(passage, reading, figure_words(passage, &figure), 0, figure.n_tokens);
    reading_say(passage, reading, str_from_c(words), figure.n_tokens, 1);
    reading->n_tokens = figure.n_tokens + 1;
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_suffix = {"number with a suffix", suffix_read};
