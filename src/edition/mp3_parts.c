#include "edition/mp3_parts.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "edition/part.h"
#include "edition/tag.h"

static char *file_of(struct arena *arena, const char *folder, const struct part *part) {
    struct str name = str_format(arena, "%.*s.mp3", STR_ARG(part->name));
    return file_join(arena, folder, str_to_c(arena, name));
}

static bool write_parts(const struct parts *parts, const char *folder, struct error *error) {
    bool done = true;
    for (size_t i = 0; done && i < parts->count; i++) {
        struct arena *scratch = arena_open();
        done = part_write_mp3(&parts->items[i], file_of(scratch, folder, &parts->items[i]), error);
        arena_close(scratch);
    }
    return done;
}

/* ---- what an earlier split left ---- */

static int by_number(const void *a, const void *b) {
    ino_t left = *(const ino_t *)a, right = *(const ino_t *)b;
    return (left > right) - (left < right);
}

/* The files that the parts are, in order. Names would not do: a file system may show
 * another case or form of them than it was given. */
static bool find_files(struct arena *arena, const struct parts *parts, const char *folder,
                       ino_t *files, struct error *error) {
    for (size_t i = 0; i < parts->count; i++) {
        const char *path = file_of(arena, folder, &parts->items[i]);
        struct stat status;
        if (stat(path, &status) != 0)
            return error_set(error, path, "vanished: %s", strerror(errno));
        files[i] = status.st_ino;
    }
    qsort(files, parts->count, sizeof *files, by_number);
    return true;
}

static bool is_old(const char *path, const ino_t *files, size_t count) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
           !bsearch(&status.st_ino, files, count, sizeof *files, by_number) && tag_is_of_part(path);
}

static bool remove_from(DIR *directory, const struct parts *parts, const char *folder,
                        struct error *error) {
    struct arena *arena = arena_open();
    ino_t *files = arena_alloc_array(arena, parts->count, sizeof *files);
    bool done = find_files(arena, parts, folder, files, error);
    for (struct dirent *entry; done && (entry = readdir(directory));) {
        const char *path = file_join(arena, folder, entry->d_name);
        if (str_ends_with(str_from_c(path), STR(".mp3")) && is_old(path, files, parts->count) &&
            unlink(path) != 0)
            done = error_set(error, path, "is of an earlier edition and cannot be removed: %s",
                             strerror(errno));
    }
    arena_close(arena);
    return done;
}

static bool remove_old(const struct parts *parts, const char *folder, struct error *error) {
    DIR *directory = opendir(folder);
    if (!directory)
        return error_set(error, folder, "cannot be read: %s", strerror(errno));
    bool done = remove_from(directory, parts, folder, error);
    closedir(directory);
    return done;
}

/* ---- the playlist ---- */

/* On one line, whatever the text holds. */
static void put_line(FILE *out, struct str text) {
    for (size_t i = 0; i < text.len; i++)
        fputc((unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i], out);
    fputc('\n', out);
}

static void put_playlist(const struct edition *edition, FILE *out) {
    const struct parts *parts = edition->parts;
    fputs("#EXTM3U\n#PLAYLIST:", out);
    put_line(out, edition->script->title);
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        uint64_t ms = timeline_ms(&part->timeline, part->timeline.n_samples);
        fprintf(out, "#EXTINF:%llu,", (unsigned long long)(ms + 500) / 1000);
        put_line(out, part->script.title);
        fprintf(out, "%.*s.mp3\n", STR_ARG(part->name));
    }
}

static bool write_playlist(const struct edition *edition, const char *folder, struct error *error) {
    struct arena *arena = arena_open();
    const char *slash = strrchr(folder, '/');
    struct str name = str_format(arena, "%s.m3u8", slash ? slash + 1 : folder);
    struct file_writer writer;
    bool done = file_writer_open(&writer, file_join(arena, folder, str_to_c(arena, name)), error);
    if (done) {
        put_playlist(edition, writer.stream);
        done = file_writer_commit(&writer, FILE_SYNCED, error);
    }
    arena_close(arena);
    return done;
}

bool mp3_bind_parts(const struct edition *edition, const char *folder, struct error *error) {
    return file_make_folder(folder, error) && write_parts(edition->parts, folder, error) &&
           remove_old(edition->parts, folder, error) && write_playlist(edition, folder, error);
}
