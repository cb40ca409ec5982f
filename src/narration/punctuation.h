/* Punctuation: marks that are heard in the tune and the pauses, not as words. */
#ifndef LECTERN_NARRATION_PUNCTUATION_H
#define LECTERN_NARRATION_PUNCTUATION_H

#include "base/str.h"

enum mark_role {
    MARK_NONE, /* no punctuation: it needs words, or goes unspoken */
    MARK_OPENER,
    MARK_CLOSER,
    MARK_QUOTE, /* a straight one, which opens or closes */
    MARK_COMMA,
    MARK_PAUSE, /* semicolon and colon */
    MARK_END,   /* of a sentence, mostly */
    MARK_DASH,
    MARK_HYPHEN, /* a dash when it stands alone or doubled */
};

struct punctuation {
    uint32_t code_point;
    enum mark_role role;
    char tune;    /* what the engine is given for it */
    bool bracket; /* sets a parenthesis off */
    bool ellipsis;
};

/* What a mark (one code point) is; never NULL. */
const struct punctuation *punctuation_of(struct str mark);

#endif
