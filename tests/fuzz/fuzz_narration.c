/* Text to script: every passage of narration, in the language that the text's own front
 * matter names. */
#include "document/reader.h"
#include "fuzz.h"
#include "narration/narrate.h"

static const char names[] = "Khrushchev = /ˈkɹʊʃtʃɛf/\n"
                            "U Thant = [[,u: T'A:nt]]\n"
                            "NATO = Nayto\n"
                            "New York-on-Sea = Ooze\n"
                            "read = /ɹɛd/\n";

static const struct lexicon *lexicon(void) {
    static struct lexicon *made;
    if (!made) {
        struct error error = {0};
        made = lexicon_open(arena_open());
        PROMISE(lexicon_add_content(made, "names", str_from_c(names), &error), "%s", error.message);
    }
    return made;
}

static bool narrate(struct arena *arena, const struct document *document,
                    const struct narration_options *options, struct script *script) {
    struct error error = {0};
    if (!script_narrate(arena, document, options, script, &error)) {
        promise_error(&error);
        return false;
    }
    PROMISE(script_set_duration(arena, script, options, 123456, &error), "%s", error.message);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    struct arena *arena = arena_open();
    const struct reader_options reading = {.repair = true};
    const struct narration_options options = {.pauses = &pauses_default,
                                              .lexicon = lexicon(),
                                              .announce = true,
                                              .chapters = (enum chapter_policy)(n_bytes % 4)};
    struct document document;
    struct script script;
    struct error error = {0};
    struct str content = {(const char *)bytes, n_bytes};
    if (document_read_as(arena, "text", "fuzz", content, &reading, &document, &error) &&
        narrate(arena, &document, &options, &script)) {
        promise_script(&document, &script);
        promise_all_told(&document, &script);
    }
    arena_close(arena);
    return 0;
}
