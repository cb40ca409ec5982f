/* Roman numerals, which only their neighbours tell from letters: "Volume XI", "Louis
 * XIV", "World War II", "pp. iv–xii", "IV." as a heading. The pronoun "I", initials and
 * "CD" are none. */
#include "base/utf8.h"
#include "narration/words/acronyms.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"
#include "narration/words/roman_names.h"

/* Letters that are words, sizes, states or initials before they are numbers. */
static const char *const never_alone[] = {
    "I",   "V",  "X",   "L",  "C",  "D",  "M",  "MIX", "DC", "CD", "MD", "LIV", "CV",
    "CC",  "MM", "XL",  "DI", "MI", "IV", "VI", "MC",  "DM", "CM", "ID", "XXL", "XX",
    "XXX", "LL", "DIM", "LI", "MV", "CI", "DX", "MX",  "XI", "DV", "CX", NULL};

/* "XI" or "XI's": the numeral and what follows it. */
struct roman {
    unsigned value;
    struct str letters; /* without what follows */
    bool capitals;
    bool ordinal;      /* "XIXth" */
    struct str ending; /* "'s" or empty */
};

static bool roman_at(const struct passage *passage, size_t at, long offset, struct roman *roman) {
    const struct token *token = passage_token(passage, at, offset);
    struct str letters = token->text;
    *roman = (struct roman){0};
    if (token->kind != TOKEN_WORD)
        return false;
    static const char *const endings[] = {"'s", "’s", "'S", "’S"};
    for (size_t i = 0; i < 4; i++)
        if (str_ends_with(letters, str_from_c(endings[i]))) {
            letters = str_slice(letters, 0, letters.len - str_from_c(endings[i]).len);
            roman->ending = STR("'s");
        }
    static const char *const ordinals[] = {"th", "st", "nd", "rd"};
    for (size_t i = 0; i < 4 && letters.len > 3 && !roman->ordinal; i++)
        if (str_ends_with(letters, str_from_c(ordinals[i]))) {
            letters = str_slice(letters, 0, letters.len - 2);
            roman->ordinal = letters.ptr[0] < 'a'; /* "list" is no fifty-first */
        }
    roman->letters = letters;
    roman->value = number_from_roman(letters);
    if (!roman->ordinal && letters.len != token->text.len && !roman->ending.len)
        roman->value = 0;
    roman->capitals = roman->value && letters.ptr[0] < 'a';
    return roman->value > 0;
}

static struct str digits_of(const struct passage *passage, unsigned value) {
    return str_format(passage->arena, "%u", value);
}

static struct str in_case(const struct passage *passage, const struct roman *roman,
                          struct str words) {
    if (roman->capitals)
        words = utf8_capitalise(passage->arena, words);
    return str_format(passage->arena, "%.*s%.*s", STR_ARG(words), STR_ARG(roman->ending));
}

static struct str cardinal_words(const struct passage *passage, const struct roman *roman) {
    return in_case(
        passage, roman,
        number_cardinal(passage->arena, digits_of(passage, roman->value), passage->british));
}

/* The word that governs the numeral, over "no" dot, "of the" and such: its offset, or 0. */
static long governor(const struct passage *passage, size_t at) {
    static const char *const shortened[] = {"vol", "vols", "chap", "chaps", "ch",  "pt",   "pts",
                                            "bk",  "sc",   "art",  "arts",  "sec", "sect", "app",
                                            "fig", "figs", "tab",  "pl",    "op",  "mk",   "p",
                                            "pp",  "no",   "nos",  "para",  NULL};
    bool dotted = look_is(passage, at, -1, ".") && look_adjoins(passage, at, -1) &&
                  look_in(passage, at, -2, shortened);
    long offset = dotted ? -2 : -1;
    if (look_adjoins(passage, at, 0) && offset == -1 && !look_is(passage, at, -1, "§"))
        return 0;
    return look_kind(passage, at, offset, TOKEN_END) ? 0 : offset;
}

/* "Part I did not like": the pronoun has a verb after it. Behind the name of a king or a
 * war only a verb of the first person tells it, for "Charles I was beheaded". */
static bool is_pronoun(const struct passage *passage, size_t at, bool by_any_verb) {
    static const char *const first_person[] = {
        "am",   "have",  "do",    "think", "know",   "want", "like", "love", "hate",
        "play", "write", "see",   "say",   "mean",   "feel", "take", "make", "need",
        "use",  "teach", "don't", "don’t", "really", "just", NULL};
    static const char *const any_person[] = {
        "was",    "had",    "did",    "thought",  "knew",   "will",  "would",  "shall",
        "should", "can",    "could",  "may",      "might",  "must",  "wanted", "liked",
        "loved",  "hated",  "played", "read",     "wrote",  "saw",   "said",   "meant",
        "never",  "always", "also",   "didn't",   "didn’t", "can't", "can’t",  "felt",
        "took",   "made",   "used",   "attended", "taught", NULL};
    return look_is(passage, at, 0, "I") && (look_in(passage, at, 1, first_person) ||
                                            (by_any_verb && look_in(passage, at, 1, any_person)));
}

/* "No. I won't." is an answer; "No. I in the series" counts. */
static bool follows_denial(const struct passage *passage, size_t at, long governor) {
    static const char *const counted[] = {"in", "of", "and", "to", "for", "on", "at", "by", NULL};
    return governor == -2 && look_is(passage, at, -2, "no") && look_is(passage, at, 0, "I") &&
           look_lower(passage, at, 1) && !look_in(passage, at, 1, counted);
}

static bool is_numbered(const struct passage *passage, size_t at, const struct roman *roman) {
    long offset = governor(passage, at);
    static const char *const never_subjects[] = {"war", "volume", "vol", "vatican", NULL};
    if (!offset || !look_in(passage, at, offset, roman_numbered) ||
        follows_denial(passage, at, offset) ||
        is_pronoun(passage, at, !look_in(passage, at, offset, never_subjects)))
        return false;
    bool single_letter = passage_token(passage, at, 0)->text.len == 1;
    bool dotted = offset == -2;
    if (look_is(passage, at, 0, "X") && look_is(passage, at, offset, "generation"))
        return false;
    if (single_letter && !dotted && passage_token(passage, at, offset)->text.len == 1)
        return false; /* "p m", "P D F" */
    bool capital = look_capital(passage, at, offset) || look_kind(passage, at, offset, TOKEN_MARK);
    if (single_letter && roman->capitals && !capital && !dotted)
        return false; /* "the part I liked", "a class C felony" */
    static const char *const big_letters[] = {"C", "D", "L",  "M",  "c", "d",
                                              "l", "m", "CD", "DC", NULL};
    static const char *const letter_types[] = {
        "type",   "class", "grade", "category", "group",   "no",       "zone",     "division",
        "mark",   "level", "unit",  "area",     "section", "part",     "appendix", "step",
        "figure", "table", "plate", "column",   "item",    "question", NULL};
    if (look_in(passage, at, 0, big_letters) && look_in(passage, at, offset, letter_types))
        return false; /* "Appendix C", "Type C" */
    return true;
}

/* "II–IV", "xi-xv", "I and II": the second numeral of two under one word */
static bool follows_numbered(const struct passage *passage, size_t at) {
    static const char *const links[] = {"and", "or", "to", "through", "&", ",", "-", "–", NULL};
    struct roman first;
    if (!look_in(passage, at, -1, links) || !roman_at(passage, at, -2, &first) || at < 3)
        return false;
    return is_numbered(passage, at - 2, &first);
}

/* "I, II and III": a letter that numerals follow in a list */
static bool leads_list(const struct passage *passage, size_t at) {
    static const char *const links[] = {"and", "or", "to", "&", ",", "-", "–", NULL};
    struct roman next;
    return look_in(passage, at, 1, links) && roman_at(passage, at, 2, &next) && next.capitals &&
           next.value > 1 && passage_token(passage, at, 2)->text.len > 1 &&
           !look_is(passage, at, 2, "VI") && !look_is(passage, at, 2, "MD");
}

static bool is_title(const struct passage *passage, size_t at, const struct roman *roman) {
    bool first = passage_token(passage, at, -1)->kind == TOKEN_END;
    bool closed = look_mark(passage, at, 1, ".") || look_mark(passage, at, 1, ":") ||
                  look_mark(passage, at, 1, ")") || look_kind(passage, at, 1, TOKEN_END);
    bool heading = passage->kind == UTTERANCE_HEADING || passage->kind == UTTERANCE_TITLE ||
                   passage->kind == UTTERANCE_LIST_ITEM;
    bool alone = look_kind(passage, at, 1, TOKEN_END) ||
                 (look_mark(passage, at, 1, ".") && look_kind(passage, at, 2, TOKEN_END));
    /* "I. Introduction" in a heading; a paragraph may begin with an initial. */
    return first && roman->capitals && closed && roman->value < 100 && !roman->ending.len &&
           (heading || alone ||
            (passage_token(passage, at, 0)->text.len > 1 && look_is(passage, at, 1, ".")));
}

/* "Eugene V Debs": a letter between a first name and a surname is an initial, unless a
 * title makes a ruler of its bearer. */
static bool is_middle_initial(const struct passage *passage, size_t at) {
    const struct token *next = passage_token(passage, at, 1);
    return passage_token(passage, at, 0)->text.len == 1 && token_is_capitalised(next) &&
           next->text.len > 2 && !word_is_plain(next->text) && !token_opens_sentence(next) &&
           !look_in(passage, at, 1, roman_rulers) && !look_in(passage, at, -2, roman_rulers);
}

/* "Louis XIV", "Pope Pius X", "John D. Rockefeller III" */
static bool is_regnal(const struct passage *passage, size_t at, const struct roman *roman) {
    if (!roman->capitals || roman->value > 39 || look_adjoins(passage, at, 0) ||
        !look_capital(passage, at, -1) || is_pronoun(passage, at, false) ||
        is_middle_initial(passage, at))
        return false;
    bool single_letter = passage_token(passage, at, 0)->text.len == 1;
    if (look_is(passage, at, -1, "Malcolm") && look_is(passage, at, 0, "X"))
        return false;
    if (look_in(passage, at, -1, roman_regnal))
        return !look_mark(passage, at, 1, ".") || !single_letter ||
               look_kind(passage, at, 2, TOKEN_END) || look_lower(passage, at, 2);
    if (look_in(passage, at, -2, roman_rulers))
        return true;
    /* An heir: two names before, and II or more. */
    bool two_names = (look_capital(passage, at, -2) || look_is(passage, at, -2, ".")) &&
                     !look_in(passage, at, -1, roman_numbered);
    bool first_name = look_in(passage, at, -2, roman_regnal) || look_is(passage, at, -2, ".");
    return two_names && first_name && roman->value >= 2 && roman->value <= 5 && !single_letter;
}

static void say_regnal(const struct passage *passage, struct reading *reading,
                       const struct roman *roman) {
    struct str ordinal =
        number_ordinal(passage->arena, digits_of(passage, roman->value), passage->british);
    reading_say(passage, reading, STR("the"), 0, 1);
    reading_say(passage, reading, in_case(passage, roman, ordinal), 0, 1);
}

/* "the XIX century" */
static bool is_century(const struct passage *passage, size_t at) {
    static const char *const centuries[] = {"century", "centuries", "dynasty", "olympiad", NULL};
    return look_in(passage, at, 1, centuries) ||
           (look_mark(passage, at, 1, "-") && look_in(passage, at, 2, centuries));
}

/* "(iv)" at the head of an item */
static bool is_item(const struct passage *passage, size_t at, const struct roman *roman) {
    static const char *const letters[] = {"c", "d", "l", "m", NULL};
    return look_is(passage, at, -1, "(") && look_mark(passage, at, 1, ")") &&
           look_opens(passage, at, -1) && !look_adjoins(passage, at, -1) && roman->value <= 30 &&
           !roman->capitals && !look_in(passage, at, 0, letters);
}

enum meaning { LETTERS, REGNAL, ORDINAL, YEAR, CARDINAL, PERHAPS_CARDINAL };

/* Letters alone, which nothing around them explains. */
static bool is_bare_numeral(const struct passage *passage, size_t at, const struct roman *roman) {
    return roman->capitals && roman->letters.len > 1 && !text_in(roman->letters, never_alone) &&
           !passage->shouted && look_closes(passage, at, 1) && look_opens(passage, at, 0);
}

static enum meaning meaning_of(const struct passage *passage, size_t at,
                               const struct roman *roman) {
    size_t length = roman->letters.len;
    if (is_regnal(passage, at, roman))
        return REGNAL;
    if (roman->ordinal || (is_century(passage, at) && length > 1))
        return ORDINAL;
    if (roman->capitals && roman->value > 1000 && length > 3)
        return YEAR;
    if (is_numbered(passage, at, roman) || follows_numbered(passage, at) ||
        (roman->capitals && leads_list(passage, at)) || is_title(passage, at, roman) ||
        is_item(passage, at, roman))
        return CARDINAL;
    return is_bare_numeral(passage, at, roman) ? PERHAPS_CARDINAL : LETTERS;
}

/* "Chap. III. of Vol. II.", "Edward VII. died": older books put a dot behind numerals,
 * which is no stop where the sentence goes on. */
static bool has_old_dot(const struct passage *passage, size_t at) {
    return look_mark(passage, at, 1, ".") &&
           (look_lower(passage, at, 2) || look_mark(passage, at, 2, ","));
}

static bool roman_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct roman roman;
    if (!roman_at(passage, at, 0, &roman))
        return false;
    enum meaning meaning = meaning_of(passage, at, &roman);
    struct str digits = digits_of(passage, roman.value);
    if (meaning == LETTERS)
        return false;
    if (meaning == REGNAL)
        say_regnal(passage, reading, &roman);
    else if (meaning == ORDINAL)
        reading_say(passage, reading, number_ordinal(passage->arena, digits, false), 0, 1);
    else if (meaning == YEAR)
        reading_say(passage, reading, number_year(passage->arena, digits, passage->british), 0, 1);
    else
        reading_say(passage, reading, cardinal_words(passage, &roman), 0, 1);
    bool dotted = meaning != PERHAPS_CARDINAL && has_old_dot(passage, at);
    reading->n_tokens = dotted ? 2 : 1;
    reading->items[reading->count - 1].n_tokens = reading->n_tokens;
    reading->weight = meaning == PERHAPS_CARDINAL ? READING_GUESS : READING_CUED;
    return true;
}

const struct word_class class_roman = {"roman numeral", roman_read};

/* The dash of "II–IV" under one word is "to". */
static bool roman_to_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct roman before, after;
    if (!look_joint(passage, at, 0) || !roman_at(passage, at, -1, &before) ||
        !roman_at(passage, at, 1, &after) || at == 0 || !is_numbered(passage, at - 1, &before) ||
        after.value <= before.value)
        return false;
    reading_say(passage, reading, STR("to"), 0, 1);
    reading->n_tokens = 1;
    reading->weight = READING_LIKELY;
    return true;
}

const struct word_class class_roman_to = {"range of roman numerals", roman_to_read};
