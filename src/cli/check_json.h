/* A report of `lectern check` for machines. */
#ifndef LECTERN_CLI_CHECK_JSON_H
#define LECTERN_CLI_CHECK_JSON_H

#include <stdio.h>

#include "check/check.h"

/* Writes it as one JSON object: levels in decibels, null for digital silence; times in
 * milliseconds, null for a voice that never comes. The stream's own error flag tells of
 * failure. */
void check_json_write(struct arena *arena, const char *path, const struct profile *profile,
                      const struct check_report *report, FILE *out);

#endif
