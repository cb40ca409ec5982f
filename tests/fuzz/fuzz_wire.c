/* What comes back from the process that parsed, which untrusted input may have taken over:
 * it is refused, or it is a document that nothing further on is harmed by. */
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "document/wire.h"
#include "fuzz.h"
#include "narration/narrate.h"

static struct document unread(void) {
    return (struct document){.path = "fuzz", .format = "wire"};
}

static struct str write_again(struct arena *arena, const struct document *document) {
    struct error error = {0};
    int fd = memfd_create("wire", MFD_CLOEXEC);
    PROMISE(fd >= 0 && wire_write(fd, document, &error), "%s", error.message);
    size_t n_bytes = (size_t)lseek(fd, 0, SEEK_END);
    char *bytes = arena_alloc(arena, n_bytes);
    PROMISE(pread(fd, bytes, n_bytes, 0) == (ssize_t)n_bytes, "%zu bytes", n_bytes);
    close(fd);
    return (struct str){bytes, n_bytes};
}

/* What was read and is written is read again, and written the same. */
static void promise_round_trip(struct arena *arena, const struct document *document) {
    struct error error = {0};
    struct document again = unread();
    struct str bytes = write_again(arena, document);
    PROMISE(wire_read(arena, bytes, &again, &error), "%s", error.message);
    PROMISE(str_equal(write_again(arena, &again), bytes), "%zu bytes", bytes.len);
}

static void narrate(struct arena *arena, const struct document *document) {
    const struct narration_options options = {.pauses = &pauses_default};
    struct script script;
    struct error error = {0};
    if (!script_narrate(arena, document, &options, &script, &error))
        PROMISE(error.set, "a failure without a word");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    struct arena *arena = arena_open();
    struct document document = unread();
    struct error error = {0};
    if (wire_read(arena, (struct str){(const char *)bytes, n_bytes}, &document, &error)) {
        promise_round_trip(arena, &document);
        narrate(arena, &document);
    } else {
        promise_error(&error);
    }
    arena_close(arena);
    return 0;
}
