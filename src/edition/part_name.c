#include <limits.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "edition/part.h"

/* ---- names of files ---- */

/* What a title may hold and a file's name may not, or better had not: FAT's own marks
 * (Microsoft, "Naming Files, Paths, and Namespaces"), and what is not seen. */
static const struct {
    uint32_t character;
    const char *instead;
} replacements[] = {
    {'/', "-"}, {'\\', "-"}, {'|', "-"}, {':', " -"}, {'"', "'"},
    {'<', "("}, {'>', ")"},  {'*', ""},  {'?', ""},
};

static bool is_unseen(uint32_t c) {
    const uint32_t unseen = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK | U_GC_CN_MASK |
                            U_GC_CS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
    return (U_GET_GC_MASK((UChar32)c) & unseen) != 0;
}

#define REPLACEMENT 0xFFFD /* what a byte that is none becomes */

static void add_space(struct strbuf *name) {
    if (name->count && name->items[name->count - 1] != ' ')
        strbuf_add_char(name, ' ');
}

static void add_legal(struct strbuf *name, uint32_t c) {
    for (size_t i = 0; i < sizeof replacements / sizeof *replacements; i++)
        if (c == replacements[i].character) {
            strbuf_add(name, str_from_c(replacements[i].instead));
            return;
        }
    if (utf8_is_space(c))
        add_space(name);
    else if (c != UTF8_INVALID && c != REPLACEMENT && !is_unseen(c))
        utf8_add(name, c);
}

/* The title in NFC; as it is where ICU cannot. */
static struct str composed(struct arena *arena, struct str s) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (s.len > INT_MAX / 8)
        return s;
    int32_t room = (int32_t)s.len + 1, length = 0;
    UChar *wide = arena_alloc_array(arena, (size_t)room, sizeof *wide);
    u_strFromUTF8WithSub(wide, room, &length, s.ptr, (int32_t)s.len, REPLACEMENT, NULL, &status);
    /* No character has more than three times as many units when it is composed. */
    UChar *whole = arena_alloc_array(arena, (size_t)room * 3, sizeof *whole);
    length = unorm2_normalize(nfc, wide, length, whole, room * 3, &status);
    char *narrow = arena_alloc_array(arena, (size_t)length + 1, 3);
    int32_t n_bytes = 0;
    u_strToUTF8(narrow, (length + 1) * 3, &n_bytes, whole, length, &status);
    return U_FAILURE(status) ? s : (struct str){narrow, (size_t)n_bytes};
}

/* At most so many bytes, whole words of it unless that leaves too little, never half a
 * character with its marks. */
static struct str clipped(struct str s, size_t max_bytes) {
    if (s.len <= max_bytes)
        return s;
    struct str kept = utf8_clip(s, max_bytes);
    size_t end = kept.len;
    while (end > max_bytes / 2 && s.ptr[end] != ' ')
        end--;
    if (s.ptr[end] == ' ')
        return str_slice(s, 0, end);
    for (end = kept.len; end > 0; end--) {
        size_t at = end;
        if (((unsigned char)s.ptr[end] & 0xC0U) != 0x80 &&
            u_getCombiningClass((UChar32)utf8_next(s, &at)) == 0)
            break;
    }
    return str_slice(s, 0, end);
}

/* FAT drops points and spaces at a name's end. */
static struct str without_end(struct str s) {
    while (s.len && (s.ptr[s.len - 1] == '.' || s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '-'))
        s.len--;
    return s;
}

static size_t count_digits(size_t number) {
    size_t digits = 1;
    for (; number >= 10; number /= 10)
        digits++;
    return digits;
}

struct str part_name(struct arena *arena, size_t number, size_t count, struct str title) {
    size_t digits = count_digits(count) < 2 ? 2 : count_digits(count);
    struct strbuf legal = {.arena = arena};
    struct str whole = composed(arena, utf8_clip(title, (size_t)4 * PART_NAME_MAX_BYTES));
    for (size_t at = 0; at < whole.len;)
        add_legal(&legal, utf8_next(whole, &at));
    struct str rest =
        without_end(clipped(str_trim(strbuf_str(&legal)), PART_NAME_MAX_BYTES - digits - 1));
    return str_format(arena, "%0*zu%s%.*s", (int)digits, number, rest.len ? " " : "",
                      STR_ARG(rest));
}
