/* Measures: "5 km/h", "32 °F", "10–12%", "6-ft", "3 m²", "365 days/year". */
#include "narration/words/classes.h"
#include "narration/words/figure.h"
#include "narration/words/form.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"
#include "narration/words/units.h"

/* One figure, or two with "to" or "by" between them, that share a unit. */
struct amount {
    struct figure first, second;
    const char *between; /* NULL: only one */
    size_t n_tokens;
};

static void read_amount(const struct passage *passage, size_t at, struct amount *amount) {
    static const char *const crosses[] = {"x", "×", NULL};
    long joint = (long)amount->first.n_tokens;
    amount->n_tokens = amount->first.n_tokens;
    amount->between = look_joint(passage, at, joint)         ? "to"
                      : look_in(passage, at, joint, crosses) ? "by"
                                                             : NULL;
    if (!amount->between)
        return;
    if (!figure_read(passage, at + (size_t)joint + 1, &amount->second))
        amount->between = NULL;
    else
        amount->n_tokens += 1 + amount->second.n_tokens;
}

static void say_amount(const struct passage *passage, struct reading *reading,
                       const struct amount *amount) {
    size_t first = amount->first.n_tokens;
    reading_say(passage, reading, figure_words(passage, &amount->first), 0, first);
    if (!amount->between)
        return;
    reading_say(passage, reading, str_from_c(amount->between), first, 1);
    reading_say(passage, reading, figure_words(passage, &amount->second), first + 1,
                amount->second.n_tokens);
}

/* Units that are words or letters as well count only where they can be nothing else. */
static bool tight_unit_fits(const struct passage *passage, size_t at, long offset,
                            const struct unit *unit) {
    static const char *const after_inches[] = {"tall",     "long",  "wide", "deep", "high",
                                               "thick",    "by",    "x",    "of",   "across",
                                               "diameter", "apart", NULL};
    static const char *const degrees[] = {"at",      "of",    "to",    "was",   "is",
                                          "around",  "about", "above", "below", "hit",
                                          "reached", "from",  NULL};
    bool adjoins = look_adjoins(passage, at, offset);
    long next = offset + (long)unit->n_tokens;
    if (str_starts_with(unit->singular, STR("degree")) && look_in(passage, at, -1, degrees))
        return !look_capital(passage, at, next);
    if (look_is(passage, at, offset, "st")) /* "12 st 4 lb" */
        return !adjoins && (passage->british || (look_kind(passage, at, next, TOKEN_NUMBER) &&
                                                 look_is(passage, at, next + 1, "lb")));
    if (look_mark(passage, at, next - 1, "."))
        return true;
    if (look_is(passage, at, offset, "c")) /* "1 1/2 c. flour" has its dot */
        return false;
    if (look_is(passage, at, offset, "in"))
        return (adjoins && look_closes(passage, at, next)) ||
               look_in(passage, at, next, after_inches) ||
               look_kind(passage, at, next, TOKEN_END) || look_mark(passage, at, next, ",") ||
               look_mark(passage, at, next, ")");
    return !adjoins && !look_capital(passage, at, next) && !look_capital(passage, at, -1);
}

/* "5m people" are five million; said in money.c's words. */
static bool is_magnitude(const struct passage *passage, size_t at, long offset) {
    return look_mark(passage, at, offset, "m") && look_plural_noun(passage, at, offset + 1);
}

/* "30s" alone are seconds; "his 30s", "the 20s and 30s" and "10s of" are none. */
static bool is_decade(const struct passage *passage, size_t at, const struct figure *figure,
                      long offset) {
    static const char *const cues[] = {"the",   "his",   "her",   "in",    "two", "three", "four",
                                       "five",  "six",   "ten",   "and",   "or",  "to",    "my",
                                       "mid",   "late",  "early", "their", "-",   "all",   "both",
                                       "these", "those", "high",  "low",   NULL};
    return look_mark(passage, at, offset, "s") && !figure->fraction.len &&
           (look_in(passage, at, -1, cues) || look_is(passage, at, offset + 1, "of"));
}

/* "2h 30m" */
static bool is_minutes(const struct passage *passage, size_t at, long offset) {
    static const char *const hours[] = {"h", "hr", "hrs", NULL};
    return look_is(passage, at, offset, "m") && look_in(passage, at, -1, hours) &&
           look_kind(passage, at, -2, TOKEN_NUMBER);
}

static bool measure_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct amount amount = {0};
    struct unit unit;
    if (!figure_read(passage, at, &amount.first))
        return false;
    read_amount(passage, at, &amount);
    long offset = (long)amount.n_tokens;
    /* "6-ft", "100-km" */
    bool hyphen = look_dash(passage, at, offset) && look_adjoins(passage, at, offset) &&
                  look_adjoins(passage, at, offset + 1);
    if (hyphen)
        offset++;
    if (!unit_read(passage, at, offset, &unit))
        return false;
    static const char *const doors[] = {"A", "B", "C", "F", "H", NULL}; /* "Apt. 12-C" */
    if (hyphen && unit.n_tokens <= 2 && look_in(passage, at, offset, doors) &&
        look_capital(passage, at, offset))
        return false;
    long end = offset + (long)unit.n_tokens;
    if ((unit.tight && !tight_unit_fits(passage, at, offset, &unit)) ||
        is_magnitude(passage, at, offset) || is_decade(passage, at, &amount.first, offset) ||
        (look_adjoins(passage, at, end) && (look_kind(passage, at, end, TOKEN_WORD))))
        return false;
    const struct figure *last = amount.between ? &amount.second : &amount.first;
    static const char *const angles[] = {"angle", "angles", "turn", "turns", "bend", "arc", NULL};
    bool one = (hyphen && !look_is(passage, at, offset, "%")) || figure_is_one(last) ||
               look_attributive(passage, at, end) ||
               (look_is(passage, at, offset, "°") && look_in(passage, at, end, angles));
    if (unit.n_tokens == 1 && is_minutes(passage, at, offset))
        unit = (struct unit){STR("minute"), STR("minutes"), 1, false};
    say_amount(passage, reading, &amount);
    reading_say(passage, reading, one ? unit.singular : unit.plural, (size_t)offset, unit.n_tokens);
    reading->n_tokens = (size_t)end;
    reading->weight = READING_CUED;
    reading->dot_may_end = look_mark(passage, at, end - 1, ".");
    return true;
}

/* "the limit in km/h": compound units without a figure */
static bool unit_alone_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const firsts[] = {"km", "kg", "mg", "cm", "mm",  "kW", "kWh", "mi",
                                         "ft", "ml", "mL", "µg", "µm",  "nm", "MB",  "GB",
                                         "Mb", "Gb", "kJ", "MJ", "rev", "lb", NULL};
    struct unit unit;
    bool metric = tokens_match(passage, at, "m/s") || tokens_match(passage, at, "g/l") ||
                  tokens_match(passage, at, "mol/l");
    if (!look_kind(passage, at, 0, TOKEN_WORD) || !look_opens(passage, at, 0) ||
        !look_mark(passage, at, 1, "/") || !(metric || look_in(passage, at, 0, firsts)) ||
        look_kind(passage, at, -1, TOKEN_NUMBER) || !unit_read(passage, at, 0, &unit) ||
        unit.n_tokens < 3 || !look_closes(passage, at, (long)unit.n_tokens))
        return false;
    reading_say(passage, reading, unit.plural, 0, unit.n_tokens);
    reading->n_tokens = unit.n_tokens;
    reading->weight = READING_LIKELY;
    return true;
}

const struct word_class class_unit_alone = {"unit without a figure", unit_alone_read};

const struct word_class class_measure = {"measure", measure_read};

/* "365 days/year", "60 beats/min": a word that is counted by the unit behind the slash */
static bool per_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct figure figure;
    struct unit unit;
    if (!figure_read(passage, at, &figure))
        return false;
    long noun = (long)figure.n_tokens;
    if (!look_plural_noun(passage, at, noun) || !look_mark(passage, at, noun + 1, "/") ||
        !look_adjoins(passage, at, noun + 2) || !unit_read_per(passage, at, noun + 2, &unit))
        return false;
    reading_say(passage, reading, figure_words(passage, &figure), 0, figure.n_tokens);
    reading_say(passage, reading, passage_token(passage, at, noun)->text, (size_t)noun, 1);
    reading_say(passage, reading, STR("per"), (size_t)noun + 1, 1);
    reading_say(passage, reading, unit.singular, (size_t)noun + 2, unit.n_tokens);
    reading->n_tokens = (size_t)noun + 2 + unit.n_tokens;
    reading->weight = READING_CERTAIN;
    return true;
}

const struct word_class class_per = {"per", per_read};

/* The cross of "10 cm x 20 cm" */
static bool cross_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const crosses[] = {"x", "×", NULL};
    struct unit before, after;
    struct figure figure;
    if (!look_in(passage, at, 0, crosses) || at < 2 || !look_kind(passage, at, -2, TOKEN_NUMBER) ||
        !unit_read(passage, at, -1, &before) || before.n_tokens != 1 ||
        !figure_read(passage, at + 1, &figure) ||
        !unit_read(passage, at, 1 + (long)figure.n_tokens, &after))
        return false;
    reading_say(passage, reading, STR("by"), 0, 1);
    reading->n_tokens = 1;
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_cross = {"cross", cross_read};
