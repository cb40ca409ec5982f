/* An edition as a folder of MP3s, a part each, with a playlist. */
#ifndef LECTERN_EDITION_MP3_PARTS_H
#define LECTERN_EDITION_MP3_PARTS_H

#include "edition/edition.h"

/* Writes the parts to FOLDER/01 Title.mp3, … and FOLDER/NAME.m3u8, where NAME is the
 * folder's; then removes files of the folder that parts of an earlier split left there: no
 * others. The playlist is UTF-8 and comes last, when all that it names is there. */
bool mp3_bind_parts(const struct edition *edition, const char *folder, struct error *error);

#endif
