#include "narration/words/unit_bases.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct unit_base bases[] = {
    {"m", "meter", NULL, UNIT_PREFIXED | UNIT_AREA},
    {"g", "gram", NULL, UNIT_PREFIXED},
    {"l", "liter", NULL, UNIT_PREFIXED},
    {"L", "liter", NULL, UNIT_PREFIXED},
    {"ℓ", "liter", NULL, 0},
    {"s", "second", NULL, UNIT_PREFIXED},
    {"A", "amp", NULL, UNIT_PREFIXED | UNIT_LOOSE},
    {"V", "volt", NULL, UNIT_PREFIXED},
    {"W", "watt", NULL, UNIT_PREFIXED},
    {"K", "kelvin", "kelvins", UNIT_LOOSE},
    {"J", "joule", NULL, UNIT_PREFIXED | UNIT_LOOSE},
    {"N", "newton", NULL, UNIT_PREFIXED | UNIT_LOOSE},
    {"T", "tesla", NULL, UNIT_PREFIXED | UNIT_LOOSE},
    {"t", "ton", NULL, UNIT_LOOSE},
    {"Hz", "hertz", "hertz", UNIT_PREFIXED | UNIT_ANY_CASE},
    {"Pa", "pascal", NULL, UNIT_PREFIXED},
    {"F", "farad", NULL, UNIT_PREFIXED | UNIT_ONLY_PREFIXED},
    {"H", "henry", "henries", UNIT_PREFIXED | UNIT_LOOSE},
    {"C", "degree Celsius", "degrees Celsius", UNIT_LOOSE},
    {"F", "degree Fahrenheit", "degrees Fahrenheit", UNIT_LOOSE},
    {"Ω", "ohm", NULL, UNIT_PREFIXED},
    {"Ω", "ohm", NULL, UNIT_PREFIXED},
    {"ohm", "ohm", NULL, UNIT_PREFIXED},
    {"Wb", "weber", NULL, UNIT_PREFIXED},
    {"mol", "mole", NULL, UNIT_PREFIXED},
    {"cd", "candela", NULL, UNIT_PREFIXED},
    {"lm", "lumen", NULL, UNIT_PREFIXED},
    {"lx", "lux", "lux", UNIT_PREFIXED},
    {"Bq", "becquerel", NULL, UNIT_PREFIXED},
    {"Ci", "curie", NULL, UNIT_PREFIXED},
    {"Gy", "gray", NULL, UNIT_PREFIXED},
    {"Sv", "sievert", NULL, UNIT_PREFIXED},
    {"B", "byte", NULL, UNIT_PREFIXED | UNIT_LOOSE},
    {"b", "bit", NULL, UNIT_PREFIXED | UNIT_LOOSE},
    {"bit", "bit", NULL, UNIT_PREFIXED},
    {"bits", "bit", NULL, 0},
    {"byte", "byte", NULL, UNIT_PREFIXED},
    {"bps", "bit per second", "bits per second", UNIT_PREFIXED},
    {"Bps", "byte per second", "bytes per second", UNIT_PREFIXED},
    {"eV", "electron volt", NULL, UNIT_PREFIXED},
    {"cal", "calorie", NULL, UNIT_PREFIXED},
    {"Wh", "watt hour", NULL, UNIT_PREFIXED},
    {"Ah", "amp hour", NULL, UNIT_PREFIXED},
    {"VA", "volt amp", NULL, UNIT_PREFIXED},
    {"bar", "bar", NULL, UNIT_PREFIXED},
    {"pc", "parsec", NULL, UNIT_PREFIXED},
    {"tonne", "tonne", NULL, UNIT_PREFIXED},
    {"Wp", "watt peak", "watts peak", UNIT_PREFIXED},
    {"px", "pixel", NULL, UNIT_PREFIXED},
    {"Da", "dalton", NULL, UNIT_PREFIXED},
    {"dB", "decibel", NULL, UNIT_ANY_CASE},
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
    {"cc", "cubic centimeter", NULL, UNIT_ANY_CASE},
    {"ha", "hectare", NULL, UNIT_LOOSE},
    {"kph", "kilometer per hour", "kilometers per hour", UNIT_ANY_CASE},
    {"kmph", "kilometer per hour", "kilometers per hour", UNIT_ANY_CASE},
    {"kmh", "kilometer per hour", "kilometers per hour", UNIT_ANY_CASE},
    {"mph", "mile per hour", "miles per hour", UNIT_ANY_CASE},
    {"fps", "frame per second", "frames per second", UNIT_ANY_CASE},
    {"rpm", "revolution per minute", "revolutions per minute", UNIT_ANY_CASE},
    {"bpm", "beat per minute", "beats per minute", UNIT_ANY_CASE},
    {"mpg", "mile per gallon", "miles per gallon", UNIT_ANY_CASE},
    {"dpi", "dot per inch", "dots per inch", UNIT_ANY_CASE},
    {"ppi", "pixel per inch", "pixels per inch", UNIT_ANY_CASE},
    {"ppm", "part per million", "parts per million", 0},
    {"ppb", "part per billion", "parts per billion", 0},
    {"wpm", "word per minute", "words per minute", UNIT_ANY_CASE},
    {"psi", "pound per square inch", "pounds per square inch", UNIT_ANY_CASE},
    {"kn", "knot", NULL, 0},
    {"kt", "knot", NULL, 0},
    {"kts", "knot", NULL, 0},
    {"nmi", "nautical mile", NULL, 0},
    {"ly", "light year", NULL, 0},
    {"AU", "astronomical unit", NULL, 0},
    {"hp", "horsepower", "horsepower", UNIT_ANY_CASE},
    {"bhp", "brake horsepower", "brake horsepower", UNIT_ANY_CASE},
    {"BTU", "B T U", "B T U", UNIT_ANY_CASE},
    {"BTUs", "B T U", "B T U's", UNIT_ANY_CASE},
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
    {"in", "inch", "inches", UNIT_LOOSE | UNIT_AREA},
    {"ins", "inch", "inches", 0},
    {"ft", "foot", "feet", UNIT_AREA | UNIT_ANY_CASE},
    {"yd", "yard", NULL, UNIT_AREA | UNIT_ANY_CASE},
    {"yds", "yard", NULL, UNIT_AREA | UNIT_ANY_CASE},
    {"mi", "mile", NULL, UNIT_AREA},
    {"fur", "furlong", NULL, 0},
    {"lb", "pound", NULL, UNIT_ANY_CASE},
    {"lbs", "pound", NULL, UNIT_ANY_CASE},
    {"oz", "ounce", NULL, UNIT_ANY_CASE},
    {"cwt", "hundredweight", "hundredweight", 0},
    {"gal", "gallon", NULL, UNIT_ANY_CASE},
    {"gals", "gallon", NULL, 0},
    {"qt", "quart", NULL, 0},
    {"qts", "quart", NULL, 0},
    {"pt", "pint", NULL, 0},
    {"pts", "point", NULL, 0},
    {"c", "cup", NULL, UNIT_LOOSE},
    {"tsp", "teaspoon", NULL, UNIT_ANY_CASE},
    {"tbsp", "tablespoon", NULL, UNIT_ANY_CASE},
    {"doz", "dozen", "dozen", 0},
    {"st", "stone", "stone", UNIT_LOOSE},
    {"ac", "acre", NULL, UNIT_LOOSE},
    {"kilo", "kilo", NULL, 0},
    {"sec", "second", NULL, UNIT_ANY_CASE},
    {"secs", "second", NULL, UNIT_ANY_CASE},
    {"msec", "millisecond", NULL, 0},
    {"min", "minute", NULL, UNIT_ANY_CASE},
    {"mins", "minute", NULL, UNIT_ANY_CASE},
    {"h", "hour", NULL, 0},
    {"hr", "hour", NULL, UNIT_ANY_CASE},
    {"hrs", "hour", NULL, UNIT_ANY_CASE},
    {"d", "day", NULL, UNIT_LOOSE},
    {"wk", "week", NULL, 0},
    {"wks", "week", NULL, 0},
    {"mo", "month", NULL, UNIT_LOOSE},
    {"mos", "month", NULL, 0},
    {"yr", "year", NULL, UNIT_ANY_CASE},
    {"yrs", "year", NULL, UNIT_ANY_CASE},
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

static bool is_no_unit(struct str written) {
    for (size_t i = 0; i < COUNT(no_units); i++)
        if (str_equal(written, str_from_c(no_units[i])))
            return true;
    return false;
}

static const struct unit_base *find(struct str written, bool prefixed) {
    for (size_t i = 0; i < COUNT(bases); i++) {
        struct str name = str_from_c(bases[i].written);
        int flags = bases[i].flags;
        bool fits = prefixed ? flags & UNIT_PREFIXED : !(flags & UNIT_ONLY_PREFIXED);
        if (fits && (str_equal(written, name) ||
                     ((flags & UNIT_ANY_CASE) && str_equal_nocase(written, name))))
            return &bases[i];
    }
    return NULL;
}

const struct unit_base *unit_base_find(struct str written, const char **prefix) {
    *prefix = "";
    if (is_no_unit(written))
        return NULL;
    const struct unit_base *base = find(written, false);
    if (base)
        return base;
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        struct str letters = str_from_c(prefixes[i].written);
        if (!str_starts_with(written, letters) || written.len == letters.len)
            continue;
        base = find(str_slice(written, letters.len, written.len), true);
        if (base) {
            *prefix = prefixes[i].said;
            return base;
        }
    }
    return NULL;
}
