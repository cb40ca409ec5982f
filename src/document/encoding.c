#include "document/encoding.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/utf8.h"
#include "document/document.h"

enum {
    CHUNK_BYTES = 16384,
    /* Of a hundred, by ICU's measure. Random bytes get 10, two lines of prose 40 and more. */
    GUESS_MIN_CONFIDENCE = 30,
    /* The detector looks at no more. */
    SAMPLE_MAX_BYTES = 8000,
    SAMPLE_LINE_MAX_BYTES = 400,
    DECLARATION_MAX_BYTES = 4096, /* how far from the beginning one may stand */
    ENCODING_NAME_MAX_BYTES = 60,
};

/* ---- names ---- */

/* What a file that says the first of itself really is, as every browser has it
 * (encoding.spec.whatwg.org). */
static const struct {
    const char *said, *meant;
} supersets[] = {
    {"ISO-8859-1", "windows-1252"},
    {"US-ASCII", "windows-1252"},
    {"ISO-8859-9", "windows-1254"},
};

/* The name that the world knows a converter by, or the given one. */
static struct str standard_name(struct arena *arena, const char *given) {
    static const char *const standards[] = {"MIME", "IANA"};
    for (size_t i = 0; i < sizeof standards / sizeof *standards; i++) {
        UErrorCode status = U_ZERO_ERROR;
        const char *name = ucnv_getStandardName(given, standards[i], &status);
        if (U_SUCCESS(status) && name)
            return str_copy(arena, str_from_c(name));
    }
    return str_copy(arena, str_from_c(given));
}

static struct str superset(struct arena *arena, const char *said) {
    struct str name = standard_name(arena, said);
    for (size_t i = 0; i < sizeof supersets / sizeof *supersets; i++)
        if (str_equal_nocase(name, str_from_c(supersets[i].said)))
            return str_from_c(supersets[i].meant);
    return name;
}

static UConverter *open_converter(const char *name) {
    UErrorCode status = U_ZERO_ERROR;
    if (!*name || strlen(name) > ENCODING_NAME_MAX_BYTES)
        return NULL;
    UConverter *converter = ucnv_open(name, &status);
    /* A faulty byte is an error, not a replacement character. */
    if (U_SUCCESS(status))
        ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_SUCCESS(status))
        return converter;
    ucnv_close(converter);
    return NULL;
}

bool encoding_is_known(const char *name) {
    UConverter *converter = open_converter(name);
    ucnv_close(converter);
    return converter != NULL;
}

struct str encoding_meant(struct arena *arena, const char *name) {
    return encoding_is_known(name) ? superset(arena, name) : (struct str){0};
}

static bool is_utf8_name(struct str name) {
    return str_equal_nocase(name, STR("UTF-8"));
}

/* ---- converting ---- */

struct conversion {
    UConverter *from, *to;
    struct strbuf text;
    size_t wrong; /* byte of the content that means nothing */
};

/* Converts everything; false at bytes that mean nothing. */
static bool convert(struct conversion *conversion, struct str content) {
    UChar pivot[CHUNK_BYTES / sizeof(UChar)], *pivot_from = pivot, *pivot_to = pivot;
    const char *at = content.ptr, *end = content.ptr + content.len;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    for (bool first = true; status == U_BUFFER_OVERFLOW_ERROR; first = false) {
        char out[CHUNK_BYTES], *out_end = out;
        status = U_ZERO_ERROR;
        ucnv_convertEx(conversion->to, conversion->from, &out_end, out + sizeof out, &at, end,
                       pivot, &pivot_from, &pivot_to, pivot + sizeof pivot / sizeof *pivot, first,
                       true, &status);
        strbuf_add(&conversion->text, (struct str){out, (size_t)(out_end - out)});
    }
    if (U_SUCCESS(status))
        return true;
    char invalid[16];
    int8_t n_invalid = sizeof invalid;
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(conversion->from, invalid, &n_invalid, &asked);
    size_t read = (size_t)(at - content.ptr), back = U_SUCCESS(asked) ? (size_t)n_invalid : 0;
    conversion->wrong = read - (back < read ? back : read);
    return false;
}

static bool refuse_bytes(const char *path, struct str content, size_t at, struct str encoding,
                         struct error *error) {
    unsigned byte = at < content.len ? (unsigned char)content.ptr[at] : 0;
    return error_set_line(error, path, 1 + source_count_lines(content, 0, at),
                          "not %.*s (byte 0x%02X); pass --encoding or convert it",
                          STR_ARG(encoding), byte);
}

static bool take_utf8(const char *path, struct str content, struct decoded *decoded,
                      struct error *error) {
    size_t at = utf8_validate(content);
    decoded->text = content;
    return at == content.len || refuse_bytes(path, content, at, STR("UTF-8"), error);
}

/* By the converter that decoded->encoding names. */
static bool take_named(struct arena *arena, const char *path, struct str content,
                       struct decoded *decoded, struct error *error) {
    if (is_utf8_name(decoded->encoding))
        return take_utf8(path, content, decoded, error);
    struct conversion conversion = {.from = open_converter(str_to_c(arena, decoded->encoding)),
                                    .to = open_converter("UTF-8"),
                                    .text = {.arena = arena}};
    bool known = conversion.from && conversion.to;
    bool done = known && convert(&conversion, content);
    ucnv_close(conversion.from);
    ucnv_close(conversion.to);
    if (!known)
        return error_set(error, path,
                         "“%.*s” is no encoding that ICU knows; name one such as windows-1252",
                         STR_ARG(decoded->encoding));
    if (!done)
        return refuse_bytes(path, content, conversion.wrong, decoded->encoding, error);
    decoded->text = strbuf_str(&conversion.text);
    if (str_starts_with(decoded->text, STR("\uFEFF")))
        decoded->text = str_slice(decoded->text, STR("\uFEFF").len, decoded->text.len);
    return true;
}

/* ---- marks and declarations ---- */

/* UTF-32's little-endian mark begins with UTF-16's. */
static const struct {
    struct str mark;
    const char *encoding;
} marks[] = {
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
    {{"\0\0\xFE\xFF", 4}, "UTF-32BE"}, {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
};

static const char *marked_encoding(struct str content) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts_with(content, marks[i].mark))
            return marks[i].encoding;
    return NULL;
}

/* "Character set encoding: ISO-8859-1" of a Project Gutenberg header; "ISO Latin-1" and
 * the like are converter's names too. NULL: none, or none that is known. */
static char *declared_encoding(struct arena *arena, struct str content) {
    struct str key = STR("Character set encoding:");
    struct str front = str_slice(content, 0, DECLARATION_MAX_BYTES);
    const char *at = str_find(front, key);
    if (!at)
        return NULL;
    size_t from = (size_t)(at - front.ptr) + key.len, to = from;
    while (to < front.len && front.ptr[to] != '\n' && front.ptr[to] != '\r')
        to++;
    char *name = str_to_c(arena, str_trim(str_slice(front, from, to)));
    return encoding_is_known(name) ? name : NULL;
}

/* ---- guessing ---- */

/* The lines that are not all ASCII, for only they tell. */
static struct str sample_of(struct arena *arena, struct str content) {
    struct strbuf sample = {.arena = arena};
    for (size_t from = 0, to; from < content.len && sample.count < SAMPLE_MAX_BYTES; from = to) {
        bool tells = false;
        for (to = from; to < content.len && to - from < SAMPLE_LINE_MAX_BYTES;) {
            unsigned char c = (unsigned char)content.ptr[to++];
            tells = tells || c >= 0x80 || c == 0;
            if (c == '\n')
                break;
        }
        if (tells)
            strbuf_add(&sample, str_slice(content, from, to));
    }
    return strbuf_str(&sample);
}

/* Those of the detector's that a text file of our day may be in; it knows EBCDIC too. */
static bool is_plausible(struct str name, bool has_nul) {
    bool wide = str_starts_with(name, STR("UTF-16")) || str_starts_with(name, STR("UTF-32"));
    return wide == has_nul && !is_utf8_name(name) && !str_starts_with(name, STR("IBM"));
}

/* The detector's best guess; NULL when it is a poor one. */
static const char *guess(UCharsetDetector *detector, struct str sample, bool has_nul) {
    UErrorCode status = U_ZERO_ERROR;
    ucsdet_setText(detector, sample.ptr, (int32_t)sample.len, &status);
    const UCharsetMatch *match = ucsdet_detect(detector, &status);
    if (U_FAILURE(status) || !match)
        return NULL;
    const char *name = ucsdet_getName(match, &status);
    int32_t confidence = ucsdet_getConfidence(match, &status);
    if (U_FAILURE(status) || confidence < GUESS_MIN_CONFIDENCE ||
        !is_plausible(str_from_c(name), has_nul))
        return NULL;
    return name;
}

/* Whether most of what is not ASCII is UTF-8 all the same: then the rest is damage. */
static bool is_broken_utf8(struct str content) {
    size_t letters = 0, wrong = 0;
    for (size_t at = 0; at < content.len;) {
        uint32_t c = utf8_next(content, &at);
        wrong += c == UTF8_INVALID;
        letters += c >= 0x80 && c != UTF8_INVALID;
    }
    return wrong > 0 && letters >= 2 * wrong;
}

static bool is_printable(unsigned char c) {
    return c >= ' ' && c < 0x7F;
}

/* Whether the bytes, taken two by two, are text: all are characters that there are, there
 * is a space or a line's end among so many, and it is not ASCII with a NUL in it. */
static bool is_utf16(struct str sample, size_t high) {
    enum { UNITS_MIN = 8, UNITS_TO_A_SPACE = 40 };
    size_t units = sample.len / 2, spaces = 0, ascii = 0;
    for (size_t i = 0; i < units; i++) {
        const unsigned char *pair = (const unsigned char *)sample.ptr + 2 * i;
        UChar32 c = pair[high] << 8 | pair[1 - high];
        int8_t type = u_charType(c);
        spaces += c == ' ' || c == '\n';
        ascii += is_printable(pair[0]) && is_printable(pair[1]);
        if (type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR ||
            (type == U_CONTROL_CHAR && !u_isspace(c)))
            return false;
    }
    return units >= UNITS_MIN && spaces * UNITS_TO_A_SPACE >= units && ascii * 2 < units;
}

/* The detector knows UTF-16 without a mark by its ASCII alone. */
static const char *guess_wide(struct str sample) {
    if (is_utf16(sample, 1))
        return "UTF-16LE";
    return is_utf16(sample, 0) ? "UTF-16BE" : NULL;
}

/* Where lines end as the Macintosh of old ended them, letters are its own too: the detector
 * does not know them. */
static bool is_of_old_mac(struct str content, struct str guessed) {
    return str_equal_nocase(guessed, STR("windows-1252")) && str_find_char(content, '\r') &&
           !str_find_char(content, '\n');
}

static bool guess_encoding(struct arena *arena, struct str content, struct str *encoding) {
    UErrorCode status = U_ZERO_ERROR;
    bool has_nul = str_find_char(content, '\0') != NULL;
    UCharsetDetector *detector = ucsdet_open(&status);
    if (U_FAILURE(status))
        return false;
    /* Lines mean nothing in UTF-16. */
    struct str sample =
        has_nul ? str_slice(content, 0, SAMPLE_MAX_BYTES) : sample_of(arena, content);
    const char *name = has_nul ? guess_wide(sample) : NULL;
    if (!name)
        name = guess(detector, sample, has_nul);
    if (name)
        *encoding = superset(arena, name);
    if (name && is_of_old_mac(content, *encoding))
        *encoding = STR("macintosh");
    ucsdet_close(detector);
    return name != NULL;
}

/* ---- the whole ---- */

static bool take_guess(struct arena *arena, const char *path, struct str content,
                       struct decoded *decoded, struct error *error) {
    struct error wrong = {0};
    decoded->evidence = ENCODING_GUESSED;
    if (!is_broken_utf8(content) && guess_encoding(arena, content, &decoded->encoding) &&
        take_named(arena, path, content, decoded, &wrong))
        return true;
    /* A NUL alone is valid UTF-8, but of no text: that is for the reader to say. */
    *decoded = (struct decoded){.encoding = STR("UTF-8")};
    return take_utf8(path, content, decoded, error);
}

bool encoding_decode(struct arena *arena, const char *path, struct str content,
                     const char *encoding, struct decoded *decoded, struct error *error) {
    const char *marked = marked_encoding(content);
    *decoded = (struct decoded){.encoding = STR("UTF-8")};
    if (encoding || (marked && strcmp(marked, "UTF-8") != 0)) {
        decoded->evidence = encoding ? ENCODING_NAMED : ENCODING_MARKED;
        decoded->encoding = standard_name(arena, encoding ? encoding : marked);
        return take_named(arena, path, content, decoded, error);
    }
    bool valid = utf8_validate(content) == content.len;
    if (marked || (valid && !str_find_char(content, '\0')))
        return take_utf8(path, content, decoded, error);
    const char *declared = valid ? NULL : declared_encoding(arena, content);
    if (!declared || is_utf8_name(standard_name(arena, declared)))
        return take_guess(arena, path, content, decoded, error);
    decoded->evidence = ENCODING_DECLARED;
    decoded->encoding = superset(arena, declared);
    return take_named(arena, path, content, decoded, error);
}

struct str encoding_notice(struct arena *arena, const struct decoded *decoded) {
    static const char *const because[] = {
        [ENCODING_NAMED] = "",
        [ENCODING_MARKED] = ", by its byte order mark",
        [ENCODING_DECLARED] = ", as its header says",
        [ENCODING_GUESSED] = ", which is a guess (--encoding names another)",
    };
    if (decoded->evidence == ENCODING_PLAIN || is_utf8_name(decoded->encoding))
        return (struct str){0};
    return str_format(arena, "read as %.*s%s", STR_ARG(decoded->encoding),
                      because[decoded->evidence]);
}
