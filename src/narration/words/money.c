/* Money: "$3.5 million", "5 €", "EUR 5", "20¢", "£3 10s. 6d.", "$10–20", "$5/day". */
#include "narration/words/currencies.h"

#include "narration/words/classes.h"
#include "narration/words/figure.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"
#include "narration/words/units.h"

struct magnitude {
    const char *words; /* "million"; NULL: none */
    size_t n_tokens;
};

/* "million", also shortened as prices are: 5m, 3bn, 20K, "2.5 M" */
static struct magnitude magnitude_at(const struct passage *passage, size_t at, long offset) {
    static const struct {
        const char *words;
        const char *const written[7];
    } magnitudes[] = {
        {"hundred", {"hundred", NULL}},
        {"thousand", {"thousand", "k", NULL}},
        {"million", {"million", "m", "mn", "mio", "mln", "mm", NULL}},
        {"billion", {"billion", "b", "bn", "bln", NULL}},
        {"trillion", {"trillion", "t", "tn", "trn", "tln", NULL}},
        {"quadrillion", {"quadrillion", NULL}},
        {"lakh", {"lakh", "lakhs", NULL}},
        {"crore", {"crore", "crores", "cr", NULL}},
    };
    bool hyphen = look_mark(passage, at, offset, "-") && look_adjoins(passage, at, offset + 1);
    struct str written = passage_token(passage, at, hyphen ? offset + 1 : offset)->text;
    size_t fewest_letters = hyphen ? 4 : 1; /* "$5-million", but not "$5-a-day" */
    for (size_t i = 0; i < sizeof magnitudes / sizeof *magnitudes; i++)
        if (written.len >= fewest_letters && text_in(written, magnitudes[i].written))
            return (struct magnitude){magnitudes[i].words, hyphen ? 2 : 1};
    return (struct magnitude){0};
}

/* What was found: a currency before or behind, and one figure or two. */
struct money {
    const struct currency *currency;
    size_t currency_at, currency_tokens;
    bool minus;
    struct figure first, second;
    struct magnitude first_magnitude, second_magnitude;
    size_t first_at, second_at; /* second_at 0: only one */
    size_t n_tokens;
};

static bool continental_digits(const struct passage *passage, size_t at, long comma) {
    bool single = look_digits(passage, at, comma + 1, 1, 1);
    return look_mark(passage, at, comma, ",") && look_adjoins(passage, at, comma + 1) &&
           look_digits(passage, at, comma + 1, 1, 2) && look_closes(passage, at, comma + 2) &&
           (!single || magnitude_at(passage, at, comma + 2).words);
}

/* The comma of "€12,50", "€1.000,50" and "$1,5 million" is a point, and the point of
 * "€1.000" parts thousands. */
static void read_continental(const struct passage *passage, size_t at, const struct money *money,
                             struct figure *figure) {
    long end = (long)(money->n_tokens + figure->n_tokens);
    bool comma = continental_digits(passage, at, end);
    bool commas = figure->grouped && !look_is(passage, at, (long)money->n_tokens + 1, ".");
    bool euros = money->currency && *money->currency->written != '$' &&
                 str_equal(str_from_c(money->currency->plural), STR("euros")) &&
                 !magnitude_at(passage, at, end).words;
    if (figure->denominator.len || commas)
        return;
    if (figure->fraction.len == 3 && figure->whole.len && (comma || euros)) {
        figure->whole = str_format(passage->arena, "%.*s%.*s", STR_ARG(figure->whole),
                                   STR_ARG(figure->fraction));
        figure->fraction = (struct str){0};
        figure->grouped = true;
    }
    if (!comma || figure->fraction.len)
        return;
    figure->fraction = passage_token(passage, at, end + 1)->text;
    figure->n_tokens += 2;
}

/* The figure that stands at the end of what was read, and its magnitude. */
static bool read_figure(const struct passage *passage, size_t at, struct money *money,
                        struct figure *figure, struct magnitude *magnitude, size_t *figure_at) {
    *figure_at = money->n_tokens;
    if (!figure_read(passage, at + money->n_tokens, figure))
        return false;
    read_continental(passage, at, money, figure);
    money->n_tokens += figure->n_tokens;
    *magnitude = magnitude_at(passage, at, (long)money->n_tokens);
    money->n_tokens += magnitude->n_tokens;
    return true;
}

/* "–20" or "-$20 million" behind a first figure */
static void read_second(const struct passage *passage, size_t at, struct money *money) {
    struct money trial = *money;
    if (!look_joint(passage, at, (long)trial.n_tokens))
        return;
    size_t n_tokens = 0;
    trial.n_tokens++;
    if (currency_at(passage, at, (long)trial.n_tokens, &n_tokens) == trial.currency)
        trial.n_tokens += n_tokens;
    if (read_figure(passage, at, &trial, &trial.second, &trial.second_magnitude,
                    &trial.second_at) &&
        look_closes(passage, at, (long)trial.n_tokens))
        *money = trial;
}

/* "$5 USD", "$5 Cdn": whose dollars they are */
static void name_nation(const struct passage *passage, size_t at, struct money *money) {
    size_t n_tokens = 0;
    const struct currency *named = currency_at(passage, at, (long)money->n_tokens, &n_tokens);
    if (!named || *money->currency->written != '$' ||
        look_kind(passage, at, (long)money->n_tokens, TOKEN_MARK) ||
        !str_ends_with(str_from_c(named->plural), STR("dollars")))
        return;
    money->currency = named;
    money->n_tokens += n_tokens;
    money->currency_at = 0; /* the unit is said for all that was written */
    money->currency_tokens = money->n_tokens;
}

/* "-$5", "$5", "USD 5", "$-5" */
static bool read_prefixed(const struct passage *passage, size_t at, struct money *money) {
    static const char *const minuses[] = {"-", "−", "–", NULL};
    money->minus = look_in(passage, at, 0, minuses) && look_opens(passage, at, 0) &&
                   look_adjoins(passage, at, 1);
    money->currency_at = money->minus ? 1 : 0;
    money->currency = currency_at(passage, at, (long)money->currency_at, &money->currency_tokens);
    money->n_tokens = money->currency_at + money->currency_tokens;
    if (!money->currency)
        return false;
    if (look_in(passage, at, (long)money->n_tokens, minuses) &&
        look_adjoins(passage, at, (long)money->n_tokens)) {
        money->minus = true;
        money->n_tokens++;
    }
    if (!read_figure(passage, at, money, &money->first, &money->first_magnitude, &money->first_at))
        return false;
    read_second(passage, at, money);
    name_nation(passage, at, money);
    return true;
}

/* "5 €", "20¢", "5-10 USD", "5 million euros" needs nothing */
static bool read_suffixed(const struct passage *passage, size_t at, struct money *money) {
    if (!read_figure(passage, at, money, &money->first, &money->first_magnitude, &money->first_at))
        return false;
    read_second(passage, at, money);
    money->currency_at = money->n_tokens;
    money->currency = currency_at(passage, at, (long)money->n_tokens, &money->currency_tokens);
    /* "in 1962 $5 was": the sign belongs to what follows it */
    size_t end = money->currency_at + money->currency_tokens;
    if (!money->currency || look_kind(passage, at, (long)end, TOKEN_NUMBER))
        return false;
    /* "the 3 Rs" */
    if (look_is(passage, at, (long)money->currency_at, "Rs") && look_is(passage, at, -1, "the"))
        return false;
    money->n_tokens = end;
    return true;
}

static bool is_zero(struct str digits) {
    for (size_t i = 0; i < digits.len; i++)
        if (digits.ptr[i] != '0')
            return false;
    return true;
}

/* Two places after the point are cents where the money has such. */
static bool has_cents(const struct money *money, const struct figure *figure) {
    return figure->fraction.len == 2 && money->currency->cent && !money->second_at &&
           !money->first_magnitude.words;
}

static void say_unit(const struct passage *passage, struct reading *reading,
                     const struct money *money, bool one) {
    reading_say(passage, reading,
                str_from_c(one ? money->currency->singular : money->currency->plural),
                money->currency_at, money->currency_tokens);
}

/* "five dollars and ninety-nine cents", "ninety-nine cents", "five dollars" */
static void say_cents(const struct passage *passage, struct reading *reading,
                      const struct money *money, bool attributive) {
    struct figure whole = money->first, cents = {0};
    whole.fraction = (struct str){0};
    cents.whole = money->first.fraction;
    if (cents.whole.ptr[0] == '0')
        cents.whole = str_slice(cents.whole, 1, 2);
    bool some_cents = !is_zero(cents.whole), some_whole = !is_zero(whole.whole);
    if (!some_cents && !whole.whole.len) /* "$.00" */
        whole.whole = STR("0");
    if (some_whole || !some_cents) {
        reading_say(passage, reading, figure_words(passage, &whole), money->first_at,
                    money->first.n_tokens);
        say_unit(passage, reading, money, figure_is_one(&whole) || attributive);
    }
    if (!some_cents)
        return;
    if (some_whole)
        reading_say(passage, reading, STR("and"), money->first_at, money->first.n_tokens);
    reading_say(passage, reading, figure_words(passage, &cents), money->first_at,
                money->first.n_tokens);
    reading_say(passage, reading,
                str_from_c(figure_is_one(&cents) || attributive ? money->currency->cent
                                                                : money->currency->cents),
                money->currency_at, money->currency_tokens);
}

static void say_figure(const struct passage *passage, struct reading *reading,
                       const struct figure *figure, size_t figure_at, struct magnitude magnitude) {
    reading_say(passage, reading, figure_words(passage, figure), figure_at, figure->n_tokens);
    if (magnitude.words)
        reading_say(passage, reading, str_from_c(magnitude.words), figure_at + figure->n_tokens,
                    magnitude.n_tokens);
}

static void say_money(const struct passage *passage, struct reading *reading,
                      const struct money *money, bool attributive) {
    if (money->minus)
        reading_say(passage, reading, STR("minus"), 0, 1);
    if (has_cents(money, &money->first)) {
        say_cents(passage, reading, money, attributive);
        return;
    }
    say_figure(passage, reading, &money->first, money->first_at, money->first_magnitude);
    const struct figure *last = &money->first;
    struct magnitude magnitude = money->first_magnitude;
    if (money->second_at) {
        reading_say(passage, reading, STR("to"), money->second_at - 1, 1);
        say_figure(passage, reading, &money->second, money->second_at, money->second_magnitude);
        last = &money->second;
        magnitude = money->second_magnitude;
    }
    bool one = figure_is_one(last) && !magnitude.words;
    say_unit(passage, reading, money, one || attributive);
}

/* "/hour", "/kg" */
static void say_per(const struct passage *passage, size_t at, struct reading *reading) {
    struct unit unit;
    long slash = (long)reading->n_tokens;
    bool apart = look_is(passage, at, slash, "/") && !look_adjoins(passage, at, slash) &&
                 !look_adjoins(passage, at, slash + 1);
    bool joined = look_mark(passage, at, slash, "/") && look_adjoins(passage, at, slash + 1);
    if ((!apart && !joined) || !unit_read_per(passage, at, slash + 1, &unit))
        return;
    reading_say(passage, reading, STR("per"), reading->n_tokens, 1);
    reading_say(passage, reading, unit.singular, reading->n_tokens + 1, unit.n_tokens);
    reading->n_tokens += 1 + unit.n_tokens;
    reading->dot_may_end = look_mark(passage, at, (long)reading->n_tokens - 1, ".");
}

static bool money_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct money money = {0}, suffixed = {0};
    if (!read_prefixed(passage, at, &money)) {
        if (!read_suffixed(passage, at, &suffixed))
            return false;
        money = suffixed;
    }
    long end = (long)money.n_tokens;
    static const char *const no_nouns[] = {"a", "an", "per", NULL};
    bool hyphen = look_mark(passage, at, end, "-") && look_adjoins(passage, at, end + 1) &&
                  look_lower(passage, at, end + 1) && !look_in(passage, at, end + 1, no_nouns);
    bool magnitude_joined = money.first_magnitude.n_tokens == 2;
    say_money(passage, reading, &money,
              look_attributive(passage, at, end) || hyphen || magnitude_joined);
    reading->n_tokens = money.n_tokens;
    reading->dot_may_end = look_mark(passage, at, (long)money.n_tokens - 1, "."); /* "500 Rs." */
    say_per(passage, at, reading);
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_money = {"money", money_read};

/* Tokens of "s." or "d" behind a figure of old money. */
static size_t old_coin(const struct passage *passage, size_t at, long offset, const char *coin) {
    if (!look_mark(passage, at, offset, coin))
        return 0;
    return look_mark(passage, at, offset + 1, ".") ? 2 : 1;
}

/* Pence of old money had names up to eleven: "sixpence", "one penny". */
static struct str pence_words(const struct passage *passage, const struct figure *figure) {
    struct str count = figure_words(passage, figure);
    if (figure_is_one(figure))
        return STR("one penny");
    bool joined = figure->whole.len && !figure->denominator.len &&
                  (figure->whole.len == 1 || str_equal(figure->whole, STR("11")) ||
                   str_equal(figure->whole, STR("10")));
    return str_format(passage->arena, joined ? "%.*spence" : "%.*s pence", STR_ARG(count));
}

/* "10s." and "6d." at the end of what was read; says them. */
static size_t say_coins(const struct passage *passage, size_t at, struct reading *reading,
                        bool after_pounds) {
    struct figure shillings, pence;
    size_t first = reading->n_tokens, coins = 0;
    if (figure_read_plain(passage, at + first, &shillings)) {
        size_t s = old_coin(passage, at, (long)(first + shillings.n_tokens), "s");
        if (s) {
            reading_say(passage, reading, figure_words(passage, &shillings), first,
                        shillings.n_tokens);
            reading_say(passage, reading,
                        figure_is_one(&shillings) ? STR("shilling") : STR("shillings"),
                        first + shillings.n_tokens, s);
            reading->n_tokens += shillings.n_tokens + s;
            coins++;
        }
    }
    first = reading->n_tokens;
    if (figure_read_plain(passage, at + first, &pence)) {
        size_t d = old_coin(passage, at, (long)(first + pence.n_tokens), "d");
        if (d) {
            if (coins || after_pounds)
                reading_say(passage, reading, STR("and"), first, pence.n_tokens);
            reading_say(passage, reading, pence_words(passage, &pence), first, pence.n_tokens + d);
            reading->n_tokens += pence.n_tokens + d;
            coins++;
        }
    }
    return coins;
}

/* "5/-" and "5/6" after pounds and a slash, or "5/-" alone: shillings, and pence or
 * none. */
static bool say_slashed_coins(const struct passage *passage, size_t at, struct reading *reading) {
    size_t first = reading->n_tokens;
    long slash = (long)first + 1;
    struct figure shillings, pence = {0};
    bool none = look_in(passage, at, slash + 1, (const char *const[]){"-", "–", "—", NULL});
    if (!look_digits(passage, at, (long)first, 1, 2) || !look_mark(passage, at, slash, "/") ||
        !look_adjoins(passage, at, slash + 1) || !look_closes(passage, at, slash + 2) ||
        (!none && !look_digits(passage, at, slash + 1, 1, 2)))
        return false;
    shillings = (struct figure){.whole = passage_token(passage, at, (long)first)->text};
    reading_say(passage, reading, figure_words(passage, &shillings), first, 1);
    reading_say(passage, reading, figure_is_one(&shillings) ? STR("shilling") : STR("shillings"),
                first + 1, none ? 2 : 1);
    reading->n_tokens = first + 3;
    if (none)
        return true;
    pence.whole = passage_token(passage, at, slash + 1)->text;
    reading_say(passage, reading, STR("and"), first + 1, 1);
    reading_say(passage, reading, pence_words(passage, &pence), first + 2, 1);
    return true;
}

/* "£5/5/-", "£12/10/6", "5/-" */
static bool slashed_money_read(const struct passage *passage, size_t at, struct reading *reading) {
    bool pounds = look_is(passage, at, 0, "£");
    reading->weight = READING_CERTAIN;
    if (!pounds)
        return look_opens(passage, at, 0) && look_mark(passage, at, 1, "/") &&
               look_in(passage, at, 2, (const char *const[]){"-", "–", "—", NULL}) &&
               say_slashed_coins(passage, at, reading);
    if (!look_digits(passage, at, 1, 1, 4) || !look_mark(passage, at, 2, "/") ||
        !look_adjoins(passage, at, 3))
        return false;
    struct figure figure = {.whole = passage_token(passage, at, 1)->text};
    reading_say(passage, reading, figure_words(passage, &figure), 1, 1);
    reading_say(passage, reading, figure_is_one(&figure) ? STR("pound,") : STR("pounds,"), 0, 1);
    reading->n_tokens = 3;
    return say_slashed_coins(passage, at, reading);
}

/* "£3 10s. 6d.", "10s. 6d.", "6d." */
static bool old_money_read(const struct passage *passage, size_t at, struct reading *reading) {
    if (slashed_money_read(passage, at, reading))
        return true;
    *reading = (struct reading){0};
    struct figure pounds;
    bool has_pounds = look_is(passage, at, 0, "£") && figure_read_plain(passage, at + 1, &pounds);
    if (!has_pounds && (!look_kind(passage, at, 0, TOKEN_NUMBER) || !look_opens(passage, at, 0)))
        return false;
    if (has_pounds) {
        reading_say(passage, reading, figure_words(passage, &pounds), 1, pounds.n_tokens);
        reading_say(passage, reading, figure_is_one(&pounds) ? STR("pound") : STR("pounds"), 0, 1);
        reading->n_tokens = 1 + pounds.n_tokens;
        if (look_mark(passage, at, (long)reading->n_tokens, ","))
            reading->n_tokens++;
    }
    size_t unit_words = reading->count;
    size_t coins = say_coins(passage, at, reading, has_pounds);
    bool dotted = look_is(passage, at, (long)reading->n_tokens - 1, ".");
    /* "two 747s." is no price, and "section 6d." none either */
    static const char *const prices[] = {"for",  "at",   "of",    "cost",  "costs", "paid", "price",
                                         "only", "by",   "a",     "the",   "about", "than", "to",
                                         "from", "with", "other", "under", "over",  NULL};
    bool few = look_value(passage, at, 0) < 100 && look_in(passage, at, -1, prices);
    if (!coins || (!has_pounds && coins < 2 && !(dotted && few)))
        return false;
    if (has_pounds && coins == 2)
        reading->items[unit_words - 1].after = STR(",");
    reading->dot_may_end = dotted;
    reading->weight = has_pounds || coins == 2 ? READING_CERTAIN : READING_LIKELY;
    return true;
}

const struct word_class class_old_money = {"old money", old_money_read};
