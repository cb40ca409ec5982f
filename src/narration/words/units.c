#include "narration/words/units.h"

#include <string.h>

#include "narration/words/look.h"
#include "narration/words/numbers.h"
#include "narration/words/unit_bases.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Americans write "meter", the British "metre"; "per second" and "hour" stay. */
static struct str spelled(const struct passage *passage, const char *prefix, const char *name) {
    struct str word = str_format(passage->arena, "%s%s", prefix, name);
    static const char *const pairs[][2] = {
        {"meter", "metre"}, {"liter", "litre"}, {"ton", "tonne"}};
    if (!passage->british)
        return word;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        const char *found = strstr(name, pairs[i][0]);
        bool whole = found && (i < 2 || str_equal(str_from_c(name), STR("ton")));
        if (!whole)
            continue;
        size_t before = (size_t)(found - name);
        return str_format(passage->arena, "%s%.*s%s%s", prefix, (int)before, name, pairs[i][1],
                          found + strlen(pairs[i][0]));
    }
    return word;
}

enum { LONGEST_UNIT = 8 };

static const struct unit_base *read_simple(const struct passage *passage, size_t at, long offset,
                                           struct unit *unit) {
    struct str written = passage_token(passage, at, offset)->text;
    const char *prefix;
    const struct unit_base *base =
        written.len && written.len <= LONGEST_UNIT ? unit_base_find(written, &prefix) : NULL;
    if (!base)
        return NULL;
    unit->singular = spelled(passage, prefix, base->singular);
    unit->plural = base->plural ? spelled(passage, prefix, base->plural)
                                : str_format(passage->arena, "%.*ss", STR_ARG(unit->singular));
    unit->tight = (base->flags & UNIT_LOOSE) && !*prefix;
    unit->n_tokens = 1;
    return base;
}

/* "sq ft", "sq. mi.", "cu in", "fl oz", "nm" of the sea is left alone */
static size_t read_adjective(const struct passage *passage, size_t at, long offset,
                             const char **adjective) {
    static const struct {
        const char *written, *said;
    } adjectives[] = {{"sq", "square "},
                      {"cu", "cubic "},
                      {"fl", "fluid "},
                      {"square", "square "},
                      {"cubic", "cubic "}};
    for (size_t i = 0; i < COUNT(adjectives); i++)
        if (look_is(passage, at, offset, adjectives[i].written)) {
            *adjective = adjectives[i].said;
            return look_mark(passage, at, offset + 1, ".") ? 2 : 1;
        }
    return 0;
}

enum power {
    POWER_NONE,
    POWER_SQUARE,
    POWER_CUBE,
    POWER_INVERSE,
    POWER_INVERSE_SQUARE,
    POWER_INVERSE_CUBE
};

/* "²", "3", "^2", "⁻¹", "^-1" right after a unit */
static size_t read_power(const struct passage *passage, size_t at, long offset, enum power *power) {
    static const struct {
        const char *marks[3];
        enum power power;
    } powers[] = {
        {{"²"}, POWER_SQUARE},
        {{"³"}, POWER_CUBE},
        {{"^", "2"}, POWER_SQUARE},
        {{"^", "3"}, POWER_CUBE},
        {{"2"}, POWER_SQUARE},
        {{"3"}, POWER_CUBE},
        {{"⁻", "¹"}, POWER_INVERSE},
        {{"⁻", "²"}, POWER_INVERSE_SQUARE},
        {{"⁻", "³"}, POWER_INVERSE_CUBE},
        {{"^", "-", "1"}, POWER_INVERSE},
        {{"^", "-", "2"}, POWER_INVERSE_SQUARE},
        {{"−", "1"}, POWER_INVERSE},
    };
    for (size_t i = 0; i < COUNT(powers); i++) {
        size_t n = 0;
        while (n < 3 && powers[i].marks[n] &&
               look_mark(passage, at, offset + (long)n, powers[i].marks[n]))
            n++;
        if (n == 3 || !powers[i].marks[n]) {
            *power = powers[i].power;
            return n;
        }
    }
    return 0;
}

static void prepend(const struct passage *passage, const char *before, struct unit *unit) {
    unit->singular = str_format(passage->arena, "%s%.*s", before, STR_ARG(unit->singular));
    unit->plural = str_format(passage->arena, "%s%.*s", before, STR_ARG(unit->plural));
}

static void append(const struct passage *passage, const char *between, struct str after,
                   struct unit *unit) {
    unit->singular =
        str_format(passage->arena, "%.*s%s%.*s", STR_ARG(unit->singular), between, STR_ARG(after));
    unit->plural =
        str_format(passage->arena, "%.*s%s%.*s", STR_ARG(unit->plural), between, STR_ARG(after));
}

static void apply_power(const struct passage *passage, const struct unit_base *base, bool square,
                        struct unit *unit) {
    if (base->flags & UNIT_AREA)
        prepend(passage, square ? "square " : "cubic ", unit);
    else
        append(passage, " ", square ? STR("squared") : STR("cubed"), unit);
}

/* The scale of a temperature: "°C", "° F" */
static void read_scale(const struct passage *passage, size_t at, long offset, struct unit *unit) {
    static const struct {
        const char *written, *said;
    } scales[] = {{"C", "Celsius"}, {"F", "Fahrenheit"}, {"K", "kelvin"}, {"R", "Rankine"}};
    for (size_t i = 0; i < COUNT(scales); i++)
        if (str_equal(passage_token(passage, at, offset)->text, str_from_c(scales[i].written))) {
            append(passage, " ", str_from_c(scales[i].said), unit);
            unit->n_tokens++;
            return;
        }
}

/* An abbreviation's dot belongs to it when the sentence goes on. */
static void take_dot(const struct passage *passage, size_t at, long offset, struct unit *unit) {
    static const char *const dotted[] = {
        "in",   "ft",  "yd",   "yds", "mi",   "lb",  "lbs", "oz", "gal", "qt",   "pt",  "tsp",
        "tbsp", "sec", "secs", "min", "mins", "hr",  "hrs", "yr", "yrs", "cm",   "mm",  "kg",
        "km",   "wk",  "wks",  "mo",  "mos",  "doz", "cwt", "st", "c",   "gals", "ins", NULL};
    long end = offset + (long)unit->n_tokens;
    if (look_in(passage, at, end - 1, dotted) && look_mark(passage, at, end, "."))
        unit->n_tokens++;
}

/* One unit with its adjective and power; *power tells what is left to say. */
static bool read_factor(const struct passage *passage, size_t at, long offset, struct unit *unit,
                        enum power *power) {
    const char *adjective = NULL;
    size_t before = read_adjective(passage, at, offset, &adjective);
    const struct unit_base *base = read_simple(passage, at, offset + (long)before, unit);
    if (!base)
        return false;
    /* "5 m/m" is how millimeters were written once. */
    if (!adjective && str_equal(unit->singular, spelled(passage, "", "meter")) &&
        look_mark(passage, at, offset + 1, "/") && look_mark(passage, at, offset + 2, "m") &&
        look_closes(passage, at, offset + 3)) {
        prepend(passage, "milli", unit);
        unit->n_tokens = 3;
    }
    unit->n_tokens += before;
    if (str_equal(unit->singular, STR("degree")))
        read_scale(passage, at, offset + (long)unit->n_tokens, unit);
    *power = POWER_NONE;
    size_t power_tokens = read_power(passage, at, offset + (long)unit->n_tokens, power);
    /* "10 m 3" adjoins nothing, and "B2" is no byte squared */
    if (*power == POWER_SQUARE || *power == POWER_CUBE)
        apply_power(passage, base, *power == POWER_SQUARE, unit);
    if (*power)
        unit->tight = false;
    unit->n_tokens += power_tokens;
    if (adjective) {
        prepend(passage, adjective, unit);
        unit->tight = false;
    }
    if (!power_tokens)
        take_dot(passage, at, offset, unit);
    return true;
}

bool unit_read_per(const struct passage *passage, size_t at, long offset, struct unit *unit) {
    static const char *const wholes[] = {
        "hour",   "day",      "week",      "month",     "year",    "person", "head",
        "minute", "second",   "night",     "barrel",    "gallon",  "pound",  "mile",
        "liter",  "litre",    "ton",       "tonne",     "acre",    "capita", "unit",
        "share",  "kilogram", "kilometer", "kilometre", "cup",     "piece",  "each",
        "game",   "ounce",    "serving",   "page",      "student", NULL};
    enum power power;
    *unit = (struct unit){0};
    if (read_factor(passage, at, offset, unit, &power))
        return true;
    if (!look_in(passage, at, offset, wholes))
        return false;
    unit->singular = unit->plural = passage_token(passage, at, offset)->text;
    unit->n_tokens = 1;
    return true;
}

/* "/h", "/100 km", "per sec" behind a unit */
static bool read_per(const struct passage *passage, size_t at, long offset, struct unit *unit) {
    long next = offset + (long)unit->n_tokens;
    bool slash = look_mark(passage, at, next, "/") && look_adjoins(passage, at, next + 1);
    if (!slash && !look_is(passage, at, next, "per"))
        return false;
    struct str count = {0};
    next++;
    if (look_digits(passage, at, next, 1, 4)) {
        count = number_cardinal(passage->arena, passage_token(passage, at, next)->text,
                                passage->british);
        next++;
    }
    struct unit below;
    if (!unit_read_per(passage, at, next, &below))
        return false;
    struct str name =
        count.len ? str_format(passage->arena, "%.*s %.*s", STR_ARG(count), STR_ARG(below.plural))
                  : below.singular;
    append(passage, " per ", name, unit);
    unit->n_tokens = (size_t)(next - offset) + below.n_tokens;
    unit->tight = false;
    return true;
}

/* "m s⁻¹": a factor with a negative power is said after "per" */
static bool read_inverse(const struct passage *passage, size_t at, long offset, struct unit *unit) {
    struct unit factor = {0};
    enum power power;
    long next = offset + (long)unit->n_tokens;
    if (look_in(passage, at, next, (const char *const[]){"·", "⋅", NULL}))
        next++;
    if (!read_factor(passage, at, next, &factor, &power) || power < POWER_INVERSE)
        return false;
    const char *prefix;
    const struct unit_base *base = unit_base_find(passage_token(passage, at, next)->text, &prefix);
    if (power != POWER_INVERSE && base)
        apply_power(passage, base, power == POWER_INVERSE_SQUARE, &factor);
    append(passage, " per ", factor.singular, unit);
    unit->n_tokens = (size_t)(next - offset) + factor.n_tokens;
    unit->tight = false;
    return true;
}

/* "N m", "kW h": the few pairs that are written apart. */
static bool is_spaced_product(const struct passage *passage, size_t at, long next) {
    static const char *const pairs[][2] = {{"N", "m"},  {"kN", "m"}, {"MN", "m"}, {"kW", "h"},
                                           {"MW", "h"}, {"W", "h"},  {"A", "h"},  {"V", "A"}};
    const struct token *first = passage_token(passage, at, next - 1);
    const struct token *second = passage_token(passage, at, next);
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (str_equal(first->text, str_from_c(pairs[i][0])) &&
            str_equal(second->text, str_from_c(pairs[i][1])) && second->space_before)
            return look_closes(passage, at, next + 1);
    return false;
}

/* "N·m", "kW·h" */
static bool read_product(const struct passage *passage, size_t at, long offset, struct unit *unit) {
    static const char *const dots[] = {"·", "⋅", "•", "*", "-", NULL};
    struct unit factor = {0};
    enum power power;
    long next = offset + (long)unit->n_tokens;
    bool dot = look_adjoins(passage, at, next) && look_in(passage, at, next, dots) &&
               look_adjoins(passage, at, next + 1);
    if ((!dot && !is_spaced_product(passage, at, next)) ||
        !read_factor(passage, at, next + (dot ? 1 : 0), &factor, &power) || power >= POWER_INVERSE)
        return false;
    unit->plural =
        str_format(passage->arena, "%.*s %.*s", STR_ARG(unit->singular), STR_ARG(factor.plural));
    unit->singular =
        str_format(passage->arena, "%.*s %.*s", STR_ARG(unit->singular), STR_ARG(factor.singular));
    unit->n_tokens += (dot ? 1 : 0) + factor.n_tokens;
    unit->tight = false;
    return true;
}

bool unit_read(const struct passage *passage, size_t at, long offset, struct unit *unit) {
    enum power power;
    *unit = (struct unit){0};
    if (!read_factor(passage, at, offset, unit, &power) || power >= POWER_INVERSE)
        return false;
    if (look_adjoins(passage, at, offset + 1) && look_kind(passage, at, offset, TOKEN_MARK) &&
        look_kind(passage, at, offset + 1, TOKEN_NUMBER) && unit->n_tokens == 1)
        return true;
    read_product(passage, at, offset, unit);
    while (unit->n_tokens < LONGEST_UNIT &&
           (read_per(passage, at, offset, unit) || read_inverse(passage, at, offset, unit)))
        continue;
    return true;
}
