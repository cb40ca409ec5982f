#include "narration/pauses.h"

#include <stddef.h>

/* Between the figures that narrators' handbooks give and what suits a voice that never
 * needs breath; head and tail satisfy ACX (0.5–1 s, 1–5 s) and NNELS (3 s after). */
const struct pauses pauses_default = {
    .dash = 320,
    .semicolon = 240,
    .sentence = 450,
    .breath = 180,
    .paragraph = 900,
    .line = 400,
    .salutation = 700,
    .title_before = 800,
    .title_after = 1300,
    .heading_before = 1500,
    .heading_after = 1100,
    .quotation = 900,
    .section = 2000,
    .closing = 1000,
    .signature = 700,
    .source = 1500,
    .announcement = 1200,
    .head = 800,
    .tail = 3000,
};

static const struct {
    const char *key;
    size_t offset;
} members[] = {
    {"dash", offsetof(struct pauses, dash)},
    {"semicolon", offsetof(struct pauses, semicolon)},
    {"sentence", offsetof(struct pauses, sentence)},
    {"breath", offsetof(struct pauses, breath)},
    {"paragraph", offsetof(struct pauses, paragraph)},
    {"line", offsetof(struct pauses, line)},
    {"salutation", offsetof(struct pauses, salutation)},
    {"title-before", offsetof(struct pauses, title_before)},
    {"title-after", offsetof(struct pauses, title_after)},
    {"heading-before", offsetof(struct pauses, heading_before)},
    {"heading-after", offsetof(struct pauses, heading_after)},
    {"quotation", offsetof(struct pauses, quotation)},
    {"section", offsetof(struct pauses, section)},
    {"closing", offsetof(struct pauses, closing)},
    {"signature", offsetof(struct pauses, signature)},
    {"source", offsetof(struct pauses, source)},
    {"announcement", offsetof(struct pauses, announcement)},
    {"head", offsetof(struct pauses, head)},
    {"tail", offsetof(struct pauses, tail)},
};

bool pauses_set(struct pauses *pauses, struct str key, unsigned ms) {
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (!str_equal(key, str_from_c(members[i].key)))
            continue;
        if (ms > PAUSE_MAX_MS)
            return false;
        *(unsigned *)((char *)pauses + members[i].offset) = ms;
        return true;
    }
    return false;
}
