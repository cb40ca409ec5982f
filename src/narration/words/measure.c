/* Measures: "5 km/h", "32 °F", "10–12%", "6-ft", "5'10"", "3 m²", "40°26′46″ N". */
#include "narration/words/classes.h"
#include "narration/words/figure.h"
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
    bool adjoins = look_adjoins(passage, at, offset);
    long next = offset + (long)unit->n_tokens;
    if (look_is(passage, at, offset, "st"))
        return !adjoins && passage->british;
    if (look_mark(passage, at, next - 1, "."))
        return true;
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
    static const char *const cues[] = {
        "the",  "his",   "her",   "in", "two", "three", "and",   "or",    "to",   "my",  "mid",
        "late", "early", "their", "-",  "all", "both",  "these", "those", "high", "low", NULL};
    return look_mark(passage, at, offset, "s") && !figure->fraction.len &&
           (look_in(passage, at, -1, cues) || look_is(passage, at, offset + 1, "of"));
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
    long end = offset + (long)unit.n_tokens;
    if ((unit.tight && !tight_unit_fits(passage, at, offset, &unit)) ||
        is_magnitude(passage, at, offset) || is_decade(passage, at, &amount.first, offset) ||
        (look_adjoins(passage, at, end) && (look_kind(passage, at, end, TOKEN_WORD))))
        return false;
    const struct figure *last = amount.between ? &amount.second : &amount.first;
    bool one = (hyphen && !look_is(passage, at, offset, "%")) || figure_is_one(last) ||
               look_attributive(passage, at, end);
    say_amount(passage, reading, &amount);
    reading_say(passage, reading, one ? unit.singular : unit.plural, (size_t)offset, unit.n_tokens);
    reading->n_tokens = (size_t)end;
    reading->weight = READING_CUED;
    reading->dot_may_end = look_mark(passage, at, end - 1, ".");
    return true;
}

const struct word_class class_measure = {"measure", measure_read};

static const char *const primes[] = {"'", "’", "′", NULL};
static const char *const double_primes[] = {"\"", "”", "″", NULL};

static bool adjoining(const struct passage *passage, size_t at, long offset,
                      const char *const *marks) {
    return look_adjoins(passage, at, offset) && look_in(passage, at, offset, marks);
}

static void say_count(const struct passage *passage, struct reading *reading,
                      const struct figure *figure, size_t first, const char *singular,
                      const char *plural) {
    size_t mark = first + figure->n_tokens;
    reading_say(passage, reading, figure_words(passage, figure), first, figure->n_tokens);
    reading_say(passage, reading, str_from_c(figure_is_one(figure) ? singular : plural), mark, 1);
    reading->n_tokens = mark + 1;
}

/* A quotation is open before `at`, so that a mark closes it. */
static bool quotation_is_open(const struct passage *passage, size_t at) {
    static const char *const quotes[] = {"\"", "“", "”", NULL};
    bool open = false;
    for (long offset = -1; offset >= -WORDS_LOOKAHEAD; offset--)
        if (look_in(passage, at, offset, quotes))
            open = !open;
    return open;
}

/* 5'10", 6′ 2″ and, where no quotation ends, 12" */
static bool height_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct figure feet, inches;
    if (!figure_read_plain(passage, at, &feet) || feet.sign)
        return false;
    long mark = (long)feet.n_tokens;
    reading->weight = READING_CUED;
    if (adjoining(passage, at, mark, double_primes)) {
        if (quotation_is_open(passage, at) && !look_is(passage, at, mark, "″"))
            return false;
        say_count(passage, reading, &feet, 0, "inch", "inches");
        return true;
    }
    if (!adjoining(passage, at, mark, primes))
        return false;
    bool two = figure_read(passage, at + (size_t)mark + 1, &inches);
    long second = mark + 1 + (long)inches.n_tokens;
    bool closed = two && adjoining(passage, at, second, double_primes);
    bool plain = two && look_adjoins(passage, at, mark + 1) &&
                 look_digits(passage, at, mark + 1, 1, 2) &&
                 look_value(passage, at, mark + 1) < 12 && look_closes(passage, at, second);
    if (!closed && !plain) {
        if (!look_is(passage, at, mark, "′"))
            return false;
        say_count(passage, reading, &feet, 0, "foot", "feet");
        return true;
    }
    say_count(passage, reading, &feet, 0, "foot", "feet");
    say_count(passage, reading, &inches, (size_t)mark + 1, "inch", "inches");
    if (!closed)
        reading->n_tokens--;
    return true;
}

const struct word_class class_height = {"height", height_read};

/* "40°26′46″ N": degrees, minutes, seconds and a quarter of the sky */
static bool coordinate_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const struct {
        const char *written, *said;
    } quarters[] = {{"N", "north"}, {"S", "south"}, {"E", "east"}, {"W", "west"}};
    struct figure figure;
    if (!figure_read_plain(passage, at, &figure) ||
        !look_mark(passage, at, (long)figure.n_tokens, "°"))
        return false;
    say_count(passage, reading, &figure, 0, "degree", "degrees");
    bool parts = false;
    static const char *const *const marks[] = {primes, double_primes};
    static const char *const names[][2] = {{"minute", "minutes"}, {"second", "seconds"}};
    for (size_t i = 0; i < 2; i++) {
        size_t first = reading->n_tokens;
        if (!look_kind(passage, at, (long)first, TOKEN_NUMBER) ||
            !figure_read_plain(passage, at + first, &figure) ||
            !adjoining(passage, at, (long)(first + figure.n_tokens), marks[i]))
            break;
        say_count(passage, reading, &figure, first, names[i][0], names[i][1]);
        parts = true;
    }
    for (size_t i = 0; i < 4; i++)
        if (str_equal(passage_token(passage, at, (long)reading->n_tokens)->text,
                      str_from_c(quarters[i].written))) {
            reading_say(passage, reading, str_from_c(quarters[i].said), reading->n_tokens, 1);
            reading->n_tokens++;
            parts = true;
            break;
        }
    reading->weight = READING_CERTAIN;
    return parts;
}

const struct word_class class_coordinate = {"coordinate", coordinate_read};
