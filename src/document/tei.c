#include "document/tei.h"

#include <string.h>

#include "base/utf8.h"
#include "document/authors.h"
#include "document/tagged.h"
#include "document/xml.h"

enum {
    ROOT_WITHIN_BYTES = 8192, /* of the beginning: comments and licences come first */
    RIGHTS_MAX_BYTES = 1000,
};

/* ---- what its elements are ---- */

static const struct tag tags[] = {
    {"ab", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"app", TAG_CHOICE, BLOCK_PARAGRAPH, 0, "lem"},
    {"argument", TAG_AROUND, BLOCK_PARAGRAPH, 0, NULL},
    {"byline", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"castItem", TAG_ITEM, BLOCK_PARAGRAPH, 0, NULL},
    {"castList", TAG_LIST, BLOCK_PARAGRAPH, 0, NULL},
    {"cell", TAG_CELL, BLOCK_PARAGRAPH, 0, NULL},
    {"choice", TAG_CHOICE, BLOCK_PARAGRAPH, 0, "corr reg expan"},
    {"closer", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"dateline", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"del", TAG_LEFT_OUT, BLOCK_PARAGRAPH, 0, "deleted"},
    {"div", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"div1", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"div2", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"div3", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"div4", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"div5", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"div6", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"div7", TAG_SECTION, BLOCK_PARAGRAPH, 0, NULL},
    {"docAuthor", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"docDate", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"docImprint", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"docTitle", TAG_HEADING, BLOCK_PARAGRAPH, 0, NULL},
    {"emph", TAG_EMPHASIS, BLOCK_PARAGRAPH, 0, NULL},
    {"epigraph", TAG_AROUND, BLOCK_QUOTATION, 0, NULL},
    {"facsimile", TAG_NOTHING, BLOCK_PARAGRAPH, 0, NULL},
    {"figDesc", TAG_BLOCK, BLOCK_FIGURE, 0, NULL},
    {"figure", TAG_AROUND, BLOCK_FIGURE, 0, NULL},
    {"fw", TAG_LEFT_OUT, BLOCK_PARAGRAPH, 0, "running head"},
    {"head", TAG_HEADING, BLOCK_PARAGRAPH, 0, NULL},
    {"hi", TAG_EMPHASIS, BLOCK_PARAGRAPH, 0, NULL},
    {"item", TAG_ITEM, BLOCK_PARAGRAPH, 0, NULL},
    {"l", TAG_BLOCK, BLOCK_VERSE, 0, NULL},
    {"label", TAG_INLINE, BLOCK_PARAGRAPH, 0, NULL},
    {"lb", TAG_BREAK, BLOCK_PARAGRAPH, 0, NULL},
    {"lg", TAG_STANZA, BLOCK_PARAGRAPH, 0, NULL},
    {"list", TAG_LIST, BLOCK_PARAGRAPH, 0, NULL},
    {"milestone", TAG_SPACE, BLOCK_PARAGRAPH, 0, NULL},
    {"note", TAG_NOTE, BLOCK_PARAGRAPH, 0, NULL},
    {"opener", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"p", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"pb", TAG_PAGE, BLOCK_PARAGRAPH, 0, NULL},
    {"ref", TAG_REFERENCE, BLOCK_PARAGRAPH, 0, NULL},
    {"row", TAG_ROW, BLOCK_PARAGRAPH, 0, NULL},
    {"salute", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"signed", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"sourceDoc", TAG_NOTHING, BLOCK_PARAGRAPH, 0, NULL},
    {"speaker", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"stage", TAG_INLINE, BLOCK_PARAGRAPH, 0, NULL},
    {"standOff", TAG_NOTHING, BLOCK_PARAGRAPH, 0, NULL},
    {"table", TAG_TABLE, BLOCK_PARAGRAPH, 0, NULL},
    {"teiHeader", TAG_NOTHING, BLOCK_PARAGRAPH, 0, NULL},
    {"titlePart", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
    {"trailer", TAG_BLOCK, BLOCK_PARAGRAPH, 0, NULL},
};

static bool holds(const struct node *node, const char *name) {
    for (node = node->first_child; node; node = node->next)
        if (node_is(node, name))
            return true;
    return false;
}

static bool is_any(const struct node *node, const char *const *names) {
    for (; node && *names; names++)
        if (node_is(node, *names))
            return true;
    return false;
}

/* The same name is one thing within a line and another between paragraphs. */
static const struct tag *special_tag(const struct node *node) {
    static const char *const quotations[] = {"quote", "q", "cit", "said", NULL};
    static const char *const imprints[] = {"byline", "docImprint", "imprimatur", NULL};
    static const char *const parts_of_imprints[] = {"docAuthor", "docDate", NULL};
    static const char *const captioned[] = {"figure", "list", "table", "castList", NULL};
    static const struct tag quotation = {.role = TAG_AROUND, .kind = BLOCK_QUOTATION},
                            caption = {.role = TAG_BLOCK, .kind = BLOCK_PARAGRAPH},
                            poem_heading = {.role = TAG_HEADING, .level = 1},
                            mark_in_line = {.role = TAG_NOTHING}, in_line = {.role = TAG_INLINE};
    struct str unit = node_attribute(node, "unit");
    if (is_any(node, quotations) && (holds(node, "p") || holds(node, "lg") || holds(node, "l")))
        return &quotation;
    if (node_is(node, "head") && is_any(node->parent, captioned))
        return &caption;
    if (node_is(node, "head") && node->parent && node_is(node->parent, "lg"))
        return &poem_heading;
    if (node_is(node, "milestone") && unit.len && !str_equal(unit, STR("section")))
        return &mark_in_line;
    if (is_any(node, parts_of_imprints) && is_any(node->parent, imprints))
        return &in_line;
    return NULL;
}

static const struct tagged_format format = {
    .tags = tags,
    .n_tags = sizeof tags / sizeof *tags,
    .target = "target",
    .special = special_tag,
};

/* ---- metadata ---- */

static const struct node *title_of(const struct node *statement, const char *type) {
    for (const struct node *node = statement->first_child; node; node = node->next)
        if (node_is(node, "title") && str_equal(node_attribute(node, "type"), str_from_c(type)))
            return node;
    return NULL;
}

static void read_titles(struct arena *arena, const struct node *statement,
                        struct metadata *metadata) {
    const struct node *main = title_of(statement, "main"), *sub = title_of(statement, "sub");
    struct strbuf authors = {.arena = arena};
    metadata->title = main ? node_text(arena, main) : tagged_text(arena, statement, "title");
    if (sub)
        metadata->subtitle = node_text(arena, sub);
    for (const struct node *node = statement->first_child; node; node = node->next) {
        if (node_is(node, "author"))
            authors_add(&authors, node_text(arena, node));
    }
    metadata->author = strbuf_str(&authors);
}

static struct str language_of(struct arena *arena, const struct node *root) {
    const struct node *text = tagged_find(root, "text");
    const struct node *named = tagged_find(root, "teiHeader/profileDesc/langUsage/language");
    struct str language = text ? node_attribute(text, "lang") : (struct str){0};
    if (!language.len)
        language = node_attribute(root, "lang");
    if (!language.len && named)
        language = node_attribute(named, "ident");
    return str_copy(arena, str_trim(language));
}

static struct str date_of(struct arena *arena, const struct node *published) {
    const struct node *date = tagged_find(published, "date");
    struct str when = date ? str_trim(node_attribute(date, "when")) : (struct str){0};
    return when.len ? str_copy(arena, when) : tagged_text(arena, published, "date");
}

static void read_metadata(struct arena *arena, const struct node *root, struct metadata *metadata) {
    const struct node *file = tagged_find(root, "teiHeader/fileDesc");
    metadata->language = language_of(arena, root);
    if (!file)
        return;
    const struct node *statement = tagged_find(file, "titleStmt");
    const struct node *published = tagged_find(file, "publicationStmt");
    if (statement)
        read_titles(arena, statement, metadata);
    if (published) {
        metadata->publisher = tagged_text(arena, published, "publisher");
        metadata->identifier = tagged_text(arena, published, "idno");
        metadata->date = date_of(arena, published);
        metadata->rights =
            utf8_clip(tagged_text(arena, published, "availability"), RIGHTS_MAX_BYTES);
    }
    metadata->series = tagged_text(arena, file, "seriesStmt/title");
}

/* ---- the whole ---- */

static bool is_tei(const struct node *root) {
    static const char *const roots[] = {"TEI", "TEI.2", "teiCorpus", NULL};
    return is_any(root, roots);
}

static bool read_file(struct arena *scratch, struct arena *arena,
                      const struct reader_options *options, struct document *document,
                      struct error *error) {
    struct str text;
    struct node *root;
    struct builder builder;
    if (!xml_parse(scratch, document->path, document->file_bytes, &text, &root, error))
        return false;
    if (!is_tei(root))
        return error_set(error, document->path, "no TEI: its root is <%.*s>", STR_ARG(root->name));
    bool decoded = text.ptr != document->file_bytes.ptr;
    read_metadata(arena, root, &document->metadata);
    document->source = decoded ? str_copy(arena, text) : text;
    builder_open(&builder, arena, options, document);
    if (decoded)
        builder_repair(&builder, 0, 0, "decoded from the encoding that it declares");
    tagged_read(&format, &builder, 0, root);
    return builder_finish(&builder, error);
}

static bool tei_read(struct arena *arena, const struct reader_options *options,
                     struct document *document, struct error *error) {
    struct arena *scratch = arena_open();
    bool done = read_file(scratch, arena, options, document, error);
    arena_close(scratch);
    return done;
}

static bool tei_recognises(struct str content, const char *path) {
    bool marked = str_starts_with(content, BYTE_ORDER_MARK);
    size_t from = marked ? BYTE_ORDER_MARK.len : 0;
    struct str start = str_slice(content, from, ROOT_WITHIN_BYTES);
    (void)path;
    return str_starts_with(str_trim(start), STR("<")) &&
           (str_contains(start, STR("<TEI>")) || str_contains(start, STR("<TEI ")) ||
            str_contains(start, STR("<TEI\n")) || str_contains(start, STR("<TEI.2")) ||
            str_contains(start, STR("<tei:TEI")) || str_contains(start, STR("<teiCorpus")));
}

const struct reader reader_tei = {
    .name = "tei", .foreign = true, .recognises = tei_recognises, .read = tei_read};
