#include "base/str.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

int str_printf_len(struct str s) {
    return s.len > INT_MAX ? INT_MAX : (int)s.len;
}

struct str str_from_c(const char *c) {
    return c ? (struct str){c, strlen(c)} : (struct str){0};
}

char *str_to_c(struct arena *arena, struct str s) {
    char *c = arena_alloc(arena, s.len + 1);
    if (s.len)
        memcpy(c, s.ptr, s.len);
    return c;
}

struct str str_copy(struct arena *arena, struct str s) {
    return (struct str){str_to_c(arena, s), s.len};
}

struct str str_format(struct arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t len = length > 0 ? (size_t)length : 0;
    char *ptr = arena_alloc(arena, len + 1);
    vsnprintf(ptr, len + 1, format, again);
    va_end(again);
    return (struct str){ptr, len};
}

bool str_equal(struct str a, struct str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_equal_nocase(struct str a, struct str b) {
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

int str_compare(struct str a, struct str b) {
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

int str_by_bytes(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

bool str_starts_with(struct str s, struct str prefix) {
    return s.len >= prefix.len && str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends_with(struct str s, struct str suffix) {
    return s.len >= suffix.len && str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

const char *str_find(struct str s, struct str part) {
    if (part.len == 1)
        return str_find_char(s, part.ptr[0]);
    return s.len && part.len ? memmem(s.ptr, s.len, part.ptr, part.len) : NULL;
}

const char *str_find_char(struct str s, char c) {
    return s.len ? memchr(s.ptr, c, s.len) : NULL;
}

size_t str_index(struct str s, size_t from, struct str part) {
    const char *at = str_find(str_slice(s, from, s.len), part);
    return at ? (size_t)(at - s.ptr) : s.len;
}

bool str_contains(struct str s, struct str part) {
    return part.len == 0 || str_find(s, part);
}

struct str str_slice(struct str s, size_t from, size_t to) {
    if (to > s.len)
        to = s.len;
    if (from >= to)
        return (struct str){0};
    return (struct str){s.ptr + from, to - from};
}

struct str str_trim(struct str s) {
    while (s.len && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

struct str str_cut(struct str *rest, char mark) {
    const char *at = str_find_char(*rest, mark);
    size_t end = at ? (size_t)(at - rest->ptr) : rest->len;
    struct str cut = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + 1, rest->len);
    return cut;
}

struct str str_cut_word(struct str *rest) {
    size_t end = 0;
    while (end < rest->len && !is_space(rest->ptr[end]))
        end++;
    struct str word = str_slice(*rest, 0, end);
    while (end < rest->len && is_space(rest->ptr[end]))
        end++;
    *rest = str_slice(*rest, end, rest->len);
    return word;
}

struct str str_lower(struct arena *arena, struct str s) {
    char *ptr = str_to_c(arena, s);
    for (size_t i = 0; i < s.len; i++)
        ptr[i] = lower(ptr[i]);
    return (struct str){ptr, s.len};
}

void strbuf_add(struct strbuf *buf, struct str s) {
    if (!s.len)
        return;
    buf->items = arena_grow_array(buf->arena, buf->items, &buf->capacity, buf->count + s.len, 1);
    memcpy(buf->items + buf->count, s.ptr, s.len);
    buf->count += s.len;
}

void strbuf_add_char(struct strbuf *buf, char c) {
    strbuf_add(buf, (struct str){&c, 1});
}

void strbuf_add_big_endian(struct strbuf *buf, uint64_t number, int n_bytes) {
    while (n_bytes-- > 0)
        strbuf_add_char(buf, (char)(number >> (8 * n_bytes)));
}

void strbuf_put_big_endian(struct strbuf *buf, size_t at, uint64_t number, int n_bytes) {
    while (n_bytes-- > 0)
        buf->items[at++] = (char)(number >> (8 * n_bytes));
}

void strbuf_format(struct strbuf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length > 0) {
        size_t len = (size_t)length;
        buf->items =
            arena_grow_array(buf->arena, buf->items, &buf->capacity, buf->count + len + 1, 1);
        vsnprintf(buf->items + buf->count, len + 1, format, again);
        buf->count += len;
    }
    va_end(again);
}

struct str strbuf_str(const struct strbuf *buf) {
    return (struct str){buf->items, buf->count};
}
