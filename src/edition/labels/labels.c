#include "edition/labels/labels.h"

#include <assert.h>

#include "base/language.h"

/* The first is what there is for any other language. */
static const struct {
    const char *language;
    const struct label *items;
} tables[] = {
    {"en", labels_english},    {"de", labels_german},  {"fr", labels_french},
    {"es", labels_spanish},    {"it", labels_italian}, {"nl", labels_dutch},
    {"pt", labels_portuguese},
};

struct labels labels_find(struct str language) {
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (language_same(language, str_from_c(tables[i].language)))
            return (struct labels){language, tables[i].items};
    return (struct labels){str_from_c(tables[0].language), tables[0].items};
}

struct str label(const struct labels *labels, struct str name) {
    const struct label *item = labels->items;
    while (item->name && !str_equal(name, str_from_c(item->name)))
        item++;
    assert(item->name);
    return str_from_c(item->text);
}
