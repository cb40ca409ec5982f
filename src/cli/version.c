/* Without base/error.h on purpose: ebur128.h has an `enum error`. */
#include "cli/version.h"

#include <cairo.h>
#include <cmark-gfm.h>
#include <ebur128.h>
#include <espeak-ng/speak_lib.h>
#include <lame/lame.h>
#include <libxml/xmlversion.h>
#include <mpg123.h>
#ifdef LECTERN_PDF
#include <mupdf/fitz/version.h>
#endif
#include <nettle/version.h>
#include <pango/pango.h>
#include <seccomp.h>
#include <sndfile.h>
#include <unicode/uversion.h>
#include <yajl/yajl_version.h>
#include <zip.h>

#include "edition/optional_forms.h"

static void print(FILE *stream, const char *name, const char *version, const char *use) {
    fprintf(stream, "  %-13s %-13s %s\n", name, version, use);
}

static void print_numbers(FILE *stream, const char *name, int major, int minor, int patch,
                          const char *use) {
    char version[40];
    snprintf(version, sizeof version, "%d.%d.%d", major, minor, patch);
    print(stream, name, version, use);
}

static const char *espeak_version(void) {
    const char *data_path;
    return espeak_Info(&data_path);
}

/* "libsndfile-1.2.0" */
static const char *sndfile_version(void) {
    const char *version = sf_version_string();
    for (const char *at = version; *at; at++)
        if (*at == '-' && at[1] >= '0' && at[1] <= '9')
            return at + 1;
    return version;
}

static void print_meter(FILE *stream) {
    int major, minor, patch;
    ebur128_get_version(&major, &minor, &patch);
    print_numbers(stream, "libebur128", major, minor, patch, "loudness");
}

static void print_seccomp(FILE *stream) {
    const struct scmp_version *version = seccomp_version();
    print_numbers(stream, "libseccomp", (int)version->major, (int)version->minor,
                  (int)version->micro, "the sandbox of readers");
}

void version_print(FILE *stream) {
    char version[32];
    int yajl = yajl_version();
    fprintf(stream, "lectern %s\n\nspeaks and records with\n", LECTERN_VERSION);
    print(stream, "eSpeak NG", espeak_version(), "speech");
    print(stream, "LAME", get_lame_version(), "MP3 encoding");
    print_meter(stream);
    print(stream, "libsndfile", sndfile_version(), "WAV");
    fputs("\nreads, draws and checks with\n", stream);
    print(stream, "ICU", U_ICU_VERSION, "characters, and numbers in words");
    print(stream, "libxml2", LIBXML_DOTTED_VERSION, "XML");
    print(stream, "cmark-gfm", cmark_version_string(), "Markdown");
    print(stream, "gumbo", LECTERN_GUMBO_VERSION, "HTML");
    print(stream, "libzip", zip_libzip_version(), "EPUB, DOCX and ODT");
#ifdef LECTERN_PDF
    print(stream, "MuPDF", FZ_VERSION, "PDF");
#else
    print(stream, "MuPDF", "no", "PDF is not read");
#endif
    print_seccomp(stream);
    print(stream, "cairo", cairo_version_string(), "covers");
    print(stream, "pango", pango_version_string(), "covers");
    snprintf(version, sizeof version, "API %d", MPG123_API_VERSION);
    print(stream, "mpg123", version, "MP3 decoding");
    print_numbers(stream, "yajl", yajl / 10000, yajl / 100 % 100, yajl % 100, "JSON");
    snprintf(version, sizeof version, "%d.%d", nettle_version_major(), nettle_version_minor());
    print(stream, "nettle", version, "SHA-256");
    fputs("\nand has, of the forms that need a library of their own,\n", stream);
    for (const struct optional_form *form = optional_forms; form->name; form++)
        print(stream, form->name, form->built_in ? "yes" : "no", form->library);
}
