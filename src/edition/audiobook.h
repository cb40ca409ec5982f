/* W3C Audiobooks: what the files that make one share. An audiobook is a manifest, the parts'
 * MP3s, a page of contents and a cover; as a folder or packed in one file. */
#ifndef LECTERN_EDITION_AUDIOBOOK_H
#define LECTERN_EDITION_AUDIOBOOK_H

#include <stdio.h>

#include "edition/part.h"

struct audiobook {
    struct arena *arena;
    const struct edition *edition;
    struct str title; /* the script's, or what the file is called */
    struct parts parts;
};

#define AUDIOBOOK_MANIFEST "publication.json"
#define AUDIOBOOK_CONTENTS "toc.html"

/* "audio/part-07.mp3": by its number from 1, padded to the width of the last; in the arena. */
const char *audiobook_part_file(const struct audiobook *audiobook, size_t part);

/* The manifest (audiobook_manifest.c). */
void audiobook_put_manifest(const struct audiobook *audiobook, FILE *out);

/* The chapters with their levels, each with a link to its time in its part's file. */
void audiobook_put_contents(const struct audiobook *audiobook, FILE *out);

#endif
