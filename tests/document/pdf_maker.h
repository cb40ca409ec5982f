/* Makes PDFs for tests: objects in, a file with its cross-reference table out. */
#ifndef LECTERN_TESTS_DOCUMENT_PDF_MAKER_H
#define LECTERN_TESTS_DOCUMENT_PDF_MAKER_H

#include "support.h"

/* Objects from 1 on, of which 1 is the catalog; NULL ends them. What begins with "stream" is
 * the rest's stream. */
static inline struct str pdf_make(struct arena *room, const char *const *objects) {
    struct strbuf file = {.arena = room};
    size_t places[100], count = 0;
    strbuf_add(&file, STR("%PDF-1.7\n"));
    for (; objects[count]; count++) {
        struct str body = str_from_c(objects[count]);
        places[count] = file.count;
        strbuf_format(&file, "%zu 0 obj\n", count + 1);
        if (str_starts_with(body, STR("stream"))) {
            body = str_slice(body, 6, body.len);
            strbuf_format(&file, "<</Length %zu>>stream\n", body.len);
            strbuf_add(&file, body);
            strbuf_add(&file, STR("\nendstream"));
        } else {
            strbuf_add(&file, body);
        }
        strbuf_add(&file, STR("\nendobj\n"));
    }
    size_t table = file.count;
    strbuf_format(&file, "xref\n0 %zu\n0000000000 65535 f \n", count + 1);
    for (size_t i = 0; i < count; i++)
        strbuf_format(&file, "%010zu 00000 n \n", places[i]);
    strbuf_format(&file, "trailer\n<</Size %zu/Root 1 0 R/Info 2 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
                  count + 1, table);
    return strbuf_str(&file);
}

#define PDF_FONTS                                                                                  \
    "/Resources<</Font<<"                                                                          \
    "/F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"                \
    "/F2<</Type/Font/Subtype/Type1/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>>>>>"

/* The first objects of most: a catalog, of which `more` is a part; information; a page with
 * fonts F1 (Times) and F2 (Times in bold). Object 5 is the page's content. */
#define PDF_START(more, information)                                                               \
    "<</Type/Catalog/Pages 3 0 R" more ">>", "<<" information ">>",                                \
        "<</Type/Pages/Count 1/Kids[4 0 R]>>",                                                     \
        "<</Type/Page/Parent 3 0 R/MediaBox[0 0 600 800]/Contents 5 0 R" PDF_FONTS ">>"

#endif
