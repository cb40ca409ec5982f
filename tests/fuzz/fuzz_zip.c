/* Archives as their bytes are: directories that lie, members that were made to swell. */
#include "document/archive.h"
#include "fuzz.h"

static void read_member(struct arena *arena, struct archive *archive, const char *name) {
    struct str content;
    struct error error = {0};
    if (!archive_read(archive, arena, str_from_c(name), &content, &error))
        promise_error(&error);
    else
        PROMISE(content.len <= ARCHIVE_MEMBER_MAX_BYTES, "%zu bytes", content.len);
}

/* A reference leads to a plain name, or nowhere. */
static void promise_resolved(struct arena *arena, struct str reference) {
    struct str name = archive_resolve(arena, STR("OEBPS/text/a.xhtml"), reference);
    PROMISE(!str_starts_with(name, STR("/")) && !str_equal(str_slice(name, 0, 3), STR("../")) &&
                !str_contains(name, STR("/../")),
            "“%.*s” leads to “%.*s”", STR_ARG(reference), STR_ARG(name));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    static const char *const names[] = {"mimetype", "META-INF/container.xml", "a", "a/b", ""};
    struct arena *arena = arena_open();
    struct archive *archive;
    struct str content = {(const char *)bytes, n_bytes};
    struct error error = {0};
    promise_resolved(arena, content);
    if (archive_open(arena, "fuzz", content, &archive, &error)) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            read_member(arena, archive, names[i]);
        archive_close(archive);
    } else {
        promise_error(&error);
    }
    arena_close(arena);
    return 0;
}
