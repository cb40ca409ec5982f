/* The package: its parts, its properties. */
#include "document/odt.h"

#include <string.h>

#define MEDIA_TYPE STR("application/vnd.oasis.opendocument.text")

enum { DATE_BYTES = 10, HEAD_BYTES = 4096, MEDIA_TYPE_AT = 38 };

/* ---- recognising ---- */

/* The type is the first file of the archive, and not compressed. An index of chapters
 * ("…text-master") is none; a template is as good as a text. */
static bool recognises_archive(struct str content, const char *path) {
    (void)path;
    struct str type = str_slice(content, MEDIA_TYPE_AT, MEDIA_TYPE_AT + MEDIA_TYPE.len + 7);
    return str_starts_with(content, STR("PK\3\4")) &&
           str_equal(str_slice(content, 30, MEDIA_TYPE_AT), STR("mimetype")) &&
           str_starts_with(type, MEDIA_TYPE) && !str_ends_with(type, STR("-master"));
}

static bool recognises_flat(struct str content, const char *path) {
    (void)path;
    struct str head = str_slice(content, 0, HEAD_BYTES);
    return str_contains(head, STR("office:document ")) && str_contains(head, MEDIA_TYPE);
}

/* ---- properties ---- */

static struct str property(const struct odt *odt, const struct node *meta, const char *name) {
    const struct node *node = odt_child(meta, name);
    return node ? node_text(odt->arena, node) : (struct str){0};
}

static void read_properties(struct odt *odt, const struct node *root) {
    const struct node *meta = odt_child(root, "meta");
    struct metadata *metadata = &odt->document->metadata;
    struct str author = property(odt, meta, "initial-creator");
    struct str date = property(odt, meta, "creation-date");
    metadata->title = property(odt, meta, "title");
    metadata->author = author.len ? author : property(odt, meta, "creator");
    metadata->subject = property(odt, meta, "subject");
    metadata->description = property(odt, meta, "description");
    metadata->language = property(odt, meta, "language");
    metadata->date = str_slice(date.len ? date : property(odt, meta, "date"), 0, DATE_BYTES);
}

/* ---- the language ---- */

static struct str language_in(const struct odt *odt, const struct node *node,
                              enum odt_family family) {
    const struct odt_style *style =
        odt_style_find(&odt->styles, family, node_attribute(node, "text:style-name"));
    return style ? style->look.language : (struct str){0};
}

/* Of the nearest element around a text that says so. */
static struct str language_of(const struct odt *odt, const struct node *text) {
    for (const struct node *node = text->parent; node; node = node->parent) {
        bool paragraph = node_is(node, "p") || node_is(node, "h");
        struct str language = {0};
        if (paragraph || node_is(node, "span"))
            language = language_in(odt, node, paragraph ? ODT_PARAGRAPH : ODT_TEXT);
        if (language.len)
            return language;
        if (paragraph)
            break;
    }
    return odt->styles.look.language;
}

/* What a document says of its language comes from a template; the language that most of
 * its text is marked with is what its author wrote. */
static void find_language(struct odt *odt, const struct node *body) {
    struct office_languages languages = {.count = 0};
    for (const struct node *node = body; node; node = node_next(body, node))
        if (node->text.len > 1)
            office_count_language(&languages, language_of(odt, node), node->text.len);
    struct str language = office_main_language(&languages);
    if (language.len)
        odt->document->metadata.language = language;
}

/* ---- pages ---- */

static void leave_out_running_heads(struct odt *odt, const struct node *root, size_t offset) {
    struct odt_walk walk = {
        .odt = odt, .builder = odt->builder, .arena = odt->arena, .offset = offset};
    const struct node *masters = odt_child(root, "master-styles");
    for (const struct node *page = masters ? masters->first_child : NULL; page; page = page->next)
        for (const struct node *node = page->first_child; node; node = node->next)
            if (str_starts_with(node->name, STR("header")))
                odt_leave_out(&walk, node, "page header");
            else if (str_starts_with(node->name, STR("footer")))
                odt_leave_out(&walk, node, "page footer");
}

/* ---- the whole ---- */

static void add_styles(struct odt *odt, const struct node *root) {
    if (!root)
        return;
    odt_styles_add(odt->arena, root, &odt->styles);
    odt_list_styles_add(odt->list_styles, root);
}

static bool read_body(struct odt *odt, const struct node *root, size_t offset,
                      struct error *error) {
    const struct node *text = odt_child(odt_child(root, "body"), "text");
    struct odt_walk walk = {
        .odt = odt, .builder = odt->builder, .arena = odt->arena, .offset = offset};
    if (!text)
        return error_set(error, odt->document->path,
                         "has no text in it; it is damaged: open it in a word processor and save "
                         "it again");
    odt_styles_settle(&odt->styles);
    odt_list_styles_settle(odt->list_styles);
    find_language(odt, text);
    odt_blocks(&walk, text);
    return true;
}

static bool finish(struct odt *odt, bool done, struct error *error) {
    if (!done)
        odt->builder->failure = *error;
    return builder_finish(odt->builder, error);
}

static void begin(struct odt *odt, struct builder *builder, struct arena *arena,
                  const struct reader_options *options, struct document *document) {
    *odt = (struct odt){.arena = arena, .builder = builder, .document = document};
    odt->list_styles = odt_list_styles_open(arena);
    document->source = (struct str){0};
    builder_open(builder, arena, options, document);
    odt->rows = rows_make(arena, builder);
}

/* ---- flat ---- */

static bool read_flat(struct arena *arena, const struct reader_options *options,
                      struct document *document, struct error *error) {
    struct builder builder;
    struct odt odt;
    struct str text;
    struct node *root;
    begin(&odt, &builder, arena, options, document);
    bool done = xml_parse(arena, document->path, document->file_bytes, &text, &root, error);
    if (done) {
        document->source = text;
        read_properties(&odt, root);
        add_styles(&odt, root);
        done = read_body(&odt, root, 0, error);
        leave_out_running_heads(&odt, root, 0);
    }
    return finish(&odt, done, error);
}

/* ---- archive ---- */

/* A member that is there, parsed; *root is NULL where there is none. */
static bool parse(struct odt *odt, struct archive *archive, struct str name, struct str *text,
                  struct node **root, struct error *error) {
    struct str content;
    *root = NULL;
    if (!archive_has(archive, name))
        return true;
    const char *place =
        str_to_c(odt->arena, str_format(odt->arena, "%s/%.*s", odt->document->path, STR_ARG(name)));
    return archive_read(archive, odt->arena, name, &content, error) &&
           xml_parse(odt->arena, place, content, text, root, error);
}

static bool check_password(struct odt *odt, struct archive *archive, struct error *error) {
    struct str name = STR("META-INF/manifest.xml"), manifest;
    if (!archive_has(archive, name))
        return true;
    return archive_read(archive, odt->arena, name, &manifest, error) &&
           (!str_contains(manifest, STR(":encryption-data")) ||
            error_set(error, odt->document->path,
                      "is protected by a password; save it without one"));
}

static bool read_members(struct odt *odt, struct archive *archive, struct error *error) {
    struct str text, content, about;
    struct node *styles, *root, *meta;
    if (!check_password(odt, archive, error) ||
        !parse(odt, archive, STR("meta.xml"), &about, &meta, error) ||
        !parse(odt, archive, STR("styles.xml"), &text, &styles, error) ||
        !parse(odt, archive, STR("content.xml"), &content, &root, error))
        return false;
    if (meta)
        read_properties(odt, meta);
    add_styles(odt, styles);
    add_styles(odt, root);
    size_t offset = root ? builder_add_member(odt->builder, STR("content.xml"), content) : 0;
    if (!read_body(odt, root, offset, error))
        return false;
    if (styles)
        leave_out_running_heads(odt, styles,
                                builder_add_member(odt->builder, STR("styles.xml"), text));
    return true;
}

static bool read_archive(struct arena *arena, const struct reader_options *options,
                         struct document *document, struct error *error) {
    struct builder builder;
    struct odt odt;
    struct archive *archive;
    if (!archive_open(arena, document->path, document->file_bytes, &archive, error))
        return false;
    begin(&odt, &builder, arena, options, document);
    bool done = read_members(&odt, archive, error);
    archive_close(archive);
    return finish(&odt, done, error);
}

const struct reader reader_odt = {
    .name = "odt", .foreign = true, .recognises = recognises_archive, .read = read_archive};
const struct reader reader_fodt = {
    .name = "fodt", .foreign = true, .recognises = recognises_flat, .read = read_flat};
