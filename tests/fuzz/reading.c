#include "document/reader.h"
#include "fuzz.h"
#include "narration/narrate.h"

/* Longer documents are read and not narrated, which takes ten times as long. */
enum { NARRATED_MAX_BYTES = 1024 };

static void narrate(struct arena *arena, const struct document *document) {
    const struct narration_options options = {.pauses = &pauses_default, .announce = true};
    struct script script;
    struct error error = {0};
    if (script_narrate(arena, document, &options, &script, &error))
        promise_script(document, &script);
    else
        promise_error(&error);
}

static void read_as(const char *format, bool repair, struct str content) {
    struct arena *arena = arena_open();
    const struct reader_options options = {.repair = repair};
    struct document document;
    struct error error = {0};
    if (document_read_as(arena, format, "fuzz", content, &options, &document, &error)) {
        promise_document(&document);
        if (content.len <= NARRATED_MAX_BYTES)
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
