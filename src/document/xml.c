#include "document/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

#include "base/utf8.h"
#include "document/xml_entities.h"
#include "document/xml_limits.h"
#include "document/xml_text.h"

enum { NAMES_REMEMBERED = 256 };

struct xml_reading {
    struct arena *arena;
    const char *name;
    struct str text; /* what is parsed, in UTF-8 */
    xmlParserCtxt *parser;
    struct entities entities;
    xmlEntity answer; /* to the parser that asks for an entity */
    struct node *root, *open;
    int depth;
    size_t n_nodes;
    size_t at; /* byte of the text where what was last seen ends */
    struct {
        const xmlChar *given;
        struct str kept;
    } names[NAMES_REMEMBERED]; /* the parser gives a name the same address every time */
    struct error failure;
};

/* ---- where it is ---- */

static size_t place(const struct xml_reading *reading) {
    const xmlParserInput *input = reading->parser->input;
    if (!input)
        return reading->text.len;
    size_t at = input->consumed + (size_t)(input->cur - input->base);
    return at < reading->text.len ? at : reading->text.len;
}

/* Where text that the parser hands out as it lies in its input begins; false: it is a copy
 * or something else. */
static bool find_in_input(const struct xml_reading *reading, struct str given, size_t *start) {
    const xmlParserInput *input = reading->parser->input;
    uintptr_t base = input ? (uintptr_t)input->base : 0, ptr = (uintptr_t)given.ptr;
    if (!input || ptr < base || ptr + given.len > (uintptr_t)input->end)
        return false;
    *start = input->consumed + (size_t)(ptr - base);
    return true;
}

static bool is_at(const struct xml_reading *reading, struct str given, size_t start) {
    struct str there = str_slice(reading->text, start, start + given.len);
    return str_equal(there, given);
}

/* ---- failing ---- */

static void stop(struct xml_reading *reading) {
    xmlStopParser(reading->parser);
}

static void fail(struct xml_reading *reading, const char *what) {
    int line = reading->parser->input ? reading->parser->input->line : 0;
    if (line > 0)
        error_set_line(&reading->failure, reading->name, (unsigned long)line, "%s", what);
    else
        error_set(&reading->failure, reading->name, "%s", what);
    stop(reading);
}

/* What the library says without the name of the function that says it. */
static struct str reason_of(const xmlError *cause) {
    struct str why = str_trim(str_from_c(cause->message ? cause->message : ""));
    const char *colon = str_starts_with(why, STR("xml")) ? str_find_char(why, ':') : NULL;
    if (colon)
        why = str_trim(str_slice(why, (size_t)(colon - why.ptr) + 1, why.len));
    if (str_equal(why, STR("no name")))
        return STR("“&” that begins no entity");
    return utf8_clip(why, 300);
}

static void on_error(void *context, xmlError *cause) {
    struct xml_reading *reading = context;
    if (cause->level != XML_ERR_FATAL || reading->failure.set)
        return;
    error_set_line(&reading->failure, reading->name,
                   (unsigned long)(cause->line > 0 ? cause->line : 1), "not well-formed XML (%.*s)",
                   STR_ARG(reason_of(cause)));
}

/* ---- elements ---- */

/* Prefixes are a file's own choice; these namespaces get the one that everybody uses. */
static const struct {
    const char *uri, *prefix;
} customary[] = {
    {"http://www.w3.org/XML/1998/namespace", ""},
    {"http://www.idpf.org/2007/ops", "epub"},
    {"http://www.idpf.org/2007/opf", "opf"},
    {"http://www.w3.org/1999/xlink", "xlink"},
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
};

static struct str keep_name(struct xml_reading *reading, const xmlChar *given) {
    size_t slot = ((uintptr_t)given >> 3) % NAMES_REMEMBERED;
    if (reading->names[slot].given != given) {
        reading->names[slot].given = given;
        reading->names[slot].kept = str_copy(reading->arena, str_from_c((const char *)given));
    }
    return reading->names[slot].kept;
}

static struct str prefix_of(struct xml_reading *reading, const xmlChar *prefix,
                            const xmlChar *uri) {
    for (size_t i = 0; uri && i < sizeof customary / sizeof *customary; i++)
        if (xmlStrEqual(uri, BAD_CAST customary[i].uri))
            return str_from_c(customary[i].prefix);
    return prefix ? keep_name(reading, prefix) : (struct str){0};
}

/* How the parser gives an attribute: five pointers. */
struct given_attribute {
    const xmlChar *name, *prefix, *uri, *value, *end;
};

static bool keep_value(struct xml_reading *reading, const struct given_attribute *given,
                       struct attribute *attribute) {
    struct str value = {(const char *)given->value, (size_t)(given->end - given->value)};
    size_t start;
    if (find_in_input(reading, value, &start) && is_at(reading, value, start)) {
        attribute->start = start;
        attribute->end = start + value.len;
        value = str_slice(reading->text, start, attribute->end);
    } else {
        value = utf8_clip(value, ATTRIBUTE_MAX_BYTES);
        value = str_copy(reading->arena, value);
    }
    struct error fault = {0};
    if (!entities_expand(&reading->entities, value, &value, &fault)) {
        fail(reading, fault.message);
        return false;
    }
    attribute->value = utf8_clip(value, ATTRIBUTE_MAX_BYTES);
    return true;
}

static void keep_attributes(struct xml_reading *reading, struct node *node,
                            const struct given_attribute *given, size_t count) {
    node->attributes = arena_alloc_array(reading->arena, count, sizeof *node->attributes);
    for (size_t i = 0; i < count; i++) {
        struct attribute *attribute = &node->attributes[i];
        struct str prefix = prefix_of(reading, given[i].prefix, given[i].uri);
        attribute->name = keep_name(reading, given[i].name);
        if (prefix.len)
            attribute->name =
                str_format(reading->arena, "%.*s:%.*s", STR_ARG(prefix), STR_ARG(attribute->name));
        if (!keep_value(reading, &given[i], attribute))
            return;
        node->n_attributes = i + 1;
    }
}

static struct node *add_node(struct xml_reading *reading, struct str name) {
    if (++reading->n_nodes > TREE_NODES_MAX) {
        fail(reading, "more than four million elements and texts; split it");
        return NULL;
    }
    return node_add(reading->arena, reading->open, name);
}

/* A tag has no "<" but the one that it begins with. */
static size_t tag_start(const struct xml_reading *reading, size_t at) {
    while (at > reading->at && reading->text.ptr[at - 1] != '<')
        at--;
    return at > reading->at ? at - 1 : at;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attributes,
                     int n_defaulted, const xmlChar **attributes) {
    struct xml_reading *reading = context;
    (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
    if (reading->failure.set)
        return;
    if (++reading->depth > TREE_DEPTH_MAX) {
        fail(reading, "elements within elements, more than 256 deep");
        return;
    }
    struct node *node = add_node(reading, keep_name(reading, name));
    if (!node)
        return;
    size_t at = place(reading);
    node->start = tag_start(reading, at);
    reading->at = at < reading->text.len && reading->text.ptr[at] == '>' ? at + 1 : at;
    if (!reading->root)
        reading->root = node;
    reading->open = node;
    /* What a DTD gives every element stays out: it may be much, and much repeated. */
    keep_attributes(reading, node, (const struct given_attribute *)attributes,
                    (size_t)(n_attributes - n_defaulted));
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    struct xml_reading *reading = context;
    (void)name, (void)prefix, (void)uri;
    if (reading->failure.set || !reading->open)
        return;
    reading->at = reading->open->end = place(reading);
    reading->open = reading->open->parent;
    reading->depth--;
}

/* ---- text ---- */

/* Whether text that ends a node and the source's go on together. */
static bool goes_on(const struct xml_reading *reading, const struct node *last, size_t start) {
    return last && !last->name.len && last->end == start &&
           last->text.ptr + last->text.len == reading->text.ptr + start;
}

static void add_linear(struct xml_reading *reading, size_t start, size_t end) {
    struct node *last = reading->open->last_child;
    if (start == end)
        return;
    if (goes_on(reading, last, start)) {
        last->text.len += end - start;
        last->end = end;
        return;
    }
    struct node *node = add_node(reading, (struct str){0});
    if (!node)
        return;
    node->text = str_slice(reading->text, start, end);
    node->start = start;
    node->end = end;
}

static void add_whole(struct xml_reading *reading, struct str text, size_t start, size_t end) {
    struct node *node = add_node(reading, (struct str){0});
    if (!node)
        return;
    node->text = str_copy(reading->arena, text);
    node->start = start;
    node->end = end;
}

/* How many bytes of the source at `from` the byte `c` of the text stands for: two when
 * it is a line's end as Windows writes it; 0: it is another. */
static size_t step(const struct xml_reading *reading, char c, size_t from) {
    struct str rest = str_slice(reading->text, from, from + 2);
    if (c == '\n' && str_equal(rest, STR("\r\n")))
        return 2;
    if (rest.len && (rest.ptr[0] == c || (c == '\n' && rest.ptr[0] == '\r')))
        return 1;
    return 0;
}

/* Whether the source's [start, end) is the text but for its line ends. */
static bool is_but_for_lines(const struct xml_reading *reading, struct str text, size_t start,
                             size_t end) {
    size_t at = start, bytes = 1;
    for (size_t i = 0; i < text.len && bytes; i++)
        at += bytes = step(reading, text.ptr[i], at);
    return bytes && at == end;
}

static void add_lines(struct xml_reading *reading, struct str text, size_t start) {
    size_t from = start, at = start;
    for (size_t i = 0; i < text.len; i++) {
        size_t bytes = step(reading, text.ptr[i], at);
        if (reading->text.ptr[at] != text.ptr[i] || bytes == 2) {
            add_linear(reading, from, at);
            add_whole(reading, STR("\n"), at, at + bytes);
            from = at + bytes;
        }
        at += bytes;
    }
    add_linear(reading, from, at);
}

static void add_text(struct xml_reading *reading, struct str text) {
    size_t end = place(reading), start = end > text.len ? end - text.len : 0, found;
    /* The parser has passed what it hands out as it lies, or not yet. */
    if (find_in_input(reading, text, &found) && is_at(reading, text, found)) {
        add_linear(reading, found, found + text.len);
        reading->at = found + text.len;
        return;
    }
    if (start >= reading->at && is_at(reading, text, start))
        add_linear(reading, start, end);
    else if (is_but_for_lines(reading, text, reading->at, end))
        add_lines(reading, text, reading->at);
    else
        add_whole(reading, text, reading->at < end ? reading->at : end, end);
    reading->at = end;
}

static void on_text(void *context, const xmlChar *given, int length) {
    struct xml_reading *reading = context;
    if (reading->open && length > 0 && !reading->failure.set)
        add_text(reading, (struct str){(const char *)given, (size_t)length});
}

/* Of a CDATA section the parser tells when it has passed its end, or not yet. */
static void on_cdata(void *context, const xmlChar *given, int length) {
    static const struct str mark = {"<![CDATA[", 9};
    struct xml_reading *reading = context;
    struct str text = {(const char *)given, length > 0 ? (size_t)length : 0};
    if (!reading->open || !text.len || reading->failure.set)
        return;
    bool marked = is_at(reading, mark, reading->at);
    size_t start = reading->at + (marked ? mark.len : 0);
    if (!is_at(reading, text, start)) {
        add_text(reading, text);
        return;
    }
    add_linear(reading, start, start + text.len);
    reading->at = start + text.len;
    if (is_at(reading, STR("]]>"), reading->at))
        reading->at += 3;
}

static void on_comment(void *context, const xmlChar *comment) {
    struct xml_reading *reading = context;
    (void)comment;
    reading->at = place(reading);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
    (void)data;
    on_comment(context, target);
}

/* ---- entities ---- */

static void on_entity_declaration(void *context, const xmlChar *name, int type,
                                  const xmlChar *public_id, const xmlChar *system_id,
                                  xmlChar *content) {
    struct xml_reading *reading = context;
    struct error fault = {0};
    (void)public_id, (void)system_id;
    if (type == XML_INTERNAL_GENERAL_ENTITY &&
        !entities_declare(&reading->entities, str_from_c((const char *)name),
                          str_from_c((const char *)content), &fault))
        fail(reading, fault.message);
}

/* In text, the parser is told that the entity is one of XML's own five, with the text that
 * it stands for: it hands that on without looking into it. In an attribute, it
 * is told of one without text, which it leaves as written; keep_value() expands it. */
static xmlEntity *on_entity(void *context, const xmlChar *name) {
    struct xml_reading *reading = context;
    if (reading->failure.set || reading->parser->inSubset)
        return NULL;
    bool in_attribute = reading->parser->instate == XML_PARSER_ATTRIBUTE_VALUE, known = false;
    struct str text = {0};
    struct error fault = {0};
    if (!entities_text(&reading->entities, str_from_c((const char *)name), &text, &known, &fault)) {
        fail(reading, fault.message);
        return NULL;
    }
    if (!known)
        return NULL;
    xmlChar *content = (xmlChar *)str_to_c(reading->arena, text);
    reading->answer = (xmlEntity){
        .type = XML_ENTITY_DECL,
        .name = name,
        .content = in_attribute ? NULL : content,
        .length = in_attribute ? 0 : (int)text.len,
        .etype = in_attribute ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY,
        .checked = 2, /* there is nothing to check */
    };
    return &reading->answer;
}

/* Declarations that are elsewhere, or made of others, are passed over: the parser does not
 * fetch them, and would take one that nobody knows for an error. */
static xmlEntity *on_parameter_entity(void *context, const xmlChar *name) {
    struct xml_reading *reading = context;
    reading->answer = (xmlEntity){
        .type = XML_ENTITY_DECL,
        .name = name,
        .orig = (xmlChar *)"", /* else the parser would leave its own with us */
        .etype = XML_EXTERNAL_PARAMETER_ENTITY,
    };
    return &reading->answer;
}

/* An entity that a DTD elsewhere may know stays as written. */
static void on_reference(void *context, const xmlChar *name) {
    struct xml_reading *reading = context;
    if (reading->open && !reading->failure.set)
        add_text(reading, str_format(reading->arena, "&%s;", (const char *)name));
}

/* ---- the whole ---- */

static const xmlSAXHandler handlers = {
    .initialized = XML_SAX2_MAGIC,
    .getEntity = on_entity,
    .getParameterEntity = on_parameter_entity,
    .entityDecl = on_entity_declaration,
    .reference = on_reference,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_cdata,
    .comment = on_comment,
    .processingInstruction = on_instruction,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .serror = on_error,
};

static xmlParserInput *load_nothing(const char *url, const char *id, xmlParserCtxt *parser) {
    (void)url, (void)id, (void)parser;
    return NULL;
}

static bool parse(struct xml_reading *reading) {
    /* Nothing here asks for another file; should a library's default ever do, it gets none. */
    xmlSetExternalEntityLoader(load_nothing);
    reading->parser = xmlCreateMemoryParserCtxt(reading->text.ptr, (int)reading->text.len);
    if (!reading->parser)
        return error_set(&reading->failure, reading->name, "not well-formed XML (it is empty)");
    xmlCtxtUseOptions(reading->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    *reading->parser->sax = handlers;
    reading->parser->userData = reading;
    bool done = xmlParseDocument(reading->parser) == 0;
    /* Made for declarations of entities, though nobody asked for a document. */
    xmlFreeDoc(reading->parser->myDoc);
    reading->parser->myDoc = NULL;
    xmlFreeParserCtxt(reading->parser);
    if (!done || !reading->root)
        error_set(&reading->failure, reading->name, "not well-formed XML");
    return !reading->failure.set;
}

bool xml_parse(struct arena *arena, const char *name, struct str content, struct str *text,
               struct node **root, struct error *error) {
    *root = NULL;
    if (!xml_decode(arena, name, content, text, error))
        return false;
    if (text->len > INT_MAX / 2)
        return error_set(error, name, "too large");
    if (!xml_limits_check(name, *text, error))
        return false;
    struct xml_reading *reading = arena_alloc(arena, sizeof *reading);
    *reading = (struct xml_reading){
        .arena = arena, .name = name, .text = *text, .entities = {.arena = arena}};
    if (!parse(reading))
        return error_set(error, reading->failure.place, "%s", reading->failure.message);
    *root = reading->root;
    return true;
}
