#include "document/xml_text.h"

#include <limits.h>
#include <string.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"
#include "document/document.h"

/* The longest names of encodings have about forty letters. */
enum { ENCODING_MAX = 64 };

/* How a file begins that is in no encoding that ASCII can be read in. The longer come
 * first; "<?" without a mark is as good as one. */
static const struct {
    struct str start;
    size_t mark; /* bytes of it that are no text */
    const char *encoding;
} beginnings[] = {
    {{"\xFF\xFE\0\0", 4}, 4, "UTF-32LE"}, {{"\0\0\xFE\xFF", 4}, 4, "UTF-32BE"},
    {{"<\0\0\0", 4}, 0, "UTF-32LE"},      {{"\0\0\0<", 4}, 0, "UTF-32BE"},
    {{"\xFF\xFE", 2}, 2, "UTF-16LE"},     {{"\xFE\xFF", 2}, 2, "UTF-16BE"},
    {{"<\0", 2}, 0, "UTF-16LE"},          {{"\0<", 2}, 0, "UTF-16BE"},
};

/* The value of `encoding` in <?xml version="1.0" encoding="…"?>; empty: none. */
static struct str declared_encoding(struct str content) {
    struct str mark = STR("\xEF\xBB\xBF");
    if (str_starts_with(content, mark))
        return (struct str){0};
    if (!str_starts_with(content, STR("<?xml")))
        return (struct str){0};
    const char *close = memmem(content.ptr, content.len, "?>", 2);
    struct str declaration =
        str_slice(content, 0, close ? (size_t)(close - content.ptr) : (size_t)0);
    const char *key = memmem(declaration.ptr, declaration.len, "encoding", 8);
    if (!key)
        return (struct str){0};
    size_t at = (size_t)(key - declaration.ptr) + 8;
    while (at < declaration.len && strchr(" \t\r\n=", declaration.ptr[at]))
        at++;
    if (at == declaration.len || !strchr("\"'", declaration.ptr[at]))
        return (struct str){0};
    size_t from = at + 1;
    const char *quote = memchr(declaration.ptr + from, declaration.ptr[at], declaration.len - from);
    return quote ? str_slice(declaration, from, (size_t)(quote - declaration.ptr))
                 : (struct str){0};
}

static bool is_utf8(struct str encoding) {
    return !encoding.len || str_equal_nocase(encoding, STR("utf-8")) ||
           str_equal_nocase(encoding, STR("utf8")) || str_equal_nocase(encoding, STR("us-ascii"));
}

/* ICU measures first and writes then. */
static bool convert(struct arena *arena, UConverter *converter, struct str content,
                    struct str *text) {
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    int32_t needed = ucnv_toAlgorithmic(UCNV_UTF8, converter, NULL, 0, content.ptr,
                                        (int32_t)content.len, &status);
    if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status))
        return false;
    char *room = arena_alloc(arena, (size_t)needed + 1);
    status = U_ZERO_ERROR;
    ucnv_toAlgorithmic(UCNV_UTF8, converter, room, needed + 1, content.ptr, (int32_t)content.len,
                       &status);
    *text = (struct str){room, (size_t)needed};
    return U_SUCCESS(status);
}

static bool decode(struct arena *arena, const char *name, struct str content, struct str encoding,
                   struct str *text, struct error *error) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter =
        encoding.len <= ENCODING_MAX ? ucnv_open(str_to_c(arena, encoding), &status) : NULL;
    if (!converter)
        return error_set_line(error, name, 1,
                              "its encoding “%.*s” is not known; convert it to UTF-8",
                              STR_ARG(utf8_clip(encoding, ENCODING_MAX)));
    bool done = content.len < INT_MAX / 4 && convert(arena, converter, content, text);
    ucnv_close(converter);
    return done || error_set(error, name, "holds bytes that are no %.*s, which it says it is",
                             STR_ARG(encoding));
}

static bool take_utf8(const char *name, struct str content, struct error *error) {
    size_t at = utf8_validate(content);
    if (at == content.len)
        return true;
    return error_set_line(error, name, 1 + source_count_lines(content, 0, at),
                          "not UTF-8 (byte 0x%02X), and no other encoding is declared",
                          (unsigned)(unsigned char)content.ptr[at]);
}

static bool check_nul(const char *name, struct str text, struct error *error) {
    const char *nul = text.len ? memchr(text.ptr, '\0', text.len) : NULL;
    return !nul ||
           error_set_line(error, name, 1 + source_count_lines(text, 0, (size_t)(nul - text.ptr)),
                          "not XML (a NUL byte)");
}

bool xml_decode(struct arena *arena, const char *name, struct str content, struct str *text,
                struct error *error) {
    *text = content;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (str_starts_with(content, beginnings[i].start))
            return decode(arena, name, str_slice(content, beginnings[i].mark, content.len),
                          str_from_c(beginnings[i].encoding), text, error) &&
                   check_nul(name, *text, error);
    struct str encoding = declared_encoding(content);
    if (!is_utf8(encoding) && !decode(arena, name, content, encoding, text, error))
        return false;
    return take_utf8(name, *text, error) && check_nul(name, *text, error);
}
