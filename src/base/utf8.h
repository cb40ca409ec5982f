/* UTF-8, by code point. Decoding and character properties are ICU's. */
#ifndef LECTERN_BASE_UTF8_H
#define LECTERN_BASE_UTF8_H

#include "base/str.h"

#define UTF8_INVALID UINT32_MAX

/* Decodes the code point at s[*at] and moves *at past it. An ill-formed sequence
 * gives UTF8_INVALID and moves one byte. *at must be < s.len. */
uint32_t utf8_next(struct str s, size_t *at);

/* Appends a code point; surrogates and values over U+10FFFF are ignored. */
void utf8_add(struct strbuf *buf, uint32_t code_point);

/* Offset of the first ill-formed byte, or s.len when all is well. */
size_t utf8_validate(struct str s);

/* The front of the span, at most max_bytes of it, not ending within a code point. */
struct str utf8_clip(struct str s, size_t max_bytes);

/* Number of code points in a valid span. */
size_t utf8_length(struct str s);

bool utf8_is_letter(uint32_t c); /* also combining marks */
bool utf8_is_upper(uint32_t c);
bool utf8_is_lower(uint32_t c);
bool utf8_is_digit(uint32_t c); /* any script's decimal digits */
bool utf8_is_space(uint32_t c); /* white space, also no-break */

/* The whole span in lower or upper case, or with its first letter in upper case
 * and the rest in lower; in the arena; language-neutral mappings. */
struct str utf8_lower(struct arena *arena, struct str s);
struct str utf8_upper(struct arena *arena, struct str s);
struct str utf8_capitalise(struct arena *arena, struct str s);

/* Whether the span begins with an upper-case letter. */
bool utf8_is_capitalised(struct str s);

/* Whether it begins with a small letter that has a capital one: a script without case has
 * neither. */
bool utf8_is_small(struct str s);

/* Whether two spans are the same but for the case of their letters. */
bool utf8_equal_nocase(struct str a, struct str b);

/* True when the span has at least one letter and no lower-case one. */
bool utf8_all_upper(struct str s);

#endif
