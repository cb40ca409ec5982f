/* Edition: the files that are made of a timeline. Each binder reads the timeline
 * and the script and writes one form; none of them synthesizes. A form is one file
 * that defines a `struct binder`, and one line in the list in binder.c. */
#ifndef LECTERN_EDITION_EDITION_H
#define LECTERN_EDITION_EDITION_H

#include "edition/timeline.h"
#include "speech/voice.h"

struct parts;
struct binder;

/* Of the podcast feed that the edition is an item of; empty: not given. */
struct feed_settings {
    struct str url; /* of the folder that the files will lie in, without a slash at its end */
    struct str title, description, category, explicit_content;
};

struct edition {
    const struct document *document;
    const struct script *script; /* its title, author, language and date are the edition's */
    const struct timeline *timeline;
    const struct cache *cache; /* where the takes are */
    const struct voice *voice;
    const struct profile *profile;
    struct str engine_identity;
    struct hash source_hash;
    struct str source_note; /* where the text is from, from edition.ini; may be empty */
    struct str narrator;    /* who reads, from edition.ini; empty: the voice */
    struct str moment;      /* when it is made, "1962-10-27T09:00:00Z"; empty: nobody knows */
    struct str certifier;   /* who has found it accessible; empty: nobody has said so */
    bool by_word;           /* text is joined to sound word by word where a form can be either */
    struct str cover_path;  /* a JPEG or PNG; empty: the text's own, or else one is drawn */
    bool no_cover;          /* there is to be none */
    struct str cover;       /* the picture's bytes, filled by cover_make(); may be empty */
    const char *cover_type; /* "image/png" or "image/jpeg" */
    /* Of an edition in several files (edition/part.h), or NULL. Its timeline is that of
     * the parts one after another. */
    struct parts *parts;
    /* Of a part: the whole's title, and which of how many it is; else empty and 0. */
    struct str album;
    size_t track, n_tracks;
    struct feed_settings feed;
    struct str base;                     /* what its files are called: "letter" of "letter.mp3" */
    const struct binder *const *binders; /* of the forms that are being written */
    size_t n_binders;
    /* Asked between two takes: whether to go on; if not, it sets the error. NULL: always. */
    bool (*goes_on)(struct error *error);
};

/* Whether whoever writes sound shall go on with the next take. */
static inline bool edition_goes_on(const struct edition *edition, struct error *error) {
    return !edition->goes_on || edition->goes_on(error);
}

/* What a form's standard requires to be told of an edition, which may not be known. */
enum { REQUIRES_AUTHOR = 1, REQUIRES_PUBLISHER = 2, REQUIRES_DATE = 4 };

struct binder {
    const char *name;      /* "mp3": for --format */
    const char *group;     /* "captions": a name for several, or NULL */
    const char *extension; /* ".mp3": the file is FOLDER/BASE + extension */
    const char *file;      /* or FOLDER/file, the same for every edition; else NULL */
    bool by_name;          /* "all" does not mean it */
    bool always;           /* written whatever the formats asked for */
    unsigned needs;        /* REQUIRES_…: it says “unknown” of what nobody gave */
    bool from_samples;     /* needs the takes' samples to be kept: see edition/sound.h */
    bool (*bind)(const struct edition *edition, const char *path, struct error *error);
    /* Binds an edition in parts into FOLDER/BASE; NULL: one file tells of all of them. */
    bool (*bind_parts)(const struct edition *edition, const char *folder, struct error *error);
};

/* MP3 with chapters; the machine-readable account, NAME.edition.json (edition/json.c). */
extern const struct binder binder_mp3, binder_json;
/* Captions (edition/captions.c) and lists of chapters (edition/chapter_lists.c). */
extern const struct binder binder_vtt, binder_words_vtt, binder_srt, binder_lrc;
extern const struct binder binder_cue, binder_chapters_json, binder_chapters_txt;
extern const struct binder binder_transcript, binder_txt; /* edition/transcript.c */
/* W3C Audiobooks, as a folder and as one file (edition/audiobook.c). */
extern const struct binder binder_audiobook, binder_lpf;
extern const struct binder binder_epub;                    /* edition/epub.c */
extern const struct binder binder_daisy202, binder_daisy3; /* edition/daisy202.c, daisy3.c */

/* Sound in other codecs (edition/sound.h). All but WAV are there where the library was that
 * they need: see edition/optional_forms.h. */
extern const struct binder binder_wav, binder_flac, binder_opus, binder_m4b;
extern const struct binder binder_web; /* edition/web.c */

/* The podcast feed that editions are added to (edition/feed.h). */
extern const struct binder binder_feed;

/* The list, in the order in which forms are written; ends with NULL. */
extern const struct binder *const binders[];

/* Whether a name given to --format means this binder: its own, its group's, or "all". */
bool binder_answers(const struct binder *binder, struct str name);

/* Whether a picture is a JPEG or PNG of a sensible size that players can show; the message
 * says why not. */
bool cover_check(struct str picture, struct error *error);

/* Its size in pixels; 0 where it cannot be told. */
void cover_size(struct str picture, unsigned *width, unsigned *height);

/* Reads the cover named in cover_path; or takes the text's own, from script->about, where
 * it can be shown; or draws one of title and author (PNG, the same bytes each time). A drawn cover
 * is kept in the cache until title, author, cairo or Pango change; what no font of the system can
 * show is left out of it. */
bool cover_make(struct arena *arena, struct edition *edition, struct error *error);

#endif
