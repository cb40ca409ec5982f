/* Judgements: each looks at the facts and makes one finding. They stand in tables by
 * subject; another is a function and a line. */
#ifndef LECTERN_CHECK_JUDGE_H
#define LECTERN_CHECK_JUDGE_H

#include "check/check.h"
#include "check/decode.h"
#include "check/stream.h"
#include "check/tag.h"

struct facts {
    struct arena *arena;
    const struct profile *profile;
    const struct tag *tag;
    const struct stream *stream;
    const struct sound *sound;
    const struct check_chapter *chapters; /* by start */
    size_t n_chapters;
    uint64_t duration_ms; /* to the nearest */
};

struct judgement {
    const char *name;
    /* Fills state (FINDING_OK when left alone), measured and wanted. False: the question
     * does not arise. */
    bool (*judge)(const struct facts *facts, struct finding *finding);
};

/* Each ends with a zeroed entry. */
extern const struct judgement tag_judgements[], chapter_judgements[], stream_judgements[],
    sound_judgements[];

/* FINDING_OK or FINDING_FAULT. */
enum finding_state judge_fault_unless(bool well);

#endif
