/* Playing a sound file through a program that is there for it. */
#ifndef LECTERN_CLI_PLAYER_H
#define LECTERN_CLI_PLAYER_H

#include "base/error.h"
#include "base/str.h"

enum played { PLAYED, PLAYED_NO_PLAYER, PLAYED_FAILED };

/* Plays a file's bytes, which last so many seconds, with the first of aplay, paplay,
 * pw-play and ffplay that is there and can. Fills `error` when it is not PLAYED. */
enum played player_play(struct str file, double seconds, struct error *error);

#endif
