#include "document/phrases.h"

#include <string.h>

#include "base/utf8.h"
#include "document/lines.h"

static bool is_ascii_mark(char c) {
    return c > ' ' && c < 0x7F && !utf8_is_letter((uint32_t)c) && !utf8_is_digit((uint32_t)c);
}

bool next_word(struct str *text, struct str *word) {
    *text = str_trim(*text);
    size_t len = 0;
    while (len < text->len && !(text->ptr[len] == ' ' || text->ptr[len] == '\t'))
        len++;
    *word = str_slice(*text, 0, len);
    *text = str_slice(*text, len, text->len);
    return len > 0;
}

size_t count_words(struct str text) {
    size_t count = 0;
    for (struct str word; next_word(&text, &word);)
        count++;
    return count;
}

struct str strip_marks(struct str word) {
    while (word.len && is_ascii_mark(word.ptr[0]))
        word = str_slice(word, 1, word.len);
    while (word.len && is_ascii_mark(word.ptr[word.len - 1]))
        word = str_slice(word, 0, word.len - 1);
    return word;
}

bool word_is_one_of(struct str word, const char *const *list) {
    struct str bare = strip_marks(word);
    for (; *list; list++)
        if (str_equal_nocase(bare, str_from_c(*list)))
            return true;
    return false;
}

bool begins_with_phrase(struct str text, const char *phrase) {
    size_t len = strlen(phrase);
    if (text.len < len || !str_equal_nocase(str_slice(text, 0, len), str_from_c(phrase)))
        return false;
    uint32_t after = code_point_after(text, len, text.len);
    return !utf8_is_letter(after) && !utf8_is_digit(after);
}

size_t starting_phrase(struct str text, const char *const *list) {
    for (; *list; list++)
        if (begins_with_phrase(text, *list))
            return strlen(*list);
    return 0;
}

uint32_t first_code_point(struct str text) {
    return code_point_after(text, 0, text.len);
}

uint32_t last_code_point(struct str text) {
    return code_point_before(text, 0, text.len);
}

bool begins_upper(struct str text) {
    return utf8_is_upper(first_code_point(text));
}

bool begins_lower(struct str text) {
    return utf8_is_lower(first_code_point(text));
}

bool ends_sentence(struct str text) {
    static const char *const closers[] = {"\"", "'", ")", "]", "”", "’", "»", NULL};
    static const char *const stops[] = {".", "?", "!", "…", NULL};
    for (size_t i = 0; closers[i]; i++)
        if (str_ends_with(text, str_from_c(closers[i])))
            text = str_slice(text, 0, text.len - strlen(closers[i]));
    for (size_t i = 0; stops[i]; i++)
        if (str_ends_with(text, str_from_c(stops[i])))
            return true;
    return false;
}
