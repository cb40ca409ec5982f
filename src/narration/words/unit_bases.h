/* The table of units of measurement, and SI's prefixes. */
#ifndef LECTERN_NARRATION_WORDS_UNIT_BASES_H
#define LECTERN_NARRATION_WORDS_UNIT_BASES_H

#include "base/str.h"

enum {
    UNIT_PREFIXED = 1,       /* takes SI prefixes */
    UNIT_LOOSE = 2,          /* also a word or a letter of its own: see struct unit's tight */
    UNIT_AREA = 4,           /* a length: m² is square, m³ cubic */
    UNIT_ANY_CASE = 8,       /* "KPH" is "kph" */
    UNIT_ONLY_PREFIXED = 16, /* alone it is something else */
};

struct unit_base {
    const char *written;
    const char *singular, *plural; /* American; plural NULL: with "s" */
    int flags;
};

/* The unit that is written so, with *prefix what is said before it: "kilo" or "". NULL:
 * none, or one that mostly means something else ("5 pm"). */
const struct unit_base *unit_base_find(struct str written, const char **prefix);

#endif
