#include "base/settings.h"

#include <errno.h>
#include <ini.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { SETTINGS_MAX_BYTES = 1 << 20 };

struct reading {
    struct arena *arena;
    const char *path;
    const struct setting *table;
    void *target;
    settings_other_fn *other;
    struct error *error;
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

/* inih's handler: 1 to go on, 0 for an error at this line. */
static int take_line(void *user, const char *section, const char *key, const char *value) {
    struct reading *reading = user;
    struct str kept = str_copy(reading->arena, str_from_c(value));
    const struct setting *setting = find(reading->table, section, key);
    if (setting) {
        if (setting->set((char *)reading->target + setting->offset, kept, setting))
            return 1;
        error_set(reading->error, "", "%s = %s: wanted %s", key, value, setting->wanted);
        return 0;
    }
    if (reading->other &&
        reading->other(reading->target, str_from_c(section), str_from_c(key), kept))
        return 1;
    error_set(reading->error, "", "[%s] %s = %s: unknown key, or a value out of range", section,
              key, value);
    return 0;
}

bool settings_read(struct arena *arena, const char *path, const struct setting *table, void *target,
                   settings_other_fn *other, struct error *error) {
    struct str content;
    if (!file_read(arena, path, SETTINGS_MAX_BYTES, &content, error))
        return false;
    struct error first = {0};
    struct reading reading = {arena, path, table, target, other, &first};
    int line = ini_parse_string(str_to_c(arena, content), take_line, &reading);
    if (line == 0)
        return true;
    if (line < 0)
        return error_set(error, path, "cannot be read: out of memory");
    return error_set_line(error, path, (unsigned long)line, "%s",
                          first.set ? first.message : "neither [section] nor key = value");
}
