/* References: "No. 5", "p. 23", "pp. 12–15", "§ 4", "vol. iii", "#5": an abbreviation
 * that only what follows it makes one. */
#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

static const struct reference {
    const char *written, *said;
    bool dotted;   /* only with its dot */
    bool sentence; /* a word of its own too, which may end a sentence: "no", "art", "fig" */
} references[] = {
    {"no", "number", true, true},        {"nos", "numbers", false, true},
    {"nr", "number", true, false},       {"p", "page", true, false},
    {"pp", "pages", false, false},       {"pg", "page", false, false},
    {"pgs", "pages", false, false},      {"vol", "volume", false, false},
    {"vols", "volumes", false, false},   {"ch", "chapter", true, false},
    {"chs", "chapters", true, false},    {"chap", "chapter", true, false},
    {"chaps", "chapters", true, false},  {"fig", "figure", true, false},
    {"figs", "figures", true, false},    {"sec", "section", true, false},
    {"secs", "sections", true, false},   {"sect", "section", true, false},
    {"art", "article", true, false},     {"arts", "articles", true, false},
    {"para", "paragraph", false, false}, {"paras", "paragraphs", false, false},
    {"par", "paragraph", true, false},   {"l", "line", true, false},
    {"ll", "lines", true, false},        {"eq", "equation", true, false},
    {"eqs", "equations", true, false},   {"eqn", "equation", true, false},
    {"ex", "example", true, false},      {"bk", "book", false, false},
    {"bks", "books", false, false},      {"pt", "part", true, false},
    {"pts", "parts", true, false},       {"op", "opus", true, false},
    {"n", "note", true, false},          {"nn", "notes", true, false},
    {"fn", "footnote", true, false},     {"fol", "folio", true, false},
    {"fols", "folios", true, false},     {"tab", "table", true, false},
    {"pl", "plate", true, false},        {"app", "appendix", true, false},
    {"ver", "version", true, false},     {"v", "verse", true, false},
    {"vv", "verses", true, false},       {"sc", "scene", true, false},
    {"ser", "series", true, false},      {"q", "question", true, false},
    {"col", "column", true, false},      {"cols", "columns", true, false},
    {"ep", "episode", true, false},      {"cl", "clause", true, false},
    {"amdt", "amendment", true, false},  {"reg", "regulation", true, false},
    {"mk", "mark", false, false},        {"cap", "chapter", true, false},
    {"ff", "following", true, false},
};

static const struct reference marks[] = {
    {"§", "section", false, false},
    {"¶", "paragraph", false, false},
    {"#", "number", false, false},
    {"№", "number", false, false},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_numeral(const struct passage *passage, size_t at, long offset) {
    struct str text = passage_token(passage, at, offset)->text;
    return look_kind(passage, at, offset, TOKEN_NUMBER) ||
           (text.len && text.len < 16 && look_kind(passage, at, offset, TOKEN_WORD) &&
            number_from_roman(text) > 0 && !look_is(passage, at, offset, "I"));
}

static const struct reference *find(const struct passage *passage, size_t at,
                                    const struct reference *table, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (look_is(passage, at, 0, table[i].written))
            return &table[i];
    return NULL;
}

/* In capitals where the written form begins a sentence or is a name's part ("Fig. 3"). */
static struct str in_case(const struct passage *passage, size_t at,
                          const struct reference *reference) {
    struct str said = str_from_c(reference->said);
    bool starts = passage_token(passage, at, -1)->kind == TOKEN_END;
    if (!look_capital(passage, at, 0) || (reference->sentence && !starts))
        return said;
    return utf8_capitalise(passage->arena, said);
}

static bool abbreviation_read(const struct passage *passage, size_t at, struct reading *reading) {
    const struct reference *reference = find(passage, at, references, COUNT(references));
    if (!reference || !look_opens(passage, at, 0))
        return false;
    bool dot = look_mark(passage, at, 1, ".");
    long number = dot ? 2 : 1;
    bool bracketed = !reference->sentence && look_is(passage, at, number, "(") &&
                     look_kind(passage, at, number + 1, TOKEN_NUMBER) &&
                     look_is(passage, at, number + 2, ")"); /* "Eq. (4)" */
    if ((reference->dotted && !dot) || !(bracketed || is_numeral(passage, at, number)) ||
        (!dot && look_adjoins(passage, at, number)))
        return false;
    /* "The answer is no. 5 of them left": a number begins no sentence but there */
    if (look_lower(passage, at, 0) && reference->sentence && look_value(passage, at, number) != 1 &&
        look_in(
            passage, at, -1,
            (const char *const[]){"is", "was", "said", "say", "says", "answer", "answered", NULL}))
        return false;
    reading_say(passage, reading, in_case(passage, at, reference), 0, (size_t)number);
    reading->n_tokens = (size_t)number;
    reading->weight = READING_CUED;
    return true;
}

/* "§ 4", "§§ 4–6", "#5" */
static bool mark_read(const struct passage *passage, size_t at, struct reading *reading) {
    const struct reference *reference = find(passage, at, marks, COUNT(marks));
    if (!reference)
        return false;
    bool two = look_is(passage, at, 1,
                       passage_token(passage, at, 0)->text.len == 2 ? reference->written : "");
    long number = two ? 2 : 1;
    if (!is_numeral(passage, at, number))
        return false;
    if (look_is(passage, at, 0, "#") && !look_adjoins(passage, at, 1))
        return false;
    struct str said = str_format(passage->arena, "%s%s", reference->said, two ? "s" : "");
    reading_say(passage, reading, said, 0, (size_t)number);
    reading->n_tokens = (size_t)number;
    reading->weight = READING_CUED;
    return true;
}

static bool reference_read(const struct passage *passage, size_t at, struct reading *reading) {
    return look_kind(passage, at, 0, TOKEN_MARK) ? mark_read(passage, at, reading)
                                                 : abbreviation_read(passage, at, reading);
}

const struct word_class class_reference = {"reference", reference_read};

/* "Section 1.10" is the tenth of its kind, no decimal; so is a paragraph's own number. */
static bool outline_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const cues[] = {
        "section", "sections", "subsection", "chapter",  "figure",     "fig",
        "table",   "equation", "exercise",   "example",  "paragraph",  "article",
        "clause",  "rule",     "theorem",    "lemma",    "definition", "item",
        "step",    "sec",      "§",          "appendix", "annex",      NULL};
    enum { DEEPEST = 8 };
    bool dotted = look_is(passage, at, -1, ".");
    bool cued = look_in(passage, at, dotted ? -2 : -1, cues);
    size_t levels = 0;
    for (; levels < DEEPEST && look_digits(passage, at, 2 * (long)levels, 1, 3); levels++) {
        struct str digits = passage_token(passage, at, 2 * (long)levels)->text;
        if (levels)
            reading_say(passage, reading, STR("point"), 2 * levels - 1, 1);
        reading_say(passage, reading, number_cardinal(passage->arena, digits, passage->british),
                    2 * levels, 1);
        long dot = 2 * (long)levels + 1;
        if (!look_mark(passage, at, dot, ".") || !look_adjoins(passage, at, dot + 1)) {
            levels++;
            break;
        }
    }
    reading->n_tokens = levels ? 2 * levels - 1 : 0;
    bool begins = at == 0 && look_mark(passage, at, (long)reading->n_tokens, ".") &&
                  !look_kind(passage, at, (long)reading->n_tokens + 1, TOKEN_END);
    reading->weight = READING_CUED;
    return levels >= 2 && (cued || begins) && look_closes(passage, at, (long)reading->n_tokens);
}

const struct word_class class_outline = {"outline number", outline_read};

/* "oh one" of 101, "thirty-seven" of 237 */
static struct str last_two_words(const struct passage *passage, struct str digits) {
    if (digits.ptr[0] != '0')
        return number_cardinal(passage->arena, digits, false);
    struct str last = number_digits(passage->arena, str_slice(digits, 1, 2));
    return str_format(passage->arena, "oh %.*s", STR_ARG(last));
}

/* "Room 1962", "Flight 370": in pairs, though no year */
static bool room_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const rooms[] = {"room",    "rooms", "flight",    "route",
                                        "highway", "suite", "apartment", NULL};
    struct str digits = passage_token(passage, at, 0)->text;
    if (!look_digits(passage, at, 0, 3, 4) || !look_in(passage, at, -1, rooms) ||
        !look_closes(passage, at, 1) || digits.ptr[0] == '0' || str_ends_with(digits, STR("00")))
        return false;
    struct str first = str_slice(digits, 0, digits.len - 2);
    reading_say(passage, reading, number_cardinal(passage->arena, first, false), 0, 1);
    reading_say(passage, reading,
                last_two_words(passage, str_slice(digits, digits.len - 2, digits.len)), 0, 1);
    reading->n_tokens = 1;
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_room = {"room", room_read};
