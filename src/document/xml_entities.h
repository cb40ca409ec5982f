/* Entities of an XML file: those that every HTML page may use (&eacute;), and those that
 * the file declares itself. They stand for text; what they expand to has limits. */
#ifndef LECTERN_DOCUMENT_XML_ENTITIES_H
#define LECTERN_DOCUMENT_XML_ENTITIES_H

#include "base/error.h"
#include "base/str.h"

enum {
    ENTITIES_MAX = 256,              /* a file declares */
    ENTITY_DEPTH_MAX = 16,           /* of entities within entities */
    ENTITY_TEXT_MAX_BYTES = 1 << 20, /* that all references in a file stand for */
};

struct entity {
    struct str name, value; /* as declared */
    struct str text;        /* as expanded, when is_expanded */
    bool is_expanded, is_expanding;
};

struct entities {
    struct arena *arena;
    size_t expanded; /* bytes, so far */
    struct {
        struct entity *items;
        size_t count, capacity;
    } declared;
};

/* The first declaration of a name counts. Errors: too many. */
bool entities_declare(struct entities *entities, struct str name, struct str value,
                      struct error *error);

/* The text that &name; stands for; `*known` tells whether there is such an entity. Errors
 * (a message without a place): it expands without end or to too much, it holds markup. */
bool entities_text(struct entities *entities, struct str name, struct str *text, bool *known,
                   struct error *error);

/* Text with &name; and &#number; in it, expanded. An unknown entity stays as written. */
bool entities_expand(struct entities *entities, struct str written, struct str *text,
                     struct error *error);

#endif
