/* Postal addresses: house numbers, street types and quarters of the compass ("1600
 * Pennsylvania Ave. N.W."), states and ZIP codes ("Austin, TX 78701"), British post codes
 * ("SW1A 1AA"), rooms and boxes ("Apt. 4B", "P.O. Box 123"). */
#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/codes.h"
#include "narration/words/form.h"
#include "narration/words/numbers.h"

enum { REACH = 9 };

struct abbreviated {
    const char *written, *said;
};

/* Those that nothing else is written like, and those that need a house number. */
static const struct abbreviated street_types[] = {
    {"Ave", "Avenue"},   {"Av", "Avenue"},     {"Blvd", "Boulevard"}, {"Rd", "Road"},
    {"Ln", "Lane"},      {"Hwy", "Highway"},   {"Pkwy", "Parkway"},   {"Expy", "Expressway"},
    {"Fwy", "Freeway"},  {"Tpke", "Turnpike"}, {"Trl", "Trail"},      {"Cres", "Crescent"},
    {"Gdns", "Gardens"}, {"Hts", "Heights"},   {"Plz", "Plaza"},      {"Bldg", "Building"},
};
static const struct abbreviated doubtful_types[] = {
    {"Dr", "Drive"},  {"Ct", "Court"}, {"Pl", "Place"},  {"Ter", "Terrace"},  {"Cir", "Circle"},
    {"Sq", "Square"}, {"Way", "Way"},  {"St", "Street"}, {"Terr", "Terrace"},
};
static const char street_words[] =
    "street st avenue ave av boulevard blvd road rd lane ln drive dr court ct place pl highway hwy "
    "parkway pkwy square sq terrace ter circle cir way row crescent close gardens broadway";

static const struct abbreviated quarters[] = {
    {"N", "North"},      {"S", "South"},      {"E", "East"},       {"W", "West"},
    {"NE", "Northeast"}, {"NW", "Northwest"}, {"SE", "Southeast"}, {"SW", "Southwest"},
};

static const struct abbreviated rooms[] = {
    {"Apt", "Apartment"}, {"Ste", "Suite"},       {"Rm", "Room"},   {"Fl", "Floor"},
    {"Bldg", "Building"}, {"Dept", "Department"}, {"Flr", "Floor"}, {"Hse", "House"},
};

static const struct abbreviated states[] = {
    {"AL", "Alabama"},        {"AK", "Alaska"},
    {"AZ", "Arizona"},        {"AR", "Arkansas"},
    {"CA", "California"},     {"CO", "Colorado"},
    {"CT", "Connecticut"},    {"DE", "Delaware"},
    {"FL", "Florida"},        {"GA", "Georgia"},
    {"HI", "Hawaii"},         {"ID", "Idaho"},
    {"IL", "Illinois"},       {"IN", "Indiana"},
    {"IA", "Iowa"},           {"KS", "Kansas"},
    {"KY", "Kentucky"},       {"LA", "Louisiana"},
    {"ME", "Maine"},          {"MD", "Maryland"},
    {"MA", "Massachusetts"},  {"MI", "Michigan"},
    {"MN", "Minnesota"},      {"MS", "Mississippi"},
    {"MO", "Missouri"},       {"MT", "Montana"},
    {"NE", "Nebraska"},       {"NV", "Nevada"},
    {"NH", "New Hampshire"},  {"NJ", "New Jersey"},
    {"NM", "New Mexico"},     {"NY", "New York"},
    {"NC", "North Carolina"}, {"ND", "North Dakota"},
    {"OH", "Ohio"},           {"OK", "Oklahoma"},
    {"OR", "Oregon"},         {"PA", "Pennsylvania"},
    {"RI", "Rhode Island"},   {"SC", "South Carolina"},
    {"SD", "South Dakota"},   {"TN", "Tennessee"},
    {"TX", "Texas"},          {"UT", "Utah"},
    {"VT", "Vermont"},        {"VA", "Virginia"},
    {"WA", "Washington"},     {"WV", "West Virginia"},
    {"WI", "Wisconsin"},      {"WY", "Wyoming"},
    {"PR", "Puerto Rico"},    {"DC", "D C"},
};

/* Older abbreviations, with a dot, after a town. */
static const struct abbreviated dotted_states[] = {
    {"Ala", "Alabama"},      {"Ariz", "Arizona"},   {"Ark", "Arkansas"},
    {"Calif", "California"}, {"Colo", "Colorado"},  {"Conn", "Connecticut"},
    {"Del", "Delaware"},     {"Fla", "Florida"},    {"Ill", "Illinois"},
    {"Ind", "Indiana"},      {"Kan", "Kansas"},     {"Kans", "Kansas"},
    {"Ky", "Kentucky"},      {"La", "Louisiana"},   {"Mass", "Massachusetts"},
    {"Md", "Maryland"},      {"Mich", "Michigan"},  {"Minn", "Minnesota"},
    {"Miss", "Mississippi"}, {"Mo", "Missouri"},    {"Mont", "Montana"},
    {"Neb", "Nebraska"},     {"Nev", "Nevada"},     {"Okla", "Oklahoma"},
    {"Ont", "Ontario"},      {"Ore", "Oregon"},     {"Pa", "Pennsylvania"},
    {"Que", "Quebec"},       {"Tenn", "Tennessee"}, {"Tex", "Texas"},
    {"Va", "Virginia"},      {"Vt", "Vermont"},     {"Wash", "Washington"},
    {"Wis", "Wisconsin"},    {"Wyo", "Wyoming"},    {"Alta", "Alberta"},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *find(struct str text, const struct abbreviated *table, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (str_equal(text, str_from_c(table[i].written)))
            return table[i].said;
    return NULL;
}

bool names_state(struct str text) {
    return find(text, states, COUNT(states)) || find(text, dotted_states, COUNT(dotted_states));
}

static bool has_dot(const struct passage *passage, size_t at) {
    const struct token *dot = passage_token(passage, at, 1);
    return token_touches(dot) && token_is(dot, ".");
}

/* A house number stands before, with only its street's name between. */
static bool has_house_number(const struct passage *passage, size_t at) {
    for (long back = -1; back >= -REACH; back--) {
        const struct token *token = passage_token(passage, at, back);
        if (token->kind == TOKEN_NUMBER)
            return back < -1;
        bool ordinal = word_in(token->text, "st nd rd th") && token_touches(token);
        bool suffix = token_touches(token) && token->text.len == 1 && token->kind == TOKEN_WORD;
        if (!token_is_capitalised(token) && !token_is(token, ".") && !ordinal && !suffix)
            return false;
    }
    return false;
}

/* "lives on Brown Dr.", "the corner of Oak and Main St." */
static bool follows_preposition(const struct passage *passage, size_t at) {
    for (long back = -1; back >= -REACH; back--) {
        const struct token *token = passage_token(passage, at, back);
        if (token_is_capitalised(token) && !token_opens_sentence(token))
            continue;
        if (!token_is(token, ".") || !token_is_capitalised(passage_token(passage, at, back - 1)))
            return back < -1 &&
                   word_in_nocase(token->text, "on at in along down off up near onto to "
                                               "from and between");
    }
    return false;
}

static bool follows_name(const struct passage *passage, size_t at) {
    const struct token *before = passage_token(passage, at, -1);
    return (token_is_capitalised(before) && !token_opens_sentence(before)) ||
           (word_in_nocase(before->text, "st nd rd th") && token_touches(before)) ||
           (token_is(before, ".") && token_is_capitalised(passage_token(passage, at, -2)));
}

static bool say(const struct passage *passage, size_t at, const char *said, bool may_end,
                struct reading *reading) {
    bool dot = has_dot(passage, at);
    reading->n_tokens = dot ? 2 : 1;
    reading->weight = READING_CUED;
    reading->dot_may_end = dot && may_end;
    reading_say(passage, reading, str_from_c(said), 0, reading->n_tokens);
    return true;
}

static bool read_street_type(const struct passage *passage, size_t at, struct reading *reading) {
    struct str text = passage_token(passage, at, 0)->text;
    const char *said = find(text, street_types, COUNT(street_types));
    if (said && follows_name(passage, at))
        return say(passage, at, said, true, reading);
    said = find(text, doubtful_types, COUNT(doubtful_types));
    const struct token *next = passage_token(passage, at, has_dot(passage, at) ? 2 : 1);
    bool in_street = has_house_number(passage, at) || follows_preposition(passage, at);
    bool at_end = !token_is_capitalised(next) || token_opens_sentence(next) ||
                  find(next->text, quarters, COUNT(quarters)) || token_is(next, "Apt");
    if (!said || !follows_name(passage, at) || !in_street || !at_end)
        return false;
    if (!say(passage, at, said, true, reading))
        return false;
    reading->weight = READING_CERTAIN; /* over the doctor and the saint */
    return true;
}

/* "123 N. Main St.": a street follows a number and its quarter. */
static bool read_quarter_before(const struct passage *passage, size_t at, const char *said,
                                struct reading *reading) {
    size_t from = has_dot(passage, at) ? 2 : 1;
    /* "on N. Lamar Blvd." may be a person's street, where the name has more words. */
    bool numbered = passage_token(passage, at, -1)->kind == TOKEN_NUMBER ||
                    passage_token(passage, at, (long)from)->kind == TOKEN_NUMBER;
    for (size_t i = from; i < from + (numbered ? REACH : 2); i++) {
        const struct token *token = passage_token(passage, at, (long)i);
        if (i > from && word_in_nocase(token->text, street_words) && token_is_capitalised(token)) {
            say(passage, at, said, false, reading);
            reading->weight = READING_CERTAIN;
            return true;
        }
        if (!token_is_capitalised(token) && token->kind != TOKEN_NUMBER &&
            !word_in(token->text, "st nd rd th"))
            return false;
    }
    return false;
}

static bool follows_street(const struct passage *passage, size_t at) {
    long back = token_is(passage_token(passage, at, -1), ",") ? -2 : -1;
    if (token_is(passage_token(passage, at, back), "."))
        back--;
    const struct token *token = passage_token(passage, at, back);
    return token_is_capitalised(token) && word_in_nocase(token->text, street_words);
}

/* "N.W." is four tokens. */
static bool read_quarter(const struct passage *passage, size_t at, struct reading *reading) {
    struct str text = passage_token(passage, at, 0)->text;
    size_t dotted = tokens_match(passage, at, "N.W.");
    const char *said = dotted ? "Northwest" : NULL;
    static const struct abbreviated dotted_quarters[] = {
        {"N.E.", "Northeast"}, {"S.W.", "Southwest"}, {"S.E.", "Southeast"}};
    for (size_t i = 0; !said && i < COUNT(dotted_quarters); i++)
        if ((dotted = tokens_match(passage, at, dotted_quarters[i].written)))
            said = dotted_quarters[i].said;
    if (said && follows_street(passage, at)) {
        reading->n_tokens = dotted;
        reading->weight = READING_CERTAIN;
        reading->dot_may_end = true;
        reading_say(passage, reading, str_from_c(said), 0, dotted);
        return true;
    }
    said = find(text, quarters, COUNT(quarters));
    if (!said)
        return false;
    if (read_quarter_before(passage, at, said, reading))
        return true;
    if (!follows_street(passage, at) || token_is(passage_token(passage, at, 1), "'"))
        return false;
    say(passage, at, said, true, reading);
    return true;
}

/* ZIP codes: five figures, four more after a hyphen. */
static bool read_zip(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    const struct token *before = passage_token(passage, at, -1);
    const struct token *town = passage_token(passage, at, -2);
    if (!token_has_digits(token, 5, 5) || !token_is_capitalised(before) ||
        !(token_is_capitalised(town) || token_is(town, ",")) ||
        !find(before->text, states, COUNT(states)))
        return false;
    bool more = tokens_without_space(passage, at) > 2 &&
                token_is(passage_token(passage, at, 1), "-") &&
                token_has_digits(passage_token(passage, at, 2), 4, 4);
    reading->n_tokens = more ? 3 : 1;
    reading->weight = READING_CERTAIN;
    reading_say(passage, reading, number_digits(passage->arena, token->text), 0, 1);
    if (more) {
        reading->items[reading->count - 1].after = STR(",");
        reading->items[reading->count - 1].n_tokens = 2;
        reading_say(passage, reading,
                    number_digits(passage->arena, passage_token(passage, at, 2)->text), 2, 1);
    }
    return true;
}

/* "Harlem, N.Y." */
static bool read_spelled_state(const struct passage *passage, size_t at, struct reading *reading) {
    static const struct abbreviated spelled[] = {
        {"N.Y.", "New York"},       {"N.J.", "New Jersey"},     {"N.H.", "New Hampshire"},
        {"N.M.", "New Mexico"},     {"N.C.", "North Carolina"}, {"S.C.", "South Carolina"},
        {"N.D.", "North Dakota"},   {"S.D.", "South Dakota"},   {"R.I.", "Rhode Island"},
        {"W.Va.", "West Virginia"}, {"N.Mex.", "New Mexico"},   {"N.Dak.", "North Dakota"},
    };
    for (size_t i = 0; i < COUNT(spelled); i++) {
        size_t n = tokens_match(passage, at, spelled[i].written);
        if (!n)
            continue;
        reading->n_tokens = n;
        reading->weight = READING_CERTAIN;
        reading->dot_may_end = true;
        reading_say(passage, reading, str_from_c(spelled[i].said), 0, n);
        return true;
    }
    return false;
}

/* After a town and a comma, or before a ZIP code. */
static bool read_state(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    const struct token *before = passage_token(passage, at, -1);
    const struct token *town = passage_token(passage, at, -2);
    if (token_is(town, ".")) /* "Hardin Co., Ky." */
        town = passage_token(passage, at, -3);
    bool comma = token_is(before, ",") && token_is_capitalised(town);
    if (comma && read_spelled_state(passage, at, reading))
        return true;
    /* "Sen. Snowe, R-Maine", "(D-NY)" */
    comma = comma || (token_is(before, "-") && token_touches(token) && token_touches(before) &&
                      word_in(passage_token(passage, at, -2)->text, "R D I") &&
                      word_in(passage_token(passage, at, -3)->text, ", ("));
    const char *said = find(token->text, states, COUNT(states));
    bool zip = token_has_digits(passage_token(passage, at, 1), 5, 5) &&
               (comma || token_is_capitalised(before));
    if (said && !passage->shouted &&
        (zip || (comma && (token_is(before, "-") ||
                           !utf8_all_upper(passage_token(passage, at, -2)->text))))) {
        reading->n_tokens = 1;
        reading->weight = READING_CERTAIN;
        reading_say(passage, reading, str_from_c(said), 0, 1);
        return true;
    }
    said = find(token->text, dotted_states, COUNT(dotted_states));
    bool sure = said && word_in(token->text, "Ariz Calif Okla Tenn Wyo Conn Minn Fla Nebr Neb Wis "
                                             "Mich Colo Ky"); /* "in Calif." */
    return said && (comma || sure) && has_dot(passage, at) && say(passage, at, said, true, reading);
}

/* "SW1A 1AA": the outward part, a space, a figure and two letters. */
static bool read_post_code(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *area = passage_token(passage, at, 0);
    const struct token *district = passage_token(passage, at, 1);
    if (!utf8_all_upper(area->text) || area->text.len > 2 || !token_touches(district) ||
        !token_has_digits(district, 1, 2))
        return false;
    const struct token *letter = passage_token(passage, at, 2);
    size_t inward = token_touches(letter) && token_is_initial(letter) ? 3 : 2;
    const struct token *sector = passage_token(passage, at, (long)inward);
    const struct token *unit = passage_token(passage, at, (long)inward + 1);
    if (!sector->space_before || !token_has_digits(sector, 1, 1) || !token_touches(unit) ||
        unit->text.len != 2 || !utf8_all_upper(unit->text))
        return false;
    reading->n_tokens = inward + 2;
    reading->weight = READING_CERTAIN;
    for (size_t i = 0; i < reading->n_tokens; i++) {
        const struct token *token = passage_token(passage, at, (long)i);
        if (token->kind == TOKEN_NUMBER)
            reading_say(passage, reading, code_number(passage, token->text), i, 1);
        else
            reading_spell(passage, reading, token->text, (struct str){0}, i, 1);
    }
    return true;
}

static bool read_room(const struct passage *passage, size_t at, struct reading *reading) {
    const char *said = find(passage_token(passage, at, 0)->text, rooms, COUNT(rooms));
    const struct token *next = passage_token(passage, at, has_dot(passage, at) ? 2 : 1);
    if (!said || !(next->kind == TOKEN_NUMBER || token_is_initial(next)))
        return false;
    return say(passage, at, said, false, reading);
}

/* "P.O. Box 1234", "PO Box 12" */
static bool read_box(const struct passage *passage, size_t at, struct reading *reading) {
    size_t n = tokens_match(passage, at, "P.O. Box");
    if (!n)
        n = tokens_match(passage, at, "PO Box");
    if (!n || !token_is_capitalised(passage_token(passage, at, 0)))
        return false;
    const struct token *number = passage_token(passage, at, (long)n);
    reading->weight = READING_CERTAIN;
    reading->n_tokens = n;
    reading_say(passage, reading, STR("P O"), 0, n - 1);
    reading_say(passage, reading, STR("Box"), n - 1, 1);
    if (number->kind == TOKEN_NUMBER &&
        passage_token(passage, at, (long)n + 1)->kind != TOKEN_WORD) {
        reading_say(passage, reading, code_number(passage, number->text), n, 1);
        reading->n_tokens++;
    }
    return true;
}

/* "1600 Pennsylvania Ave.", "221B Baker Street" */
static bool read_house_number(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *suffix = passage_token(passage, at, 1);
    bool has_suffix = token_touches(suffix) && token_is_initial(suffix);
    if (!token_has_digits(passage_token(passage, at, 0), 2, 5) ||
        (!has_suffix && token_touches(suffix)) || token_touches(passage_token(passage, at, 0)))
        return false;
    long from = has_suffix ? 2 : 1;
    for (long i = from; i < from + REACH; i++) {
        const struct token *token = passage_token(passage, at, i);
        bool street =
            i > from && token_is_capitalised(token) && word_in_nocase(token->text, street_words);
        if (street)
            break;
        bool ordinal = token->kind == TOKEN_NUMBER || word_in(token->text, "st nd rd th");
        if ((!token_is_capitalised(token) && !token_is(token, ".") && !ordinal) ||
            i + 1 == from + REACH || token_is(token, "January"))
            return false;
    }
    reading->n_tokens = has_suffix ? 2 : 1;
    reading->weight = READING_CERTAIN; /* over measures: "123 N. Main St." */
    reading_say(passage, reading, code_number(passage, passage_token(passage, at, 0)->text), 0, 1);
    if (has_suffix)
        reading_spell(passage, reading, suffix->text, (struct str){0}, 1, 1);
    return true;
}

static bool read_address(const struct passage *passage, size_t at, struct reading *reading) {
    switch (passage_token(passage, at, 0)->kind) {
    case TOKEN_NUMBER:
        return read_zip(passage, at, reading) || read_house_number(passage, at, reading);
    case TOKEN_WORD:
        return read_box(passage, at, reading) || read_post_code(passage, at, reading) ||
               read_state(passage, at, reading) || read_street_type(passage, at, reading) ||
               read_quarter(passage, at, reading) || read_room(passage, at, reading);
    case TOKEN_MARK:
    case TOKEN_END:
        break;
    }
    return false;
}

const struct word_class class_address = {"address", read_address};
