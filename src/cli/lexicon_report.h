/* What `lectern lexicon check` has found, in tables for people or in JSON. */
#ifndef LECTERN_CLI_LEXICON_REPORT_H
#define LECTERN_CLI_LEXICON_REPORT_H

#include <stdio.h>

#include "cli/reading.h"
#include "narration/lexicon_review.h"

/* So many faults are told one by one; the others are counted. */
enum { LEXICON_FAULTS_SHOWN = 1000 };

struct lexicon_fault {
    const char *place, *message;
};

/* A word that the engine guesses at, and how. */
struct lexicon_guess {
    struct doubtful word;
    struct str ipa; /* empty: it has no sound for it */
};

struct lexicon_report {
    const char *path; /* of the lexicon */
    const char *text; /* the text's path, or NULL: none was given */
    const struct reading *reading;
    size_t first; /* of the lexicon's entries in the reading's */
    size_t n_faults;
    struct {
        struct lexicon_fault *items;
        size_t count, capacity;
    } faults;
    struct lexicon_review review; /* when there is a text */
    struct {
        struct lexicon_guess *items;
        size_t count, capacity;
    } guesses;
};

/* Tables to `out`, faults to stderr. */
void lexicon_report_print(struct arena *arena, const struct lexicon_report *report, FILE *out);

void lexicon_report_json(struct arena *arena, const struct lexicon_report *report, FILE *out);

#endif
