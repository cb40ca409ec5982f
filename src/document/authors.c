#include "document/authors.h"

#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { AUTHORS_MAX = 64, LIST_MAX_UNITS = 4096 }; /* of a list; of more, all are shown as given */

bool authors_next(struct str *authors, struct str *name) {
    while (authors->len) {
        *name = str_trim(str_cut(authors, ';'));
        if (name->len)
            return true;
    }
    return false;
}

void authors_add(struct strbuf *authors, struct str name) {
    if (name.len && authors->count)
        strbuf_add(authors, STR("; "));
    strbuf_add(authors, name);
}

bool authors_include(struct str authors, struct str name) {
    struct str one;
    while (authors_next(&authors, &one))
        if (str_equal_nocase(one, name))
            return true;
    return false;
}

struct list {
    UChar text[LIST_MAX_UNITS]; /* of the names */
    const UChar *names[AUTHORS_MAX];
    int32_t lengths[AUTHORS_MAX];
    int32_t count, used;
};

static bool add(struct list *list, struct str name) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    if (list->count == AUTHORS_MAX || name.len > LIST_MAX_UNITS)
        return false;
    UChar *at = list->text + list->used;
    u_strFromUTF8(at, LIST_MAX_UNITS - list->used, &length, name.ptr, (int32_t)name.len, &status);
    if (U_FAILURE(status))
        return false;
    list->names[list->count] = at;
    list->lengths[list->count++] = length;
    list->used += length;
    return true;
}

static UListFormatter *open_formatter(struct arena *arena, struct str language,
                                      UErrorCode *status) {
    char locale[ULOC_FULLNAME_CAPACITY];
    uloc_forLanguageTag(str_to_c(arena, language), locale, sizeof locale, NULL, status);
    return ulistfmt_openForType(locale, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, status);
}

/* Empty: there is no saying it. */
static struct str format(struct arena *arena, const struct list *list, struct str language) {
    enum { UNITS = LIST_MAX_UNITS + AUTHORS_MAX * 16, BYTES = 3 * UNITS };
    UErrorCode status = U_ZERO_ERROR;
    UChar *wide = arena_alloc_array(arena, UNITS, sizeof *wide);
    char *bytes = arena_alloc(arena, BYTES);
    int32_t n_bytes = 0;
    UListFormatter *formatter = open_formatter(arena, language, &status);
    int32_t length =
        ulistfmt_format(formatter, list->names, list->lengths, list->count, wide, UNITS, &status);
    u_strToUTF8(bytes, BYTES, &n_bytes, wide, length, &status);
    if (formatter)
        ulistfmt_close(formatter);
    return U_SUCCESS(status) ? (struct str){bytes, (size_t)n_bytes} : (struct str){0};
}

struct str authors_shown(struct arena *arena, struct str authors, struct str language) {
    struct str rest = authors, name;
    struct arena *scratch = arena_open();
    struct list *list = arena_alloc(scratch, sizeof *list);
    *list = (struct list){0};
    bool done = true;
    while (done && authors_next(&rest, &name))
        done = add(list, name);
    struct str shown = {0};
    if (done && list->count > 1)
        shown = str_copy(arena, format(scratch, list, language));
    arena_close(scratch);
    return shown.len ? shown : authors;
}
