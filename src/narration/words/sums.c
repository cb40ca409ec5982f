/* Sums: "2 + 3 = 5", "x² ≥ 10", "10^6", "6.02 × 10²³", "x = -5", "√2". */
#include <string.h>

#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/figure.h"
#include "narration/words/form.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"
#include "narration/words/units.h"

static const struct operation {
    const char *written[3];
    const char *said;
    bool sure; /* stands between numbers in sums only; "-" and "/" do not */
} operations[] = {
    {{"+"}, "plus", true},
    {{"−"}, "minus", true},
    {{"-"}, "minus", false},
    {{"–"}, "minus", false},
    {{"×"}, "times", true},
    {{"*"}, "times", true},
    {{"·"}, "times", true},
    {{"⋅"}, "times", true},
    {{"x"}, "times", false},
    {{"÷"}, "divided by", true},
    {{"/"}, "divided by", false},
    {{"±"}, "plus or minus", true},
    {{"<", "="}, "is less than or equal to", true},
    {{">", "="}, "is greater than or equal to", true},
    {{"!", "="}, "is not equal to", true},
    {{"=", "="}, "equals", true},
    {{"="}, "equals", true},
    {{"≠"}, "is not equal to", true},
    {{"≈"}, "is approximately equal to", true},
    {{"≡"}, "is identical to", true},
    {{"<"}, "is less than", true},
    {{">"}, "is greater than", true},
    {{"≤"}, "is less than or equal to", true},
    {{"≥"}, "is greater than or equal to", true},
    {{"∝"}, "is proportional to", true},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Digits that are set high: their values, or SIZE_MAX. */
static size_t superscript_value(const struct passage *passage, size_t at, long offset) {
    static const char *const high[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    for (size_t i = 0; i < COUNT(high); i++)
        if (look_mark(passage, at, offset, high[i]))
            return i;
    return SIZE_MAX;
}

/* An exponent at the offset: its digits in *digits, its sign, its tokens. */
static size_t read_exponent(const struct passage *passage, size_t at, long offset,
                            struct str *digits, bool *minus) {
    struct strbuf high = {.arena = passage->arena};
    long end = offset;
    if (look_mark(passage, at, offset, "^") && look_adjoins(passage, at, offset + 1)) {
        *minus = look_dash(passage, at, offset + 1);
        end = offset + (*minus ? 2 : 1);
        if (!look_digits(passage, at, end, 1, 6))
            return 0;
        *digits = passage_token(passage, at, end)->text;
        return (size_t)(end - offset) + 1;
    }
    *minus = look_mark(passage, at, offset, "⁻");
    if (*minus)
        end++;
    for (size_t value;
         end - offset < 8 && (value = superscript_value(passage, at, end)) != SIZE_MAX; end++)
        strbuf_add_char(&high, (char)('0' + value));
    *digits = strbuf_str(&high);
    return digits->len ? (size_t)(end - offset) : 0;
}

static void say_exponent(const struct passage *passage, struct reading *reading, struct str digits,
                         bool minus, size_t first, size_t n_tokens) {
    if (!minus && str_equal(digits, STR("2"))) {
        reading_say(passage, reading, STR("squared"), first, n_tokens);
    } else if (!minus && str_equal(digits, STR("3"))) {
        reading_say(passage, reading, STR("cubed"), first, n_tokens);
    } else {
        struct str power = number_cardinal(passage->arena, digits, passage->british);
        reading_say(passage, reading,
                    str_format(passage->arena, "to the power of %s%.*s", minus ? "minus " : "",
                               STR_ARG(power)),
                    first, n_tokens);
    }
}

/* Two letters that are multiplied: "mc²", "mx + b", "πr²"; the bytes of the first, or 0. */
static size_t product_at(const struct passage *passage, size_t at, long offset) {
    static const char *const signs[] = {"+", "=", NULL};
    struct str name = passage_token(passage, at, offset)->text;
    bool powered =
        look_mark(passage, at, offset + 1, "²") || look_mark(passage, at, offset + 1, "³");
    if (!look_kind(passage, at, offset, TOKEN_WORD) || utf8_length(name) != 2 ||
        !(powered || look_in(passage, at, offset + 1, signs)))
        return 0;
    if (name.len == 3 && greek_letter_name(str_slice(name, 0, 2)))
        return 2;
    bool consonants = name.len == 2 && look_lower(passage, at, offset) &&
                      !strpbrk((char[]){name.ptr[0], name.ptr[1], 0}, "aeiouAEIOU");
    return consonants ? 1 : 0;
}

/* A letter that stands for a number, by its name. */
static void say_letter(const struct passage *passage, struct reading *reading, struct str letter,
                       long offset) {
    const char *name = greek_letter_name(letter);
    reading_say(passage, reading, name ? str_from_c(name) : letter, (size_t)offset, 1);
}

/* "1/2" is a half where its slash divides less by more; "10/2" is divided. */
static bool read_part(const struct passage *passage, size_t at, struct figure *figure) {
    if (!look_digits(passage, at, 0, 1, 2) || !look_mark(passage, at, 1, "/") ||
        !look_adjoins(passage, at, 2) || !look_digits(passage, at, 2, 1, 3) ||
        look_value(passage, at, 0) >= look_value(passage, at, 2) || look_mark(passage, at, 3, "/"))
        return false;
    return figure_read(passage, at, figure) && figure->n_tokens == 3;
}

/* A figure, or a letter that stands for one ("x", "2x", "n"), with its exponent.
 * *certain: nothing but a sum has such a thing. */
static bool read_operand(const struct passage *passage, size_t at, struct reading *reading,
                         bool *certain) {
    size_t first = reading->n_tokens;
    struct figure figure = {0};
    bool root = look_is(passage, at, (long)first, "√");
    if (root) {
        reading_say(passage, reading, STR("the square root of"), first, 1);
        reading->n_tokens++;
        *certain = true;
    }
    size_t start = reading->n_tokens;
    if (read_part(passage, at + start, &figure) ||
        figure_read_plain(passage, at + start, &figure)) {
        reading_say(passage, reading, figure_words(passage, &figure), start, figure.n_tokens);
        reading->n_tokens += figure.n_tokens;
    } else {
        figure.n_tokens = 0; /* a sign alone */
    }
    long letter = (long)reading->n_tokens;
    struct str name = passage_token(passage, at, letter)->text;
    bool variable = look_kind(passage, at, letter, TOKEN_WORD) &&
                    (name.len == 1 || ((unsigned char)name.ptr[0] >= 0xCE && name.len == 2)) &&
                    (!figure.n_tokens || look_adjoins(passage, at, letter)) &&
                    !(figure.n_tokens && look_is(passage, at, letter, "x") &&
                      look_kind(passage, at, letter + 1, TOKEN_NUMBER));
    if (variable) {
        say_letter(passage, reading, name, letter);
        reading->n_tokens++;
    }
    struct str digits;
    bool minus = false;
    size_t product = variable ? 0 : product_at(passage, at, letter);
    if (figure.n_tokens && product == 1) /* "5 km²" */
        product = 0;
    if (product) {
        say_letter(passage, reading, str_slice(name, 0, product), letter);
        say_letter(passage, reading, str_slice(name, product, name.len), letter);
        reading->n_tokens++;
        variable = true;
    }
    long end = (long)reading->n_tokens;
    size_t exponent =
        (variable || figure.n_tokens) ? read_exponent(passage, at, end, &digits, &minus) : 0;
    if (exponent) {
        say_exponent(passage, reading, digits, minus, (size_t)end, exponent);
        reading->n_tokens += exponent;
        *certain = true;
    }
    return variable || figure.n_tokens;
}

static const struct operation *operation_at(const struct passage *passage, size_t at, long offset,
                                            size_t *n_tokens) {
    for (size_t i = 0; i < COUNT(operations); i++) {
        const struct operation *operation = &operations[i];
        bool two = operation->written[1] != NULL;
        if (!look_is(passage, at, offset, operation->written[0]) ||
            (two && !look_mark(passage, at, offset + 1, operation->written[1])))
            continue;
        *n_tokens = two ? 2 : 1;
        bool before = look_adjoins(passage, at, offset);
        bool after = look_adjoins(passage, at, offset + (long)*n_tokens);
        return before == after ? operation : NULL;
    }
    return NULL;
}

/* "10^6 km" */
static void say_unit(const struct passage *passage, size_t at, struct reading *reading) {
    struct unit unit;
    if (!unit_read(passage, at, (long)reading->n_tokens, &unit) || unit.tight)
        return;
    reading_say(passage, reading, unit.plural, reading->n_tokens, unit.n_tokens);
    reading->n_tokens += unit.n_tokens;
}

static bool sum_read(const struct passage *passage, size_t at, struct reading *reading) {
    bool certain = false, sure = false;
    size_t n_operations = 0;
    const struct token *token = passage_token(passage, at, 0);
    if (token->kind == TOKEN_END || (token->kind == TOKEN_WORD && token->text.len > 3) ||
        !look_opens(passage, at, 0) || !read_operand(passage, at, reading, &certain))
        return false;
    while (reading->n_tokens < WORDS_LOOKAHEAD) {
        struct reading longer = *reading;
        size_t n_tokens;
        const struct operation *operation =
            operation_at(passage, at, (long)reading->n_tokens, &n_tokens);
        if (!operation)
            break;
        reading_say(passage, &longer, str_from_c(operation->said), longer.n_tokens, n_tokens);
        longer.n_tokens += n_tokens;
        if (!read_operand(passage, at, &longer, &certain))
            break;
        *reading = longer;
        sure = sure || operation->sure;
        n_operations++;
    }
    /* A letter alone with a hyphen is no sum: "a - b", "I / O". */
    if ((!sure && !certain) || !look_closes(passage, at, (long)reading->n_tokens))
        return false;
    say_unit(passage, at, reading);
    reading->weight = READING_CUED;
    return n_operations > 0 || certain;
}

const struct word_class class_sum = {"sum", sum_read};

/* "6e23", "1.5e-9" */
static bool scientific_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct figure figure;
    if (!look_kind(passage, at, 0, TOKEN_NUMBER) || !figure_read_plain(passage, at, &figure))
        return false;
    long e = (long)figure.n_tokens;
    bool minus = look_dash(passage, at, e + 1), plus = look_mark(passage, at, e + 1, "+");
    long power = e + (minus || plus ? 2 : 1);
    if (!look_mark(passage, at, e, "e") || !look_digits(passage, at, power, 1, 3) ||
        !look_adjoins(passage, at, e + 1) || !look_adjoins(passage, at, power) ||
        !look_closes(passage, at, power + 1))
        return false;
    reading_say(passage, reading, figure_words(passage, &figure), 0, figure.n_tokens);
    reading_say(passage, reading, STR("times ten to the power of"), (size_t)e, 1);
    if (minus)
        reading_say(passage, reading, STR("minus"), (size_t)e + 1, 1);
    reading_say(
        passage, reading,
        number_cardinal(passage->arena, passage_token(passage, at, power)->text, passage->british),
        (size_t)power, 1);
    reading->n_tokens = (size_t)power + 1;
    say_unit(passage, at, reading);
    /* "1E6" may be a seat or a serial number. */
    reading->weight = look_lower(passage, at, e) ? READING_CERTAIN : READING_LIKELY;
    return true;
}

const struct word_class class_scientific = {"scientific notation", scientific_read};
