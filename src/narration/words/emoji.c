/* Emoji and emoticons, by the names that people know them by: those of the table, or
 * Unicode's own. */
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "narration/words/classes.h"
#include "narration/words/form.h"

enum { LONGEST_NAME = 96 };

static const struct {
    const char *written, *said;
} emoticons[] = {
    {":-)", "smiling face"},  {":)", "smiling face"},   {"(:", "smiling face"},
    {"=)", "smiling face"},   {";-)", "winking face"},  {";)", "winking face"},
    {":-(", "sad face"},      {":(", "sad face"},       {":'(", "crying face"},
    {":-D", "grinning face"}, {":D", "grinning face"},  {":-P", "playful face"},
    {":P", "playful face"},   {":-/", "doubtful face"}, {":-O", "surprised face"},
    {":O", "surprised face"}, {"<3", "heart"},          {"^_^", "happy face"},
    {":-|", "blank face"},
};

static const struct {
    uint32_t code_point;
    const char *said;
} names[] = {
    {0x2764, "red heart"},
    {0x1F44D, "thumbs up"},
    {0x1F44E, "thumbs down"},
    {0x1F600, "grinning face"},
    {0x1F602, "face with tears of joy"},
    {0x1F60A, "smiling face"},
    {0x1F642, "smiling face"},
    {0x263A, "smiling face"},
    {0x1F622, "crying face"},
    {0x1F62D, "loudly crying face"},
    {0x1F60D, "heart eyes"},
    {0x1F64F, "folded hands"},
    {0x1F44F, "clapping hands"},
    {0x1F525, "fire"},
    {0x1F389, "party popper"},
    {0x1F680, "rocket"},
    {0x1F609, "winking face"},
    {0x1F914, "thinking face"},
    {0x1F44B, "waving hand"},
    {0x1F4AF, "hundred points"},
    {0x2705, "check mark"},
    {0x274C, "cross mark"},
    {0x2B50, "star"},
    {0x2600, "sun"},
    {0x26A0, "warning"},
    {0x2665, "heart"},
    {0x1F44C, "okay hand"},
    {0x1F60E, "cool face"},
    {0x1F621, "angry face"},
    {0x1F615, "confused face"},
};

static uint32_t code_point(const struct token *token) {
    size_t at = 0;
    return token->text.len ? utf8_next(token->text, &at) : 0;
}

static bool is_emoji(uint32_t c) {
    return c > 0x2300 && u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI) &&
           !u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI_MODIFIER);
}

/* Variation selectors, joiners and skin tones say nothing of their own. */
static bool is_modifier(const struct token *token) {
    uint32_t c = code_point(token);
    return token_touches(token) && (c == 0xFE0F || c == 0xFE0E || c == 0x200D || c == 0x20E3 ||
                                    u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI_MODIFIER));
}

static struct str unicode_name(const struct passage *passage, uint32_t c) {
    char name[LONGEST_NAME];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = u_charName((UChar32)c, U_UNICODE_CHAR_NAME, name, LONGEST_NAME, &status);
    if (U_FAILURE(status) || length <= 0 || length >= LONGEST_NAME)
        return STR("emoji");
    struct str said = str_lower(passage->arena, (struct str){name, (size_t)length});
    static const char *const tails[] = {" sign", " symbol"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (str_ends_with(said, str_from_c(tails[i])))
            said = str_slice(said, 0, said.len - str_from_c(tails[i]).len);
    return said;
}

static struct str name_of(const struct passage *passage, uint32_t c) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].code_point == c)
            return str_from_c(names[i].said);
    return unicode_name(passage, c);
}

/* Two letters that stand for a country's flag. */
static bool is_flag_letter(const struct token *token) {
    return code_point(token) >= 0x1F1E6 && code_point(token) <= 0x1F1FF;
}

static bool read_flag(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *first = passage_token(passage, at, 0),
                       *second = passage_token(passage, at, 1);
    if (!is_flag_letter(first) || !token_touches(second) || !is_flag_letter(second))
        return false;
    char country[] = {(char)('A' + code_point(first) - 0x1F1E6),
                      (char)('A' + code_point(second) - 0x1F1E6)};
    reading->n_tokens = 2;
    reading->weight = READING_CERTAIN;
    reading_say(passage, reading, STR("flag"), 0, 2);
    reading_spell(passage, reading, str_copy(passage->arena, (struct str){country, 2}),
                  (struct str){0}, 0, 2);
    return true;
}

static bool read_emoticon(const struct passage *passage, size_t at, struct reading *reading) {
    if (!passage_token(passage, at, 0)->space_before)
        return false;
    for (size_t i = 0; i < sizeof emoticons / sizeof *emoticons; i++) {
        const char *written = emoticons[i].written;
        struct str rest =
            str_slice(passage->text, passage_token(passage, at, 0)->start, passage->text.len);
        if (!str_starts_with(rest, str_from_c(written)))
            continue;
        size_t end = passage_token(passage, at, 0)->start + str_from_c(written).len, n = 1;
        while (passage_token(passage, at, (long)n)->kind != TOKEN_END &&
               passage_token(passage, at, (long)n)->start < end)
            n++;
        const struct token *after = passage_token(passage, at, (long)n);
        if (passage_token(passage, at, (long)n - 1)->end != end ||
            (token_touches(after) && !word_in(after->text, ". , ! ? )")))
            return false;
        reading->n_tokens = n;
        reading->weight = READING_CERTAIN;
        reading_say(passage, reading, str_from_c(emoticons[i].said), 0, n);
        return true;
    }
    return false;
}

static bool read_emoji(const struct passage *passage, size_t at, struct reading *reading) {
    const struct token *token = passage_token(passage, at, 0);
    if (token->kind != TOKEN_MARK)
        return false;
    if (read_emoticon(passage, at, reading) || read_flag(passage, at, reading))
        return true;
    uint32_t c = code_point(token);
    if (!is_emoji(c))
        return false;
    reading->n_tokens = 1;
    while (reading->n_tokens < WORDS_LOOKAHEAD &&
           is_modifier(passage_token(passage, at, (long)reading->n_tokens)))
        reading->n_tokens++;
    reading->weight = READING_LIKELY;
    reading_say(passage, reading, name_of(passage, c), 0, reading->n_tokens);
    return true;
}

const struct word_class class_emoji = {"emoji", read_emoji};
