#include "speech/engine.h"

extern const struct engine engine_espeak;

static const struct engine *const engines[] = {
    &engine_espeak,
    NULL,
};

const struct engine *engine_find(struct str name, struct error *error) {
    for (size_t i = 0; engines[i]; i++)
        if (str_equal(name, str_from_c(engines[i]->name)))
            return engines[i];
    error_set(error, "", "no engine is called %.*s", STR_ARG(name));
    return NULL;
}
