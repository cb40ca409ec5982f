#include "base/language.h"

struct str language_primary(struct str tag) {
    size_t len = 0;
    while (len < tag.len && tag.ptr[len] != '-' && tag.ptr[len] != '_')
        len++;
    return str_slice(tag, 0, len);
}

bool language_same(struct str a, struct str b) {
    return str_equal_nocase(language_primary(a), language_primary(b));
}

bool language_is_english(struct str tag) {
    return language_same(tag, STR("en"));
}
