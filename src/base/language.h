/* Language tags (BCP 47: "en-GB"), as far as a tag alone tells; "en_GB" is read as well. */
#ifndef LECTERN_BASE_LANGUAGE_H
#define LECTERN_BASE_LANGUAGE_H

#include "base/str.h"

/* "en" of "en-GB"; a span of the tag. */
struct str language_primary(struct str tag);

/* Whether two tags are of one language, whatever the region. No tag at all is a language of
 * its own. */
bool language_same(struct str a, struct str b);

bool language_is_english(struct str tag);

/* Whether it is written from right to left: by its script where the tag names one ("az-Arab",
 * "fa-Latn"), else by the one that the language is mostly written in (ICU knows). */
bool language_is_rtl(struct str tag);

/* That as HTML's "dir" and others have it: "rtl" or "ltr". */
const char *language_direction(struct str tag);

#endif
