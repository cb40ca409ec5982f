/* DAISY 2.02 talking book: the whole text, as XHTML, synchronised with the parts' MP3s by
 * SMIL files, and the navigation control center, ncc.html, from which players begin. */
#include "edition/daisy202.h"

#include <inttypes.h>

#include "edition/daisy_text.h"
#include "edition/form.h"

#define MARK "ncc.html"

/* ---- what its pages share ---- */

void daisy202_put_meta(FILE *out, const char *name, struct str content) {
    if (!content.len)
        return;
    fprintf(out, "<meta name=\"%s\" content=\"", name);
    form_put_escaped(out, content);
    fputs("\"/>\n", out);
}

struct daisy_name daisy202_clock(uint64_t ms) {
    struct daisy_name clock;
    uint64_t seconds = (ms + 500) / 1000;
    snprintf(clock.text, sizeof clock.text, "%02" PRIu64 ":%02" PRIu64 ":%02" PRIu64,
             seconds / 3600, seconds / 60 % 60, seconds % 60);
    return clock;
}

void daisy202_open_page(const struct daisy *daisy, FILE *out) {
    fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
          "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
          "<html xmlns=\"http://www.w3.org/1999/xhtml\"",
          out);
    form_put_language(out, FORM_LANG | FORM_XML_LANG, daisy->edition->script->language,
                      (struct str){0});
    fputs(">\n<head>\n"
          "<meta http-equiv=\"Content-type\" content=\"text/html; charset=utf-8\"/>\n<title>",
          out);
    form_put_escaped(out, daisy->title);
    fputs("</title>\n", out);
}

void daisy202_close_head(FILE *out) {
    fputs("</head>\n<body>\n", out);
}

/* ---- the text ---- */

static void open_text(struct daisy *daisy, FILE *out) {
    daisy202_open_page(daisy, out);
    daisy202_put_meta(out, "dc:format", STR("Daisy 2.02"));
    daisy202_put_meta(out, "ncc:generator", STR("Lectern " LECTERN_VERSION));
    daisy202_close_head(out);
}

static void close_text(struct daisy *daisy, FILE *out) {
    (void)daisy;
    fputs("</body>\n</html>\n", out);
}

static const struct daisy_form form = {
    .dialect = &daisy_xhtml,
    .text_name = DAISY202_TEXT,
    .open_text = open_text,
    .close_text = close_text,
    .put_smil = daisy202_put_smil,
};

/* ---- the whole ---- */

static bool write_all(struct daisy *daisy, struct error *error) {
    uint64_t n_bytes;
    return daisy_write_text(daisy, &form, error) && daisy_write_sound(daisy, error) &&
           daisy_write(daisy, "master.smil", daisy202_put_master, error) &&
           file_size(daisy->folder, &n_bytes, error) && daisy202_write_ncc(daisy, n_bytes, error);
}

static bool bind(const struct edition *edition, const char *path, struct error *error) {
    return daisy_bind(edition, path, ".daisy202", MARK, write_all, error);
}

const struct binder binder_daisy202 = {.name = "daisy202",
                                       .extension = ".daisy202",
                                       .bind = bind,
                                       .needs =
                                           REQUIRES_AUTHOR | REQUIRES_PUBLISHER | REQUIRES_DATE};
