/* Settings: INI files (read by inih) whose keys are declared in a table. An unknown
 * key, a value out of range, a key given twice or a line of 200 bytes or more is an
 * error that names file and line. */
#ifndef LECTERN_BASE_SETTINGS_H
#define LECTERN_BASE_SETTINGS_H

#include "base/error.h"
#include "base/str.h"

struct setting {
    const char *section, *key;
    size_t offset; /* of the member in the struct that is filled */
    bool (*set)(void *member, struct str value, const struct setting *setting);
    double low, high;   /* for numbers */
    const char *wanted; /* "a whole number, 0 to 100": what a bad value is told */
};

/* Takes a key that is not in the table; false: unknown, or a bad value. */
typedef bool settings_other_fn(void *context, struct str section, struct str key, struct str value);

/* Reads the file into `target`, by the table (which ends with a zeroed entry); other
 * keys go to `other` (may be NULL) with `target` as its context, once a line: a value
 * continued on indented lines comes line by line. Values are in the
 * arena. */
bool settings_read(struct arena *arena, const char *path, const struct setting *table, void *target,
                   settings_other_fn *other, struct error *error);

/* A number between setting->low and setting->high, in full. */
bool setting_number(struct str value, const struct setting *setting, double *number);

/* Ready-made setters for members of type struct str (not empty), int and double. */
bool setting_set_string(void *member, struct str value, const struct setting *setting);
bool setting_set_int(void *member, struct str value, const struct setting *setting);
bool setting_set_double(void *member, struct str value, const struct setting *setting);

#endif
