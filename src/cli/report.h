/* What a build has to say for itself: failures while it runs, a summary at its end; in
 * words on stderr, or in JSON lines on stdout. */
#ifndef LECTERN_CLI_REPORT_H
#define LECTERN_CLI_REPORT_H

#include "cli/outputs.h"
#include "studio/studio.h"

struct build_result {
    const struct edition *edition;
    const struct outputs *outputs;
    const struct studio_report *takes;
    double seconds; /* that the build took */
};

void report_summary(const struct build_result *result, bool json);

void report_failures(const struct document *document, const struct script *script,
                     const struct studio_failure *failures, size_t n_failures, bool json);

/* The beginning of a text, for messages: at most that many code points, whole words. */
struct str excerpt(struct str text, size_t max_length);

#endif
