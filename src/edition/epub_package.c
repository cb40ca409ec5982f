/* The package document: what the book is, for catalogues and for readers who have to know
 * whether they can use it, and which files it is made of. */
#include <inttypes.h>
#include <string.h>

#include "base/language.h"
#include "document/authors.h"
#include "edition/about.h"
#include "edition/epub.h"
#include "edition/form.h"

static void put_element(FILE *out, const char *name, const char *attributes, struct str text) {
    if (!text.len)
        return;
    fprintf(out, "<%s%s>", name, attributes);
    form_put_escaped(out, text);
    fprintf(out, "</%.*s>\n", (int)strcspn(name, " "), name);
}

static void put_meta(FILE *out, const char *property, struct str value) {
    if (!value.len)
        return;
    fprintf(out, "<meta property=\"%s\">", property);
    form_put_escaped(out, value);
    fputs("</meta>\n", out);
}

static void put_refining(FILE *out, const char *id, const char *property, const char *scheme,
                         struct str value) {
    fprintf(out, "<meta refines=\"#%s\" property=\"%s\"%s>", id, property, scheme);
    form_put_escaped(out, value);
    fputs("</meta>\n", out);
}

/* ---- what it is ---- */

/* No clock is asked: SOURCE_DATE_EPOCH, or the edition's date, or the beginning of all. */
static void put_modified(const struct epub *epub, FILE *out) {
    static const char rest[] = "YYYY-01-01T00:00:00Z";
    struct str moment = epub->edition->moment, date = about_date(epub->edition);
    if (!moment.len)
        moment = date.len ? date : STR("1970");
    fprintf(out, "<meta property=\"dcterms:modified\">%.*s%s</meta>\n", STR_ARG(moment),
            rest + moment.len);
}

static void put_title(const struct epub *epub, FILE *out) {
    struct str subtitle = epub->edition->script->about.subtitle;
    put_element(out, "dc:title", " id=\"title\"", epub->title);
    put_refining(out, "title", "title-type", "", STR("main"));
    if (!subtitle.len)
        return;
    put_element(out, "dc:title", " id=\"subtitle\"", subtitle);
    put_refining(out, "subtitle", "title-type", "", STR("subtitle"));
}

static void put_people(const struct epub *epub, FILE *out) {
    static const char relators[] = " scheme=\"marc:relators\"";
    struct str authors = epub->edition->script->about.author, name;
    for (int n = 1; authors_next(&authors, &name); n++) {
        char id[32], attribute[48];
        snprintf(id, sizeof id, n == 1 ? "author" : "author-%d", n);
        snprintf(attribute, sizeof attribute, " id=\"%s\"", id);
        put_element(out, "dc:creator", attribute, name);
        put_refining(out, id, "role", relators, STR("aut"));
    }
    put_element(out, "dc:contributor", " id=\"narrator\"", about_narrator(epub->edition));
    put_refining(out, "narrator", "role", relators, STR("nrt"));
}

/* What the text says of itself names the text; this is another publication. */
static bool has_own_identifier(const struct edition *edition) {
    struct str identifier = edition->script->about.identifier;
    return identifier.len && !str_equal(identifier, edition->document->metadata.identifier);
}

static void put_sources(const struct edition *edition, FILE *out) {
    put_element(out, "dc:source", "", edition->source_note);
    put_element(out, "dc:source", "", edition->document->metadata.identifier);
}

static void put_about(const struct epub *epub, FILE *out) {
    const struct script *script = epub->edition->script;
    const struct metadata *about = &script->about;
    put_element(out, "dc:identifier", " id=\"identifier\"",
                has_own_identifier(epub->edition)
                    ? about->identifier
                    : about_derived_identifier(epub->arena, epub->edition, STR("epub")));
    put_title(epub, out);
    put_people(epub, out);
    put_element(out, "dc:language", "", script->language);
    put_element(out, "dc:publisher", "", about->publisher);
    put_element(out, "dc:date", "", about_date(epub->edition));
    put_element(out, "dc:rights", "", about->rights);
    put_element(out, "dc:subject", "", about->subject);
    put_element(out, "dc:description", "", about->description);
    put_sources(epub->edition, out);
    if (about->series.len) {
        put_element(out, "meta property=\"belongs-to-collection\"", " id=\"series\"",
                    about->series);
        put_refining(out, "series", "collection-type", "", STR("series"));
    }
    put_modified(epub, out);
}

/* ---- for whom ---- */

static bool has_kind(const struct script *script, enum utterance_kind kind) {
    for (size_t i = 0; i < script->utterances.count; i++)
        if (script->utterances.items[i].kind == kind && script->utterances.items[i].n_words)
            return true;
    return false;
}

static void put_features(const struct script *script, FILE *out) {
    const struct {
        const char *name;
        bool there;
    } features[] = {
        {"synchronizedAudioText", true},
        {"tableOfContents", true},
        {"readingOrder", true},
        {"displayTransformability", true},
        {"structuralNavigation", script->chapters.count > 0},
        {"pageNavigation", script->pages.count > 0},
        {"pageBreakMarkers", script->pages.count > 0},
        {"alternativeText", has_kind(script, UTTERANCE_FIGURE)},
    };
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        if (features[i].there)
            put_meta(out, "schema:accessibilityFeature", str_from_c(features[i].name));
}

static void put_summary(const struct script *script, FILE *out) {
    fputs("<meta property=\"schema:accessibilitySummary\"", out);
    form_put_language(out, FORM_XML_LANG, STR("en"), script->language);
    fputs(">The text is read aloud by a synthetic voice and synchronised with it.", out);
    if (script->chapters.count)
        fputs(" The table of contents leads to its chapters.", out);
    if (script->pages.count)
        fputs(" The pages of the printed book can be found.", out);
    if (has_kind(script, UTTERANCE_FIGURE))
        fputs(" Pictures are replaced by the text that describes them.", out);
    fputs("</meta>\n", out);
}

/* What nobody has looked at and listened to is not claimed. */
static void put_conformance(const struct edition *edition, FILE *out) {
    if (!edition->certifier.len)
        return;
    put_element(out, "meta property=\"dcterms:conformsTo\"", " id=\"conformance\"",
                STR("EPUB Accessibility 1.1 - WCAG 2.1 Level AA"));
    put_refining(out, "conformance", "a11y:certifiedBy", "", edition->certifier);
}

/* A page is a page of something: of what the text says it is from, or else of the work. */
static void put_page_source(const struct epub *epub, FILE *out) {
    struct str source = epub->edition->source_note;
    if (!source.len)
        source = epub->edition->document->metadata.identifier;
    if (epub->edition->script->pages.count)
        put_meta(out, "pageBreakSource", source.len ? source : epub->title);
}

static void put_access(const struct epub *epub, FILE *out) {
    static const char *const modes[][2] = {
        {"schema:accessMode", "auditory"},
        {"schema:accessMode", "textual"},
        {"schema:accessModeSufficient", "auditory"},
        {"schema:accessModeSufficient", "textual"},
        {"schema:accessModeSufficient", "textual,auditory"},
        {"schema:accessibilityHazard", "none"},
    };
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        put_meta(out, modes[i][0], str_from_c(modes[i][1]));
    put_features(epub->edition->script, out);
    put_summary(epub->edition->script, out);
    put_page_source(epub, out);
    put_conformance(epub->edition, out);
}

/* ---- how long ---- */

static uint64_t part_ms(const struct epub *epub, size_t part) {
    const struct timeline *timeline = &epub->parts.items[part].timeline;
    return timeline_ms(timeline, timeline->n_samples);
}

static void put_duration(FILE *out, const char *refines, uint64_t ms) {
    fprintf(out, "<meta property=\"media:duration\"%s>", refines);
    form_put_clock(out, ms, '.');
    fputs("</meta>\n", out);
}

static void put_durations(const struct epub *epub, FILE *out) {
    uint64_t total_ms = 0;
    for (size_t i = 0; i < epub->parts.count; i++) {
        char refines[64];
        snprintf(refines, sizeof refines, " refines=\"#overlay-%zu\"", i + 1);
        put_duration(out, refines, part_ms(epub, i));
        total_ms += part_ms(epub, i);
    }
    put_duration(out, "", total_ms);
    put_meta(out, "media:active-class", STR("-epub-media-overlay-active"));
    put_meta(out, "media:narrator", about_narrator(epub->edition));
}

/* ---- what it is made of ---- */

static void put_item(FILE *out, const char *id, const char *file, const char *type,
                     const char *properties) {
    fprintf(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"%s/>\n", id, file, type, properties);
}

static void put_part_items(const struct epub *epub, FILE *out, size_t number) {
    int digits = epub_digits(epub);
    fprintf(out,
            "<item id=\"text-%zu\" href=\"text/part-%0*zu.xhtml\" "
            "media-type=\"application/xhtml+xml\" media-overlay=\"overlay-%zu\"/>\n",
            number, digits, number, number);
    fprintf(out,
            "<item id=\"overlay-%zu\" href=\"overlay/part-%0*zu.smil\" "
            "media-type=\"application/smil+xml\"/>\n",
            number, digits, number);
    fprintf(out,
            "<item id=\"audio-%zu\" href=\"audio/part-%0*zu.mp3\" media-type=\"audio/mpeg\"/>\n",
            number, digits, number);
}

static void put_manifest(const struct epub *epub, FILE *out) {
    fputs("<manifest>\n", out);
    put_item(out, "nav", "nav.xhtml", "application/xhtml+xml", " properties=\"nav\"");
    put_item(out, "style", "style.css", "text/css", "");
    if (epub->edition->cover.len) {
        put_item(out, "cover-image", about_cover_name(epub->edition), epub->edition->cover_type,
                 " properties=\"cover-image\"");
        put_item(out, "cover", "cover.xhtml", "application/xhtml+xml", "");
    }
    for (size_t i = 1; i <= epub->parts.count; i++)
        put_part_items(epub, out, i);
    fputs("</manifest>\n", out);
}

static void put_spine(const struct epub *epub, FILE *out) {
    bool rtl = language_is_rtl(epub->edition->script->language);
    fputs(rtl ? "<spine page-progression-direction=\"rtl\">\n" : "<spine>\n", out);
    if (epub->edition->cover.len)
        fputs("<itemref idref=\"cover\" linear=\"no\"/>\n", out);
    for (size_t i = 1; i <= epub->parts.count; i++)
        fprintf(out, "<itemref idref=\"text-%zu\"/>\n", i);
    fputs("</spine>\n", out);
}

void epub_put_package(struct epub *epub, size_t part, FILE *out) {
    (void)part;
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
          "unique-identifier=\"identifier\"",
          out);
    form_put_language(out, FORM_XML_LANG, epub->edition->script->language, (struct str){0});
    fputs(">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n", out);
    put_about(epub, out);
    put_access(epub, out);
    put_durations(epub, out);
    fputs("</metadata>\n", out);
    put_manifest(epub, out);
    put_spine(epub, out);
    fputs("</package>\n", out);
}
