/* Pages of the printed book: where in the script each begins. */
#ifndef LECTERN_NARRATION_PAGES_H
#define LECTERN_NARRATION_PAGES_H

#include "narration/script.h"

/* Fills script->pages: a page begins with the first word of the source's that lies at or
 * after it. Notes read away from their place do not count. */
void pages_place(struct arena *arena, const struct document *document, struct script *script);

#endif
