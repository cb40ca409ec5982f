/* Abbreviations with dots (and some without): "dept.", "e.g.", "et al.", "Roe v. Wade".
 * Those that stand before a name or after it are titles; those of numbers, months with a
 * day, and measures have their own classes. */
#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"

enum need {
    ANYWHERE,
    BEFORE_NUMBER,  /* "c. 1850" */
    BEFORE_YEAR,    /* "b. 1920" */
    BEFORE_DEGREES, /* "lat. 43°" */
    AFTER_NUMBER,   /* "23 ff." */
    BEFORE_CAPITAL, /* "trans. Jones" */
    BETWEEN_NAMES,  /* "Roe v. Wade" */
    CAPITALISED,    /* "Jan."; but not "jan." */
    UPPER,          /* all in capitals: "WW II" */
    CALENDAR,       /* a word as well ("Sun.", "sat."): the calendar must show */
    AFTER_ORDINAL,  /* "2nd ed." */
    BRACKETED,      /* "(ed.)" */
};

enum { MAY_END = 1, SELDOM = 2 };

struct abbreviation {
    const char *written; /* in small letters */
    const char *said;
    enum need need;
    unsigned flags; /* MAY_END: a sentence's stop as well; SELDOM: a guess */
};

static const struct abbreviation abbreviations[] = {
    /* Latin */
    {"e. g.", "for example", ANYWHERE, 0},
    {"eg.", "for example", ANYWHERE, 0},
    {"i. e.", "that is", ANYWHERE, 0},
    {"ie.", "that is", ANYWHERE, 0},
    {"e.g", "for example", ANYWHERE, 0},
    {"i.e", "that is", ANYWHERE, 0},
    {"cf.", "compare", ANYWHERE, 0},
    {"c.f.", "compare", ANYWHERE, 0},
    {"viz.", "namely", ANYWHERE, 0},
    {"etc.", "et cetera", ANYWHERE, MAY_END},
    {"&c.", "et cetera", ANYWHERE, MAY_END},
    {"etc", "et cetera", ANYWHERE, 0},
    {"vs.", "versus", ANYWHERE, 0},
    {"vs", "versus", ANYWHERE, 0},
    {"v.", "versus", BETWEEN_NAMES, 0},
    {"ca.", "circa", BEFORE_NUMBER, 0},
    {"ca", "circa", BEFORE_YEAR, 0},
    {"c.", "circa", BEFORE_NUMBER, 0},
    {"ibid.", "ibid", ANYWHERE, MAY_END},
    {"id.", "idem", BEFORE_CAPITAL, SELDOM},
    {"et al.", "et al", ANYWHERE, MAY_END},
    {"et seq.", "and following", ANYWHERE, MAY_END},
    {"op. cit.", "op cit", ANYWHERE, MAY_END},
    {"loc. cit.", "loc cit", ANYWHERE, MAY_END},
    {"i.a.", "inter alia", ANYWHERE, MAY_END},
    {"n.b.", "nota bene", ANYWHERE, 0},
    {"q.v.", "which see", ANYWHERE, MAY_END},
    {"s.v.", "under the word", ANYWHERE, 0},
    {"sc.", "namely", BRACKETED, 0},
    {"ff.", "and following", AFTER_NUMBER, MAY_END},
    {"fl.", "flourished", BEFORE_YEAR, 0},
    {"n.d.", "no date", ANYWHERE, MAY_END},
    {"a.k.a.", "also known as", ANYWHERE, 0},
    {"aka", "also known as", ANYWHERE, 0},
    /* lives and books */
    {"b.", "born", BEFORE_YEAR, 0},
    {"d.", "died", BEFORE_YEAR, 0},
    {"r.", "reigned", BEFORE_YEAR, 0},
    {"ed.", "edition", AFTER_ORDINAL, MAY_END},
    {"edn.", "edition", ANYWHERE, MAY_END},
    {"ed.", "editor", BRACKETED, 0},
    {"ed.", "edited by", BEFORE_CAPITAL, 0},
    {"eds.", "editors", ANYWHERE, 0},
    {"trans.", "translated by", BEFORE_CAPITAL, 0},
    {"repr.", "reprinted", ANYWHERE, 0},
    {"anon.", "anonymous", ANYWHERE, MAY_END},
    {"introd.", "introduction", ANYWHERE, 0},
    {"illus.", "illustrated", ANYWHERE, 0},
    {"pseud.", "pseudonym", ANYWHERE, MAY_END},
    {"cont.", "continued", ANYWHERE, MAY_END},
    {"contd.", "continued", ANYWHERE, MAY_END},
    {"cont'd", "continued", ANYWHERE, 0},
    {"encl.", "enclosure", ANYWHERE, MAY_END},
    {"attn.", "attention", ANYWHERE, 0},
    {"attn", "attention", ANYWHERE, 0},
    /* bodies and offices */
    {"dept.", "department", ANYWHERE, MAY_END},
    {"depts.", "departments", ANYWHERE, MAY_END},
    {"sec. of", "secretary of", CAPITALISED, 0},
    {"govt.", "government", ANYWHERE, MAY_END},
    {"gov't", "government", ANYWHERE, 0},
    {"gov't.", "government", ANYWHERE, MAY_END},
    {"univ.", "university", ANYWHERE, MAY_END},
    {"assn.", "association", ANYWHERE, MAY_END},
    {"assoc.", "associate", ANYWHERE, MAY_END},
    {"asst.", "assistant", ANYWHERE, 0},
    {"admin.", "administration", ANYWHERE, MAY_END},
    {"comm.", "committee", ANYWHERE, MAY_END},
    {"cttee.", "committee", ANYWHERE, MAY_END},
    {"inst.", "institute", CAPITALISED, MAY_END},
    {"intl.", "international", ANYWHERE, 0},
    {"int'l", "international", ANYWHERE, 0},
    {"natl.", "national", ANYWHERE, 0},
    {"nat'l", "national", ANYWHERE, 0},
    {"mgr.", "manager", ANYWHERE, MAY_END},
    {"mgmt.", "management", ANYWHERE, MAY_END},
    {"div.", "division", ANYWHERE, MAY_END},
    {"lib.", "library", CAPITALISED, MAY_END},
    {"hosp.", "hospital", ANYWHERE, MAY_END},
    {"dist.", "district", ANYWHERE, MAY_END},
    {"prov.", "province", ANYWHERE, MAY_END},
    {"terr.", "territory", ANYWHERE, MAY_END},
    /* manner and amount */
    {"approx.", "approximately", ANYWHERE, 0},
    {"appt.", "appointment", ANYWHERE, MAY_END},
    {"est.", "established", BEFORE_YEAR, 0},
    {"est.", "estimated", ANYWHERE, 0},
    {"esp.", "especially", ANYWHERE, 0},
    {"incl.", "including", ANYWHERE, 0},
    {"excl.", "excluding", ANYWHERE, 0},
    {"max.", "maximum", ANYWHERE, MAY_END},
    {"min.", "minimum", ANYWHERE, SELDOM},
    {"avg.", "average", ANYWHERE, MAY_END},
    {"misc.", "miscellaneous", ANYWHERE, 0},
    {"orig.", "originally", ANYWHERE, 0},
    {"prob.", "probably", ANYWHERE, 0},
    {"usu.", "usually", ANYWHERE, 0},
    {"temp.", "temperature", ANYWHERE, MAY_END},
    {"pop.", "population", BEFORE_NUMBER, 0},
    {"alt.", "altitude", BEFORE_NUMBER, 0},
    {"ref.", "reference", ANYWHERE, MAY_END},
    {"lit.", "literally", BRACKETED, 0},
    {"abbr.", "abbreviated", ANYWHERE, MAY_END},
    {"tel.", "telephone", ANYWHERE, 0},
    {"ext.", "extension", BEFORE_NUMBER, 0},
    {"ww1", "World War One", ANYWHERE, 0},
    {"ww2", "World War Two", ANYWHERE, 0},
    {"ww i", "World War One", UPPER, 0},
    {"ww ii", "World War Two", UPPER, 0},
    {"w.w. i", "World War One", UPPER, 0},
    {"w.w. ii", "World War Two", UPPER, 0},
    {"w.w.i", "World War One", UPPER, 0},
    {"w.w.ii", "World War Two", UPPER, 0},
    {"rte.", "route", BEFORE_NUMBER, 0},
    {"hwy", "highway", BEFORE_NUMBER, 0},
    {"lat.", "latitude", BEFORE_DEGREES, 0},
    {"long.", "longitude", BEFORE_DEGREES, 0},
    {"lon.", "longitude", BEFORE_DEGREES, 0},
    {"ult.", "ultimo", AFTER_ORDINAL, MAY_END},
    {"inst.", "instant", AFTER_ORDINAL, MAY_END},
    {"prox.", "proximo", AFTER_ORDINAL, MAY_END},
    {"fl.", "floor", AFTER_ORDINAL, MAY_END},
    {"c.", "century", AFTER_ORDINAL, MAY_END},
    {"cent.", "century", AFTER_ORDINAL, MAY_END},
    {"w/o", "without", ANYWHERE, 0},
    {"w/", "with", ANYWHERE, 0},
    {"b/c", "because", ANYWHERE, 0},
    {"c/o", "care of", ANYWHERE, 0},
    {"n/a", "not applicable", ANYWHERE, 0},
    {"yrs.", "years", ANYWHERE, MAY_END},
    {"wk.", "week", ANYWHERE, MAY_END},
    {"mo.", "month", AFTER_NUMBER, MAY_END},
    {"mos.", "months", AFTER_NUMBER, MAY_END},
    {"bldg.", "building", ANYWHERE, MAY_END},
    {"mtn.", "mountain", ANYWHERE, MAY_END},
    {"mts.", "mountains", ANYWHERE, MAY_END},
    {"isl.", "island", ANYWHERE, MAY_END},
    {"pkg.", "package", ANYWHERE, MAY_END},
    {"pkgs.", "packages", ANYWHERE, MAY_END},
    {"qty.", "quantity", ANYWHERE, MAY_END},
    {"acct.", "account", ANYWHERE, MAY_END},
    {"amt.", "amount", ANYWHERE, MAY_END},
    {"mfr.", "manufacturer", ANYWHERE, MAY_END},
    {"mtg.", "meeting", ANYWHERE, MAY_END},
    {"sched.", "schedule", ANYWHERE, MAY_END},
    {"chap.", "chapter", BEFORE_NUMBER, 0},
    {"dict.", "dictionary", ANYWHERE, MAY_END},
    {"vocab.", "vocabulary", ANYWHERE, MAY_END},
    {"pres.", "president", ANYWHERE, MAY_END | SELDOM},
    {"gen.", "general", ANYWHERE, MAY_END | SELDOM},
    {"capt.", "captain", ANYWHERE, MAY_END | SELDOM},
    {"corp.", "corporation", ANYWHERE, MAY_END | SELDOM},
    {"bro.", "brother", CAPITALISED, MAY_END | SELDOM},
    {"msg.", "message", ANYWHERE, MAY_END},
    {"p.s.", "P S", ANYWHERE, 0},
    /* months and days without a number */
    {"jan.", "January", CAPITALISED, MAY_END},
    {"feb.", "February", CAPITALISED, MAY_END},
    {"mar.", "March", CALENDAR, MAY_END},
    {"apr.", "April", CAPITALISED, MAY_END},
    {"jun.", "June", CAPITALISED, MAY_END},
    {"jul.", "July", CAPITALISED, MAY_END},
    {"aug.", "August", CAPITALISED, MAY_END},
    {"sept.", "September", CAPITALISED, MAY_END},
    {"sep.", "September", CAPITALISED, MAY_END},
    {"oct.", "October", CAPITALISED, MAY_END},
    {"nov.", "November", CAPITALISED, MAY_END},
    {"dec.", "December", CAPITALISED, MAY_END},
    {"mon.", "Monday", CAPITALISED, MAY_END},
    {"tue.", "Tuesday", CAPITALISED, MAY_END},
    {"tues.", "Tuesday", CAPITALISED, MAY_END},
    {"wed.", "Wednesday", CALENDAR, MAY_END},
    {"weds.", "Wednesday", CAPITALISED, MAY_END},
    {"thu.", "Thursday", CAPITALISED, MAY_END},
    {"thur.", "Thursday", CAPITALISED, MAY_END},
    {"thurs.", "Thursday", CAPITALISED, MAY_END},
    {"fri.", "Friday", CAPITALISED, MAY_END},
    {"sat.", "Saturday", CALENDAR, MAY_END},
    {"sun.", "Sunday", CALENDAR, MAY_END},
};

static bool is_calendar(const struct token *token) {
    return token->kind == TOKEN_NUMBER || token_is(token, ",") ||
           word_in_nocase(token->text,
                          "jan feb mar apr may jun jul aug sep sept oct nov dec january "
                          "february march april june july august september october "
                          "november december morning afternoon evening night at through "
                          "to and") ||
           token_is(token, "-") || token_is(token, "–");
}

static bool is_year(const struct token *token) {
    return token_has_digits(token, 3, 4) || word_in_nocase(token->text, "c ca");
}

static bool is_ordinal(const struct passage *passage, size_t at) {
    const struct token *before = passage_token(passage, at, -1);
    return (word_in_nocase(before->text, "st nd rd th") && token_touches(before)) ||
           word_in_nocase(before->text,
                          "first second third fourth fifth sixth seventh eighth ninth tenth "
                          "revised rev new enlarged critical");
}

static bool need_is_met(const struct passage *passage, size_t at, size_t n, enum need need) {
    const struct token *token = passage_token(passage, at, 0);
    const struct token *before = passage_token(passage, at, -1);
    const struct token *after = passage_token(passage, at, (long)n);
    switch (need) {
    case ANYWHERE:
        return true;
    case BEFORE_NUMBER:
        return after->kind == TOKEN_NUMBER && before->kind != TOKEN_NUMBER;
    case BEFORE_DEGREES:
        return after->kind == TOKEN_NUMBER &&
               token_is(passage_token(passage, at, (long)n + 1), "°");
    case BEFORE_YEAR:
        return after->space_before && !utf8_all_upper(token->text) && is_year(after);
    case AFTER_NUMBER:
        return before->kind == TOKEN_NUMBER;
    case BEFORE_CAPITAL:
        return token_is_capitalised(after) && !token_opens_sentence(after);
    case BETWEEN_NAMES:
        return token_begins_small(token) && token_is_capitalised(after) &&
               (token_is_capitalised(before) || token_is(before, "."));
    case CAPITALISED:
        return token_is_capitalised(token);
    case UPPER:
        return utf8_all_upper(token->text) &&
               utf8_all_upper(passage_token(passage, at, (long)n - 1)->text);
    case CALENDAR:
        return token_is_capitalised(token) && (is_calendar(after) || is_calendar(before));
    case AFTER_ORDINAL:
        return is_ordinal(passage, at);
    case BRACKETED:
        return token_is(after, ")") || token_is(before, "(");
    }
    return false;
}

/* At a sentence's beginning, and in a title, an abbreviation's word is capitalised as the
 * abbreviation was. */
static struct str as_capitalised(const struct passage *passage, const struct token *token,
                                 const char *said) {
    bool capitals = token->text.len > 1 && utf8_all_upper(token->text) && !passage->shouted;
    if (!token_is_capitalised(token) || capitals || (said[0] >= 'A' && said[0] <= 'Z'))
        return str_from_c(said);
    return str_format(passage->arena, "%c%s", said[0] - 'a' + 'A', said + 1);
}

static bool has_trailing_dot(const struct abbreviation *abbreviation) {
    return str_ends_with(str_from_c(abbreviation->written), STR("."));
}

/* Without its dot the word must end there. */
static bool is_whole(const struct passage *passage, size_t at, size_t n,
                     const struct abbreviation *abbreviation) {
    const struct token *after = passage_token(passage, at, (long)n);
    return has_trailing_dot(abbreviation) || !token_touches(after) || after->kind == TOKEN_MARK ||
           str_ends_with(str_from_c(abbreviation->written), STR("/"));
}

static bool read_abbreviation(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    if (token->kind != TOKEN_WORD && !token_is(token, "&"))
        return false;
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++) {
        const struct abbreviation *abbreviation = &abbreviations[i];
        size_t n = tokens_match(passage, at, abbreviation->written);
        if (!n || !is_whole(passage, at, n, abbreviation) ||
            !need_is_met(passage, at, n, abbreviation->need))
            continue;
        reading->n_tokens = n;
        reading->weight = abbreviation->flags & SELDOM ? READING_GUESS : READING_CUED;
        reading_say(passage, reading, as_capitalised(passage, token, abbreviation->said), 0, n);
        reading->dot_may_end = (abbreviation->flags & MAY_END) && has_trailing_dot(abbreviation);
        reading_take_possessive(passage, at, reading);
        return true;
    }
    return false;
}

const struct word_class class_abbreviation = {"abbreviation", read_abbreviation};
