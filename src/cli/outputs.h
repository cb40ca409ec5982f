/* Outputs: the files that a build is to write, known before it begins. */
#ifndef LECTERN_CLI_OUTPUTS_H
#define LECTERN_CLI_OUTPUTS_H

#include "edition/edition.h"

struct output {
    const struct binder *binder;
    char *path;       /* a folder when it is in parts */
    bool in_parts;    /* a file for each part of the edition */
    uint64_t n_bytes; /* once it is written */
};

struct outputs {
    struct output *items;
    size_t count, capacity;
};

/* Resolves the formats asked for, a comma-separated list (NULL: MP3), to FOLDER/BASE
 * files, with those that are written always; of a split edition, what a binder writes in
 * parts goes to the folder FOLDER/BASE. Makes the folder. Fails on a format that
 * there is none of, a folder that cannot be written to, and an output that would
 * replace one of the inputs (paths; the list ends with NULL). */
bool outputs_plan(struct arena *arena, const char *folder, const char *base, struct str formats,
                  bool split, const char *const *inputs, struct outputs *outputs,
                  struct error *error);

/* Whether the list names formats that there are; the message lists them. */
bool outputs_check_formats(struct arena *arena, struct str formats, struct error *error);

/* What the formats' standards require of an edition: REQUIRES_… of edition/edition.h. */
unsigned outputs_required(const struct outputs *outputs);

/* The keys of edition.ini that give it: "publisher, date". */
struct str outputs_keys(struct arena *arena, unsigned required);

/* Their binders, outputs->count of them, in the arena. */
const struct binder *const *outputs_binders(struct arena *arena, const struct outputs *outputs);

/* Whether a form among them is made of the takes' samples. */
bool outputs_need_samples(const struct outputs *outputs);

/* Has the binders write every file. */
bool outputs_bind(struct outputs *outputs, const struct edition *edition, struct error *error);

/* The path of the format's file, or NULL when it is not among them. */
const char *outputs_path(const struct outputs *outputs, const char *format);

#endif
