/* Languages of passages: what the engine has no voice for is said by the main voice. */
#ifndef LECTERN_CLI_LANGUAGES_H
#define LECTERN_CLI_LANGUAGES_H

#include "studio/studio.h"

/* Gives phrases in languages that the engine does not speak to the main voice, and tells of
 * each such language once, on stderr, with the line of the first. To be called before takes
 * are recorded or their keys are asked for. */
bool languages_settle(struct arena *arena, const struct studio *studio,
                      const struct document *document, struct script *script, struct error *error);

#endif
