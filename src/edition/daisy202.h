/* DAISY 2.02: what its files share. */
#ifndef LECTERN_EDITION_DAISY202_H
#define LECTERN_EDITION_DAISY202_H

#include "edition/daisy.h"

#define DAISY202_TEXT "content.html"

/* Writes a meta element; none where there is no content. */
void daisy202_put_meta(FILE *out, const char *name, struct str content);

/* The head of an XHTML document, up to its metadata and from there on. */
void daisy202_open_page(const struct daisy *daisy, FILE *out);
void daisy202_close_head(FILE *out);

/* "hh:mm:ss", rounded. */
struct daisy_name daisy202_clock(uint64_t ms);

/* The navigation control center. Its own size counts among those it tells, `other_bytes` is
 * that of all other files. */
bool daisy202_write_ncc(struct daisy *daisy, uint64_t other_bytes, struct error *error);

void daisy202_put_smil(const struct daisy *daisy, const struct daisy_section *section,
                       const struct daisy_par *pars, FILE *out);
daisy_put_fn daisy202_put_master;

#endif
