#include "base/json.h"

#include <math.h>
#include <stdlib.h>
#include <yajl/yajl_gen.h>

#include "base/utf8.h"

static void print(void *context, const char *text, size_t length) {
    fwrite(text, 1, length, context);
}

struct json json_open(FILE *stream, bool indented) {
    struct json json = {yajl_gen_alloc(NULL), stream, false};
    if (!json.generator) {
        fputs("lectern: out of memory\n", stderr);
        exit(EXIT_FAILURE); /* as the arena does */
    }
    yajl_gen_config(json.generator, yajl_gen_print_callback, print, stream);
    if (indented) {
        yajl_gen_config(json.generator, yajl_gen_beautify, 1);
        yajl_gen_config(json.generator, yajl_gen_indent_string, "  ");
    }
    return json;
}

void json_close(struct json *json) {
    yajl_gen_free(json->generator);
    json->generator = NULL;
    fputc('\n', json->stream);
}

void json_validate(struct json *json) {
    yajl_gen_config(json->generator, yajl_gen_validate_utf8, 1);
}

void json_line(struct json *json) {
    fputc('\n', json->stream);
}

static void note(struct json *json, yajl_gen_status status) {
    json->broken = json->broken || status != yajl_gen_status_ok;
}

static void text(struct json *json, struct str value) {
    note(json, yajl_gen_string(json->generator, (const unsigned char *)(value.len ? value.ptr : ""),
                               value.len));
}

static void put_key(struct json *json, const char *key) {
    if (key)
        text(json, str_from_c(key));
}

void json_object(struct json *json, const char *key) {
    put_key(json, key);
    note(json, yajl_gen_map_open(json->generator));
}

void json_object_end(struct json *json) {
    note(json, yajl_gen_map_close(json->generator));
}

void json_array(struct json *json, const char *key) {
    put_key(json, key);
    note(json, yajl_gen_array_open(json->generator));
}

void json_array_end(struct json *json) {
    note(json, yajl_gen_array_close(json->generator));
}

void json_text(struct json *json, const char *key, struct str value) {
    put_key(json, key);
    text(json, value);
}

void json_integer(struct json *json, const char *key, long long value) {
    put_key(json, key);
    note(json, yajl_gen_integer(json->generator, value));
}

void json_bool(struct json *json, const char *key, bool value) {
    put_key(json, key);
    note(json, yajl_gen_bool(json->generator, value));
}

void json_null(struct json *json, const char *key) {
    put_key(json, key);
    note(json, yajl_gen_null(json->generator));
}

/* Made of whole numbers: printf's point is the locale's, and its zero may be below zero. */
void json_decimal(struct json *json, const char *key, double value, int decimals) {
    if (!isfinite(value)) {
        json_null(json, key);
        return;
    }
    long long one = 1;
    for (int i = 0; i < decimals; i++)
        one *= 10;
    long long parts = llround(fabs(value) * (double)one);
    const char *sign = value < 0 && parts ? "-" : "";
    char number[64];
    int length = snprintf(number, sizeof number, "%s%lld", sign, parts / one);
    if (decimals)
        length += snprintf(number + length, sizeof number - (size_t)length, ".%0*lld", decimals,
                           parts % one);
    put_key(json, key);
    note(json, yajl_gen_number(json->generator, number, (size_t)length));
}

struct str json_mended(struct arena *arena, struct str text) {
    if (utf8_validate(text) == text.len)
        return text;
    struct strbuf mended = {.arena = arena};
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        utf8_add(&mended, c == UTF8_INVALID ? 0xFFFD : c);
    }
    return strbuf_str(&mended);
}
