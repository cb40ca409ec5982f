/* Bookmarks: where they lead, and the table of contents that they are. */
#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "document/pdf.h"

enum {
    DEPTH_MAX = 32,
    BOOKMARKS_MAX = 20000,
    TITLE_MAX_BYTES = 1000,
};

/* ---- destinations ---- */

int paper_page_number(struct paper *paper, pdf_obj *page) {
    int number = -1;
    fz_var(number);
    fz_try(paper->mupdf) {
        number = pdf_is_int(paper->mupdf, page)
                     ? pdf_to_int(paper->mupdf, page)
                     : pdf_lookup_page_number(paper->mupdf, paper->file, page);
    }
    fz_catch(paper->mupdf) {
        number = -1;
    }
    return number < (int)paper->pages.count ? number : -1;
}

/* How far down the page it is, if it says so. */
static float top_of(struct paper *paper, pdf_obj *target, int number) {
    fz_context *mupdf = paper->mupdf;
    const char *how = pdf_to_name(mupdf, pdf_array_get(mupdf, target, 1));
    int index =
        str_equal(str_from_c(how), STR("XYZ"))                                                ? 3
        : str_equal(str_from_c(how), STR("FitH")) || str_equal(str_from_c(how), STR("FitBH")) ? 2
        : str_equal(str_from_c(how), STR("FitR"))                                             ? 5
                                                                                              : 0;
    pdf_obj *top = index ? pdf_array_get(mupdf, target, index) : NULL;
    if (!pdf_is_number(mupdf, top))
        return 0;
    fz_matrix ctm = paper->pages.items[number].to_page;
    fz_point point = fz_transform_point_xy(0, pdf_to_real(mupdf, top), ctm);
    return isfinite(point.y) && point.y > 0 ? point.y : 0;
}

bool paper_destination(struct paper *paper, pdf_obj *from, struct paper_place *place) {
    fz_context *mupdf = paper->mupdf;
    pdf_obj *target = pdf_dict_gets(mupdf, from, "Dest"), *action = pdf_dict_gets(mupdf, from, "A");
    if (!target &&
        str_equal(str_from_c(pdf_to_name(mupdf, pdf_dict_gets(mupdf, action, "S"))), STR("GoTo")))
        target = pdf_dict_gets(mupdf, action, "D");
    if (pdf_is_name(mupdf, target) || pdf_is_string(mupdf, target))
        target = pdf_lookup_dest(mupdf, paper->file, target);
    if (pdf_is_dict(mupdf, target))
        target = pdf_dict_gets(mupdf, target, "D");
    if (!pdf_is_array(mupdf, target))
        return false;
    place->page = paper_page_number(paper, pdf_array_get(mupdf, target, 0));
    if (place->page < 0)
        return false;
    place->top = top_of(paper, target, place->page);
    return true;
}

/* ---- reading ---- */

static void read_level(struct paper *paper, pdf_obj *item, int level) {
    fz_context *mupdf = paper->mupdf;
    while (pdf_is_dict(mupdf, item) && paper->bookmarks.count < BOOKMARKS_MAX) {
        struct str title = paper_text_of(paper, pdf_dict_gets(mupdf, item, "Title"));
        struct paper_bookmark bookmark = {.title = utf8_clip(title, TITLE_MAX_BYTES),
                                          .level = level};
        if (title.len && paper_destination(paper, item, &bookmark.place)) {
            *arena_push(paper->arena, &paper->bookmarks) = bookmark;
            paper->pages.items[bookmark.place.page].n_bookmarks++;
        }
        /* An outline in circles has no end of items, with or without a place. */
        if (++paper->n_items > BOOKMARKS_MAX)
            return;
        if (level < DEPTH_MAX)
            read_level(paper, pdf_dict_gets(mupdf, item, "First"), level + 1);
        item = pdf_dict_gets(mupdf, item, "Next");
    }
}

void paper_outline_read(struct paper *paper) {
    fz_context *mupdf = paper->mupdf;
    pdf_obj *catalog = pdf_dict_gets(mupdf, pdf_trailer(mupdf, paper->file), "Root");
    read_level(paper, pdf_dict_getl(mupdf, catalog, PDF_NAME(Outlines), PDF_NAME(First), NULL), 1);
}

/* ---- telling ---- */

bool paper_says(struct str text, struct str title) {
    size_t at = 0, in_title = 0;
    bool any = false;
    while (in_title < title.len) {
        uint32_t wanted = utf8_next(title, &in_title), got = ' ';
        if (!utf8_is_letter(wanted) && !utf8_is_digit(wanted))
            continue;
        while (at < text.len && !utf8_is_letter(got) && !utf8_is_digit(got))
            got = utf8_next(text, &at);
        bool same = got == wanted || (got < 0x80 && wanted < 0x80 && (got | 32) == (wanted | 32));
        if (!same)
            return false;
        any = true;
    }
    return any;
}

/* The run of its page that a bookmark means: the title itself, else the next below. */
static const struct paper_run *find_run(const struct paper *paper,
                                        const struct paper_bookmark *bookmark) {
    const struct paper_page *page = &paper->pages.items[bookmark->place.page];
    const struct paper_run *below = NULL;
    if (page->n_bookmarks > PAPER_BOOKMARKS_MAX)
        return NULL;
    for (size_t i = 0; i < page->runs.count; i++) {
        const struct paper_run *run = &page->runs.items[i];
        if (!run->is_placed || run->baseline < bookmark->place.top)
            continue;
        if (paper_says(run->text, bookmark->title) || paper_says(bookmark->title, run->text))
            return run;
        below = below ? below : run;
    }
    return below;
}

struct entry {
    const struct paper_bookmark *bookmark;
    size_t start, order;
};

static int by_start(const void *a, const void *b) {
    const struct entry *one = a, *other = b;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    return (one->order > other->order) - (one->order < other->order);
}

void paper_outline_tell(struct paper *paper) {
    size_t count = paper->bookmarks.count;
    struct arena *scratch = arena_open();
    struct entry *entries = arena_alloc_array(scratch, count, sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        const struct paper_bookmark *bookmark = &paper->bookmarks.items[i];
        const struct paper_run *run = find_run(paper, bookmark);
        size_t start = run ? run->start : paper->pages.items[bookmark->place.page].start;
        entries[i] = (struct entry){bookmark, start, i};
    }
    if (count)
        qsort(entries, count, sizeof *entries, by_start);
    for (size_t i = 0; i < count; i++)
        *arena_push(paper->arena, &paper->document->contents) =
            (struct contents_entry){.title = entries[i].bookmark->title,
                                    .level = entries[i].bookmark->level,
                                    .start = entries[i].start};
    arena_close(scratch);
}
