/* Money in languages that have no classes of their own: "3,50 €", "$5", in the names that
 * ICU (CLDR) has for currencies. */
#include <stdio.h>

#include <unicode/ucurr.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "base/language.h"
#include "narration/words/classes.h"
#include "narration/words/foreign.h"
#include "narration/words/form.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

enum { MAX_LOCALE = 32, MAX_NAME = 96 };

static const struct {
    const char *sign, *code;
} currencies[] = {
    {"€", "EUR"},   {"$", "USD"},   {"£", "GBP"},   {"¥", "JPY"},   {"₽", "RUB"},
    {"₹", "INR"},   {"₺", "TRY"},   {"₴", "UAH"},   {"₩", "KRW"},   {"₪", "ILS"},
    {"zł", "PLN"},  {"EUR", "EUR"}, {"USD", "USD"}, {"GBP", "GBP"}, {"CHF", "CHF"},
    {"JPY", "JPY"}, {"PLN", "PLN"}, {"SEK", "SEK"}, {"NOK", "NOK"}, {"DKK", "DKK"},
};

/* CLDR's dollar is the United States', its pound Britain's, by their full names; a sign
 * says less. One, and several. */
static const struct {
    const char *language, *code, *one, *other;
} short_names[] = {
    {"de", "USD", "Dollar", "Dollar"},   {"de", "GBP", "Pfund", "Pfund"},
    {"fr", "USD", "dollar", "dollars"},  {"fr", "GBP", "livre", "livres"},
    {"es", "USD", "dólar", "dólares"},   {"es", "GBP", "libra", "libras"},
    {"it", "USD", "dollaro", "dollari"}, {"it", "GBP", "sterlina", "sterline"},
    {"pt", "USD", "dólar", "dólares"},   {"pt", "GBP", "libra", "libras"},
    {"nl", "USD", "dollar", "dollar"},   {"nl", "GBP", "pond", "pond"},
    {"sv", "USD", "dollar", "dollar"},   {"sv", "GBP", "pund", "pund"},
    {"da", "USD", "dollar", "dollar"},   {"da", "GBP", "pund", "pund"},
    {"nb", "USD", "dollar", "dollar"},   {"nb", "GBP", "pund", "pund"},
};

/* What stands between the whole and the cents: "tres euros con cincuenta". */
static const struct {
    const char *language, *between;
} cents[] = {{"de", ""}, {"fr", ""}, {"nl", ""}, {"es", "con"}, {"it", "e"}, {"pt", "e"}};

static const char *code_at(const struct passage *passage, size_t at, long offset) {
    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
        if (token_is(passage_token(passage, at, offset), currencies[i].sign))
            return currencies[i].code;
    return NULL;
}

static void set_locale(const struct passage *passage, char locale[MAX_LOCALE]) {
    snprintf(locale, MAX_LOCALE, "%.*s", STR_ARG(passage->language));
    for (char *c = locale; *c; c++)
        if (*c == '-')
            *c = '_';
}

/* The language's plural form for an amount: "one", "few", "other". */
static void plural_form(const char *locale, double amount, UChar form[MAX_NAME]) {
    UErrorCode status = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_open(locale, &status);
    int32_t length = 0;
    if (U_SUCCESS(status))
        length = uplrules_select(rules, amount, form, MAX_NAME - 1, &status);
    uplrules_close(rules);
    if (U_FAILURE(status))
        length = u_uastrcpy(form, "other") ? 5 : 0;
    form[length] = 0;
}

static struct str full_name(const struct passage *passage, const char *code, double amount) {
    char locale[MAX_LOCALE], form[MAX_NAME], name[3 * MAX_NAME];
    UChar iso[4], plural[MAX_NAME];
    int32_t length;
    UErrorCode status = U_ZERO_ERROR;
    set_locale(passage, locale);
    plural_form(locale, amount, plural);
    u_austrcpy(form, plural);
    u_uastrcpy(iso, code);
    const UChar *found = ucurr_getPluralName(iso, locale, NULL, form, &length, &status);
    if (U_FAILURE(status))
        return str_from_c(code);
    int32_t n_bytes = 0;
    u_strToUTF8(name, sizeof name, &n_bytes, found, length, &status);
    return U_SUCCESS(status) ? str_copy(passage->arena, (struct str){name, (size_t)n_bytes})
                             : str_from_c(code);
}

static struct str currency_name(const struct passage *passage, const char *code, double amount) {
    for (size_t i = 0; i < sizeof short_names / sizeof *short_names; i++)
        if (str_equal(str_from_c(short_names[i].code), str_from_c(code)) &&
            language_same(passage->language, str_from_c(short_names[i].language)))
            return str_from_c(amount == 1 ? short_names[i].one : short_names[i].other);
    return full_name(passage, code, amount);
}

static double amount_of(const struct foreign_figure *figure) {
    double amount = 0;
    for (size_t i = 0; i < figure->whole.len; i++)
        amount = amount * 10 + (figure->whole.ptr[i] - '0');
    return figure->fraction.len ? amount + 0.5 : amount; /* any part makes no "one" */
}

/* "drei Euro fünfzig", where the language has it so. */
static const char *cents_joint(const struct passage *passage, const struct foreign_figure *figure) {
    for (size_t i = 0; figure->fraction.len == 2 && i < sizeof cents / sizeof *cents; i++)
        if (language_same(passage->language, str_from_c(cents[i].language)))
            return cents[i].between;
    return NULL;
}

/* "ein Euro", "una libra": one of them is an article. */
static const char *article_of(const struct passage *passage, const char *code) {
    static const struct {
        const char *language, *masculine, *pound;
    } articles[] = {{"de", "ein", "ein"},
                    {"fr", "un", "une"},
                    {"es", "un", "una"},
                    {"it", "un", "una"},
                    {"pt", "um", "uma"}};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (language_same(passage->language, str_from_c(articles[i].language)))
            return str_equal(str_from_c(code), STR("GBP")) ? articles[i].pound
                                                           : articles[i].masculine;
    return NULL;
}

static void say_amount(const struct passage *passage, struct reading *reading,
                       const struct foreign_figure *figure, const char *code, size_t figure_at,
                       size_t sign_at) {
    const char *joint = cents_joint(passage, figure);
    struct foreign_figure said = *figure;
    struct str part = figure->fraction;
    if (joint)
        said.fraction = (struct str){0};
    double amount = amount_of(&said);
    struct str words = foreign_figure_words(passage, &said);
    const char *article = amount == 1 ? article_of(passage, code) : NULL;
    reading_say(passage, reading, article ? str_from_c(article) : words, figure_at,
                figure->n_tokens);
    reading_say(passage, reading, currency_name(passage, code, amount), sign_at, 1);
    if (!joint || str_equal(part, STR("00")))
        return;
    reading_say(passage, reading, str_from_c(joint), figure_at, figure->n_tokens);
    reading_say(passage, reading, number_foreign(passage->arena, part, passage->language),
                figure_at, figure->n_tokens);
}

/* "3,50 €", "$5"; a sign alone has its name. */
static bool foreign_money_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct foreign_figure figure;
    const char *code = code_at(passage, at, 0);
    if (!number_is_spelled(passage->language)) /* nor are there names for money */
        return false;
    if (code && foreign_figure_read(passage, at + 1, &figure)) {
        say_amount(passage, reading, &figure, code, 1, 0);
        reading->n_tokens = 1 + figure.n_tokens;
        return true;
    }
    if (code && look_kind(passage, at, 0, TOKEN_MARK)) {
        reading_say(passage, reading, currency_name(passage, code, 2), 0, 1);
        reading->n_tokens = 1;
        return true;
    }
    if (code || !foreign_figure_read(passage, at, &figure))
        return false;
    code = code_at(passage, at, (long)figure.n_tokens);
    if (!code)
        return false;
    say_amount(passage, reading, &figure, code, 0, figure.n_tokens);
    reading->n_tokens = figure.n_tokens + 1;
    return true;
}

const struct word_class class_foreign_money = {"money", foreign_money_read};
