/* TeX's mathematics as a line that can be said: "{\displaystyle E=mc^{2}}" is "E=mc²". Pages
 * give it for the alternative of a formula, though nobody could follow it as it stands. */
#ifndef LECTERN_DOCUMENT_TEX_H
#define LECTERN_DOCUMENT_TEX_H

#include "base/str.h"

/* The line, in the arena; empty where the text is no TeX. What has no sign stays as it is called
 * there ("\sin" is "sin"); what only sets how it looks is dropped. */
struct str tex_line(struct arena *arena, struct str text);

#endif
