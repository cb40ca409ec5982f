/* Manifest: edition.ini, what one edition is made of and how.
 *
 *     [edition]
 *     source   = letter.txt           paths count from the manifest's folder
 *     encoding = windows-1252         of the source; without it, it is found out
 *     title    = …                    these four override what the text says of itself
 *     author   = …
 *     date     = 1962-10-27           YYYY, YYYY-MM or YYYY-MM-DD
 *     language = en-US
 *     voice    = american             a shipped voice, or a path with a slash
 *     profile  = standard
 *     lexicon  = letter.lexicon       one or several, comma-separated; later ones win
 *     chapters = paragraphs           auto, headings, paragraphs or none
 *     format   = mp3                  one or several
 *     split    = chapter              several files: chapter, or 30min, 2h, 100MB
 *     cover    = cover.jpg            JPEG or PNG, over the text's own; without any one is
 *                                     drawn; none: there is to be none
 *     note     = …                    where the text is from
 *     subtitle, narrator, publisher, identifier, rights, subject, description, series
 *                                     what catalogues and players show, over the text's own
 *     overlay  = sentence             what a read-along EPUB marks: sentence or word
 *     certifier = …                   who has evaluated the edition and found that it meets EPUB
 *                                     Accessibility 1.1 at WCAG 2.1 AA; without one no form
 *                                     says that it does
 *     feed_url = https://…            where the files will lie, for a podcast feed; feed_title,
 *                                     feed_description, feed_category ("Arts > Books"),
 *                                     feed_explicit (yes or no): what it is, over the edition's
 *     [reading]
 *     notes    = inline               the listener's choices: see narration/choices.h
 *     [pauses]
 *     paragraph = 1100                ms, over the voice's
 *
 * A note may be continued by indented lines. A semicolon after a space begins a comment.
 * An unknown key, a bad value and a key given twice are errors that name the line. */
#ifndef LECTERN_EDITION_MANIFEST_H
#define LECTERN_EDITION_MANIFEST_H

#include "edition/part.h"
#include "narration/narrate.h"

struct pause_setting {
    struct str key;
    unsigned ms;
};

/* What a read-along form marks while it is heard. */
enum overlay { OVERLAY_UNSET, OVERLAY_SENTENCE, OVERLAY_WORD };

/* "sentence", "word"; false: neither. */
bool overlay_find(struct str name, enum overlay *overlay);
#define OVERLAY_WANTED "sentence or word"

struct manifest {
    struct arena *arena;
    const char *path;
    struct str encoding;      /* of the source; empty: to be found out */
    struct str source, cover; /* paths as one opens them; empty: not given */
    bool no_cover;            /* cover = none */
    struct str title, author, date, language, profile, note;
    struct str subtitle, narrator, publisher, identifier, rights, subject, description, series;
    struct str certifier;
    enum overlay overlay; /* OVERLAY_UNSET unless given */
    struct feed_settings feed;
    struct choices choices;
    struct str voice; /* a name, or a path as one opens it */
    struct {
        struct str *items; /* paths as one opens them, in order */
        size_t count, capacity;
    } lexicons;
    struct {
        struct str *items;
        size_t count, capacity;
    } formats;
    enum chapter_policy chapters; /* CHAPTERS_AUTO unless given */
    struct split split;           /* SPLIT_NONE unless given */
    struct {
        struct pause_setting *items;
        size_t count, capacity;
    } pauses;
};

/* Whether a path is a manifest's: it ends in ".ini". */
bool manifest_is(const char *path);

/* Reads the file into the arena. `source` must be given. */
bool manifest_read(struct arena *arena, const char *path, struct manifest *manifest,
                   struct error *error);

/* Puts the manifest's pauses over those of a voice. */
void manifest_set_pauses(const struct manifest *manifest, struct pauses *pauses);

/* A web address of a folder, as feed_url has it; the slash at its end is left out. */
bool feed_url_find(struct str text, struct str *url);
#define FEED_URL_WANTED "the web address of a folder, such as https://example.org/books"

/* "auto", "headings", "paragraphs", "none"; false: none of them. */
bool chapter_policy_find(struct str name, enum chapter_policy *policy);

/* Calls `add` for each name of a comma-separated list, trimmed; false when one is empty
 * or `add` refuses it. */
bool names_split(struct str list, bool (*add)(void *context, struct str name), void *context);

#endif
