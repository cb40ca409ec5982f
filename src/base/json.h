/* JSON on a stream, through yajl. A key of NULL is an item of an array. */
#ifndef LECTERN_BASE_JSON_H
#define LECTERN_BASE_JSON_H

#include <stdio.h>

#include "base/str.h"

struct json {
    struct yajl_gen_t *generator;
    FILE *stream;
    bool broken; /* a text is not UTF-8, or the generator gave up: nothing more comes */
};

/* `indented` for people, else one line. The stream's own error flag tells of failure. */
struct json json_open(FILE *stream, bool indented);
void json_close(struct json *json); /* ends the line */

/* From here on a text has to be UTF-8. */
void json_validate(struct json *json);

/* Begins a line where none is asked for: before the comma of the item that comes. */
void json_line(struct json *json);

void json_object(struct json *json, const char *key);
void json_object_end(struct json *json);
void json_array(struct json *json, const char *key);
void json_array_end(struct json *json);
void json_text(struct json *json, const char *key, struct str value);
void json_integer(struct json *json, const char *key, long long value);
void json_null(struct json *json, const char *key);
void json_bool(struct json *json, const char *key, bool value);

/* Bad UTF-8, which paths may be but JSON may not, as U+FFFD; in the arena. */
struct str json_mended(struct arena *arena, struct str text);

/* With that many decimals; null when it is not finite. */
void json_decimal(struct json *json, const char *key, double value, int decimals);

#endif
