#include "narration/choices.h"

#include <stddef.h>

#define CHOICE_ROW(name, values, help) {#name, values, offsetof(struct choices, name)},
static const struct {
    const char *name, *values;
    size_t offset;
} rows[] = {LISTENERS_CHOICES(CHOICE_ROW)};
#undef CHOICE_ROW

enum { N_CHOICES = sizeof rows / sizeof *rows };

#define CHOICE_FIRST(name, values, help) .name = 1,
const struct choices choices_default = {LISTENERS_CHOICES(CHOICE_FIRST)};
#undef CHOICE_FIRST

static unsigned *member(struct choices *choices, size_t row) {
    return (unsigned *)((char *)choices + rows[row].offset);
}

/* The first name of "one, two or three", which is moved behind it. */
static struct str next_name(struct str *list) {
    size_t len = 0, behind;
    while (len < list->len && list->ptr[len] != ',' && list->ptr[len] != ' ')
        len++;
    struct str name = str_slice(*list, 0, len), rest = str_slice(*list, len, list->len);
    behind = str_starts_with(rest, STR(" or ")) ? 4 : str_starts_with(rest, STR(", ")) ? 2 : 0;
    *list = str_slice(rest, behind, rest.len);
    return name;
}

/* The value's place in the list, from 1; 0: it is not there. */
static unsigned find_value(struct str list, struct str value) {
    for (unsigned place = 1; list.len; place++)
        if (str_equal(next_name(&list), value))
            return place;
    return 0;
}

bool choices_set(struct choices *choices, struct str name, struct str value) {
    for (size_t i = 0; i < N_CHOICES; i++) {
        if (!str_equal(name, str_from_c(rows[i].name)))
            continue;
        unsigned place = find_value(str_from_c(rows[i].values), value);
        if (place)
            *member(choices, i) = place;
        return place > 0;
    }
    return false;
}

void choices_complete(struct choices *choices, const struct choices *under) {
    struct choices lower = *under;
    for (size_t i = 0; i < N_CHOICES; i++)
        if (!*member(choices, i))
            *member(choices, i) = *member(&lower, i);
}
