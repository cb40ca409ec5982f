/* What this program and the libraries that the sound depends on are. */
#ifndef LECTERN_CLI_VERSION_H
#define LECTERN_CLI_VERSION_H

#include <stdio.h>

void version_print(FILE *stream);

#endif
