/* The navigation control center of a DAISY 2.02 book: what it is, and its headings and
 * pages, each with the address of its pair. */
#include <inttypes.h>

#include "document/authors.h"
#include "edition/about.h"
#include "edition/daisy202.h"
#include "edition/form.h"

struct ncc {
    struct daisy *daisy;
    uint64_t kilobytes;
};

/* ---- what it is ---- */

static void put_number(FILE *out, const char *name, uint64_t number) {
    fprintf(out, "<meta name=\"ncc:%s\" content=\"%" PRIu64 "\"/>\n", name, number);
}

/* What the standard requires and nobody knows is told as such. */
static void put_required(FILE *out, const char *name, struct str content) {
    daisy202_put_meta(out, name, content.len ? content : STR("unknown"));
}

static void put_date(const struct edition *edition, FILE *out) {
    static const char scheme[] = "yyyy-mm-dd";
    struct str date = about_date(edition);
    if (!date.len) {
        put_required(out, "dc:date", date);
        return;
    }
    fprintf(out, "<meta name=\"dc:date\" content=\"%.*s\" scheme=\"%.*s\"/>\n", STR_ARG(date),
            (int)date.len, scheme);
}

static void put_authors(FILE *out, struct str authors) {
    struct str name;
    if (!authors.len)
        put_required(out, "dc:creator", authors);
    while (authors_next(&authors, &name))
        daisy202_put_meta(out, "dc:creator", name);
}

static void put_about(const struct daisy *daisy, FILE *out) {
    const struct edition *edition = daisy->edition;
    const struct metadata *about = &edition->script->about;
    put_authors(out, about->author);
    put_date(edition, out);
    daisy202_put_meta(out, "dc:description", about->description);
    daisy202_put_meta(out, "dc:format", STR("Daisy 2.02"));
    daisy202_put_meta(out, "dc:identifier", about_identifier(daisy->arena, edition));
    daisy202_put_meta(out, "dc:language", edition->script->language);
    put_required(out, "dc:publisher", about->publisher);
    daisy202_put_meta(out, "dc:rights", about->rights);
    daisy202_put_meta(out, "dc:source", edition->source_note);
    daisy202_put_meta(out, "dc:subject", about->subject);
    daisy202_put_meta(out, "dc:title", daisy->title);
    daisy202_put_meta(out, "dc:type", STR("text"));
    daisy202_put_meta(out, "ncc:charset", STR("utf-8"));
    daisy202_put_meta(out, "ncc:generator", STR("Lectern " LECTERN_VERSION));
    daisy202_put_meta(out, "ncc:multimediaType", STR("audioFullText"));
    daisy202_put_meta(out, "ncc:narrator", about_narrator(edition));
    daisy202_put_meta(out, "ncc:setInfo", STR("1 of 1"));
}

static void put_page_counts(const struct daisy *daisy, FILE *out) {
    size_t counts[DAISY_PAGE_KINDS] = {0}, highest = 0;
    for (size_t i = 0; i < daisy->pages.count; i++) {
        const struct daisy_page *page = &daisy->pages.items[i];
        counts[page->kind]++;
        highest = page->number > highest ? page->number : highest;
    }
    put_number(out, "maxPageNormal", highest);
    put_number(out, "pageFront", counts[DAISY_PAGE_FRONT]);
    put_number(out, "pageNormal", counts[DAISY_PAGE_NORMAL]);
    put_number(out, "pageSpecial", counts[DAISY_PAGE_SPECIAL]);
}

/* Whether the first section is called otherwise than the book, whose title comes first. */
static bool title_is_apart(const struct daisy *daisy) {
    return !str_equal(daisy->sections.items[0].title, daisy->title);
}

static void put_counts(const struct ncc *ncc, FILE *out) {
    const struct daisy *daisy = ncc->daisy;
    put_number(out, "depth", (uint64_t)daisy->depth);
    put_number(out, "files", daisy->n_files + 1);
    put_number(out, "footnotes", daisy->n_skips[DAISY_NOTE]);
    put_number(out, "kByteSize", ncc->kilobytes);
    put_page_counts(daisy, out);
    put_number(out, "prodNotes", daisy->n_skips[DAISY_PRODNOTE]);
    put_number(out, "sidebars", 0);
    put_number(out, "tocItems", daisy->sections.count + daisy->pages.count + title_is_apart(daisy));
    daisy202_put_meta(out, "ncc:totalTime", str_from_c(daisy202_clock(daisy->ms).text));
}

/* ---- where one can go ---- */

/* Of a text in a language, or (none given) the book's. */
static void put_link(const struct daisy *daisy, FILE *out, size_t section, const char *in_par,
                     size_t par, struct str text, struct str language) {
    fprintf(out, "<a href=\"%s#%s%zu\"", daisy_smil_name(section).text, in_par, par);
    form_put_language(out, FORM_LANG | FORM_XML_LANG, language, daisy->edition->script->language);
    putc('>', out);
    form_put_escaped(out, text);
    fputs("</a>", out);
}

/* The book's title is its first heading. Where the first section has another one, they
 * begin at the same place: the title leads to what is shown there, the other to the pair. */
static void put_title(const struct daisy *daisy, FILE *out) {
    if (!title_is_apart(daisy))
        return;
    fputs("<h1 class=\"title\" id=\"h0\">", out);
    put_link(daisy, out, 0, "x", daisy->sections.items[0].first_par, daisy->title, (struct str){0});
    fputs("</h1>\n", out);
}

static void put_page(const struct daisy *daisy, size_t section, size_t index, FILE *out) {
    const struct daisy_page *page = &daisy->pages.items[index];
    fprintf(out, "<span class=\"page-%s\" id=\"g%zu\">", daisy_page_kind_name(page->kind),
            index + 1);
    put_link(daisy, out, section, page->par == daisy->sections.items[section].landing ? "x" : "p",
             page->par, page->label, (struct str){0});
    fputs("</span>\n", out);
}

static void put_heading(const struct daisy *daisy, size_t index, FILE *out) {
    const struct daisy_section *section = &daisy->sections.items[index];
    bool title = index == 0 && !title_is_apart(daisy);
    fprintf(out, "<h%d class=\"%s\" id=\"h%zu\">", section->level, title ? "title" : "section",
            index + 1);
    put_link(daisy, out, index, "p", section->landing, section->title, section->language);
    fprintf(out, "</h%d>\n", section->level);
}

/* In the order in which they are heard. */
static void put_section(const struct daisy *daisy, size_t index, FILE *out) {
    const struct daisy_section *section = &daisy->sections.items[index];
    size_t page = section->first_page, end = page + section->n_pages;
    for (; page < end && daisy->pages.items[page].par < section->landing; page++)
        put_page(daisy, index, page, out);
    put_heading(daisy, index, out);
    for (; page < end; page++)
        put_page(daisy, index, page, out);
}

/* ---- the file ---- */

static void put_ncc(const struct ncc *ncc, FILE *out) {
    const struct daisy *daisy = ncc->daisy;
    daisy202_open_page(daisy, out);
    put_about(daisy, out);
    put_counts(ncc, out);
    daisy202_close_head(out);
    put_title(daisy, out);
    for (size_t i = 0; i < daisy->sections.count; i++)
        put_section(daisy, i, out);
    fputs("</body>\n</html>\n", out);
}

static ssize_t count_bytes(void *cookie, const char *bytes, size_t size) {
    (void)bytes;
    *(uint64_t *)cookie += size;
    return (ssize_t)size;
}

/* How many bytes it takes. */
static bool measure(const struct ncc *ncc, uint64_t *n_bytes, struct error *error) {
    static const cookie_io_functions_t counting = {.write = count_bytes};
    *n_bytes = 0;
    FILE *out = fopencookie(n_bytes, "w", counting);
    if (!out)
        return error_set(error, "ncc.html", "no memory to measure it");
    put_ncc(ncc, out);
    fclose(out);
    return true;
}

/* Its size is told in it, which may need a digit more for it. */
static bool find_size(struct ncc *ncc, uint64_t other_bytes, struct error *error) {
    for (uint64_t n_bytes, before = UINT64_MAX; before != ncc->kilobytes;) {
        before = ncc->kilobytes;
        if (!measure(ncc, &n_bytes, error))
            return false;
        ncc->kilobytes = (other_bytes + n_bytes + 1023) / 1024;
    }
    return true;
}

bool daisy202_write_ncc(struct daisy *daisy, uint64_t other_bytes, struct error *error) {
    struct ncc ncc = {.daisy = daisy};
    struct file_writer writer;
    if (!find_size(&ncc, other_bytes, error) ||
        !file_writer_open(&writer, file_join(daisy->arena, daisy->folder, "ncc.html"), error))
        return false;
    put_ncc(&ncc, writer.stream);
    return file_writer_commit(&writer, FILE_SYNCED, error);
}
