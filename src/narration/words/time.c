/* Times of day and durations: "5:30 p.m.", "17:05", "1700 hours", "12:00 EST",
 * "1:02:33". */
#include "narration/words/classes.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

#include "base/utf8.h"

struct time {
    size_t hour, minute, second; /* SIZE_MAX: not given */
    size_t n_tokens;             /* of the figures */
    size_t half_at, half_tokens; /* "p.m."; half_tokens 0: none */
    const char *half;            /* "P M" */
    size_t zone_at, zone_tokens;
};

static struct str cardinal(const struct passage *passage, size_t value) {
    return number_cardinal(passage->arena, str_format(passage->arena, "%zu", value), false);
}

/* "30", "oh five" */
static struct str minute_words(const struct passage *passage, size_t minute) {
    struct str words = cardinal(passage, minute);
    return minute < 10 ? str_format(passage->arena, "oh %.*s", STR_ARG(words)) : words;
}

/* "am", "P.M.", "a. m." behind the figures */
static size_t half_at(const struct passage *passage, size_t at, long offset, const char **half) {
    static const struct {
        const char *joined, *letter, *said;
    } halves[] = {{"am", "a", "a m"}, {"pm", "p", "p m"}};
    for (size_t i = 0; i < 2; i++) {
        *half = halves[i].said;
        if (look_is(passage, at, offset, halves[i].joined))
            return look_mark(passage, at, offset + 1, ".") &&
                           !look_new_sentence(passage, at, offset + 2)
                       ? 2
                       : 1;
        if (look_is(passage, at, offset, halves[i].letter) &&
            look_mark(passage, at, offset + 1, ".") && look_is(passage, at, offset + 2, "m"))
            return look_mark(passage, at, offset + 3, ".") ? 4 : 3;
    }
    return 0;
}

static const char *const zones[] = {"EST",  "EDT", "ET",  "CST",  "CDT",  "CT",   "MST",  "MDT",
                                    "MT",   "PST", "PDT", "PT",   "AST",  "AKST", "HST",  "GMT",
                                    "UTC",  "BST", "CET", "CEST", "EET",  "EEST", "WET",  "MSK",
                                    "IST",  "JST", "KST", "AEST", "AEDT", "ACST", "AWST", "NZST",
                                    "NZDT", "SGT", "HKT", "Z",    NULL};

static void read_half_and_zone(const struct passage *passage, size_t at, struct time *time) {
    size_t end = time->n_tokens;
    time->half_at = end;
    time->half_tokens = half_at(passage, at, (long)end, &time->half);
    end += time->half_tokens;
    time->zone_at = end;
    struct str zone = passage_token(passage, at, (long)end)->text;
    bool parenthesised = look_is(passage, at, (long)end, "(") &&
                         look_in(passage, at, (long)end + 1, zones) &&
                         look_is(passage, at, (long)end + 2, ")");
    if (parenthesised)
        time->zone_tokens = 3;
    else if (text_in(zone, zones) && (utf8_all_upper(zone) || time->half_tokens) &&
             (zone.len > 1 || look_adjoins(passage, at, (long)end)))
        time->zone_tokens = 1;
}

static void say_zone(const struct passage *passage, size_t at, struct reading *reading,
                     const struct time *time) {
    long name = (long)time->zone_at + (time->zone_tokens == 3 ? 1 : 0);
    struct str zone = utf8_upper(passage->arena, passage_token(passage, at, name)->text);
    for (size_t i = 0; i < zone.len; i++)
        reading_say(passage, reading, str_slice(zone, i, i + 1), time->zone_at, time->zone_tokens);
}

static void say_half_and_zone(const struct passage *passage, size_t at, struct reading *reading,
                              const struct time *time) {
    if (time->half_tokens)
        reading_say(passage, reading, str_from_c(time->half), time->half_at, time->half_tokens);
    if (time->zone_tokens)
        say_zone(passage, at, reading, time);
    reading->n_tokens = time->n_tokens + time->half_tokens + time->zone_tokens;
    reading->dot_may_end = time->half_tokens > 1 && !time->zone_tokens &&
                           look_is(passage, at, (long)reading->n_tokens - 1, ".");
}

/* The second time of "9am-5pm" begins behind a hyphen. */
static bool opens(const struct passage *passage, size_t at) {
    static const char *const ends[] = {"am", "pm", "m", ".", NULL};
    return look_opens(passage, at, 0) || look_is(passage, at, -1, "T") ||
           (look_dash(passage, at, -1) &&
            (look_kind(passage, at, -2, TOKEN_NUMBER) || look_in(passage, at, -2, ends)));
}

static size_t two_digits_at(const struct passage *passage, size_t at, long offset, size_t limit) {
    size_t value = look_value(passage, at, offset);
    return look_digits(passage, at, offset, 2, 2) && value < limit ? value : SIZE_MAX;
}

/* "5:30", and "5.30" where "p.m." follows */
static bool read_clock(const struct passage *passage, size_t at, struct time *time) {
    bool colon = look_mark(passage, at, 1, ":");
    if (!look_digits(passage, at, 0, 1, 2) || !opens(passage, at) ||
        (!colon && !look_mark(passage, at, 1, ".")) || !look_adjoins(passage, at, 2))
        return false;
    *time = (struct time){.hour = look_value(passage, at, 0),
                          .minute = two_digits_at(passage, at, 2, 60),
                          .second = SIZE_MAX,
                          .n_tokens = 3};
    if (time->minute == SIZE_MAX || time->hour > 24)
        return false;
    if (look_mark(passage, at, 3, ":") && look_adjoins(passage, at, 4)) {
        time->second = two_digits_at(passage, at, 4, 60);
        time->n_tokens = 5;
        if (time->second == SIZE_MAX)
            return false;
    }
    static const char *const departures[] = {"train", "express", "boat",  "bus",
                                             "ferry", "mail",    "coach", NULL};
    read_half_and_zone(passage, at, time);
    return colon || time->half_tokens || look_in(passage, at, 3, departures);
}

static void say_clock(const struct passage *passage, size_t at, struct reading *reading,
                      const struct time *time) {
    bool whole = time->minute == 0 && time->second == SIZE_MAX;
    bool range = look_joint(passage, at, (long)time->n_tokens) &&
                 look_digits(passage, at, (long)time->n_tokens + 1, 1, 2);
    bool clock = look_in(passage, at, (long)time->n_tokens,
                         (const char *const[]){"o'clock", "o’clock", "hours", NULL});
    bool alone =
        whole && (time->half_tokens || range || clock); /* "five p m", "two to three p m" */
    reading_say(passage, reading, cardinal(passage, time->hour), 0, alone ? 3 : 1);
    if (!whole)
        reading_say(passage, reading,
                    time->minute ? minute_words(passage, time->minute) : STR("oh oh"), 2, 1);
    else if (!alone && (time->hour == 0 || time->hour > 12))
        reading_say(passage, reading, STR("hundred"), 2, 1);
    else if (!alone)
        reading_say(passage, reading, STR("o'clock"), 2, 1);
}

static void say_count(const struct passage *passage, struct reading *reading, size_t value,
                      const char *unit, size_t first_token, size_t n_tokens) {
    reading_say(passage, reading, cardinal(passage, value), first_token, n_tokens);
    reading_say(passage, reading, str_format(passage->arena, "%s%s", unit, value == 1 ? "" : "s"),
                first_token, n_tokens);
}

/* "one hour two minutes and thirty-three seconds"; what is zero goes with the rest. */
static void say_duration(const struct passage *passage, struct reading *reading,
                         const struct time *time) {
    size_t all = time->n_tokens;
    if (time->hour)
        say_count(passage, reading, time->hour, "hour", 0, all);
    if (time->minute)
        say_count(passage, reading, time->minute, "minute", 0, all);
    if (!time->second && reading->count)
        return;
    if (reading->count)
        reading_say(passage, reading, STR("and"), 0, all);
    say_count(passage, reading, time->second, "second", 0, all);
}

/* "1:23.45" of a race: minutes, and seconds with decimals */
static bool race_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t second = two_digits_at(passage, at, 2, 60);
    if (!look_digits(passage, at, 0, 1, 2) || !opens(passage, at) ||
        !look_mark(passage, at, 1, ":") || !look_adjoins(passage, at, 2) || second == SIZE_MAX ||
        !look_mark(passage, at, 3, ".") || !look_adjoins(passage, at, 4) ||
        !look_digits(passage, at, 4, 1, 3) || !look_closes(passage, at, 5) ||
        half_at(passage, at, 5, &(const char *){NULL}))
        return false;
    say_count(passage, reading, look_value(passage, at, 0), "minute", 0, 2);
    struct str decimals = number_digits(passage->arena, passage_token(passage, at, 4)->text);
    reading_say(passage, reading, cardinal(passage, second), 2, 1);
    reading_say(passage, reading, STR("point"), 3, 1);
    reading_say(passage, reading, decimals, 4, 1);
    reading->n_tokens = 5;
    reading_say(passage, reading, STR("seconds"), 4, 1);
    if (look_in(passage, at, 5, (const char *const[]){"minutes", "mins", "min", NULL}))
        reading->n_tokens = 6;
    reading->items[reading->count - 1].n_tokens = reading->n_tokens - 4;
    reading->weight = READING_CERTAIN;
    return true;
}

static bool clock_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const cues[] = {"at",    "by",     "until", "till",  "from", "before",
                                       "after", "around", "about", "since", "T",    NULL};
    struct time time;
    if (race_read(passage, at, reading))
        return true;
    if (!read_clock(passage, at, &time) ||
        (!time.half_tokens && !time.zone_tokens && !look_closes(passage, at, (long)time.n_tokens) &&
         !look_joint(passage, at, (long)time.n_tokens)))
        return false;
    bool of_day = time.half_tokens || time.zone_tokens || look_in(passage, at, -1, cues);
    if (time.second != SIZE_MAX && !of_day) {
        say_duration(passage, reading, &time);
        reading->n_tokens = time.n_tokens;
        reading->weight = READING_CUED;
        return true;
    }
    say_clock(passage, at, reading, &time);
    if (time.second != SIZE_MAX) {
        reading_say(passage, reading, STR("and"), 4, 1);
        say_count(passage, reading, time.second, "second", 4, 1);
    }
    say_half_and_zone(passage, at, reading, &time);
    reading->weight = of_day ? READING_CUED : READING_LIKELY;
    return true;
}

const struct word_class class_clock = {"time", clock_read};

/* "5 p.m.", "5pm", "5 GMT" is none */
static bool hour_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct time time = {.hour = look_value(passage, at, 0), .n_tokens = 1};
    if (!look_digits(passage, at, 0, 1, 2) || !opens(passage, at) || time.hour > 24)
        return false;
    /* "5-6 pm" */
    bool range = look_joint(passage, at, 1) && look_digits(passage, at, 2, 1, 2) &&
                 look_value(passage, at, 2) <= 24;
    if (range)
        time.n_tokens = 3;
    read_half_and_zone(passage, at, &time);
    /* "2 am" could only be a time; "1 am" in verse could be "I am", and is no figure. */
    if (!time.half_tokens)
        return false;
    reading_say(passage, reading, cardinal(passage, time.hour), 0, 1);
    if (range) {
        reading_say(passage, reading, STR("to"), 1, 1);
        reading_say(passage, reading, cardinal(passage, look_value(passage, at, 2)), 2, 1);
    }
    say_half_and_zone(passage, at, reading, &time);
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_hour = {"hour", hour_read};

/* "1700 hours", "0530 hrs", "2200 GMT" */
static bool military_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const units[] = {"hours", "hrs", "h", NULL};
    bool hours = look_in(passage, at, 1, units);
    bool zone =
        look_in(passage, at, 1, zones) && utf8_all_upper(passage_token(passage, at, 1)->text);
    if (!look_digits(passage, at, 0, 4, 4) || !look_opens(passage, at, 0) || (!hours && !zone))
        return false;
    size_t value = look_value(passage, at, 0), hour = value / 100, minute = value % 100;
    struct str digits = passage_token(passage, at, 0)->text;
    /* "1500 hours of work" has no such hour unless a clock is meant */
    if (hour > 24 || minute > 59 || (hours && look_is(passage, at, 2, "of")))
        return false;
    if (digits.ptr[0] == '0' && hour)
        reading_say(passage, reading, STR("oh"), 0, 1);
    reading_say(passage, reading, hour ? cardinal(passage, hour) : STR("zero"), 0, 1);
    reading_say(passage, reading, minute ? minute_words(passage, minute) : STR("hundred"), 0, 1);
    reading->n_tokens = 1;
    if (hours) {
        reading_say(passage, reading, STR("hours"), 1, 1);
        reading->n_tokens = 2;
    } else {
        struct time time = {.zone_at = 1, .zone_tokens = 1};
        say_zone(passage, at, reading, &time);
        reading->n_tokens = 2;
    }
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_military_time = {"military time", military_read};

/* "3h20m", "1h 5m 30s", "2m30s" */
static bool duration_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const struct {
        const char *const written[4];
        const char *said;
    } units[] = {{{"h", "hr", "hrs", NULL}, "hour"},
                 {{"m", "min", "mins", NULL}, "minute"},
                 {{"s", "sec", "secs", NULL}, "second"}};
    size_t parts = 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        long number = (long)reading->n_tokens;
        if (!look_digits(passage, at, number, 1, 3) || !look_adjoins(passage, at, number + 1) ||
            !look_in(passage, at, number + 1, units[i].written))
            continue;
        say_count(passage, reading, look_value(passage, at, number), units[i].said, (size_t)number,
                  2);
        reading->n_tokens += 2;
        parts++;
    }
    reading->weight = READING_CERTAIN;
    return parts > 1 && look_opens(passage, at, 0) &&
           look_closes(passage, at, (long)reading->n_tokens);
}

const struct word_class class_duration = {"duration", duration_read};
