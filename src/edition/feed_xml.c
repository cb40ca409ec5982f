#include "edition/feed_xml.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"

enum { FEED_MAX_BYTES = 64 << 20 };

static const xmlChar *xml(const char *text) {
    return (const xmlChar *)text;
}

bool feed_xml_is(const xmlNode *node, const char *space, const char *name) {
    if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, xml(name)))
        return false;
    return space ? node->ns && xmlStrEqual(node->ns->href, xml(space)) : !node->ns;
}

xmlNode *feed_xml_child(const xmlNode *parent, const char *space, const char *name) {
    for (xmlNode *node = parent->children; node; node = node->next)
        if (feed_xml_is(node, space, name))
            return node;
    return NULL;
}

xmlNode *feed_xml_channel(const xmlDoc *document) {
    return feed_xml_child(xmlDocGetRootElement(document), NULL, "channel");
}

/* ---- adding ---- */

/* libxml2 keeps what it is given as it is: what XML cannot hold is left out here. */
static char *text_of(struct arena *arena, struct str text) {
    struct str mended = json_mended(arena, text);
    char *c = str_to_c(arena, mended);
    for (char *at = c; *at; at++)
        if ((unsigned char)*at < ' ')
            *at = ' ';
    return c;
}

/* The namespace, declared at the root where it is not yet. A prefix may be another's there. */
static xmlNs *space_of(xmlNode *node, const char *address) {
    static const char *const prefixes[][2] = {
        {ITUNES, "itunes"}, {PODCAST, "podcast"}, {ATOM, "atom"}};
    xmlNode *root = xmlDocGetRootElement(node->doc);
    xmlNs *space = xmlSearchNsByHref(node->doc, root, xml(address));
    for (size_t i = 0; !space && i < sizeof prefixes / sizeof *prefixes; i++) {
        char other[32];
        if (strcmp(prefixes[i][0], address) != 0)
            continue;
        space = xmlNewNs(root, xml(address), xml(prefixes[i][1]));
        snprintf(other, sizeof other, "%s-2", prefixes[i][1]);
        if (!space)
            space = xmlNewNs(root, xml(address), xml(other));
    }
    return space;
}

xmlNode *feed_xml_add(xmlNode *parent, const char *space, const char *name, struct str text) {
    struct arena *scratch = arena_open();
    xmlNode *node =
        xmlNewTextChild(parent, NULL, xml(name), text.len ? xml(text_of(scratch, text)) : NULL);
    arena_close(scratch);
    if (!node) {
        fputs("lectern: out of memory\n", stderr);
        exit(EXIT_FAILURE); /* as the arena does */
    }
    xmlSetNs(node, space ? space_of(parent, space) : NULL);
    return node;
}

void feed_xml_set(xmlNode *node, const char *attribute, struct str value) {
    struct arena *scratch = arena_open();
    xmlSetProp(node, xml(attribute), xml(text_of(scratch, value)));
    arena_close(scratch);
}

/* ---- reading and writing ---- */

static xmlDoc *make_empty(void) {
    static const char empty[] =
        "<rss version=\"2.0\" xmlns:itunes=\"" ITUNES "\" xmlns:podcast=\"" PODCAST
        "\" xmlns:atom=\"" ATOM "\"><channel/></rss>";
    return xmlReadMemory(empty, sizeof empty - 1, NULL, NULL, XML_PARSE_NONET);
}

static bool is_feed(const xmlDoc *document) {
    const xmlNode *root = xmlDocGetRootElement(document);
    xmlChar *version = root ? xmlGetNoNsProp(root, xml("version")) : NULL;
    bool is = version && feed_xml_is(root, NULL, "rss") && xmlStrEqual(version, xml("2.0")) &&
              !document->intSubset && feed_xml_child(root, NULL, "channel");
    xmlFree(version);
    return is;
}

/* What the feed says that its own address is: an Atom link, as validators ask for. */
static bool is_at(const xmlNode *channel, const char *address, const char *path,
                  struct error *error) {
    bool same = true;
    for (xmlNode *node = channel->children; node && same; node = node->next) {
        if (!feed_xml_is(node, ATOM, "link"))
            continue;
        xmlChar *relation = xmlGetNoNsProp(node, xml("rel"));
        xmlChar *there = xmlGetNoNsProp(node, xml("href"));
        if (relation && there && xmlStrEqual(relation, xml("self")))
            same = xmlStrEqual(there, xml(address)) ||
                   error_set(error, path,
                             "is the feed of %s, not of %s; set feed_url to its folder, or move it "
                             "away",
                             (const char *)there, address);
        xmlFree(relation);
        xmlFree(there);
    }
    return same;
}

static bool read_feed(struct arena *arena, const char *path, const char *address, xmlDoc **document,
                      struct error *error) {
    struct str content;
    if (!file_read(arena, path, FEED_MAX_BYTES, &content, error))
        return false;
    *document = xmlReadMemory(content.ptr, (int)content.len, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_NOERROR |
                                  XML_PARSE_NOWARNING);
    if (!*document) {
        const xmlError *fault = xmlGetLastError();
        return error_set_line(error, path,
                              fault && fault->line > 0 ? (unsigned long)fault->line : 1,
                              "is no XML, so the edition cannot be added to it; mend it or move it "
                              "away");
    }
    return (is_feed(*document) ||
            error_set(error, path,
                      "is no RSS 2.0 feed, so the edition cannot be added to it; move "
                      "it away")) &&
           is_at(feed_xml_channel(*document), address, path, error);
}

bool feed_xml_open(struct arena *arena, const char *path, const char *address, xmlDoc **document,
                   struct error *error) {
    *document = NULL;
    if (file_exists(path))
        return read_feed(arena, path, address, document, error);
    *document = make_empty();
    return *document || error_set(error, path, "out of memory");
}

bool feed_xml_write(xmlDoc *document, const char *path, struct error *error) {
    xmlChar *bytes = NULL;
    int size = 0;
    xmlDocDumpFormatMemoryEnc(document, &bytes, &size, "UTF-8", 1);
    bool done = bytes ? file_write(path, (struct str){(const char *)bytes, (size_t)size}, error)
                      : error_set(error, path, "cannot be made into XML");
    xmlFree(bytes);
    return done;
}
