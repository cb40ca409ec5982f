/* Ranges, scores and ratios between figures: "10-12", "won 3-2", "3:1"; and the "to" of
 * a dash between things that are read by themselves ("5 p.m.–6 p.m."). */
#include "narration/words/calendar.h"
#include "narration/words/classes.h"
#include "narration/words/figure.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

static void say_pair(const struct passage *passage, struct reading *reading,
                     const struct figure *first, const char *between, const struct figure *second) {
    reading_say(passage, reading, figure_words(passage, first), 0, first->n_tokens);
    reading_say(passage, reading, str_from_c(between), first->n_tokens, 1);
    reading_say(passage, reading, figure_words(passage, second), first->n_tokens + 1,
                second->n_tokens);
    reading->n_tokens = first->n_tokens + 1 + second->n_tokens;
}

/* Fifty-fifty, and the day of 2001, are said number by number. */
static bool is_bare_pair(const struct passage *passage, size_t at) {
    static const char *const after[] = {"attack",     "attacks",    "terrorist",
                                        "terrorists", "commission", "victims",
                                        "hijackers",  "memorial",   NULL};
    static const char *const before[] = {"post", "pre", "since", "after", "before", "-", NULL};
    if (look_value(passage, at, 0) == 50 && look_value(passage, at, 2) == 50)
        return true;
    return look_value(passage, at, 0) == 9 && look_value(passage, at, 2) == 11 &&
           (look_in(passage, at, 3, after) || look_in(passage, at, -1, before));
}

static bool range_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct figure first, second;
    if (!figure_read(passage, at, &first) || !look_joint(passage, at, (long)first.n_tokens) ||
        !figure_read(passage, at + first.n_tokens + 1, &second))
        return false;
    long end = (long)(first.n_tokens + 1 + second.n_tokens);
    bool goes_on = look_dash(passage, at, end) && look_adjoins(passage, at, end) &&
                   look_kind(passage, at, end + 1, TOKEN_NUMBER);
    bool behind_dot = look_is(passage, at, -1, ".") && look_kind(passage, at, -2, TOKEN_WORD);
    if (goes_on || (!look_opens(passage, at, 0) && !behind_dot)) /* "pp.5-6" */
        return false;
    /* "1/4-20": a bolt's width and its threads */
    bool thread = first.denominator.len && !second.denominator.len && !second.fraction.len &&
                  !first.whole.len && look_value(passage, at, end - 1) > 1;
    say_pair(passage, reading, &first, thread || is_bare_pair(passage, at) ? "" : "to", &second);
    reading->weight = READING_LIKELY;
    return true;
}

const struct word_class class_range = {"range", range_read};

/* "3:1", "16:9", "a scale of 1:50,000", "odds of 10:1" */
static bool ratio_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const cues[] = {"ratio",   "ratios",  "odds",    "scale",  "proportion",
                                       "ratio's", "diluted", "mixture", "aspect", NULL};
    struct figure first, second;
    if (!figure_read_plain(passage, at, &first) ||
        !look_mark(passage, at, (long)first.n_tokens, ":") ||
        !look_adjoins(passage, at, (long)first.n_tokens + 1) ||
        !figure_read_plain(passage, at + first.n_tokens + 1, &second))
        return false;
    bool cued = false;
    for (long offset = -4; offset < 0; offset++)
        cued = cued || look_in(passage, at, offset, cues);
    cued = cued || look_in(passage, at, (long)(first.n_tokens + 1 + second.n_tokens), cues);
    say_pair(passage, reading, &first, "to", &second);
    /* "10:1:2" */
    while (look_mark(passage, at, (long)reading->n_tokens, ":") &&
           look_kind(passage, at, (long)reading->n_tokens + 1, TOKEN_NUMBER) &&
           reading->n_tokens < WORDS_LOOKAHEAD) {
        figure_read_plain(passage, at + reading->n_tokens + 1, &second);
        reading_say(passage, reading, STR("to"), reading->n_tokens, 1);
        reading_say(passage, reading, figure_words(passage, &second), reading->n_tokens + 1,
                    second.n_tokens);
        reading->n_tokens += 1 + second.n_tokens;
    }
    reading->weight = cued ? READING_CERTAIN : READING_GUESS;
    return true;
}

const struct word_class class_ratio = {"ratio", ratio_read};

/* "5/6/7" */
static bool slash_chain_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t n = 0;
    while (n < WORDS_LOOKAHEAD && look_digits(passage, at, (long)n, 1, 3) &&
           (n == 0 || look_adjoins(passage, at, (long)n))) {
        struct str digits = passage_token(passage, at, (long)n)->text;
        reading_say(passage, reading, number_cardinal(passage->arena, digits, passage->british), n,
                    1);
        n++;
        if (!look_mark(passage, at, (long)n, "/") || !look_digits(passage, at, (long)n + 1, 1, 3))
            break;
        reading_say(passage, reading, STR("slash"), n, 1);
        n++;
    }
    reading->n_tokens = n;
    reading->weight = READING_LIKELY;
    return n >= 5 && look_closes(passage, at, (long)n);
}

/* "1-2-3", "2–4–6–8": number after number. */
static bool chain_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t n = 0;
    if (!look_opens(passage, at, 0))
        return false;
    if (look_mark(passage, at, 1, "/"))
        return slash_chain_read(passage, at, reading);
    while (n < WORDS_LOOKAHEAD && look_digits(passage, at, (long)n, 1, 2) &&
           (n == 0 || look_adjoins(passage, at, (long)n))) {
        struct str digits = passage_token(passage, at, (long)n)->text;
        reading_say(passage, reading, number_cardinal(passage->arena, digits, passage->british), n,
                    1);
        n++;
        if (!look_dash(passage, at, (long)n) || !look_adjoins(passage, at, (long)n))
            break;
        n++;
    }
    reading->n_tokens = n;
    reading->weight = READING_LIKELY;
    return n >= 5 && n % 2 == 1 && look_closes(passage, at, (long)n);
}

const struct word_class class_chain = {"chain of numbers", chain_read};

static const char *const hours_of_day[] = {"noon", "midnight", NULL};

/* The token there ends something that a range can begin with: a figure with what
 * belongs to it. */
static bool ends_amount(const struct passage *passage, size_t at, long offset, bool hyphen) {
    static const char *const marks[] = {"%", "°", "€", "£", "¢", ")", "′", "½", "¼", "¾", NULL};
    static const char *const halves[] = {"am", "pm", "m", "BC", "AD", NULL};
    static const char *const joints[] = {":", "/", NULL};
    size_t n_tokens;
    if (look_in(passage, at, offset, hours_of_day))
        return true;
    if (look_is(passage, at, offset, ".") &&
        (look_in(passage, at, offset - 1, halves) || month_at(passage, at, offset - 1, &n_tokens)))
        return true;
    /* What is a range of plain numbers has been read by now: this is a serial's hyphen. */
    if (hyphen && look_kind(passage, at, offset, TOKEN_NUMBER))
        return look_in(passage, at, offset - 1, joints) ||
               month_at(passage, at, offset - 1, &n_tokens);
    if (look_kind(passage, at, offset, TOKEN_NUMBER) || look_in(passage, at, offset, halves))
        return true;
    bool after_number = look_kind(passage, at, offset - 1, TOKEN_NUMBER) ||
                        look_kind(passage, at, offset - 2, TOKEN_NUMBER);
    bool word = look_kind(passage, at, offset, TOKEN_WORD);
    bool suffix =
        word && look_adjoins(passage, at, offset) && /* "5km", "1970s", "20°C" */
        passage_token(passage, at, offset)->text.len <= 3 &&
        (look_kind(passage, at, offset - 1, TOKEN_NUMBER) || look_is(passage, at, offset - 1, "°"));
    return suffix || (after_number && (look_in(passage, at, offset, marks) || (!hyphen && word)));
}

static bool begins_amount(const struct passage *passage, size_t at, long offset) {
    static const char *const marks[] = {"$", "€", "£", "¥", NULL};
    static const char *const circa[] = {"c", "ca", "circa", NULL};
    size_t n_tokens;
    return look_in(passage, at, offset, hours_of_day) || look_in(passage, at, offset, circa) ||
           look_kind(passage, at, offset, TOKEN_NUMBER) || look_in(passage, at, offset, marks) ||
           month_at(passage, at, offset, &n_tokens) || look_apostrophe(passage, at, offset);
}

/* Times keep their hyphen apart as well: "3:00 PM - 5:00 PM". */
static bool is_between_times(const struct passage *passage, size_t at) {
    static const char *const halves[] = {"am", "pm", NULL};
    if (look_is(passage, at, -1, "%") && look_is(passage, at, 0, "-") &&
        look_kind(passage, at, 1, TOKEN_NUMBER))
        return true;
    bool before = look_in(passage, at, -1, halves) || look_is(passage, at, -2, ":") ||
                  (look_is(passage, at, -1, ".") && look_is(passage, at, -2, "m"));
    return look_is(passage, at, 0, "-") && !look_adjoins(passage, at, 0) &&
           !look_adjoins(passage, at, 1) && before && look_digits(passage, at, 1, 1, 2) &&
           (look_mark(passage, at, 2, ":") || look_in(passage, at, 2, halves) ||
            look_is(passage, at, 2, "p") || look_is(passage, at, 2, "a"));
}

/* "A-Z", "A–F" */
static bool is_between_letters(const struct passage *passage, size_t at) {
    const struct token *first = passage_token(passage, at, -1);
    const struct token *last = passage_token(passage, at, 1);
    bool whole = look_is(passage, at, -1, "a") && look_is(passage, at, 1, "z");
    return (look_is(passage, at, 0, "–") || (whole && look_is(passage, at, 0, "-"))) &&
           look_adjoins(passage, at, 0) && look_adjoins(passage, at, 1) &&
           first->kind == TOKEN_WORD && last->kind == TOKEN_WORD && first->text.len == 1 &&
           last->text.len == 1 && *first->text.ptr < 'a' && *last->text.ptr < 'a' &&
           *first->text.ptr < *last->text.ptr && at > 0 && look_opens(passage, at, -1) &&
           look_closes(passage, at, 2);
}

/* "Monday–Friday", "January–March" */
static bool is_between_days(const struct passage *passage, size_t at) {
    static const char *const days[] = {"Monday",    "Tuesday", "Wednesday", "Thursday", "Friday",
                                       "Saturday",  "Sunday",  "January",   "February", "March",
                                       "April",     "May",     "June",      "July",     "August",
                                       "September", "October", "November",  "December", NULL};
    return (look_is(passage, at, 0, "–") || look_is(passage, at, 0, "-")) &&
           look_adjoins(passage, at, 0) && look_adjoins(passage, at, 1) &&
           look_capital(passage, at, -1) && look_capital(passage, at, 1) &&
           look_in(passage, at, -1, days) && look_in(passage, at, 1, days);
}

static bool to_read(const struct passage *passage, size_t at, struct reading *reading) {
    bool hyphen = look_is(passage, at, 0, "-");
    bool joint = look_joint(passage, at, 0) && !look_is(passage, at, 0, "—") &&
                 ends_amount(passage, at, -1, hyphen) && begins_amount(passage, at, 1);
    if (!joint && !is_between_times(passage, at) && !is_between_letters(passage, at) &&
        !is_between_days(passage, at))
        return false;
    reading_say(passage, reading, STR("to"), 0, 1);
    reading->n_tokens = 1;
    reading->weight = READING_LIKELY;
    return true;
}

const struct word_class class_to = {"to", to_read};
