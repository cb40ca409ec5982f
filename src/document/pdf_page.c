/* A page → runs of text: a device that MuPDF draws on and that keeps the text alone, and
 * hooks into its reading of the page that tell which marked content the text is in. */
#include <math.h>

#include "base/utf8.h"
#include "document/pdf_flow.h"

/* In ems. */
static const float SPACE_MIN = 0.2F;       /* between words that no space is drawn between */
static const float BACK_MIN = 0.5F;        /* back to what is drawn already */
static const float SAME_LINE = 0.3F;       /* between baselines of one size … */
static const float SAME_LINE_SMALL = 0.6F; /* … and of two: a note's mark */
static const float SAME_PLACE = 0.25F;     /* drawn twice, to look bold */

enum {
    UNKNOWN = 0xFFFD,
    SHADOWS_BACK = 8,     /* runs, between a text and the same drawn again */
    FORMS_MAX = 20,       /* one inside the other */
    SYMBOL_FONT = 0xF000, /* where Microsoft's symbol fonts have their characters */
};

struct glyph {
    uint32_t code;
    float along, end; /* its beginning and end on its line; on a page that stands: from left */
    float baseline, size;
    bool is_across, is_bold;
};

struct text_device {
    fz_device base;
    struct paper *paper;
    struct paper_page *page;
    int number;
    struct strbuf text; /* of the run at hand */
    struct paper_run run;
    bool is_open;
    bool is_spaced;                 /* a space came after the last letter */
    struct glyph last;              /* space or letter */
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

/* ---- runs ---- */

static bool is_near(float a, float b, float size) {
    return fabsf(a - b) <= SAME_PLACE * size;
}

/* Whether it is drawn already, a hair's breadth away. */
static bool is_shadow(const struct text_device *device, const struct paper_run *run) {
    const struct paper_page *page = device->page;
    for (size_t i = page->runs.count; i > 0 && page->runs.count - i < SHADOWS_BACK; i--) {
        const struct paper_run *other = &page->runs.items[i - 1];
        if (is_near(run->left, other->left, run->size) &&
            is_near(run->baseline, other->baseline, run->size) && str_equal(run->text, other->text))
            return true;
    }
    return false;
}

static void close_run(struct text_device *device) {
    struct paper_run run = device->run;
    run.text = strbuf_str(&device->text);
    if (device->is_open && run.text.len && !is_shadow(device, &run)) {
        run.text = str_copy(device->paper->arena, run.text);
        *arena_push(device->paper->arena, &device->page->runs) = run;
    }
    device->is_open = false;
    device->text.count = 0;
}

static void open_run(struct text_device *device, const struct glyph *glyph,
                     enum paper_joint joint) {
    close_run(device);
    if (joint == PAPER_NEW_LINE) {
        device->line_baseline = glyph->baseline;
        device->line_size = glyph->size;
    }
    device->is_open = true;
    device->run = (struct paper_run){
        .page = device->number,
        .mark = device->mark,
        .left = glyph->along,
        .baseline = glyph->baseline,
        .size = glyph->size,
        .joint = joint,
        .is_bold = glyph->is_bold,
        .is_across = glyph->is_across,
        .is_raised = joint != PAPER_NEW_LINE && glyph->size < 0.85F * device->line_size &&
                     glyph->baseline < device->line_baseline - 0.15F * device->line_size,
    };
}

static bool is_same_line(const struct text_device *device, const struct glyph *glyph) {
    const struct glyph *last = &device->last;
    float larger = fmaxf(glyph->size, device->line_size);
    float smaller = fminf(glyph->size, device->line_size);
    float most = smaller < 0.85F * larger ? SAME_LINE_SMALL * fminf(larger, 1.5F * smaller)
                                          : SAME_LINE * larger;
    return last->code && last->is_across == glyph->is_across &&
           fabsf(glyph->baseline - device->line_baseline) <= most &&
           glyph->along >= last->end - BACK_MIN * larger;
}

static enum paper_joint joint_of(const struct text_device *device, const struct glyph *glyph) {
    if (!is_same_line(device, glyph))
        return PAPER_NEW_LINE;
    bool gap = glyph->along - device->last.end > SPACE_MIN * fminf(glyph->size, device->last.size);
    return gap || device->is_spaced ? PAPER_SPACED : PAPER_JOINED;
}

static bool goes_on(const struct text_device *device, const struct glyph *glyph) {
    const struct paper_run *run = &device->run;
    return device->is_open && run->mark == device->mark && run->is_bold == glyph->is_bold &&
           fabsf(glyph->size - run->size) <= 0.05F * run->size &&
           glyph->along - device->last.end < PAPER_CELL_MIN * glyph->size;
}

static void count_bytes(struct paper *paper, size_t bytes) {
    paper->text_bytes += bytes;
    if (paper->text_bytes <= PAPER_TEXT_MAX_BYTES)
        return;
    error_set(&paper->failure, paper->document->path, "more than %d MiB of text; split it",
              PAPER_TEXT_MAX_BYTES >> 20);
    fz_throw(paper->mupdf, FZ_ERROR_ABORT, "too much text");
}

static void add_bytes(struct text_device *device, struct str text) {
    strbuf_add(&device->text, text);
    count_bytes(device->paper, text.len);
}

static void add_code(struct text_device *device, uint32_t code) {
    char room[8];
    int length = fz_runetochar(room, (int)code);
    device->page->n_unknown += code == UNKNOWN;
    add_bytes(device, (struct str){room, (size_t)length});
}

static void add_letter(struct text_device *device, const struct glyph *glyph) {
    const struct paper_mark *mark = &device->page->marks.items[device->mark];
    enum paper_joint joint = joint_of(device, glyph);
    bool again = device->is_open && mark->is_replaced && device->run.mark == device->mark;
    if (!again && (joint == PAPER_NEW_LINE || !goes_on(device, glyph))) {
        open_run(device, glyph, joint);
        if (mark->is_replaced)
            add_bytes(device, mark->actual);
    } else if (!again && joint == PAPER_SPACED) {
        add_bytes(device, STR(" "));
    }
    if (!mark->is_replaced)
        add_code(device, glyph->code);
    device->run.right = glyph->end;
    device->is_spaced = false;
}

/* ---- glyphs ---- */

/* Symbol fonts have their characters in the private use area; fonts that tell nothing of a
 * glyph, in no place at all. */
static uint32_t letter_of(int code) {
    if (code == SYMBOL_FONT + 0xB7 || code == SYMBOL_FONT + 0xA7)
        return 0x2022; /* Word's bullets */
    if (code > SYMBOL_FONT + ' ' && code < SYMBOL_FONT + 0x7F)
        return (uint32_t)code - SYMBOL_FONT;
    if (code == '\t' || code == '\n' || code == '\r' || code == SYMBOL_FONT + ' ')
        return ' ';
    bool none = code < ' ' || (code >= 0x7F && code < 0xA0) || code > 0x10FFFF ||
                (code >= 0xD800 && code < 0xE000);
    return none ? UNKNOWN : (uint32_t)code;
}

static void add_glyph(struct text_device *device, const struct glyph *glyph) {
    if (utf8_is_space(glyph->code))
        device->is_spaced = true;
    else
        add_letter(device, glyph);
    device->last = *glyph;
}

/* Where a line of its direction has it. */
static struct glyph place(const fz_text_span *span, fz_matrix at, float advance) {
    float width = hypotf(at.a, at.b), height = hypotf(at.c, at.d);
    fz_point along = {width > 0 ? at.a / width : 1, width > 0 ? at.b / width : 0};
    if (span->wmode)
        along = (fz_point){height > 0 ? -at.c / height : 0, height > 0 ? -at.d / height : 1};
    struct glyph glyph = {
        .along = at.e * along.x + at.f * along.y,
        .baseline = at.f * along.x - at.e * along.y,
        .size = height > 0 ? height : 1,
        .is_across = along.x < 0.95F,
    };
    glyph.end = glyph.along + advance * (span->wmode ? height : width);
    return glyph;
}

static void add_span(fz_context *mupdf, struct text_device *device, const fz_text_span *span,
                     fz_matrix ctm) {
    bool bold = fz_font_is_bold(mupdf, span->font);
    for (int i = 0; i < span->len; i++) {
        const fz_text_item *item = &span->items[i];
        if (item->ucs < 0)
            continue;
        if (item->gid < 0 && i > 0) {
            /* One glyph of several letters: the first had the place. */
            if (!device->page->marks.items[device->mark].is_replaced && device->is_open)
                add_code(device, letter_of(item->ucs));
            continue;
        }
        fz_matrix own = span->trm;
        own.e = item->x;
        own.f = item->y;
        float advance =
            item->gid < 0 ? 0 : fz_advance_glyph(mupdf, span->font, item->gid, span->wmode);
        struct glyph glyph = place(span, fz_concat(own, ctm), advance);
        glyph.code = letter_of(item->ucs);
        glyph.is_bold = bold;
        add_glyph(device, &glyph);
    }
}

static void add_text(fz_context *mupdf, fz_device *base, const fz_text *text, fz_matrix ctm) {
    for (const fz_text_span *span = text->head; span; span = span->next)
        add_span(mupdf, (struct text_device *)base, span, ctm);
}

/* Text that is filled, drawn in outline, cut out, or, under the picture of a page that was
 * scanned, not shown: it is all text. */
static void fill_text(fz_context *mupdf, fz_device *base, const fz_text *text, fz_matrix ctm,
                      fz_colorspace *space, const float *color, float alpha,
                      fz_color_params params) {
    (void)space, (void)color, (void)alpha, (void)params;
    add_text(mupdf, base, text, ctm);
}

static void stroke_text(fz_context *mupdf, fz_device *base, const fz_text *text,
                        const fz_stroke_state *stroke, fz_matrix ctm, fz_colorspace *space,
                        const float *color, float alpha, fz_color_params params) {
    (void)stroke, (void)space, (void)color, (void)alpha, (void)params;
    add_text(mupdf, base, text, ctm);
}

static void clip_text(fz_context *mupdf, fz_device *base, const fz_text *text, fz_matrix ctm,
                      fz_rect scissor) {
    (void)scissor;
    add_text(mupdf, base, text, ctm);
}

static void clip_stroke_text(fz_context *mupdf, fz_device *base, const fz_text *text,
                             const fz_stroke_state *stroke, fz_matrix ctm, fz_rect scissor) {
    (void)stroke, (void)scissor;
    add_text(mupdf, base, text, ctm);
}

static void fill_image(fz_context *mupdf, fz_device *base, fz_image *image, fz_matrix ctm,
                       float alpha, fz_color_params params) {
    (void)mupdf, (void)image, (void)ctm, (void)alpha, (void)params;
    ((struct text_device *)base)->page->n_pictures++;
}

static void fill_image_mask(fz_context *mupdf, fz_device *base, fz_image *image, fz_matrix ctm,
                            fz_colorspace *space, const float *color, float alpha,
                            fz_color_params params) {
    (void)space, (void)color;
    fill_image(mupdf, base, image, ctm, alpha, params);
}

/* ---- marked content ---- */

static struct text_device *device_of(fz_context *mupdf) {
    return fz_user_context(mupdf);
}

static void push_mark(struct text_device *device, struct paper_mark mark) {
    *arena_push(device->paper->arena, &device->around) = device->mark;
    device->mark = (int)device->page->marks.count;
    *arena_push(device->paper->arena, &device->page->marks) = mark;
}

static struct paper_mark mark_inside(const struct text_device *device, const char *tag) {
    struct paper_mark mark = device->page->marks.items[device->mark];
    mark.is_artifact = mark.is_artifact || str_equal(str_from_c(tag), STR("Artifact"));
    return mark;
}

static void begin_marked(fz_context *mupdf, pdf_processor *processor, const char *tag) {
    struct text_device *device = device_of(mupdf);
    push_mark(device, mark_inside(device, tag));
    device->begin_marked(mupdf, processor, tag);
}

static void begin_described(fz_context *mupdf, pdf_processor *processor, const char *tag,
                            pdf_obj *raw, pdf_obj *properties) {
    struct text_device *device = device_of(mupdf);
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
    struct text_device *device = device_of(mupdf);
    if (device->around.count)
        device->mark = device->around.items[--device->around.count];
    device->end_marked(mupdf, processor);
}

/* Marks that a form leaves open end with it. */
static void draw_form(fz_context *mupdf, pdf_processor *processor, const char *name, pdf_obj *form,
                      pdf_obj *resources) {
    struct text_device *device = device_of(mupdf);
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

static void hook(struct text_device *device, pdf_processor *processor) {
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
    count_bytes(paper, clean.len);
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

static void draw_page(struct text_device *device, pdf_page *page) {
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
    close_run(device);
    device->page->n_faults = cookie.errors;
}

static struct text_device *open_device(struct paper *paper, int number, struct paper_page *page) {
    struct text_device *device =
        (struct text_device *)fz_new_device_of_size(paper->mupdf, sizeof(struct text_device));
    device->base.fill_text = fill_text;
    device->base.stroke_text = stroke_text;
    device->base.clip_text = clip_text;
    device->base.clip_stroke_text = clip_stroke_text;
    device->base.ignore_text = add_text;
    device->base.fill_image = fill_image;
    device->base.fill_image_mask = fill_image_mask;
    device->paper = paper;
    device->page = page;
    device->number = number;
    device->text.arena = paper->arena;
    fz_set_user_context(paper->mupdf, device);
    *arena_push(paper->arena, &page->marks) = (struct paper_mark){.id = -1};
    return device;
}

void paper_page_read(struct paper *paper, int number, struct paper_page *page) {
    fz_context *mupdf = paper->mupdf;
    pdf_page *drawn = pdf_load_page(mupdf, paper->file, number);
    struct text_device *device = NULL;
    fz_var(device);
    fz_try(mupdf) {
        device = open_device(paper, number, page);
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
