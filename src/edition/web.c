/* The edition as a page for any host of static files, or for none: a folder with the page,
 * the recording and the cover. The page holds its style and script, so it works when it is
 * opened from a disk, and needs nothing from anywhere else. */
#include "base/file.h"
#include "edition/about.h"
#include "edition/form.h"
#include "edition/mp3.h"
#include "edition/part.h"
#include "edition/web_page.h"

static const char mark[] = "index.html", extension[] = ".web";

static char *file_in(struct arena *arena, const char *folder, struct str name) {
    return file_join(arena, folder, str_to_c(arena, name));
}

static bool write_whole(struct arena *arena, struct web_page *page, const char *folder,
                        struct error *error) {
    struct web_sound *sound = arena_alloc(arena, sizeof *sound);
    *sound = (struct web_sound){
        .name = str_format(arena, "%.*s.mp3", STR_ARG(page->base)),
        .end = page->edition->timeline->n_samples,
    };
    page->sounds = sound;
    page->n_sounds = 1;
    return mp3_write(page->edition, file_in(arena, folder, sound->name), NULL, NULL, error);
}

static bool write_parts(struct arena *arena, struct web_page *page, const char *folder,
                        struct error *error) {
    struct parts *parts = page->edition->parts;
    struct web_sound *sounds = arena_alloc_array(arena, parts->count, sizeof *sounds);
    bool done = true;
    for (size_t i = 0; done && i < parts->count; i++) {
        struct part *part = &parts->items[i];
        sounds[i] = (struct web_sound){
            .name = str_format(arena, "%.*s.mp3", STR_ARG(part->name)),
            .start = part->start,
            .end = part->start + part->timeline.n_samples,
        };
        done = part_write_mp3(part, file_in(arena, folder, sounds[i].name), error);
    }
    page->sounds = sounds;
    page->n_sounds = parts->count;
    return done;
}

static bool write_cover(struct arena *arena, struct web_page *page, const char *folder,
                        struct error *error) {
    const struct edition *edition = page->edition;
    if (!edition->cover.len)
        return true;
    page->cover = str_from_c(about_cover_name(edition));
    return file_write(file_in(arena, folder, page->cover), edition->cover, error);
}

static bool write_all(struct arena *arena, const struct edition *edition, const char *path,
                      const char *folder, struct error *error) {
    struct web_page page = {.edition = edition, .base = form_base(path, extension)};
    bool done = edition->parts ? write_parts(arena, &page, folder, error)
                               : write_whole(arena, &page, folder, error);
    return done && write_cover(arena, &page, folder, error) &&
           web_page_write(&page, file_join(arena, folder, mark), error);
}

static bool bind_web(const struct edition *edition, const char *path, struct error *error) {
    struct folder_writer writer;
    if (!folder_writer_open(&writer, path, mark, error))
        return false;
    struct arena *arena = arena_open();
    bool done = write_all(arena, edition, path, writer.folder, error);
    arena_close(arena);
    return folder_writer_close(&writer, done, error);
}

const struct binder binder_web = {.name = "web", .extension = extension, .bind = bind_web};
