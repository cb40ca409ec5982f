#include "narration/clean.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

struct cleaning {
    struct strbuf text;
    struct {
        struct clean_place *items;
        size_t count, capacity;
    } places;
    struct arena *scratch;
    size_t last;                  /* where the last code point of the text begins */
    uint32_t last_code;           /* 0: none yet */
    bool line_pending;            /* a line has ended since */
    const struct span *reference; /* to a note, that was passed last */
};

static bool is_invisible(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/* Those whose compatibility forms are mere typography: long s, Roman numerals,
 * ligatures, full-width forms, mathematical letters. */
static bool has_plain_form(uint32_t c) {
    return c == 0x17F || (c >= 0x2160 && c <= 0x217F) || (c >= 0xFB00 && c <= 0xFB06) ||
           (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x1D400 && c <= 0x1D7FF);
}

static void put(struct cleaning *cleaning, uint32_t c, struct clean_place place) {
    size_t from = cleaning->text.count;
    utf8_add(&cleaning->text, c);
    cleaning->last = from;
    cleaning->last_code = c;
    place.line_before = cleaning->line_pending && c != ' ';
    if (c != ' ')
        cleaning->line_pending = false;
    for (size_t i = from; i < cleaning->text.count; i++)
        *arena_push(cleaning->scratch, &cleaning->places) = place;
}

/* Joins a combining mark to the letter before it where Unicode has the pair. */
static bool compose(struct cleaning *cleaning, uint32_t mark, struct clean_place place) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status) || !cleaning->last_code)
        return false;
    UChar32 pair = unorm2_composePair(nfc, (UChar32)cleaning->last_code, (UChar32)mark);
    if (pair < 0)
        return false;
    struct clean_place joined = cleaning->places.items[cleaning->last];
    joined.end = place.end;
    cleaning->text.count = cleaning->places.count = cleaning->last;
    cleaning->line_pending = joined.line_before;
    put(cleaning, (uint32_t)pair, joined);
    return true;
}

static void put_plain_form(struct cleaning *cleaning, uint32_t c, struct clean_place place) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
    UChar form[16];
    int32_t n = 0;
    if (U_SUCCESS(status))
        n = unorm2_getDecomposition(nfkc, (UChar32)c, form, sizeof form / sizeof *form, &status);
    if (U_FAILURE(status) || n <= 0) {
        put(cleaning, c, place);
        return;
    }
    for (int32_t i = 0; i < n;) {
        uint32_t plain = form[i++];
        if (U16_IS_LEAD(plain) && i < n)
            plain = (uint32_t)U16_GET_SUPPLEMENTARY(plain, form[i++]);
        put(cleaning, plain, place);
    }
}

static void add(struct cleaning *cleaning, uint32_t c, struct clean_place place) {
    if (utf8_is_space(c)) {
        if (cleaning->text.count && cleaning->last_code != ' ')
            put(cleaning, ' ', place);
    } else if (is_invisible(c) || c == UTF8_INVALID) {
        return;
    } else if (has_plain_form(c)) {
        put_plain_form(cleaning, c, place);
    } else if (u_getCombiningClass((UChar32)c) == 0 || !compose(cleaning, c, place)) {
        put(cleaning, c, place);
    }
}

/* A reference between two letters parts two words. */
static void part_at_reference(struct cleaning *cleaning, const struct span *next) {
    size_t at = 0;
    uint32_t c = next->text.len ? utf8_next(next->text, &at) : ' ';
    bool parted = cleaning->reference && cleaning->last_code && u_isalnum((UChar32)c) &&
                  u_isalnum((UChar32)cleaning->last_code);
    if (parted)
        put(cleaning, ' ',
            (struct clean_place){.start = cleaning->reference->start,
                                 .end = cleaning->reference->end});
    cleaning->reference = NULL;
}

static void add_span(struct cleaning *cleaning, const struct span *span) {
    if (span->kind == SPAN_NOTE_REFERENCE) {
        cleaning->reference = span;
        return;
    }
    part_at_reference(cleaning, span);
    bool linear = !span->mended && span->text.len == span->end - span->start;
    for (size_t at = 0; at < span->text.len;) {
        size_t from = at;
        uint32_t c = utf8_next(span->text, &at);
        add(cleaning, c,
            (struct clean_place){
                .start = linear ? span->start + from : span->start,
                .end = linear ? span->start + at : span->end,
                .emphasised = span->kind == SPAN_EMPHASIS,
                .label = span->kind == SPAN_LABEL,
                .foreign = span->kind == SPAN_LANGUAGE ? span : NULL,
            });
    }
    if (span->line_break)
        cleaning->line_pending = true;
}

static struct clean_text result(struct arena *arena, struct cleaning *cleaning) {
    if (cleaning->last_code == ' ')
        cleaning->text.count = cleaning->places.count = cleaning->last;
    return (struct clean_text){str_copy(arena, strbuf_str(&cleaning->text)),
                               cleaning->places.items};
}

struct clean_text clean_block(struct arena *arena, struct arena *scratch,
                              const struct block *block) {
    struct cleaning cleaning = {.text = {.arena = scratch}, .scratch = scratch};
    for (size_t i = 0; i < block->spans.count; i++)
        add_span(&cleaning, &block->spans.items[i]);
    return result(arena, &cleaning);
}

struct clean_text clean_string(struct arena *arena, struct arena *scratch, struct str text) {
    struct cleaning cleaning = {.text = {.arena = scratch}, .scratch = scratch};
    struct span whole = {.text = text, .end = text.len};
    add_span(&cleaning, &whole);
    return result(arena, &cleaning);
}
