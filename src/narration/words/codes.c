#include "narration/words/codes.h"

#include "base/utf8.h"
#include "narration/words/acronyms.h"
#include "narration/words/form.h"
#include "narration/words/numbers.h"

enum { LONGEST_NUMBER_NAME = 4, LONGEST_UNKNOWN_LETTERS = 3 };

static struct str cardinal(const struct passage *passage, struct str digits) {
    return number_cardinal(passage->arena, digits, passage->british);
}

/* The last two of a longer number: "twenty", "oh five", "hundred". */
static struct str last_two(const struct passage *passage, struct str digits) {
    if (str_equal(digits, STR("00")))
        return STR("hundred");
    if (digits.ptr[0] == '0')
        return str_format(passage->arena, "oh %.*s",
                          STR_ARG(cardinal(passage, str_slice(digits, 1, 2))));
    return cardinal(passage, digits);
}

struct str code_number(const struct passage *passage, struct str digits) {
    if (digits.len > LONGEST_NUMBER_NAME || (digits.len > 1 && digits.ptr[0] == '0'))
        return number_digits(passage->arena, digits);
    if (digits.len <= 2 || (digits.len == 4 && str_ends_with(digits, STR("000"))))
        return cardinal(passage, digits);
    struct str first = cardinal(passage, str_slice(digits, 0, digits.len - 2));
    struct str last = last_two(passage, str_slice(digits, digits.len - 2, digits.len));
    return str_format(passage->arena, "%.*s %.*s", STR_ARG(first), STR_ARG(last));
}

/* What addresses of machines spell otherwise than the language would. */
static const struct {
    const char *written, *said;
} code_words[] = {
    {"com", "com"},    {"org", "org"},      {"net", "net"},      {"edu", "E D U"},
    {"gov", "gov"},    {"mil", "mil"},      {"int", "int"},      {"uk", "U K"},
    {"us", "U S"},     {"io", "I O"},       {"ai", "A I"},       {"tv", "T V"},
    {"eu", "E U"},     {"fr", "F R"},       {"de", "D E"},       {"ca", "C A"},
    {"au", "A U"},     {"nz", "N Z"},       {"ie", "I E"},       {"ac", "A C"},
    {"www", "W W W"},  {"html", "H T M L"}, {"txt", "T X T"},    {"jpeg", "jay peg"},
    {"jpg", "J P G"},  {"exe", "E X E"},    {"ini", "I N I"},    {"iso", "I S O"},
    {"docx", "doc X"}, {"xlsx", "X L S X"}, {"ftp", "F T P"},    {"usr", "user"},
    {"etc", "et C"},   {"json", "jason"},   {"gif", "gif"},      {"ppt", "P P T"},
    {"apk", "A P K"},  {"xls", "X L S"},    {"src", "source"},   {"id", "I D"},
    {"it", "I T"},     {"api", "A P I"},    {"ip", "I P"},       {"faq", "F A Q"},
    {"epub", "E pub"}, {"gmail", "G mail"}, {"http", "H T T P"}, {"https", "H T T P S"},
};

static const char *known_code_word(struct str word) {
    for (size_t i = 0; i < sizeof code_words / sizeof *code_words; i++)
        if (str_equal_nocase(word, str_from_c(code_words[i].written)))
            return code_words[i].said;
    return NULL;
}

static bool is_spelled(const struct passage *passage, struct str word) {
    struct str upper = utf8_upper(passage->arena, word);
    if (utf8_all_upper(word) && utf8_length(word) <= LONGEST_UNKNOWN_LETTERS)
        return !acronym_find(word);
    if (utf8_length(word) <= LONGEST_UNKNOWN_LETTERS && acronym_is_spelled(upper))
        return true;
    if (!utf8_all_upper(word) && !str_equal(word, utf8_lower(passage->arena, word)) &&
        !str_equal(word, utf8_capitalise(passage->arena, word)))
        return false; /* "ChatGPT" */
    return utf8_length(word) > 1 && !letters_are_pronounceable(word);
}

void reading_say_code_word(const struct passage *passage, struct reading *reading,
                           struct str letters, size_t first_token, size_t n_tokens) {
    const char *known = known_code_word(letters);
    const struct acronym *acronym = acronym_find(letters);
    if (known)
        reading_say(passage, reading, str_from_c(known), first_token, n_tokens);
    else if (utf8_length(letters) == 1 || is_spelled(passage, letters))
        reading_spell(passage, reading, letters, (struct str){0}, first_token, n_tokens);
    else
        reading_say(passage, reading, letters, first_token, n_tokens);
    if (acronym && acronym->ipa)
        reading_set_ipa(reading, str_from_c(acronym->ipa));
}

static const struct {
    const char *mark, *name;
} mark_names[] = {
    {".", "dot"},        {"/", "slash"}, {"\\", "backslash"}, {"-", "dash"},
    {"_", "underscore"}, {":", "colon"}, {"@", "at"},         {"?", "question mark"},
    {"=", "equals"},     {"&", "and"},   {"#", "hash"},       {"%", "percent"},
    {"~", "tilde"},      {"+", "plus"},  {"*", "star"},       {",", "comma"},
    {";", "semicolon"},
};

/* How a mark is named in a path; NULL when it is not said. */
static const char *mark_name(struct str mark) {
    for (size_t i = 0; i < sizeof mark_names / sizeof *mark_names; i++)
        if (str_equal(mark, str_from_c(mark_names[i].mark)))
            return mark_names[i].name;
    return NULL;
}

/* Years in paths are years: "/2019/". */
static struct str path_number(const struct passage *passage, struct str digits) {
    bool year = digits.len == 4 && (digits.ptr[0] == '1' || digits.ptr[0] == '2');
    if (year)
        return number_year(passage->arena, digits, passage->british);
    return digits.len > 2 ? number_digits(passage->arena, digits) : code_number(passage, digits);
}

void reading_say_path(const struct passage *passage, size_t at, struct reading *reading,
                      size_t first, size_t end) {
    for (size_t i = first; i < end; i++) {
        const struct token *token = passage_token(passage, at, (long)i);
        if (token->kind == TOKEN_WORD) {
            struct str ending, stem = word_stem(token->text, &ending);
            if (utf8_all_upper(stem) && !acronym_find(stem) && letters_are_pronounceable(stem) &&
                stem.len > LONGEST_UNKNOWN_LETTERS)
                stem = utf8_lower(passage->arena, stem);
            reading_say_code_word(passage, reading, stem, i, 1);
            if (ending.len)
                reading_add_ending(passage, reading, ending);
        } else if (token->kind == TOKEN_NUMBER) {
            reading_say(passage, reading, path_number(passage, token->text), i, 1);
        } else {
            const char *name = mark_name(token->text);
            if (name)
                reading_say(passage, reading, str_from_c(name), i, 1);
            else if (reading->count)
                reading->items[reading->count - 1].n_tokens++;
        }
    }
}

size_t tokens_without_space(const struct passage *passage, size_t at) {
    size_t n = 1;
    while (n < WORDS_LOOKAHEAD && token_touches(passage_token(passage, at, (long)n)))
        n++;
    return n;
}

struct str split_camel_case(const struct passage *passage, struct str word) {
    struct strbuf split = {.arena = passage->arena};
    bool was_small = false;
    for (size_t at = 0; at < word.len;) {
        size_t start = at;
        uint32_t c = utf8_next(word, &at);
        if (was_small && utf8_is_upper(c))
            strbuf_add_char(&split, ' ');
        strbuf_add(&split, str_slice(word, start, at));
        was_small = utf8_is_lower(c);
    }
    return strbuf_str(&split);
}
