#include "base/settings.h"

#include <errno.h>
#include <ini.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { SETTINGS_MAX_BYTES = 1 << 20 };

struct reading {
    struct arena *arena;
    const struct setting *table;
    bool *seen; /* one for each entry of the table */
    void *target;
    settings_other_fn *other;
    struct str rest; /* what inih has not been given yet */
    int line;        /* that inih has been given last, from 1 */
    int wrong_line;  /* the first that is wrong, and how */
    char wrong[512];
};

bool setting_number(struct str value, const struct setting *setting, double *number) {
    char text[64];
    if (value.len == 0 || value.len >= sizeof text)
        return false;
    memcpy(text, value.ptr, value.len);
    text[value.len] = '\0';
    char *end;
    errno = 0;
    *number = strtod(text, &end);
    return errno == 0 && *end == '\0' && *number >= setting->low && *number <= setting->high;
}

bool setting_set_string(void *member, struct str value, const struct setting *setting) {
    (void)setting;
    *(struct str *)member = value;
    return value.len > 0;
}

bool setting_set_int(void *member, struct str value, const struct setting *setting) {
    double number;
    if (!setting_number(value, setting, &number) || number != (double)(int)number)
        return false;
    *(int *)member = (int)number;
    return true;
}

bool setting_set_double(void *member, struct str value, const struct setting *setting) {
    return setting_number(value, setting, member);
}

static const struct setting *find(const struct setting *table, const char *section,
                                  const char *key) {
    for (; table->key; table++)
        if (strcmp(table->section, section) == 0 && strcmp(table->key, key) == 0)
            return table;
    return NULL;
}

static bool wrong(struct reading *reading, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static bool wrong(struct reading *reading, const char *format, ...) {
    if (reading->wrong_line)
        return false;
    reading->wrong_line = reading->line;
    va_list args;
    va_start(args, format);
    vsnprintf(reading->wrong, sizeof reading->wrong, format, args);
    va_end(args);
    return false;
}

static bool take_setting(struct reading *reading, const struct setting *setting, struct str value) {
    bool *seen = &reading->seen[setting - reading->table];
    if (*seen)
        return wrong(reading, "%s = %.*s: has a value already; wanted %s, on one line",
                     setting->key, STR_ARG(value), setting->wanted);
    *seen = true;
    if (setting->set((char *)reading->target + setting->offset, value, setting))
        return true;
    return wrong(reading, "%s = %.*s: wanted %s", setting->key, STR_ARG(value), setting->wanted);
}

/* inih's handler: 1 to go on, 0 for an error at this line. */
static int take_line(void *user, const char *section, const char *key, const char *value) {
    struct reading *reading = user;
    struct str kept = str_copy(reading->arena, str_from_c(value));
    const struct setting *setting = find(reading->table, section, key);
    if (setting)
        return take_setting(reading, setting, kept);
    if (reading->other &&
        reading->other(reading->target, str_from_c(section), str_from_c(key), kept))
        return 1;
    return wrong(reading, "[%s] %s = %s: unknown key, or a value out of range", section, key,
                 value);
}

/* inih's reader, as fgets(): a line is handed over whole or not at all, for inih takes
 * the tail of a long one for another line. */
static char *give_line(char *buffer, int size, void *user) {
    struct reading *reading = user;
    if (reading->rest.len == 0)
        return NULL;
    const char *newline = str_find_char(reading->rest, '\n');
    size_t len = newline ? (size_t)(newline - reading->rest.ptr) + 1 : reading->rest.len;
    struct str line = str_slice(reading->rest, 0, len);
    reading->rest = str_slice(reading->rest, len, reading->rest.len);
    reading->line++;
    if (str_find_char(line, '\0')) {
        wrong(reading, "has a NUL byte; is this a text file?");
        line = STR("\n");
    } else if (line.len >= (size_t)size) {
        wrong(reading, "longer than %d bytes; continue it on the next line, indented", size - 2);
        line = STR("\n");
    }
    memcpy(buffer, line.ptr, line.len);
    buffer[line.len] = '\0';
    return buffer;
}

bool settings_read(struct arena *arena, const char *path, const struct setting *table, void *target,
                   settings_other_fn *other, struct error *error) {
    struct reading reading = {.arena = arena, .table = table, .target = target, .other = other};
    size_t n_settings = 0;
    while (table[n_settings].key)
        n_settings++;
    reading.seen = arena_alloc_array(arena, n_settings, sizeof *reading.seen);
    if (!file_read(arena, path, SETTINGS_MAX_BYTES, &reading.rest, error))
        return false;
    int line = ini_parse_stream(give_line, &reading, take_line, &reading);
    if (line < 0)
        return error_set(error, path, "cannot be read: out of memory");
    if (reading.wrong_line && (line == 0 || reading.wrong_line <= line))
        return error_set_line(error, path, (unsigned long)reading.wrong_line, "%s", reading.wrong);
    if (line > 0)
        return error_set_line(error, path, (unsigned long)line,
                              "neither [section] nor key = value");
    return true;
}
