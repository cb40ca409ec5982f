/* Production: what is to be read aloud, and how. Brings edition.ini, the options (which
 * override it) and the text's own metadata together, and goes the part of the way that
 * needs no engine: read and narrate. */
#ifndef LECTERN_CLI_PRODUCTION_H
#define LECTERN_CLI_PRODUCTION_H

#include "cli/reading.h"
#include "document/reader.h"
#include "edition/manifest.h"

/* What `build` and `script` share. */
struct production_options {
    struct reading_options reading;
    const char *title, *author, *chapters, *profile, *encoding;
    struct choices choices;
    bool no_repair, no_announcements;
};

extern const struct option_row production_rows[];

/* Those of them that say how the source is read; also `lexicon check`'s. */
extern const struct option_row production_source_rows[];

struct production {
    struct manifest manifest; /* empty when the text itself was named */
    const char *source;       /* the text's path; "-" is stdin */
    struct document document;
    struct profile profile;
    struct reading reading;             /* its voice has the edition's pauses */
    struct narration_options narration; /* points into all of the above */
    struct script script;               /* its date may be that of SOURCE_DATE_EPOCH … */
    struct str moment;                  /* … which is this, "1962-10-27T09:00:00Z"; else empty */
};

/* Reads the text (PATH, or the source of the manifest PATH.ini), the voice and the
 * lexicons. `production` has to stay where it is, for it points into itself. */
bool production_read(struct arena *arena, const char *path,
                     const struct production_options *options, struct production *production,
                     struct error *error);

/* Makes the script. */
bool production_narrate(struct arena *arena, struct production *production, struct error *error);

#endif
