/* Letters and figures together: models, aircraft, formulas, flights, serial numbers
 * ("A320", "B-52", "H2O", "MH370", "Catch-22", "SN-4829-AX7"), and numbers that a word
 * before them makes names ("Flight 370", "Boeing 747", "PIN 4921", "ISBN 978-…"). */
#include "base/utf8.h"
#include "narration/words/acronyms.h"
#include "narration/words/classes.h"
#include "narration/words/codes.h"
#include "narration/words/form.h"
#include "narration/words/numbers.h"

enum { MOST_GROUPS = 16, LONG_NUMBER = 5, MOST_LETTERS = 4, LONGEST_SMALL_CODE = 3 };

struct shape {
    size_t n_tokens, groups, numbers, longest_number, characters;
};

static bool is_group(const struct token *token) {
    return token->kind == TOKEN_NUMBER || token->kind == TOKEN_WORD;
}

/* Measures the run of letters and figures, with single hyphens between them. */
static struct shape shape_of(const struct passage *passage, size_t at) {
    struct shape shape = {0};
    for (size_t n = 0; shape.groups < MOST_GROUPS; n++) {
        const struct token *token = passage_token(passage, at, (long)n);
        if (n && !token_touches(token))
            break;
        if (n && token_is(token, "-") && is_group(passage_token(passage, at, (long)n + 1)) &&
            token_touches(passage_token(passage, at, (long)n + 1)))
            continue;
        if (!is_group(token))
            break;
        shape.n_tokens = n + 1;
        shape.groups++;
        shape.characters += token->text.len;
        if (token->kind == TOKEN_NUMBER) {
            shape.numbers++;
            if (token->text.len > shape.longest_number)
                shape.longest_number = token->text.len;
        }
    }
    return shape;
}

/* "x86", "c325b", "mp3"; but "5km", "1st" and "3x" are no codes. */
static bool is_small_code(const struct passage *passage, size_t at, size_t offset) {
    if (offset == 0)
        return token_touches(passage_token(passage, at, 1)) &&
               passage_token(passage, at, 1)->kind == TOKEN_NUMBER;
    bool more = token_touches(passage_token(passage, at, (long)offset + 1));
    const struct token *token = passage_token(passage, at, (long)offset);
    if (token_is(token, "x") || (token->text.len > 1 && word_is_plain(token->text)))
        return false; /* "4x4", "2-to-1" */
    return offset > 1 ||
           (more && passage_token(passage, at, (long)offset + 1)->kind == TOKEN_NUMBER);
}

/* Letters of a code: capitals, in small number; or a capitalised word before a hyphen. */
static bool is_code_letters(const struct passage *passage, size_t at, size_t offset) {
    const struct token *token = passage_token(passage, at, (long)offset);
    struct str ending, stem = word_stem(token->text, &ending);
    if (utf8_all_upper(stem))
        return stem.len <= MOST_LETTERS || acronym_find(stem);
    if (token_is_capitalised(token) && token->text.len <= 2)
        return true; /* "NaCl", "He2" */
    if (token->kind == TOKEN_WORD && token->text.len <= LONGEST_SMALL_CODE &&
        is_small_code(passage, at, offset))
        return true;
    return offset == 0 && token_is_capitalised(token) &&
           token_is(passage_token(passage, at, 1), "-");
}

static bool all_code_letters(const struct passage *passage, size_t at, const struct shape *shape) {
    for (size_t i = 0; i < shape->n_tokens; i++) {
        const struct token *token = passage_token(passage, at, (long)i);
        if (token->kind == TOKEN_WORD && !is_code_letters(passage, at, i))
            return false;
    }
    return true;
}

/* Long or mixed codes are given figure by figure: "7ABC123", "SN-4829-AX7". */
static bool is_by_figure(const struct passage *passage, size_t at, const struct shape *shape) {
    if (shape->longest_number >= LONG_NUMBER)
        return true;
    bool number_first = passage_token(passage, at, 0)->kind == TOKEN_NUMBER;
    return shape->longest_number > 2 && (shape->groups > 3 || (number_first && shape->groups > 2));
}

static void say_number(const struct passage *passage, struct reading *reading, struct str digits,
                       bool by_figure, size_t index) {
    struct str said =
        by_figure ? number_digits(passage->arena, digits) : code_number(passage, digits);
    reading_say(passage, reading, said, index, 1);
}

static void say_letters(const struct passage *passage, struct reading *reading, struct str word,
                        size_t index) {
    struct str ending, stem = word_stem(word, &ending);
    const struct acronym *acronym = acronym_find(stem);
    bool element = !utf8_all_upper(stem) && stem.len <= 2 && utf8_is_upper((uint8_t)stem.ptr[0]);
    if (element || (utf8_all_upper(stem) && !acronym && stem.len <= MOST_LETTERS))
        reading_spell(passage, reading, stem, ending, index, 1);
    else
        reading_say_code_word(passage, reading, word, index, 1);
}

/* "B-52s", "A380s": the number in the plural */
static void make_plural(const struct passage *passage, struct reading *reading) {
    struct said *last = &reading->items[reading->count - 1];
    struct str word = last->text;
    bool y = str_ends_with(word, STR("y"));
    const char *ending = y ? "ies" : str_ends_with(word, STR("x")) ? "es" : "s";
    last->text =
        str_format(passage->arena, "%.*s%s", STR_ARG(str_slice(word, 0, word.len - y)), ending);
    last->n_tokens++;
}

static bool is_plural(const struct passage *passage, size_t at, const struct shape *shape,
                      size_t index) {
    return index + 1 == shape->n_tokens && token_is(passage_token(passage, at, (long)index), "s") &&
           passage_token(passage, at, (long)index - 1)->kind == TOKEN_NUMBER;
}

static void say_groups(const struct passage *passage, size_t at, const struct shape *shape,
                       struct reading *reading) {
    bool by_figure = is_by_figure(passage, at, shape);
    for (size_t i = 0; i < shape->n_tokens; i++) {
        const struct token *token = passage_token(passage, at, (long)i);
        if (token->kind == TOKEN_NUMBER)
            say_number(passage, reading, token->text, by_figure, i);
        else if (is_plural(passage, at, shape, i))
            make_plural(passage, reading);
        else if (token->kind == TOKEN_WORD)
            say_letters(passage, reading, token->text, i);
        else
            reading->items[reading->count - 1].n_tokens++;
    }
}

/* "Post-1945" is a word with a year. */
static bool is_prefixed_year(const struct passage *passage, size_t at, const struct shape *shape) {
    const struct token *first = passage_token(passage, at, 0);
    return first->kind == TOKEN_WORD && shape->longest_number > 3 &&
           word_in_nocase(first->text, "pre post mid early late circa");
}

static bool stands_apart(const struct passage *passage, size_t at, size_t n) {
    const struct token *before = passage_token(passage, at, -1);
    const struct token *after = passage_token(passage, at, (long)n);
    const struct token *beyond = passage_token(passage, at, (long)n + 1);
    if (token_touches(passage_token(passage, at, 0)) &&
        (before->kind != TOKEN_MARK || !word_in(before->text, "( [ \" “ ‘ ' / — –")))
        return false;
    return !(token_touches(after) && word_in(after->text, "% ° @ : _")) &&
           !(token_touches(after) && token_is(after, ".") && token_touches(beyond) &&
             beyond->kind != TOKEN_MARK);
}

static bool read_mixed(const struct passage *passage, size_t at, struct reading *reading) {
    struct shape shape = shape_of(passage, at);
    if (shape.groups < 2 || !shape.numbers || shape.numbers == shape.groups ||
        !stands_apart(passage, at, shape.n_tokens) || !all_code_letters(passage, at, &shape) ||
        is_prefixed_year(passage, at, &shape))
        return false;
    bool number_first = passage_token(passage, at, 0)->kind == TOKEN_NUMBER;
    reading->n_tokens = shape.n_tokens;
    /* "5V" is a measure first. */
    reading->weight = number_first && shape.groups == 2 ? READING_GUESS : READING_CUED;
    say_groups(passage, at, &shape, reading);
    reading_take_possessive(passage, at, reading);
    return true;
}

/* Numbers that are names when such a word stands before them. */
static const char by_hundreds[] = "flight boeing airbus route highway interstate hwy rte room rm "
                                  "channel bus apartment apt suite ste "
                                  "gate cessna peugeot porsche ferrari bmw mercedes model area";
static const char by_figures[] =
    "pin code password passcode serial account id zip tracking isbn issn ein ssn vin barcode "
    "confirmation licence license registration passport";
static const char between[] = "number no # : is was code ends in are";

static bool cue_before(const struct passage *passage, size_t at, const char *cues) {
    for (long back = -1; back >= -3; back--) {
        const struct token *token = passage_token(passage, at, back);
        if (word_in_nocase(token->text, cues))
            return true;
        if (!word_in_nocase(token->text, between) && !token_is(token, "."))
            return false;
    }
    return false;
}

/* Groups of figures with hyphens or spaces: "978-0-306-40615-7". An X may end them. */
static size_t grouped_figures(const struct passage *passage, size_t at) {
    size_t n = 1;
    for (;;) {
        const struct token *hyphen = passage_token(passage, at, (long)n);
        const struct token *group = passage_token(passage, at, (long)n + 1);
        if (!token_touches(hyphen) || !token_is(hyphen, "-") || !token_touches(group) ||
            !(group->kind == TOKEN_NUMBER || token_is(group, "X")) || n / 2 > MOST_GROUPS)
            return n;
        n += 2;
    }
}

static void say_figures(const struct passage *passage, size_t at, struct reading *reading) {
    for (size_t i = 0; i < reading->n_tokens; i += 2) {
        const struct token *token = passage_token(passage, at, (long)i);
        struct str said =
            token->kind == TOKEN_NUMBER ? number_digits(passage->arena, token->text) : token->text;
        reading_say(passage, reading, said, i, i + 1 < reading->n_tokens ? 2 : 1);
        if (i + 1 < reading->n_tokens)
            reading->items[reading->count - 1].after = STR(",");
    }
}

static bool read_named_number(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    const struct token *after = passage_token(passage, at, 1);
    if (token->kind != TOKEN_NUMBER)
        return false;
    reading->weight = READING_CUED;
    if (token->text.len >= 2 && cue_before(passage, at, by_figures)) {
        reading->n_tokens = grouped_figures(passage, at);
        if (token->text.len < 3 && reading->n_tokens == 1)
            return false;
        say_figures(passage, at, reading);
        return true;
    }
    if (!token_has_digits(token, 3, 4) || !cue_before(passage, at, by_hundreds) ||
        (token_touches(after) && after->kind != TOKEN_MARK) ||
        (token_touches(after) && token_is(after, ",") &&
         token_touches(passage_token(passage, at, 2))))
        return false;
    reading->n_tokens = 1;
    reading_say(passage, reading, code_number(passage, token->text), 0, 1);
    return true;
}

/* "0x1F", "0xFF": figures to the base of sixteen */
static bool read_hexadecimal(const struct passage *passage, size_t at, struct reading *reading) {
    struct shape shape = shape_of(passage, at);
    const struct token *x = passage_token(passage, at, 1);
    if (!token_is(passage_token(passage, at, 0), "0") || !token_touches(x) || *x->text.ptr != 'x' ||
        shape.n_tokens != shape.groups || !stands_apart(passage, at, shape.n_tokens) ||
        shape.characters < 3 || (x->text.len == 1 && shape.n_tokens < 3))
        return false;
    for (size_t i = 0; i < shape.n_tokens; i++) {
        struct str text = passage_token(passage, at, (long)i)->text;
        if (passage_token(passage, at, (long)i)->kind == TOKEN_NUMBER)
            reading_say(passage, reading, number_digits(passage->arena, text), i, 1);
        else
            reading_spell(passage, reading, text, (struct str){0}, i, 1);
    }
    reading->n_tokens = shape.n_tokens;
    reading->weight = READING_CERTAIN;
    return true;
}

/* "737-800": an airliner's family and series */
static bool read_airliner(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *family = passage_token(passage, at, 0);
    const struct token *series = passage_token(passage, at, 2);
    if (word_in_nocase(passage_token(passage, at, -1)->text, "pages pp lines nos from between"))
        return false;
    if (!token_has_digits(family, 3, 3) || family->text.ptr[0] != '7' ||
        family->text.ptr[2] != '7' || grouped_figures(passage, at) != 3 ||
        !token_has_digits(series, 3, 3) || !str_ends_with(series->text, STR("00")) ||
        series->text.ptr[0] > '9' || token_touches(passage_token(passage, at, 0)) ||
        passage_token(passage, at, 3)->kind == TOKEN_NUMBER)
        return false;
    reading_say(passage, reading, code_number(passage, family->text), 0, 2);
    reading_say(passage, reading, code_number(passage, series->text), 2, 1);
    reading->n_tokens = 3;
    reading->weight = READING_CUED;
    return true;
}

/* "seat 14C", "Gate 12F": what would be degrees or farads elsewhere */
static bool read_place(const struct passage *passage, size_t at, struct reading *reading) {
    static const char places[] = "seat seats row rows gate apartment apt room rm flat suite unit "
                                 "section block locker berth cabin bay platform stall";
    const struct token *letter = passage_token(passage, at, 1);
    if (!token_has_digits(passage_token(passage, at, 0), 1, 4) || !token_touches(letter) ||
        !token_is_initial(letter) || token_touches(passage_token(passage, at, 0)) ||
        (token_touches(passage_token(passage, at, 2)) &&
         passage_token(passage, at, 2)->kind != TOKEN_MARK) ||
        !cue_before(passage, at, places))
        return false;
    reading_say(passage, reading, code_number(passage, passage_token(passage, at, 0)->text), 0, 1);
    reading_spell(passage, reading, letter->text, (struct str){0}, 1, 1);
    reading->n_tokens = 2;
    reading->weight = READING_CERTAIN;
    return true;
}

static bool read_serial(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    if (token->kind == TOKEN_MARK || token->kind == TOKEN_END)
        return false;
    return read_hexadecimal(passage, at, reading) || read_place(passage, at, reading) ||
           read_airliner(passage, at, reading) || read_mixed(passage, at, reading) ||
           read_named_number(passage, at, reading);
}

const struct word_class class_serial = {"serial", read_serial};
