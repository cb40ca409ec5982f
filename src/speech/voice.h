/* Voice profiles (`voices/NAME.voice`): an engine's voice and how it reads. */
#ifndef LECTERN_SPEECH_VOICE_H
#define LECTERN_SPEECH_VOICE_H

#include "base/error.h"
#include "base/str.h"
#include "narration/pauses.h"

struct voice {
    struct str name;        /* the profile's, from its file name */
    struct str description; /* one line, for `lectern voices` and the announcement */
    struct str path;
    struct str engine;    /* "espeak" */
    struct str identity;  /* the engine's own voice, "en-us", "en-us+f2" or a language tag */
    struct str language;  /* BCP 47 */
    int rate;             /* words a minute, 80..450 */
    int pitch;            /* 0..100 */
    int range;            /* 0..100 */
    int volume;           /* 1..60: of the engine; level is the master's work */
    int word_gap;         /* units of 10 ms at 175 words a minute, 0..20 */
    double loudness_lufs; /* of this voice at this volume, measured (scripts/measure-voice) */
    struct pauses pauses;
    struct str lexicon; /* path beside the profile, or empty */
};

/* Reads a profile: NAME is looked up in the voices folders (voice_folder()), a name
 * with a slash is a path. Unknown keys and values out of range are errors that name
 * file and line. Everything lives in the arena. */
bool voice_load(struct arena *arena, const char *name, struct voice *voice, struct error *error);

/* A plain voice for a language that no profile speaks: the engine's own for it, at its
 * own settings, and called what the language calls itself. Whether the engine has one shows when it
 * is opened. */
void voice_for_language(struct arena *arena, struct str language, struct voice *voice);

/* Names of all profiles, sorted. */
bool voice_list(struct arena *arena, struct str **names, size_t *count, struct error *error);

/* The folder of shipped voices, profiles and lexicons: $LECTERN_DATA_DIR, or beside
 * the program (../share/lectern when installed, the source tree's voices/ when not). */
bool voice_folder(struct arena *arena, char **folder, struct error *error);

/* The path of a file of that kind: NAME + extension in voice_folder(), or NAME itself
 * when it has a slash. `what` names the kind in the message when there is none. */
bool voice_path(struct arena *arena, const char *name, const char *extension, const char *what,
                char **path, struct error *error);

#endif
