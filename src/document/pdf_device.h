/* Device: what MuPDF draws a page on. It keeps the text alone, as runs. */
#ifndef LECTERN_DOCUMENT_PDF_DEVICE_H
#define LECTERN_DOCUMENT_PDF_DEVICE_H

#include "document/pdf.h"

struct paper_glyph {
    uint32_t code;
    float along, end; /* its beginning and end on its line; on a page that stands: from left */
    float baseline, size;
    bool is_across, is_bold;
};

struct paper_device {
    fz_device base;
    struct paper *paper;
    struct paper_page *page;
    int number;
    const fz_text *last_text; /* kept, so that it is no other */
    struct strbuf text;       /* of the run at hand */
    struct paper_run run;
    bool is_open;
    bool is_spaced;                 /* a space came after the last letter */
    struct paper_glyph last;        /* space or letter */
    float line_baseline, line_size; /* of the line's first */
    int stream, n_forms;
    int mark;
    struct {
        int *items;
        size_t count, capacity;
    } around; /* the marks that will be in force again */
    void (*begin_marked)(fz_context *, pdf_processor *, const char *);
    void (*begin_described)(fz_context *, pdf_processor *, const char *, pdf_obj *, pdf_obj *);
    void (*end_marked)(fz_context *, pdf_processor *);
    void (*draw_form)(fz_context *, pdf_processor *, const char *, pdf_obj *, pdf_obj *);
};

/* Makes a device for the page, and the context's user of it. Within paper_try(), as all here;
 * to be dropped by fz_drop_device(). */
struct paper_device *paper_device_open(struct paper *paper, int number, struct paper_page *page);

/* Ends the run at hand: the page is at its end. */
void paper_close_run(struct paper_device *device);

/* Counts text towards what a file may have. */
void paper_count_bytes(struct paper *paper, size_t bytes);

#endif
