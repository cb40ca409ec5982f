#include "base/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_gen.h>

#include "base/utf8.h"

static void print(void *context, const char *text, size_t length) {
    fwrite(text, 1, length, context);
}

struct json json_open(FILE *stream, bool indented) {
    struct json json = {yajl_gen_alloc(NULL), stream};
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

static void text(struct json *json, struct str value) {
    yajl_gen_string(json->generator, (const unsigned char *)(value.len ? value.ptr : ""),
                    value.len);
}

static void put_key(struct json *json, const char *key) {
    if (key)
        text(json, str_from_c(key));
}

void json_object(struct json *json, const char *key) {
    put_key(json, key);
    yajl_gen_map_open(json->generator);
}

void json_object_end(struct json *json) {
    yajl_gen_map_close(json->generator);
}

void json_array(struct json *json, const char *key) {
    put_key(json, key);
    yajl_gen_array_open(json->generator);
}

void json_array_end(struct json *json) {
    yajl_gen_array_close(json->generator);
}

void json_text(struct json *json, const char *key, struct str value) {
    put_key(json, key);
    text(json, value);
}

void json_integer(struct json *json, const char *key, long long value) {
    put_key(json, key);
    yajl_gen_integer(json->generator, value);
}

void json_bool(struct json *json, const char *key, bool value) {
    put_key(json, key);
    yajl_gen_bool(json->generator, value);
}

void json_decimal(struct json *json, const char *key, double value, int decimals) {
    char number[64];
    put_key(json, key);
    if (!isfinite(value)) {
        yajl_gen_null(json->generator);
        return;
    }
    snprintf(number, sizeof number, "%.*f", decimals, value);
    yajl_gen_number(json->generator, number, strlen(number));
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
