#include "narration/lexicon_pls.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits.h>

struct reading_pls {
    struct lexicon *lexicon;
    struct arena *arena;
    const char *name;
    struct str alphabet; /* the document's default */
    struct error *error;
};

static bool is_element(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name);
}

static struct str attribute(struct arena *arena, xmlNode *node, const char *name) {
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
    struct str copy = str_copy(arena, str_from_c((const char *)value));
    xmlFree(value);
    return copy;
}

static struct str content_of(struct arena *arena, xmlNode *node) {
    xmlChar *content = xmlNodeGetContent(node);
    struct str copy = str_copy(arena, str_trim(str_from_c((const char *)content)));
    xmlFree(content);
    return copy;
}

/* The child that says how a lexeme is pronounced: the preferred one, or the first. */
static xmlNode *pronunciation(struct arena *arena, xmlNode *lexeme) {
    xmlNode *first = NULL;
    for (xmlNode *child = lexeme->children; child; child = child->next) {
        if (!is_element(child, "phoneme") && !is_element(child, "alias"))
            continue;
        if (str_equal(attribute(arena, child, "prefer"), STR("true")))
            return child;
        if (!first)
            first = child;
    }
    return first;
}

static bool set_phonemes(struct reading_pls *reading, xmlNode *node, struct lexicon_entry *entry) {
    struct str alphabet = attribute(reading->arena, node, "alphabet");
    if (!alphabet.len)
        alphabet = reading->alphabet;
    entry->phonemes = content_of(reading->arena, node);
    if (str_equal(alphabet, STR("ipa")))
        entry->alphabet = PHONEMES_IPA;
    else if (str_equal(alphabet, STR("x-espeak")))
        entry->alphabet = PHONEMES_ESPEAK;
    else
        return error_set_line(reading->error, reading->name, entry->line,
                              "alphabet “%.*s”: wanted ipa or x-espeak", STR_ARG(alphabet));
    return true;
}

static bool add_lexeme(struct reading_pls *reading, xmlNode *lexeme) {
    struct lexicon_entry entry = {.path = reading->name,
                                  .line = (unsigned long)xmlGetLineNo(lexeme)};
    entry.role = attribute(reading->arena, lexeme, "role");
    xmlNode *how = pronunciation(reading->arena, lexeme);
    if (!how)
        return error_set_line(reading->error, reading->name, entry.line,
                              "a lexeme without phoneme or alias");
    if (is_element(how, "alias"))
        entry.alias = content_of(reading->arena, how);
    else if (!set_phonemes(reading, how, &entry))
        return false;
    for (xmlNode *child = lexeme->children; child; child = child->next) {
        if (!is_element(child, "grapheme"))
            continue;
        entry.grapheme = content_of(reading->arena, child);
        if (!lexicon_add(reading->lexicon, &entry, reading->error))
            return false;
    }
    return true;
}

static bool add_lexemes(struct reading_pls *reading, xmlNode *root) {
    if (!root || !is_element(root, "lexicon"))
        return error_set(reading->error, reading->name, "no PLS lexicon: its root is <%s>",
                         root ? (const char *)root->name : "");
    reading->alphabet = attribute(reading->arena, root, "alphabet");
    for (xmlNode *child = root->children; child; child = child->next)
        if (is_element(child, "lexeme") && !add_lexeme(reading, child))
            return false;
    return true;
}

bool lexicon_add_pls(struct lexicon *lexicon, const char *name, struct str content,
                     struct error *error) {
    if (content.len > INT_MAX)
        return error_set(error, name, "too large");
    /* No network, no entities, no messages of the library's own. */
    xmlDoc *document = xmlReadMemory(content.ptr, (int)content.len, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!document) {
        const xmlError *cause = xmlGetLastError();
        struct str why = str_trim(str_from_c(cause ? cause->message : "not well-formed XML"));
        return error_set_line(error, name, cause ? (unsigned long)cause->line : 1, "%.*s",
                              STR_ARG(why));
    }
    struct arena *scratch = arena_open();
    struct reading_pls reading = {
        .lexicon = lexicon, .arena = scratch, .name = name, .error = error};
    bool done = add_lexemes(&reading, xmlDocGetRootElement(document));
    arena_close(scratch);
    xmlFreeDoc(document);
    return done;
}
