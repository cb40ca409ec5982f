#include "narration/lexicon_pls.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits.h>
#include <string.h>

struct reading_pls {
    struct lexicon *lexicon;
    struct arena *arena;
    const char *name;
    struct str alphabet; /* the document's default */
    struct str language; /* of the document */
};

static const char namespace[] = "http://www.w3.org/2005/01/pronunciation-lexicon";

/* Elements of other namespaces are none of ours; hand-made lexicons often name none. */
static bool is_element(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name) &&
           (!node->ns || xmlStrEqual(node->ns->href, BAD_CAST namespace));
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

static struct str language_of(struct arena *arena, xmlNode *node) {
    xmlChar *value = xmlNodeGetLang(node);
    struct str copy = str_copy(arena, str_from_c((const char *)value));
    xmlFree(value);
    return copy;
}

/* Roles are qualified names ("mypos:verb"), apart by white space; what they are called
 * counts, whoever calls them so. */
static struct str roles_of(struct arena *arena, xmlNode *lexeme) {
    struct str rest = str_trim(attribute(arena, lexeme, "role")), role;
    struct strbuf roles = {.arena = arena};
    while ((role = str_cut_word(&rest)).len) {
        const char *colon = str_find_char(role, ':');
        if (roles.count)
            strbuf_add_char(&roles, ' ');
        strbuf_add(&roles, str_slice(role, colon ? (size_t)(colon - role.ptr) + 1 : 0, role.len));
    }
    return strbuf_str(&roles);
}

static bool set_phonemes(const struct reading_pls *reading, xmlNode *node,
                         struct lexicon_entry *entry, struct error *error) {
    struct str alphabet = attribute(reading->arena, node, "alphabet");
    if (!alphabet.len)
        alphabet = reading->alphabet;
    entry->phonemes = content_of(reading->arena, node);
    if (str_equal(alphabet, STR("ipa")))
        entry->alphabet = PHONEMES_IPA;
    else if (str_equal(alphabet, STR("x-espeak")))
        entry->alphabet = PHONEMES_ESPEAK;
    else
        return error_set_line(error, reading->name, entry->line,
                              "alphabet “%.*s”: wanted ipa or x-espeak", STR_ARG(alphabet));
    return true;
}

static bool add_lexeme(const struct reading_pls *reading, xmlNode *lexeme, struct error *error) {
    struct lexicon_entry entry = {.roles = roles_of(reading->arena, lexeme),
                                  .language = reading->language,
                                  .path = reading->name,
                                  .line = (unsigned long)xmlGetLineNo(lexeme)};
    xmlNode *how = pronunciation(reading->arena, lexeme);
    bool written = false;
    if (!how)
        return error_set_line(error, reading->name, entry.line,
                              "a lexeme without phoneme or alias");
    if (is_element(how, "alias"))
        entry.alias = content_of(reading->arena, how);
    else if (!set_phonemes(reading, how, &entry, error))
        return false;
    for (xmlNode *child = lexeme->children; child; child = child->next) {
        if (!is_element(child, "grapheme"))
            continue;
        written = true;
        entry.grapheme = content_of(reading->arena, child);
        if (!lexicon_add(reading->lexicon, &entry, error))
            return false;
    }
    return written || error_set_line(error, reading->name, entry.line, "a lexeme without grapheme");
}

static bool add_lexemes(struct reading_pls *reading, xmlNode *root, struct error *error) {
    if (!root || !is_element(root, "lexicon"))
        return error_set(error, reading->name, "no PLS lexicon: its root is <%s>",
                         root ? (const char *)root->name : "");
    reading->alphabet = attribute(reading->arena, root, "alphabet");
    reading->language = language_of(reading->arena, root);
    for (xmlNode *child = root->children; child; child = child->next) {
        struct error fault = {0};
        if (is_element(child, "lexeme") && !add_lexeme(reading, child, &fault) &&
            !lexicon_refuse(reading->lexicon, &fault, error))
            return false;
    }
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
    struct reading_pls reading = {.lexicon = lexicon, .arena = scratch, .name = name};
    bool done = add_lexemes(&reading, xmlDocGetRootElement(document), error);
    arena_close(scratch);
    xmlFreeDoc(document);
    return done;
}
