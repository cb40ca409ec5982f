/* Initialisms and acronyms: dotted ("U.S.S.R."), in plain capitals ("FBI", "NATO"), with
 * their plurals and possessives ("CDs", "the BBC's"), joined ("CD-ROM", "AT&T"). */
#include "base/utf8.h"
#include "narration/words/acronyms.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"
#include "narration/words/numbers.h"

enum { MOST_LETTERS = 12 };

/* Countries and the like before a noun: "the U.S. Congress". */
static bool ends_sentence_too(const struct passage *passage, size_t at, size_t n_tokens) {
    const struct token *next = token_after_quotes(passage, at, (long)n_tokens);
    if (word_in(next->text, "AND OR OF IN TO FOR ON AT BY WITH FROM IS ARE WAS WERE HAS HAD WILL"))
        return false; /* in capitals that is no beginning */
    return token_may_follow_stop(next) ||
           !word_in_nocase(passage_token(passage, at, -1)->text, "the a an new former this");
}

/* The tokens of letters with dots between them: 0 unless there are two letters. */
static size_t dotted_tokens(const struct passage *passage, size_t at, struct strbuf *letters) {
    size_t n = 0, count = 0;
    for (; count < MOST_LETTERS; count++) {
        const struct token *letter = passage_token(passage, at, (long)n);
        const struct token *dot = passage_token(passage, at, (long)n + 1);
        if (letter->kind != TOKEN_WORD || (n && letter->space_before) ||
            utf8_length(letter->text) != 1)
            break;
        bool dotted = token_touches(dot) && token_is(dot, ".");
        if (count && !dotted && token_is(letter, "s"))
            break;
        if (!dotted && !n)
            return 0;
        strbuf_add(letters, letter->text);
        n += dotted ? 2 : 1;
        if (!dotted)
            break;
    }
    return letters->count > 1 ? n : 0;
}

/* "M.D.s" */
static struct str take_plural(const struct passage *passage, size_t at, size_t *n_tokens) {
    const struct token *s = passage_token(passage, at, (long)*n_tokens);
    if (!token_touches(s) || !token_is(s, "s"))
        return (struct str){0};
    (*n_tokens)++;
    return STR("s");
}

static bool read_dotted(const struct passage *passage, size_t at, struct reading *reading) {
    struct strbuf letters = {.arena = passage->arena};
    size_t n = dotted_tokens(passage, at, &letters);
    if (!n || passage_token(passage, at, 0)->text.len > 4)
        return false;
    bool dot = token_is(passage_token(passage, at, (long)n - 1), ".");
    struct str ending = dot ? take_plural(passage, at, &n) : (struct str){0};
    reading->n_tokens = n;
    reading->weight = READING_LIKELY;
    reading->dot_may_end = dot && !ending.len && ends_sentence_too(passage, at, n);
    reading_spell(passage, reading, strbuf_str(&letters), ending, 0, n);
    reading_take_possessive(passage, at, reading);
    return true;
}

static struct str with_ending(const struct passage *passage, struct str word, struct str ending) {
    return str_format(passage->arena, "%.*s%.*s", STR_ARG(word), STR_ARG(ending));
}

/* The sound of a plural or possessive follows the word's last one. */
static struct str ipa_with_ending(const struct passage *passage, const char *ipa,
                                  struct str ending) {
    struct str stem = str_from_c(ipa);
    if (!ending.len)
        return stem;
    static const char *const hissing[] = {"s", "z", "ʃ", "ʒ"};
    static const char *const voiceless[] = {"p", "t", "k", "f", "θ"};
    for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++)
        if (str_ends_with(stem, str_from_c(hissing[i])))
            return with_ending(passage, stem, STR("ɪz"));
    for (size_t i = 0; i < sizeof voiceless / sizeof *voiceless; i++)
        if (str_ends_with(stem, str_from_c(voiceless[i])))
            return with_ending(passage, stem, STR("s"));
    return with_ending(passage, stem, STR("z"));
}

static void say_acronym(const struct passage *passage, const struct acronym *acronym,
                        struct str ending, struct reading *reading) {
    struct str said = str_from_c(acronym->said ? acronym->said : acronym->written);
    reading_say(passage, reading, with_ending(passage, said, ending), 0, reading->n_tokens);
    if (acronym->ipa)
        reading_set_ipa(reading, ipa_with_ending(passage, acronym->ipa, ending));
}

/* Names in which "&" joins letters: "AT&T", "R&D", "Q&A". */
static bool read_joined_by_and(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *first = passage_token(passage, at, 0);
    const struct token *and = passage_token(passage, at, 1);
    const struct token *last = passage_token(passage, at, 2);
    struct str ending, stem = word_stem(last->text, &ending);
    if (!token_is(and, "&") || !token_touches(and) || !token_touches(last) ||
        last->kind != TOKEN_WORD || !utf8_all_upper(stem) || first->text.len > 3 || stem.len > 3)
        return false;
    reading->n_tokens = 3;
    reading->weight = READING_CERTAIN;
    reading_spell(passage, reading, first->text, (struct str){0}, 0, 1);
    reading_say(passage, reading, STR("and"), 1, 1);
    reading_spell(passage, reading, stem, ending, 2, 1);
    return true;
}

/* Letters are said of what is no word, or of what is short and no plain word. */
static bool is_said_by_letters(const struct passage *passage, struct str stem, struct str ending) {
    size_t length = utf8_length(stem);
    if (length < 2 || length > MOST_LETTERS || str_contains(stem, STR("'")) ||
        str_contains(stem, STR("’")))
        return false;
    if (word_in(stem, "II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"))
        return false;
    if (length > 4)
        return !letters_are_pronounceable(stem);
    return !(letters_are_pronounceable(stem) && (word_is_plain(stem) || passage->shouted)) ||
           str_equal(ending, STR("s"));
}

/* "IT'S", "WHO'S" */
static bool is_shouted_contraction(const struct token *token, struct str stem) {
    return stem.len < token->text.len && utf8_all_upper(token->text) && word_is_plain(stem);
}

/* "IT" in a sentence of small letters is the trade when something says so, and else the
 * pronoun, stressed. */
static bool is_pronoun(const struct passage *passage, size_t at) {
    static const char trades[] =
        "department departments support staff industry services service sector "
        "manager managers professional professionals systems system "
        "infrastructure company companies security team teams specialist "
        "specialists consultant consultants project projects skills director";
    static const char before[] =
        "the an our their its his her my your in of and for global corporate";
    return token_is(passage_token(passage, at, 0), "IT") &&
           !word_in_nocase(passage_token(passage, at, 1)->text, trades) &&
           !word_in_nocase(passage_token(passage, at, -1)->text, before);
}

static bool read_capitals(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    struct str ending, stem = word_stem(token->text, &ending);
    if (!utf8_all_upper(stem) || utf8_length(stem) < 2 || is_shouted_contraction(token, stem) ||
        is_pronoun(passage, at))
        return false;
    const struct acronym *acronym = acronym_find(stem);
    bool known = acronym || acronym_is_spelled(stem);
    /* "an IV": before a numeral it would be "a". */
    bool named = token_is(passage_token(passage, at, -1), "an") && number_from_roman(stem);
    if (!known && !named && !is_said_by_letters(passage, stem, ending))
        return false;
    reading->n_tokens = 1;
    reading->weight = !known && !named                     ? READING_GUESS
                      : acronym_is_word_when_shouted(stem) ? READING_LIKELY
                                                           : READING_CUED;
    if (acronym)
        say_acronym(passage, acronym, ending, reading);
    else
        reading_spell(passage, reading, stem, ending, 0, reading->n_tokens);
    return true;
}

/* "CD-ROM", "MS-DOS": no hyphen is heard between them. */
static void read_joined(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *hyphen = passage_token(passage, at, (long)reading->n_tokens);
    const struct token *next = passage_token(passage, at, (long)reading->n_tokens + 1);
    struct reading second = {0};
    if (!token_touches(hyphen) || !token_is(hyphen, "-") || !token_touches(next) ||
        next->kind != TOKEN_WORD || !read_capitals(passage, at + reading->n_tokens + 1, &second))
        return;
    reading->items[reading->count - 1].n_tokens++;
    for (size_t i = 0; i < second.count; i++) {
        struct said *said = arena_push(passage->arena, reading);
        *said = second.items[i];
        said->first_token += reading->n_tokens + 1;
    }
    reading->n_tokens += 1 + second.n_tokens;
}

/* "ChatGPT", "macOS", "iOS": capitals at a word's end are letters. */
static bool read_mixed_case(const struct passage *passage, size_t at, struct reading *reading) {
    struct str ending, word = word_stem(passage_token(passage, at, 0)->text, &ending);
    size_t capitals = word.len;
    while (capitals && word.ptr[capitals - 1] >= 'A' && word.ptr[capitals - 1] <= 'Z')
        capitals--;
    struct str first = str_slice(word, 0, capitals), last = str_slice(word, capitals, word.len);
    /* "IoT", "QoS", "DoD": of a thing */
    bool of_thing = word.len == 3 && utf8_is_upper((uint8_t)word.ptr[0]) && word.ptr[1] == 'o' &&
                    utf8_is_upper((uint8_t)word.ptr[2]);
    if (of_thing) {
        reading->n_tokens = 1;
        reading->weight = READING_LIKELY;
        reading_spell(passage, reading, word, ending, 0, 1);
        return true;
    }
    bool pair = first.len == 1 && last.len == 1 && utf8_is_lower((uint8_t)*first.ptr); /* "pH" */
    if ((last.len < 2 && !pair) || !first.len || str_contains(first, STR("'")) ||
        str_contains(first, STR("’")) || utf8_all_upper(first))
        return false;
    reading->n_tokens = 1;
    reading->weight = READING_LIKELY;
    if (first.len == 1)
        reading_spell(passage, reading, first, (struct str){0}, 0, 1);
    else
        reading_say(passage, reading, first, 0, 1);
    reading_spell(passage, reading, last, ending, 0, 1);
    return true;
}

static bool read_initialism(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    if (token->kind != TOKEN_WORD)
        return false;
    if (token_is_capitalised(token) && utf8_all_upper(token->text) &&
        read_joined_by_and(passage, at, reading))
        return true;
    if (read_dotted(passage, at, reading))
        return true;
    if (!read_capitals(passage, at, reading))
        return read_mixed_case(passage, at, reading);
    read_joined(passage, at, reading);
    return true;
}

const struct word_class class_initialism = {"initialism", read_initialism};
