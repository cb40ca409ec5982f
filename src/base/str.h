/* Strings are spans: a pointer and a length, never NUL-terminated, usually
 * pointing into the source text or an arena. Text is UTF-8 inside. Two spans may
 * share bytes; nobody frees one. A span of length 0 may have a NULL pointer. */
#ifndef LECTERN_BASE_STR_H
#define LECTERN_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct str {
    const char *ptr;
    size_t len; /* bytes */
};

/* A span over a string literal. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* For printf's "%.*s". Lengths over INT_MAX are clipped. */
#define STR_ARG(s) str_printf_len(s), ((s).len ? (s).ptr : "")
int str_printf_len(struct str s);

struct str str_from_c(const char *c); /* NULL gives the empty span */
char *str_to_c(struct arena *arena, struct str s);
struct str str_copy(struct arena *arena, struct str s);
struct str str_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

bool str_equal(struct str a, struct str b);
bool str_equal_nocase(struct str a, struct str b); /* ASCII letters only */
int str_compare(struct str a, struct str b);       /* bytewise, as memcmp */
int str_by_bytes(const void *a, const void *b);    /* that, of spans: for qsort, bsearch */
bool str_starts_with(struct str s, struct str prefix);
bool str_ends_with(struct str s, struct str suffix);
bool str_contains(struct str s, struct str part);

/* Where a part, or a byte, first is; NULL when it is not, which an empty part never is. */
const char *str_find(struct str s, struct str part);
const char *str_find_char(struct str s, char c);

/* The offset at which a part first is, at or after `from`; s.len where it is nowhere. */
size_t str_index(struct str s, size_t from, struct str part);

/* s[from, to), both clipped to the span. */
struct str str_slice(struct str s, size_t from, size_t to);

/* Without leading and trailing ASCII white space. */
struct str str_trim(struct str s);

/* Cuts what is before the first `mark` off the front of `rest`, and the mark; all of it where
 * there is no mark. */
struct str str_cut(struct str *rest, char mark);

/* Cuts the first word, up to a space, off the front of `rest`, and the spaces behind it. */
struct str str_cut_word(struct str *rest);

/* ASCII lower case, in the arena. See base/utf8.h for other letters. */
struct str str_lower(struct arena *arena, struct str s);

/* A growing string in an arena. Zero but for .arena is an empty one. */
struct strbuf {
    struct arena *arena;
    char *items;
    size_t count, capacity;
};

void strbuf_add(struct strbuf *buf, struct str s);
void strbuf_add_char(struct strbuf *buf, char c);

/* The last n_bytes (eight at most) of a number, the first of them first, as the bytes of most
 * formats of sound and pictures are. */
void strbuf_add_big_endian(struct strbuf *buf, uint64_t number, int n_bytes);

/* Writes it so over bytes that are there, from `at` on: a size that is known at the end. */
void strbuf_put_big_endian(struct strbuf *buf, size_t at, uint64_t number, int n_bytes);

void strbuf_format(struct strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str strbuf_str(const struct strbuf *buf); /* valid until the next addition */

#endif
