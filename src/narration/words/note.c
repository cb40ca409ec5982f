/* Marks of footnotes behind a word: "text[1]", "text¹", "text*". Nobody reads them out. */
#include "narration/words/classes.h"
#include "narration/words/look.h"

static const char *const superscripts[] = {"¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰", NULL};
static const char *const daggers[] = {"*", "†", "‡", NULL};

/* The mark stands right behind a word of two letters or more or a stop. */
static bool is_behind_word(const struct passage *passage, size_t at) {
    static const char *const stops[] = {".",  ",", ";", ":", "!", "?", ")", "”",
                                        "\"", "’", "'", "]", "*", "†", "‡", NULL};
    const struct token *before = passage_token(passage, at, -1);
    if (!look_adjoins(passage, at, 0))
        return false;
    return (before->kind == TOKEN_WORD && before->text.len > 2) ||
           (before->kind == TOKEN_MARK &&
            (text_in(before->text, stops) || text_in(before->text, superscripts)));
}

/* "[1]", "[12, 13]", "[1–3]", "[note 2]", "[a]" */
static size_t bracketed(const struct passage *passage, size_t at) {
    static const char *const words[] = {"note", "fn", "n", "nb", "a", "b",
                                        "c",    "d",  "e", "f",  NULL};
    static const char *const between[] = {",", "-", "–", NULL};
    enum { LONGEST_MARK = 12 };
    long offset = 1;
    bool numbered = false;
    for (; offset < LONGEST_MARK && !look_is(passage, at, offset, "]"); offset++) {
        bool number = look_digits(passage, at, offset, 1, 3);
        if (!number && !look_in(passage, at, offset, words) &&
            !look_in(passage, at, offset, between))
            return 0;
        numbered = numbered || number || look_kind(passage, at, offset, TOKEN_WORD);
    }
    return numbered && offset < LONGEST_MARK ? (size_t)offset + 1 : 0;
}

static size_t run_of(const struct passage *passage, size_t at, const char *const *list) {
    size_t n = 0;
    while (n < WORDS_LOOKAHEAD && look_in(passage, at, (long)n, list) &&
           (n == 0 || look_adjoins(passage, at, (long)n)))
        n++;
    return n;
}

/* An asterisk behind a word might close an emphasis that one before it opened. */
static bool closes_emphasis(const struct passage *passage, size_t at) {
    for (long offset = -1; offset >= -WORDS_LOOKAHEAD; offset--)
        if (look_is(passage, at, offset, "*"))
            return true;
    return false;
}

static bool note_read(const struct passage *passage, size_t at, struct reading *reading) {
    if (!look_kind(passage, at, 0, TOKEN_MARK) || !is_behind_word(passage, at))
        return false;
    size_t n =
        look_is(passage, at, 0, "[") ? bracketed(passage, at) : run_of(passage, at, superscripts);
    if (!n && !closes_emphasis(passage, at))
        n = run_of(passage, at, daggers);
    static const char *const operators[] = {"=", "+", "−", "×", "/", NULL};
    const struct token *next = passage_token(passage, at, (long)n);
    if (look_is(passage, at, -1, ")") && text_in(next->text, operators)) /* "(a + b)² = c" */
        return false;
    if (!n || (!next->space_before && next->kind != TOKEN_MARK))
        return false;
    reading->n_tokens = n;
    reading->weight = READING_CUED;
    reading->unsaid_reason = STR("footnote marker");
    return true;
}

const struct word_class class_note = {"footnote marker", note_read};
