/* SMIL 1.0 files of a DAISY 2.02 book. */
#include <inttypes.h>

#include "edition/about.h"
#include "edition/daisy202.h"
#include "edition/form.h"

static const char *const tests[DAISY_SKIPS] = {
    [DAISY_PAGE] = "pagenumber-on",
    [DAISY_NOTE] = "footnote-on",
    [DAISY_PRODNOTE] = "prodnote-on",
};

static void put_time(FILE *out, const char *name, uint64_t ms) {
    fprintf(out, "<meta name=\"ncc:%s\" content=\"", name);
    form_put_clock(out, ms, '.');
    fputs("\"/>\n", out);
}

static void open_smil(const struct daisy *daisy, FILE *out) {
    fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<!DOCTYPE smil PUBLIC \"-//W3C//DTD SMIL 1.0//EN\" "
          "\"http://www.w3.org/TR/REC-smil/SMIL10.dtd\">\n"
          "<smil>\n<head>\n",
          out);
    daisy202_put_meta(out, "dc:format", STR("Daisy 2.02"));
    daisy202_put_meta(out, "dc:identifier", about_identifier(daisy->arena, daisy->edition));
    daisy202_put_meta(out, "dc:title", daisy->title);
    daisy202_put_meta(out, "ncc:generator", STR("Lectern " LECTERN_VERSION));
}

static void close_head(FILE *out) {
    fputs("<layout>\n<region id=\"textView\"/>\n</layout>\n</head>\n<body>\n", out);
}

static void put_par(const struct daisy_section *section, const struct daisy_par *par, FILE *out) {
    fprintf(out, "<par endsync=\"last\" id=\"p%zu\"", par->number);
    if (tests[par->skip])
        fprintf(out, " system-required=\"%s\"", tests[par->skip]);
    fprintf(out,
            ">\n<text src=\"" DAISY202_TEXT "#t%zu\" id=\"x%zu\" region=\"textView\"/>\n"
            "<audio src=\"%s\" clip-begin=\"npt=",
            par->number, par->number, daisy_sound_name(section->part).text);
    daisy_put_seconds(out, par->start_ms);
    fputs("s\" clip-end=\"npt=", out);
    daisy_put_seconds(out, par->end_ms);
    fprintf(out, "s\" id=\"a%zu\"/>\n</par>\n", par->number);
}

void daisy202_put_smil(const struct daisy *daisy, const struct daisy_section *section,
                       const struct daisy_par *pars, FILE *out) {
    open_smil(daisy, out);
    daisy202_put_meta(out, "title", section->title);
    put_time(out, "totalElapsedTime", section->elapsed_ms);
    put_time(out, "timeInThisSmil", section->ms);
    close_head(out);
    fputs("<seq dur=\"", out);
    daisy_put_seconds(out, section->ms);
    fputs("s\">\n", out);
    for (size_t i = 0; i < section->n_pars; i++)
        put_par(section, &pars[i], out);
    fputs("</seq>\n</body>\n</smil>\n", out);
}

void daisy202_put_master(struct daisy *daisy, FILE *out) {
    open_smil(daisy, out);
    put_time(out, "timeInThisSmil", daisy->ms);
    close_head(out);
    for (size_t i = 0; i < daisy->sections.count; i++) {
        fputs("<ref title=\"", out);
        form_put_escaped(out, daisy->sections.items[i].title);
        fprintf(out, "\" src=\"%s\" id=\"m%zu\"/>\n", daisy_smil_name(i).text, i + 1);
    }
    fputs("</body>\n</smil>\n", out);
}
