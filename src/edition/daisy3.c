/* DAISY 3 talking book (ANSI/NISO Z39.86-2005): the whole text as DTBook, synchronised with
 * the parts' MP3s by SMIL files; the NCX for navigation, the package file, and a resource
 * file that names what a listener may have left out. */
#include "edition/daisy3.h"

#include "document/authors.h"
#include "edition/about.h"
#include "edition/daisy_text.h"
#include "edition/form.h"
#include "edition/labels/labels.h"

/* ---- what its files share ---- */

const struct daisy3_test daisy3_tests[DAISY_SKIPS] = {
    [DAISY_PAGE] = {"pagenum", "PAGE_NUMBER", "page-number"},
    [DAISY_NOTE] = {"note", "NOTE", "note"},
    [DAISY_PRODNOTE] = {"prodnote", "OPTIONAL_PRODUCER_NOTE", "optional-description"},
};

size_t daisy3_count(const struct daisy *daisy, enum daisy_skip skip) {
    return skip == DAISY_PAGE ? daisy->pages.count : daisy->n_skips[skip];
}

void daisy3_put_meta(FILE *out, const char *name, struct str content) {
    if (!content.len)
        return;
    fprintf(out, "<meta name=\"%s\" content=\"", name);
    form_put_escaped(out, content);
    fputs("\"/>\n", out);
}

struct str daisy3_required(struct str content) {
    return content.len ? content : STR("unknown");
}

/* ---- the text ---- */

static void open_text(struct daisy *daisy, FILE *out) {
    const struct edition *edition = daisy->edition;
    struct str authors = edition->script->about.author, name;
    fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<!DOCTYPE dtbook PUBLIC \"-//NISO//DTD dtbook 2005-3//EN\" "
          "\"http://www.daisy.org/z3986/2005/dtbook-2005-3.dtd\">\n"
          "<dtbook xmlns=\"http://www.daisy.org/z3986/2005/dtbook/\" version=\"2005-3\"",
          out);
    form_put_language(out, FORM_XML_LANG, edition->script->language, (struct str){0});
    fputs(">\n<head>\n", out);
    daisy3_put_meta(out, "dtb:uid", about_identifier(daisy->arena, edition));
    daisy3_put_meta(out, "dtb:generator", STR("Lectern " LECTERN_VERSION));
    daisy3_put_meta(out, "dc:Title", daisy->title);
    while (authors_next(&authors, &name))
        daisy3_put_meta(out, "dc:Creator", name);
    daisy3_put_meta(out, "dc:Publisher", edition->script->about.publisher);
    daisy3_put_meta(out, "dc:Date", about_date(edition));
    daisy3_put_meta(out, "dc:Language", edition->script->language);
    fputs("</head>\n<book>\n<bodymatter>\n", out);
}

static void close_text(struct daisy *daisy, FILE *out) {
    (void)daisy;
    fputs("</bodymatter>\n</book>\n</dtbook>\n", out);
}

static const struct daisy_form form = {
    .dialect = &daisy_dtbook,
    .text_name = DAISY3_TEXT,
    .open_text = open_text,
    .close_text = close_text,
    .put_smil = daisy3_put_smil,
};

/* ---- resources ---- */

static void put_resources(struct daisy *daisy, FILE *out) {
    struct labels labels = labels_find(daisy->edition->script->language);
    fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<!DOCTYPE resources PUBLIC \"-//NISO//DTD resource 2005-1//EN\" "
          "\"http://www.daisy.org/z3986/2005/resource-2005-1.dtd\">\n"
          "<resources xmlns=\"http://www.daisy.org/z3986/2005/resource/\" version=\"2005-1\">\n"
          "<scope nsuri=\"http://www.daisy.org/z3986/2005/ncx/\">\n",
          out);
    for (size_t i = 0; i < DAISY_SKIPS; i++) {
        if (!daisy3_tests[i].id)
            continue;
        fprintf(out,
                "<nodeSet id=\"n%zu\" select=\"//smilCustomTest[@bookStruct='%s']\">\n<resource", i,
                daisy3_tests[i].structure);
        form_put_language(out, FORM_XML_LANG, labels.language, (struct str){0});
        fprintf(out, " id=\"r%zu\"><text>", i);
        form_put_escaped(out, label(&labels, str_from_c(daisy3_tests[i].name)));
        fputs("</text></resource>\n</nodeSet>\n", out);
    }
    fputs("</scope>\n</resources>\n", out);
}

/* ---- the whole ---- */

static bool write_all(struct daisy *daisy, struct error *error) {
    return daisy_write_text(daisy, &form, error) && daisy_write_sound(daisy, error) &&
           daisy_write(daisy, DAISY3_RESOURCES, put_resources, error) &&
           daisy_write(daisy, DAISY3_NCX, daisy3_put_ncx, error) &&
           daisy_write(daisy, DAISY3_PACKAGE, daisy3_put_package, error);
}

static bool bind(const struct edition *edition, const char *path, struct error *error) {
    return daisy_bind(edition, path, ".daisy3", DAISY3_PACKAGE, write_all, error);
}

const struct binder binder_daisy3 = {.name = "daisy3",
                                     .extension = ".daisy3",
                                     .bind = bind,
                                     .needs = REQUIRES_PUBLISHER | REQUIRES_DATE};
