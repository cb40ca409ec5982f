#include "document/xml_text.h"

#include <string.h>

#include "base/utf8.h"
#include "document/document.h"
#include "document/encoding.h"

/* How a file begins that ASCII cannot be read in, and that has no byte order mark. */
static const struct {
    struct str start;
    const char *encoding;
} unmarked[] = {
    {{"<\0\0\0", 4}, "UTF-32LE"},
    {{"\0\0\0<", 4}, "UTF-32BE"},
    {{"<\0", 2}, "UTF-16LE"},
    {{"\0<", 2}, "UTF-16BE"},
};

/* What is between quotes behind `encoding =`. */
static struct str quoted_after(struct str declaration, size_t at) {
    while (at < declaration.len && strchr(" \t\r\n=", declaration.ptr[at]))
        at++;
    if (at == declaration.len || !strchr("\"'", declaration.ptr[at]))
        return (struct str){0};
    size_t from = at + 1;
    const char *quote =
        str_find_char(str_slice(declaration, from, declaration.len), declaration.ptr[at]);
    return quote ? str_slice(declaration, from, (size_t)(quote - declaration.ptr))
                 : (struct str){0};
}

/* The value of `encoding` in <?xml version="1.0" encoding="…"?>; empty: none. */
static struct str declared_encoding(struct str content) {
    static const struct str key = {"encoding", 8};
    if (!str_starts_with(content, STR("<?xml")))
        return (struct str){0};
    const char *close = str_find(content, STR("?>"));
    if (!close)
        return (struct str){0};
    struct str declaration = str_slice(content, 0, (size_t)(close - content.ptr));
    const char *at = str_find(declaration, key);
    return at ? quoted_after(declaration, (size_t)(at - declaration.ptr) + key.len)
              : (struct str){0};
}

static bool is_utf8(struct str encoding) {
    return !encoding.len || str_equal_nocase(encoding, STR("utf-8")) ||
           str_equal_nocase(encoding, STR("utf8")) || str_equal_nocase(encoding, STR("us-ascii"));
}

static const char *find_encoding(struct arena *arena, struct str content) {
    for (size_t i = 0; i < sizeof unmarked / sizeof *unmarked; i++)
        if (str_starts_with(content, unmarked[i].start))
            return unmarked[i].encoding;
    struct str declared = declared_encoding(content);
    return is_utf8(declared) ? NULL : str_to_c(arena, declared);
}

static bool has_mark(struct str content) {
    return str_starts_with(content, STR("\xFF\xFE")) || str_starts_with(content, STR("\xFE\xFF")) ||
           str_starts_with(content, (struct str){"\0\0\xFE\xFF", 4});
}

static bool decode(struct arena *arena, const char *name, struct str content, const char *encoding,
                   struct str *text, struct error *error) {
    struct decoded decoded;
    if (!encoding_decode(arena, name, content, encoding, &decoded, error))
        return false;
    *text = decoded.text;
    return true;
}

static bool check_utf8(const char *name, struct str text, struct error *error) {
    size_t at = utf8_validate(text);
    return at == text.len ||
           error_set_line(error, name, 1 + source_count_lines(text, 0, at),
                          "not UTF-8 (byte 0x%02X), and no other encoding is declared",
                          (unsigned)(unsigned char)text.ptr[at]);
}

static bool check_nul(const char *name, struct str text, struct error *error) {
    const char *nul = str_find_char(text, '\0');
    return !nul ||
           error_set_line(error, name, 1 + source_count_lines(text, 0, (size_t)(nul - text.ptr)),
                          "not XML (a NUL byte)");
}

bool xml_decode(struct arena *arena, const char *name, struct str content, struct str *text,
                struct error *error) {
    const char *encoding = find_encoding(arena, content);
    *text = content;
    if ((encoding || has_mark(content)) && !decode(arena, name, content, encoding, text, error))
        return false;
    return check_utf8(name, *text, error) && check_nul(name, *text, error);
}
