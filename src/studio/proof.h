/* Proof: what was encoded, heard as a player hears it. */
#ifndef LECTERN_STUDIO_PROOF_H
#define LECTERN_STUDIO_PROOF_H

#include "studio/mp3.h"

/* Decodes MP3 frames (a take's) with libmpg123 and gives the true peak of what comes
 * out, in dBTP; -HUGE_VAL for silence. The samples are the arena's. */
bool proof_true_peak(struct arena *arena, const struct mp3_format *format, struct str frames,
                     double *peak_dbtp, struct error *error);

#endif
