#include "edition/comments.h"

#include <inttypes.h>

#include "base/json.h"
#include "document/authors.h"
#include "edition/about.h"

struct making {
    struct arena *arena;
    struct comments *comments;
};

static void add(const struct making *making, const char *name, struct str value) {
    if (!value.len)
        return;
    struct str mended = json_mended(making->arena, value);
    *arena_push(making->arena, making->comments) =
        (struct comment){name, str_to_c(making->arena, mended)};
}

static void add_about(const struct making *making, const struct edition *edition) {
    const struct script *script = edition->script;
    struct str authors = script->about.author, name;
    add(making, "TITLE", script->title);
    while (authors_next(&authors, &name))
        add(making, "ARTIST", name);
    add(making, "ALBUM", edition->n_tracks ? edition->album : script->title);
    add(making, "PERFORMER", about_reader(making->arena, edition));
    add(making, "DATE", script->date);
    add(making, "GENRE", STR("Audiobook"));
    add(making, "LANGUAGE", script->language);
    add(making, "SUBTITLE", script->about.subtitle);
    add(making, "ORGANIZATION", script->about.publisher);
    add(making, "COPYRIGHT", script->about.rights);
    add(making, "DESCRIPTION", script->about.description);
    add(making, "SUBJECT", script->about.subject);
    add(making, "SERIES", script->about.series);
    add(making, "IDENTIFIER", script->about.identifier);
    add(making, "SOURCE", edition->source_note);
}

static void add_chapters(const struct making *making, const struct edition *edition,
                         size_t max_chapters) {
    const struct timeline *timeline = edition->timeline;
    int level = about_chapter_level(edition, max_chapters);
    size_t number = 0;
    for (size_t i = 0; i < timeline->n_chapters; i++) {
        const struct chapter *chapter = &edition->script->chapters.items[i];
        if (chapter->level > level)
            continue;
        uint64_t ms = timeline_ms(timeline, timeline->chapters[i].start);
        struct str name = str_format(making->arena, "CHAPTER%03zu", ++number);
        add(making, name.ptr,
            str_format(making->arena, "%02" PRIu64 ":%02" PRIu64 ":%02" PRIu64 ".%03" PRIu64,
                       ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000));
        add(making, str_format(making->arena, "%.*sNAME", STR_ARG(name)).ptr, chapter->title);
    }
}

void comments_make(struct arena *arena, const struct edition *edition, size_t max_chapters,
                   struct comments *comments) {
    struct making making = {arena, comments};
    *comments = (struct comments){0};
    add_about(&making, edition);
    add_chapters(&making, edition, max_chapters);
}
