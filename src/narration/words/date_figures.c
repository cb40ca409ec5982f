/* Dates in figures: "2024-05-01", "1/2/1962", "05/2020", "on 5/6". */
#include "narration/words/calendar.h"
#include "narration/words/classes.h"
#include "narration/words/date.h"
#include "narration/words/look.h"

/* Three numbers with the same mark between them; the mark, or NULL. */
static const char *three_numbers(const struct passage *passage, size_t at) {
    static const char *const marks[] = {"/", "-", ".", "–", NULL};
    for (const char *const *mark = marks; *mark; mark++)
        if (look_mark(passage, at, 1, *mark) && look_mark(passage, at, 3, *mark))
            return look_adjoins(passage, at, 2) && look_adjoins(passage, at, 4) ? *mark : NULL;
    return NULL;
}

/* Which of the three is what; false when they are no date. */
static bool set_order(const struct passage *passage, size_t at, struct date *date, size_t day,
                      size_t month, size_t year) {
    size_t day_value = look_value(passage, at, (long)day);
    size_t month_value = look_value(passage, at, (long)month);
    if (!look_digits(passage, at, (long)day, 1, 2) ||
        !look_digits(passage, at, (long)month, 1, 2) || day_value < 1 || day_value > 31 ||
        month_value < 1 || month_value > 12)
        return false;
    *date = (struct date){.day = (unsigned)day_value,
                          .month = (unsigned)month_value,
                          .year = passage_token(passage, at, (long)year)->text,
                          .day_at = day,
                          .day_tokens = 1,
                          .month_at = month,
                          .month_tokens = 1,
                          .year_at = year,
                          .year_tokens = 1,
                          .n_tokens = 5};
    return true;
}

static bool figures_read(const struct passage *passage, size_t at, struct reading *reading) {
    bool opens = look_opens(passage, at, 0) || /* the second of two */
                 (look_dash(passage, at, -1) && look_kind(passage, at, -2, TOKEN_NUMBER));
    const char *mark =
        look_digits(passage, at, 0, 1, 4) && opens ? three_numbers(passage, at) : NULL;
    /* "2024-05-01T10:30" goes on with a time. */
    bool time_follows = year_value(passage, at, 0) && look_mark(passage, at, 5, "T") &&
                        look_adjoins(passage, at, 6) && look_digits(passage, at, 6, 2, 2);
    if (!mark || (!time_follows && !look_closes(passage, at, 5) && !look_joint(passage, at, 5)))
        return false;
    struct date date;
    bool found;
    if (year_value(passage, at, 0)) {
        found = set_order(passage, at, &date, 4, 2, 0);
        reading->weight = READING_CERTAIN;
    } else {
        bool dotted = *mark == '.';
        bool full_year = year_value(passage, at, 4) != 0;
        if (!full_year && (*mark != '/' || !look_digits(passage, at, 4, 2, 2)))
            return false;
        bool day_leads = passage->british || dotted;
        found = set_order(passage, at, &date, day_leads ? 0 : 2, day_leads ? 2 : 0, 4) ||
                set_order(passage, at, &date, day_leads ? 2 : 0, day_leads ? 0 : 2, 4);
        reading->weight = full_year ? READING_CERTAIN : READING_CUED;
    }
    if (!found)
        return false;
    if (time_follows) /* "T" belongs to the day before it */
        date.day_tokens = 2;
    date_say(passage, at, reading, &date, passage->british);
    reading->n_tokens = time_follows ? 6 : 5;
    return true;
}

const struct word_class class_date_figures = {"date in figures", figures_read};

/* "05/2020" */
static bool month_figures_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t month = look_value(passage, at, 0);
    unsigned year = year_value(passage, at, 2);
    if (!look_digits(passage, at, 0, 1, 2) || month < 1 || month > 12 || year < 1900 ||
        year > 2099 || !look_mark(passage, at, 1, "/") || !look_adjoins(passage, at, 2) ||
        !look_opens(passage, at, 0) || !look_closes(passage, at, 3))
        return false;
    reading_say(passage, reading, month_name((unsigned)month), 0, 1);
    reading_say(passage, reading, date_year(passage, passage_token(passage, at, 2)->text), 2, 1);
    reading->n_tokens = 3;
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_month_figures = {"month in figures", month_figures_read};

/* "on 5/6": no more than a fraction unless something says that it is a day */
static bool short_figures_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const cues[] = {"on",       "until",   "since",     "dated",    "due",
                                       "monday",   "tuesday", "wednesday", "thursday", "friday",
                                       "saturday", "sunday",  NULL};
    enum { FIRST_DAY = 5 };
    bool cued = look_in(passage, at, -1, cues) ||
                (look_is(passage, at, -1, ",") && look_in(passage, at, -2, cues + FIRST_DAY));
    if (!look_digits(passage, at, 0, 1, 2) || !look_mark(passage, at, 1, "/") || !cued ||
        !look_adjoins(passage, at, 2) || !look_closes(passage, at, 3) ||
        (look_value(passage, at, 0) == 9 && look_value(passage, at, 2) == 11))
        return false;
    struct date date;
    if (!set_order(passage, at, &date, passage->british ? 0 : 2, passage->british ? 2 : 0, 0))
        return false;
    date.year = (struct str){0};
    date.n_tokens = 3;
    date_say(passage, at, reading, &date, passage->british);
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_date_short = {"date without a year", short_figures_read};
