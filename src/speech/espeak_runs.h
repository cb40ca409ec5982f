/* Runs: words that eSpeak NG speaks as one, such as "of the" or "have been". */
#ifndef LECTERN_SPEECH_ESPEAK_RUNS_H
#define LECTERN_SPEECH_ESPEAK_RUNS_H

#include "speech/espeak_call.h"

/* The IPA that the engine traced for a call (words apart by one space), with the words
 * of runs apart as well, in the arena. English; what is not recognised stays. */
struct str espeak_words_apart(struct arena *arena, const struct utterance *utterance,
                              const struct espeak_call *call, struct str ipa);

#endif
