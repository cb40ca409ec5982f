#include "document/fb2.h"

#include <nettle/base64.h>
#include <string.h>

#include "document/archive.h"
#include "document/authors.h"
#include "document/tagged.h"
#include "document/xml.h"

enum { ROOT_WITHIN_BYTES = 4096 }; /* of the beginning */

/* ---- what its elements are ---- */

static const struct tag tags[] = {
    {"a", TAG_REFERENCE, BLOCK_PARAGRAPH, 0, NULL},
    {"binary", TAG_NOTHING, BLOCK_PARAGRAPH, 0, NULL},
    {"cite", TAG_AROUND, BLOCK_QUOTATION, 0, NULL},
    {"code", TAG_INLINE, BLOCK_PARAGRAPH, 0, NULL},
    {"description", TAG_NOTHING, BLOCK_PARAGRAPH, 0, NULL},
    {"emphasis", TAG_EMPHASIS, BLOCK_PARAGRAPH, 0, NULL},
    {"empty-line", TAG_SPACE, BLOCK_PARAGRAPH, 0, NULL},
    {"epigraph", TAG_AROUND, BLOCK_QUOTATION, 0, NULL},
    {"image", TAG_PICTURE, BLOCK_FIGURE, 0, "alt"},
    {"p", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"poem", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"section", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"stanza", TAG_STANZA, BLOCK_PARAGRAPH, 0, NULL},
    {"strong", TAG_EMPHASIS, BLOCK_PARAGRAPH, 0, NULL},
    {"stylesheet", TAG_NOTHING, BLOCK_PARAGRAPH, 0, NULL},
    {"subtitle", TAG_HEADING, BLOCK_PARAGRAPH, 1, NULL},
    {"table", TAG_TABLE, BLOCK_PARAGRAPH, 0, NULL},
    {"td", TAG_CELL, BLOCK_PARAGRAPH, 0, NULL},
    {"text-author", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"th", TAG_CELL, BLOCK_PARAGRAPH, 0, NULL},
    {"title", TAG_HEADING, BLOCK_PARAGRAPH, 0, NULL},
    {"title-author", TAG_LEFT_OUT, BLOCK_PARAGRAPH, 0, "author, who is announced"},
    {"tr", TAG_ROW, BLOCK_PARAGRAPH, 0, NULL},
    {"v", TAG_BLOCK, BLOCK_VERSE, 0, NULL},
};

/* A section of <body name="notes"> is a note. */
static const struct tag *special_tag(const struct node *node) {
    static const struct tag note = {.role = TAG_NOTE};
    bool in_notes = node_is(node, "section") && node->parent && node_is(node->parent, "body") &&
                    node_has_attribute(node->parent, "name") && node_has_attribute(node, "id");
    return in_notes ? &note : NULL;
}

static const struct tagged_format format = {
    .tags = tags,
    .n_tags = sizeof tags / sizeof *tags,
    .target = "xlink:href",
    .special = special_tag,
};

/* ---- metadata ---- */

static void add_word(struct strbuf *words, struct str word, const char *separator) {
    if (!word.len)
        return;
    if (words->count)
        strbuf_add(words, str_from_c(separator));
    strbuf_add(words, word);
}

static struct str name_of(struct arena *arena, const struct node *person) {
    static const char *const parts[] = {"first-name", "middle-name", "last-name"};
    struct strbuf name = {.arena = arena};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        add_word(&name, tagged_text(arena, person, parts[i]), " ");
    return name.count ? strbuf_str(&name) : tagged_text(arena, person, "nickname");
}

static struct str authors(struct arena *arena, const struct node *info) {
    struct strbuf names = {.arena = arena};
    for (const struct node *node = info->first_child; node; node = node->next)
        if (node_is(node, "author"))
            authors_add(&names, name_of(arena, node));
    return strbuf_str(&names);
}

static struct str date_of(struct arena *arena, const struct node *info) {
    const struct node *date = tagged_find(info, "date");
    struct str value = date ? str_trim(node_attribute(date, "value")) : (struct str){0};
    return value.len ? str_copy(arena, value) : tagged_text(arena, info, "date");
}

static struct str series_of(struct arena *arena, const struct node *info) {
    const struct node *sequence = tagged_find(info, "sequence");
    if (!sequence)
        return (struct str){0};
    struct strbuf series = {.arena = arena};
    add_word(&series, node_attribute(sequence, "name"), "");
    add_word(&series, node_attribute(sequence, "number"), ", ");
    return strbuf_str(&series);
}

static void read_metadata(struct arena *arena, const struct node *root, struct metadata *metadata) {
    const struct node *description = tagged_find(root, "description");
    const struct node *info = tagged_find(root, "description/title-info");
    if (!info)
        return;
    metadata->title = tagged_text(arena, info, "book-title");
    metadata->author = authors(arena, info);
    metadata->language = tagged_text(arena, info, "lang");
    metadata->date = date_of(arena, info);
    metadata->subject = tagged_text(arena, info, "keywords");
    metadata->description = tagged_text(arena, info, "annotation");
    metadata->series = series_of(arena, info);
    metadata->publisher = tagged_text(arena, description, "publish-info/publisher");
    metadata->identifier = tagged_text(arena, description, "publish-info/isbn");
    if (!metadata->identifier.len)
        metadata->identifier = tagged_text(arena, description, "document-info/id");
    if (!metadata->date.len)
        metadata->date = tagged_text(arena, description, "publish-info/year");
}

/* ---- the cover ---- */

static const struct node *find_binary(const struct node *root, struct str reference) {
    struct str id = str_slice(reference, 1, reference.len);
    if (!str_starts_with(reference, STR("#")))
        return NULL;
    for (const struct node *node = root->first_child; node; node = node->next)
        if (node_is(node, "binary") && str_equal(node_attribute(node, "id"), id))
            return node;
    return NULL;
}

static bool decode(struct arena *arena, struct str text, struct str *bytes) {
    struct base64_decode_ctx context;
    size_t length = BASE64_DECODE_LENGTH(text.len);
    uint8_t *room = arena_alloc(arena, length + 1);
    base64_decode_init(&context);
    if (!base64_decode_update(&context, &length, room, text.len, text.len ? text.ptr : "") ||
        !base64_decode_final(&context))
        return false;
    *bytes = (struct str){(const char *)room, length};
    return str_starts_with(*bytes, STR("\xFF\xD8\xFF")) ||
           str_starts_with(*bytes, STR("\x89PNG\r\n\x1A\n"));
}

static void read_cover(struct builder *builder, const struct node *root, size_t offset) {
    const struct node *image = tagged_find(root, "description/title-info/coverpage/image");
    if (!image)
        return;
    struct arena *arena = builder->reading.arena;
    struct str reference = node_attribute(image, "xlink:href"), bytes;
    const struct node *binary = find_binary(root, reference);
    if (binary && decode(arena, node_text(arena, binary), &bytes))
        builder->reading.document->metadata.cover = bytes;
    else
        builder_unspoken(builder, reference, offset + image->start, offset + image->end,
                         binary ? "cover image, neither JPEG nor PNG"
                                : "cover image that is missing");
}

/* ---- pictures ---- */

/* What a picture shows is heard where it has a text. */
static void list_pictures(struct builder *builder, const struct node *root, size_t offset) {
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node_is(node, "image") && !node_is(node->parent, "coverpage") &&
            !str_trim(node_attribute(node, "alt")).len)
            builder_unspoken(builder, node_attribute(node, "xlink:href"), offset + node->start,
                             offset + node->end, "picture without a text alternative");
}

/* ---- the whole ---- */

/* The book's title has its authors above it, or below. */
static void find_title_authors(struct arena *scratch, struct node *root, struct str author) {
    const struct node *title = tagged_find(root, "body/title");
    for (struct node *node = title ? title->first_child : NULL; node; node = node->next)
        if (node_is(node, "p") && authors_include(author, node_text(scratch, node)))
            node->name = STR("title-author");
}

static void read_tree(struct builder *builder, const struct node *root, size_t offset) {
    read_cover(builder, root, offset);
    list_pictures(builder, root, offset);
    tagged_read(&format, builder, offset, root);
}

static bool read_file(struct arena *scratch, struct arena *arena, struct str content,
                      struct str member, const struct reader_options *options,
                      struct document *document, struct error *error) {
    struct str text;
    struct node *root;
    struct builder builder;
    size_t offset = 0;
    if (!xml_parse(scratch, document->path, content, &text, &root, error))
        return false;
    if (!node_is(root, "FictionBook"))
        return error_set(error, document->path, "no FictionBook: its root is <%.*s>",
                         STR_ARG(root->name));
    read_metadata(arena, root, &document->metadata);
    find_title_authors(scratch, root, document->metadata.author);
    document->source = member.len ? (struct str){0} : str_copy(arena, text);
    builder_open(&builder, arena, options, document);
    if (member.len)
        offset = builder_add_member(&builder, str_copy(arena, member), text);
    if (text.ptr != content.ptr)
        builder_repair(&builder, offset, offset, "decoded from the encoding that it declares");
    read_tree(&builder, root, offset);
    return builder_finish(&builder, error);
}

static bool read_archive(struct arena *scratch, struct arena *arena,
                         const struct reader_options *options, struct document *document,
                         struct error *error) {
    struct archive *archive;
    struct str content = {0};
    if (!archive_open(scratch, document->path, document->file_bytes, &archive, error))
        return false;
    struct str name = archive_find(archive, STR(".fb2"));
    bool done = name.len ? archive_read(archive, scratch, name, &content, error)
                         : error_set(error, document->path, "holds no .fb2 file");
    done = done && read_file(scratch, arena, content, name, options, document, error);
    archive_close(archive);
    return done;
}

static bool is_archive(struct str content) {
    return str_starts_with(content, STR("PK\3\4"));
}

static bool fb2_read(struct arena *arena, const struct reader_options *options,
                     struct document *document, struct error *error) {
    struct arena *scratch = arena_open();
    bool done = is_archive(document->file_bytes)
                    ? read_archive(scratch, arena, options, document, error)
                    : read_file(scratch, arena, document->file_bytes, (struct str){0}, options,
                                document, error);
    arena_close(scratch);
    return done;
}

/* The name of an archive's first file lies behind thirty bytes that tell of it. */
static bool first_name_ends(struct str content, struct str ending) {
    size_t length = content.len > 30 ? (unsigned char)content.ptr[26] |
                                           (size_t)(unsigned char)content.ptr[27] << 8
                                     : 0;
    return str_ends_with(str_slice(content, 30, 30 + length), ending);
}

static bool fb2_recognises(struct str content, const char *path) {
    struct str name = str_from_c(path);
    if (is_archive(content))
        return str_ends_with(name, STR(".fb2.zip")) || str_ends_with(name, STR(".fbz")) ||
               first_name_ends(content, STR(".fb2"));
    return str_ends_with(name, STR(".fb2")) ||
           str_contains(str_slice(content, 0, ROOT_WITHIN_BYTES), STR("<FictionBook"));
}

const struct reader reader_fb2 = {
    .name = "fb2", .foreign = true, .recognises = fb2_recognises, .read = fb2_read};
