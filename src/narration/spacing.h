/* Spacing: the silence around an utterance, by what it is and what stands before it. */
#ifndef LECTERN_NARRATION_SPACING_H
#define LECTERN_NARRATION_SPACING_H

#include "narration/pauses.h"
#include "narration/script.h"

/* Sets the pauses around a script's last utterance, whose kind, level and block are set. */
void spacing_set(struct script *script, const struct pauses *pauses);

#endif
