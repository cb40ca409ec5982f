/* The NCX of a DAISY 3 book: its headings, which nest, and its pages. */
#include <inttypes.h>

#include "document/authors.h"
#include "edition/about.h"
#include "edition/daisy3.h"
#include "edition/form.h"

/* In a language, or (none given) the one around it. */
static void put_label(const struct daisy *daisy, FILE *out, const char *element, struct str text,
                      struct str language) {
    fprintf(out, "<%s", element);
    form_put_language(out, FORM_XML_LANG, language, daisy->edition->script->language);
    fputs("><text>", out);
    form_put_escaped(out, text);
    fprintf(out, "</text></%s>\n", element);
}

static void put_number(FILE *out, const char *name, uint64_t number) {
    fprintf(out, "<meta name=\"%s\" content=\"%" PRIu64 "\"/>\n", name, number);
}

/* ---- the head ---- */

static void put_tests(const struct daisy *daisy, FILE *out) {
    for (enum daisy_skip skip = 0; skip < DAISY_SKIPS; skip++)
        if (daisy3_tests[skip].id && daisy3_count(daisy, skip))
            fprintf(out,
                    "<smilCustomTest id=\"%s\" defaultState=\"true\" override=\"visible\" "
                    "bookStruct=\"%s\"/>\n",
                    daisy3_tests[skip].id, daisy3_tests[skip].structure);
}

static void put_head(const struct daisy *daisy, FILE *out) {
    size_t highest = 0;
    for (size_t i = 0; i < daisy->pages.count; i++)
        if (daisy->pages.items[i].number > highest)
            highest = daisy->pages.items[i].number;
    fputs("<head>\n", out);
    put_tests(daisy, out);
    daisy3_put_meta(out, "dtb:uid", about_identifier(daisy->arena, daisy->edition));
    put_number(out, "dtb:depth", (uint64_t)daisy->depth);
    daisy3_put_meta(out, "dtb:generator", STR("Lectern " LECTERN_VERSION));
    put_number(out, "dtb:totalPageCount", daisy->pages.count);
    put_number(out, "dtb:maxPageNumber", highest);
    fputs("</head>\n", out);
}

/* ---- places ---- */

static void put_place(const struct daisy *daisy, FILE *out, size_t section, size_t par,
                      struct str label, struct str language) {
    put_label(daisy, out, "navLabel", label, language);
    fprintf(out, "<content src=\"%s#p%zu\"/>\n", daisy_smil_name(section).text, par);
}

/* Headings and pages are listed apart, and counted together in the order in which they are
 * heard. A place that is both counts once. */
struct counting {
    size_t order, last_par;
};

static size_t count_place(struct counting *counting, size_t par) {
    counting->order += par != counting->last_par;
    counting->last_par = par;
    return counting->order;
}

/* Counts the section's pages up to the pair, from `page` on; the first after them. */
static size_t count_pages(struct counting *counting, const struct daisy *daisy, size_t section,
                          size_t page, size_t par) {
    const struct daisy_section *in = &daisy->sections.items[section];
    while (page < in->first_page + in->n_pages && daisy->pages.items[page].par <= par)
        count_place(counting, daisy->pages.items[page++].par);
    return page;
}

static void put_headings(const struct daisy *daisy, FILE *out) {
    struct counting counting = {0};
    int level = 0;
    fputs("<navMap>\n", out);
    for (size_t i = 0; i < daisy->sections.count; i++) {
        const struct daisy_section *section = &daisy->sections.items[i];
        for (; level >= section->level; level--)
            fputs("</navPoint>\n", out);
        level = section->level;
        size_t page = count_pages(&counting, daisy, i, section->first_page, section->landing);
        fprintf(out, "<navPoint id=\"h%zu\" class=\"h%d\" playOrder=\"%zu\">\n", i + 1, level,
                count_place(&counting, section->landing));
        put_place(daisy, out, i, section->landing, section->title, section->language);
        count_pages(&counting, daisy, i, page, SIZE_MAX);
    }
    for (; level > 0; level--)
        fputs("</navPoint>\n", out);
    fputs("</navMap>\n", out);
}

static void put_page(const struct daisy *daisy, size_t index, size_t section, size_t order,
                     FILE *out) {
    const struct daisy_page *page = &daisy->pages.items[index];
    fprintf(out, "<pageTarget id=\"g%zu\" class=\"pagenum\" type=\"%s\"", index + 1,
            daisy_page_kind_name(page->kind));
    if (page->kind == DAISY_PAGE_NORMAL)
        fprintf(out, " value=\"%zu\"", page->number);
    fprintf(out, " playOrder=\"%zu\">\n", order);
    put_place(daisy, out, section, page->par, page->label, (struct str){0});
    fputs("</pageTarget>\n", out);
}

static void put_pages(const struct daisy *daisy, FILE *out) {
    struct counting counting = {0};
    if (!daisy->pages.count)
        return;
    fputs("<pageList>\n", out);
    for (size_t i = 0; i < daisy->sections.count; i++) {
        const struct daisy_section *section = &daisy->sections.items[i];
        bool counted = false;
        for (size_t p = section->first_page; p < section->first_page + section->n_pages; p++) {
            const struct daisy_page *page = &daisy->pages.items[p];
            if (!counted && page->par > section->landing)
                counted = count_place(&counting, section->landing) > 0;
            put_page(daisy, p, i, count_place(&counting, page->par), out);
        }
        if (!counted)
            count_place(&counting, section->landing);
    }
    fputs("</pageList>\n", out);
}

/* ---- the file ---- */

void daisy3_put_ncx(struct daisy *daisy, FILE *out) {
    struct str authors = daisy->edition->script->about.author, name;
    fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<!DOCTYPE ncx PUBLIC \"-//NISO//DTD ncx 2005-1//EN\" "
          "\"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd\">\n"
          "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"",
          out);
    form_put_language(out, FORM_XML_LANG, daisy->edition->script->language, (struct str){0});
    fputs(">\n", out);
    put_head(daisy, out);
    put_label(daisy, out, "docTitle", daisy->title, (struct str){0});
    while (authors_next(&authors, &name))
        put_label(daisy, out, "docAuthor", name, (struct str){0});
    put_headings(daisy, out);
    put_pages(daisy, out);
    fputs("</ncx>\n", out);
}
