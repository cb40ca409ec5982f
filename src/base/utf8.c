#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* ICU counts in 32 bits and we do not, so it is handed a window at a time, as long as
 * the longest sequence. */
enum { LONGEST_SEQUENCE = 4 };

uint32_t utf8_next(struct str s, size_t *at) {
    struct str window = str_slice(s, *at, *at + LONGEST_SEQUENCE);
    const uint8_t *bytes = (const uint8_t *)window.ptr;
    int32_t i = 0;
    UChar32 c;
    U8_NEXT(bytes, i, (int32_t)window.len, c);
    if (c < 0) {
        *at += 1;
        return UTF8_INVALID;
    }
    *at += (size_t)i;
    return (uint32_t)c;
}

void utf8_add(struct strbuf *buf, uint32_t code_point) {
    uint8_t bytes[LONGEST_SEQUENCE];
    int32_t length = 0;
    UBool failed = false;
    U8_APPEND(bytes, length, LONGEST_SEQUENCE, code_point, failed);
    if (!failed)
        strbuf_add(buf, (struct str){(const char *)bytes, (size_t)length});
}

size_t utf8_validate(struct str s) {
    for (size_t at = 0; at < s.len;) {
        size_t start = at;
        if (utf8_next(s, &at) == UTF8_INVALID)
            return start;
    }
    return s.len;
}

struct str utf8_clip(struct str s, size_t max_bytes) {
    if (s.len <= max_bytes)
        return s;
    size_t end = max_bytes;
    while (end && max_bytes - end < LONGEST_SEQUENCE && U8_IS_TRAIL((uint8_t)s.ptr[end]))
        end--;
    return str_slice(s, 0, end);
}

size_t utf8_length(struct str s) {
    size_t length = 0;
    for (size_t at = 0; at < s.len; length++)
        utf8_next(s, &at);
    return length;
}

bool utf8_is_letter(uint32_t c) {
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool utf8_is_upper(uint32_t c) {
    return u_isupper((UChar32)c);
}

bool utf8_is_lower(uint32_t c) {
    return u_islower((UChar32)c);
}

bool utf8_is_digit(uint32_t c) {
    return u_isdigit((UChar32)c);
}

bool utf8_is_space(uint32_t c) {
    return u_isUWhiteSpace((UChar32)c);
}

static struct str map(struct arena *arena, struct str s, UChar32 (*first)(UChar32),
                      UChar32 (*rest)(UChar32)) {
    struct strbuf mapped = {.arena = arena};
    UChar32 (*mapping)(UChar32) = first;
    for (size_t at = 0; at < s.len;) {
        uint32_t c = utf8_next(s, &at);
        if (c == UTF8_INVALID)
            continue;
        utf8_add(&mapped, (uint32_t)mapping((UChar32)c));
        if (utf8_is_letter(c))
            mapping = rest;
    }
    return strbuf_str(&mapped);
}

struct str utf8_lower(struct arena *arena, struct str s) {
    return map(arena, s, u_tolower, u_tolower);
}

struct str utf8_upper(struct arena *arena, struct str s) {
    return map(arena, s, u_toupper, u_toupper);
}

struct str utf8_capitalise(struct arena *arena, struct str s) {
    return map(arena, s, u_toupper, u_tolower);
}

bool utf8_is_capitalised(struct str s) {
    size_t at = 0;
    return s.len && utf8_is_upper(utf8_next(s, &at));
}

bool utf8_is_small(struct str s) {
    size_t at = 0;
    UChar32 c = s.len ? (UChar32)utf8_next(s, &at) : 0;
    return u_islower(c) && u_totitle(c) != c;
}

bool utf8_equal_nocase(struct str a, struct str b) {
    size_t i = 0, j = 0;
    while (i < a.len && j < b.len)
        if (u_tolower((UChar32)utf8_next(a, &i)) != u_tolower((UChar32)utf8_next(b, &j)))
            return false;
    return i == a.len && j == b.len;
}

bool utf8_all_upper(struct str s) {
    bool letter = false;
    for (size_t at = 0; at < s.len;) {
        uint32_t c = utf8_next(s, &at);
        if (c == UTF8_INVALID || utf8_is_lower(c))
            return false;
        letter = letter || utf8_is_upper(c);
    }
    return letter;
}
