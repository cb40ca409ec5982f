/* Labels: what forms say of their own and nobody wrote: a page's buttons and help, what a
 * table of contents is called. A table for each language of the interface, whole, each in a
 * file of its own and with a line in labels.c. What language the text is in is another
 * matter, so a label in another one than the text's is marked as such. */
#ifndef LECTERN_EDITION_LABELS_H
#define LECTERN_EDITION_LABELS_H

#include "base/str.h"

struct label {
    const char *name; /* as forms call it: "chapter-back"; the same, in order, in all tables */
    const char *text;
};

/* Each ends with a name of NULL. */
extern const struct label labels_english[], labels_german[], labels_french[], labels_spanish[],
    labels_italian[], labels_dutch[], labels_portuguese[];

struct labels {
    struct str language; /* BCP 47 */
    const struct label *items;
};

/* Those for a text in that language: its own, told with its tag whole ("pt-BR"), or else
 * English ones. */
struct labels labels_find(struct str language);

/* A label that there is. */
struct str label(const struct labels *labels, struct str name);

#endif
