/* Reading: the voice and the lexicons of every command that speaks. */
#ifndef LECTERN_CLI_READING_H
#define LECTERN_CLI_READING_H

#include "cli/options.h"
#include "narration/lexicon.h"
#include "speech/voice.h"
#include "studio/studio.h"

struct reading_options {
    const char *voice, *language;
    struct option_list lexicons;
};

extern const struct option_row reading_rows[];

/* Who reads when nothing else is said. */
#define DEFAULT_VOICE "american"
#define DEFAULT_PROFILE "standard"

struct reading {
    struct voice voice;
    struct str language;     /* of the text: as asked for, or the voice's */
    struct lexicon *lexicon; /* the shipped names, the voice's own; the caller adds to it */
};

/* Loads the voice of that name or, when it is empty, the one that suits the language
 * best (empty: the default). */
bool reading_open(struct arena *arena, struct str voice, struct str language,
                  struct reading *reading, struct error *error);

/* Adds a lexicon over those that are there. One for another language than the text's is
 * told of on stderr: its entries do not act. */
bool reading_add_lexicon(struct reading *reading, const char *path, struct error *error);

/* Adds the options' lexicons, over those that are there. */
bool reading_add_lexicons(struct reading *reading, const struct reading_options *options,
                          struct error *error);

/* Whether the open engine can say what the entry asks of it; the error names file, line
 * and entry. */
bool reading_check_entry(const struct reading *reading, const struct engine *engine,
                         const struct lexicon_entry *entry, struct error *error);

/* Opens the engine and checks that it can say what the lexicons ask of it; an error
 * names the entry's file and line. Close the studio with studio_close(). */
bool reading_open_studio(struct arena *arena, const struct reading *reading,
                         const struct profile *profile, const struct cache *cache,
                         struct studio *studio, struct error *error);

#endif
