/* Titles and honorifics, before a name ("Mr. Thant", "Lt. Col. Smith", "St. Louis") and
 * after it ("King Jr.", "Ford Motor Co.", "Jane Roe, Ph.D."). */
#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"

enum title_need {
    ALWAYS,      /* with its dot it is nothing else */
    WITH_NAME,   /* also a word or an abbreviation of something else: a name must follow */
    NAME_NO_BARE /* the same, and never without its dot */
};

struct title {
    const char *written, *said;
    enum title_need need;
};

static const struct title titles[] = {
    {"Mr", "Mister", ALWAYS},
    {"Mrs", "Missus", ALWAYS},
    {"Ms", "Miz", ALWAYS},
    {"Mx", "Mix", ALWAYS},
    {"Dr", "Doctor", ALWAYS},
    {"Drs", "Doctors", ALWAYS},
    {"Prof", "Professor", ALWAYS},
    {"Profs", "Professors", ALWAYS},
    {"Messrs", "Messers", ALWAYS},
    {"Mme", "Madame", ALWAYS},
    {"Mmes", "Mesdames", ALWAYS},
    {"Mlle", "Mademoiselle", ALWAYS},
    {"Msgr", "Monsignor", ALWAYS},
    {"Capt", "Captain", ALWAYS},
    {"Cpt", "Captain", ALWAYS},
    {"Lt", "Lieutenant", ALWAYS},
    {"Lieut", "Lieutenant", ALWAYS},
    {"Sgt", "Sergeant", ALWAYS},
    {"Cpl", "Corporal", ALWAYS},
    {"Pvt", "Private", ALWAYS},
    {"Pfc", "Private First Class", ALWAYS},
    {"Cmdr", "Commander", ALWAYS},
    {"Cdr", "Commander", ALWAYS},
    {"Comdr", "Commander", ALWAYS},
    {"Brig", "Brigadier", WITH_NAME},
    {"Gen", "General", WITH_NAME},
    {"Gens", "Generals", WITH_NAME},
    {"Col", "Colonel", WITH_NAME},
    {"Maj", "Major", WITH_NAME},
    {"Adm", "Admiral", WITH_NAME},
    {"Ens", "Ensign", NAME_NO_BARE},
    {"Sen", "Senator", WITH_NAME},
    {"Sens", "Senators", NAME_NO_BARE},
    {"Rep", "Representative", WITH_NAME},
    {"Reps", "Representatives", NAME_NO_BARE},
    {"Gov", "Governor", WITH_NAME},
    {"Govs", "Governors", NAME_NO_BARE},
    {"Pres", "President", NAME_NO_BARE},
    {"Amb", "Ambassador", NAME_NO_BARE},
    {"Atty", "Attorney", NAME_NO_BARE},
    {"Rev", "Reverend", WITH_NAME},
    {"Revd", "Reverend", WITH_NAME},
    {"Fr", "Father", NAME_NO_BARE},
    {"Hon", "Honorable", NAME_NO_BARE},
    {"Rt", "Right", NAME_NO_BARE},
    {"Supt", "Superintendent", WITH_NAME},
    {"Insp", "Inspector", WITH_NAME},
    {"Det", "Detective", NAME_NO_BARE},
    {"Secy", "Secretary", NAME_NO_BARE},
    {"Wm", "William", NAME_NO_BARE},
    {"Chas", "Charles", NAME_NO_BARE},
    {"Geo", "George", NAME_NO_BARE},
    {"Thos", "Thomas", NAME_NO_BARE},
    {"Jas", "James", NAME_NO_BARE},
    {"Jos", "Joseph", NAME_NO_BARE},
    {"Robt", "Robert", NAME_NO_BARE},
    {"Edw", "Edward", NAME_NO_BARE},
    {"Benj", "Benjamin", NAME_NO_BARE},
    {"Saml", "Samuel", NAME_NO_BARE},
    {"Danl", "Daniel", NAME_NO_BARE},
    {"Fredk", "Frederick", NAME_NO_BARE},
    {"Richd", "Richard", NAME_NO_BARE},
    {"Mt", "Mount", WITH_NAME},
    {"Ft", "Fort", WITH_NAME},
    {"Ste", "Sainte", NAME_NO_BARE},
    {"Sts", "Saints", NAME_NO_BARE},
};

static bool is_written(const struct token *token, const char *written) {
    return token->kind == TOKEN_WORD && str_equal_nocase(token->text, str_from_c(written)) &&
           token_is_capitalised(token);
}

static bool has_dot(const struct passage *passage, size_t at) {
    const struct token *next = passage_token(passage, at, 1);
    return token_touches(next) && token_is(next, ".");
}

static bool say(const struct passage *passage, size_t at, struct str said,
                enum reading_weight weight, struct reading *reading) {
    reading->n_tokens = has_dot(passage, at) ? 2 : 1;
    reading->weight = weight;
    reading_say(passage, reading, said, 0, reading->n_tokens);
    reading_take_possessive(passage, at, reading);
    return true;
}

/* "Gen Z" is no general; "12 ft. High" no fort. */
static bool name_follows(const struct passage *passage, size_t at, bool dot) {
    const struct token *next = token_after_quotes(passage, at, dot ? 2 : 1);
    bool unit = passage_token(passage, at, -1)->kind == TOKEN_NUMBER &&
                word_in(passage_token(passage, at, 0)->text, "Ft FT Fr FR MT ft mt fr");
    if (!token_is_capitalised(next) || unit)
        return false;
    return dot || !token_is_initial(next) || token_is(passage_token(passage, at, 3), ".");
}

/* "mr. smith", but "5 ms." */
static bool is_small_title(const struct passage *passage, size_t at, const struct title *title) {
    return str_equal_nocase(passage_token(passage, at, 0)->text, str_from_c(title->written)) &&
           passage_token(passage, at, -1)->kind != TOKEN_NUMBER &&
           passage_token(passage, at, 2)->kind == TOKEN_WORD;
}

static bool read_before_name(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    bool dot = has_dot(passage, at);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        const struct title *title = &titles[i];
        if (!is_written(token, title->written) &&
            !(dot && title->need == ALWAYS && is_small_title(passage, at, title)))
            continue;
        bool named = name_follows(passage, at, dot);
        if ((dot ? !named && title->need != ALWAYS : !named || title->need == NAME_NO_BARE))
            return false;
        /* "MS" and "MT" alone are manuscripts and Montana. */
        if (!dot && !passage->shouted && utf8_all_upper(token->text))
            return false;
        struct str said = str_from_c(title->said);
        if (!token_is_capitalised(token))
            said = utf8_lower(passage->arena, said);
        return say(passage, at, said, dot ? READING_CUED : READING_LIKELY, reading);
    }
    return false;
}

/* A number stands before the name that stands before "St.": a house in a street. */
static bool is_in_address(const struct passage *passage, size_t at) {
    for (long back = -2; back >= -4; back--) {
        const struct token *token = passage_token(passage, at, back);
        if (token->kind == TOKEN_NUMBER)
            return true;
        if (!token_is_capitalised(token) && !token_is(token, "."))
            return false;
    }
    return false;
}

/* After a name; with a dot or without, a comma before or not. */
static const struct title suffixes[] = {
    {"Jr", "Junior", ALWAYS},        {"Jnr", "Junior", ALWAYS},
    {"Sr", "Senior", ALWAYS},        {"Snr", "Senior", ALWAYS},
    {"Esq", "Esquire", ALWAYS},      {"Inc", "Incorporated", ALWAYS},
    {"Ltd", "Limited", ALWAYS},      {"Corp", "Corporation", ALWAYS},
    {"Bros", "Brothers", ALWAYS},    {"Co", "Company", WITH_NAME},
    {"Cos", "Companies", WITH_NAME}, {"Mfg", "Manufacturing", ALWAYS},
    {"Pty", "Proprietary", ALWAYS},
};

/* "Ford Motor Co. Inc." */
static bool is_suffix(const struct token *token) {
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (is_written(token, suffixes[i].written))
            return true;
    return false;
}

static bool names_street(const struct passage *passage, size_t at) {
    const struct token *before = passage_token(passage, at, -1);
    const struct token *after = passage_token(passage, at, has_dot(passage, at) ? 2 : 1);
    if (token_is(before, ".") && is_suffix(passage_token(passage, at, -2)))
        before = passage_token(passage, at, -2); /* "King Jr. St." */
    bool after_ordinal = word_in_nocase(before->text, "st nd rd th") && token_touches(before);
    if (!after_ordinal && (!token_is_capitalised(before) || token_opens_sentence(before)))
        return false;
    if (word_in(before->text, "Mount Lake Fort Port Sault Cape Bay Isle Isles Mrs Mr"))
        return false;
    return after_ordinal || !token_is_capitalised(after) || token_opens_sentence(after) ||
           word_in(after->text, "N S E W NE NW SE SW") || is_in_address(passage, at);
}

static bool read_saint(const struct passage *passage, size_t at, struct reading *reading) {
    if (!is_written(passage_token(passage, at, 0), "St"))
        return false;
    bool dot = has_dot(passage, at);
    if (names_street(passage, at)) {
        say(passage, at, STR("Street"), READING_CUED, reading);
        reading->dot_may_end = dot && reading->n_tokens == 2;
        return true;
    }
    return token_is_capitalised(token_after_quotes(passage, at, dot ? 2 : 1)) &&
           say(passage, at, STR("Saint"), READING_CERTAIN, reading); /* over "12 st", a weight */
}

static bool name_precedes(const struct passage *passage, size_t at) {
    const struct token *before = passage_token(passage, at, -1);
    if (token_is(before, ",") || token_is(before, "(") || token_is(before, "."))
        before = passage_token(passage, at, -2);
    return token_is_capitalised(before) || token_is(before, "&") || token_is(before, ")");
}

/* "Co. Durham" */
static bool names_county(const struct passage *passage, size_t at) {
    return !name_precedes(passage, at) && has_dot(passage, at) &&
           token_is_capitalised(passage_token(passage, at, 2));
}

static bool read_after_name(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (!is_written(token, suffixes[i].written))
            continue;
        bool dot = has_dot(passage, at);
        if (token_is(token, "Co") && dot && token_is(passage_token(passage, at, 2), ",") &&
            names_state(passage_token(passage, at, 3)->text) &&
            token_begins_small(passage_token(passage, at, -2)))
            return say(passage, at, STR("County"), READING_CERTAIN, reading);
        bool after_and = token_is(passage_token(passage, at, -1), "&");
        if (token_is(token, "Co") && names_county(passage, at))
            return say(passage, at, STR("County"), READING_CUED, reading);
        bool alone = dot && passage->n_tokens == 2;
        if ((!name_precedes(passage, at) && !alone) ||
            (!dot && suffixes[i].need != ALWAYS && !after_and))
            return false;
        say(passage, at, str_from_c(suffixes[i].said), READING_CUED, reading);
        reading->dot_may_end =
            dot && reading->n_tokens == 2 && !is_suffix(passage_token(passage, at, 2));
        return true;
    }
    return false;
}

/* Degrees with small letters; those in capitals are initialisms like any other. Longer
 * forms come first. */
static const struct {
    const char *written, *said;
} degrees[] = {
    {"Ph.D.s", "P H Ds"},  {"Ph.D.", "P H D"},  {"Ph. D.", "P H D"},   {"Ph.D", "P H D"},
    {"PhDs", "P H Ds"},    {"PhD", "P H D"},    {"D.Phil.", "D Phil"}, {"DPhil", "D Phil"},
    {"M.Phil.", "M Phil"}, {"MPhil", "M Phil"}, {"B.Sc.", "B S C"},    {"BSc", "B S C"},
    {"M.Sc.", "M S C"},    {"MSc", "M S C"},    {"D.Sc.", "D S C"},    {"Ed.D.", "E D D"},
    {"EdD", "E D D"},      {"B.Ed.", "B Ed"},   {"M.Ed.", "M Ed"},     {"LL.B.", "L L B"},
    {"LL.M.", "L L M"},    {"LL.D.", "L L D"},  {"Psy.D.", "Psy D"},   {"Pharm.D.", "Pharm D"},
    {"B.Eng.", "B Eng"},   {"M.Eng.", "M Eng"}, {"D.Litt.", "D Litt"}, {"Th.D.", "T H D"},
};

static bool read_degree(const struct passage *passage, size_t at, struct reading *reading) {
    if (!token_is_capitalised(passage_token(passage, at, 0)))
        return false;
    for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++) {
        size_t n = tokens_match(passage, at, degrees[i].written);
        if (!n)
            continue;
        reading->n_tokens = n;
        reading->weight = READING_CERTAIN;
        reading_say(passage, reading, str_from_c(degrees[i].said), 0, n);
        reading->dot_may_end = token_is(passage_token(passage, at, (long)n - 1), ".");
        reading_take_possessive(passage, at, reading);
        return true;
    }
    return false;
}

static bool read_title(const struct passage *passage, size_t at, struct reading *reading) {
    if (passage_token(passage, at, 0)->kind != TOKEN_WORD)
        return false;
    return read_degree(passage, at, reading) || read_saint(passage, at, reading) ||
           read_after_name(passage, at, reading) || read_before_name(passage, at, reading);
}

const struct word_class class_title = {"title", read_title};
