#include "narration/words/units.h"

#include <string.h>

#include "narration/words/look.h"
#include "narration/words/numbers.h"

enum {
    PREFIXED = 1, /* takes SI prefixes */
    LOOSE = 2,    /* also a word or a letter of its own: see struct unit's tight */
    AREA = 4,     /* a length: m² is square, m³ cubic */
    ANY_CASE = 8,
    ONLY_PREFIXED = 16, /* alone it is something else */
};

/* "-er" words are British "-re" ones by rule. Plurals that are not "+ s" are given. */
static const struct base {
    const char *written, *singular, *plural;
    int flags;
} bases[] = {
    {"m", "meter", NULL, PREFIXED | AREA},
    {"g", "gram", NULL, PREFIXED},
    {"l", "liter", NULL, PREFIXED},
    {"L", "liter", NULL, PREFIXED},
    {"ℓ", "liter", NULL, 0},
    {"s", "second", NULL, PREFIXED},
    {"A", "amp", NULL, PREFIXED | LOOSE},
    {"V", "volt", NULL, PREFIXED},
    {"W", "watt", NULL, PREFIXED},
    {"K", "kelvin", "kelvins", LOOSE},
    {"J", "joule", NULL, PREFIXED | LOOSE},
    {"N", "newton", NULL, PREFIXED | LOOSE},
    {"T", "tesla", NULL, PREFIXED | LOOSE},
    {"t", "ton", NULL, LOOSE},
    {"Hz", "hertz", "hertz", PREFIXED | ANY_CASE},
    {"Pa", "pascal", NULL, PREFIXED},
    {"F", "farad", NULL, PREFIXED | ONLY_PREFIXED},
    {"H", "henry", "henries", PREFIXED | LOOSE},
    {"C", "degree Celsius", "degrees Celsius", LOOSE},
    {"F", "degree Fahrenheit", "degrees Fahrenheit", LOOSE},
    {"Ω", "ohm", NULL, PREFIXED},
    {"Ω", "ohm", NULL, PREFIXED},
    {"ohm", "ohm", NULL, PREFIXED},
    {"Wb", "weber", NULL, PREFIXED},
    {"mol", "mole", NULL, PREFIXED},
    {"cd", "candela", NULL, PREFIXED},
    {"lm", "lumen", NULL, PREFIXED},
    {"lx", "lux", "lux", PREFIXED},
    {"Bq", "becquerel", NULL, PREFIXED},
    {"Ci", "curie", NULL, PREFIXED},
    {"Gy", "gray", NULL, PREFIXED},
    {"Sv", "sievert", NULL, PREFIXED},
    {"B", "byte", NULL, PREFIXED | LOOSE},
    {"b", "bit", NULL, PREFIXED | LOOSE},
    {"bit", "bit", NULL, PREFIXED},
    {"bits", "bit", NULL, 0},
    {"byte", "byte", NULL, PREFIXED},
    {"bps", "bit per second", "bits per second", PREFIXED},
    {"Bps", "byte per second", "bytes per second", PREFIXED},
    {"eV", "electron volt", NULL, PREFIXED},
    {"cal", "calorie", NULL, PREFIXED},
    {"Wh", "watt hour", NULL, PREFIXED},
    {"Ah", "amp hour", NULL, PREFIXED},
    {"VA", "volt amp", NULL, PREFIXED},
    {"bar", "bar", NULL, PREFIXED},
    {"pc", "parsec", NULL, PREFIXED},
    {"tonne", "tonne", NULL, PREFIXED},
    {"Wp", "watt peak", "watts peak", PREFIXED},
    {"px", "pixel", NULL, PREFIXED},
    {"Da", "dalton", NULL, PREFIXED},
    {"dB", "decibel", NULL, ANY_CASE},
    {"dBA", "decibel", NULL, 0},
    {"MP", "megapixel", NULL, 0},
    {"KB", "kilobyte", NULL, 0},
    {"Kb", "kilobit", NULL, 0},
    {"Kbps", "kilobit per second", "kilobits per second", 0},
    {"KiB", "kibibyte", NULL, 0},
    {"MiB", "mebibyte", NULL, 0},
    {"GiB", "gibibyte", NULL, 0},
    {"TiB", "tebibyte", NULL, 0},
    {"gb", "gigabyte", NULL, 0},
    {"mb", "megabyte", NULL, 0},
    {"kb", "kilobit", NULL, 0},
    {"tb", "terabyte", NULL, 0},
    {"cc", "cubic centimeter", NULL, ANY_CASE},
    {"ha", "hectare", NULL, LOOSE},
    {"kph", "kilometer per hour", "kilometers per hour", ANY_CASE},
    {"kmph", "kilometer per hour", "kilometers per hour", ANY_CASE},
    {"kmh", "kilometer per hour", "kilometers per hour", ANY_CASE},
    {"mph", "mile per hour", "miles per hour", ANY_CASE},
    {"fps", "frame per second", "frames per second", ANY_CASE},
    {"rpm", "revolution per minute", "revolutions per minute", ANY_CASE},
    {"bpm", "beat per minute", "beats per minute", ANY_CASE},
    {"mpg", "mile per gallon", "miles per gallon", ANY_CASE},
    {"dpi", "dot per inch", "dots per inch", ANY_CASE},
    {"ppi", "pixel per inch", "pixels per inch", ANY_CASE},
    {"ppm", "part per million", "parts per million", 0},
    {"ppb", "part per billion", "parts per billion", 0},
    {"wpm", "word per minute", "words per minute", ANY_CASE},
    {"psi", "pound per square inch", "pounds per square inch", ANY_CASE},
    {"kn", "knot", NULL, 0},
    {"kt", "knot", NULL, 0},
    {"kts", "knot", NULL, 0},
    {"nmi", "nautical mile", NULL, 0},
    {"ly", "light year", NULL, 0},
    {"AU", "astronomical unit", NULL, 0},
    {"hp", "horsepower", "horsepower", ANY_CASE},
    {"bhp", "brake horsepower", "brake horsepower", ANY_CASE},
    {"BTU", "B T U", "B T U", ANY_CASE},
    {"BTUs", "B T U", "B T U's", ANY_CASE},
    {"atm", "atmosphere", NULL, 0},
    {"mmHg", "millimeter of mercury", "millimeters of mercury", 0},
    {"Å", "angstrom", NULL, 0},
    {"Å", "angstrom", NULL, 0},
    {"°", "degree", NULL, 0},
    {"º", "degree", NULL, 0},
    {"℃", "degree Celsius", "degrees Celsius", 0},
    {"℉", "degree Fahrenheit", "degrees Fahrenheit", 0},
    {"%", "percent", "percent", 0},
    {"٪", "percent", "percent", 0},
    {"‰", "per mille", "per mille", 0},
    {"bp", "basis point", NULL, 0},
    {"bps.", "basis point", NULL, 0},
    {"in", "inch", "inches", LOOSE | AREA},
    {"ins", "inch", "inches", 0},
    {"ft", "foot", "feet", AREA | ANY_CASE},
    {"yd", "yard", NULL, AREA | ANY_CASE},
    {"yds", "yard", NULL, AREA | ANY_CASE},
    {"mi", "mile", NULL, AREA},
    {"fur", "furlong", NULL, 0},
    {"lb", "pound", NULL, ANY_CASE},
    {"lbs", "pound", NULL, ANY_CASE},
    {"oz", "ounce", NULL, ANY_CASE},
    {"cwt", "hundredweight", "hundredweight", 0},
    {"gal", "gallon", NULL, ANY_CASE},
    {"gals", "gallon", NULL, 0},
    {"qt", "quart", NULL, 0},
    {"qts", "quart", NULL, 0},
    {"pt", "pint", NULL, 0},
    {"pts", "point", NULL, 0},
    {"c", "cup", NULL, LOOSE},
    {"tsp", "teaspoon", NULL, ANY_CASE},
    {"tbsp", "tablespoon", NULL, ANY_CASE},
    {"doz", "dozen", "dozen", 0},
    {"st", "stone", "stone", LOOSE},
    {"ac", "acre", NULL, LOOSE},
    {"kilo", "kilo", NULL, 0},
    {"sec", "second", NULL, ANY_CASE},
    {"secs", "second", NULL, ANY_CASE},
    {"msec", "millisecond", NULL, 0},
    {"min", "minute", NULL, ANY_CASE},
    {"mins", "minute", NULL, ANY_CASE},
    {"h", "hour", NULL, 0},
    {"hr", "hour", NULL, ANY_CASE},
    {"hrs", "hour", NULL, ANY_CASE},
    {"d", "day", NULL, LOOSE},
    {"wk", "week", NULL, 0},
    {"wks", "week", NULL, 0},
    {"mo", "month", NULL, LOOSE},
    {"mos", "month", NULL, 0},
    {"yr", "year", NULL, ANY_CASE},
    {"yrs", "year", NULL, ANY_CASE},
};

static const struct {
    const char *written, *said;
} prefixes[] = {{"k", "kilo"},  {"M", "mega"},  {"G", "giga"},  {"T", "tera"},  {"P", "peta"},
                {"E", "exa"},   {"da", "deca"}, {"h", "hecto"}, {"d", "deci"},  {"c", "centi"},
                {"m", "milli"}, {"µ", "micro"}, {"μ", "micro"}, {"u", "micro"}, {"n", "nano"},
                {"p", "pico"},  {"f", "femto"}, {"K", "kilo"}};

/* What prefix and unit would make of other things: "5 pm" is a time of day, "7 pH" no
 * inductance, "5 TV" sets. */
static const char *const no_units[] = {"pm", "PM", "Pm", "pH", "EA", "PA", "MA", "PC", "EV",
                                       "TV", "Ms", "Gs", "Ts", "Ps", "Es", "Ks", "us", "GT",
                                       "PT", "ET", "KT", "MT", "Em", "EM", "EH", "PH"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct base *base_find(struct str written, bool prefixed) {
    for (size_t i = 0; i < COUNT(bases); i++) {
        struct str name = str_from_c(bases[i].written);
        bool fits = prefixed ? bases[i].flags & PREFIXED : !(bases[i].flags & ONLY_PREFIXED);
        if (!fits)
            continue;
        if (str_equal(written, name) ||
            ((bases[i].flags & ANY_CASE) && str_equal_nocase(written, name)))
            return &bases[i];
    }
    return NULL;
}

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

static void set_names(const struct passage *passage, const char *prefix, const struct base *base,
                      struct unit *unit) {
    unit->singular = spelled(passage, prefix, base->singular);
    unit->plural = base->plural ? spelled(passage, prefix, base->plural)
                                : str_format(passage->arena, "%.*ss", STR_ARG(unit->singular));
    unit->tight = base->flags & LOOSE;
}

static const struct base *read_prefixed(const struct passage *passage, struct str written,
                                        struct unit *unit) {
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        struct str prefix = str_from_c(prefixes[i].written);
        if (!str_starts_with(written, prefix) || written.len == prefix.len)
            continue;
        const struct base *base = base_find(str_slice(written, prefix.len, written.len), true);
        if (!base)
            continue;
        set_names(passage, prefixes[i].said, base, unit);
        unit->tight = false;
        return base;
    }
    return NULL;
}

enum { LONGEST_UNIT = 8 };

static bool is_no_unit(struct str written) {
    for (size_t i = 0; i < COUNT(no_units); i++)
        if (str_equal(written, str_from_c(no_units[i])))
            return true;
    return false;
}

static const struct base *read_simple(const struct passage *passage, size_t at, long offset,
                                      struct unit *unit) {
    struct str written = passage_token(passage, at, offset)->text;
    if (written.len == 0 || written.len > LONGEST_UNIT || is_no_unit(written))
        return NULL;
    unit->n_tokens = 1;
    const struct base *base = base_find(written, false);
    if (base)
        set_names(passage, "", base, unit);
    else
        base = read_prefixed(passage, written, unit);
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

static void apply_power(const struct passage *passage, const struct base *base, bool square,
                        struct unit *unit) {
    if (base->flags & AREA)
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
    const struct base *base = read_simple(passage, at, offset + (long)before, unit);
    if (!base)
        return false;
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
    const struct base *base = base_find(passage_token(passage, at, next)->text, false);
    if (power != POWER_INVERSE && base)
        apply_power(passage, base, power == POWER_INVERSE_SQUARE, &factor);
    append(passage, " per ", factor.singular, unit);
    unit->n_tokens = (size_t)(next - offset) + factor.n_tokens;
    unit->tight = false;
    return true;
}

/* "N·m", "kW·h" */
static bool read_product(const struct passage *passage, size_t at, long offset, struct unit *unit) {
    static const char *const dots[] = {"·", "⋅", "•", "*", "-", NULL};
    struct unit factor = {0};
    enum power power;
    long next = offset + (long)unit->n_tokens;
    if (!look_adjoins(passage, at, next) || !look_in(passage, at, next, dots) ||
        !look_adjoins(passage, at, next + 1) ||
        !read_factor(passage, at, next + 1, &factor, &power) || power >= POWER_INVERSE)
        return false;
    unit->plural =
        str_format(passage->arena, "%.*s %.*s", STR_ARG(unit->singular), STR_ARG(factor.plural));
    unit->singular =
        str_format(passage->arena, "%.*s %.*s", STR_ARG(unit->singular), STR_ARG(factor.singular));
    unit->n_tokens += 1 + factor.n_tokens;
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
