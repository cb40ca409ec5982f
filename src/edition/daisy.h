/* DAISY: what the talking books of both standards share.
 *
 * The book is divided into sections, one for each chapter, each of which lies in one part
 * (edition/part.h) and has a SMIL file of its own: a list of pairs, each of a clip of the
 * sound and of the element of the text that is heard in it. Clips meet, so that a section
 * lasts as long as its clips do: one ends where the next begins, in the silence between.
 *
 * A page of the printed book is a pair too. Where nobody says its number it has some of the
 * silence before the sentence that it begins in.
 *
 * Names of files are of eight small letters and digits at most, as old players want them. */
#ifndef LECTERN_EDITION_DAISY_H
#define LECTERN_EDITION_DAISY_H

#include <stdio.h>

#include "base/file.h"
#include "edition/part.h"

/* What a listener may have left out. */
enum daisy_skip { DAISY_NO_SKIP, DAISY_PAGE, DAISY_NOTE, DAISY_PRODNOTE, DAISY_SKIPS };

/* A pair: "p12" in its SMIL file, "t12" in the text. */
struct daisy_par {
    size_t number; /* through the whole book, from 1 */
    enum daisy_skip skip;
    bool silent;                     /* a page whose number nobody says */
    uint64_t voice_start, voice_end; /* samples of the part; not of a silent one */
    uint64_t start_ms, end_ms;       /* of the part: the clip */
};

struct daisy_section {
    struct str title;
    struct str language; /* that the title is marked as; empty: the book's */
    int level; /* from 1; at most one deeper than the section before, and DAISY_LEVEL_MAX */
    size_t part;
    size_t first, end;    /* its utterances, of the part's */
    uint64_t start, stop; /* samples of the part */
    uint64_t elapsed_ms;  /* of the whole: where it begins */
    uint64_t ms;          /* how long it is */
    /* Once its text is written. */
    size_t first_par, n_pars;   /* numbers of its pairs */
    size_t landing;             /* that of the first that is no page: where one goes */
    size_t first_page, n_pages; /* of the book's */
};

enum { DAISY_LEVEL_MAX = 6 };

enum daisy_page_kind { DAISY_PAGE_FRONT, DAISY_PAGE_NORMAL, DAISY_PAGE_SPECIAL, DAISY_PAGE_KINDS };

struct daisy_page {
    struct str label;
    enum daisy_page_kind kind;
    size_t number; /* of a normal one */
    size_t par;
};

struct daisy {
    struct arena *arena;
    const struct edition *edition;
    const char *folder; /* to write into */
    struct str title;   /* never empty */
    struct parts parts;
    struct {
        struct daisy_section *items;
        size_t count, capacity;
    } sections;
    struct {
        struct daisy_page *items; /* in the order in which they are heard */
        size_t count, capacity;
    } pages;
    struct {
        struct str *items; /* ids of those that are heard, sorted */
        size_t count, capacity;
    } notes;
    size_t n_pars;               /* that are written */
    size_t n_skips[DAISY_SKIPS]; /* notes and so on that are written; of pages see above */
    int depth;                   /* the deepest section's level */
    uint64_t ms;                 /* of the whole */
    size_t n_files;              /* that are written */
};

/* Makes the folder `path`, which ends in `extension`, of what `write_all` writes; `mark` is
 * a file that such a folder has (struct folder_writer). */
typedef bool daisy_write_fn(struct daisy *daisy, struct error *error);
bool daisy_bind(const struct edition *edition, const char *path, const char *extension,
                const char *mark, daisy_write_fn *write_all, struct error *error);

/* "s0001.smil" of a section, "a0001.mp3" of a part, both counted from 0. */
struct daisy_name {
    char text[32];
};
struct daisy_name daisy_smil_name(size_t section);
struct daisy_name daisy_sound_name(size_t part);

/* Writes a file into the folder. */
typedef void daisy_put_fn(struct daisy *daisy, FILE *out);
bool daisy_write(struct daisy *daisy, const char *name, daisy_put_fn *put, struct error *error);

/* Writes the MP3 of each part. */
bool daisy_write_sound(struct daisy *daisy, struct error *error);

/* How one of the standards is written. */
struct daisy_form {
    const struct daisy_dialect *dialect; /* of the text: daisy_text.h */
    const char *text_name;               /* "content.html" */
    daisy_put_fn *open_text, *close_text;
    void (*put_smil)(const struct daisy *daisy, const struct daisy_section *section,
                     const struct daisy_par *pars, FILE *out);
};

/* Writes the text, and with each section of it its SMIL file. */
bool daisy_write_text(struct daisy *daisy, const struct daisy_form *form, struct error *error);

/* "front", "normal", "special". */
const char *daisy_page_kind_name(enum daisy_page_kind kind);

/* Writes seconds: "12.345". */
void daisy_put_seconds(FILE *out, uint64_t ms);

#endif
