/* Units of measurement: how they are written and said. */
#ifndef LECTERN_NARRATION_WORDS_UNITS_H
#define LECTERN_NARRATION_WORDS_UNITS_H

#include "narration/words/words.h"

struct unit {
    struct str singular, plural; /* "kilometer per hour", "kilometers per hour" */
    size_t n_tokens;
    bool tight; /* means its unit only when it adjoins the figure or something else says so */
};

/* Reads the longest unit whose first token stands at the offset, compound ones as
 * well ("km/h", "kg·m/s²", "sq ft"). Spelled for the passage's language. */
bool unit_read(const struct passage *passage, size_t at, long offset, struct unit *unit);

/* The same for what follows "per": "h" → "hour", "person" as it is written. */
bool unit_read_per(const struct passage *passage, size_t at, long offset, struct unit *unit);

#endif
