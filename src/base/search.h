/* Looking through what is in order, by halves. */
#ifndef LECTERN_BASE_SEARCH_H
#define LECTERN_BASE_SEARCH_H

#include <stddef.h>

/* The first of `count` indices for which `before`, an expression of the index `i`, does not
 * hold, where it holds for those ahead of it alone; `count`: it holds for all. */
/* NOLINTBEGIN(bugprone-macro-parentheses): what is declared has none around its name */
#define search_first(count, i, before)                                                             \
    ({                                                                                             \
        size_t search_low = 0, search_high = (count);                                              \
        while (search_low < search_high) {                                                         \
            size_t i = search_low + (search_high - search_low) / 2;                                \
            if (before)                                                                            \
                search_low = (i) + 1;                                                              \
            else                                                                                   \
                search_high = (i);                                                                 \
        }                                                                                          \
        search_low;                                                                                \
    })
/* NOLINTEND(bugprone-macro-parentheses) */

#endif
