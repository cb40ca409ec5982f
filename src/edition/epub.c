/* EPUB 3.3 read-along: the text with its structure, the parts' MP3s, and Media Overlays that
 * join the two. */
#include "edition/epub.h"

#include <stdlib.h>
#include <string.h>

#include "edition/about.h"
#include "edition/form.h"

/* ---- names ---- */

int epub_digits(const struct epub *epub) {
    return snprintf(NULL, 0, "%zu", epub->parts.count);
}

static const char *name_of(struct epub *epub, const char *name) {
    return (const char *)str_format(epub->arena, EPUB_FOLDER "%s", name).ptr;
}

static const char *part_file(struct epub *epub, const char *folder, size_t part,
                             const char *extension) {
    return (const char *)str_format(epub->arena, EPUB_FOLDER "%s/part-%0*zu.%s", folder,
                                    epub_digits(epub), part + 1, extension)
        .ptr;
}

/* ---- small files ---- */

static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n"
    "<rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n"
    "</rootfiles>\n</container>\n";

/* What is being read stands out by its ground and a line, not by colour alone; its contrast
 * is 12:1 and more, light and dark. */
static const char style[] = "html{color-scheme:light dark}\n"
                            "h1,h2,h3,h4,h5,h6{line-height:1.25}\n"
                            ".list{list-style:none;padding-inline-start:1.5rem}\n"
                            ".verse .line{margin:0}\n"
                            ".announcement{font-style:italic}\n"
                            "table{border-collapse:collapse}\n"
                            "th,td{border:1px solid;padding:.25rem .5rem;text-align:start}\n"
                            "pre{white-space:pre-wrap}\n"
                            ".cover{margin:0;text-align:center}\n"
                            ".cover img{max-width:100%;max-height:100vh}\n"
                            ".-epub-media-overlay-active{color:#1a1a1a;background-color:#ffe680;"
                            "text-decoration:underline}\n"
                            "@media (prefers-color-scheme:dark){\n"
                            ".-epub-media-overlay-active{color:#fff;background-color:#1f3f73}\n}\n";

void epub_put_head(const struct epub *epub, FILE *out, struct str title, const char *css) {
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
          "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
          "xmlns:epub=\"http://www.idpf.org/2007/ops\"",
          out);
    form_put_language(out, FORM_LANG | FORM_XML_LANG, epub->edition->script->language,
                      (struct str){0});
    fputs(">\n<head>\n<meta charset=\"utf-8\"/>\n<title>", out);
    form_put_escaped(out, title);
    fprintf(out, "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"%s\"/>\n</head>\n",
            css);
}

struct str epub_part_title(const struct epub *epub, size_t part) {
    struct str title = epub->parts.items[part].script.title;
    return title.len ? title : epub->title;
}

static void put_cover_page(struct epub *epub, size_t part, FILE *out) {
    struct str author = epub->edition->script->author;
    (void)part;
    epub_put_head(epub, out, epub->title, "style.css");
    fprintf(out,
            "<body epub:type=\"cover\">\n<p class=\"cover\"><img role=\"doc-cover\" src=\"%s\" "
            "alt=\"",
            about_cover_name(epub->edition));
    form_put_escaped(out, epub->title);
    fputs(author.len ? ". " : "", out);
    form_put_escaped(out, author);
    fputs("\"/></p>\n</body>\n</html>\n", out);
}

/* Adds a member of text that `put` writes. */
static bool add_text(struct epub *epub, const char *name, epub_put_fn *put, size_t part,
                     struct error *error) {
    FILE *out = package_begin(epub->package, name, PACKAGE_DEFLATED);
    if (out)
        put(epub, part, out);
    return package_end(epub->package, error);
}

/* ---- the whole ---- */

static bool add_cover(struct epub *epub, struct error *error) {
    return !epub->edition->cover.len ||
           (package_add(epub->package, name_of(epub, about_cover_name(epub->edition)),
                        PACKAGE_STORED, epub->edition->cover, error) &&
            add_text(epub, EPUB_FOLDER "cover.xhtml", put_cover_page, 0, error));
}

static bool add_sound(struct epub *epub, size_t part, struct error *error) {
    FILE *out = package_begin(epub->package, part_file(epub, "audio", part, "mp3"), PACKAGE_STORED);
    return part_put_mp3(&epub->parts.items[part], out, error) && package_end(epub->package, error);
}

static bool add_parts(struct epub *epub, struct error *error) {
    for (size_t i = 0; i < epub->parts.count; i++)
        if (!add_text(epub, part_file(epub, "text", i, "xhtml"), epub_put_text, i, error) ||
            !add_text(epub, part_file(epub, "overlay", i, "smil"), epub_put_overlay, i, error) ||
            !add_sound(epub, i, error))
            return false;
    return true;
}

/* Where chapters begin is known when the text is written. */
static bool add_all(struct epub *epub, struct error *error) {
    return package_add(epub->package, "META-INF/container.xml", PACKAGE_DEFLATED,
                       str_from_c(container), error) &&
           package_add(epub->package, EPUB_FOLDER "style.css", PACKAGE_DEFLATED, str_from_c(style),
                       error) &&
           add_cover(epub, error) && add_parts(epub, error) &&
           add_text(epub, EPUB_FOLDER "nav.xhtml", epub_put_nav, 0, error) &&
           add_text(epub, EPUB_FOLDER "package.opf", epub_put_package, 0, error);
}

static int by_id(const void *a, const void *b) {
    const struct epub_note *one = a, *other = b;
    return str_compare(one->id, other->id);
}

static void find_notes(struct epub *epub) {
    for (size_t p = 0; p < epub->parts.count; p++) {
        const struct script *script = &epub->parts.items[p].script;
        for (size_t i = 0; i < script->utterances.count; i++) {
            const struct utterance *utterance = &script->utterances.items[i];
            if (utterance->kind == UTTERANCE_NOTE && utterance->n_words && utterance->block &&
                utterance->block->id.len && !utterance->continues)
                *arena_push(epub->arena, &epub->notes) =
                    (struct epub_note){utterance->block->id, p};
        }
    }
    if (epub->notes.count)
        qsort(epub->notes.items, epub->notes.count, sizeof *epub->notes.items, by_id);
}

static void open_epub(struct epub *epub, const char *path) {
    const struct script *script = epub->edition->script;
    epub->title = script->title.len ? script->title : str_from_c(file_base_name(epub->arena, path));
    epub->chapters = arena_alloc_array(epub->arena, script->chapters.count, sizeof *epub->chapters);
    find_notes(epub);
}

static bool bind_epub(const struct edition *edition, const char *path, struct error *error) {
    struct epub epub = {.arena = arena_open(), .edition = edition};
    const struct split split = {.by = SPLIT_CHAPTERS, .joined = true};
    bool done = parts_make(epub.arena, edition, &split, &epub.parts, error) &&
                package_open(epub.arena, path, "application/epub+zip", &epub.package, error);
    if (done) {
        open_epub(&epub, path);
        done = add_all(&epub, error) && package_commit(epub.package, error);
        package_abandon(epub.package);
        error_set_place(error, path);
    }
    arena_close(epub.arena);
    return done;
}

const struct binder binder_epub = {.name = "epub", .extension = ".epub", .bind = bind_epub};
