/* A page → runs of text: it is drawn on a device of ours, with hooks into MuPDF's reading of it
 * that tell which marked content the text is in. */
#include "document/pdf_device.h"

enum { FORMS_MAX = 20 }; /* one inside the other */

/* ---- marked content ---- */

static struct paper_device *device_of(fz_context *mupdf) {
    return fz_user_context(mupdf);
}

static void push_mark(struct paper_device *device, struct paper_mark mark) {
    *arena_push(device->paper->arena, &device->around) = device->mark;
    device->mark = (int)device->page->marks.count;
    *arena_push(device->paper->arena, &device->page->marks) = mark;
}

static struct paper_mark mark_inside(const struct paper_device *device, const char *tag) {
    struct paper_mark mark = device->page->marks.items[device->mark];
    mark.is_artifact = mark.is_artifact || str_equal(str_from_c(tag), STR("Artifact"));
    return mark;
}

static void begin_marked(fz_context *mupdf, pdf_processor *processor, const char *tag) {
    struct paper_device *device = device_of(mupdf);
    push_mark(device, mark_inside(device, tag));
    device->begin_marked(mupdf, processor, tag);
}

static void begin_described(fz_context *mupdf, pdf_processor *processor, const char *tag,
                            pdf_obj *raw, pdf_obj *properties) {
    struct paper_device *device = device_of(mupdf);
    struct paper_mark mark = mark_inside(device, tag);
    pdf_obj *id = pdf_dict_gets(mupdf, properties, "MCID");
    pdf_obj *actual = pdf_dict_gets(mupdf, properties, "ActualText");
    if (pdf_is_int(mupdf, id)) {
        mark.id = pdf_to_int(mupdf, id);
        mark.stream = device->stream;
    }
    if (pdf_is_string(mupdf, actual)) {
        mark.is_replaced = true;
        mark.actual = paper_text_of(device->paper, actual);
    }
    struct str expansion = paper_text_of(device->paper, pdf_dict_gets(mupdf, properties, "E"));
    struct str language = paper_text_of(device->paper, pdf_dict_gets(mupdf, properties, "Lang"));
    mark.expansion = expansion.len ? expansion : mark.expansion;
    mark.language = language.len ? language : mark.language;
    push_mark(device, mark);
    device->begin_described(mupdf, processor, tag, raw, properties);
}

static void end_marked(fz_context *mupdf, pdf_processor *processor) {
    struct paper_device *device = device_of(mupdf);
    if (device->around.count)
        device->mark = device->around.items[--device->around.count];
    device->end_marked(mupdf, processor);
}

/* Marks that a form leaves open end with it. */
static void draw_form(fz_context *mupdf, pdf_processor *processor, const char *name, pdf_obj *form,
                      pdf_obj *resources) {
    struct paper_device *device = device_of(mupdf);
    int stream = device->stream, mark = device->mark;
    size_t n_around = device->around.count;
    if (device->n_forms >= FORMS_MAX)
        fz_throw(mupdf, FZ_ERROR_GENERIC, "forms in forms without end");
    device->n_forms++;
    device->stream = pdf_to_num(mupdf, form);
    fz_try(mupdf) {
        device->draw_form(mupdf, processor, name, form, resources);
    }
    fz_always(mupdf) {
        device->n_forms--;
        device->stream = stream;
        device->mark = mark;
        device->around.count = n_around;
    }
    fz_catch(mupdf) {
        fz_rethrow(mupdf);
    }
}

static void hook(struct paper_device *device, pdf_processor *processor) {
    device->begin_marked = processor->op_BMC;
    device->begin_described = processor->op_BDC;
    device->end_marked = processor->op_EMC;
    device->draw_form = processor->op_Do_form;
    processor->op_BMC = begin_marked;
    processor->op_BDC = begin_described;
    processor->op_EMC = end_marked;
    processor->op_Do_form = draw_form;
}

/* ---- comments and forms ---- */

static void add_aside(struct paper *paper, struct paper_page *page, pdf_obj *text,
                      const char *reason) {
    struct str clean = paper_text_of(paper, text);
    paper_count_bytes(paper, clean.len);
    if (clean.len)
        *arena_push(paper->arena, &page->asides) = (struct paper_aside){clean, reason, 0};
}

static void read_asides(struct paper *paper, struct paper_page *page, pdf_obj *annotations) {
    fz_context *mupdf = paper->mupdf;
    int count = pdf_array_len(mupdf, annotations);
    for (int i = 0; i < count; i++) {
        pdf_obj *each = pdf_array_get(mupdf, annotations, i);
        struct str kind = str_from_c(pdf_to_name(mupdf, pdf_dict_gets(mupdf, each, "Subtype")));
        if (str_equal(kind, STR("Widget")))
            add_aside(paper, page, pdf_dict_gets(mupdf, each, "V"), "form field");
        else if (!str_equal(kind, STR("Link")) && !str_equal(kind, STR("Popup")))
            add_aside(paper, page, pdf_dict_gets(mupdf, each, "Contents"), "comment");
    }
}

/* ---- the page ---- */

static void draw_page(struct paper_device *device, pdf_page *page) {
    fz_context *mupdf = device->paper->mupdf;
    fz_matrix ctm;
    fz_rect box;
    fz_cookie cookie = {0};
    pdf_page_transform(mupdf, page, &box, &ctm);
    device->page->to_page = ctm;
    pdf_processor *processor =
        pdf_new_run_processor(mupdf, &device->base, ctm, "View", NULL, NULL, &cookie);
    fz_try(mupdf) {
        hook(device, processor);
        pdf_process_contents(mupdf, processor, device->paper->file, pdf_page_resources(mupdf, page),
                             pdf_page_contents(mupdf, page), &cookie);
        pdf_close_processor(mupdf, processor);
    }
    fz_always(mupdf) {
        pdf_drop_processor(mupdf, processor);
    }
    fz_catch(mupdf) {
        fz_rethrow(mupdf);
    }
    paper_close_run(device);
    device->page->n_faults = cookie.errors;
}

void paper_page_read(struct paper *paper, int number, struct paper_page *page) {
    fz_context *mupdf = paper->mupdf;
    pdf_page *drawn = pdf_load_page(mupdf, paper->file, number);
    struct paper_device *device = NULL;
    fz_var(device);
    fz_try(mupdf) {
        device = paper_device_open(paper, number, page);
        draw_page(device, drawn);
        read_asides(paper, page, pdf_dict_gets(mupdf, drawn->obj, "Annots"));
        fz_close_device(mupdf, &device->base);
    }
    fz_always(mupdf) {
        if (device)
            fz_drop_device(mupdf, &device->base);
        fz_drop_page(mupdf, &drawn->super);
    }
    fz_catch(mupdf) {
        fz_rethrow(mupdf);
    }
}
