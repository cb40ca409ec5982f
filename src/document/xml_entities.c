#include "document/xml_entities.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/utf8.h"

/* The longest of HTML's names has eight letters; a file's own may be longer. */
enum { NAME_MAX_BYTES = 128 };

static struct entity *find_declared(struct entities *entities, struct str name) {
    for (size_t i = 0; i < entities->declared.count; i++)
        if (str_equal(entities->declared.items[i].name, name))
            return &entities->declared.items[i];
    return NULL;
}

bool entities_declare(struct entities *entities, struct str name, struct str value,
                      struct error *error) {
    if (find_declared(entities, name))
        return true;
    if (entities->declared.count >= ENTITIES_MAX)
        return error_set(error, "", "declares more than %d entities", ENTITIES_MAX);
    *arena_push(entities->arena, &entities->declared) = (struct entity){
        .name = str_copy(entities->arena, name), .value = str_copy(entities->arena, value)};
    return true;
}

static bool spend(struct entities *entities, size_t bytes, struct error *error) {
    entities->expanded += bytes;
    return entities->expanded <= ENTITY_TEXT_MAX_BYTES ||
           error_set(error, "", "its entities expand to more than %d MiB",
                     ENTITY_TEXT_MAX_BYTES >> 20);
}

/* ---- one reference ---- */

static uint32_t parse_number(struct str digits, unsigned base) {
    uint32_t number = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        unsigned digit = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                         : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                         : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10
                                                : base;
        if (digit >= base || number > 0x10FFFF)
            return 0;
        number = number * base + digit;
    }
    return number;
}

/* "#233", "#xE9"; 0: no letter. */
static uint32_t numbered_letter(struct str name) {
    if (!str_starts_with(name, STR("#")))
        return 0;
    bool hexadecimal = name.len > 1 && (name.ptr[1] == 'x' || name.ptr[1] == 'X');
    return parse_number(str_slice(name, hexadecimal ? 2 : 1, name.len), hexadecimal ? 16 : 10);
}

static uint32_t named_letter(struct str name) {
    char room[NAME_MAX_BYTES];
    if (str_equal(name, STR("apos"))) /* XML's, and not HTML 4's */
        return '\'';
    if (name.len >= sizeof room)
        return 0;
    memcpy(room, name.ptr, name.len);
    room[name.len] = '\0';
    const htmlEntityDesc *entity = htmlEntityLookup(BAD_CAST room);
    return entity ? entity->value : 0;
}

static bool expand(struct entities *entities, struct str written, int depth, struct strbuf *text,
                   struct error *error);

static bool expand_declared(struct entities *entities, struct entity *entity, int depth,
                            struct error *error) {
    if (entity->is_expanded)
        return true;
    if (entity->is_expanding)
        return error_set(error, "", "the entity “%.*s” refers to itself", STR_ARG(entity->name));
    if (depth >= ENTITY_DEPTH_MAX)
        return error_set(error, "", "entities within entities, more than %d deep",
                         ENTITY_DEPTH_MAX);
    if (str_find_char(entity->value, '<'))
        return error_set(error, "", "the entity “%.*s” holds markup; write that in its place",
                         STR_ARG(entity->name));
    struct strbuf text = {.arena = entities->arena};
    entity->is_expanding = true;
    bool done = expand(entities, entity->value, depth + 1, &text, error);
    entity->is_expanding = false;
    entity->is_expanded = done;
    entity->text = strbuf_str(&text);
    return done;
}

static bool resolve(struct entities *entities, struct str name, int depth, struct str *text,
                    bool *known, struct error *error) {
    struct entity *declared = find_declared(entities, name);
    if (declared) {
        *known = true;
        if (!expand_declared(entities, declared, depth, error))
            return false;
        *text = declared->text;
        /* An entity without text costs work all the same. */
        return spend(entities, text->len + 1, error);
    }
    uint32_t letter = numbered_letter(name);
    if (!letter)
        letter = named_letter(name);
    struct strbuf letters = {.arena = entities->arena};
    utf8_add(&letters, letter);
    *known = letter && letters.count;
    *text = strbuf_str(&letters);
    return true;
}

bool entities_text(struct entities *entities, struct str name, struct str *text, bool *known,
                   struct error *error) {
    return resolve(entities, name, 0, text, known, error);
}

/* ---- text with references in it ---- */

static bool expand_reference(struct entities *entities, struct str written, size_t *at, int depth,
                             struct strbuf *text, struct error *error) {
    size_t from = *at + 1, to = from;
    while (to < written.len && to - from < NAME_MAX_BYTES && written.ptr[to] != ';')
        to++;
    struct str meant;
    bool known = false, is_reference = to < written.len && written.ptr[to] == ';' && to > from;
    if (is_reference &&
        !resolve(entities, str_slice(written, from, to), depth, &meant, &known, error))
        return false;
    if (known)
        strbuf_add(text, meant);
    else
        strbuf_add_char(text, '&');
    *at = known ? to + 1 : *at + 1;
    return true;
}

static bool expand(struct entities *entities, struct str written, int depth, struct strbuf *text,
                   struct error *error) {
    for (size_t at = 0; at < written.len;) {
        size_t mark = str_index(written, at, STR("&"));
        strbuf_add(text, str_slice(written, at, mark));
        at = mark;
        if (mark < written.len && !expand_reference(entities, written, &at, depth, text, error))
            return false;
    }
    return true;
}

bool entities_expand(struct entities *entities, struct str written, struct str *text,
                     struct error *error) {
    *text = written;
    if (!str_find_char(written, '&'))
        return true;
    struct strbuf expanded = {.arena = entities->arena};
    if (!expand(entities, written, 0, &expanded, error))
        return false;
    *text = strbuf_str(&expanded);
    return true;
}
