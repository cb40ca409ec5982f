/* Figures behind a point that are said whole: "a .45 caliber pistol", "a .22 rifle",
 * "batted .300". */
#include "narration/words/classes.h"
#include "narration/words/codes.h"
#include "narration/words/look.h"

/* What firearms are called after. */
static const char *const bores[] = {"17",  "22",  "25",  "30",  "32",  "38",  "40",
                                    "44",  "45",  "50",  "223", "243", "270", "303",
                                    "308", "357", "380", "455", "338", NULL};
static const char *const firearms[] = {
    "rifle",      "rifles",   "pistol",  "pistols", "revolver",   "revolvers",  "handgun",
    "handguns",   "bullet",   "bullets", "round",   "rounds",     "shell",      "shells",
    "cartridge",  "ammo",     "gun",     "guns",    "ammunition", "magnum",     "special",
    "winchester", "colt",     "cal",     "auto",    "automatic",  "automatics", "smith",
    "machine",    "calibers", "slug",    "slugs",   "bore",       "cartridges", NULL};
static const char *const determiners[] = {"a",    "an",  "his",  "her",   "my",   "the",
                                          "your", "two", "this", "their", "with", NULL};

static const char *const batting[] = {"hit",    "hits",       "hitting",  "bat",  "bats",
                                      "batted", "batting",    "slugged",  "shot", "shooting",
                                      "shoots", "percentage", "slugging", NULL};
static const char *const averages[] = {"average", "hitter",     "hitters", "averages", "season",
                                       "batting", "percentage", "ball",    "record",   "batter",
                                       "hitting", "lifetime",   "career",  "mark",     NULL};

static bool is_caliber(const struct passage *passage, size_t at) {
    static const char *const calibers[] = {"caliber", "calibre", NULL};
    long next = look_mark(passage, at, 2, "-") && look_adjoins(passage, at, 3) ? 3 : 2;
    if (look_in(passage, at, next, calibers))
        return true;
    if (!look_in(passage, at, 1, bores))
        return false;
    static const char *const verbs[] = {"was", "is", "had", "and", "or", "at", "in", "from", NULL};
    bool load = next == 3 && look_digits(passage, at, 3, 2, 2);
    bool ends = look_closes(passage, at, 2) && !look_kind(passage, at, 2, TOKEN_NUMBER) &&
                (!look_kind(passage, at, 2, TOKEN_WORD) || look_in(passage, at, 2, verbs));
    return load || look_in(passage, at, next, firearms) ||
           (look_in(passage, at, -1, determiners) && ends);
}

/* Three figures, of a thousand times at bat */
static bool is_average(const struct passage *passage, size_t at) {
    if (!look_digits(passage, at, 1, 3, 3))
        return false;
    bool after = look_in(passage, at, -1, batting) || look_in(passage, at, -2, batting);
    bool of = look_is(passage, at, -1, "of") && look_in(passage, at, -2, averages);
    return after || of || look_in(passage, at, 2, averages);
}

static bool caliber_read(const struct passage *passage, size_t at, struct reading *reading) {
    if (!look_is(passage, at, 0, ".") || !look_opens(passage, at, 0) ||
        !look_digits(passage, at, 1, 2, 3) || !look_adjoins(passage, at, 1) ||
        !(is_caliber(passage, at) || is_average(passage, at)))
        return false;
    struct str digits = passage_token(passage, at, 1)->text;
    reading_say(passage, reading, code_number(passage, digits), 0, 2);
    reading->n_tokens = 2;
    /* ".50-cal." */
    bool hyphen = look_mark(passage, at, 2, "-");
    long cal = hyphen ? 3 : 2;
    if (hyphen && look_digits(passage, at, 3, 2, 2) && look_adjoins(passage, at, 3)) {
        struct str load = passage_token(passage, at, 3)->text; /* ".30-06" */
        reading_say(passage, reading,
                    str_equal(load, STR("06")) ? STR("aught six") : code_number(passage, load), 2,
                    2);
        reading->n_tokens = 4;
    }
    if (look_is(passage, at, cal, "cal")) {
        bool dot = look_mark(passage, at, cal + 1, ".");
        reading->n_tokens = (size_t)cal + (dot ? 2 : 1);
        reading_say(passage, reading, passage->british ? STR("calibre") : STR("caliber"), 2,
                    reading->n_tokens - 2);
        reading->dot_may_end = dot;
    }
    reading->weight = READING_CERTAIN;
    return true;
}

const struct word_class class_caliber = {"caliber", caliber_read};
