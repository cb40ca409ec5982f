/* W3C Audiobooks (Recommendation of 10 November 2020), as a folder that a server can offer,
 * and as the one file of the Lightweight Packaging Format (Working Group Note). */
#include "edition/audiobook.h"

#include "base/file.h"
#include "edition/about.h"
#include "edition/form.h"
#include "edition/package.h"

const char *audiobook_part_file(const struct audiobook *audiobook, size_t part) {
    int digits = snprintf(NULL, 0, "%zu", audiobook->parts.count);
    return str_format(audiobook->arena, "audio/part-%0*zu.mp3", digits, part + 1).ptr;
}

static bool open_audiobook(const struct edition *edition, const char *path, const char *extension,
                           struct audiobook *audiobook, struct error *error) {
    struct str title = edition->script->title;
    const struct split split = {.by = SPLIT_CHAPTERS, .joined = true};
    *audiobook = (struct audiobook){
        .arena = arena_open(),
        .edition = edition,
        .title = title.len ? title : form_base(path, extension),
    };
    return parts_make(audiobook->arena, edition, &split, &audiobook->parts, error);
}

/* ---- as a folder ---- */

struct folder {
    struct audiobook *audiobook;
    const char *path;
};

typedef void put_fn(const struct audiobook *audiobook, FILE *out);

static const char *path_in(const struct folder *folder, const char *name) {
    return file_join(folder->audiobook->arena, folder->path, name);
}

static bool write_text(const struct folder *folder, const char *name, put_fn *put,
                       struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path_in(folder, name), error))
        return false;
    put(folder->audiobook, writer.stream);
    return file_writer_commit(&writer, FILE_SYNCED, error);
}

static bool write_cover(const struct folder *folder, struct error *error) {
    const struct edition *edition = folder->audiobook->edition;
    return !edition->cover.len ||
           file_write(path_in(folder, about_cover_name(edition)), edition->cover, error);
}

static bool write_all(const struct folder *folder, struct error *error) {
    struct audiobook *audiobook = folder->audiobook;
    bool done = file_make_folder(path_in(folder, "audio"), error);
    for (size_t i = 0; done && i < audiobook->parts.count; i++)
        done = part_write_mp3(&audiobook->parts.items[i],
                              path_in(folder, audiobook_part_file(audiobook, i)), error);
    return done && write_cover(folder, error) &&
           write_text(folder, AUDIOBOOK_CONTENTS, audiobook_put_contents, error) &&
           write_text(folder, AUDIOBOOK_MANIFEST, audiobook_put_manifest, error);
}

static bool bind_folder(const struct edition *edition, const char *path, struct error *error) {
    struct audiobook audiobook;
    struct folder_writer writer;
    bool done = open_audiobook(edition, path, ".audiobook", &audiobook, error) &&
                folder_writer_open(&writer, path, AUDIOBOOK_MANIFEST, error);
    if (done) {
        struct folder folder = {&audiobook, writer.folder};
        done = folder_writer_close(&writer, write_all(&folder, error), error);
    }
    arena_close(audiobook.arena);
    return done;
}

/* ---- as a file ---- */

static bool pack_text(struct package *package, const struct audiobook *audiobook, const char *name,
                      put_fn *put, struct error *error) {
    FILE *out = package_begin(package, name, PACKAGE_DEFLATED);
    if (out)
        put(audiobook, out);
    return package_end(package, error);
}

static bool pack_cover(struct package *package, const struct edition *edition,
                       struct error *error) {
    return !edition->cover.len ||
           package_add(package, about_cover_name(edition), PACKAGE_STORED, edition->cover, error);
}

/* The manifest first, for who reads the package as it comes. */
static bool pack_all(struct package *package, struct audiobook *audiobook, struct error *error) {
    bool done = pack_text(package, audiobook, AUDIOBOOK_MANIFEST, audiobook_put_manifest, error) &&
                pack_text(package, audiobook, AUDIOBOOK_CONTENTS, audiobook_put_contents, error) &&
                pack_cover(package, audiobook->edition, error);
    for (size_t i = 0; done && i < audiobook->parts.count; i++) {
        FILE *out = package_begin(package, audiobook_part_file(audiobook, i), PACKAGE_STORED);
        done = part_put_mp3(&audiobook->parts.items[i], out, error) && package_end(package, error);
    }
    return done;
}

static bool bind_package(const struct edition *edition, const char *path, struct error *error) {
    struct audiobook audiobook;
    struct package *package;
    bool done = open_audiobook(edition, path, ".lpf", &audiobook, error) &&
                package_open(audiobook.arena, path, NULL, &package, error);
    if (done) {
        done = pack_all(package, &audiobook, error) && package_commit(package, error);
        package_abandon(package);
        error_set_place(error, path);
    }
    arena_close(audiobook.arena);
    return done;
}

const struct binder binder_audiobook = {
    .name = "audiobook", .extension = ".audiobook", .bind = bind_folder};
const struct binder binder_lpf = {
    .name = "lpf", .group = "audiobook", .extension = ".lpf", .bind = bind_package};
