/* Numbers said digit by digit in groups: telephones, cards, ISBNs, social security
 * numbers; addresses of machines and versions by their points. */
#include <string.h>

#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/look.h"
#include "narration/words/numbers.h"

enum { MAX_GROUPS = 8 };

/* Groups of digits in a row. */
struct groups {
    size_t count, lengths[MAX_GROUPS], tokens[MAX_GROUPS];
    size_t n_digits, n_tokens;
    bool plus, area;   /* "+1", "(202)" */
    const char *joint; /* the last separator: "-", ".", " " */
    bool mixed;        /* not always the same one */
};

static void add_group(const struct passage *passage, size_t at, struct groups *groups) {
    size_t length = passage_token(passage, at, (long)groups->n_tokens)->text.len;
    groups->tokens[groups->count] = groups->n_tokens;
    groups->lengths[groups->count++] = length;
    groups->n_digits += length;
    groups->n_tokens++;
}

/* The separator before a next group; its tokens in *n_tokens; NULL: no group follows. */
static const char *separator_at(const struct passage *passage, size_t at, long offset,
                                size_t *n_tokens) {
    static const char *const marks[] = {"-", "‐", "‑", "–", ".", "/", NULL};
    *n_tokens = 0;
    if (look_kind(passage, at, offset, TOKEN_NUMBER))
        return look_adjoins(passage, at, offset) ? NULL : " ";
    if (!look_adjoins(passage, at, offset) || !look_adjoins(passage, at, offset + 1) ||
        !look_kind(passage, at, offset + 1, TOKEN_NUMBER) || !look_in(passage, at, offset, marks))
        return NULL;
    *n_tokens = 1;
    return look_is(passage, at, offset, ".") ? "." : look_is(passage, at, offset, "/") ? "/" : "-";
}

/* "(202)" at the end of what was read */
static bool read_area(const struct passage *passage, size_t at, struct groups *groups) {
    long offset = (long)groups->n_tokens;
    if (!look_is(passage, at, offset, "(") || !look_digits(passage, at, offset + 1, 1, 5) ||
        !look_is(passage, at, offset + 2, ")") || !look_kind(passage, at, offset + 3, TOKEN_NUMBER))
        return false;
    groups->n_tokens++;
    add_group(passage, at, groups);
    groups->n_tokens++;
    groups->area = true;
    return true;
}

static bool read_groups(const struct passage *passage, size_t at, struct groups *groups) {
    *groups = (struct groups){0};
    if (look_is(passage, at, 0, "+") && look_adjoins(passage, at, 1)) {
        groups->plus = true;
        groups->n_tokens = 1;
    }
    if (!look_opens(passage, at, 0) && !groups->plus)
        return false;
    if (!read_area(passage, at, groups) &&
        !look_kind(passage, at, (long)groups->n_tokens, TOKEN_NUMBER))
        return false;
    if (!groups->area) {
        add_group(passage, at, groups);
        size_t dash = look_mark(passage, at, (long)groups->n_tokens, "-") ? 1 : 0;
        groups->n_tokens += dash;
        if (!read_area(passage, at, groups))
            groups->n_tokens -= dash;
    }
    if (groups->area)
        add_group(passage, at, groups);
    while (groups->count < MAX_GROUPS) {
        size_t n_tokens;
        const char *joint = separator_at(passage, at, (long)groups->n_tokens, &n_tokens);
        if (!joint)
            break;
        groups->mixed = groups->mixed || (groups->joint && *groups->joint != *joint);
        groups->joint = joint;
        groups->n_tokens += n_tokens;
        add_group(passage, at, groups);
    }
    return look_closes(passage, at, (long)groups->n_tokens);
}

static bool lengths_are(const struct groups *groups, const size_t *lengths) {
    size_t i = 0;
    for (; lengths[i]; i++)
        if (i >= groups->count || groups->lengths[i] != lengths[i])
            return false;
    return i == groups->count;
}

/* How the numbers of the plans that readers of English meet are grouped. */
static bool is_known_shape(const struct groups *groups) {
    static const size_t shapes[][6] = {
        {3, 3, 4},    /* North America */
        {1, 3, 3, 4}, /* the same with its 1 */
        {3, 2, 4},    /* social security */
        {4, 4, 4, 4}, /* cards */
        {4, 6, 5},    /* American Express */
        {4, 3, 4},    {4, 3, 3}, {5, 3, 3}, {3, 4, 4}, {2, 4, 4}, {2, 3, 2, 2}, {2, 2, 2, 2, 2},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (lengths_are(groups, shapes[i]))
            return true;
    return false;
}

static const char *const phone_cues[] = {
    "call",   "phone", "telephone", "tel",     "fax",  "dial",    "dialled", "dialed",
    "mobile", "cell",  "number",    "hotline", "ring", "contact", "text",    "whatsapp",
    "office", "home",  "isbn",      "issn",    "ssn",  "card",    "account", NULL};

static bool is_cued(const struct passage *passage, size_t at) {
    for (long offset = -4; offset < 0; offset++)
        if (look_in(passage, at, offset, phone_cues))
            return true;
    return false;
}

static bool starts_with_zero(const struct passage *passage, size_t at,
                             const struct groups *groups) {
    return passage_token(passage, at, (long)groups->tokens[0])->text.ptr[0] == '0';
}

static bool is_plain_seven(const struct passage *passage, size_t at, const struct groups *groups,
                           bool cued) {
    static const size_t seven[] = {3, 4, 0};
    if (!lengths_are(groups, seven) || *groups->joint == '/')
        return false;
    size_t exchange = look_value(passage, at, (long)groups->tokens[0]);
    struct str last = passage_token(passage, at, (long)groups->tokens[1])->text;
    bool dashed = *groups->joint == '-';
    return cued ||
           (dashed && (exchange == 555 || last.ptr[0] == '0' || !str_ends_with(last, STR("00"))));
}

/* A row of years is no card's number. */
static bool are_years(const struct passage *passage, size_t at, const struct groups *groups) {
    for (size_t i = 0; i < groups->count; i++) {
        size_t value = look_value(passage, at, (long)groups->tokens[i]);
        if (value < 1000 || value > 2099)
            return false;
    }
    return !groups->plus;
}

static bool is_telephone(const struct passage *passage, size_t at, const struct groups *groups) {
    bool cued = is_cued(passage, at);
    if (!cued && are_years(passage, at, groups))
        return false;
    if (groups->plus || groups->area)
        return groups->n_digits >= 7 && groups->n_digits <= 15 && groups->count > 1;
    if (groups->count < 2)
        return false;
    bool dashed = *groups->joint == '-';
    if (is_plain_seven(passage, at, groups, cued))
        return true;
    if (is_known_shape(groups) && (!groups->mixed || cued))
        return dashed || *groups->joint == '.' || cued || starts_with_zero(passage, at, groups) ||
               groups->count == 4 || groups->n_digits >= 10;
    if (starts_with_zero(passage, at, groups) && groups->n_digits >= 9 && groups->n_digits <= 12)
        return true;
    return (dashed && groups->count >= 4 && groups->n_digits >= 9) ||
           (cued && groups->n_digits >= 7 && groups->n_digits <= 19 && *groups->joint != '.');
}

/* "800" of a freephone number has its name. */
static struct str group_words(const struct passage *passage, struct str digits, bool freephone) {
    if (freephone && digits.len == 3 && str_ends_with(digits, STR("00")) && digits.ptr[0] != '0')
        return number_cardinal(passage->arena, digits, false);
    return number_digits(passage->arena, digits);
}

static void say_groups(const struct passage *passage, size_t at, struct reading *reading,
                       const struct groups *groups) {
    if (groups->plus)
        reading_say(passage, reading, STR("plus"), 0, 1);
    for (size_t i = 0; i < groups->count; i++) {
        struct str digits = passage_token(passage, at, (long)groups->tokens[i])->text;
        bool freephone = groups->n_digits >= 10 && i < 2;
        reading_say(passage, reading, group_words(passage, digits, freephone), groups->tokens[i],
                    1);
        if (i + 1 < groups->count)
            reading->items[reading->count - 1].after = STR(",");
    }
    reading->n_tokens = groups->n_tokens;
}

/* "ext. 12", "x12" */
static void say_extension(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const names[] = {"ext", "extn", "extension", "x", NULL};
    long offset = (long)reading->n_tokens;
    long name = look_mark(passage, at, offset, ",") ? offset + 1 : offset;
    long number = look_mark(passage, at, name + 1, ".") ? name + 2 : name + 1;
    if (!look_in(passage, at, name, names) || !look_digits(passage, at, number, 1, 6))
        return;
    reading->items[reading->count - 1].after = STR(",");
    reading_say(passage, reading, STR("extension"), (size_t)name, (size_t)(number - name));
    reading_say(passage, reading,
                number_digits(passage->arena, passage_token(passage, at, number)->text),
                (size_t)number, 1);
    reading->n_tokens = (size_t)number + 1;
}

/* "phone 5551234", "call 2025550143": in groups though none were written */
static bool plain_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct str digits = passage_token(passage, at, 0)->text;
    bool fits = look_digits(passage, at, 0, 7, 7) || look_digits(passage, at, 0, 10, 11);
    if (!fits || !is_cued(passage, at) || !look_opens(passage, at, 0) ||
        !look_closes(passage, at, 1))
        return false;
    size_t ends[] = {digits.len % 10 == 1 ? 1 : 0, digits.len > 7 ? digits.len - 7 : 0,
                     digits.len - 4, digits.len};
    for (size_t i = 0, from = 0; i < sizeof ends / sizeof *ends; from = ends[i++]) {
        if (ends[i] == from)
            continue;
        struct str group = str_slice(digits, from, ends[i]);
        if (reading->count)
            reading->items[reading->count - 1].after = STR(",");
        reading_say(passage, reading, group_words(passage, group, i == 1), 0, 1);
    }
    reading->n_tokens = 1;
    say_extension(passage, at, reading);
    reading->weight = READING_CUED;
    return true;
}

const struct word_class class_plain_telephone = {"telephone without groups", plain_read};

static bool telephone_read(const struct passage *passage, size_t at, struct reading *reading) {
    struct groups groups;
    if (!read_groups(passage, at, &groups) || !is_telephone(passage, at, &groups))
        return false;
    say_groups(passage, at, reading, &groups);
    say_extension(passage, at, reading);
    reading->weight = READING_CERTAIN;
    return true;
}

const struct word_class class_telephone = {"telephone", telephone_read};

static bool has_vowel(struct str word) {
    for (size_t i = 0; i < word.len; i++)
        if (strchr("AEIOUYaeiouy", word.ptr[i]))
            return true;
    return false;
}

/* "FLOWERS" as a word, "MCI" letter by letter */
static void say_letters(const struct passage *passage, size_t at, struct reading *reading,
                        size_t offset) {
    struct str word = passage_token(passage, at, (long)offset)->text;
    if (has_vowel(word) && word.len > 1)
        reading_say(passage, reading, utf8_lower(passage->arena, word), offset, 1);
    else
        for (size_t from = 0, to = 0; from < word.len; from = to) {
            utf8_next(word, &to);
            reading_say(passage, reading, str_slice(word, from, to), offset, 1);
        }
}

/* "1-800-FLOWERS", "1-800-GO-U-HAUL" */
static bool freephone_read(const struct passage *passage, size_t at, struct reading *reading) {
    if (!look_digits(passage, at, 0, 1, 1) || !look_mark(passage, at, 1, "-") ||
        !look_digits(passage, at, 2, 3, 3) || !look_mark(passage, at, 3, "-") ||
        !look_kind(passage, at, 4, TOKEN_WORD) || !look_adjoins(passage, at, 4))
        return false;
    struct str country = passage_token(passage, at, 0)->text;
    struct str area = passage_token(passage, at, 2)->text;
    reading_say(passage, reading, number_digits(passage->arena, country), 0, 1);
    reading->items[0].after = STR(",");
    reading_say(passage, reading, group_words(passage, area, true), 2, 1);
    reading->items[reading->count - 1].after = STR(",");
    reading->n_tokens = 4;
    while (reading->n_tokens < WORDS_LOOKAHEAD &&
           look_adjoins(passage, at, (long)reading->n_tokens)) {
        if (look_kind(passage, at, (long)reading->n_tokens, TOKEN_WORD))
            say_letters(passage, at, reading, reading->n_tokens);
        else if (!look_is(passage, at, (long)reading->n_tokens, "-"))
            break;
        reading->n_tokens++;
    }
    reading->weight = READING_CERTAIN;
    return true;
}

const struct word_class class_freephone = {"freephone", freephone_read};

/* "call 911", "dial 1-1-2", "9-1-1": three digits that everybody knows one by one */
static bool emergency_read(const struct passage *passage, size_t at, struct reading *reading) {
    static const char *const numbers[] = {"911", "999", "112", "411", "311", "411", "000", NULL};
    static const char *const cues[] = {"call",   "calls",   "called",  "calling",  "dial",  "dials",
                                       "dialed", "dialled", "dialing", "dialling", "phone", "ring",
                                       "rang",   "a",       "phoned",  NULL};
    static const char *const after[] = {"call",       "calls",     "caller", "operator",
                                        "dispatcher", "emergency", NULL};
    bool spelled = look_digits(passage, at, 0, 1, 1) && look_mark(passage, at, 1, "-") &&
                   look_digits(passage, at, 2, 1, 1) && look_mark(passage, at, 3, "-") &&
                   look_digits(passage, at, 4, 1, 1) && look_opens(passage, at, 0) &&
                   look_closes(passage, at, 5) && look_value(passage, at, 0) == 9;
    bool cued = look_in(passage, at, 0, numbers) && look_closes(passage, at, 1) &&
                ((look_in(passage, at, -1, cues) && !look_is(passage, at, -1, "a")) ||
                 look_in(passage, at, 1, after) ||
                 (passage->n_tokens == 1 && look_is(passage, at, 0, "911")));
    if (!spelled && !cued)
        return false;
    for (size_t i = 0; i < (spelled ? 5U : 1U); i += 2)
        reading_say(passage, reading,
                    number_digits(passage->arena, passage_token(passage, at, (long)i)->text), i, 1);
    reading->n_tokens = spelled ? 5 : 1;
    reading->weight = READING_CERTAIN;
    return true;
}

const struct word_class class_emergency = {"emergency number", emergency_read};

/* "192.168.0.1" digit by digit, "1.2.3" by its numbers, both with "dot" or "point" */
static bool dotted_read(const struct passage *passage, size_t at, struct reading *reading) {
    size_t numbers = 0;
    if (!look_opens(passage, at, 0) && !look_kind(passage, at, -1, TOKEN_WORD))
        return false;
    while (numbers < MAX_GROUPS && look_digits(passage, at, (long)(2 * numbers), 1, 6) &&
           (numbers == 0 || look_adjoins(passage, at, (long)(2 * numbers)))) {
        numbers++;
        if (!look_mark(passage, at, (long)(2 * numbers) - 1, "."))
            break;
    }
    if (numbers < 3)
        return false;
    bool machine = numbers == 4 && passage_token(passage, at, 0)->text.len > 1;
    for (size_t i = 0; i < numbers; i++) {
        struct str digits = passage_token(passage, at, (long)(2 * i))->text;
        if (i)
            reading_say(passage, reading, machine ? STR("dot") : STR("point"), 2 * i - 1, 1);
        reading_say(passage, reading,
                    machine || digits.ptr[0] == '0'
                        ? number_digits(passage->arena, digits)
                        : number_cardinal(passage->arena, digits, passage->british),
                    2 * i, 1);
    }
    reading->n_tokens = 2 * numbers - 1;
    reading->weight = READING_LIKELY;
    return true;
}

const struct word_class class_dotted = {"dotted number", dotted_read};
