#include "document/epub.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/encoding.h"
#include "document/html_parser.h"
#include "document/markup_links.h"
#include "document/xml.h"
#include "document/xml_text.h"

/* Three hundred hours of speech, and as many bytes of markup again, three times. */
enum { CONTENT_MAX_BYTES = 64 << 20 };

struct reading_epub {
    struct epub_book book;
    struct builder builder;
    struct markup_links *links;
    struct epub_item *item; /* being read */
    bool *is_referred;      /* for each of the manifest: a note in it is referred to */
    bool *is_read;
};

/* ---- links ---- */

static size_t number_of(const struct reading_epub *reading, const struct epub_item *item) {
    return (size_t)(item - reading->book.manifest.items);
}

/* What markup.h asks for: "OEBPS/notes.xhtml#fn1". */
static struct str resolve_target(void *context, struct arena *arena, struct str reference,
                                 bool refers) {
    struct reading_epub *reading = context;
    struct str name = archive_resolve(arena, reading->item->name, reference);
    struct epub_item *item = epub_find_name(&reading->book, name);
    const char *hash = str_find_char(reference, '#');
    if (!item || !item->is_content || !hash)
        return (struct str){0};
    if (refers && item != reading->item)
        reading->is_referred[number_of(reading, item)] = true;
    struct str id = str_slice(reference, (size_t)(hash - reference.ptr), reference.len);
    return str_format(arena, "%.*s%.*s", STR_ARG(name), STR_ARG(id));
}

/* ---- a file ---- */

/* As it says; or, where it says nothing or not the truth, as it seems; or, where it is too
 * little to tell, as browsers have it. */
static bool decode(struct arena *scratch, const char *place, struct str content, struct str *text,
                   struct error *error) {
    struct error fault = {0};
    struct decoded decoded;
    if (xml_decode(scratch, place, content, text, &fault))
        return true;
    fault = (struct error){0};
    if (!encoding_decode(scratch, place, content, NULL, &decoded, &fault) &&
        !encoding_decode(scratch, place, content, "windows-1252", &decoded, error))
        return false;
    *text = decoded.text;
    return true;
}

/* XHTML that is not well-formed is read as a browser reads it; `*mended` tells why. */
static bool parse(struct reading_epub *reading, struct arena *scratch, struct str content,
                  struct str *text, struct node **root, struct error *mended, struct error *error) {
    const char *place = epub_place(&reading->book, scratch, reading->item->name);
    if (xml_parse(scratch, place, content, text, root, mended))
        return true;
    if (str_equal_nocase(reading->item->media_type, STR("image/svg+xml")))
        return error_set(error, mended->place, "%s", mended->message);
    return decode(scratch, place, content, text, error) &&
           html_parse(scratch, place, *text, root, error);
}

/* At the line that was at fault. */
static void tell_mended(struct reading_epub *reading, const struct error *mended, size_t offset) {
    struct str source = reading->book.document->source;
    const char *colon = strrchr(mended->place, ':');
    unsigned long line = colon ? strtoul(colon + 1, NULL, 10) : 1;
    size_t at = offset;
    for (; line > 1 && at < source.len; at++)
        line -= source.ptr[at] == '\n';
    struct str what = str_format(reading->book.arena, "read as HTML: %s", mended->message);
    builder_repair(&reading->builder, at, at, what.ptr);
}

/* A page that is mostly links is a table of contents; one that holds a chapter too is not. */
static bool is_mostly_links(struct arena *scratch, const struct node *root) {
    size_t all = node_text(scratch, root).len, linked = 0;
    for (const struct node *node = root; node;) {
        bool is_link = node_is(node, "a") && node_has_attribute(node, "href");
        if (is_link)
            linked += node_text(scratch, node).len;
        node = is_link ? node_next_after(root, node) : node_next(root, node);
    }
    return linked * 2 > all;
}

/* Why the listener does not hear this file; NULL: they do. */
static const char *reason_to_leave_out(const struct reading_epub *reading, struct arena *scratch,
                                       const struct node *root, bool is_linear) {
    const struct epub_item *item = reading->item;
    const struct node *body = node_find(root, "body");
    struct str type = body ? node_attribute(body, "epub:type") : (struct str){0};
    if (item == reading->book.nav)
        return "table of contents";
    if ((item->is_contents || words_have(type, "toc")) && is_mostly_links(scratch, root))
        return "table of contents";
    if (item->is_cover || words_have(type, "cover"))
        return "cover page";
    if (!is_linear && !reading->is_referred[number_of(reading, item)])
        return "outside the reading order (linear=\"no\")";
    return NULL;
}

static void read_tree(struct reading_epub *reading, struct arena *scratch, const struct node *root,
                      size_t offset, bool is_linear) {
    struct markup markup = {.builder = &reading->builder,
                            .offset = offset,
                            .target = resolve_target,
                            .links = reading->links,
                            .context = reading};
    const char *reason = reason_to_leave_out(reading, scratch, root, is_linear);
    epub_find_targets(&reading->book, reading->item->name, root, offset);
    if (reason)
        markup_leave_out(&markup, root, reason);
    else {
        markup_links_find(&markup, root);
        markup_read(&markup, root);
    }
}

static bool check_item(const struct reading_epub *reading, struct error *error) {
    const struct epub_item *item = reading->item;
    const char *path = reading->book.path;
    if (!item->name.len)
        return error_set(error, path,
                         "the file “%.*s” is outside the archive; the EPUB is damaged, or made to",
                         STR_ARG(utf8_clip(item->id, 100)));
    if (item->is_encrypted)
        return error_set(error, path,
                         "“%.*s” is encrypted (DRM); get the book without it from who sells it",
                         STR_ARG(utf8_clip(item->name, 200)));
    if (!item->is_content)
        return error_set(error, path, "“%.*s” is in the reading order, but no text (%.*s)",
                         STR_ARG(utf8_clip(item->name, 200)),
                         STR_ARG(utf8_clip(item->media_type, 100)));
    return true;
}

static bool read_item_in(struct reading_epub *reading, struct arena *scratch, bool is_linear,
                         struct error *error) {
    struct str content, text;
    struct error mended = {0};
    struct node *root;
    struct document *document = reading->book.document;
    if (!check_item(reading, error) ||
        !archive_read(reading->book.archive, scratch, reading->item->name, &content, error) ||
        !parse(reading, scratch, content, &text, &root, &mended, error))
        return false;
    if (document->source.len + text.len > CONTENT_MAX_BYTES)
        return error_set(error, reading->book.path, "more than %d MiB of text; split it",
                         CONTENT_MAX_BYTES >> 20);
    if (!document->metadata.language.len)
        document->metadata.language =
            str_copy(reading->book.arena, str_trim(node_attribute(root, "lang")));
    size_t offset = builder_add_member(&reading->builder, reading->item->name, text);
    if (mended.set)
        tell_mended(reading, &mended, offset);
    read_tree(reading, scratch, root, offset, is_linear);
    return true;
}

static bool read_item(struct reading_epub *reading, struct epub_item *item, bool is_linear,
                      struct error *error) {
    bool *is_read = &reading->is_read[number_of(reading, item)];
    if (*is_read)
        return true;
    *is_read = true;
    reading->item = item;
    struct arena *scratch = arena_open();
    bool done = read_item_in(reading, scratch, is_linear, error);
    arena_close(scratch);
    return done;
}

/* ---- the book ---- */

/* A book that is locked is told so before anything in it is found to be garbled. */
static bool check_items(struct reading_epub *reading, struct error *error) {
    for (size_t i = 0; i < reading->book.spine.count; i++) {
        reading->item = reading->book.spine.items[i].item;
        if (!check_item(reading, error))
            return false;
    }
    return true;
}

/* Its chapters have headings all the same. */
static void tell_no_contents(struct reading_epub *reading, const struct error *fault) {
    struct str place = str_from_c(fault->place);
    place = str_slice(place, strlen(reading->book.path) + 1, place.len);
    struct str what = str_format(reading->book.arena, "did without the list of chapters: %.*s%s%s",
                                 STR_ARG(place), place.len ? ": " : "", fault->message);
    builder_repair(&reading->builder, 0, 0, what.ptr);
}

/* What is beside the reading order comes at the end: it is notes, or it is left out. */
static bool read_spine(struct reading_epub *reading, bool linear, struct error *error) {
    for (size_t i = 0; i < reading->book.spine.count; i++)
        if (reading->book.spine.items[i].is_linear == linear &&
            !read_item(reading, reading->book.spine.items[i].item, linear, error))
            return false;
    return true;
}

/* Notes in files that the spine does not name. */
static bool read_referred(struct reading_epub *reading, struct error *error) {
    for (size_t i = 0; i < reading->book.manifest.count; i++)
        if (reading->is_referred[i] && !reading->is_read[i] &&
            !read_item(reading, &reading->book.manifest.items[i], true, error))
            return false;
    return true;
}

static bool is_picture(struct str bytes) {
    return str_starts_with(bytes, STR("\xFF\xD8\xFF")) ||
           str_starts_with(bytes, STR("\x89PNG\r\n\x1A\n"));
}

/* A book without its cover is a book, so why there is none is told and no more. */
static void read_cover(struct reading_epub *reading) {
    const struct epub_item *cover = reading->book.cover;
    struct str bytes;
    struct error fault = {0};
    if (!cover)
        return;
    if (!archive_read(reading->book.archive, reading->book.arena, cover->name, &bytes, &fault))
        builder_unspoken(&reading->builder, cover->name, 0, 0, "cover image that cannot be read");
    else if (!is_picture(bytes))
        builder_unspoken(&reading->builder, cover->name, 0, 0, "cover image, neither JPEG nor PNG");
    else
        reading->book.document->metadata.cover = bytes;
}

static bool read_texts(struct reading_epub *reading, struct error *error) {
    if (!read_spine(reading, true, error) || !read_spine(reading, false, error) ||
        !read_referred(reading, error))
        return false;
    read_cover(reading);
    epub_list_contents(&reading->book, &reading->builder);
    return true;
}

static bool read_book(struct reading_epub *reading, const struct reader_options *options,
                      struct error *error) {
    struct epub_book *book = &reading->book;
    struct error fault = {0};
    if (!epub_read_package(book, error) || !check_items(reading, error))
        return false;
    epub_read_contents(book, &fault);
    reading->is_referred = arena_alloc_array(book->arena, book->manifest.count, sizeof(bool));
    reading->is_read = arena_alloc_array(book->arena, book->manifest.count, sizeof(bool));
    book->document->source = (struct str){0};
    builder_open(&reading->builder, book->arena, options, book->document);
    reading->links = markup_links_open(book->arena);
    if (fault.set)
        tell_no_contents(reading, &fault);
    bool done = read_texts(reading, error);
    /* It is finished in any case, to let go of what it holds. */
    return builder_finish(&reading->builder, error) && done;
}

static bool epub_read(struct arena *arena, const struct reader_options *options,
                      struct document *document, struct error *error) {
    struct reading_epub reading = {
        .book = {.arena = arena, .path = document->path, .document = document}};
    if (!archive_open(arena, document->path, document->file_bytes, &reading.book.archive, error))
        return false;
    bool done = read_book(&reading, options, error);
    archive_close(reading.book.archive);
    return done;
}

/* By its first member, as the standard has it, or by its name, or by what must be in it. */
static bool epub_recognises(struct str content, const char *path) {
    static const struct str type = {"mimetypeapplication/epub+zip", 28};
    static const struct str container = {"META-INF/container.xml", 22};
    if (!str_starts_with(content, STR("PK\3\4")))
        return false;
    return str_equal(str_slice(content, 30, 30 + type.len), type) ||
           (path && str_ends_with(str_from_c(path), STR(".epub"))) || str_find(content, container);
}

const struct reader reader_epub = {
    .name = "epub", .foreign = true, .recognises = epub_recognises, .read = epub_read};
