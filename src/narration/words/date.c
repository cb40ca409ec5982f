/* Dates with their month by name, in every usual order: "Jan. 5, 1962", "5 January 1962",
 * "8 and 10 June", "Jan.–Mar. 1962", "Mon., Oct. 22nd". */
#include "narration/words/date.h"
#include "narration/words/calendar.h"
#include "narration/words/classes.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

static struct str ordinal_words(const struct passage *passage, unsigned value) {
    struct str digits = str_format(passage->arena, "%u", value);
    return number_ordinal(passage->arena, digits, passage->british);
}

struct str date_year(const struct passage *passage, struct str digits) {
    if (digits.len != 2 || digits.ptr[0] != '0')
        return number_year(passage->arena, digits, passage->british);
    struct str last = number_digits(passage->arena, str_slice(digits, 1, 2));
    return str_format(passage->arena, "oh %.*s", STR_ARG(last));
}

static void say_day(const struct passage *passage, struct reading *reading,
                    const struct date *date) {
    struct str day = ordinal_words(passage, date->day);
    if (date->last_day)
        day = str_format(passage->arena, "%.*s to %.*s", STR_ARG(day),
                         STR_ARG(ordinal_words(passage, date->last_day)));
    reading_say(passage, reading, day, date->day_at, date->day_tokens);
}

static void say_month(const struct passage *passage, struct reading *reading,
                      const struct date *date) {
    reading_say(passage, reading, month_name(date->month), date->month_at, date->month_tokens);
}

void date_say(const struct passage *passage, size_t at, struct reading *reading,
              const struct date *date, bool day_first) {
    if (date->day && day_first) {
        if (!look_is(passage, at, -1, "the"))
            reading_say(passage, reading, STR("the"), date->day_at, date->day_tokens);
        say_day(passage, reading, date);
        /* "of" itself, a dash, or the month */
        size_t between =
            date->day_at < date->month_at ? date->day_at + date->day_tokens : date->month_at;
        reading_say(passage, reading, STR("of"), between, 1);
    }
    say_month(passage, reading, date);
    if (date->day && !day_first)
        say_day(passage, reading, date);
    if (date->year.len) {
        if (date->day)
            reading->items[reading->count - 1].after = STR(",");
        reading_say(passage, reading, date_year(passage, date->year), date->year_at,
                    date->year_tokens);
    }
    reading->n_tokens = date->n_tokens;
}

/* A day of the month at the offset, with its "th"; the tokens it takes or 0. */
static size_t day_tokens_at(const struct passage *passage, size_t at, long offset, unsigned *day) {
    static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
    size_t value = look_value(passage, at, offset);
    if (!look_digits(passage, at, offset, 1, 2) || value < 1 || value > 31)
        return 0;
    *day = (unsigned)value;
    bool ending =
        look_adjoins(passage, at, offset + 1) && look_in(passage, at, offset + 1, endings);
    return ending ? 2 : 1;
}

/* The year after what was found so far, with a comma between or without. */
static void read_year(const struct passage *passage, size_t at, struct date *date) {
    long offset = (long)date->n_tokens;
    size_t skipped = look_mark(passage, at, offset, ",") ? 1 : 0;
    offset += (long)skipped;
    bool joined = skipped == 0 && look_adjoins(passage, at, offset);
    bool ends = look_closes(passage, at, offset + 1) || look_joint(passage, at, offset + 1);
    if (year_value(passage, at, offset) && ends && !joined) {
        date->year_at = (size_t)offset;
        date->year_tokens = 1;
    } else if (!skipped && look_apostrophe(passage, at, offset) &&
               look_digits(passage, at, offset + 1, 2, 2) &&
               look_adjoins(passage, at, offset + 1) && look_closes(passage, at, offset + 2)) {
        date->year_at = (size_t)offset;
        date->year_tokens = 2;
    } else {
        return;
    }
    date->n_tokens = date->year_at + date->year_tokens;
    date->year = passage_token(passage, at, (long)date->n_tokens - 1)->text;
}

/* "5-7" of "January 5-7" */
static void read_last_day(const struct passage *passage, size_t at, struct date *date) {
    unsigned last = 0;
    long joint = (long)date->n_tokens;
    bool slash = look_mark(passage, at, joint, "/") && look_adjoins(passage, at, joint + 1);
    size_t tokens =
        slash || look_joint(passage, at, joint) ? day_tokens_at(passage, at, joint + 1, &last) : 0;
    if (!tokens || last <= date->day)
        return;
    date->last_day = last;
    date->day_tokens += 1 + tokens;
    date->n_tokens += 1 + tokens;
}

/* "5" in "May 5:30", "May 5,000" or "May 5%" is no day. */
static bool ends_day(const struct passage *passage, size_t at, long offset) {
    static const char *const others[] = {"%", "°", "$", "£", "€", NULL};
    if (look_adjoins(passage, at, offset) && look_in(passage, at, offset, others))
        return false;
    return look_closes(passage, at, offset) ||
           (look_is(passage, at, offset, ",") && year_value(passage, at, offset + 1)) ||
           look_joint(passage, at, offset);
}

/* "January 5, 1962", "Oct. 22nd", "January 5–7", "October 1962", "Oct. '62" */
static bool month_first(const struct passage *passage, size_t at, struct date *date) {
    date->month = month_at(passage, at, 0, &date->month_tokens);
    if (!date->month)
        return false;
    date->n_tokens = date->month_tokens;
    long offset = (long)date->n_tokens;
    size_t tokens = day_tokens_at(passage, at, offset, &date->day);
    if (tokens && !look_adjoins(passage, at, offset) &&
        ends_day(passage, at, offset + (long)tokens)) {
        date->day_at = date->n_tokens;
        date->day_tokens = tokens;
        date->n_tokens += tokens;
        read_last_day(passage, at, date);
        read_year(passage, at, date);
        return true;
    }
    date->day = 0;
    read_year(passage, at, date);
    return date->year.len > 0;
}

/* Tokens between a day and its month: "5 May", "5-May-62", "5th of May". */
static size_t day_joint(const struct passage *passage, size_t at, long offset) {
    if (look_is(passage, at, offset, "of"))
        return 1;
    return look_dash(passage, at, offset) && look_adjoins(passage, at, offset) &&
                   look_adjoins(passage, at, offset + 1)
               ? 1
               : 0;
}

/* The year of "5-May-62" and "5-May-1962" */
static void read_joined_year(const struct passage *passage, size_t at, struct date *date) {
    long offset = (long)date->n_tokens;
    if (!look_dash(passage, at, offset) || !look_adjoins(passage, at, offset + 1) ||
        (!look_digits(passage, at, offset + 1, 2, 2) && !year_value(passage, at, offset + 1)))
        return;
    date->year = passage_token(passage, at, offset + 1)->text;
    date->year_at = date->n_tokens + 1;
    date->year_tokens = 1;
    date->n_tokens += 2;
}

/* "5 January 1962", "5th January", "5–7 January", "22-Oct-1962" */
static bool day_first(const struct passage *passage, size_t at, struct date *date) {
    date->day_tokens = look_opens(passage, at, 0) ? day_tokens_at(passage, at, 0, &date->day) : 0;
    if (!date->day_tokens)
        return false;
    date->n_tokens = date->day_tokens;
    read_last_day(passage, at, date);
    size_t joint = day_joint(passage, at, (long)date->n_tokens);
    bool dashed = joint && look_dash(passage, at, (long)date->n_tokens);
    date->month_at = date->n_tokens + joint;
    date->month = month_at(passage, at, (long)date->month_at, &date->month_tokens);
    if (!date->month || (!dashed && look_adjoins(passage, at, (long)date->month_at)))
        return false;
    date->n_tokens = date->month_at + date->month_tokens;
    if (dashed)
        read_joined_year(passage, at, date);
    else
        read_year(passage, at, date);
    return true;
}

static bool date_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct date date = {0};
    bool starts_with_month = look_kind(passage, at, 0, TOKEN_WORD);
    if (!(starts_with_month ? month_first : day_first)(passage, at, &date))
        return false;
    date_say(passage, at, reading, &date, !starts_with_month);
    /* A year alone after "may" in a heading in capitals, a name ("August 1") … */
    reading->weight = READING_CUED;
    reading->dot_may_end = look_is(passage, at, (long)reading->n_tokens - 1, ".");
    return true;
}

const struct word_class class_date = {"date", date_read};

/* Days in a row before their month, or behind it: "8 and 10 June", "June 8, 9 and 10". The
 * tokens they take, or 0; *count of them. */
static size_t days_at(const struct passage *passage, size_t at, long offset, size_t *count) {
    static const char *const joints[] = {"and", "or", "to", "through", "until", "till", NULL};
    long end = offset;
    unsigned day = 0, before = 0;
    for (*count = 0; *count < WORDS_LOOKAHEAD / 4; (*count)++) {
        size_t tokens = day_tokens_at(passage, at, end, &day);
        if (!tokens || (*count && day <= before))
            return 0;
        before = day;
        end += (long)tokens;
        bool comma = look_mark(passage, at, end, ",");
        bool last = look_in(passage, at, end + comma, joints);
        if (!last && !(comma && look_digits(passage, at, end + 1, 1, 2)))
            break;
        end += comma + last;
    }
    (*count)++;
    return *count > 1 && *count < WORDS_LOOKAHEAD / 4 ? (size_t)(end - offset) : 0;
}

static void say_days(const struct passage *passage, size_t at, struct reading *reading,
                     size_t first, size_t end) {
    static const char *const limits[] = {"to", "through", "until", "till", NULL};
    for (size_t i = first; i < end;) {
        unsigned day;
        size_t tokens = day_tokens_at(passage, at, (long)i, &day);
        if (tokens)
            reading_say(passage, reading, ordinal_words(passage, day), i, tokens);
        else if (look_is(passage, at, (long)i, ","))
            reading->items[reading->count - 1].after = STR(",");
        else
            reading_say(passage, reading, passage_token(passage, at, (long)i)->text, i, 1);
        if (!tokens && look_in(passage, at, (long)i, limits)) /* "from the 5th to the 10th" */
            reading_say(passage, reading, STR("the"), i, 1);
        i += tokens ? tokens : 1;
    }
}

/* The year behind days and month. */
static void say_year_of_days(const struct passage *passage, size_t at, struct reading *reading) {
    struct date date = {.n_tokens = reading->n_tokens};
    read_year(passage, at, &date);
    if (!date.year.len)
        return;
    reading->items[reading->count - 1].after = STR(",");
    reading_say(passage, reading, date_year(passage, date.year), date.year_at, date.year_tokens);
    reading->n_tokens = date.n_tokens;
}

static bool days_before_month(const struct passage *passage, size_t at, struct reading *reading) {
    size_t count, month_tokens, days = days_at(passage, at, 0, &count);
    size_t of = look_is(passage, at, (long)days, "of") ? 1 : 0;
    /* "Pages 8 and 10 May be missing" */
    static const char *const counted[] = {"pages",  "chapters", "lines", "verses", "numbers",
                                          "nos",    "rooms",    "items", "ages",   "aged",
                                          "bought", "sold",     "had",   "has",    NULL};
    unsigned month = days && look_opens(passage, at, 0) && !look_in(passage, at, -1, counted)
                         ? month_at(passage, at, (long)(days + of), &month_tokens)
                         : 0;
    if (!month)
        return false;
    if (!look_is(passage, at, -1, "the"))
        reading_say(passage, reading, STR("the"), 0, 1);
    say_days(passage, at, reading, 0, days);
    reading_say(passage, reading, STR("of"), days, 1);
    reading_say(passage, reading, month_name(month), days + of, month_tokens);
    reading->n_tokens = days + of + month_tokens;
    return true;
}

/* "June 8 and 10", but "on June 8 and 10 others". */
static bool days_after_month(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const follow[] = {"at",  "in",   "for",  "with",         "were",
                                         "was", "are",  "is",   "as",           "by",
                                         "of",  "when", "last", "respectively", NULL};
    size_t count, month_tokens;
    unsigned month = month_at(passage, at, 0, &month_tokens);
    size_t days = month ? days_at(passage, at, (long)month_tokens, &count) : 0;
    long end = (long)(month_tokens + days);
    if (!days || (look_lower(passage, at, end) && !look_in(passage, at, end, follow)) ||
        !(look_closes(passage, at, end) || look_is(passage, at, end, ",")))
        return false;
    reading_say(passage, reading, month_name(month), 0, month_tokens);
    say_days(passage, at, reading, month_tokens, (size_t)end);
    reading->n_tokens = (size_t)end;
    return true;
}

static bool days_read(const struct passage *passage, size_t at, struct reading *reading) {
    bool number = look_kind(passage, at, 0, TOKEN_NUMBER);
    if (!(number ? days_before_month : days_after_month)(passage, at, reading))
        return false;
    say_year_of_days(passage, at, reading);
    static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
    reading->weight = look_in(passage, at, 1, endings) ? READING_CERTAIN : READING_CUED;
    reading->dot_may_end = look_mark(passage, at, (long)reading->n_tokens - 1, ".");
    return true;
}

const struct word_class class_days = {"days of a month", days_read};

/* "Jan.–Mar. 1962", "June-July" */
static bool months_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t first, second;
    unsigned from = month_at(passage, at, 0, &first);
    unsigned to = from && look_joint(passage, at, (long)first)
                      ? month_at(passage, at, (long)first + 1, &second)
                      : 0;
    if (!to)
        return false;
    reading_say(passage, reading, month_name(from), 0, first);
    reading_say(passage, reading, STR("to"), first, 1);
    reading_say(passage, reading, month_name(to), first + 1, second);
    reading->n_tokens = first + 1 + second;
    long year = (long)reading->n_tokens;
    if (year_value(passage, at, year) && look_closes(passage, at, year + 1)) {
        struct str digits = passage_token(passage, at, year)->text;
        reading_say(passage, reading, date_year(passage, digits), reading->n_tokens, 1);
        reading->n_tokens++;
    }
    reading->weight = READING_CUED;
    reading->dot_may_end = look_mark(passage, at, (long)reading->n_tokens - 1, ".");
    return true;
}

const struct word_class class_months = {"months", months_read};

/* "Mon., Oct. 22", "Sat. 5 May", "Mon–Fri" */
static bool weekday_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t n_tokens, following;
    const char *day = weekday_at(passage, at, 0, &n_tokens);
    if (!day)
        return false;
    long next = (long)n_tokens;
    long after = look_mark(passage, at, next, ",") ? next + 1 : next;
    bool date = month_at(passage, at, after, &following) || look_digits(passage, at, after, 1, 2);
    const char *last =
        look_joint(passage, at, next) ? weekday_at(passage, at, next + 1, &following) : NULL;
    if (!date && !last)
        return false;
    reading_say(passage, reading, str_from_c(day), 0, n_tokens);
    if (last) {
        reading_say(passage, reading, STR("to"), n_tokens, 1);
        reading_say(passage, reading, str_from_c(last), n_tokens + 1, following);
        n_tokens += 1 + following;
    }
    reading->n_tokens = n_tokens;
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_weekday = {"weekday", weekday_read};
