#include "base/language.h"

#include <unicode/uloc.h>

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

bool language_is_rtl(struct str tag) {
    char text[ULOC_FULLNAME_CAPACITY], locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    if (tag.len == 0 || tag.len >= sizeof text)
        return false;
    for (size_t i = 0; i < tag.len; i++)
        text[i] = tag.ptr[i] == '_' ? '-' : tag.ptr[i];
    text[tag.len] = '\0';
    uloc_forLanguageTag(text, locale, sizeof locale, NULL, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING &&
           uloc_isRightToLeft(locale);
}

const char *language_direction(struct str tag) {
    return language_is_rtl(tag) ? "rtl" : "ltr";
}
