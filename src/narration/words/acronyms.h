/* Acronyms that are said otherwise than their letters, or are words as well. */
#ifndef LECTERN_NARRATION_WORDS_ACRONYMS_H
#define LECTERN_NARRATION_WORDS_ACRONYMS_H

#include <stdbool.h>

#include "base/str.h"

struct acronym {
    const char *written; /* in capitals */
    const char *said;    /* other words, or NULL: as it is written */
    const char *ipa;     /* of the word, or NULL: four capitals an engine reads as a word when
                            it can, three it spells */
};

/* Acronyms said as words: NATO, JPEG. NULL for others. */
const struct acronym *acronym_find(struct str letters);

/* Always said by letters: "FBI", although some could be words: "EPA". */
bool acronym_is_spelled(struct str letters);

/* Acronyms when a sentence is not in capitals, words when it is: "US", "WHO". */
bool acronym_is_word_when_shouted(struct str letters);

/* English words of up to five letters that writers put in capitals to stress them. */
bool word_is_plain(struct str letters);

/* Whether English could say the letters as a word. */
bool letters_are_pronounceable(struct str letters);

#endif
