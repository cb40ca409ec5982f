/* What can be asked of a node. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/markup_walk.h"

bool is_space(struct str text) {
    for (size_t at = 0; at < text.len;)
        if (!utf8_is_space(utf8_next(text, &at)))
            return false;
    return true;
}

/* Spaces of every kind, and marks that leave no trace: what fills an empty paragraph. */
bool is_blank_text(struct str text) {
    text = str_trim(text);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        if (!utf8_is_space(c) && c != 0xAD && c != 0x200B && c != 0xFEFF)
            return false;
    }
    return true;
}

bool has_type(const struct node *node, const char *type) {
    return words_have(node_attribute(node, "epub:type"), type);
}

bool has_role(const struct node *node, const char *role) {
    return words_have(node_attribute(node, "role"), role);
}

bool has_class(const struct node *node, const char *const *classes) {
    struct str words = node_attribute(node, "class");
    for (; words.len && *classes; classes++)
        if (words_have(words, *classes))
            return true;
    return false;
}

/* Whether a style says so, however it is spaced: "display: none". */
bool has_style(const struct node *node, const char *property, const char *value) {
    struct str rest = node_attribute(node, "style");
    while (rest.len) {
        struct str set = str_cut(&rest, ';'), name = str_cut(&set, ':');
        if (str_equal_nocase(str_trim(name), str_from_c(property)) &&
            words_have(str_trim(set), value))
            return true;
    }
    return false;
}

bool markup_is_hidden(const struct node *node) {
    struct str hidden = node_attribute(node, "hidden");
    return (node_has_attribute(node, "hidden") && !str_equal_nocase(hidden, STR("until-found"))) ||
           str_equal_nocase(node_attribute(node, "aria-hidden"), STR("true")) ||
           has_style(node, "display", "none") || has_style(node, "visibility", "hidden");
}

struct str markup_label(const struct node *node) {
    struct str label = str_trim(node_attribute(node, "aria-label"));
    return label.len ? label : str_trim(node_attribute(node, "title"));
}

enum { LIST_NUMBER_MAX = 1000000 };

/* A whole number; `other` where there is none. */
long number_in(struct str text, long other) {
    char digits[16];
    text = str_trim(text);
    if (!text.len || text.len >= sizeof digits)
        return other;
    memcpy(digits, text.ptr, text.len);
    digits[text.len] = '\0';
    char *end;
    long number = strtol(digits, &end, 10);
    bool sound = end > digits && number > -LIST_NUMBER_MAX && number < LIST_NUMBER_MAX;
    return sound ? number : other;
}
