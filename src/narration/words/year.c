/* Years, ranges of years, decades: "1962", "1961-63", "44 B.C.", "the 1960s", "'60s". */
#include "narration/words/calendar.h"
#include "narration/words/classes.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

static struct str year_words(const struct passage *passage, long offset, size_t at) {
    return number_year(passage->arena, passage_token(passage, at, offset)->text, passage->british);
}

/* Sure signs of a year, and of something else. */
static const char *const cues_before[] = {
    "in",        "since",  "by",      "until",     "till", "before", "after",   "during", "from",
    "year",      "years",  "circa",   "early",     "late", "mid",    "spring",  "summer", "autumn",
    "fall",      "winter", "of",      "copyright", "©",    "class",  "born",    "died",   "anno",
    "christmas", "easter", "between", "around",    "to",   "and",    "through", NULL};
static const char *const sure_cues[] = {"in",        "since",  "year",   "circa", "spring",
                                        "summer",    "autumn", "winter", "born",  "died",
                                        "copyright", "©",      NULL};
static const char *const not_before[] = {"$",       "£",
                                         "€",       "¥",
                                         "#",       "no",
                                         "number",  "room",
                                         "page",    "pages",
                                         "p",       "pp",
                                         "line",    "lines",
                                         "flight",  "suite",
                                         "box",     "route",
                                         "highway", "nearly",
                                         "about",   "over",
                                         "exactly", "than",
                                         "almost",  "approximately",
                                         "roughly", "another",
                                         "some",    "these",
                                         "those",   "chapter",
                                         "verse",   "code",
                                         "pin",     "model",
                                         "type",    "with",
                                         "all",     "extension",
                                         "ext",     "count",
                                         "total",   "only",
                                         "up",      "per",
                                         NULL};

static bool is_year_shaped(unsigned value) {
    return value >= 1100 && value < 2100;
}

/* "post-1945" and "mid-1980s": the word before the hyphen does not hide the year. */
static bool opens(const struct passage *passage, size_t at) {
    static const char *const prefixes[] = {"post",  "pre",  "mid",   "early", "late", "inter",
                                           "circa", "then", "since", "anti",  "ex",   NULL};
    static const char *const circa[] = {"c", "ca", NULL};
    return look_opens(passage, at, 0) ||
           (look_mark(passage, at, -1, ".") && look_in(passage, at, -2, circa)) ||
           (look_mark(passage, at, -1, "-") && look_in(passage, at, -2, prefixes)) ||
           (look_joint(passage, at, -1) && look_mark(passage, at, -2, "s") && /* "1990s-2000s" */
            look_kind(passage, at, -3, TOKEN_NUMBER));
}

/* "the 1962 elections" are of a year, "1500 men" are so many. */
static bool counts_something(const struct passage *passage, size_t at, long after, unsigned value) {
    static const char *const determiners[] = {"the", "a",    "an",   "his", "her", "their", "our",
                                              "its", "this", "that", "my",  "s",   NULL};
    if (!look_plural_noun(passage, at, after))
        return false;
    bool modern = value > 1800 && (value % 100 != 0 || value >= 1900);
    if (modern && (look_in(passage, at, -1, determiners) || look_in(passage, at, -1, sure_cues)))
        return false;
    struct str before = passage_token(passage, at, -1)->text;
    return !(modern && str_ends_with(before, STR("'s")));
}

/* "from 1066 to 1087", "between 1013 and 1042": either year */
static bool is_in_span(const struct passage *passage, size_t at) {
    static const char *const spans[][2] = {{"from", "to"}, {"between", "and"}, {"from", "until"}};
    for (size_t i = 0; i < 3; i++) {
        bool first = look_is(passage, at, -1, spans[i][0]) && look_is(passage, at, 1, spans[i][1]);
        bool last = look_is(passage, at, -3, spans[i][0]) && look_is(passage, at, -1, spans[i][1]);
        unsigned other = first  ? year_value(passage, at, 2)
                         : last ? year_value(passage, at, -2)
                                : 0;
        if (other > 1000 && other < 2100)
            return !look_plural_noun(passage, at, first ? 3 : 1);
    }
    return false;
}

static bool year_read(const struct passage *passage, size_t at, struct reading *reading) {
    unsigned value = year_value(passage, at, 0);
    bool named =
        value > 1000 && (look_in(passage, at, -1, sure_cues) || is_in_span(passage, at) ||
                         /* "in 1066", "(1066)" */
                         (look_is(passage, at, -1, "(") && look_mark(passage, at, 1, ")")));
    if ((!is_year_shaped(value) && !named) || !opens(passage, at) ||
        look_in(passage, at, -1, not_before) || counts_something(passage, at, 1, value))
        return false;
    if (look_adjoins(passage, at, 1) && look_kind(passage, at, 1, TOKEN_WORD))
        return false;
    reading_say(passage, reading, year_words(passage, 0, at), 0, 1);
    reading->n_tokens = 1;
    reading->weight = look_in(passage, at, -1, cues_before) ? READING_LIKELY : READING_GUESS;
    return true;
}

const struct word_class class_year = {"year", year_read};

/* "the summer of '69", "class of '05" */
static bool short_year_read(const struct passage *passage, size_t at, struct reading *reading) {
    if (!look_apostrophe(passage, at, 0) || !look_opens(passage, at, 0) ||
        !look_digits(passage, at, 1, 2, 2) || !look_adjoins(passage, at, 1) ||
        !look_closes(passage, at, 2) || look_apostrophe(passage, at, 2))
        return false;
    struct str digits = passage_token(passage, at, 1)->text;
    struct str words = number_cardinal(passage->arena, digits, false);
    if (digits.ptr[0] == '0')
        words = str_format(passage->arena, "oh %.*s", STR_ARG(words));
    reading_say(passage, reading, words, 0, 2);
    reading->n_tokens = 2;
    reading->weight = READING_LIKELY;
    return true;
}

const struct word_class class_short_year = {"short year", short_year_read};

/* "63" after "1961-", "05" after "1901–". */
static struct str short_year_words(const struct passage *passage, size_t at, long offset,
                                   unsigned first) {
    struct str digits = passage_token(passage, at, offset)->text;
    if (digits.ptr[0] != '0')
        return number_cardinal(passage->arena, digits, passage->british);
    if (first / 100 % 10 == 0) { /* "two thousand one to two thousand nine" */
        struct str full = str_format(passage->arena, "%u%.*s", first / 100, STR_ARG(digits));
        return number_year(passage->arena, full, passage->british);
    }
    struct str last = number_digits(passage->arena, str_slice(digits, 1, 2));
    return str_format(passage->arena, "oh %.*s", STR_ARG(last));
}

/* Both could be counts ("1500-2000 calories"): years when they look like years. */
static bool is_year_range(const struct passage *passage, size_t at, unsigned first,
                          unsigned second) {
    if (!is_year_shaped(first) || !is_year_shaped(second) || second <= first)
        return false;
    bool round = first % 100 == 0 && second % 100 == 0;
    return !look_plural_noun(passage, at, 3) &&
           (!round || look_in(passage, at, -1, sure_cues) || look_is(passage, at, -1, "("));
}

static bool year_range_read(const struct passage *passage, size_t at, struct reading *reading) {
    unsigned first = year_value(passage, at, 0);
    if (!is_year_shaped(first) || !look_opens(passage, at, 0))
        return false;
    bool slash = look_mark(passage, at, 1, "/") && look_adjoins(passage, at, 2);
    if ((!slash && !look_joint(passage, at, 1)) || !look_closes(passage, at, 3) ||
        look_in(passage, at, -1, not_before))
        return false;
    bool is_short = look_digits(passage, at, 2, 2, 2);
    bool follows = look_value(passage, at, 2) == (first + 1) % 100;
    if (is_short ? look_value(passage, at, 2) <= first % 100 && !follows
                 : !is_year_range(passage, at, first, year_value(passage, at, 2)))
        return false;
    if (is_short && look_digits(passage, at, 2, 2, 2) && !slash && !look_adjoins(passage, at, 2))
        return false;
    reading_say(passage, reading, year_words(passage, 0, at), 0, 1);
    reading_say(passage, reading, slash ? (struct str){0} : STR("to"), 1, 1);
    reading_say(passage, reading,
                is_short ? short_year_words(passage, at, 2, first) : year_words(passage, 2, at), 2,
                1);
    reading->n_tokens = 3;
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_year_range = {"year range", year_range_read};

static void end_with_era(const struct passage *passage, size_t at, struct reading *reading,
                         const char *era, size_t n_tokens) {
    reading_say(passage, reading, str_from_c(era), reading->n_tokens, n_tokens);
    reading->n_tokens += n_tokens;
    reading->dot_may_end = look_is(passage, at, (long)reading->n_tokens - 1, ".");
}

/* With its era a year of three figures is in pairs as well: "four seventy-six A D". */
static struct str era_year_words(const struct passage *passage, long offset, size_t at) {
    struct str digits = passage_token(passage, at, offset)->text;
    if (digits.len != 3 || digits.ptr[0] == '0' || str_ends_with(digits, STR("00")))
        return year_words(passage, offset, at);
    struct str first = number_cardinal(passage->arena, str_slice(digits, 0, 1), false);
    struct str rest = number_cardinal(passage->arena, str_slice(digits, 1, 3), false);
    return str_format(passage->arena, digits.ptr[1] == '0' ? "%.*s oh %.*s" : "%.*s %.*s",
                      STR_ARG(first), STR_ARG(rest));
}

/* "44 B.C.", "300–200 BC", "1200 CE" */
static bool era_after_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t n_tokens;
    bool range = look_joint(passage, at, 1) && look_digits(passage, at, 2, 1, 5);
    const char *era = era_at(passage, at, range ? 3 : 1, &n_tokens);
    if (!look_digits(passage, at, 0, 1, 5) || !era)
        return false;
    reading_say(passage, reading, era_year_words(passage, 0, at), 0, 1);
    if (range) {
        reading_say(passage, reading, STR("to"), 1, 1);
        reading_say(passage, reading, era_year_words(passage, 2, at), 2, 1);
    }
    reading->n_tokens = range ? 3 : 1;
    end_with_era(passage, at, reading, era, n_tokens);
    reading->weight = READING_CERTAIN;
    return true;
}

/* "A.D. 79", "AD 1066" */
static bool era_before_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t n_tokens;
    const char *era = era_at(passage, at, 0, &n_tokens);
    if (!era || !look_digits(passage, at, (long)n_tokens, 1, 4))
        return false;
    reading_say(passage, reading, str_from_c(era), 0, n_tokens);
    reading_say(passage, reading, era_year_words(passage, (long)n_tokens, at), n_tokens, 1);
    reading->n_tokens = n_tokens + 1;
    reading->weight = READING_CERTAIN;
    return true;
}

static bool era_read(const struct passage *passage, size_t at, struct reading *reading) {
    return look_kind(passage, at, 0, TOKEN_NUMBER) ? era_after_read(passage, at, reading)
                                                   : era_before_read(passage, at, reading);
}

const struct word_class class_era = {"era", era_read};

/* "sixty" → "sixties", "six" → "sixes", "hundred" → "hundreds" */
static struct str plural_of(struct arena *arena, struct str number) {
    if (str_ends_with(number, STR("y")))
        return str_format(arena, "%.*sies", STR_ARG(str_slice(number, 0, number.len - 1)));
    const char *ending = str_ends_with(number, STR("x")) ? "es" : "s";
    return str_format(arena, "%.*s%s", STR_ARG(number), ending);
}

/* The tokens of "s" or "'s" that make a number plural; 0: none. */
static size_t plural_ending(const struct passage *passage, size_t at, long offset) {
    if (!look_adjoins(passage, at, offset))
        return 0;
    if (look_is(passage, at, offset, "s"))
        return 1;
    return look_apostrophe(passage, at, offset) && look_mark(passage, at, offset + 1, "s") ? 2 : 0;
}

/* "'60s", and "60s" where nothing but a decade would be written so */
static bool short_decade_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const cues[] = {"the",     "early", "mid",  "late", "in",  "his", "her",
                                       "their",   "my",    "your", "our",  "and", "or",  "to",
                                       "through", "of",    "-",    "–",    NULL};
    long number = look_apostrophe(passage, at, 0) && look_adjoins(passage, at, 1) ? 1 : 0;
    size_t ending = plural_ending(passage, at, number + 1);
    bool cued = number == 1 || look_in(passage, at, -1, cues);
    if (!look_digits(passage, at, number, 2, 2) || look_value(passage, at, number) % 10 ||
        !ending || !cued || look_value(passage, at, number) < 10)
        return false;
    struct str digits = passage_token(passage, at, number)->text;
    struct str words = number_cardinal(passage->arena, digits, false);
    reading->n_tokens = (size_t)number + 1 + ending;
    reading_say(passage, reading, plural_of(passage->arena, words), 0, reading->n_tokens);
    reading->weight = READING_CUED;
    return true;
}

/* "1960s"; and any number in the plural: "two 747s" */
static bool decade_read(const struct passage *passage, size_t at, struct reading *reading) {
    if (short_decade_read(passage, at, reading))
        return true;
    size_t ending = plural_ending(passage, at, 1);
    if (!look_digits(passage, at, 0, 1, 4) || !ending || !opens(passage, at))
        return false;
    unsigned value = year_value(passage, at, 0);
    struct str digits = passage_token(passage, at, 0)->text;
    bool decade = is_year_shaped(value) && value % 10 == 0;
    bool possessive = ending == 2 && !decade;
    struct str words = is_year_shaped(value)
                           ? number_year(passage->arena, digits, passage->british)
                           : number_cardinal(passage->arena, digits, passage->british);
    words = possessive ? str_format(passage->arena, "%.*s's", STR_ARG(words))
                       : plural_of(passage->arena, words);
    bool round = look_value(passage, at, 0) == 100 || look_value(passage, at, 0) == 1000;
    if (round && str_starts_with(words, STR("one "))) /* "100s of men" */
        words = str_slice(words, 4, words.len);
    reading->n_tokens = 1 + ending;
    reading_say(passage, reading, words, 0, reading->n_tokens);
    reading->weight = round ? READING_CERTAIN : decade ? READING_CUED : READING_LIKELY;
    return true;
}

const struct word_class class_decade = {"decade", decade_read};
