#include "narration/words/calendar.h"

#include "narration/words/look.h"

static const char *const months[12][5] = {
    {"January", "Jan", NULL},
    {"February", "Feb", "Febr", NULL},
    {"March", "Mar", NULL},
    {"April", "Apr", NULL},
    {"May", NULL},
    {"June", "Jun", NULL},
    {"July", "Jul", NULL},
    {"August", "Aug", NULL},
    {"September", "Sep", "Sept", NULL},
    {"October", "Oct", NULL},
    {"November", "Nov", NULL},
    {"December", "Dec", NULL},
};

/* The words that are something else when they are no names. */
static const char *const common_words[] = {"may", "march", "mar", "august", NULL};

/* "Pages 8 and 10 May be missing" */
static bool is_modal_may(const struct passage *passage, size_t at, long offset) {
    static const char *const verbs[] = {"be",      "have",   "become",  "contain",
                                        "include", "appear", "require", NULL};
    static const char *const denials[] = {"not", "never", "also", "still", NULL};
    long verb = offset + 1 + look_in(passage, at, offset + 1, denials);
    return look_is(passage, at, offset, "may") && look_lower(passage, at, verb) &&
           look_in(passage, at, verb, verbs);
}

unsigned month_at(const struct passage *passage, size_t at, long offset, size_t *n_tokens) {
    struct str word = passage_token(passage, at, offset)->text;
    if (!look_kind(passage, at, offset, TOKEN_WORD) || word.len < 3 || word.len > 9 ||
        (look_lower(passage, at, offset) && text_in(word, common_words)) ||
        is_modal_may(passage, at, offset))
        return 0;
    for (unsigned i = 0; i < 12; i++) {
        if (!text_in(word, months[i]))
            continue;
        bool short_form = !str_equal_nocase(word, str_from_c(months[i][0]));
        *n_tokens = short_form && look_mark(passage, at, offset + 1, ".") ? 2 : 1;
        return i + 1;
    }
    return 0;
}

struct str month_name(unsigned month) {
    return str_from_c(months[month - 1][0]);
}

const char *weekday_at(const struct passage *passage, size_t at, long offset, size_t *n_tokens) {
    static const char *const days[7][5] = {
        {"Monday", "Mon", NULL},
        {"Tuesday", "Tue", "Tues", NULL},
        {"Wednesday", "Wed", "Weds", NULL},
        {"Thursday", "Thu", "Thur", "Thurs", NULL},
        {"Friday", "Fri", NULL},
        {"Saturday", "Sat", NULL},
        {"Sunday", "Sun", NULL},
    };
    struct str word = passage_token(passage, at, offset)->text;
    if (!look_capital(passage, at, offset) || word.len > 5)
        return NULL;
    for (size_t i = 0; i < 7; i++)
        if (text_in(word, days[i])) {
            *n_tokens = look_mark(passage, at, offset + 1, ".") ? 2 : 1;
            return days[i][0];
        }
    return NULL;
}

unsigned year_value(const struct passage *passage, size_t at, long offset) {
    if (!look_digits(passage, at, offset, 4, 4))
        return 0;
    size_t value = look_value(passage, at, offset);
    return value >= 1000 && value < 3000 ? (unsigned)value : 0;
}

/* The letters one by one, each with its dot or none with any. */
static size_t letters_with_dots(const struct passage *passage, size_t at, long offset,
                                const char *letters) {
    size_t n = 0;
    for (const char *c = letters; *c; c++) {
        char letter[2] = {*c, 0};
        if (!look_is(passage, at, offset + (long)n, letter) ||
            !look_mark(passage, at, offset + (long)n + 1, "."))
            return 0;
        n += 2;
    }
    return n;
}

const char *era_at(const struct passage *passage, size_t at, long offset, size_t *n_tokens) {
    static const struct {
        const char *written, *said;
    } eras[] = {{"BCE", "B C E"}, {"BC", "B C"}, {"AD", "A D"}, {"CE", "C E"}};
    if (!look_capital(passage, at, offset))
        return NULL;
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++) {
        *n_tokens = str_equal(passage_token(passage, at, offset)->text, str_from_c(eras[i].written))
                        ? 1
                        : letters_with_dots(passage, at, offset, eras[i].written);
        if (*n_tokens)
            return eras[i].said;
    }
    return NULL;
}
