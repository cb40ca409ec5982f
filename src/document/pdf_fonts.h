/* The fonts that stand in for those that a PDF names and does not have. */
#ifndef LECTERN_DOCUMENT_PDF_FONTS_H
#define LECTERN_DOCUMENT_PDF_FONTS_H

#include <stddef.h>

/* How many there are. What asks for it is linked with them, in the place of MuPDF's. */
size_t paper_count_fonts(void);

#endif
