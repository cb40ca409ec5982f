#include "document/pdf_device.h"

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
    SYMBOL_FONT = 0xF000, /* where Microsoft's symbol fonts have their characters */
};

/* ---- runs ---- */

static bool is_near(float a, float b, float size) {
    return fabsf(a - b) <= SAME_PLACE * size;
}

/* Whether it is drawn already, a hair's breadth away. */
static bool is_shadow(const struct paper_device *device, const struct paper_run *run) {
    const struct paper_page *page = device->page;
    for (size_t i = page->runs.count; i > 0 && page->runs.count - i < SHADOWS_BACK; i--) {
        const struct paper_run *other = &page->runs.items[i - 1];
        if (is_near(run->left, other->left, run->size) &&
            is_near(run->baseline, other->baseline, run->size) && str_equal(run->text, other->text))
            return true;
    }
    return false;
}

void paper_close_run(struct paper_device *device) {
    struct paper_run run = device->run;
    run.text = strbuf_str(&device->text);
    if (device->is_open && run.text.len && !is_shadow(device, &run)) {
        run.text = str_copy(device->paper->arena, run.text);
        *arena_push(device->paper->arena, &device->page->runs) = run;
    }
    device->is_open = false;
    device->text.count = 0;
}

static void open_run(struct paper_device *device, const struct paper_glyph *glyph,
                     enum paper_joint joint) {
    paper_close_run(device);
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

static bool is_same_line(const struct paper_device *device, const struct paper_glyph *glyph) {
    const struct paper_glyph *last = &device->last;
    float larger = fmaxf(glyph->size, device->line_size);
    float smaller = fminf(glyph->size, device->line_size);
    float most = smaller < 0.85F * larger ? SAME_LINE_SMALL * fminf(larger, 1.5F * smaller)
                                          : SAME_LINE * larger;
    return last->code && last->is_across == glyph->is_across &&
           fabsf(glyph->baseline - device->line_baseline) <= most &&
           glyph->along >= last->end - BACK_MIN * larger;
}

static enum paper_joint joint_of(const struct paper_device *device,
                                 const struct paper_glyph *glyph) {
    if (!is_same_line(device, glyph))
        return PAPER_NEW_LINE;
    bool gap = glyph->along - device->last.end > SPACE_MIN * fminf(glyph->size, device->last.size);
    return gap || device->is_spaced ? PAPER_SPACED : PAPER_JOINED;
}

static bool goes_on(const struct paper_device *device, const struct paper_glyph *glyph) {
    const struct paper_run *run = &device->run;
    return device->is_open && run->mark == device->mark && run->is_bold == glyph->is_bold &&
           fabsf(glyph->size - run->size) <= 0.05F * run->size &&
           glyph->along - device->last.end < PAPER_CELL_MIN * glyph->size;
}

void paper_count_bytes(struct paper *paper, size_t bytes) {
    paper->text_bytes += bytes;
    if (paper->text_bytes <= PAPER_TEXT_MAX_BYTES)
        return;
    error_set(&paper->failure, paper->document->path, "more than %d MiB of text; split it",
              PAPER_TEXT_MAX_BYTES >> 20);
    fz_throw(paper->mupdf, FZ_ERROR_ABORT, "too much text");
}

static void add_bytes(struct paper_device *device, struct str text) {
    strbuf_add(&device->text, text);
    paper_count_bytes(device->paper, text.len);
}

static void add_code(struct paper_device *device, uint32_t code) {
    char room[8];
    int length = fz_runetochar(room, (int)code);
    device->page->n_unknown += code == UNKNOWN;
    add_bytes(device, (struct str){room, (size_t)length});
}

static void add_letter(struct paper_device *device, const struct paper_glyph *glyph) {
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

static void add_glyph(struct paper_device *device, const struct paper_glyph *glyph) {
    if (utf8_is_space(glyph->code))
        device->is_spaced = true;
    else
        add_letter(device, glyph);
    device->last = *glyph;
}

/* Where a line of its direction has it. */
static struct paper_glyph place(const fz_text_span *span, fz_matrix at, float advance) {
    float width = hypotf(at.a, at.b), height = hypotf(at.c, at.d);
    fz_point along = {width > 0 ? at.a / width : 1, width > 0 ? at.b / width : 0};
    if (span->wmode)
        along = (fz_point){height > 0 ? -at.c / height : 0, height > 0 ? -at.d / height : 1};
    struct paper_glyph glyph = {
        .along = at.e * along.x + at.f * along.y,
        .baseline = at.f * along.x - at.e * along.y,
        .size = height > 0 ? height : 1,
        .is_across = along.x < 0.95F,
    };
    glyph.end = glyph.along + advance * (span->wmode ? height : width);
    return glyph;
}

static void add_span(fz_context *mupdf, struct paper_device *device, const fz_text_span *span,
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
        struct paper_glyph glyph = place(span, fz_concat(own, ctm), advance);
        glyph.code = letter_of(item->ucs);
        glyph.is_bold = bold;
        add_glyph(device, &glyph);
    }
}

/* What is filled and drawn in outline, or cut out too, comes once for each. */
static void add_text(fz_context *mupdf, fz_device *base, const fz_text *text, fz_matrix ctm) {
    struct paper_device *device = (struct paper_device *)base;
    if (text == device->last_text)
        return;
    fz_drop_text(mupdf, device->last_text);
    device->last_text = fz_keep_text(mupdf, text);
    for (const fz_text_span *span = text->head; span; span = span->next)
        add_span(mupdf, device, span, ctm);
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
    ((struct paper_device *)base)->page->n_pictures++;
}

static void fill_image_mask(fz_context *mupdf, fz_device *base, fz_image *image, fz_matrix ctm,
                            fz_colorspace *space, const float *color, float alpha,
                            fz_color_params params) {
    (void)space, (void)color;
    fill_image(mupdf, base, image, ctm, alpha, params);
}

/* ---- the device ---- */

static void drop_device(fz_context *mupdf, fz_device *base) {
    fz_drop_text(mupdf, ((struct paper_device *)base)->last_text);
}

struct paper_device *paper_device_open(struct paper *paper, int number, struct paper_page *page) {
    struct paper_device *device =
        (struct paper_device *)fz_new_device_of_size(paper->mupdf, sizeof(struct paper_device));
    device->base.drop_device = drop_device;
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
