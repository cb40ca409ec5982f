/* Parts: an edition divided into files that are heard one after another, for players
 * that list files and no chapters, for packages that have a file a chapter, and for
 * media that hold no more.
 *
 * A part is an edition of its own: its script, document and timeline are those of its
 * utterances alone, times count from its own first sample, and it has silence at its head
 * and tail. Whatever a binder does with an edition it can do with a part's. What
 * lies between two takes of a part is as it is in the whole.
 *
 * Parts begin at chapters or at paragraphs, nowhere else, and something is said in each.
 * Those of one split hold every utterance once, in order. */
#ifndef LECTERN_EDITION_PART_H
#define LECTERN_EDITION_PART_H

#include <stdio.h>

#include "edition/edition.h"

enum split_by { SPLIT_NONE, SPLIT_CHAPTERS, SPLIT_LENGTH, SPLIT_SIZE };

struct split {
    enum split_by by;
    uint64_t limit; /* ms or bytes of a part, by length or size */
    /* They are a package's, heard one after another: together they last as long as the whole,
     * and no silence is heard twice. Else each has a head's and a tail's. */
    bool joined;
};

/* "chapter"; "30min", "2h"; "100MB", "1GB" (of a thousand each). False: none of them, or
 * under a minute or a megabyte. */
bool split_find(struct str text, struct split *split);
#define SPLIT_WANTED "chapter, or the length or size of a file, such as 30min, 2h or 100MB"

struct part {
    /* Of the part alone; points into this struct. Its script's title is the part's, its
     * album the book's. `utterance.chapter` counts in the whole's chapters; unspoken and
     * repairs are the whole's business and empty here. */
    struct edition edition;
    struct script script;
    struct document document;
    struct timeline timeline; /* loudness and peak: once part_write_mp3() is done */
    size_t first_utterance;   /* of the whole */
    bool continues;           /* its first chapter is the rest of the one before */
    uint64_t start;           /* samples: what the parts before it last */
    struct str name;          /* "01 Title": see part_name() */
    uint64_t n_bytes;         /* of its file, once it is written */
};

struct parts {
    struct part *items; /* have to stay where they are */
    size_t count;
    uint64_t n_samples; /* of all, one after the other */
};

/* Divides the edition, whose timeline is made and whose cover is read.
 *
 * By chapters: a part for each of the outermost chapters, or of the first level at which
 * they last an hour or less; what comes before the first is a part. A heading with
 * nothing under it goes with the next, and a chapter of less than ten seconds with the one
 * before it, so long as those come to no more than that.
 * By length or size: as few parts as will do, about as long as each other, none over the
 * limit unless a single paragraph is. A chapter's beginning is taken before a paragraph's
 * where it lies near.
 *
 * Fails when a limit of size leaves no room beside the cover. */
bool parts_make(struct arena *arena, const struct edition *edition, const struct split *split,
                struct parts *parts, struct error *error);

/* Moves the takes and chapters of the whole's timeline to where they are heard when the
 * parts are played one after another. The parts stay as they are. */
void parts_join(const struct parts *parts, struct timeline *timeline);

/* Writes the part's MP3: with its own tag, track number and Info frame. Sets its loudness,
 * its peak and n_bytes. */
bool part_write_mp3(struct part *part, const char *path, struct error *error);

/* The same into a stream that can seek, such as a stored member of a package, from where it
 * stands. */
bool part_put_mp3(struct part *part, FILE *out, struct error *error);

/* A name that FAT, phones and DAISY players take, without extension: the number padded
 * to the width of `count`, a space, and the title in NFC without what no name may have;
 * at most PART_NAME_MAX_BYTES. */
enum { PART_NAME_MAX_BYTES = 60 };
struct str part_name(struct arena *arena, size_t number, size_t count, struct str title);

#endif
