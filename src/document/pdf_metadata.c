/* What the file says of itself: its XMP, which programs for publishing write, or else its
 * document information. */
#include <stdlib.h>
#include <string.h>

#include "document/numerals.h"
#include "document/pdf.h"
#include "document/tagged.h"
#include "document/xml.h"

enum {
    XMP_MAX_BYTES = 1 << 20,
    LABELS_MAX = 10000,
    LABELS_DEPTH_MAX = 30,
    PREFIX_MAX_BYTES = 32,
};

/* ---- titles that are none ---- */

/* What programs put there when nobody did. */
static bool is_junk(struct str text) {
    static const char *const names[] = {
        "untitled",      "document",     "document1",   "powerpoint presentation",
        "slide 1",       "presentation", "title",       "unknown",
        "anonymous",     "user",         "admin",       "owner",
        "administrator", "root",         "(anonymous)", "(unspecified)"};
    static const char *const endings[] = {".doc", ".docx", ".odt", ".rtf",  ".indd", ".qxd", ".dvi",
                                          ".tex", ".ps",   ".pdf", ".html", ".htm",  ".fm",  ".p65",
                                          ".txt", ".md",   ".ppt", ".pptx", ".tif",  ".jpg"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(text, str_from_c(names[i])))
            return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (text.len > length &&
            str_equal_nocase(str_slice(text, text.len - length, text.len), str_from_c(endings[i])))
            return true;
    }
    return str_starts_with(text, STR("Microsoft ")) || str_starts_with(text, STR("untitled")) ||
           str_starts_with(text, STR("Untitled"));
}

static void take(struct str *member, struct str text) {
    if (!member->len && text.len && !is_junk(text))
        *member = text;
}

/* ---- XMP ---- */

/* Texts of a property, which may be lists of alternatives or of several. */
static struct str property(struct arena *arena, const struct node *root, const char *name,
                           struct str between) {
    struct strbuf all = {.arena = arena};
    const struct node *found = node_find(root, name);
    for (const struct node *node = found; node; node = node_next(found, node)) {
        if (!node_is(node, "li"))
            continue;
        struct str text = node_text(arena, node);
        if (all.count && text.len)
            strbuf_add(&all, between);
        strbuf_add(&all, text);
        if (node->parent && node_is(node->parent, "Alt"))
            break;
    }
    return all.count || !found ? strbuf_str(&all) : node_text(arena, found);
}

static void read_xmp(struct paper *paper, struct str content) {
    struct metadata *metadata = &paper->document->metadata;
    struct arena *arena = paper->arena;
    struct error fault = {0};
    struct str text;
    struct node *root;
    if (!xml_parse(arena, paper->document->path, content, &text, &root, &fault))
        return;
    take(&metadata->title, property(arena, root, "title", STR(", ")));
    take(&metadata->author, property(arena, root, "creator", STR("; ")));
    take(&metadata->description, property(arena, root, "description", STR(", ")));
    take(&metadata->subject, property(arena, root, "subject", STR(", ")));
    take(&metadata->publisher, property(arena, root, "publisher", STR(", ")));
    take(&metadata->rights, property(arena, root, "rights", STR(", ")));
    take(&metadata->language, property(arena, root, "language", STR(", ")));
    take(&metadata->date, property(arena, root, "date", STR(", ")));
}

static void read_buffer(struct paper *paper, fz_buffer *buffer) {
    unsigned char *bytes;
    size_t length = fz_buffer_storage(paper->mupdf, buffer, &bytes);
    if (length && length <= XMP_MAX_BYTES)
        read_xmp(paper, (struct str){(const char *)bytes, length});
}

static void load_xmp(struct paper *paper, pdf_obj *catalog) {
    fz_context *mupdf = paper->mupdf;
    pdf_obj *stream = pdf_dict_gets(mupdf, catalog, "Metadata");
    fz_buffer *buffer = NULL;
    fz_var(buffer);
    fz_try(mupdf) {
        if (pdf_is_stream(mupdf, stream)) {
            buffer = pdf_load_stream(mupdf, stream);
            read_buffer(paper, buffer);
        }
    }
    fz_always(mupdf) {
        fz_drop_buffer(mupdf, buffer);
    }
    fz_catch(mupdf) {
        /* There is still the document information. */
    }
}

/* ---- document information ---- */

static bool is_digits(struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return true;
}

/* "D:20210304120000Z": 2021-03-04 */
static struct str date_of(struct arena *arena, struct str text) {
    if (str_starts_with(text, STR("D:")))
        text = str_slice(text, 2, text.len);
    struct str year = str_slice(text, 0, 4), month = str_slice(text, 4, 6);
    struct str day = str_slice(text, 6, 8);
    if (text.len < 8 || !is_digits(str_slice(text, 0, 8)))
        return (struct str){0};
    return str_format(arena, "%.*s-%.*s-%.*s", STR_ARG(year), STR_ARG(month), STR_ARG(day));
}

void paper_metadata_read(struct paper *paper) {
    fz_context *mupdf = paper->mupdf;
    struct metadata *metadata = &paper->document->metadata;
    pdf_obj *trailer = pdf_trailer(mupdf, paper->file);
    pdf_obj *catalog = pdf_dict_gets(mupdf, trailer, "Root");
    pdf_obj *info = pdf_dict_gets(mupdf, trailer, "Info");
    take(&metadata->language, paper_text_of(paper, pdf_dict_gets(mupdf, catalog, "Lang")));
    load_xmp(paper, catalog);
    take(&metadata->title, paper_text_of(paper, pdf_dict_gets(mupdf, info, "Title")));
    take(&metadata->author, paper_text_of(paper, pdf_dict_gets(mupdf, info, "Author")));
    take(&metadata->description, paper_text_of(paper, pdf_dict_gets(mupdf, info, "Subject")));
    take(&metadata->subject, paper_text_of(paper, pdf_dict_gets(mupdf, info, "Keywords")));
    take(&metadata->date,
         date_of(paper->arena, paper_text_of(paper, pdf_dict_gets(mupdf, info, "CreationDate"))));
}

/* ---- page labels ---- */

/* From this page on: "A-1", "A-2". */
struct label_range {
    int first, number; /* the page, from 0; its number */
    struct str prefix;
    enum numeral numeral;
};

struct label_ranges {
    struct label_range *items;
    size_t count, capacity;
};

static enum numeral numeral_of(const char *style) {
    static const struct {
        const char *style;
        enum numeral numeral;
    } styles[] = {{"D", NUMERAL_DECIMAL},
                  {"R", NUMERAL_UPPER_ROMAN},
                  {"r", NUMERAL_LOWER_ROMAN},
                  {"A", NUMERAL_UPPER_LETTER_DOUBLED},
                  {"a", NUMERAL_LOWER_LETTER_DOUBLED}};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (strcmp(styles[i].style, style) == 0)
            return styles[i].numeral;
    return NUMERAL_NONE;
}

static void add_range(struct paper *paper, pdf_obj *first, pdf_obj *about,
                      struct label_ranges *ranges) {
    fz_context *mupdf = paper->mupdf;
    struct str prefix = paper_text_of(paper, pdf_dict_gets(mupdf, about, "P"));
    pdf_obj *start = pdf_dict_gets(mupdf, about, "St");
    int number = pdf_is_int(mupdf, start) ? pdf_to_int(mupdf, start) : 1;
    *arena_push(paper->arena, ranges) = (struct label_range){
        .first = pdf_to_int(mupdf, first),
        .number = number >= 0 && number < PAPER_PAGES_MAX ? number : 1,
        .prefix = str_slice(prefix, 0, prefix.len <= PREFIX_MAX_BYTES ? prefix.len : 0),
        .numeral = numeral_of(pdf_to_name(mupdf, pdf_dict_gets(mupdf, about, "S"))),
    };
}

static void add_ranges(struct paper *paper, pdf_obj *tree, int depth, struct label_ranges *ranges) {
    fz_context *mupdf = paper->mupdf;
    pdf_obj *numbers = pdf_dict_gets(mupdf, tree, "Nums");
    pdf_obj *kids = pdf_dict_gets(mupdf, tree, "Kids");
    int n_numbers = pdf_array_len(mupdf, numbers), n_kids = pdf_array_len(mupdf, kids);
    for (int i = 0; i + 1 < n_numbers && ranges->count < LABELS_MAX; i += 2)
        add_range(paper, pdf_array_get(mupdf, numbers, i), pdf_array_get(mupdf, numbers, i + 1),
                  ranges);
    for (int i = 0; i < n_kids && depth < LABELS_DEPTH_MAX && ranges->count < LABELS_MAX; i++)
        add_ranges(paper, pdf_array_get(mupdf, kids, i), depth + 1, ranges);
}

static int by_first(const void *a, const void *b) {
    const struct label_range *one = a, *other = b;
    return (one->first > other->first) - (one->first < other->first);
}

void paper_labels_read(struct paper *paper) {
    fz_context *mupdf = paper->mupdf;
    struct label_ranges ranges = {0};
    pdf_obj *catalog = pdf_dict_gets(mupdf, pdf_trailer(mupdf, paper->file), "Root");
    add_ranges(paper, pdf_dict_gets(mupdf, catalog, "PageLabels"), 0, &ranges);
    if (ranges.count)
        qsort(ranges.items, ranges.count, sizeof *ranges.items, by_first);
    for (size_t i = 0; i < ranges.count; i++) {
        const struct label_range *range = &ranges.items[i];
        int end = i + 1 < ranges.count ? ranges.items[i + 1].first : (int)paper->pages.count;
        for (int p = range->first < 0 ? 0 : range->first; p < end && p < (int)paper->pages.count;
             p++) {
            struct str number =
                range->numeral == NUMERAL_NONE
                    ? (struct str){0}
                    : numeral_text(paper->arena, range->numeral, range->number + p - range->first);
            if (range->prefix.len + number.len)
                paper->pages.items[p].label =
                    str_format(paper->arena, "%.*s%.*s", STR_ARG(range->prefix), STR_ARG(number));
        }
    }
}
