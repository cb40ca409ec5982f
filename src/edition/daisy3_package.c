/* The package file of a DAISY 3 book (OEB 1.2): what it is, and which files it is made of. */
#include "document/authors.h"
#include "edition/about.h"
#include "edition/daisy3.h"
#include "edition/form.h"

static void put_element(FILE *out, const char *name, const char *attributes, struct str text) {
    if (!text.len)
        return;
    fprintf(out, "<%s%s>", name, attributes);
    form_put_escaped(out, text);
    fprintf(out, "</%s>\n", name);
}

static void put_dublin_core(const struct daisy *daisy, FILE *out) {
    const struct edition *edition = daisy->edition;
    const struct metadata *about = &edition->script->about;
    struct str authors = about->author, name;
    fputs("<dc-metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
          "xmlns:oebpackage=\"http://openebook.org/namespaces/oeb-package/1.0/\">\n",
          out);
    put_element(out, "dc:Title", "", daisy->title);
    while (authors_next(&authors, &name))
        put_element(out, "dc:Creator", "", name);
    put_element(out, "dc:Publisher", "", daisy3_required(about->publisher));
    put_element(out, "dc:Date", "", daisy3_required(about_date(edition)));
    put_element(out, "dc:Identifier", " id=\"uid\"", about_identifier(daisy->arena, edition));
    put_element(out, "dc:Language", "", edition->script->language);
    put_element(out, "dc:Format", "", STR("ANSI/NISO Z39.86-2005"));
    put_element(out, "dc:Type", "", STR("Text"));
    put_element(out, "dc:Type", "", STR("Sound"));
    put_element(out, "dc:Subject", "", about->subject);
    put_element(out, "dc:Description", "", about->description);
    put_element(out, "dc:Rights", "", about->rights);
    put_element(out, "dc:Source", "", edition->source_note);
    fputs("</dc-metadata>\n", out);
}

static void put_more(const struct daisy *daisy, FILE *out) {
    fputs("<x-metadata>\n", out);
    daisy3_put_meta(out, "dtb:multimediaType", STR("audioFullText"));
    daisy3_put_meta(out, "dtb:multimediaContent", STR("audio,text"));
    fputs("<meta name=\"dtb:totalTime\" content=\"", out);
    form_put_clock(out, daisy->ms, '.');
    fputs("\"/>\n", out);
    daisy3_put_meta(out, "dtb:audioFormat", STR("MP3"));
    daisy3_put_meta(out, "dtb:narrator", about_narrator(daisy->edition));
    fputs("</x-metadata>\n", out);
}

static void put_item(FILE *out, const char *id, const char *file, const char *type) {
    fprintf(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"/>\n", id, file, type);
}

static void put_items(FILE *out, const char *prefix, size_t count,
                      struct daisy_name name_of(size_t), const char *type) {
    for (size_t i = 0; i < count; i++) {
        char id[32];
        snprintf(id, sizeof id, "%s-%zu", prefix, i + 1);
        put_item(out, id, name_of(i).text, type);
    }
}

static void put_manifest(const struct daisy *daisy, FILE *out) {
    fputs("<manifest>\n", out);
    put_item(out, "package", DAISY3_PACKAGE, "text/xml");
    put_item(out, "ncx", DAISY3_NCX, "application/x-dtbncx+xml");
    put_item(out, "text", DAISY3_TEXT, "application/x-dtbook+xml");
    put_item(out, "resource", DAISY3_RESOURCES, "application/x-dtbresource+xml");
    put_items(out, "smil", daisy->sections.count, daisy_smil_name, "application/smil");
    put_items(out, "audio", daisy->parts.count, daisy_sound_name, "audio/mpeg");
    fputs("</manifest>\n", out);
}

void daisy3_put_package(struct daisy *daisy, FILE *out) {
    fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<!DOCTYPE package PUBLIC \"+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN\" "
          "\"http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd\">\n"
          "<package xmlns=\"http://openebook.org/namespaces/oeb-package/1.0/\" "
          "unique-identifier=\"uid\">\n<metadata>\n",
          out);
    put_dublin_core(daisy, out);
    put_more(daisy, out);
    fputs("</metadata>\n", out);
    put_manifest(daisy, out);
    fputs("<spine>\n", out);
    for (size_t i = 1; i <= daisy->sections.count; i++)
        fprintf(out, "<itemref idref=\"smil-%zu\"/>\n", i);
    fputs("</spine>\n</package>\n", out);
}
