#include <zlib.h>

#include "document/reader.h"
#include "fuzz.h"
#include "narration/narrate.h"

/* To narrate takes ten times as long as to read, and has a target of its own: of the
 * shorter documents one in so many is, by its sum, so that a finding is found again. */
enum { NARRATED_MAX_BYTES = 1024, NARRATED_OF = 16 };

static void narrate(struct arena *arena, const struct document *document) {
    const struct narration_options options = {.pauses = &pauses_default, .announce = true};
    struct script script;
    struct error error = {0};
    if (script_narrate(arena, document, &options, &script, &error))
        promise_script(document, &script);
    else
        promise_error(&error);
}

static bool is_narrated(struct str content) {
    uLong sum = crc32(0, (const Bytef *)content.ptr, (uInt)content.len);
    return content.len <= NARRATED_MAX_BYTES && sum % NARRATED_OF == 0;
}

static void read_as(const char *format, bool repair, struct str content) {
    struct arena *arena = arena_open();
    const struct reader_options options = {.repair = repair};
    struct document document;
    struct error error = {0};
    if (document_read_as(arena, format, "fuzz", content, &options, &document, &error)) {
        promise_document(&document);
        if (is_narrated(content))
            narrate(arena, &document);
    } else {
        promise_error(&error);
    }
    arena_close(arena);
}

void fuzz_reader(const char *format, struct str content) {
    read_as(format, false, content);
    read_as(format, true, content);
}
