#include <string.h>

#include "base/utf8.h"
#include "check/tag_frame.h"

enum encoding { LATIN1, UTF16_MARKED, UTF16_BIG, UTF8, N_ENCODINGS };
enum { REPLACEMENT = 0xFFFD };

static bool is_wide(unsigned char encoding) {
    return encoding == UTF16_MARKED || encoding == UTF16_BIG;
}

struct str tag_take_string(struct str *rest, unsigned char encoding) {
    size_t step = is_wide(encoding) ? 2 : 1, end = 0;
    while (end + step <= rest->len &&
           (rest->ptr[end] != 0 || (step == 2 && rest->ptr[end + 1] != 0)))
        end += step;
    /* Half a UTF-16 unit at the end belongs to the string, which is then ill-formed. */
    bool ended = end + step <= rest->len;
    struct str taken = str_slice(*rest, 0, ended ? end : rest->len);
    *rest = str_slice(*rest, ended ? end + step : rest->len, rest->len);
    return taken;
}

static void add_latin1(struct strbuf *text, struct str raw) {
    for (size_t i = 0; i < raw.len && text->count < TAG_MAX_TEXT_BYTES; i++)
        utf8_add(text, (unsigned char)raw.ptr[i]);
}

static bool add_utf8(struct strbuf *text, struct str raw) {
    bool well = true;
    for (size_t at = 0; at < raw.len && text->count < TAG_MAX_TEXT_BYTES;) {
        uint32_t c = utf8_next(raw, &at);
        well = well && c != UTF8_INVALID;
        utf8_add(text, c == UTF8_INVALID ? REPLACEMENT : c);
    }
    return well;
}

static uint32_t unit_at(struct str raw, size_t at, bool little) {
    uint32_t first = (unsigned char)raw.ptr[at], second = (unsigned char)raw.ptr[at + 1];
    return little ? second << 8 | first : first << 8 | second;
}

static bool is_high(uint32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(uint32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

static bool add_utf16(struct strbuf *text, struct str raw, bool little) {
    bool well = raw.len % 2 == 0;
    for (size_t at = 0; at + 2 <= raw.len && text->count < TAG_MAX_TEXT_BYTES; at += 2) {
        uint32_t c = unit_at(raw, at, little);
        uint32_t low = is_high(c) && at + 4 <= raw.len ? unit_at(raw, at + 2, little) : 0;
        if (is_low(low)) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        } else if (is_high(c) || is_low(c)) {
            c = REPLACEMENT;
            well = false;
        }
        utf8_add(text, c);
    }
    return well;
}

/* Without its mark, which must be there, UTF-16 is taken as little-endian: programs
 * that forget it are Windows'. */
static bool add_marked(struct strbuf *text, struct str raw) {
    if (raw.len == 0)
        return true;
    uint32_t mark = raw.len >= 2 ? unit_at(raw, 0, false) : 0;
    bool marked = mark == 0xFEFF || mark == 0xFFFE;
    bool well = add_utf16(text, str_slice(raw, marked ? 2 : 0, raw.len), mark != 0xFEFF);
    return marked && well;
}

struct str tag_decode(struct tag_reader *reader, struct str raw, unsigned char encoding) {
    struct strbuf text = {.arena = reader->arena};
    bool well = true;
    switch (encoding) {
    case LATIN1:
        add_latin1(&text, raw);
        break;
    case UTF16_MARKED:
        well = add_marked(&text, raw);
        break;
    case UTF16_BIG:
        well = add_utf16(&text, raw, false);
        break;
    default:
        well = add_utf8(&text, raw) && encoding == UTF8;
    }
    /* 2.2 and 2.3 have no others than the first two. */
    bool known = encoding <= UTF16_MARKED || reader->tag->version == 4;
    reader->tag->n_bad_encodings += !(well && known);
    return strbuf_str(&text);
}

void tag_read_text(struct tag_reader *reader, struct str body, struct tag_text *text) {
    text->encoding = body.len ? (unsigned char)body.ptr[0] : 0;
    struct str rest = str_slice(body, 1, body.len);
    text->n_bytes = rest.len;
    text->text = tag_decode(reader, tag_take_string(&rest, text->encoding), text->encoding);
}
