#include "edition/edition.h"

const struct binder *const binders[] = {
    &binder_mp3,
    &binder_json,
    NULL,
};

const struct binder *binder_find(struct str name) {
    for (size_t i = 0; binders[i]; i++)
        if (str_equal(name, str_from_c(binders[i]->name)))
            return binders[i];
    return NULL;
}
