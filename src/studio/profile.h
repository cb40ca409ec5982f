/* Delivery profiles (`voices/NAME.profile`): the figures an edition has to meet.
 * The studio masters to them, `lectern check` measures against them. */
#ifndef LECTERN_STUDIO_PROFILE_H
#define LECTERN_STUDIO_PROFILE_H

#include "base/error.h"
#include "base/str.h"
#include "narration/choices.h"

struct bounds {
    double low, high; /* infinite where nothing is asked */
};

struct profile {
    struct str name, description, path;
    double loudness_lufs;           /* what the studio masters to; BS.1770-4 integrated, mono */
    double loudness_tolerance_lu;   /* infinite: a check asks none */
    double true_peak_dbtp;          /* at most, on the decoded file */
    struct bounds rms_dbfs;         /* of the whole file */
    double floor_dbfs;              /* noise floor, at most; +infinite: any */
    struct bounds head_ms, tail_ms; /* silence at the ends */
    int bitrate_kbps;               /* constant; what check asks at least */
    int bitrate_high_kbps;          /* what check asks at most; 0: any */
    int sample_rate_hz;             /* check asks it; 0: any */
    int sample_rate_low_hz;         /* what check asks at least; 0: any */
    int channels;                   /* check asks it; 0: any */
    int longest_min;                /* minutes a file, at most; 0: any */
    struct choices choices;         /* [reading]: what its listeners want to hear */
};

/* Reads voices/NAME.profile (a name with a slash is a path). Unknown keys and values
 * out of range are errors that name file and line. The default is "standard". */
bool profile_load(struct arena *arena, const char *name, struct profile *profile,
                  struct error *error);

#endif
