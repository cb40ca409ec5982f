/* Figures with marks for units: 5'10", 6′ 2″, 8 1/2" x 11", 40°26′46″ N. */
#include "narration/words/classes.h"
#include "narration/words/figure.h"
#include "narration/words/look.h"

static const char *const primes[] = {"'", "’", "′", NULL};
static const char *const double_primes[] = {"\"", "”", "″", NULL};

static bool adjoining(const struct passage *passage, size_t at, long offset,
                      const char *const *marks) {
    return look_adjoins(passage, at, offset) && look_in(passage, at, offset, marks);
}

/* Says a figure that begins at token `first`, and the unit for the marks behind it; a
 * figure without its mark stands for its unit as well. */
static void say_count(const struct passage *passage, struct reading *reading,
                      const struct figure *figure, size_t first, size_t n_marks, const char *unit) {
    size_t end = first + figure->n_tokens;
    reading_say(passage, reading, figure_words(passage, figure), first, figure->n_tokens);
    reading_say(passage, reading, str_from_c(unit), n_marks ? end : first,
                n_marks ? n_marks : figure->n_tokens);
    reading->n_tokens = end + n_marks;
}

/* A quotation is open before `at`, so that a mark closes it. */
static bool quotation_is_open(const struct passage *passage, size_t at) {
    static const char *const quotes[] = {"\"", "“", "”", NULL};
    bool open = false;
    for (long offset = -WORDS_LOOKAHEAD; offset < 0; offset++) {
        if (!look_in(passage, at, offset, quotes))
            continue;
        bool inches = look_adjoins(passage, at, offset) &&
                      look_kind(passage, at, offset - 1, TOKEN_NUMBER) && !open;
        open = !inches && !look_adjoins(passage, at, offset);
    }
    return open;
}

/* A length in feet, in inches or in both. */
struct length {
    struct figure feet, inches; /* n_tokens 0: none */
    size_t inch_marks;
    size_t n_tokens;
};

/* Inches at the end of what was read: marked, or plain where feet stand before them. */
static bool read_inches(const struct passage *passage, size_t at, struct length *length) {
    struct figure inches;
    long first = (long)length->n_tokens;
    if (!figure_read(passage, at + length->n_tokens, &inches) || inches.sign)
        return false;
    long end = first + (long)inches.n_tokens;
    bool marked = adjoining(passage, at, end, double_primes);
    if (marked && quotation_is_open(passage, at) && !length->n_tokens &&
        !look_is(passage, at, end, "″"))
        return false;
    bool plain = length->n_tokens && look_adjoins(passage, at, first) &&
                 look_digits(passage, at, first, 1, 2) && look_value(passage, at, first) < 12 &&
                 look_closes(passage, at, end);
    if (!marked && !plain)
        return false;
    length->inches = inches;
    length->inch_marks = marked ? 1 : 0;
    length->n_tokens = (size_t)end + length->inch_marks;
    return true;
}

/* An apostrophe is a foot only where something says so. */
static bool is_foot(const struct passage *passage, size_t at, long mark) {
    static const char *const before[] = {"x", "×", "by", NULL};
    static const char *const after[] = {"tall", "long", "wide", "deep", "high",
                                        "x",    "×",    "by",   NULL};
    return look_is(passage, at, mark, "′") || look_in(passage, at, mark + 1, after) ||
           look_attributive(passage, at, mark + 1) ||
           (look_in(passage, at, -1, before) && look_in(passage, at, -2, primes));
}

static bool read_length(const struct passage *passage, size_t at, struct length *length) {
    *length = (struct length){0};
    struct figure feet;
    if (read_inches(passage, at, length))
        return true;
    if (!figure_read_plain(passage, at, &feet) || feet.sign ||
        !adjoining(passage, at, (long)feet.n_tokens, primes))
        return false;
    length->feet = feet;
    length->n_tokens = feet.n_tokens + 1;
    return read_inches(passage, at, length) || is_foot(passage, at, (long)feet.n_tokens);
}

static void say_length(const struct passage *passage, struct reading *reading,
                       const struct length *length, bool attributive) {
    size_t first = reading->n_tokens;
    if (length->feet.n_tokens)
        say_count(passage, reading, &length->feet, first, 1,
                  figure_is_one(&length->feet) || attributive ? "foot" : "feet");
    if (length->inches.n_tokens)
        say_count(passage, reading, &length->inches, reading->n_tokens, length->inch_marks,
                  figure_is_one(&length->inches) || attributive ? "inch" : "inches");
}

/* 5'10", 6′ 2″, 12", and one by another: 8.5" x 11" */
static bool height_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const crosses[] = {"x", "×", NULL};
    struct length length;
    if (!look_kind(passage, at, 0, TOKEN_NUMBER) || !read_length(passage, at, &length))
        return false;
    say_length(passage, reading, &length, look_attributive(passage, at, (long)length.n_tokens));
    while (reading->n_tokens < WORDS_LOOKAHEAD &&
           look_in(passage, at, (long)reading->n_tokens, crosses) &&
           read_length(passage, at + reading->n_tokens + 1, &length)) {
        reading_say(passage, reading, STR("by"), reading->n_tokens, 1);
        reading->n_tokens++;
        say_length(passage, reading, &length, false);
    }
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_height = {"height", height_read};

/* "40°26′46″ N": degrees, minutes, seconds and a quarter of the sky */
static bool coordinate_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const struct {
        const char *written, *said;
    } quarters[] = {{"N", "north"}, {"S", "south"}, {"E", "east"}, {"W", "west"}};
    struct figure figure;
    if (!figure_read_plain(passage, at, &figure) ||
        !look_mark(passage, at, (long)figure.n_tokens, "°"))
        return false;
    say_count(passage, reading, &figure, 0, 1, figure_is_one(&figure) ? "degree" : "degrees");
    bool parts = false;
    static const char *const *const marks[] = {primes, double_primes};
    static const char *const names[][2] = {{"minute", "minutes"}, {"second", "seconds"}};
    for (size_t i = 0; i < 2; i++) {
        size_t first = reading->n_tokens;
        if (!look_kind(passage, at, (long)first, TOKEN_NUMBER) ||
            !figure_read_plain(passage, at + first, &figure) ||
            !adjoining(passage, at, (long)(first + figure.n_tokens), marks[i]))
            break;
        say_count(passage, reading, &figure, first, 1, names[i][figure_is_one(&figure) ? 0 : 1]);
        parts = true;
    }
    for (size_t i = 0; i < 4; i++)
        if (str_equal(passage_token(passage, at, (long)reading->n_tokens)->text,
                      str_from_c(quarters[i].written))) {
            reading_say(passage, reading, str_from_c(quarters[i].said), reading->n_tokens, 1);
            reading->n_tokens++;
            if (look_mark(passage, at, (long)reading->n_tokens, ".")) {
                reading->n_tokens++;
                reading->dot_may_end = true;
                reading->items[reading->count - 1].n_tokens++;
            }
            parts = true;
            break;
        }
    reading->weight = READING_CERTAIN;
    return parts;
}

const struct word_class class_coordinate = {"coordinate", coordinate_read};
