/* "1/2", "3/4", "½", "2 1/2", and slashes that are none: "24/7", "9/11", "8/10 stars". */
#include "narration/words/classes.h"
#include "narration/words/figure.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

/* What is said number by number. */
static bool is_pair(size_t above, size_t below) {
    static const size_t pairs[][2] = {{24, 7},  {9, 11},  {50, 50}, {20, 20}, {60, 40},
                                      {80, 20}, {70, 30}, {40, 60}, {30, 70}, {20, 40}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == above && pairs[i][1] == below)
            return true;
    return false;
}

static bool is_mark_given(const struct passage *passage, size_t at) {
    static const char *const before[] = {"scored", "rated", "score", "rating", "gets",
                                         "got",    "marks", "grade", NULL};
    static const char *const after[] = {"stars", "points", "rating", "marks", NULL};
    return look_in(passage, at, -1, before) || look_in(passage, at, 3, after);
}

static void say_two(const struct passage *passage, struct reading *reading,
                    const struct figure *figure, const char *between) {
    reading_say(passage, reading,
                number_cardinal(passage->arena, figure->numerator, passage->british), 0, 1);
    reading_say(passage, reading, str_from_c(between), 1, 1);
    reading_say(passage, reading,
                number_cardinal(passage->arena, figure->denominator, passage->british), 2, 1);
}

/* "3/4-length", "a 2/3-majority", "5 1/2-foot" */
static bool is_compound(const struct passage *passage, size_t at, const struct figure *figure) {
    long hyphen = (long)figure->n_tokens;
    return look_mark(passage, at, hyphen, "-") && look_adjoins(passage, at, hyphen + 1) &&
           look_lower(passage, at, hyphen + 1);
}

/* Quarters and eighths stay in the singular before what they belong to. */
static void say_compound(const struct passage *passage, struct reading *reading,
                         const struct figure *figure) {
    struct str words = figure_words(passage, figure);
    if (str_ends_with(words, STR("quarters"))) /* "a two and three quarter inch pipe" */
        words = str_slice(words, 0, words.len - 1);
    reading_say(passage, reading, words, 0, figure->n_tokens + 1);
    reading->n_tokens++;
}

static bool fraction_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct figure figure;
    if (!figure_read(passage, at, &figure) || !figure.denominator.len)
        return false;
    bool compound = is_compound(passage, at, &figure);
    if (!compound && !look_closes(passage, at, (long)figure.n_tokens))
        return false;
    reading->n_tokens = figure.n_tokens;
    reading->weight = READING_LIKELY;
    bool slashed = figure.n_tokens == 3 && !figure.whole.len && look_is(passage, at, 1, "/");
    if (compound)
        say_compound(passage, reading, &figure);
    else if (slashed && is_pair(look_value(passage, at, 0), look_value(passage, at, 2)))
        say_two(passage, reading, &figure, "");
    else if (slashed && is_mark_given(passage, at))
        say_two(passage, reading, &figure, "out of");
    else
        reading_say(passage, reading, figure_words(passage, &figure), 0, figure.n_tokens);
    return true;
}

const struct word_class class_fraction = {"fraction", fraction_read};
