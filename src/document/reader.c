#include "document/reader.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "document/docx.h"
#include "document/encoding.h"
#include "document/epub.h"
#include "document/fb2.h"
#include "document/html.h"
#include "document/markdown.h"
#include "document/odt.h"
#ifdef LECTERN_PDF
#include "document/pdf.h"
#endif
#include "document/sandbox.h"
#include "document/strangers.h"
#include "document/tei.h"
#include "document/text.h"

/* About three hundred hours of speech: more than any book, and little enough that the
 * whole of it can be held in memory together with its spans. */
enum { SOURCE_MAX_BYTES = 16 << 20 };

/* Other formats hold pictures besides their text, which has limits of its own. */
enum { FOREIGN_MAX_BYTES = 256 << 20 };

/* The list of formats. Text takes whatever the others leave, so it is the last. */
static const struct reader *const readers[] = {
#ifdef LECTERN_PDF
    &reader_pdf, //
#endif
    &reader_epub,     //
    &reader_docx,     //
    &reader_odt,      //
    &reader_fodt,     //
    &reader_fb2,      //
    &reader_tei,      //
    &reader_html,     //
    &reader_markdown, //
    &reader_text,     //
    NULL,
};

static bool is_control(char byte) {
    unsigned char c = (unsigned char)byte;
    return (c < ' ' && !(c >= '\t' && c <= '\r')) || c == 0x7F;
}

/* Text has no NUL, and hardly a control character. */
static bool check_binary(struct str content, const char *name, struct error *error) {
    const char *nul = str_find_char(content, '\0');
    if (nul) {
        size_t at = (size_t)(nul - content.ptr);
        return error_set_line(error, name, 1 + source_count_lines(content, 0, at),
                              "not text (a NUL byte); name a file of plain text");
    }
    size_t controls = 0;
    for (size_t i = 0; i < content.len; i++)
        controls += is_control(content.ptr[i]);
    if (controls > content.len / 10)
        return error_set(error, name,
                         "not text (%zu control characters in %zu bytes); name a file "
                         "of plain text",
                         controls, content.len);
    return true;
}

static bool check_blank(struct str content, const char *name, struct error *error) {
    for (size_t at = str_starts_with(content, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.len : 0;
         at < content.len;)
        if (!utf8_is_space(utf8_next(content, &at)))
            return true;
    return error_set(error, name, "holds only white space; there is nothing to read aloud");
}

/* Sets the source, in UTF-8; what it was before is told. */
static bool decode(struct arena *arena, const char *encoding, struct document *document,
                   struct error *error) {
    struct decoded decoded;
    if (!encoding_decode(arena, document->path, document->file_bytes, encoding, &decoded, error))
        return false;
    document->source = decoded.text;
    struct str notice = encoding_notice(arena, &decoded);
    if (notice.len)
        *arena_push(arena, &document->repairs) = (struct repair){{0, 0, 1}, notice};
    return true;
}

static bool take_text(struct arena *arena, const struct reader_options *options,
                      struct document *document, struct error *error) {
    struct str content = document->file_bytes;
    if (!content.len)
        return error_set(error, document->path, "is empty; there is nothing to read aloud");
    return decode(arena, options->encoding, document, error) &&
           check_binary(document->source, document->path, error) &&
           check_blank(document->source, document->path, error);
}

static const struct reader *find_reader(struct str content, const char *name) {
    for (size_t i = 0; readers[i]; i++)
        if (readers[i]->recognises(content, name))
            return readers[i];
    return NULL;
}

static const struct reader *reader_called(const char *format) {
    size_t i = 0;
    while (readers[i] && strcmp(readers[i]->name, format) != 0)
        i++;
    return readers[i];
}

/* What is known before anything is read. */
static struct document unread(struct arena *arena, const struct reader *reader, const char *name,
                              struct str content) {
    return (struct document){
        .path = str_to_c(arena, str_from_c(name)),
        .format = reader->name,
        .source = content,
        .file_bytes = content,
    };
}

bool document_read_content(struct arena *arena, const char *name, struct str content,
                           const struct reader_options *options, struct document *document,
                           struct error *error) {
    const struct reader *reader = find_reader(content, name);
    if (!reader)
        return error_set(error, name, "of no format that can be read; name a file of plain text");
    bool recognised = reader->foreign && str_starts_with(content, STR("PK"));
    if (!recognised && !strangers_refuse(content, name, error))
        return false;
    size_t most = reader->foreign ? FOREIGN_MAX_BYTES : SOURCE_MAX_BYTES;
    if (content.len > most)
        return error_set(error, name, "larger than %zu MiB; split it", most >> 20);
    *document = unread(arena, reader, name, content);
    if (reader->foreign)
        return sandbox_read(arena, reader, options, document, error);
    return take_text(arena, options, document, error) &&
           reader->read(arena, options, document, error);
}

bool document_read_as(struct arena *arena, const char *format, const char *name, struct str content,
                      const struct reader_options *options, struct document *document,
                      struct error *error) {
    const struct reader *reader = reader_called(format);
    assert(reader);
    *document = unread(arena, reader, name, content);
    return (reader->foreign || take_text(arena, options, document, error)) &&
           reader->read(arena, options, document, error);
}

bool document_read(struct arena *arena, const char *path, const struct reader_options *options,
                   struct document *document, struct error *error) {
    struct str content;
    if (!file_read(arena, path, FOREIGN_MAX_BYTES, &content, error))
        return false;
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    return document_read_content(arena, name, content, options, document, error);
}
