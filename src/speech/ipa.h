/* Phonemes as lexicons write them, in the mnemonics that eSpeak NG is given. */
#ifndef LECTERN_SPEECH_IPA_H
#define LECTERN_SPEECH_IPA_H

#include "base/error.h"
#include "base/str.h"

/* Translates the IPA of one or more words (apart by spaces) into eSpeak mnemonics for a
 * voice of that language (BCP 47), in the arena. What the voice has no phoneme for is an
 * error that names it. Stress marks stand before the syllable, as in IPA. */
bool ipa_to_espeak(struct arena *arena, struct str ipa, struct str language, struct str *mnemonics,
                   struct error *error);

/* Whether mnemonics are ones that eSpeak NG's English voices have; `unknown` is set to
 * the first that is not (the library drops all that follows an unknown one). */
bool mnemonics_valid(struct str mnemonics, struct str *unknown);

#endif
