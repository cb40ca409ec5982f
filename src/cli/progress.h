/* Progress of a recording: one line redrawn on a terminal, a few plain lines elsewhere,
 * JSON lines for machines, or nothing. */
#ifndef LECTERN_CLI_PROGRESS_H
#define LECTERN_CLI_PROGRESS_H

#include <stdbool.h>

#include "studio/studio.h"

enum progress_style { PROGRESS_NONE, PROGRESS_LINES, PROGRESS_BAR, PROGRESS_JSON };

struct progress {
    enum progress_style style;
    bool colour;
    bool drawn;              /* a bar is on the screen */
    double started;          /* seconds of the monotonic clock */
    double shown;            /* when it was last drawn */
    unsigned tenths;         /* of the way, as of the last plain line */
    uint64_t words_at_start; /* that were reused, before anything was recorded */
};

/* The style that suits stderr, unless silence or JSON was asked for. */
enum progress_style progress_style_find(bool quiet, bool json);

void progress_open(struct progress *progress, enum progress_style style);
studio_progress_fn progress_show;               /* its context is the struct progress */
void progress_close(struct progress *progress); /* takes the bar off the screen */

/* The bar, for that many columns, in `line`: never longer, in columns or bytes (it is
 * ASCII). `seconds_left` below 0: not known. */
void progress_format(char *line, size_t size, unsigned columns, uint64_t done, uint64_t total,
                     double seconds_left);

#endif
