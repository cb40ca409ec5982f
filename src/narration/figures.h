/* Figures: what is said of pictures, and that they are pictures. */
#ifndef LECTERN_NARRATION_FIGURES_H
#define LECTERN_NARRATION_FIGURES_H

#include "narration/narrator.h"

/* A copy of a block whose spans may be changed, with room for n more before them. */
struct block block_copy(struct arena *arena, const struct block *block, size_t n);

/* A figure as the listener chose: "Image: " before what it shows, unless that says so itself.
 * The block as it is, where nothing is to be said. */
struct block figure_announced(struct narrator *narrator, const struct block *figure);

/* A table's row as the listener chose: the same in each cell that has a picture and no text;
 * with `--figures skip`, such a cell is listed as unspoken, and nothing may be left of the row
 * (then it has no spans). The block as it is, where no cell is such a one. */
struct block figures_in_row(struct narrator *narrator, const struct block *row);

#endif
