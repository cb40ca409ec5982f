/* Interrupts: signals that would end the program wait while there is something to be
 * cleaned up, and are asked for between two steps. */
#ifndef LECTERN_CLI_INTERRUPT_H
#define LECTERN_CLI_INTERRUPT_H

#include "base/error.h"

/* From now on SIGINT, SIGTERM and SIGHUP wait, but those that are ignored anyway. */
void interrupts_hold(void);

/* False, with the error set, when one has come. */
bool interrupts_none(struct error *error);

#endif
