#include "document/strangers.h"

#define SAVE "save it as DOCX, ODT or plain text"
#define CONVERT "convert it to EPUB (Calibre's ebook-convert does, where no DRM is on it)"
#define UNPACK "unpack it, and name the text in it"
#define LOOK "Lectern reads texts; recognise the text on it (OCR) and name that"
#define SOUND "Lectern reads texts, and this has been recorded already"
#define BUILD_PDF                                                                                  \
    "Lectern reads it where it is built with MuPDF (see `lectern --version`), and here it is "     \
    "not; build it so, or convert the PDF with pdftotext"
#define NAME_TEXT "Lectern reads texts; name one"
#define BYTES(text)                                                                                \
    { text, sizeof(text) - 1 }
#define BINARY BYTES("\0") /* which no text has that happens to begin like this */

static const struct {
    struct str begins; /* what the file has at that byte … */
    size_t at;
    struct str inside; /* … and somewhere; the first in the list is taken */
    const char *what, *advice;
} strangers[] = {
#ifndef LECTERN_PDF
    {BYTES("%PDF-"), 0, {0}, "a PDF", BUILD_PDF},
#endif
    {BYTES("{\\rtf"), 0, {0}, "a document in RTF", SAVE},
    {BYTES("PK\x03\x04"), 0, BYTES("xl/workbook."), "a spreadsheet (XLSX)",
     "copy what is to be read into a text document"},
    {BYTES("PK\x03\x04"), 0, BYTES("ppt/presentation."), "a presentation (PPTX)",
     "save it as a text document, or its outline as text"},
    {BYTES("PK\x03\x04"), 0, BYTES("application/vnd.oasis.opendocument."),
     "an OpenDocument file, but no text document", "copy what is to be read into one (ODT)"},
    {BYTES("PK\x03\x04"), 0, BYTES("Index/Document.iwa"), "a document of Pages, Numbers or Keynote",
     "export it as DOCX or EPUB"},
    {BYTES("PK\x03\x04"), 0, {0}, "a ZIP archive of no kind that can be read", UNPACK},
    /* Names in this container are UTF-16. */
    {BYTES("\xD0\xCF\x11\xE0"), 0, BYTES("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"),
     "protected by a password", "save it without one"},
    {BYTES("\xD0\xCF\x11\xE0"), 0, BYTES("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t"),
     "a document of Word before 2007 (DOC)", SAVE},
    {BYTES("\xD0\xCF\x11\xE0"), 0, {0}, "a file of an older Office", SAVE},
    {BYTES("\xFFWPC"), 0, {0}, "a document of WordPerfect", SAVE},
    {BYTES("BOOKMOBI"), 60, {0}, "a Kindle book (MOBI, AZW)", CONVERT},
    {BYTES("TPZ"), 0, BINARY, "a Kindle book (Topaz)", CONVERT},
    {BYTES("\352DRMION\356"), 0, {0}, "a Kindle book (KFX)", CONVERT},
    {BYTES("ITOLITLS"), 0, {0}, "a book of Microsoft Reader (LIT)", CONVERT},
    {BYTES("ITSF"), 0, BINARY, "a help file (CHM)", CONVERT},
    {BYTES("%!PS"), 0, {0}, "a document in PostScript", "convert it to PDF (ps2pdf)"},
    {BYTES("AT&TFORM"), 0, {0}, "a scan (DjVu)", "take its text out with djvutxt, and name that"},
    {BYTES("\xFF\xD8\xFF"), 0, {0}, "a picture (JPEG)", LOOK},
    {BYTES("\x89PNG\r\n"), 0, {0}, "a picture (PNG)", LOOK},
    {BYTES("GIF8"), 0, BINARY, "a picture (GIF)", LOOK},
    {BYTES("BM"), 0, BINARY, "a picture (BMP)", LOOK},
    {BYTES("II*\0"), 0, {0}, "a picture (TIFF)", LOOK},
    {BYTES("MM\0*"), 0, {0}, "a picture (TIFF)", LOOK},
    {BYTES("WEBP"), 8, BINARY, "a picture (WebP)", LOOK},
    {BYTES("ftyphei"), 4, {0}, "a picture (HEIC)", LOOK},
    {BYTES("ftypavif"), 4, {0}, "a picture (AVIF)", LOOK},
    {BYTES("ID3"), 0, BINARY, "an MP3", SOUND},
    {BYTES("\xFF\xFB"), 0, BINARY, "an MP3", SOUND},
    {BYTES("\xFF\xFA"), 0, BINARY, "an MP3", SOUND},
    {BYTES("\xFF\xF3"), 0, BINARY, "an MP3", SOUND},
    {BYTES("\xFF\xF2"), 0, BINARY, "an MP3", SOUND},
    {BYTES("ftyp"), 4, BINARY, "sound or a film (MP4, M4A, M4B)", SOUND},
    {BYTES("WAVE"), 8, BINARY, "sound (WAV)", SOUND},
    {BYTES("OggS"), 0, BINARY, "sound or a film (Ogg)", SOUND},
    {BYTES("fLaC"), 0, BINARY, "sound (FLAC)", SOUND},
    {BYTES("\x1A\x45\xDF\xA3"), 0, {0}, "a film (Matroska, WebM)", SOUND},
    {BYTES("\x1F\x8B"), 0, {0}, "a compressed file (gzip)", UNPACK},
    {BYTES("1AY&SY"), 4, {0}, "a compressed file (bzip2)", UNPACK},
    {BYTES("\3757zXZ"), 0, {0}, "a compressed file (xz)", UNPACK},
    {BYTES("\x28\xB5\x2F\xFD"), 0, {0}, "a compressed file (zstd)", UNPACK},
    {BYTES("7z\xBC\xAF\x27\x1C"), 0, {0}, "an archive (7z)", UNPACK},
    {BYTES("Rar!\x1A"), 0, {0}, "an archive (RAR)", UNPACK},
    {BYTES("ustar"), 257, BINARY, "an archive (tar)", UNPACK},
    {BYTES("\177ELF"), 0, {0}, "a program (ELF)", NAME_TEXT},
    {BYTES("MZ"), 0, BINARY, "a program of Windows or DOS", NAME_TEXT},
    {BYTES("\xCF\xFA\xED\xFE"), 0, {0}, "a program of macOS", NAME_TEXT},
    {BYTES("\xCA\xFE\xBA\xBE"), 0, {0}, "a program of macOS or Java", NAME_TEXT},
    {BYTES("SQLite format 3"), 0, BINARY, "a database (SQLite)", NAME_TEXT},
};

bool strangers_refuse(struct str content, const char *name, struct error *error) {
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
        if (str_starts_with(str_slice(content, strangers[i].at, content.len),
                            strangers[i].begins) &&
            str_contains(content, strangers[i].inside))
            return error_set(error, name, "is %s; %s", strangers[i].what, strangers[i].advice);
    return true;
}
