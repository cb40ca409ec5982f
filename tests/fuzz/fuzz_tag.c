/* The tag reader of `check`. */
#include <stdlib.h>
#include <string.h>

#include "check/tag.h"
#include "fuzz.h"

static void promise_text(struct str text, const char *what) {
    promise_utf8(text, what);
    /* The last code point may lie across the limit. */
    PROMISE(text.len < TAG_MAX_TEXT_BYTES + 4, "%s: %zu bytes", what, text.len);
}

static void promise_texts(const struct tag *tag) {
    PROMISE(tag->texts.count <= TAG_MAX_CHAPTERS, "%zu texts", tag->texts.count);
    for (size_t i = 0; i < tag->texts.count; i++) {
        promise_text(tag->texts.items[i].text, "text");
        promise_text(tag->texts.items[i].description, "description");
    }
    PROMISE(tag->pictures.count <= TAG_MAX_CHAPTERS, "%zu pictures", tag->pictures.count);
    for (size_t i = 0; i < tag->pictures.count; i++) {
        promise_text(tag->pictures.items[i].mime, "kind of picture");
        PROMISE(tag->pictures.items[i].start.len <= 8, "picture %zu", i);
    }
}

static void promise_chapters(const struct tag *tag) {
    size_t n_children = 0;
    PROMISE(tag->chapters.count <= TAG_MAX_CHAPTERS, "%zu chapters", tag->chapters.count);
    for (size_t i = 0; i < tag->chapters.count; i++) {
        const struct tag_chapter *chapter = &tag->chapters.items[i];
        promise_text(chapter->id, "chapter's identifier");
        promise_text(chapter->title, "chapter's title");
        PROMISE(chapter->n_titles <= chapter->n_texts, "%u titles, %u texts", chapter->n_titles,
                chapter->n_texts);
    }
    PROMISE(tag->contents.count <= TAG_MAX_CHAPTERS, "%zu lists", tag->contents.count);
    for (size_t i = 0; i < tag->contents.count; i++) {
        promise_text(tag->contents.items[i].id, "list's identifier");
        n_children += tag->contents.items[i].n_children;
        for (size_t c = 0; c < tag->contents.items[i].n_children; c++)
            promise_text(tag->contents.items[i].children[c], "child");
    }
    PROMISE(n_children == tag->n_children, "%zu children, not %zu", n_children, tag->n_children);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    /* The reader changes its bytes, which are libFuzzer's. */
    char *copy = malloc(n_bytes ? n_bytes : 1);
    PROMISE(copy, "no memory");
    memcpy(copy, bytes, n_bytes);
    struct arena *arena = arena_open();
    struct tag tag;
    tag_read(arena, copy, n_bytes, &tag);
    free(copy);
    PROMISE((tag.n_problems > 0) == (tag.problem.len > 0), "%zu problems: “%.*s”", tag.n_problems,
            STR_ARG(tag.problem));
    promise_texts(&tag);
    promise_chapters(&tag);
    arena_close(arena);
    return 0;
}
