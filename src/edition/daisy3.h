/* DAISY 3 (ANSI/NISO Z39.86-2005): what its files share. */
#ifndef LECTERN_EDITION_DAISY3_H
#define LECTERN_EDITION_DAISY3_H

#include "edition/daisy.h"

#define DAISY3_PACKAGE "package.opf"
#define DAISY3_NCX "book.ncx"
#define DAISY3_TEXT "book.xml"
#define DAISY3_RESOURCES "book.res"

/* What a listener may have left out, as its files call it. */
struct daisy3_test {
    const char *id;        /* in SMIL files and in the NCX; NULL: there is none */
    const char *structure; /* of the standard's list of book structures */
    const char *name;      /* of the label that a listener is shown */
};
extern const struct daisy3_test daisy3_tests[DAISY_SKIPS];

/* How many pages, notes and so on there are. */
size_t daisy3_count(const struct daisy *daisy, enum daisy_skip skip);

/* Writes a meta element; none where there is no content. */
void daisy3_put_meta(FILE *out, const char *name, struct str content);

/* What the standard requires and nobody knows is told as such. */
struct str daisy3_required(struct str content);

void daisy3_put_smil(const struct daisy *daisy, const struct daisy_section *section,
                     const struct daisy_par *pars, FILE *out);
daisy_put_fn daisy3_put_ncx, daisy3_put_package;

#endif
