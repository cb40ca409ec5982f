/* Symbols that stand for words: "&", "§", "©", "and/or", "his/her", arrows. */
#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"

static const struct {
    const char *symbol, *said, *twice; /* twice: when it is doubled, or NULL */
} symbols[] = {
    {"&", "and", "and"},
    {"§", "section", "sections"},
    {"¶", "paragraph", "paragraphs"},
    {"©", "copyright", NULL},
    {"®", "registered", NULL},
    {"™", "trademark", NULL},
    {"℠", "service mark", NULL},
    {"℗", "recording copyright", NULL},
    {"@", "at", NULL},
    {"%", "percent", NULL},
    {"‰", "per mille", NULL},
    {"=", "equals", NULL},
    {"≠", "is not equal to", NULL},
    {"≈", "is about", NULL},
    {"→", "to", NULL},
    {"⇒", "implies", NULL},
    {"←", "from", NULL},
    {"↔", "to and from", NULL},
    {"∞", "infinity", NULL},
    {"²", "squared", NULL},
    {"³", "cubed", NULL},
    {"₀", "zero", NULL},
    {"₁", "one", NULL},
    {"₂", "two", NULL},
    {"₃", "three", NULL},
    {"₄", "four", NULL},
    {"₅", "five", NULL},
    {"₆", "six", NULL},
    {"₇", "seven", NULL},
    {"₈", "eight", NULL},
    {"₉", "nine", NULL},
    {"∑", "the sum of", NULL},
    {"∏", "the product of", NULL},
    {"∫", "the integral of", NULL},
    {"∈", "is in", NULL},
    {"∩", "intersection", NULL},
    {"∠", "angle", NULL},
    {"△", "triangle", NULL},
    {"⊥", "is perpendicular to", NULL},
    {"∥", "is parallel to", NULL},
    {"∅", "the empty set", NULL},
    {"∀", "for all", NULL},
    {"∃", "there exists", NULL},
    {"∴", "therefore", NULL},
    {"∪", "union", NULL},
    {"√", "square root of", NULL},
    {"°", "degrees", NULL},
    {"№", "number", NULL},
    {"℅", "care of", NULL},
    {"℮", "estimated", NULL},
    {"✓", "check", NULL},
    {"✔", "check", NULL},
    {"✗", "cross", NULL},
    {"✘", "cross", NULL},
    {"♂", "male", NULL},
    {"♀", "female", NULL},
    {"♯", "sharp", NULL},
    {"♭", "flat", NULL},
    {"\\", "backslash", NULL},
    {"♠", "spades", NULL},
    {"♣", "clubs", NULL},
    {"♦", "diamonds", NULL},
};

/* Only with spaces or figures around them: elsewhere they are marks of a text's form. */
static const struct {
    const char *symbol, *said;
} operators[] = {
    {"+", "plus"},    {"<", "less than"},  {">", "greater than"},
    {"×", "times"},   {"÷", "divided by"}, {"±", "plus or minus"},
    {"≤", "at most"}, {"≥", "at least"},   {"^", "caret"},
};

/* Marks that point to a note or adorn a page; a listener has no use for them. */
static const struct {
    const char *symbol, *reason;
} unsaid[] = {
    {"†", "a mark of a note"}, {"‡", "a mark of a note"}, {"*", "a mark of a note or emphasis"},
    {"|", "a rule"},           {"^", "a mark of form"},   {"~", "a mark of form"},
    {"`", "a mark of form"},   {"_", "a mark of form"},   {"■", "an ornament"},
    {"□", "an ornament"},      {"●", "an ornament"},      {"○", "an ornament"},
    {"◆", "an ornament"},      {"◊", "an ornament"},      {"❧", "an ornament"},
    {"☙", "an ornament"},      {"★", "an ornament"},      {"☆", "an ornament"},
    {"⁂", "an ornament"},      {"►", "an ornament"},      {"▪", "an ornament"},
    {"❦", "an ornament"},      {"✦", "an ornament"},      {"#", "a mark of form"},
    {"+", "a mark of form"},   {"<", "a mark of form"},   {">", "a mark of form"},
};

static bool say(const struct passage *passage, struct reading *reading, const char *said, size_t n,
                enum reading_weight weight) {
    reading->n_tokens = n;
    reading->weight = weight;
    reading_say(passage, reading, str_from_c(said), 0, n);
    return true;
}

static bool leave_unsaid(struct reading *reading, const char *reason) {
    reading->n_tokens = 1;
    reading->weight = READING_GUESS;
    reading->unsaid_reason = str_from_c(reason);
    return true;
}

/* "=====" is a line drawn across the page. */
static bool is_repeated(const struct passage *passage, size_t at) {
    const struct token *token = passage_token(passage, at, 0);
    const struct token *before = passage_token(passage, at, -1);
    const struct token *next = passage_token(passage, at, 1);
    return (token_touches(token) && before->kind == TOKEN_MARK &&
            str_equal(before->text, token->text)) ||
           (token_touches(next) && next->kind == TOKEN_MARK && str_equal(next->text, token->text));
}

/* "(C) 1999" */
static bool read_copyright(const struct passage *passage, size_t at, struct reading *reading) {
    if (tokens_match(passage, at, "(c)") != 3 ||
        !token_has_digits(passage_token(passage, at, 3), 4, 4))
        return false;
    if (!word_in_nocase(passage_token(passage, at, -1)->text, "copyright"))
        return say(passage, reading, "copyright", 3, READING_CUED);
    leave_unsaid(reading, "a sign for the word before it");
    reading->n_tokens = 3;
    reading->weight = READING_CUED;
    return true;
}

static bool read_symbol(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    if (token_is(token, "©") && word_in_nocase(passage_token(passage, at, -1)->text, "copyright"))
        return leave_unsaid(reading, "a sign for the word before it");
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        if (!token_is(token, symbols[i].symbol))
            continue;
        const struct token *next = passage_token(passage, at, 1);
        if (!symbols[i].twice && is_repeated(passage, at))
            return leave_unsaid(reading, "a rule");
        bool twice = symbols[i].twice && token_touches(next) && token_is(next, symbols[i].symbol);
        return say(passage, reading, twice ? symbols[i].twice : symbols[i].said, twice ? 2 : 1,
                   READING_GUESS);
    }
    return false;
}

/* "Disney+", "C++", "A+"; "B-" and "C#" after one letter. */
static bool read_tail(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    const struct token *before = passage_token(passage, at, -1);
    const struct token *next = passage_token(passage, at, 1);
    bool ends = !token_touches(next) || (next->kind == TOKEN_MARK && !token_is(next, "/"));
    bool after_letter = token_is_initial(before);
    if (!token_touches(token) || !ends)
        return false;
    if (token_is(token, "+") && (before->kind == TOKEN_WORD || token_is(before, "+")))
        return say(passage, reading, "plus", 1, READING_LIKELY);
    if (after_letter && token_is(token, "#"))
        return say(passage, reading, "sharp", 1, READING_LIKELY);
    return after_letter && token_is(token, "-") && word_in(before->text, "A B C D") &&
           next->kind != TOKEN_MARK && say(passage, reading, "minus", 1, READING_LIKELY);
}

/* ".NET", ".com": a dot that nothing stands before. */
static bool read_leading_dot(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    const struct token *next = passage_token(passage, at, 1);
    return token_is(token, ".") && token->space_before && token_touches(next) &&
           next->kind == TOKEN_WORD && say(passage, reading, "dot", 1, READING_LIKELY);
}

static bool read_plus_minus(const struct passage *passage, size_t at, struct reading *reading) {
    return tokens_match(passage, at, "+/-") == 3 &&
           say(passage, reading, "plus or minus", 3, READING_CUED);
}

/* Letters of mathematics: "α", "π". */
static bool read_greek_letter(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    const char *name = greek_letter_name(token->text);
    return name && say(passage, reading, name, 1, READING_GUESS);
}

/* "<5", "≥ 18": of a number that it stands before, and of nothing else. */
static bool is_bound(const struct passage *passage, size_t at) {
    const struct token *token = passage_token(passage, at, 0);
    const struct token *next = passage_token(passage, at, 1);
    bool ascii = token_is(token, "<") || token_is(token, ">"); /* may mark a quotation */
    return next->kind == TOKEN_NUMBER && token->space_before &&
           (ascii ? token_touches(next) : word_in(token->text, "≤ ≥"));
}

static bool read_operator(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    const struct token *next = passage_token(passage, at, 1);
    const struct token *before = passage_token(passage, at, -1);
    if (is_bound(passage, at))
        for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
            if (token_is(token, operators[i].symbol))
                return say(passage, reading, operators[i].said, 1, READING_GUESS);
    if (before->kind == TOKEN_END || next->kind == TOKEN_END || next->kind == TOKEN_MARK ||
        token_touches(token) != token_touches(next) || before->kind == TOKEN_MARK)
        return false;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (token_is(token, operators[i].symbol))
            return say(passage, reading, operators[i].said, 1, READING_GUESS);
    return false;
}

/* Words with slashes between: persons with "or" ("his/her"), "and/or" as it is, others
 * with their slash. */
static const char persons[] =
    "he she his her him hers himself herself they their them s we i us me";

static bool is_slash(const struct passage *passage, size_t at, size_t offset) {
    const struct token *slash = passage_token(passage, at, (long)offset);
    const struct token *next = passage_token(passage, at, (long)offset + 1);
    return token_touches(slash) && token_is(slash, "/") && token_touches(next) &&
           next->kind == TOKEN_WORD;
}

static const char *slash_between(const struct token *before, const struct token *next) {
    if (word_in_nocase(before->text, persons) && word_in_nocase(next->text, persons))
        return "or";
    if (word_in_nocase(before->text, "and either") && word_in_nocase(next->text, "or"))
        return "";
    return "slash";
}

static struct str whole_word(const struct token *token) {
    return token_is_nocase(token, "s") ? STR("she") : token->text; /* "s/he" */
}

static bool read_alternatives(const struct passage *passage, size_t at, struct reading *reading) {
    if (utf8_all_upper(passage_token(passage, at, 0)->text))
        return false;
    if (!is_slash(passage, at, 1) || token_touches(passage_token(passage, at, 0)))
        return false;
    size_t n = 1;
    reading_say(passage, reading, whole_word(passage_token(passage, at, 0)), 0, 1);
    while (n < WORDS_LOOKAHEAD / 2 && is_slash(passage, at, n)) {
        const struct token *before = passage_token(passage, at, (long)n - 1);
        const struct token *next = passage_token(passage, at, (long)n + 1);
        reading_say(passage, reading, str_from_c(slash_between(before, next)), n, 1);
        reading_say(passage, reading, next->text, n + 1, 1);
        n += 2;
    }
    reading->n_tokens = n;
    reading->weight = READING_GUESS;
    return true;
}

static bool read_slash(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *before = passage_token(passage, at, -1);
    const struct token *next = passage_token(passage, at, 1);
    if (!token_is(passage_token(passage, at, 0), "/"))
        return false;
    if (before->kind != TOKEN_WORD || next->kind != TOKEN_WORD)
        return leave_unsaid(reading, "a mark of form");
    if (!token_touches(next))
        return leave_unsaid(reading, "the end of a line of verse");
    if (utf8_all_upper(before->text) && utf8_all_upper(next->text))
        return leave_unsaid(reading, "it joins initials"); /* "TCP/IP" */
    return say(passage, reading, "slash", 1, READING_GUESS);
}

static bool read_symbols(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    if (token->kind == TOKEN_WORD)
        return read_alternatives(passage, at, reading) || read_greek_letter(passage, at, reading);
    if (token->kind != TOKEN_MARK)
        return false;
    if (read_tail(passage, at, reading) || read_leading_dot(passage, at, reading) ||
        read_plus_minus(passage, at, reading) || read_copyright(passage, at, reading) ||
        read_slash(passage, at, reading) || read_symbol(passage, at, reading) ||
        read_operator(passage, at, reading))
        return true;
    for (size_t i = 0; i < sizeof unsaid / sizeof *unsaid; i++)
        if (token_is(token, unsaid[i].symbol))
            return leave_unsaid(reading, unsaid[i].reason);
    return false;
}

const struct word_class class_symbol = {"symbol", read_symbols};
