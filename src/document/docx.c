/* The package: its parts, their order, its properties. */
#include "document/docx.h"

#include <string.h>

enum { DATE_BYTES = 10 };

/* ---- recognising ---- */

/* Names lie uncompressed in an archive. */
static bool recognises(struct str content, const char *path) {
    (void)path;
    return str_starts_with(content, STR("PK\3\4")) &&
           str_contains(content, STR("[Content_Types].xml")) && str_contains(content, STR("word/"));
}

/* ---- parts ---- */

bool docx_relation_is(const struct docx_relation *relation, const char *type) {
    struct str ending = str_from_c(type);
    size_t len = relation->type.len;
    return len > ending.len && relation->type.ptr[len - ending.len - 1] == '/' &&
           str_ends_with(relation->type, ending);
}

struct str docx_related(const struct docx *docx, const char *type) {
    for (size_t i = 0; i < docx->relations.count; i++)
        if (docx_relation_is(&docx->relations.items[i], type))
            return docx->relations.items[i].target;
    return (struct str){0};
}

static bool parse(struct docx *docx, struct str name, struct str *text, struct node **root,
                  struct error *error) {
    struct str content;
    *root = NULL;
    if (!name.len || !archive_has(docx->archive, name))
        return true;
    const char *place = str_to_c(
        docx->arena, str_format(docx->arena, "%s/%.*s", docx->document->path, STR_ARG(name)));
    return archive_read(docx->archive, docx->arena, name, &content, error) &&
           xml_parse(docx->arena, place, content, text, root, error);
}

bool docx_part(struct docx *docx, struct str name, struct node **root, size_t *offset,
               struct error *error) {
    struct str text;
    if (!parse(docx, name, &text, root, error))
        return false;
    *offset = *root ? builder_add_member(docx->builder, name, text) : 0;
    return true;
}

/* "word/document.xml" → "word/_rels/document.xml.rels" */
static struct str relations_name(struct arena *arena, struct str part) {
    size_t folder = part.len;
    while (folder && part.ptr[folder - 1] != '/')
        folder--;
    return str_format(arena, "%.*s_rels/%.*s.rels", STR_ARG(str_slice(part, 0, folder)),
                      STR_ARG(str_slice(part, folder, part.len)));
}

static bool read_relations(struct docx *docx, struct str part, struct error *error) {
    struct str text;
    struct node *root;
    docx->relations.count = 0;
    if (!parse(docx, relations_name(docx->arena, part), &text, &root, error))
        return false;
    for (const struct node *node = root ? root->first_child : NULL; node; node = node->next) {
        if (!node_is(node, "Relationship") ||
            str_equal(node_attribute(node, "TargetMode"), STR("External")))
            continue;
        struct str target = archive_resolve(docx->arena, part, node_attribute(node, "Target"));
        *arena_push(docx->arena, &docx->relations) = (struct docx_relation){
            .type = node_attribute(node, "Type"),
            .id = node_attribute(node, "Id"),
            .target = target,
        };
    }
    return true;
}

/* ---- properties ---- */

static struct str property(const struct docx *docx, const struct node *root, const char *name) {
    const struct node *node = docx_child(root, name);
    return node ? node_text(docx->arena, node) : (struct str){0};
}

static bool read_properties(struct docx *docx, struct error *error) {
    struct str text;
    struct node *root;
    struct metadata *metadata = &docx->document->metadata;
    if (!parse(docx, docx_related(docx, "core-properties"), &text, &root, error))
        return false;
    metadata->title = property(docx, root, "title");
    metadata->author = property(docx, root, "creator");
    metadata->subject = property(docx, root, "subject");
    metadata->description = property(docx, root, "description");
    metadata->language = property(docx, root, "language");
    metadata->identifier = property(docx, root, "identifier");
    metadata->date = str_slice(property(docx, root, "created"), 0, DATE_BYTES);
    return true;
}

/* ---- the language ---- */

static size_t text_length(const struct node *run) {
    size_t length = 0;
    for (const struct node *child = run->first_child; child; child = child->next)
        if (node_is(child, "t") && child->first_child)
            length += child->first_child->text.len;
    return length;
}

static struct str language_of_run(const struct docx *docx, struct str around,
                                  const struct node *run) {
    const struct node *properties = docx_child(run, "rPr");
    const struct docx_style *style =
        docx_style_find(&docx->styles, docx_value(properties, "rStyle"));
    struct docx_look look = DOCX_LOOK_UNSAID;
    look.language = around;
    if (style)
        docx_look_lay(&look, &style->look);
    docx_look_read(properties, &look);
    return look.language;
}

static struct str language_of_paragraph(const struct docx *docx, const struct node *paragraph) {
    const struct docx_style *style =
        docx_style_find(&docx->styles, docx_value(docx_child(paragraph, "pPr"), "pStyle"));
    style = style ? style : docx->styles.paragraph;
    struct str language = style ? style->look.language : (struct str){0};
    return language.len ? language : docx->styles.look.language;
}

/* What a document says of its language comes from a template; the language that most of
 * its text is marked with is what its author wrote. */
static void find_language(struct docx *docx, const struct node *root) {
    struct office_languages languages = {.count = 0};
    struct str around = docx->styles.look.language;
    for (const struct node *node = root; node; node = node_next(root, node)) {
        if (node_is(node, "p"))
            around = language_of_paragraph(docx, node);
        else if (node_is(node, "r"))
            office_count_language(&languages, language_of_run(docx, around, node),
                                  text_length(node));
    }
    struct str language = office_main_language(&languages);
    if (language.len)
        docx->document->metadata.language = language;
}

/* ---- settings ---- */

static void set_note_numerals(struct docx *docx, const struct node *root) {
    static const char *const names[] = {"footnotePr", "endnotePr"};
    docx->note_numerals[DOCX_FOOTNOTE] = NUMERAL_DECIMAL;
    docx->note_numerals[DOCX_ENDNOTE] = NUMERAL_LOWER_ROMAN;
    for (const struct node *node = root; node; node = node_next(root, node))
        for (int kind = 0; kind < DOCX_NOTE_KINDS; kind++) {
            struct str format =
                node_is(node, names[kind]) ? docx_value(node, "numFmt") : (struct str){0};
            if (format.len)
                docx->note_numerals[kind] = docx_numeral(format);
        }
}

static bool read_definitions(struct docx *docx, struct error *error) {
    struct str text;
    struct node *root;
    if (!parse(docx, docx_related(docx, "styles"), &text, &root, error))
        return false;
    docx_styles_read(docx->arena, root, &docx->styles);
    if (!parse(docx, docx_related(docx, "numbering"), &text, &root, error))
        return false;
    docx->numbering = docx_numbering_read(docx->arena, root);
    if (!parse(docx, docx_related(docx, "settings"), &text, &root, error))
        return false;
    set_note_numerals(docx, root);
    return true;
}

/* ---- the whole ---- */

static bool read_body(struct docx *docx, struct str name, struct error *error) {
    struct node *root;
    struct docx_walk walk = {.docx = docx, .builder = docx->builder, .arena = docx->arena};
    if (!docx_part(docx, name, &root, &walk.offset, error))
        return false;
    if (!root)
        return error_set(error, docx->document->path,
                         "has no document in it; it is damaged: open it in a word processor and "
                         "save it again");
    find_language(docx, root);
    docx_blocks(&walk, root);
    docx_left_end(&walk);
    return true;
}

static bool read_package(struct docx *docx, struct error *error) {
    if (!read_relations(docx, (struct str){0}, error) || !read_properties(docx, error))
        return false;
    struct str name = docx_related(docx, "officeDocument");
    name = name.len ? name : STR("word/document.xml");
    return read_relations(docx, name, error) && read_definitions(docx, error) &&
           read_body(docx, name, error) && docx_notes_read(docx, error);
}

static bool read(struct arena *arena, const struct reader_options *options,
                 struct document *document, struct error *error) {
    struct builder builder;
    struct docx docx = {.arena = arena, .builder = &builder, .document = document};
    if (!archive_open(arena, document->path, document->file_bytes, &docx.archive, error))
        return false;
    document->source = (struct str){0};
    builder_open(&builder, arena, options, document);
    docx.rows = rows_make(arena, &builder);
    bool done = read_package(&docx, error);
    archive_close(docx.archive);
    if (!done)
        builder.failure = *error;
    return builder_finish(&builder, error);
}

const struct reader reader_docx = {
    .name = "docx", .foreign = true, .recognises = recognises, .read = read};
