/* SMIL files of a DAISY 3 book: the profile of SMIL 2.0 that the standard has. */
#include "edition/about.h"
#include "edition/daisy3.h"
#include "edition/form.h"

static void put_clock(FILE *out, const char *attribute, uint64_t ms) {
    fprintf(out, " %s=\"", attribute);
    form_put_clock(out, ms, '.');
    putc('"', out);
}

/* Those that pairs of the section name. All is heard unless the listener says otherwise. */
static void put_tests(const struct daisy_section *section, const struct daisy_par *pars,
                      FILE *out) {
    bool used[DAISY_SKIPS] = {false};
    bool any = false;
    for (size_t i = 0; i < section->n_pars; i++)
        if (pars[i].skip != DAISY_NO_SKIP)
            any = used[pars[i].skip] = true;
    if (any)
        fputs("<customAttributes>\n", out);
    for (size_t i = 0; i < DAISY_SKIPS; i++)
        if (used[i])
            fprintf(out, "<customTest id=\"%s\" defaultState=\"true\" override=\"visible\"/>\n",
                    daisy3_tests[i].id);
    if (any)
        fputs("</customAttributes>\n", out);
}

static void put_par(const struct daisy_section *section, const struct daisy_par *par, FILE *out) {
    const char *test = daisy3_tests[par->skip].id;
    fprintf(out, "<par id=\"p%zu\"", par->number);
    if (test)
        fprintf(out, " class=\"%s\" customTest=\"%s\"", test, test);
    fprintf(out,
            ">\n<text src=\"" DAISY3_TEXT "#t%zu\" region=\"textView\"/>\n"
            "<audio src=\"%s\"",
            par->number, daisy_sound_name(section->part).text);
    put_clock(out, "clipBegin", par->start_ms);
    put_clock(out, "clipEnd", par->end_ms);
    fputs("/>\n</par>\n", out);
}

void daisy3_put_smil(const struct daisy *daisy, const struct daisy_section *section,
                     const struct daisy_par *pars, FILE *out) {
    fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<!DOCTYPE smil PUBLIC \"-//NISO//DTD dtbsmil 2005-2//EN\" "
          "\"http://www.daisy.org/z3986/2005/dtbsmil-2005-2.dtd\">\n"
          "<smil xmlns=\"http://www.w3.org/2001/SMIL20/\">\n<head>\n",
          out);
    daisy3_put_meta(out, "dtb:uid", about_identifier(daisy->arena, daisy->edition));
    daisy3_put_meta(out, "dtb:generator", STR("Lectern " LECTERN_VERSION));
    fputs("<meta name=\"dtb:totalElapsedTime\"", out);
    put_clock(out, "content", section->elapsed_ms);
    fputs("/>\n<layout>\n<region id=\"textView\"/>\n</layout>\n", out);
    put_tests(section, pars, out);
    fputs("</head>\n<body>\n<seq id=\"main\" fill=\"remove\"", out);
    put_clock(out, "dur", section->ms);
    fputs(">\n", out);
    for (size_t i = 0; i < section->n_pars; i++)
        put_par(section, &pars[i], out);
    fputs("</seq>\n</body>\n</smil>\n", out);
}
