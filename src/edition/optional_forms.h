/* Forms that need a library of their own, which need not be there when Lectern is built. */
#ifndef LECTERN_EDITION_OPTIONAL_FORMS_H
#define LECTERN_EDITION_OPTIONAL_FORMS_H

#include <stdbool.h>

struct optional_form {
    const char *name, *library;
    bool built_in; /* else --format does not know it */
};

extern const struct optional_form optional_forms[]; /* ends with a zeroed one */

#endif
