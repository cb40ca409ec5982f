#include "narration/words/figure.h"

#include "narration/words/look.h"
#include "narration/words/numbers.h"

/* Long enough for every number that has a name. */
enum { MAX_GROUPS = 12 };

static const struct {
    const char *mark, *words;
} signs[] = {{"-", "minus"},         {"−", "minus"},         {"–", "minus"},
             {"+", "plus"},          {"±", "plus or minus"}, {"~", "approximately"},
             {"≈", "approximately"}, {"∼", "approximately"}};

static const struct {
    const char *mark, *numerator, *denominator;
} vulgar[] = {
    {"½", "1", "2"}, {"⅓", "1", "3"}, {"⅔", "2", "3"},  {"¼", "1", "4"}, {"¾", "3", "4"},
    {"⅕", "1", "5"}, {"⅖", "2", "5"}, {"⅗", "3", "5"},  {"⅘", "4", "5"}, {"⅙", "1", "6"},
    {"⅚", "5", "6"}, {"⅐", "1", "7"}, {"⅛", "1", "8"},  {"⅜", "3", "8"}, {"⅝", "5", "8"},
    {"⅞", "7", "8"}, {"⅑", "1", "9"}, {"⅒", "1", "10"},
};

static void read_sign(const struct passage *passage, size_t at, struct figure *figure) {
    if (!look_opens(passage, at, 0) || !look_adjoins(passage, at, 1))
        return;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (look_is(passage, at, 0, signs[i].mark)) {
            figure->sign = signs[i].words;
            figure->n_tokens = 1;
        }
}

static bool read_vulgar(const struct passage *passage, size_t at, struct figure *figure) {
    long offset = (long)figure->n_tokens;
    if (!look_kind(passage, at, offset, TOKEN_MARK))
        return false;
    for (size_t i = 0; i < sizeof vulgar / sizeof *vulgar; i++)
        if (look_is(passage, at, offset, vulgar[i].mark)) {
            figure->numerator = str_from_c(vulgar[i].numerator);
            figure->denominator = str_from_c(vulgar[i].denominator);
            figure->n_tokens++;
            return true;
        }
    return false;
}

enum separator { SEPARATOR_NONE, SEPARATOR_SPACE, SEPARATOR_COMMA, SEPARATOR_DOT, SEPARATOR_QUOTE };

/* What stands between the digits before `offset` and the group of three after it. */
static enum separator separator_at(const struct passage *passage, size_t at, long offset) {
    if (look_digits(passage, at, offset, 3, 3) && !look_adjoins(passage, at, offset))
        return SEPARATOR_SPACE;
    if (!look_adjoins(passage, at, offset) || !look_adjoins(passage, at, offset + 1))
        return SEPARATOR_NONE;
    if (look_is(passage, at, offset, ","))
        return SEPARATOR_COMMA;
    if (look_is(passage, at, offset, "."))
        return SEPARATOR_DOT;
    return look_apostrophe(passage, at, offset) ? SEPARATOR_QUOTE : SEPARATOR_NONE;
}

static size_t separator_tokens(enum separator separator) {
    return separator == SEPARATOR_SPACE ? 0 : 1;
}

/* India writes 1,00,000: groups of two before the last. */
static size_t count_indian_groups(const struct passage *passage, size_t at, long offset) {
    size_t groups = 0;
    while (groups < MAX_GROUPS && separator_at(passage, at, offset) == SEPARATOR_COMMA &&
           look_digits(passage, at, offset + 1, 2, 2)) {
        offset += 2;
        groups++;
    }
    bool last = separator_at(passage, at, offset) == SEPARATOR_COMMA &&
                look_digits(passage, at, offset + 1, 3, 3);
    return groups && last ? groups + 1 : 0;
}

static size_t count_groups(const struct passage *passage, size_t at, long offset,
                           enum separator separator) {
    size_t groups = 0;
    while (groups < MAX_GROUPS && separator_at(passage, at, offset) == separator &&
           look_digits(passage, at, offset + (long)separator_tokens(separator), 3, 3)) {
        offset += 1 + (long)separator_tokens(separator);
        groups++;
    }
    /* "1.000" is a decimal; only "1.000.000" must be thousands. And no group is
     * followed by more digits without a separator of its own. */
    return separator == SEPARATOR_DOT && groups < 2 ? 0 : groups;
}

/* "12 345" is one number, "555 123 4567" and "in 2010 300 men" are not. */
static bool spaces_may_group(const struct passage *passage, size_t at, size_t end) {
    return look_value(passage, at, 0) > 0 && passage_token(passage, at, 0)->text.ptr[0] != '0' &&
           !look_kind(passage, at, (long)end, TOKEN_NUMBER) &&
           !look_kind(passage, at, -1, TOKEN_NUMBER) && !look_dash(passage, at, (long)end);
}

/* Takes the groups after the first digits; they begin at `at` + offset. */
static void read_groups(const struct passage *passage, size_t at, struct figure *figure) {
    size_t start = figure->n_tokens - 1;
    long offset = (long)figure->n_tokens;
    if (!look_digits(passage, at, (long)start, 1, 3))
        return;
    enum separator separator = separator_at(passage, at, offset);
    size_t groups = separator ? count_groups(passage, at, offset, separator) : 0;
    if (separator == SEPARATOR_COMMA && !groups)
        groups = count_indian_groups(passage, at, offset);
    size_t end = figure->n_tokens + groups * (1 + separator_tokens(separator));
    if (!groups ||
        (separator == SEPARATOR_SPACE && !spaces_may_group(passage, at + start, end - start)))
        return;
    struct strbuf digits = {.arena = passage->arena};
    for (size_t i = start; i < end; i++)
        if (look_kind(passage, at, (long)i, TOKEN_NUMBER))
            strbuf_add(&digits, passage_token(passage, at, (long)i)->text);
    figure->whole = strbuf_str(&digits);
    figure->grouped = true;
    figure->n_tokens = end;
}

/* 3.14, but not 3.14.15 or 192.168.0.1. */
static void read_point(const struct passage *passage, size_t at, struct figure *figure) {
    long offset = (long)figure->n_tokens;
    bool point = (look_is(passage, at, offset, ".") || look_is(passage, at, offset, "·")) &&
                 (figure->whole.len == 0 || look_adjoins(passage, at, offset)) &&
                 look_adjoins(passage, at, offset + 1) &&
                 look_kind(passage, at, offset + 1, TOKEN_NUMBER);
    bool goes_on = look_mark(passage, at, offset + 2, ".") &&
                   look_adjoins(passage, at, offset + 3) &&
                   look_kind(passage, at, offset + 3, TOKEN_NUMBER);
    if (!point || goes_on)
        return;
    figure->fraction = passage_token(passage, at, offset + 1)->text;
    figure->n_tokens += 2;
}

static bool read_digits(const struct passage *passage, size_t at, struct figure *figure) {
    long offset = (long)figure->n_tokens;
    if (look_kind(passage, at, offset, TOKEN_NUMBER)) {
        figure->whole = passage_token(passage, at, offset)->text;
        figure->n_tokens++;
        read_groups(passage, at, figure);
        read_point(passage, at, figure);
        return true;
    }
    static const char *const prices[] = {"$", "£", "€", "<", ">", "=", "≤", "≥", NULL}; /* "$.50" */
    if (figure->n_tokens == 0 && !look_opens(passage, at, 0) && !look_in(passage, at, -1, prices))
        return false;
    read_point(passage, at, figure);
    return figure->fraction.len > 0;
}

bool figure_read_plain(const struct passage *passage, size_t at, struct figure *figure) {
    *figure = (struct figure){0};
    read_sign(passage, at, figure);
    if (read_vulgar(passage, at, figure))
        return true;
    if (!read_digits(passage, at, figure))
        return false;
    if (!figure->fraction.len)
        read_vulgar(passage, at, figure);
    return true;
}

/* "1/2" at the offset, with either slash; the tokens it takes, or 0. */
static size_t slashed_at(const struct passage *passage, size_t at, long offset) {
    bool slash = look_mark(passage, at, offset + 1, "/") || look_mark(passage, at, offset + 1, "⁄");
    bool digits = look_digits(passage, at, offset, 1, 4) &&
                  look_digits(passage, at, offset + 2, 1, 4) &&
                  look_adjoins(passage, at, offset + 2);
    return slash && digits && !look_mark(passage, at, offset + 3, "/") ? 3 : 0;
}

static void take_slashed(const struct passage *passage, size_t at, long offset,
                         struct figure *figure) {
    figure->numerator = passage_token(passage, at, offset)->text;
    figure->denominator = passage_token(passage, at, offset + 2)->text;
    figure->n_tokens = (size_t)offset + 3;
}

bool figure_read(const struct passage *passage, size_t at, struct figure *figure) {
    if (!figure_read_plain(passage, at, figure))
        return false;
    long offset = (long)figure->n_tokens;
    if (figure->denominator.len || figure->fraction.len || !figure->whole.len)
        return true;
    if (slashed_at(passage, at, offset - 1) && !figure->grouped) {
        take_slashed(passage, at, offset - 1, figure);
        figure->whole = (struct str){0};
        return true;
    }
    /* "1 1/2", also "1-1/2" as carpenters write it */
    long first =
        look_dash(passage, at, offset) && look_adjoins(passage, at, offset) ? offset + 1 : offset;
    if (first == offset && look_adjoins(passage, at, offset))
        return true;
    if (slashed_at(passage, at, first) &&
        look_value(passage, at, first) < look_value(passage, at, first + 2))
        take_slashed(passage, at, first, figure);
    return true;
}

/* "120/80": two figures of one kind, no part of a whole. */
static bool is_pressure(struct str above, struct str below) {
    return above.len == 3 && below.len == 2 && below.ptr[0] > '3';
}

/* "half", "three quarters", "five eighths" */
static struct str fraction_words(const struct passage *passage, struct str numerator,
                                 struct str denominator) {
    struct arena *arena = passage->arena;
    struct str above = number_cardinal(arena, numerator, passage->british);
    if (is_pressure(numerator, denominator)) {
        struct str below = number_cardinal(arena, denominator, passage->british);
        return str_format(arena, "%.*s over %.*s", STR_ARG(above), STR_ARG(below));
    }
    bool one = str_equal(above, STR("one"));
    if (str_equal(denominator, STR("2")))
        return str_format(arena, "%.*s %s", STR_ARG(above), one ? "half" : "halves");
    if (str_equal(denominator, STR("4")))
        return str_format(arena, "%.*s %s", STR_ARG(above), one ? "quarter" : "quarters");
    if (str_equal(denominator, STR("1")) || str_equal(denominator, STR("0"))) {
        struct str below = number_cardinal(arena, denominator, passage->british);
        return str_format(arena, "%.*s over %.*s", STR_ARG(above), STR_ARG(below));
    }
    struct str below = number_ordinal(arena, denominator, passage->british);
    if (str_starts_with(below, STR("one "))) /* "three hundredths" */
        below = str_slice(below, 4, below.len);
    return str_format(arena, "%.*s %.*s%s", STR_ARG(above), STR_ARG(below), one ? "" : "s");
}

/* Part of a number nobody counts: 0049, or longer than any name for it, or long and
 * neither grouped nor round. */
static bool is_code(struct str digits, bool grouped) {
    enum { LONGEST_COUNT = 12, LONGEST_PLAIN = 9, LONGEST_GROUPED = 18 };
    return digits.len > (grouped ? LONGEST_GROUPED : LONGEST_COUNT) ||
           (digits.len > 1 && digits.ptr[0] == '0') ||
           (!grouped && digits.len > LONGEST_PLAIN && !str_ends_with(digits, STR("000000")));
}

static struct str whole_words(const struct passage *passage, const struct figure *figure) {
    return is_code(figure->whole, figure->grouped)
               ? number_digits(passage->arena, figure->whole)
               : number_cardinal(passage->arena, figure->whole, passage->british);
}

static void add_fraction(const struct passage *passage, const struct figure *figure,
                         struct strbuf *words) {
    struct str fraction = fraction_words(passage, figure->numerator, figure->denominator);
    if (!figure->whole.len)
        strbuf_add(words, fraction);
    else if (str_equal(fraction, STR("one half")))
        strbuf_add(words, STR(" and a half"));
    else
        strbuf_format(words, " and %.*s", STR_ARG(fraction));
}

struct str figure_words(const struct passage *passage, const struct figure *figure) {
    struct strbuf words = {.arena = passage->arena};
    if (figure->sign)
        strbuf_format(&words, "%s ", figure->sign);
    if (figure->whole.len)
        strbuf_add(&words, whole_words(passage, figure));
    if (figure->denominator.len)
        add_fraction(passage, figure, &words);
    if (figure->fraction.len) {
        struct str digits = number_digits(passage->arena, figure->fraction);
        strbuf_format(&words, "%spoint %.*s", figure->whole.len ? " " : "", STR_ARG(digits));
    }
    return strbuf_str(&words);
}

static bool is_less(struct str a, struct str b) {
    return a.len != b.len ? a.len < b.len : str_compare(a, b) < 0;
}

bool figure_is_one(const struct figure *figure) {
    if (figure->fraction.len)
        return false;
    if (figure->denominator.len)
        return !figure->whole.len && is_less(figure->numerator, figure->denominator);
    return str_equal(figure->whole, STR("1"));
}
